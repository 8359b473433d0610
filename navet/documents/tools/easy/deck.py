"""Question cards in easy words: for each step MUCF's key question, and its three easy questions."""

from __future__ import annotations

from collections.abc import Iterator

from navet.documents.kit import payload as data
from navet.documents.kit.entry import Context
from navet.documents.tools.cards import CARDS_ON_SHEET, Card, Cards, Sheet
from navet.documents.tools.easy.content import TOOL, EasyPage, steps
from navet.language.texts import DEFAULT_LANGUAGE

_SIZE, _KEY_SIZE = 20.0, 18.0


def content(context: Context, pages: list[EasyPage]) -> Cards:
    """Return all cards, eight a sheet."""
    words = context.sources.templates.words(TOOL, DEFAULT_LANGUAGE)
    made = [card for page, step in steps(pages) for card in _cards(page, step.number, words)]
    chunks = [made[i : i + CARDS_ON_SHEET] for i in range(0, len(made), CARDS_ON_SHEET)]
    sheets: list[Sheet] = [
        {"title": f"{words['namn']} · {words['blad']} {number}", "cards": cards}
        for number, cards in enumerate(chunks, 1)
    ]
    return {**data.base(context.sources, TOOL, DEFAULT_LANGUAGE), "sheets": sheets}


def _cards(easy: EasyPage, number: int, words: dict[str, str]) -> Iterator[Card]:
    band = f"{words['steg']} {number}: {easy.title}"
    if easy.step is not None:
        yield {
            "part": easy.part,
            "number": number,
            "band": band,
            "label": words["nyckelfraga"],
            "text": easy.step.key_question.sv,
            "size": _KEY_SIZE,
            "note": "",
            "ref": "",
            "lines": 0,
            "back_label": words["betyder"],
            "back": "\n".join(easy.meaning),
        }
    for question in easy.questions:
        yield {
            "part": easy.part,
            "number": number,
            "band": band,
            "label": easy.title,
            "text": question.text,
            "size": _SIZE,
            "note": "",
            "ref": f"#{question.id}",
            "lines": 0,
            "back_label": words["sa_gor"],
            "back": "\n".join(question.lines),
        }
