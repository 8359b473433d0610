"""The process diary: every step and question of the model with a place to write, as Word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from navet.documents.kit import payload as data
from navet.documents.kit import pdf, preview
from navet.documents.kit.entry import BLANK, FILLED, Context, Entry, ToolFiles, drawn, entry
from navet.documents.kit.job import Job
from navet.documents.kit.payload import FieldData, OptionData, PartData, StepData, TemplatePayload
from navet.documents.kit.preview import Block
from navet.documents.office.controls import Control
from navet.documents.office.opening import begun
from navet.documents.office.word import Paper, TableShape

TOOL = "processdagbok"
MEETINGS = 4
DECISIONS = 12
_STEP_FIELDS = ("enighet", "olikhet", "larande")
_STEP_SHOWN = "malgrupp"  # the preview's step, which the example answers fully


class Payload(TemplatePayload):
    """The diary's content; ``example`` holds the example's answers where it is filled."""

    parts: list[PartData]
    options: dict[str, list[OptionData]]
    step_names: dict[str, str]
    example: dict[str, Any] | None
    wheel: str


def entries(context: Context) -> Iterator[Entry]:
    """Yield the diary, blank and filled."""
    for variant in (BLANK, FILLED):
        payload = content(context, variant == FILLED)
        job = Job("diary", "docx", payload, cost=6)
        yield entry(context, f"{TOOL}-{variant}", (job, drawn(_preview(payload))), variant)


def content(context: Context, filled: bool) -> Payload:
    """Return the diary's content, with the example's answers where it is filled."""
    sources, lang = context.sources, context.lang
    example = sources.local_example(lang)
    return {
        **data.template_base(sources, TOOL, lang, filled),
        "parts": data.parts(sources, lang),
        "options": data.options(sources.templates, lang, "stegstatus"),
        "step_names": data.step_names(sources, lang),
        "example": {**example["dagbok"], "namn": example["namn"]} if filled else None,
        "wheel": context.wheel,
    }


def build(payload: Payload) -> bytes:
    """Return the diary as .docx; filled where the payload has an example."""
    paper = begun(payload)
    _cover(paper, payload)
    _overview(paper, payload)
    for part in payload["parts"]:
        _part(paper, payload, part)
    _meetings(paper, payload)
    _decisions(paper, payload)
    _colophon(paper, payload)
    return paper.to_bytes(payload["timestamp"])


def _example(payload: Payload, *path: str) -> Any:
    """Return the example's value at a path of keys, or "" where there is none."""
    value: Any = payload["example"] or {}
    for key in path:
        value = value.get(key, "") if isinstance(value, dict) else ""
    return value


def _cover(paper: Paper, payload: Payload) -> None:
    words, fields = payload["words"], payload["fields"]
    paper.paragraph(words["syfte"], "Lead")
    paper.picture(pdf.wheel_png(payload["wheel"]), 11.5, words["modellbild_alt"])
    paper.heading(words["sa_har"], 2)
    paper.steps([words[f"gor_{number}"] for number in (1, 2, 3)])
    paper.page_break()
    paper.heading(words["om_oss"], 1)
    rows: list[list[str | Control]] = []
    for field_id in ("samverkan", "parter", "malet", "startdatum", "ansvarig-dagbok"):
        field = fields[field_id]
        value = (
            _example(payload, "namn")
            if field_id == "samverkan"
            else _example(payload, "falt", field_id)
        )
        rows.append([field["name"], _control(f"om--{field_id}", field, payload, value)])
    paper.table(
        [words["falt"], words["hjalp"]],
        rows,
        TableShape((5.0, 12.0), words["om_oss"], words["tabell_om"], row_headers=True),
    )


def _control(tag: str, field: FieldData, payload: Payload, value: str) -> Control:
    if field["kind"] == "datum":
        return Control(tag, field["name"], payload["words"]["valj_datum"], value, "date")
    kind = "line" if field["kind"] == "text" else "text"
    return Control(tag, field["name"], field["help"], value, kind)


def _overview(paper: Paper, payload: Payload) -> None:
    words = payload["words"]
    choices = {item["id"]: item["text"] for item in payload["options"]["stegstatus"]}
    paper.heading(words["oversikt"], 1)
    paper.paragraph(words["oversikt_hjalp"])
    rows: list[list[str | Control]] = []
    for step_id, name in payload["step_names"].items():
        status = choices.get(_example(payload, "steg", step_id, "lage"), "")
        changed = _example(payload, "steg", step_id, "andrat")
        label = f"{words['kol_status']}: {name}"
        rows.append(
            [
                name,
                Control(f"{step_id}--lage", label, words["valj"], status, "list", choices),
                Control(f"{step_id}--andrat", name, words["valj_datum"], changed, "date"),
            ]
        )
    paper.table(
        [words["kol_steg"], words["kol_status"], words["kol_datum"]],
        rows,
        TableShape((8.6, 4.6, 3.8), words["oversikt"], words["tabell_oversikt"], row_headers=True),
    )


def _part(paper: Paper, payload: Payload, part: PartData) -> None:
    words, number = payload["words"], part["number"]
    paper.page_break()
    label = words["block"] if part["kind"] == "forutsattning" else f"{words['fas']} {number}"
    paper.heading(f"{label}: {part['name']}", 1, f"Part {number}")
    paper.paragraph(part["purpose"], "Lead")
    for step in part["steps"]:
        _step(paper, payload, step, number)


def _step(paper: Paper, payload: Payload, step: StepData, part: int) -> None:
    words, step_id = payload["words"], step["id"]
    paper.heading(f"{step['number']}. {step['name']}", 2, f"Step {part}")
    paper.paragraph(step["purpose"])
    paper.key_question(words["nyckelfraga"], step["key_question"], part)
    answer = _example(payload, "steg", step_id, "nyckelsvar")
    paper.labelled(
        words["vart_svar"],
        Control(f"{step_id}--svar", step["key_question"], words["skriv_svar"], answer),
    )
    for question in step["questions"]:
        paper.heading(question["text"], 3)
        label = paper.paragraph(f"{question['perspective']} · #{question['id']}", "Question info")
        answer = _example(payload, "steg", step_id, "svar", question["id"])
        control = Control(question["id"], question["text"], words["skriv_svar"], answer)
        paper.anchor(label, control)
        paper.field(control)
    for field_id in _STEP_FIELDS:
        field = payload["fields"][field_id]
        value = _example(payload, "steg", step_id, field_id)
        tag = f"{step_id}--{field_id}"
        paper.labelled(field["name"], Control(tag, field["name"], field["help"], value))


def _meetings(paper: Paper, payload: Payload) -> None:
    words, fields = payload["words"], payload["fields"]
    paper.page_break()
    paper.heading(words["moten"], 1)
    paper.paragraph(words["moten_hjalp"])
    meetings = _example(payload, "moten") or []
    for index in range(max(MEETINGS, len(meetings) + 1)):
        meeting = meetings[index] if index < len(meetings) else {}
        prefix = f"mote-{index + 1}"
        rows: list[list[str | Control]] = [
            [
                fields["fas-steg"]["name"],
                Control(
                    f"{prefix}--fas-steg",
                    fields["fas-steg"]["name"],
                    words["valj"],
                    payload["step_names"].get(meeting.get("fas-steg", ""), ""),
                    "list",
                    payload["step_names"],
                ),
            ]
        ]
        for field_id in ("deltagare", "anteckning", "nasta-steg", "ga-tillbaka"):
            field = fields[field_id]
            control = _control(f"{prefix}--{field_id}", field, payload, meeting.get(field_id, ""))
            rows.append([field["name"], control])
        date = _control(f"{prefix}--datum", fields["datum"], payload, meeting.get("datum", ""))
        rows.insert(0, [fields["datum"]["name"], date])
        paper.table(
            [f"{words['mote']} {index + 1}", words["hjalp"]],
            rows,
            TableShape(
                (5.0, 12.0), f"{words['mote']} {index + 1}", words["tabell_mote"], row_headers=True
            ),
        )


def _decisions(paper: Paper, payload: Payload) -> None:
    words, fields = payload["words"], payload["fields"]
    paper.page_break()
    paper.heading(words["beslut_rubrik"], 1)
    paper.paragraph(words["beslut_hjalp"])
    decisions = _example(payload, "beslut") or []
    columns = {
        "beslut-datum": "datum",
        "beslut-text": "beslut",
        "beslut-skal": "skal",
        "beslut-vem": "vem",
    }
    rows: list[list[str | Control]] = []
    for index in range(DECISIONS):
        decision = decisions[index] if index < len(decisions) else {}
        prefix = f"beslut-{index + 1}"
        row: list[str | Control] = [str(index + 1)]
        for field_id, key in columns.items():
            tag = f"{prefix}--{key}"
            row.append(_control(tag, fields[field_id], payload, decision.get(key, "")))
        rows.append(row)
    paper.table(
        [words["nr"], *(fields[field_id]["name"] for field_id in columns)],
        rows,
        TableShape((1.0, 2.9, 5.2, 4.9, 3.0), words["beslut_rubrik"], words["tabell_beslut"]),
    )


def _colophon(paper: Paper, payload: Payload) -> None:
    words = payload["words"]
    paper.paragraph(words["oberoende"], "Small")
    if payload["lang"] != "sv":
        paper.paragraph(words["oversattning"], "Small")
    paper.link(words["las_mer"], payload["tool_address"])
    paper.paragraph(words["licens"], "Small")


def _preview(payload: Payload) -> Block:
    """Return the picture: the first page, or a step with the example's answers."""
    if payload["example"]:
        return preview.paper(payload, _answered_step(payload, payload["example"]))
    words = payload["words"]
    steps = [words[f"gor_{number}"] for number in (1, 2, 3)]
    blocks = [
        *preview.opening(payload),
        {"kind": "text", "text": words["syfte"]},
        {"kind": "wheel", "picture": payload["wheel"]},
        {"kind": "steps", "title": words["sa_har"], "items": steps},
    ]
    return preview.paper(payload, blocks)


def _answered_step(payload: Payload, example: dict[str, Any]) -> list[Block]:
    part, step = next(
        (part, step)
        for part in payload["parts"]
        for step in part["steps"]
        if step["id"] == _STEP_SHOWN
    )
    number, answers = part["number"], example["steg"][step["id"]]
    key = {
        "kind": "key",
        "label": payload["words"]["nyckelfraga"],
        "text": step["key_question"],
        "part": number,
    }
    blocks: list[Block] = [
        {"kind": "notice", "text": payload["notice"]},
        {"kind": "step", "text": f"{step['number']}. {step['name']}", "part": number},
        {"kind": "text", "text": step["purpose"]},
        key,
        {"kind": "answer", "text": answers["nyckelsvar"]},
    ]
    for question in step["questions"]:
        answer = answers["svar"].get(question["id"], "")
        if answer:
            info = f"{question['perspective']} · #{question['id']}"
            blocks.append({"kind": "question", "text": question["text"], "info": info})
            blocks.append({"kind": "answer", "text": answer})
    return blocks


FILES = ToolFiles(TOOL, entries, {"diary": build})
