"""The shape of pages: which sections each kind must have, in which order (modell/sidformer.yml)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from navet.checks import sections
from navet.checks.sections import Matching
from navet.content import pieces
from navet.content.kinds import KINDS
from navet.content.places import other_language
from navet.content.registers import Registers
from navet.content.site import Page, Site
from navet.reading import datafiles
from navet.reading.messages import problem
from navet.reading.problems import Problem, did_you_mean
from navet.reading.scan import Heading

REGISTER = "sidformer"
Shapes = Mapping[str, tuple[str, ...]]


def check(site: Site, shapes: Shapes) -> Iterator[Problem]:
    """Yield the sections that a page lacks or has in another order than its kind's shape.

    A section that the page's other language has is left to navet.checks.pairs.
    """
    for page in site.pages.values():
        wanted = shapes.get(page.shape)
        if wanted:
            yield from _page(page, wanted, site.page(page.key, other_language(page.lang)))


def check_all(site: Site, registers: Registers) -> Iterator[Problem]:
    """Yield what ``check`` does, kinds that there are not, and sections that no page of a kind has.

    Those are the register's fault and not the pages', and said there alone.
    """
    document = registers.documents[REGISTER]
    known = [shape for kind in KINDS for shape in kind.shapes]
    wanted: dict[str, tuple[str, ...]] = {}
    for kind, names in registers.shapes.items():
        if kind not in known:
            yield _unknown(kind, document.line((REGISTER, kind)), known)
        pages = [page for page in site.pages.values() if page.shape == kind]
        strange = [name for name in names if not any(name in page.ids for page in pages)]
        strange = strange if len(pages) > 1 else []
        wanted[kind] = tuple(name for name in names if name not in strange)
        for name in strange:
            yield Problem(
                datafiles.path_of(REGISTER),
                document.line((REGISTER, kind, names.index(name))),
                name,
                f"Ingen sida av slaget ”{kind}” har avsnittet ”{name}”.",
                "Rätta id:t, ta bort raden, eller skriv avsnittet på alla sidor av slaget.",
            )
    yield from check(site, wanted)


def _unknown(kind: str, line: int, known: list[str]) -> Problem:
    return Problem(
        datafiles.path_of(REGISTER),
        line,
        kind,
        f"”{kind}” är inget slag av sidor.",
        f"{did_you_mean(kind, known)}Rätta namnet. Slagen står i navet/content/kinds.py.",
    )


def _page(page: Page, wanted: tuple[str, ...], other: Page | None) -> Iterator[Problem]:
    lines: dict[str, int] = {}
    for heading in page.scan.headings:
        if heading.level == 2:
            lines.setdefault(heading.id, heading.line)
    lacking = [section for section in wanted if section not in lines]
    if lacking:
        yield from _lacking(page, lacking, _match(page, other) if other else Matching())
    present = [section for section in wanted if section in lines]
    for before, after in pairwise(present):
        if lines[before] > lines[after]:
            yield Problem(
                page.path,
                lines[after],
                after,
                f"Avsnittet står före ”{before}”.",
                f"Flytta det, så att ordningen blir: {', '.join(wanted)}.",
            )


def _match(page: Page, other: Page) -> Matching:
    return sections.match(*(pieces.sections(one.scan, one.body_line) for one in (page, other)))


def _lacking(page: Page, lacking: list[str], found: Matching) -> Iterator[Problem]:
    elsewhere = {sections.key(one) for lost in found.lost for one in lost.sections}
    renamed = {sections.key(other): one.heading for one, other in found.renamed}
    for section in lacking:
        heading = renamed.get(section)
        if heading is not None:
            yield _renamed(page, section, heading)
        elif section not in elsewhere:
            paste = f"## … {{#{section}}}"
            yield problem("avsnitt-saknas", page.path, page.body_line, section, paste=paste)


def _renamed(page: Page, section: str, heading: Heading) -> Problem:
    return Problem(
        page.path,
        heading.line,
        section,
        f"Rubriken har id ”{heading.id}”, men på alla sidor av det här slaget är det ”{section}”.",
        "Byt raden mot:",
        f"{'#' * heading.level} {heading.text} {{#{section}}}",
    )
