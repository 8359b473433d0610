"""What the time plan is made from: its words, its choices, and the example's rows."""

from __future__ import annotations

from typing import TypedDict

from navet.documents.kit import payload as data
from navet.documents.kit.entry import Context
from navet.documents.kit.payload import OptionData, TemplatePayload

TOOL = "tidsplan"


class Row(TypedDict):
    """An activity of the example, as in modell/scenario.yml; days are yyyy-mm-dd."""

    steg: str
    aktivitet: str
    ansvarig: str
    medverkar: str
    start: str
    klart: str
    beroende: int | None
    resurs: str
    status: str
    kommentar: str


class Payload(TemplatePayload):
    """The plan's content; ``rows``, ``name`` and ``as_of`` are empty where it is blank."""

    options: dict[str, list[OptionData]]
    step_names: dict[str, str]
    rows: list[Row]
    name: str
    as_of: str


def content(context: Context, filled: bool) -> Payload:
    """Return the time plan's content."""
    sources, lang = context.sources, context.lang
    example = sources.local_example(lang)
    return {
        **data.template_base(sources, TOOL, lang, filled),
        "options": data.options(sources.templates, lang, "status"),
        "step_names": data.step_names(sources, lang),
        "rows": example["tidsplan"] if filled else [],
        "name": example["namn"] if filled else "",
        "as_of": example["lagesdatum"] if filled else "",
    }
