"""The shape of pages: which sections each kind must have, in which order (modell/sidformer.yml)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from navet.messages import problem
from navet.problems import Problem
from navet.site import Page, Site, other_language

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
