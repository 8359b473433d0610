"""The promise of confidentiality, to fill in and sign."""

from __future__ import annotations

from collections.abc import Iterator

from navet.content import pagetexts
from navet.documents.kit import excerpts
from navet.documents.kit.entry import Context, Entry, ToolFiles
from navet.documents.kit.excerpts import label, plain
from navet.documents.kit.prose import Piece
from navet.documents.tools.papers import paper
from navet.documents.tools.papers.paper import PaperPayload, Part

TOOL = "arbeta-med-barn"
FILE = "tystnadslofte"


def entries(context: Context) -> Iterator[Entry]:
    """Yield the promise."""
    yield paper.one(context, FILE, content(context))


def content(context: Context) -> PaperPayload:
    """Return the promise: what is in brackets on the page is a field here."""
    page = excerpts.read(context.sources, pagetexts.CHILDREN, context.lang)
    section = page.section(FILE)
    first, *promises = section.quotes
    parts: list[Part] = [paper.text(section.texts[0], "Explanation"), paper.heading(label(first))]
    for number, pieces in enumerate([first[1:], *promises], 1):
        parts.append({"kind": "mixed", "pieces": _with_fields(number, pieces)})
    return paper.with_caution(paper.payload(context, "", False, [], parts), page)


def _with_fields(number: int, pieces: list[Piece]) -> list[Piece | Part]:
    """Return pieces with a field for each that stands in italics and brackets."""
    return [
        paper.cell(f"lofte-{number}-{place}", plain([piece]), plain([piece]))
        if piece.get("italic")
        else piece
        for place, piece in enumerate(pieces, 1)
        if piece["text"].strip()
    ]


FILES = ToolFiles(TOOL, entries)
