"""Cards to draw from: for each part one about it, key questions and follow-up questions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from navet.documents.kit import payload as data
from navet.documents.kit.entry import PORTRAIT_DPI, Context, Entry, ToolFiles, entry
from navet.documents.kit.job import Job
from navet.documents.kit.payload import PartData, Payload, QuestionData, StepData

TOOL = "fragekort"
TEMPLATE = "kort.typ"
CARDS_ON_SHEET = 8
_LARGE_UNDER = 95  # characters that fit in the larger size


class Card(TypedDict):
    """A card, front and back; ``number`` is the step's, None on a part's; ``size`` is in points."""

    part: int
    number: int | None
    band: str
    label: str
    text: str
    size: float
    note: str
    ref: str
    back_label: str
    back: str


class Cards(Payload):
    """All cards, by sheet."""

    sheets: list[list[Card]]


def entries(context: Context) -> Iterator[Entry]:
    """Yield the cards, pictured by their first sheet."""
    payload = content(context)
    first: Cards = {**payload, "sheets": payload["sheets"][:1]}
    picture = Job(TEMPLATE, "png", first, PORTRAIT_DPI)
    yield entry(context, TOOL, (Job(TEMPLATE, "pdf", payload, cost=3), picture))


def content(context: Context) -> Cards:
    """Return all cards, eight a sheet."""
    sources, lang = context.sources, context.lang
    words = sources.templates.words(TOOL, lang)
    made = [card for part in data.parts(sources, lang) for card in _part_cards(part, words)]
    sheets = [made[i : i + CARDS_ON_SHEET] for i in range(0, len(made), CARDS_ON_SHEET)]
    return {**data.base(sources, TOOL, lang), "sheets": sheets}


def _part_cards(part: PartData, words: dict[str, str]) -> Iterator[Card]:
    is_block = part["kind"] == "forutsattning"
    label = words["block"] if is_block else f"{words['fas']} {part['number']}"
    yield {
        "part": part["number"],
        "band": f"{label}: {part['name']}",
        "number": None,
        "label": words["om_delen"],
        "text": part["name"],
        "size": 19,
        "note": ", ".join(step["name"] for step in part["steps"]),
        "ref": "",
        "back_label": words["om_delen"],
        "back": part["purpose"],
    }
    for step in part["steps"]:
        band = f"{label} · {words['steg']} {step['number']}: {step['name']}"
        yield _key_card(part, step, band, words)
        for question in step["questions"]:
            yield _question_card(part, step, band, question, words["rad"])


def _key_card(part: PartData, step: StepData, band: str, words: dict[str, str]) -> Card:
    return {
        "part": part["number"],
        "number": step["number"],
        "band": band,
        "label": words["nyckelfraga"],
        "text": step["key_question"],
        "size": 18,
        "note": words["perspektiv_bada"],
        "ref": "",
        "back_label": step["name"],
        "back": f"{step['purpose']} {words['nyckel_rad']}",
    }


def _question_card(
    part: PartData, step: StepData, band: str, question: QuestionData, back_label: str
) -> Card:
    return {
        "part": part["number"],
        "number": step["number"],
        "band": band,
        "label": step["name"],
        "text": question["text"],
        "size": 15 if len(question["text"]) < _LARGE_UNDER else 13.6,
        "note": question["perspective"],
        "ref": f"#{question['id']}",
        "back_label": back_label,
        "back": question["short"],
    }


FILES = ToolFiles(TOOL, entries)
