"""The pages that no one writes: the cases of each step, form and county, fifty to a page.

They join the site's pages when the content has been checked, so that links, sitemap, language links
and search know them like any other page.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from navet.content.cases.library import NATIONWIDE, Choice, Library
from navet.content.cases.model import Case
from navet.content.reader import Content
from navet.content.site import Page
from navet.language.texts import LANGUAGES
from navet.reading.scan import Scan
from navet.reading.yamldata import Document

PER_PAGE = 50
TEMPLATE = "exempel-lista.html"
Words = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Listing:
    """One page of a list: what it lists, which of its pages it is, and the cases on it."""

    choice: Choice
    number: int
    of: int
    total: int
    cases: tuple[Case, ...]

    @property
    def key(self) -> str:
        """The key of the page."""
        return page_key(self.choice, self.number)

    @property
    def pages(self) -> tuple[tuple[int, str], ...]:
        """The number and key of each page of the list."""
        return tuple((number, page_key(self.choice, number)) for number in range(1, self.of + 1))


def page_key(choice: Choice, number: int) -> str:
    """Return the key of a page of a choice's list; the first has the choice's own."""
    stem = choice.key.removesuffix(".md")
    return choice.key if number == 1 else f"{stem}/{number}.md"


def listings(library: Library, lang: str) -> Iterator[Listing]:
    """Yield every page of every list in a language."""
    for choice in library.listed():
        cases = library.where(choice.facet, choice.id, lang)
        chunks = list(_chunks(cases)) or [()]
        for number, chunk in enumerate(chunks, 1):
            yield Listing(choice, number, len(chunks), len(cases), chunk)


def _chunks(cases: Sequence[Case]) -> Iterator[tuple[Case, ...]]:
    for start in range(0, len(cases), PER_PAGE):
        yield tuple(cases[start : start + PER_PAGE])


def title(listing: Listing, words: Mapping[str, str], lang: str) -> str:
    """Return a list page's title."""
    name = listing.choice.name[lang]
    nationwide = listing.choice.id == NATIONWIDE
    pattern = words["ex_titel_landet" if nationwide else f"ex_titel_{listing.choice.facet}"]
    shown = pattern.format(namn=name)
    if listing.number > 1:
        return f"{shown} ({words['ex_sida'].lower()} {listing.number})"
    return shown


def page(listing: Listing, words: Mapping[str, str], lang: str) -> Page:
    """Return a list page as a page of the site; it has no file, and no text of its own."""
    meta = {
        "titel": title(listing, words, lang),
        "beskrivning": words["ex_beskrivning"].format(
            antal=listing.total, namn=listing.choice.name[lang], sida=listing.number
        ),
    }
    return Page(listing.key, lang, "", "", Document(meta), 1, Scan())


def extend(content: Content, words: Words) -> Content:
    """Return the content with the generated pages among the site's."""
    made = {
        (listing.key, lang): page(listing, words[lang], lang)
        for lang in LANGUAGES
        for listing in listings(content.cases, lang)
    }
    site = dataclasses.replace(content.site, pages={**content.site.pages, **made})
    return dataclasses.replace(content, site=site)
