"""What the copy of a site in one language holds, file by file."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path, PurePosixPath

from navet.content.scripts import Script
from navet.look.scripts import minified
from navet.publishing.disk import packs, readme, scripts, styles
from navet.publishing.disk.pages import Page
from navet.publishing.disk.places import INDEX, Places, is_page, start_of
from navet.reading import fingerprint

_RUNTIME = Path(__file__).parent / "disk.js"
_ASSETS, _DOWNLOADS = "assets", "filer"
_WORD = "disk_"


@dataclass(frozen=True)
class Site:
    """A finished site: its folder and files, and its address, "" for one that has none.

    ``companions`` are the downloads that scripts on its pages need, ``version`` is the model's and
    ``day`` the last on which a page changed.
    """

    folder: Path
    files: frozenset[str]
    address: str
    companions: frozenset[str]
    version: str
    day: str

    def read(self, path: str) -> bytes:
        """Return a file of the site."""
        return (self.folder / path).read_bytes()


@dataclass(frozen=True)
class Copy:
    """A site as the copy in a language has it; ``scripts`` are the theme's, as they are written."""

    site: Site
    lang: str
    words: Mapping[str, str]
    scripts: Mapping[str, Script]

    def fingerprint(self) -> str:
        """Return the fingerprint of all that the copy is made of."""
        site = self.site
        needed = (path for path in sorted(site.files) if self._may_need(path))
        read = (fingerprint.of(site.read(path)) for path in needed)
        words = {name: text for name, text in self.words.items() if name.startswith(_WORD)}
        return fingerprint.of(
            fingerprint.of_code(Path(__file__).parent, ("lxml",)),
            _RUNTIME.read_bytes(),
            *(self.lang, site.address, site.version, site.day),
            json.dumps([words, sorted(site.files), sorted(site.companions)]),
            *read,
        )

    def _may_need(self, path: str) -> bool:
        if path.endswith(".html"):
            return is_page(path, self.lang)
        return path in self.site.companions or not path.startswith(f"{_DOWNLOADS}/")

    def parts(self) -> dict[str, bytes]:
        """Return the files of the copy by path. NotForDisk if a script cannot run from disk."""
        pages = [self._page(path, path) for path in self.pages]
        if start_of(self.lang) != INDEX:
            pages.append(self._page(start_of(self.lang), INDEX))
        made = {page.at: page.html(self.site.read(page.path)) for page in pages}
        told = readme.text(self.words, self.site.version, self.site.day, self.site.address)
        return {
            **made,
            **dict(self._assets(pages)),
            **{path: self.site.read(path) for path in self._documents},
            **dict(self._fetched({path for page in pages for path in page.fetched})),
            scripts.RUNTIME: minified(_RUNTIME.read_text("utf-8")).encode(),
            readme.name(self.lang): told.encode("utf-8-sig"),
        }

    def _page(self, path: str, at: str) -> Page:
        return Page(path, at, self._places, self.words, self.site.day)

    @cached_property
    def pages(self) -> list[str]:
        """The paths of the site's pages in the language."""
        return sorted(path for path in self.site.files if is_page(path, self.lang))

    @cached_property
    def _documents(self) -> list[str]:
        """The downloads that readers find in the copy: those that it needs, in its language."""
        return sorted(path for path in self.site.companions if f"/{self.lang}/" in path)

    @cached_property
    def _places(self) -> Places:
        """Where the addresses on the pages lead."""
        beside = {path for path in self.site.files if path.startswith(f"{_ASSETS}/")}
        inside = frozenset((*self.pages, *self._documents, *beside))
        return Places(self.site.files, inside, self.site.address)

    def _assets(self, pages: Iterable[Page]) -> Iterable[tuple[str, bytes]]:
        """Yield scripts, styles, pictures and the licences of what others have made."""
        classic = {path for page in pages for path in page.classic}
        named = {name for page in pages for name in page.modules}
        wanted = scripts.needed(self.scripts, named)
        for path in sorted(self.site.files):
            name = PurePosixPath(path)
            if name.parts[0] != _ASSETS:
                continue
            if name.suffix == ".css":
                yield path, styles.with_fonts(self.site.read(path), partial(self._beside, path))
            elif path in classic or name.suffix in (".svg", ".txt"):
                yield path, self.site.read(path)
            elif name.suffix == ".js" and name.stem in wanted:
                yield path, self._script(path)

    def _beside(self, path: str, address: str) -> bytes:
        return self.site.read(posixpath.normpath(posixpath.join(posixpath.dirname(path), address)))

    def _script(self, path: str) -> bytes:
        return scripts.classic(path, self.site.read(path).decode()).encode()

    def _fetched(self, paths: Iterable[str]) -> Iterable[tuple[str, bytes]]:
        """Yield what scripts fetch: files that pages name, and all of search."""
        for path in sorted(paths):
            yield packs.path_of(path), packs.one(path, self.site.read(path)).encode()
        searched = {
            path: self.site.read(path)
            for path in self.site.files
            if packs.is_of_search(path, self.lang)
        }
        if searched:
            yield packs.ENGINE, self._script(packs.ENGINE)
            yield packs.SEARCH, packs.search(searched).encode()
