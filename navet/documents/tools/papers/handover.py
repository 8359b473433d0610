"""The handover sheet of ten rows, blank and as Granvida's, and the meeting at which it is used."""

from __future__ import annotations

from collections.abc import Iterator

from navet.content import pagetexts
from navet.documents.kit import excerpts
from navet.documents.kit.entry import Context, Entry, ToolFiles
from navet.documents.tools.papers import paper
from navet.documents.tools.papers.paper import PaperPayload, Part

TOOL = "overlamning"


def entries(context: Context) -> Iterator[Entry]:
    """Yield the sheet, blank and filled in."""
    yield from paper.files(context, TOOL, content(context, False), content(context, True))


def content(context: Context, filled: bool) -> PaperPayload:
    """Return the sheet's content."""
    page = excerpts.read(context.sources, pagetexts.HANDOVER, context.lang)
    words = context.sources.templates.words(TOOL, context.lang)
    blank, example, meeting = (page.section(one) for one in ("tomt", "ifyllt", "motet"))
    said = [row[1] for row in example.rows] if filled else [""] * len(blank.rows)
    rows: list[list[str | Part]] = [
        [name, question, paper.cell(f"rad-{number}", name, words["skriv_har"], value)]
        for number, ((name, question, _), value) in enumerate(
            zip(blank.rows, said, strict=False), 1
        )
    ]
    opening = example.texts[0] if filled else blank.texts[0]
    parts: list[Part] = [
        paper.text(opening),
        paper.table(blank.head, rows, (3.3, 4.9, 8.8), words["tabell"], high=0 if filled else 1.5),
    ]
    if not filled:
        timed: list[list[str | Part]] = [list(row) for row in meeting.rows]
        parts += [
            paper.page_break(),
            paper.heading(meeting.title),
            paper.table(meeting.head, timed, (2, 3.4, 11.6), words["tabell_mote"]),
        ]
    return paper.payload(context, "", filled, [], parts)


FILES = ToolFiles(TOOL, entries)
