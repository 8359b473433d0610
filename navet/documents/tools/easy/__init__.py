"""The pages in easy Swedish to hold in one's hand: a booklet, question cards, a Word file.

They are in Swedish alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from navet.documents.kit.entry import PORTRAIT_DPI, Context, Entry, ToolFiles, drawn, entry
from navet.documents.kit.job import Job
from navet.documents.tools import cards
from navet.documents.tools.easy import booklet, content, deck, questions
from navet.language.texts import DEFAULT_LANGUAGE

TOOL = content.TOOL


def entries(context: Context) -> Iterator[Entry]:
    """Yield the booklet, the cards and the Word file; none in another language than Swedish."""
    if context.lang != DEFAULT_LANGUAGE:
        return
    pages = content.pages(context.sources)
    book = booklet.content(context, pages)
    cover: booklet.Booklet = {**book, "pages": []}
    made = Job(booklet.TEMPLATE, "pdf", book, cost=6)
    yield entry(context, "enkel-hafte", (made, Job(booklet.TEMPLATE, "png", cover, PORTRAIT_DPI)))
    all_cards = deck.content(context, pages)
    first: cards.Cards = {**all_cards, "sheets": all_cards["sheets"][:1]}
    made = Job(cards.TEMPLATE, "pdf", all_cards, cost=3)
    picture = Job(cards.TEMPLATE, "png", first, PORTRAIT_DPI)
    yield entry(context, "enkel-kort", (made, picture))
    form = questions.content(context, pages)
    yield entry(
        context,
        "enkel-fragor",
        (Job("easy_questions", "docx", form), drawn(questions.preview_of(form))),
    )


FILES = ToolFiles(TOOL, entries, {"easy_questions": questions.build})
