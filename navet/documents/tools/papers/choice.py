"""Why neither a grant nor a purchase: the twelve questions to answer, and Granvida's answers."""

from __future__ import annotations

from collections.abc import Iterator

from navet.content import pagetexts
from navet.documents.kit import excerpts
from navet.documents.kit.entry import Context, Entry, ToolFiles
from navet.documents.kit.excerpts import plain, without_label
from navet.documents.tools.papers import paper
from navet.documents.tools.papers.paper import PaperPayload, Part

TOOL = "iop-valet"
_PARTS, _QUESTIONS = "del-", "valet-"


def entries(context: Context) -> Iterator[Entry]:
    """Yield the form, blank and filled in."""
    yield from paper.files(context, TOOL, content(context, False), content(context, True))


def content(context: Context, filled: bool) -> PaperPayload:
    """Return the form's content."""
    page = excerpts.read(context.sources, pagetexts.CHOICE, context.lang)
    words = context.sources.templates.words(TOOL, context.lang)
    parts: list[Part] = []
    for section in page.sections:
        if section.id.startswith(_PARTS):
            parts.append(paper.heading(section.title, 1))
        elif section.id.startswith(_QUESTIONS):
            parts.append(paper.heading(section.title))
            parts += [paper.text(pieces, "Explanation") for pieces in section.texts]
            parts.append(paper.bullets(section.bullets))
            value = plain(without_label(section.quotes[0])) if filled else ""
            parts.append(paper.field(section.id, words["vart_svar"], words["skriv_svar"], value))
            if not filled:
                tag = f"{section.id}--olika"
                parts.append(paper.field(tag, words["olika"], words["skriv_svar"]))
    steps = page.section("sa-gor-ni").texts
    return paper.with_caution(paper.payload(context, "", filled, steps, parts), page)


FILES = ToolFiles(TOOL, entries)
