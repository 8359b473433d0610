"""The shape of pages: which sections each kind must have, in which order (modell/sidformer.yml)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from navet import datafiles
from navet.messages import problem
from navet.problems import Problem
from navet.registers import Registers
from navet.site import Page, Site, other_language

REGISTER = "sidformer"
Shapes = Mapping[str, tuple[str, ...]]


def check(site: Site, shapes: Shapes) -> Iterator[Problem]:
    """Yield the sections that a page lacks or has in another order than its kind's shape.

    A section that stands in the page's other language is left to navet.checks.pairs.
    """
    for page in site.pages.values():
        wanted = shapes.get(page.kind)
        if wanted:
            other = site.page(page.key, other_language(page.lang))
            yield from _page(page, wanted, other.ids if other else frozenset())


def check_all(site: Site, registers: Registers) -> Iterator[Problem]:
    """Yield what ``check`` does, and sections that no page of a kind has.

    Those are the register's fault and not the pages', and said there alone.
    """
    document = registers.documents[REGISTER]
    wanted: dict[str, tuple[str, ...]] = {}
    for kind, sections in registers.shapes.items():
        pages = list(site.of_kind(kind))
        strange = [name for name in sections if not any(name in page.ids for page in pages)]
        strange = strange if len(pages) > 1 else []
        wanted[kind] = tuple(name for name in sections if name not in strange)
        for name in strange:
            yield Problem(
                datafiles.path_of(REGISTER),
                document.line((REGISTER, kind, sections.index(name))),
                name,
                f"Ingen sida av slaget ”{kind}” har avsnittet ”{name}”.",
                "Rätta id:t, ta bort raden, eller skriv avsnittet på alla sidor av slaget.",
            )
    yield from check(site, wanted)


def _page(page: Page, wanted: tuple[str, ...], elsewhere: frozenset[str]) -> Iterator[Problem]:
    lines: dict[str, int] = {}
    for heading in page.scan.headings:
        if heading.level == 2:
            lines.setdefault(heading.id, heading.line)
    for section in wanted:
        if section not in lines and section not in elsewhere:
            paste = f"## … {{#{section}}}"
            yield problem("avsnitt-saknas", page.path, page.body_line, section, paste=paste)
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
