"""The register from A to Ö: every heading and every term, for readers whose search does not run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from navet.content import glossary
from navet.content.reader import Content
from navet.content.site import Page
from navet.language import alphabet

# Headings that stand on this many pages name a part of a page rather than a subject.
_COMMON = 3
_LEVELS = (2, 3)


@dataclass(frozen=True)
class Entry:
    """A heading or term, the key in docs/ (with an anchor) that it leads to, and its page's title.

    ``page`` is "" for a page's own title.
    """

    text: str
    target: str
    page: str


@dataclass(frozen=True)
class Letter:
    """The entries that begin with a letter, in the language's order."""

    name: str
    anchor: str
    entries: tuple[Entry, ...]


def build(content: Content, lang: str) -> tuple[Letter, ...]:
    """Return the register of a language; cases are left out, since they have lists of their own."""
    entries = sorted(set(_entries(content, lang)), key=_order)
    groups = groupby(entries, key=lambda entry: alphabet.letter(entry.text))
    return tuple(
        Letter(name, f"register-{index}", tuple(found))
        for index, (name, found) in enumerate(groups, 1)
    )


def _entries(content: Content, lang: str) -> Iterator[Entry]:
    pages = [
        page
        for (_, language), page in sorted(content.site.pages.items())
        if language == lang and page.traits.in_register
    ]
    common = Counter(text for page in pages for text in {text for text, _ in _headings(page)})
    for page in pages:
        title = content.site.title(page.key, lang)
        yield Entry(title, page.key, "")
        for text, anchor in _headings(page):
            if common[text] < _COMMON and text != title:
                yield Entry(text, f"{page.key}#{anchor}", title)
    title = content.site.title(glossary.PAGE, lang)
    for term in glossary.build(content.registers[glossary.REGISTER]).values():
        yield Entry(term.term[lang], term.target, title)


def _headings(page: Page) -> Iterator[tuple[str, str]]:
    for heading in page.scan.headings:
        if heading.level in _LEVELS and heading.id and heading.text:
            yield heading.text, heading.id


def _order(entry: Entry) -> tuple[bool, str, str, str]:
    return (
        alphabet.letter(entry.text) != alphabet.NO_LETTER,
        alphabet.key(entry.text),
        entry.page,
        entry.target,
    )
