"""The partnership agreement, clause by clause: to write in, and as Granvida's draft."""

from __future__ import annotations

from collections.abc import Iterator

from navet.content import pagetexts
from navet.documents.kit import excerpts
from navet.documents.kit.entry import Context, Entry, ToolFiles
from navet.documents.kit.excerpts import Section, label, plain, without_label
from navet.documents.kit.prose import Piece
from navet.documents.tools.papers import paper
from navet.documents.tools.papers.paper import PaperPayload, Part

TOOL = "iop-avtal"
CLAUSES = "avtal-"


def entries(context: Context) -> Iterator[Entry]:
    """Yield the agreement, blank and filled in."""
    yield from paper.files(context, TOOL, content(context, False), content(context, True))


def content(context: Context, filled: bool) -> PaperPayload:
    """Return the agreement's content."""
    page = excerpts.read(context.sources, pagetexts.AGREEMENT, context.lang)
    parts: list[Part] = []
    words = context.sources.templates.words(TOOL, context.lang)
    for section in page.beginning(CLAUSES):
        parts += [paper.heading(section.title), *_clause(section, words["skrivning"], filled)]
    parts.append(_signatures(words))
    made = paper.payload(context, "", filled, page.section("sa-gor-ni").steps, parts)
    return paper.with_caution(made, page)


def _clause(section: Section, ours: str, filled: bool) -> Iterator[Part]:
    """Yield why the clause is there, advice to both parties, and its wording to write over."""
    wording, draft = section.quotes[:2]
    for pieces in section.texts:
        yield paper.text(pieces, "Explanation")
    if filled:
        yield paper.labelled(label(wording), without_label(wording))
    else:
        yield paper.bullets(section.bullets)
    said = draft if filled else wording
    yield paper.field(
        section.id, label(said) if filled else ours, plain(without_label(wording)), _value(said)
    )


def _signatures(words: dict[str, str]) -> Part:
    names = ("part", "ort_datum", "funktion")
    rows: list[list[str | Part]] = []
    for number in (1, 2):
        cells = [
            paper.cell(f"underskrift-{number}--{name}", words[f"kol_{name}"], words["skriv_har"])
            for name in names
        ]
        rows.append([cells[0], cells[1], "", cells[2]])
    head = [words[f"kol_{name}"] for name in ("part", "ort_datum", "underskrift", "funktion")]
    return paper.table(head, rows, (3.6, 3.6, 5.6, 4.2), words["tabell_underskrift"], high=1.6)


def _value(pieces: list[Piece]) -> str:
    return plain(without_label(pieces))


FILES = ToolFiles(TOOL, entries, {paper.BUILDER: paper.build})
