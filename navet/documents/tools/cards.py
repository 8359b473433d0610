"""Cards to draw from, each step's on a sheet of their own: all together, and step by step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from navet.content import filelist
from navet.documents.kit import payload as data
from navet.documents.kit.entry import (
    PORTRAIT_DPI,
    Context,
    Entry,
    ToolFiles,
    entry,
    filled_in,
    step_values,
)
from navet.documents.kit.job import Job
from navet.documents.kit.payload import PartData, Payload, QuestionData, StepData

TOOL = "fragekort"
TEMPLATE = "kort.typ"
CARDS_ON_SHEET = 8
_MOST_OWN = 2  # cards to write on, where there is room on a sheet
_LARGE_UNDER = 95  # characters that fit in the larger size


class Card(TypedDict):
    """A card, front and back; ``number`` is the step's, None on a part's; ``size`` is in points.

    ``lines`` are lines to write on.
    """

    part: int
    number: int | None
    band: str
    label: str
    text: str
    size: float
    note: str
    ref: str
    lines: int
    back_label: str
    back: str


class Sheet(TypedDict):
    """A sheet of at most eight cards, printed on both sides; ``title`` says what is on it."""

    title: str
    cards: list[Card]


class Cards(Payload):
    """All cards, by sheet."""

    sheets: list[Sheet]


def entries(context: Context) -> Iterator[Entry]:
    """Yield the cards, pictured by their first sheet, and then each step's."""
    payload = content(context)
    first: Cards = {**payload, "sheets": payload["sheets"][:1]}
    picture = Job(TEMPLATE, "png", first, PORTRAIT_DPI)
    yield entry(context, TOOL, (Job(TEMPLATE, "pdf", payload, cost=3), picture))
    for step in context.sources.model.steps:
        made = entry(
            context,
            filelist.CARDS_TEMPLATE,
            (Job(TEMPLATE, "pdf", content(context, step.id)), None),
        )
        name = f"{filelist.CARDS_TEMPLATE}-{step.id}"
        yield filled_in(made, name, step_values(step, context.lang))


def content(context: Context, step_id: str = "") -> Cards:
    """Return the cards, each step's from a sheet of their own; of one step where it is named."""
    sources, lang = context.sources, context.lang
    words = sources.templates.words(TOOL, lang)
    sheets = [
        sheet
        for part in data.parts(sources, lang)
        for step in part["steps"]
        if step_id in ("", step["id"])
        for sheet in _sheets(part, step, words)
    ]
    return {**data.base(sources, TOOL, lang), "sheets": sheets}


def sheets_of(title: str, cards: list[Card]) -> Iterator[Sheet]:
    """Yield cards by eight, the sheets numbered where there are more than one."""
    chunks = [cards[i : i + CARDS_ON_SHEET] for i in range(0, len(cards), CARDS_ON_SHEET)]
    for number, chunk in enumerate(chunks, 1):
        yield {"title": title if len(chunks) == 1 else f"{title} ({number})", "cards": chunk}


def _sheets(part: PartData, step: StepData, words: dict[str, str]) -> Iterator[Sheet]:
    made = list(_step_cards(part, step, words))
    left = -len(made) % CARDS_ON_SHEET
    made += [_own_card(part, step, words) for _ in range(min(left, _MOST_OWN))]
    return sheets_of(f"{words['namn']} · {words['steg']} {step['number']}: {step['name']}", made)


def _step_cards(part: PartData, step: StepData, words: dict[str, str]) -> Iterator[Card]:
    """Yield a step's cards; the first of a part begins with the part's own."""
    if step is part["steps"][0]:
        yield _part_card(part, words)
    yield _key_card(part, step, words)
    for question in step["questions"]:
        yield _question_card(part, step, question, words)


def _label(part: PartData, words: dict[str, str]) -> str:
    return words["block"] if part["kind"] == "forutsattning" else f"{words['fas']} {part['number']}"


def _band(part: PartData, step: StepData, words: dict[str, str]) -> str:
    return f"{_label(part, words)} · {words['steg']} {step['number']}: {step['name']}"


def _part_card(part: PartData, words: dict[str, str]) -> Card:
    return {
        "part": part["number"],
        "band": f"{_label(part, words)}: {part['name']}",
        "number": None,
        "label": words["om_delen"],
        "text": part["name"],
        "size": 19,
        "note": ", ".join(step["name"] for step in part["steps"]),
        "ref": "",
        "lines": 0,
        "back_label": words["om_delen"],
        "back": part["purpose"],
    }


def _key_card(part: PartData, step: StepData, words: dict[str, str]) -> Card:
    return {
        "part": part["number"],
        "number": step["number"],
        "band": _band(part, step, words),
        "label": words["nyckelfraga"],
        "text": step["key_question"],
        "size": 18,
        "note": words["perspektiv_bada"],
        "ref": "",
        "lines": 0,
        "back_label": step["name"],
        "back": f"{step['purpose']} {words['nyckel_rad']}",
    }


def _question_card(
    part: PartData, step: StepData, question: QuestionData, words: dict[str, str]
) -> Card:
    return {
        "part": part["number"],
        "number": step["number"],
        "band": _band(part, step, words),
        "label": step["name"],
        "text": question["text"],
        "size": 15 if len(question["text"]) < _LARGE_UNDER else 13.6,
        "note": question["perspective"],
        "ref": f"#{question['id']}",
        "lines": 0,
        "back_label": words["rad"],
        "back": question["short"],
    }


def _own_card(part: PartData, step: StepData, words: dict[str, str]) -> Card:
    """Return a card to write on, for the place that is left on a sheet."""
    return {
        "part": part["number"],
        "number": step["number"],
        "band": _band(part, step, words),
        "label": step["name"],
        "text": words["egen"],
        "size": 15,
        "note": "",
        "ref": "",
        "lines": 4,
        "back_label": words["rad"],
        "back": words["egen_rad"],
    }


FILES = ToolFiles(TOOL, entries)
