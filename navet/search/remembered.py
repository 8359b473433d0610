"""What has been made of a site's pages: while a site is served, most are as they were last time."""

from __future__ import annotations

from typing import Any

from navet.reading import fingerprint
from navet.search import document, pages
from navet.search.document import Document
from navet.search.keywords import Keywords
from navet.search.pages import SearchPage

_Source = tuple[SearchPage, frozenset[str]]


class Remembered:
    """Pages and their documents by what they were made of; those of the last build are kept."""

    def __init__(self) -> None:
        self._pages: dict[str, SearchPage | None] = {}
        self._documents: dict[_Source, Document] = {}
        self._said: Any = None
        self._used_pages: dict[str, SearchPage | None] = {}
        self._used_documents: dict[_Source, Document] = {}

    def page(self, source: bytes, url: str) -> SearchPage | None:
        """Return what ``pages.parse`` makes of a built page."""
        key = fingerprint.of(source, url)
        if key not in self._used_pages:
            known = key in self._pages
            self._used_pages[key] = self._pages[key] if known else pages.parse(source, url)
        return self._used_pages[key]

    def document(self, page: SearchPage, known: Keywords, common: frozenset[str]) -> Document:
        """Return what ``document.build`` makes of a page.

        ``known`` decides it too, and is told of by ``begin``; its ``parts`` are always the same.
        """
        source = page, common
        made = self._documents.get(source) or document.build(page, known, common)
        self._used_documents[source] = made
        return made

    def begin(self, *said: Any) -> None:
        """Begin a build, and forget documents that were made when something else was ``said``."""
        if said != self._said:
            self._documents.clear()
        self._said = said

    def end(self) -> None:
        """End a build: what it did not use is forgotten."""
        self._pages, self._used_pages = self._used_pages, {}
        self._documents, self._used_documents = self._used_documents, {}
