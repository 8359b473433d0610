"""What goes into each file, as plain data: only this decides whether a file is made anew.

A payload holds every word and colour that its file shows, in one language, and nothing else. It
can be sent to a worker process and turned into a fingerprint.
"""

from __future__ import annotations

from typing import Any, NotRequired, TypedDict

from navet.content.model import Part, Question, Step
from navet.content.templates import Field, Templates, Tool
from navet.documents.kit.look import LookData
from navet.documents.kit.sources import Sources


class OptionData(TypedDict):
    """A choice in a list: its id and its words."""

    id: str
    text: str


class FieldData(TypedDict):
    """A field of a template; ``options`` names its list or is "", ``width`` is in characters."""

    id: str
    kind: str
    name: str
    help: str
    required: bool
    options: str
    width: float


class QuestionData(TypedDict):
    """A follow-up question; ``kind`` is the id of its perspective, ``perspective`` its words."""

    id: str
    text: str
    short: str
    perspective: str
    kind: str


class StepData(TypedDict):
    """A step with its questions; what single tools add is not required."""

    id: str
    number: int
    name: str
    purpose: str
    key_question: str
    key_original: str
    advice: list[str]
    address: str
    questions: list[QuestionData]
    qr: NotRequired[str]
    blocks: NotRequired[list[dict[str, Any]]]


class PartData(TypedDict):
    """A part of the model with its steps."""

    id: str
    number: int
    kind: str
    name: str
    purpose: str
    address: str
    steps: list[StepData]
    qr: NotRequired[str]


class Payload(TypedDict):
    """What every file shows; ``timestamp`` is seconds since 1970, UTC."""

    lang: str
    words: dict[str, str]
    look: LookData
    address: str
    timestamp: int
    version: str


class TemplatePayload(Payload):
    """What a template to fill in shows; ``notice`` says that an example is invented, or is "".

    ``tool`` is the tool's id.
    """

    tool: str
    fields: dict[str, FieldData]
    notice: str
    tool_address: str


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


def template_base(sources: Sources, tool_id: str, lang: str, filled: bool) -> TemplatePayload:
    """Return what a template shows, with the notice of the example where it is filled."""
    return {
        **base(sources, tool_id, lang),
        "tool": tool_id,
        "fields": fields(sources.templates.tools[tool_id], lang),
        "notice": sources.local_example(lang)["notis"] if filled else "",
        "tool_address": sources.address(lang, sources.templates.tools[tool_id].address),
    }


def parts(sources: Sources, lang: str) -> list[PartData]:
    """Return the whole model in one language."""
    return [part(sources, item, lang) for item in sources.model.parts]


def part(sources: Sources, item: Part, lang: str) -> PartData:
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


def step(sources: Sources, item: Step, lang: str) -> StepData:
    """Return a step in one language, its questions included."""
    return {
        "id": item.id,
        "number": item.number,
        "name": item.name[lang],
        "purpose": item.purpose[lang],
        "key_question": item.key_question[lang],
        "key_original": item.key_question["sv"],
        "advice": [advice[lang] for advice in item.advice],
        "address": sources.address(lang, f"fas/{item.part_id}/{item.id}/"),
        "questions": [question(sources, one, lang) for one in item.questions],
    }


def question(sources: Sources, item: Question, lang: str) -> QuestionData:
    """Return a question in one language, its perspective in words."""
    return {
        "id": item.id,
        "text": item.text[lang],
        "short": item.short[lang],
        "perspective": sources.templates.common[f"perspektiv_{item.perspective}"][lang],
        "kind": item.perspective,
    }


def fields(tool: Tool, lang: str, group: str | None = None) -> dict[str, FieldData]:
    """Return a tool's fields by id in one language; of one group where it is given."""
    chosen = tool.fields if group is None else tool.in_group(group)
    return {item.id: field(item, lang) for item in chosen}


def field(item: Field, lang: str) -> FieldData:
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


def options(templates: Templates, lang: str, *names: str) -> dict[str, list[OptionData]]:
    """Return lists of options by name, each option with its id and words."""
    return {
        name: [{"id": item.id, "text": item.text[lang]} for item in templates.options[name]]
        for name in names
    }


def step_names(sources: Sources, lang: str) -> dict[str, str]:
    """Return each step's number and name by its id, as readers choose them in lists."""
    return {item.id: f"{item.number}. {item.name[lang]}" for item in sources.model.steps}
