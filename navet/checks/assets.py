"""The files under docs/ are pages and pictures with names that can be addresses."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from navet.content.places import DOCS, url_of
from navet.content.site import Site
from navet.reading.files import read_text, relative
from navet.reading.problems import Problem

CASES = "exempel"
PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
OTHERS = (".pdf",)
# Folders that the built site has for other things, or that the generator leaves out.
RESERVED = frozenset({"assets", "en", "filer", "pagefind", "pagefind-exempel", "templates"})
_PAGE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.en)?\.md\Z")
_FOLDER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_FILE = re.compile(r"_?[a-z0-9]+(?:[-_.][a-z0-9]+)*\Z")
_LIVE = re.compile(
    r"<\s*(?:script|foreignObject|iframe|use\s[^>]*https?:)|\son\w+\s*=|javascript:", re.I
)
_NAMING = "Använd bara a–z, 0–9 och bindestreck. Skriv å och ä som a, ö som o."


def check(site: Site) -> Iterator[Problem]:
    """Yield files and folders that would not be published, or would stand in the way of others."""
    docs = site.root / DOCS
    unread: list[OSError] = []
    for folder, folders, files in os.walk(docs, onerror=unread.append):
        here = Path(folder)
        folders.sort()
        for name in list(folders):
            found = list(_folder(here / name, site.root))
            yield from found
            if found or name.endswith(".md") or here / name == docs / CASES:
                folders.remove(name)
        for name in sorted(files):
            yield from _file(here / name, site.root)
    for error in unread:
        yield Problem(
            relative(Path(str(error.filename)), site.root),
            1,
            "mapp",
            "Mappen går inte att läsa från disken.",
            "Ändra mappens rättigheter så att du får läsa den.",
        )
    yield from _same_address(site)


def _folder(folder: Path, root: Path) -> Iterator[Problem]:
    path = relative(folder, root)
    if folder.is_symlink():
        yield _link(path)
    elif folder.name.startswith(".") or folder.name.endswith(".md"):
        # A folder in a page's place is reported when the pages are read.
        return
    elif not _FOLDER.match(folder.name):
        yield Problem(path, 1, "filnamn", "Mappens namn går inte att använda som adress.", _NAMING)
    elif folder.name in RESERVED and folder.parent == root / DOCS:
        yield Problem(
            path,
            1,
            "filnamn",
            f"Namnet ”{folder.name}” behövs för annat på den byggda sajten.",
            "Ge mappen ett annat namn.",
        )


def _link(path: str) -> Problem:
    return Problem(
        path,
        1,
        "fil",
        "Det här är en länk till något annat på disken.",
        "Lägg själva filen här i stället för en länk.",
    )


def _file(file: Path, root: Path) -> Iterator[Problem]:
    path = relative(file, root)
    ending = file.suffix.lower()
    if file.is_symlink():
        yield _link(path)
    elif file.name.startswith(".") or (ending == ".md" and file.name.startswith("_")):
        return
    elif ending == ".md":
        if not _PAGE.match(file.name):
            yield Problem(
                path,
                1,
                "filnamn",
                "Filnamnet går inte att använda som adress.",
                f"{_NAMING} Engelska sidor slutar på .en.md, till exempel en-sida.en.md.",
            )
    elif ending not in (*PICTURES, *OTHERS):
        yield Problem(
            path,
            1,
            "fil",
            "Filen blir varken en sida eller en bild.",
            "Sidor slutar på .md. Bilder slutar på "
            f"{', '.join(PICTURES[:-1])} eller {PICTURES[-1]}. Ta annars bort filen.",
        )
    elif not _FILE.match(file.name):
        yield Problem(path, 1, "filnamn", "Filnamnet går inte att använda som adress.", _NAMING)
    elif ending == ".svg":
        yield from drawing(file, root)


def drawing(file: Path, root: Path) -> Iterator[Problem]:
    """Yield a drawing that could do something: it may only be looked at."""
    text, problems = read_text(file, root)
    yield from problems
    found = _LIVE.search(text)
    if found:
        yield Problem(
            relative(file, root),
            text.count("\n", 0, found.start()) + 1,
            "bild",
            "Bilden innehåller skript eller annat som en bild inte får göra.",
            "Spara den som vanlig SVG utan skript, eller som PNG.",
        )


def _same_address(site: Site) -> Iterator[Problem]:
    """Yield pages that would be published at the same address: ``a.md`` and ``a/index.md``."""
    first: dict[str, str] = {}
    for (key, lang), page in site.pages.items():
        other = first.setdefault(url_of(key, lang), page.path)
        if other != page.path:
            yield Problem(
                page.path,
                1,
                "filnamn",
                f"Sidan får samma adress som {other}.",
                "Ge den ena ett annat namn, eller slå ihop dem.",
            )
