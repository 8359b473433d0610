"""What the impact and risk analysis is made from: fields, choices, and the example's rows."""

from __future__ import annotations

from typing import TypedDict

from navet.documents.kit import payload as data
from navet.documents.kit.entry import Context
from navet.documents.kit.payload import FieldData, OptionData, TemplatePayload

TOOL = "riskanalys"
_LISTS = ("konsekvens-for", "hantering", "sannolikhet", "konsekvens", "niva")

Impact = TypedDict("Impact", {"for": str, "vilka": str, "positiv": str, "negativ": str})


class Risk(TypedDict):
    """A risk of the example, as in modell/scenario.yml: ratings before, and after the measure."""

    risk: str
    orsak: str
    foljd: str
    s: int
    k: int
    hantering: str
    atgard: str
    ansvarig: str
    klart: str
    s2: int
    k2: int
    uppfoljning: str


class Payload(TemplatePayload):
    """The analysis's content; ``impacts``, ``risks`` and ``name`` are empty where it is blank."""

    impact_fields: dict[str, FieldData]
    risk_fields: dict[str, FieldData]
    options: dict[str, list[OptionData]]
    impacts: list[Impact]
    risks: list[Risk]
    name: str
    name_label: str


def content(context: Context, filled: bool) -> Payload:
    """Return the impact and risk analysis's content."""
    sources, lang = context.sources, context.lang
    tool, example = context.tool, sources.local_example(lang)
    return {
        **data.template_base(sources, TOOL, lang, filled),
        "impact_fields": data.fields(tool, lang, "konsekvenser"),
        "risk_fields": data.fields(tool, lang, ""),
        "options": data.options(sources.templates, lang, *_LISTS),
        "impacts": example[TOOL]["konsekvenser"] if filled else [],
        "risks": example[TOOL]["risker"] if filled else [],
        "name": example["namn"] if filled else "",
        "name_label": sources.templates.tools["tidsplan"].words["samverkan"][lang],
    }
