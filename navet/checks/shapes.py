"""The shape of pages: which sections each kind must have, in which order (modell/sidformer.yml)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from navet.messages import problem
from navet.problems import Problem
from navet.site import Page, Site

Shapes = Mapping[str, tuple[str, ...]]


def check(site: Site, shapes: Shapes) -> Iterator[Problem]:
    """Yield the sections that a page lacks or has in another order than its kind's shape."""
    for page in site.pages.values():
        wanted = shapes.get(page.kind)
        if wanted:
            yield from _page(page, wanted)


def _page(page: Page, wanted: tuple[str, ...]) -> Iterator[Problem]:
    lines = {h.id: h.line for h in page.scan.headings if h.level == 2}
    for section in wanted:
        if section not in lines:
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
