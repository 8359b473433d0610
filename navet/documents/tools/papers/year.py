"""The year wheel as a table of twelve months, blank and as Granvida's."""

from __future__ import annotations

from collections.abc import Iterator

from navet.content import pagetexts
from navet.documents.kit import excerpts
from navet.documents.kit.entry import Context, Entry, ToolFiles
from navet.documents.tools.papers import paper
from navet.documents.tools.papers.paper import PaperPayload, Part

TOOL = "arshjul"
_WIDTHS = (2.7, 4.8, 4.8, 4.8)
_HIGH = 1.1


def entries(context: Context) -> Iterator[Entry]:
    """Yield the wheel, blank and filled in."""
    yield from paper.files(context, TOOL, content(context, False), content(context, True))


def content(context: Context, filled: bool) -> PaperPayload:
    """Return the wheel's content."""
    page = excerpts.read(context.sources, pagetexts.YEAR, context.lang)
    words = context.sources.templates.words(TOOL, context.lang)
    blank, example = page.section("tomt"), page.section("granvida")
    rows: list[list[str | Part]] = [
        [month, *_fields(words, f"manad-{number}", month, said[1:], filled)]
        for number, ((month, *_), said) in enumerate(zip(blank.rows, example.rows, strict=False), 1)
    ]
    head = example.head if filled else blank.head
    parts = [paper.table(head, rows, _WIDTHS, words["tabell"], high=0 if filled else _HIGH)]
    return paper.payload(context, "", filled, page.section("sa-gor-ni").steps, parts)


def _fields(
    words: dict[str, str], tag: str, month: str, said: list[str], filled: bool
) -> list[Part]:
    return [
        paper.cell(f"{tag}-{number}", month, words["skriv_har"], value if filled else "")
        for number, value in enumerate(said, 1)
    ]


FILES = ToolFiles(TOOL, entries)
