"""Pages that were found without fault, remembered from one run to the next.

What a page alone decides need not be looked into again until the page, the model or the code is
another. Only freedom from fault is remembered: what is wrong is worked out anew each time.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator
from pathlib import Path

from navet.content.site import Site
from navet.language.texts import LANGUAGES
from navet.reading import fingerprint
from navet.reading.kept import Kept

FILE = Path(".cache") / "kontroll.json"
_CODE = Path(__file__).resolve().parents[1]


class Clean:
    """What is known of a site's pages, in a file of the cache.

    ``shared`` is what else than a page its verdict rests on.
    """

    def __init__(self, site: Site, *shared: str, file: Path = FILE) -> None:
        """Read what was found out last time."""
        recipe = fingerprint.of(fingerprint.of_code(_CODE), *shared)
        self._site, self._kept = site, Kept(site.root / file, recipe)

    def unknown(self) -> Site:
        """Return the site with those pages alone that must be looked into, in both languages."""
        keys = {key for key, mark in self._marks() if not self._kept.known(mark)}
        pages = {place: page for place, page in self._site.pages.items() if place[0] in keys}
        return dataclasses.replace(self._site, pages=pages)

    def remember(self, faulty: Collection[str] = ()) -> None:
        """Remember that all pages were without fault, but for those with the keys that are told."""
        for key, mark in self._marks():
            if key not in faulty:
                self._kept.put(mark, True)
        self._kept.save()

    def _marks(self) -> Iterator[tuple[str, str]]:
        for key in dict.fromkeys(key for key, _ in self._site.pages):
            yield key, fingerprint.of(key, *(self._text(key, lang) for lang in LANGUAGES))

    def _text(self, key: str, lang: str) -> str:
        """Return a page's text; one that cannot be read is something else than none."""
        page = self._site.page(key, lang)
        return page.text if page else str(self._site.has(key, lang))
