"""Worksheets to write on: one for each step, and one for each part with all of its steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from navet.content import filelist
from navet.documents.kit import payload as data
from navet.documents.kit.entry import (
    Context,
    Entry,
    ToolFiles,
    entry,
    filled_in,
    name_in_files,
    printed,
    step_values,
)
from navet.documents.kit.payload import PartData, Payload
from navet.look import qr

TOOL = "arbetsblad"
TEMPLATE = "arbetsblad.typ"


class Worksheet(Payload):
    """A worksheet's content, of a step or of a whole part."""

    kind: Literal["step", "part"]
    part: PartData
    title: str
    footer: str
    question_level: int


def entries(context: Context) -> Iterator[Entry]:
    """Yield each part's sheet, its steps' sheets after it."""
    lang = context.lang
    for part in context.sources.model.parts:
        whole = printed(TEMPLATE, content(context, part.id))
        values = {"nr": str(part.number), "id": name_in_files(part, lang), "del": part.name[lang]}
        made = entry(context, filelist.PART_TEMPLATE, whole)
        yield filled_in(made, f"{TOOL}-{part.id}", values)
        for step in part.steps:
            single, _ = printed(TEMPLATE, content(context, part.id, step.id))
            made = entry(context, filelist.STEP_TEMPLATE, (single, None))
            yield filled_in(made, f"{TOOL}-steg-{step.id}", step_values(step, lang))


def content(context: Context, part_id: str, step_id: str = "") -> Worksheet:
    """Return a step's worksheet, or a whole part's where no step is named."""
    sources, lang = context.sources, context.lang
    part = data.part(sources, sources.model.part(part_id), lang)
    part["qr"] = qr.drawing(part["address"])
    for step in part["steps"]:
        step["qr"] = qr.drawing(step["address"])
    if step_id:
        part["steps"] = [step for step in part["steps"] if step["id"] == step_id]
    name = part["steps"][0]["name"] if step_id else part["name"]
    sheet, turned = context.tool.words["blad"][lang], context.tool.words["vand"][lang]
    return {
        **data.base(sources, TOOL, lang),
        "kind": "step" if step_id else "part",
        "part": part,
        "title": f"{sheet}: {name}",
        "footer": f"{sheet} · {name} · {sources.templates.common['webbplats'][lang]} · {turned}",
        "question_level": 2 if step_id else 3,
    }


FILES = ToolFiles(TOOL, entries)
