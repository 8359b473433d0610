"""Citations: ``[@id]`` in a page's text, and the source list that they make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from navet.content.registers import Registers, Source
from navet.content.site import Page, Site
from navet.reading.messages import problem
from navet.reading.problems import Problem

CITATION = r"\[@([^\]\n]+)\]"
_SEPARATOR = re.compile(r"\s*,\s*")


@dataclass(frozen=True)
class Cited:
    """A source in a page's list; ``number`` is what the text shows, in order of first citation."""

    number: int
    source: Source


def keys_of(mark: str) -> list[str]:
    """Return the source ids in the inside of a citation mark."""
    return [key for key in _SEPARATOR.split(mark.strip().removeprefix("@")) if key]


def own_sources(page: Page) -> dict[str, Source]:
    """Return the sources in a case's own front matter, by their number as text."""
    listed = page.meta.get("kallor")
    items = listed if isinstance(listed, list) else []
    return {
        str(number): _own(str(number), item)
        for number, item in enumerate(items, 1)
        if isinstance(item, dict)
    }


def _own(number: str, item: dict[str, Any]) -> Source:
    year = item.get("ar")
    return Source(
        number,
        str(item.get("titel", "")),
        "",
        year if isinstance(year, int) else None,
        item.get("adress") or None,
        str(item.get("sprak", "sv")),
    )


def available(page: Page, swedish: Page | None, registers: Registers) -> dict[str, Source]:
    """Return the sources that a page may cite: a case's own, else the register's."""
    if page.traits.is_case:
        return own_sources(swedish or page)
    return registers.sources


def cited(page: Page, known: dict[str, Source]) -> tuple[Cited, ...]:
    """Return a page's source list, numbered in the order of first citation.

    A case lists all its own sources, in their own order.
    """
    if page.traits.is_case:
        return tuple(Cited(int(key), source) for key, source in known.items())
    order = dict.fromkeys(
        key for mark in page.scan.citations for key in keys_of(mark.text) if key in known
    )
    return tuple(Cited(number, known[key]) for number, key in enumerate(order, 1))


def check(site: Site, registers: Registers) -> Iterator[Problem]:
    """Yield citations of sources that do not exist, and pages of facts without any source."""
    for page in site.pages.values():
        swedish = site.page(page.key, "sv")
        if page.traits.is_case and (swedish is None or swedish.front.problems):
            continue
        known = available(page, swedish, registers)
        for mark in page.scan.citations:
            for key in keys_of(mark.text):
                if key not in known:
                    yield _unknown(page, mark.line, key)
        if page.traits.cites:
            yield from _without(page, known)


def _unknown(page: Page, line: int, key: str) -> Problem:
    where = "sidans egen källista i sidhuvudet" if page.traits.is_case else "modell/kallor.yml"
    return problem("okand-kalla", page.path, line, key, kalla=key, lista=where)


def _without(page: Page, known: dict[str, Source]) -> Iterator[Problem]:
    if not cited(page, known):
        yield Problem(
            page.path,
            page.body_line,
            "kallor",
            "Sidan har ingen källa.",
            "Skriv [@kallans-id] efter varje uppgift som kommer från en källa.",
        )
