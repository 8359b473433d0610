"""What is published of workbooks: the format's schema, and the invented example as such files.

The file is read and written by overrides/frame/workbook/workbook-file.js, and has the same bytes
whoever writes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from navet.content import scenario
from navet.content.reader import Content
from navet.content.templates import localise
from navet.content.workbook import PARTIES, TOGETHER
from navet.language.texts import LANGUAGES

SCHEMA = "modell/schema/arbetsbok.schema.json"
FOLDER = "data"
FORMAT = "samverkan-arbetsbok"
VERSION = 1
_DONE = "klar"
_COVER = "om"


def published(content: Content) -> dict[str, str]:
    """Return the files that stand beside the pages, by path from the site's root."""
    found = {f"{FOLDER}/{Path(SCHEMA).name}": (content.root / SCHEMA).read_text(encoding="utf-8")}
    for lang in LANGUAGES:
        for party in PARTIES:
            found[example_path(lang, party)] = canonical(example(content, lang, party))
    return found


def example_path(lang: str, party: str = TOGETHER) -> str:
    """Return the path of an example from the site's root: of the parties together, or of one."""
    whose = "" if party == TOGETHER else f"-{party}"
    return f"{FOLDER}/granvida{whose}-{lang}.samverkan.json"


def canonical(book: Mapping[str, Any]) -> str:
    """Return a workbook as the text of its file."""
    return json.dumps(book, ensure_ascii=False, indent=2) + "\n"


def example(content: Content, lang: str, party: str = TOGETHER) -> dict[str, Any]:
    """Return the invented example as a workbook, written by the parties together or by one."""
    data = content.registers[scenario.NAME]
    local = localise(data, lang)
    diary = local["dagbok"]
    started = f"{diary['falt']['startdatum']}T08:00Z"
    times = {step_id: f"{step['andrat']}T12:00Z" for step_id, step in diary["steg"].items()}
    return {
        "format": {"name": FORMAT, "version": VERSION},
        "model": content.model.version,
        "id": f"granvida-{party}-{lang}",
        "name": local["namn"],
        "party": party,
        "organisation": "" if party == TOGETHER else local["roster"][party],
        "created": started,
        "changed": max([started, *times.values()]),
        "answers": dict(sorted(_answers(content, data, times, lang, party))),
        "steps": {
            step_id: _state(local, step_id, times[step_id]) for step_id in sorted(diary["steg"])
        },
        "check": {},
        "workshop": {},
        "diary": dict(sorted(_diary(content, local, lang))),
        "unknown": {},
    }


def _answers(
    content: Content, data: dict[str, Any], times: Mapping[str, str], lang: str, party: str
) -> Iterator[tuple[str, dict[str, str]]]:
    for name, answer in scenario.answers(data, lang).items():
        step = content.model.step_of_question.get(name)
        voice = data["roster"][party][lang] if party in scenario.VOICES else ""
        own = next((said for who, said in answer.voices if who == voice), "")
        text = own or (str(answer) if party == TOGETHER else answer.text)
        yield name, {"text": text, "changed": times[step.id if step else name]}


def _state(local: dict[str, Any], step_id: str, changed: str) -> dict[str, Any]:
    step = local["dagbok"]["steg"][step_id]
    actions = [
        {"what": row["aktivitet"], "who": row["ansvarig"], "when": str(row["klart"])}
        for row in local["tidsplan"]
        if row["steg"] == step_id and row["status"] != _DONE
    ]
    return {
        "status": step["lage"],
        "agreed": step["enighet"],
        "open": step["olikhet"],
        **({"next": actions} if actions else {}),
        "changed": changed,
    }


def _diary(content: Content, local: dict[str, Any], lang: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of the Word diary that no page shows, by the tags of its controls."""
    diary = local["dagbok"]
    names = {step.id: step.name for step in content.model.steps}
    for name, value in diary["falt"].items():
        yield f"{_COVER}--{name}", str(value)
    for step_id, step in diary["steg"].items():
        yield f"{step_id}--larande", step["larande"]
    for prefix, rows in (("mote", diary["moten"]), ("beslut", diary["beslut"])):
        for index, row in enumerate(rows, 1):
            for name, value in row.items():
                shown = names[value][lang] if name == "fas-steg" else str(value)
                yield f"{prefix}-{index}--{name}", shown
