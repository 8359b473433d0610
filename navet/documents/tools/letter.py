"""The letter of intent, as Word: blank, filled in, and as the draft that answers give."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from navet.content import drafts, scenario
from navet.documents.kit import payload as data
from navet.documents.kit import preview
from navet.documents.kit.entry import BLANK, FILLED, Context, Entry, ToolFiles, drawn, entry
from navet.documents.kit.job import Job
from navet.documents.kit.payload import FieldData, TemplatePayload
from navet.documents.kit.preview import Block
from navet.documents.office.controls import Control
from navet.documents.office.opening import begun
from navet.documents.office.word import Paper, TableShape

TOOL = drafts.TOOL
DRAFT = f"{TOOL}-utkast"
ROLES = 3
SIGNATURES = 3
_CLAUSES_SHOWN = 8


class Payload(TemplatePayload):
    """The letter's content; ``example`` holds the example's text where it is filled.

    ``draft`` holds what the example's answers give, by the tags of fields, where it is a draft.
    """

    example: dict[str, Any] | None
    draft: dict[str, str]


def entries(context: Context) -> Iterator[Entry]:
    """Yield the letter: blank, filled, and as a draft of the example's answers."""
    for variant in (BLANK, FILLED):
        payload = content(context, variant == FILLED)
        yield entry(context, f"{TOOL}-{variant}", _jobs(payload), variant)
    yield entry(context, DRAFT, _jobs(draft(context)), FILLED)


def _jobs(payload: Payload) -> tuple[Job, Job]:
    return Job("letter", "docx", payload), drawn(_preview(payload))


def content(context: Context, filled: bool) -> Payload:
    """Return the letter's content."""
    sources, lang = context.sources, context.lang
    return {
        **data.template_base(sources, TOOL, lang, filled),
        "example": sources.local_example(lang)[TOOL] if filled else None,
        "draft": {},
    }


def draft(context: Context) -> Payload:
    """Return the content of the draft that the example's answers give."""
    sources, lang = context.sources, context.lang
    told = scenario.answers(sources.example, lang)
    said = drafts.texts(
        context.tool,
        lang,
        drafts.questions(sources.model, lang),
        {name: str(answer) for name, answer in told.items()},
    )
    om = sources.local_example(lang)["namn"]
    return {**content(context, filled=True), "example": {"om": om}, "draft": said}


def build(payload: Payload) -> bytes:
    """Return the letter as .docx; filled where the payload has an example."""
    words, fields = payload["words"], payload["fields"]
    paper = begun(payload)
    _opening(paper, payload)
    for number, field in enumerate(fields.values(), 1):
        paper.heading(f"{number}. {field['name']}", 2, "Clause")
        if field["id"] == "roller":
            _roles(paper, payload, field)
        elif field["id"] == "underskrift":
            _signatures(paper, payload, field)
        else:
            paper.field(Control(field["id"], field["name"], field["help"], _value(payload, field)))
    paper.paragraph(words["oberoende"], "Small")
    paper.link(words["las_mer"], payload["tool_address"])
    return paper.to_bytes(payload["timestamp"])


def _value(payload: Payload, field: FieldData) -> str:
    if field["id"] == "rattslig":
        return str(payload["words"]["rattslig_standard"])
    example = payload["example"] or {}
    return str(payload["draft"].get(field["id"]) or example.get("falt", {}).get(field["id"], ""))


def _opening(paper: Paper, payload: Payload) -> None:
    words = payload["words"]
    if not payload["notice"]:
        paper.paragraph(words["sa_har"], "Field label")
        paper.steps([words[f"gor_{number}"] for number in (1, 2, 3)])
    example = payload["example"] or {}
    label = words["om"]
    paper.labelled(label, Control("om", label, words["om_hjalp"], example.get("om", "")))


def _rows(payload: Payload, key: str, least: int) -> list[dict[str, Any]]:
    found = (payload["example"] or {}).get(key, [])
    return [*found, *({} for _ in range(least - len(found)))]


def _roles(paper: Paper, payload: Payload, field: FieldData) -> None:
    words = payload["words"]
    columns = {"part": words["kol_part"], "gor": words["kol_gor"], "bidrar": words["kol_bidrar"]}
    paper.paragraph(field["help"], "Question info")
    rows: list[list[str | Control]] = [
        [
            _role(payload, f"roll-{index}--{key}", name, row.get(key, ""))
            for key, name in columns.items()
        ]
        for index, row in enumerate(_rows(payload, "roller", ROLES), 1)
    ]
    heads = list(columns.values())
    paper.table(
        heads,
        rows,
        TableShape((4.0, 6.5, 6.5), field["name"], words["tabell_roller"], together=True),
    )


def _role(payload: Payload, tag: str, name: str, value: str) -> Control:
    return Control(tag, name, payload["words"]["skriv_har"], payload["draft"].get(tag) or value)


def _signatures(paper: Paper, payload: Payload, field: FieldData) -> None:
    words = payload["words"]
    paper.paragraph(field["help"], "Question info")
    rows: list[list[str | Control]] = []
    for index, row in enumerate(_rows(payload, "underskrifter", SIGNATURES), 1):
        place = Control(
            f"underskrift-{index}--ort",
            words["kol_ort_datum"],
            words["kol_ort_datum"],
            row.get("ort", ""),
        )
        role = Control(
            f"underskrift-{index}--funktion",
            words["kol_funktion"],
            words["kol_funktion"],
            row.get("funktion", ""),
        )
        rows.append([place, "", role])
    heads = [words["kol_ort_datum"], words["kol_underskrift"], words["kol_funktion"]]
    paper.table(
        heads,
        rows,
        TableShape(
            (4.6, 7.0, 5.4),
            field["name"],
            words["tabell_underskrift"],
            min_height=1.6,
            together=True,
        ),
    )


def _preview(payload: Payload) -> Block:
    """Return the picture of the first page, with the example's text where it is filled."""
    blocks = preview.opening(payload)
    texts = payload["draft"] or (payload["example"] or {}).get("falt", {})
    for number, field in enumerate(list(payload["fields"].values())[:_CLAUSES_SHOWN], 1):
        blocks.append({"kind": "clause", "text": f"{number}. {field['name']}"})
        value = texts.get(field["id"], "")
        if field["id"] not in ("roller", "underskrift"):
            kind = "answer" if value else "help"
            blocks.append({"kind": kind, "text": value or field["help"]})
    return preview.paper(payload, blocks)


FILES = ToolFiles(TOOL, entries, {"letter": build})
