"""Pages as HTML, kept from one build to the next until something that they show is another.

A page's text shows that text, data, and names of other pages. The frame around it and building
blocks in it may show more: what other pages say of themselves, the files to download, and some
blocks the other pages' texts.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from navet.content import meetings, registers
from navet.content.reader import Content
from navet.content.site import Page
from navet.documents import views as documents
from navet.language.texts import LANGUAGES
from navet.pages.block_views import READ_TEXTS
from navet.reading import fingerprint
from navet.reading.cache import Cache
from navet.reading.settings import Settings

FOLDER = Path(".cache") / "sidor"
# How many pages of earlier builds are kept beside those of this one.
SPARE = 400
_THEME = "overrides"
_TEMPLATES = (".html", ".svg")
# The kinds whose texts others show. Of all others they show the headings, of steps the exercise.
READ_KINDS = frozenset(("enkel",))
_STEP = "steg"
_CODE = Path(__file__).resolve().parents[1]
# Icons and codes stand on the pages, and links are worked out by the generator and its languages.
_LIBRARIES = ("Markdown", "mkdocs", "mkdocs-material", "mkdocs-static-i18n", "Jinja2", "segno")
# A heading of a page's contents: its words, its id, its level, and those below it.
Heading = list[Any]


@dataclass(frozen=True)
class Rendered:
    """A page's text as HTML, in little room; its contents; and the ids that can be linked to."""

    packed: bytes
    contents: list[Heading]
    ids: list[str]


def packed(html: str) -> bytes:
    """Return HTML in little room, quickly."""
    return zlib.compress(html.encode(), level=1)


def unpacked(kept: bytes) -> str:
    """Return HTML that has been packed."""
    return zlib.decompress(kept).decode()


class RenderedPages:
    """The pages of a site that need not be rendered again."""

    def __init__(
        self,
        content: Content,
        words: dict[str, dict[str, str]],
        settings: Settings,
        serving: bool = False,
    ) -> None:
        """Use the folder in the repository's cache; ``words`` are the frame's, by language."""
        self._content, self._words = content, words
        self._settings, self._serving = settings, serving
        self._cache = Cache(content.root / FOLDER)
        self._used: set[str] = set()
        self._keys: dict[tuple[str, str], str] = {}

    def get(self, page: Page) -> Rendered | None:
        """Return a page as it was rendered last, or None if something has changed since."""
        kept = self._cache.get(self._key(page))
        if kept is None:
            return None
        facts, _, html = kept.partition(b"\n")
        return Rendered(html, *json.loads(facts))

    def put(self, page: Page, rendered: Rendered) -> None:
        """Keep a page that has been rendered now."""
        facts = json.dumps([rendered.contents, rendered.ids], ensure_ascii=False)
        self._cache.put(self._key(page), facts.encode() + b"\n" + rendered.packed)

    def whole(self, page: Page) -> str | None:
        """Return a page with its frame as it was last, or None if something has changed since."""
        kept = self._cache.get(self._key_of_whole(page))
        return None if kept is None else unpacked(kept)

    def put_whole(self, page: Page, html: str) -> None:
        """Keep a page with its frame."""
        self._cache.put(self._key_of_whole(page), packed(html))

    def trim(self) -> None:
        """Drop the pages of earlier builds when they are many."""
        self._cache.trim(self._used, len(self._used) + SPARE)

    def _key(self, page: Page) -> str:
        place = page.key, page.lang
        if place not in self._keys:
            twins = (self._content.site.page(page.key, lang) for lang in LANGUAGES)
            texts = (twin.text if twin else "" for twin in twins)
            self._keys[place] = self._use(self._shared, *place, *texts, *self._beyond(page))
        return self._keys[place]

    def _key_of_whole(self, page: Page) -> str:
        return self._use(self._key(page), self._of_theme)

    def _use(self, *parts: str) -> str:
        key = fingerprint.of(*parts)
        self._used.add(key)
        return key

    def _beyond(self, page: Page) -> tuple[str, ...]:
        """Return what the building blocks of a page may show that its text does not."""
        names = {block.name for block in page.scan.blocks}
        if not names:
            return ()
        return (self._of_theme, self._texts) if names & READ_TEXTS else (self._of_theme,)

    @cached_property
    def _of_theme(self) -> str:
        """What the theme may show: front matter of pages, files, addresses; and its templates."""
        theme = self._content.root / _THEME
        theirs = sorted(theme.rglob("*"))
        templates = (file.read_bytes() for file in theirs if file.suffix in _TEMPLATES)
        pages = self._content.site.pages.values()
        # A file's size is shown as readers see it, its checksum nowhere.
        files = [
            (replace(item, size=0, sha256=""), item.size_text())
            for item in documents.ready(self._content).items
        ]
        return fingerprint.of(
            repr((files, self._settings, self._serving)),
            *(repr(page.meta) for page in pages),
            repr([file.relative_to(theme).as_posix() for file in theirs]),
            *templates,
        )

    @cached_property
    def _texts(self) -> str:
        """What blocks that read other pages' texts may show."""
        pages = self._content.site.pages.values()
        return fingerprint.of(
            *(repr(page.scan.headings) for page in pages),
            *(repr(meetings.exercise(page)) for page in pages if page.kind == _STEP),
            *(page.text for page in pages if page.kind in READ_KINDS),
        )

    @cached_property
    def _shared(self) -> str:
        """What every page may show: names of pages, all data, the words; and what makes it."""
        code = fingerprint.of_code(_CODE, _LIBRARIES)
        root = self._content.root
        data = sorted((root / registers.FOLDER).glob("*.yml"))
        generator = (root / "mkdocs.yml", *sorted((root / "hooks").glob("*.py")))
        pages = repr(sorted(self._content.site.pages))
        return fingerprint.of(
            *(code, pages, repr(self._words)),
            *(file.read_bytes() for file in (*data, *generator) if file.is_file()),
        )
