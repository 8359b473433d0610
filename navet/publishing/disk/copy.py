"""What the copy of a site in one language holds, file by file."""

from __future__ import annotations

import json
import os
import posixpath
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from navet.content.scripts import Script
from navet.documents.office import ooxml
from navet.look.scripts import minified
from navet.publishing.built_site import BuiltSite
from navet.publishing.disk import packs, readme, scripts, styles
from navet.publishing.disk.pages import Needs, Page
from navet.publishing.disk.places import INDEX, Places, is_page, start_of
from navet.reading import fingerprint

_RUNTIME = Path(__file__).parent / "disk.js"
_CODE = Path(__file__).resolve().parents[2]
_ASSETS, _DOWNLOADS = "assets", "filer"
_WORD = "disk_"
# A file of the copy, made in pieces when it is asked for.
Making = Callable[[], Iterable[bytes]]


@dataclass(frozen=True)
class Site:
    """A finished site: its files, those that copies are made of, and its address, "" for none.

    ``companions`` are the downloads that scripts on its pages need, ``version`` is the model's and
    ``day`` the last on which a page changed.
    """

    built: BuiltSite
    files: frozenset[str]
    address: str
    companions: frozenset[str]
    version: str
    day: str


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
        words = {name: text for name, text in self.words.items() if name.startswith(_WORD)}
        return fingerprint.of(
            fingerprint.of_code(_CODE, ("lxml",)),
            _RUNTIME.read_bytes(),
            *(self.lang, site.address, site.version, site.day),
            json.dumps([words, sorted(site.files), sorted(site.companions)]),
            *(site.built.facts(path).digest for path in needed),
        )

    def _may_need(self, path: str) -> bool:
        if path.endswith(".html"):
            return is_page(path, self.lang)
        return path in self.site.companions or not path.startswith(f"{_DOWNLOADS}/")

    def write(self, file: Path, timestamp: int) -> None:
        """Write the copy as a ZIP whose files are of a time, seconds since 1970.

        However many pages it has, only one of them is held at a time. NotForDisk if a script cannot
        run from disk.
        """
        with tempfile.TemporaryFile(dir=file.parent) as beside, file.open("wb") as target:
            made = sorted(self._files(_Shelf(beside)).items())
            ooxml.write(target, ((path, make()) for path, make in made), timestamp)

    def _files(self, shelf: _Shelf) -> dict[str, Making]:
        """Return how each file of the copy is made; pages are made now, and put on a shelf.

        What else there is follows from all of them, and comes before some of them in the ZIP.
        """
        needs = Needs()
        for path, at in self._pages_at():
            page = Page(path, at, self._places, self.words, self.site.day, needs)
            shelf.put(at, page.html(self._read(path)))
        told = readme.text(self.words, self.site.version, self.site.day, self.site.address)
        return {
            **{at: partial(shelf.take, at) for _, at in self._pages_at()},
            **dict(self._assets(needs)),
            **{path: partial(self._plain, path) for path in self._documents},
            **{packs.path_of(path): partial(self._fetched, path) for path in needs.fetched},
            **dict(self._search()),
            scripts.RUNTIME: lambda: [minified(_RUNTIME.read_text("utf-8")).encode()],
            readme.name(self.lang): lambda: [told.encode("utf-8-sig")],
        }

    @cached_property
    def pages(self) -> list[str]:
        """The paths of the site's pages in the language."""
        return sorted(path for path in self.site.files if is_page(path, self.lang))

    def _pages_at(self) -> Iterator[tuple[str, str]]:
        """Yield each page, and where it stands in the copy; every copy has a first page."""
        yield from ((path, path) for path in self.pages)
        if start_of(self.lang) != INDEX:
            yield start_of(self.lang), INDEX

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

    def _assets(self, needs: Needs) -> Iterator[tuple[str, Making]]:
        """Yield scripts, styles, pictures and the licences of what others have made."""
        wanted = scripts.needed(self.scripts, needs.modules)
        for path in sorted(self.site.files):
            name = PurePosixPath(path)
            if name.parts[0] != _ASSETS:
                continue
            if name.suffix == ".css":
                yield path, partial(self._sheet, path)
            elif path in needs.classic or name.suffix in (".svg", ".txt"):
                yield path, partial(self._plain, path)
            elif name.suffix == ".js" and name.stem in wanted:
                yield path, partial(self._script, path)

    def _search(self) -> Iterator[tuple[str, Making]]:
        """Yield what search needs, if there is any search."""
        searched = [path for path in self.site.files if packs.is_of_search(path, self.lang)]
        if searched:
            yield packs.ENGINE, partial(self._script, packs.ENGINE)
            yield packs.SEARCH, lambda: map(str.encode, packs.search(searched, self._read))

    def _read(self, path: str) -> bytes:
        return self.site.built.read(path)

    def _plain(self, path: str) -> Iterator[bytes]:
        yield self._read(path)

    def _sheet(self, path: str) -> Iterator[bytes]:
        yield styles.with_fonts(self._read(path), partial(self._beside, path))

    def _beside(self, path: str, address: str) -> bytes:
        return self._read(posixpath.normpath(posixpath.join(posixpath.dirname(path), address)))

    def _script(self, path: str) -> Iterator[bytes]:
        yield scripts.classic(path, self._read(path).decode()).encode()

    def _fetched(self, path: str) -> Iterator[bytes]:
        yield packs.one(path, self._read(path)).encode()


class _Shelf:
    """Files that are put by in another one, until they are asked for."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._places: dict[str, tuple[int, int]] = {}

    def put(self, path: str, contents: bytes) -> None:
        """Put a file by, after those that are there."""
        self._places[path] = self._file.seek(0, os.SEEK_END), len(contents)
        self._file.write(contents)

    def take(self, path: str) -> Iterator[bytes]:
        """Yield what was put by."""
        place, size = self._places[path]
        self._file.seek(place)
        yield self._file.read(size)
