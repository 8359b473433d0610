"""Pages as HTML, kept from one build to the next until something that they show is another.

A page with building blocks is never kept: they may show anything of the site.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from navet.content import registers
from navet.content.reader import Content
from navet.content.site import Page
from navet.language.texts import LANGUAGES
from navet.reading import fingerprint
from navet.reading.cache import Cache

FOLDER = Path(".cache") / "sidor"
# How many pages of earlier builds are kept beside those of this one.
SPARE = 400
_CODE = Path(__file__).resolve().parents[1]
# Icons stand in the text, and links are worked out by the generator and its languages.
_LIBRARIES = ("Markdown", "mkdocs", "mkdocs-material", "mkdocs-static-i18n")
# A heading of a page's contents: its words, its id, its level, and those below it.
Heading = list[Any]


@dataclass(frozen=True)
class Rendered:
    """A page's text as HTML, and its contents."""

    html: str
    contents: list[Heading]


class RenderedPages:
    """The pages of a site that need not be rendered again."""

    def __init__(self, content: Content, words: dict[str, dict[str, str]]) -> None:
        """Use the folder in the repository's cache; ``words`` are the frame's, by language."""
        self._content, self._words = content, words
        self._cache = Cache(content.root / FOLDER)
        self._used: set[str] = set()

    def get(self, page: Page) -> Rendered | None:
        """Return a page as it was rendered last, or None if something has changed since."""
        if page.scan.blocks:
            return None
        kept = self._cache.get(self._key(page))
        if kept is None:
            return None
        html, contents = json.loads(kept)
        return Rendered(html, contents)

    def put(self, page: Page, rendered: Rendered) -> None:
        """Keep a page that has been rendered now."""
        if not page.scan.blocks:
            text = json.dumps([rendered.html, rendered.contents], ensure_ascii=False)
            self._cache.put(self._key(page), text.encode())

    def trim(self) -> None:
        """Drop the pages of earlier builds when they are many."""
        self._cache.trim(self._used, len(self._used) + SPARE)

    def _key(self, page: Page) -> str:
        twins = (self._content.site.page(page.key, lang) for lang in LANGUAGES)
        texts = (twin.text if twin else "" for twin in twins)
        key = fingerprint.of(self._shared, page.key, page.lang, *texts)
        self._used.add(key)
        return key

    @cached_property
    def _shared(self) -> str:
        """What every page may show: names of pages, all data, the words; and what makes it."""
        code = fingerprint.of_code(_CODE, _LIBRARIES)
        root = self._content.root
        data = sorted((root / registers.FOLDER).glob("*.yml"))
        generator = (root / "mkdocs.yml", *sorted((root / "hooks").glob("*.py")))
        pages = repr(sorted(self._content.site.pages))
        return fingerprint.of(
            code, pages, repr(self._words), *(file.read_bytes() for file in (*data, *generator))
        )
