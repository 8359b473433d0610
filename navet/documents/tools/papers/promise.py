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
    words = context.sources.templates.words(TOOL, context.lang)
    first, *promises = section.quotes
    parts: list[Part] = [paper.text(section.texts[0], "Explanation"), paper.heading(label(first))]
    said = [pieces for pieces in promises if not _is_signed(pieces)]
    for number, pieces in enumerate([first[1:], *said], 1):
        parts.append({"kind": "mixed", "pieces": _with_fields(number, pieces)})
    signed = [plain(pieces) for pieces in promises if _is_signed(pieces)]
    rows: list[list[str | Part]] = [
        [paper.cell(f"namn-{number}", who, who), ""] for number, who in enumerate(signed, 1)
    ]
    head = [words["kol_vem"], words["kol_underskrift"]]
    parts.append(paper.table(head, rows, (8, 9), words["tabell_underskrift"], high=1.8))
    return paper.with_caution(paper.payload(context, "", False, [], parts), page)


def _is_signed(pieces: list[Piece]) -> bool:
    """Return whether a paragraph is nothing but a place to sign."""
    return all(piece.get("italic") for piece in pieces if piece["text"].strip())


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
