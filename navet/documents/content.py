"""What goes into each file, as plain data: only this decides whether a file is made anew.

A payload holds every word and colour that its file shows, in one language, and nothing else. It
can be sent to a worker process and turned into a fingerprint.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from navet.documents import scenario
from navet.documents.templates import Field, Templates, Tool
from navet.model import Model, Part, Question, Step

Payload = dict[str, Any]


@dataclass(frozen=True)
class Sources:
    """Everything that files are made from: data in both languages, the look, and addresses.

    ``site_url`` ends with a slash. ``timestamp`` is seconds since 1970, UTC.
    """

    model: Model
    templates: Templates
    example: dict[str, Any]
    workshop: dict[str, Any]
    forms: list[dict[str, Any]]
    look: dict[str, Any]
    site_url: str
    timestamp: int

    def address(self, lang: str, path: str) -> str:
        """Return the absolute address of a site path in a language."""
        return f"{self.site_url}{'' if lang == 'sv' else lang + '/'}{path}"

    def local_example(self, lang: str) -> dict[str, Any]:
        """Return the invented example in one language."""
        return scenario.in_language(self.example, lang)


def base(sources: Sources, tool_id: str, lang: str) -> Payload:
    """Return what every file shows: words, colours, language, address and date."""
    return {
        "lang": lang,
        "words": sources.templates.words(tool_id, lang),
        "look": sources.look,
        "address": sources.address(lang, ""),
        "timestamp": sources.timestamp,
        "version": sources.model.version,
    }


def parts(sources: Sources, lang: str) -> list[Payload]:
    """Return the whole model in one language."""
    return [part(sources, item, lang) for item in sources.model.parts]


def part(sources: Sources, item: Part, lang: str) -> Payload:
    """Return a part of the model in one language, its steps included."""
    return {
        "id": item.id,
        "number": item.number,
        "kind": item.kind,
        "name": item.name[lang],
        "purpose": item.purpose[lang],
        "address": sources.address(lang, f"fas/{item.id}/"),
        "steps": [step(sources, one, lang) for one in item.steps],
    }


def step(sources: Sources, item: Step, lang: str) -> Payload:
    """Return a step in one language, its questions included."""
    words = sources.templates.common
    return {
        "id": item.id,
        "number": item.number,
        "name": item.name[lang],
        "purpose": item.purpose[lang],
        "key_question": item.key_question[lang],
        "key_original": item.key_question["sv"],
        "advice": [advice[lang] for advice in item.advice],
        "address": sources.address(lang, f"fas/{item.part_id}/{item.id}/"),
        "questions": [
            question(one, lang, words[f"perspektiv_{one.perspective}"][lang])
            for one in item.questions
        ],
    }


def question(item: Question, lang: str, perspective: str) -> Payload:
    """Return a question in one language, its perspective in words."""
    return {
        "id": item.id,
        "text": item.text[lang],
        "short": item.short[lang],
        "perspective": perspective,
        "kind": item.perspective,
    }


def fields(tool: Tool, lang: str, group: str | None = None) -> dict[str, Payload]:
    """Return a tool's fields by id in one language; of one group where it is given."""
    chosen = tool.fields if group is None else tool.in_group(group)
    return {item.id: field(item, lang) for item in chosen}


def field(item: Field, lang: str) -> Payload:
    """Return a field in one language."""
    return {
        "id": item.id,
        "kind": item.kind,
        "name": item.name[lang],
        "help": item.help[lang],
        "required": item.required,
        "options": item.options,
        "width": item.width,
    }


def options(templates: Templates, lang: str, *names: str) -> dict[str, list[Payload]]:
    """Return lists of options by name, each option with its id and words."""
    return {
        name: [{"id": item.id, "text": item.text[lang]} for item in templates.options[name]]
        for name in names
    }


def step_names(sources: Sources, lang: str) -> dict[str, str]:
    """Return each step's number and name by its id, as readers choose them in lists."""
    return {item.id: f"{item.number}. {item.name[lang]}" for item in sources.model.steps}


def diary(sources: Sources, lang: str, filled: bool) -> Payload:
    """Return the process diary's content, with the example's answers where it is filled."""
    tool = sources.templates.tools["processdagbok"]
    example = sources.local_example(lang)
    return {
        **base(sources, "processdagbok", lang),
        "parts": parts(sources, lang),
        "fields": fields(tool, lang),
        "options": options(sources.templates, lang, "stegstatus"),
        "step_names": step_names(sources, lang),
        "example": {**example["dagbok"], "namn": example["namn"]} if filled else None,
        "notice": example["notis"] if filled else "",
        "tool_address": sources.address(lang, "verktyg/processdagbok/"),
    }


def plan(sources: Sources, lang: str, filled: bool) -> Payload:
    """Return the time plan's content."""
    tool = sources.templates.tools["tidsplan"]
    example = sources.local_example(lang)
    return {
        **base(sources, "tidsplan", lang),
        "fields": fields(tool, lang),
        "options": options(sources.templates, lang, "status"),
        "step_names": step_names(sources, lang),
        "rows": example["tidsplan"] if filled else [],
        "name": example["namn"] if filled else "",
        "as_of": example["lagesdatum"] if filled else "",
        "notice": example["notis"] if filled else "",
        "tool_address": sources.address(lang, "verktyg/tidsplan/"),
    }


def risk(sources: Sources, lang: str, filled: bool) -> Payload:
    """Return the impact and risk analysis's content."""
    tool = sources.templates.tools["riskanalys"]
    example = sources.local_example(lang)
    lists = ("konsekvens-for", "hantering", "sannolikhet", "konsekvens", "niva")
    return {
        **base(sources, "riskanalys", lang),
        "fields": fields(tool, lang),
        "impact_fields": fields(tool, lang, "konsekvenser"),
        "risk_fields": fields(tool, lang, ""),
        "options": options(sources.templates, lang, *lists),
        "impacts": example["riskanalys"]["konsekvenser"] if filled else [],
        "risks": example["riskanalys"]["risker"] if filled else [],
        "name": example["namn"] if filled else "",
        "notice": example["notis"] if filled else "",
        "tool_address": sources.address(lang, "verktyg/riskanalys/"),
        "name_label": sources.templates.tools["tidsplan"].words["samverkan"][lang],
    }


def letter(sources: Sources, lang: str, filled: bool) -> Payload:
    """Return the letter of intent's content."""
    tool = sources.templates.tools["avsiktsforklaring"]
    example = sources.local_example(lang)
    return {
        **base(sources, "avsiktsforklaring", lang),
        "fields": fields(tool, lang),
        "example": example["avsiktsforklaring"] if filled else None,
        "notice": example["notis"] if filled else "",
        "tool_address": sources.address(lang, "verktyg/avsiktsforklaring/"),
    }
