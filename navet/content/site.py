"""The site's pages as they stand in docs/, read once and shared by checks and build."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from navet.content import kinds
from navet.content.kinds import Kind
from navet.content.model import Model, Part, Step
from navet.content.places import DOCS, language_of, url_of
from navet.language.texts import DEFAULT_LANGUAGE, Text
from navet.reading import naming, scan, yamldata
from navet.reading.files import read_text, relative
from navet.reading.naming import Naming
from navet.reading.parsed import Parsed
from navet.reading.problems import Problem
from navet.reading.yamldata import Document

NAMELESS = Naming()
PARSED = "sidor"


@dataclass(frozen=True)
class Page:
    """One Markdown file under docs/.

    ``key`` is the Swedish file's path relative to docs/, the same for both languages; ``path`` is
    the file itself relative to the repository. ``text`` has the site's name in place of its marks,
    ``written`` the marks.
    """

    key: str
    lang: str
    path: str
    text: str
    front: Document
    body_line: int
    scan: scan.Scan
    written: str = ""

    @property
    def meta(self) -> dict[str, Any]:
        """Return the front matter, or an empty mapping where it is broken."""
        return self.front.data if isinstance(self.front.data, dict) else {}

    @property
    def body(self) -> str:
        """Return the page's Markdown, without its front matter."""
        return scan.split_front_matter(self.text)[1]

    @property
    def kind(self) -> str:
        """Return the page's kind, which its place decides (see kinds.py)."""
        return kinds.of(self.key).name

    @property
    def shape(self) -> str:
        """Return the name of the page's shape in modell/sidformer.yml."""
        return self.traits.shapes[-1 if "steg" in self.meta else 0]

    @property
    def traits(self) -> Kind:
        """Return what follows from the page's kind."""
        return kinds.of(self.key)

    @property
    def url(self) -> str:
        """Return the page's address from the site's root, without a leading slash."""
        return url_of(self.key, self.lang)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of the page's headings."""
        return frozenset(heading.id for heading in self.scan.headings if heading.id)


@dataclass(frozen=True)
class Site:
    """All pages of docs/, by key and language, with what could not be read.

    ``unread`` names the pages whose files are there but could not be read at all.
    """

    root: Path
    model: Model
    pages: dict[tuple[str, str], Page]
    problems: tuple[Problem, ...] = field(default=())
    unread: frozenset[tuple[str, str]] = frozenset()

    def page(self, key: str, lang: str) -> Page | None:
        """Return a page, or None if there is none in that language."""
        return self.pages.get((key, lang))

    def has(self, key: str, lang: str) -> bool:
        """Return whether there is a page in that language, even one that could not be read."""
        return (key, lang) in self.pages or (key, lang) in self.unread

    def of_kind(self, kind: str, lang: str | None = None) -> Iterator[Page]:
        """Yield the pages of a kind, sorted by key, in one language or all."""
        for page in self.pages.values():
            if page.kind == kind and lang in (None, page.lang):
                yield page

    def title(self, key: str, lang: str) -> str:
        """Return a page's title: the model's for its pages, else the front matter's, else ""."""
        named = self.model_titles.get(key)
        if named is not None:
            return named[lang]
        page = self.page(key, lang) or self.page(key, DEFAULT_LANGUAGE)
        return str(page.meta.get("titel", "")) if page else ""

    @cached_property
    def model_titles(self) -> dict[str, Text]:
        """The names of the parts and steps by their pages' keys."""
        items: tuple[Part | Step, ...] = (*self.model.parts, *self.model.steps)
        return {item.page: item.name for item in items}


def read(root: Path, model: Model) -> Site:
    """Read every page under docs/; files whose name begins with _ are not pages.

    Links to other files are not followed: the checks of the files say so.
    """
    pages: dict[tuple[str, str], Page] = {}
    problems: list[Problem] = []
    unread = set()
    known, parsed = naming.of(root), Parsed(root, PARSED)
    for file in sorted((root / DOCS).rglob("*.md")):
        if file.name.startswith("_"):
            continue
        if file.is_symlink():
            unread.add(_place(file, root))
            continue
        page, found = _read(file, root, known, parsed)
        problems += found
        if page is not None:
            pages[page.key, page.lang] = page
        else:
            unread.add(_place(file, root))
    parsed.trim()
    return Site(root, model, pages, tuple(problems), frozenset(unread))


def _place(file: Path, root: Path) -> tuple[str, str]:
    """Return the key and language of the page that a file under docs/ is."""
    name, lang = language_of(file)
    return relative(file.with_name(name), root / DOCS), lang


def read_page(file: Path, root: Path) -> tuple[Page | None, list[Problem]]:
    """Read one page; None and the problems if it is not text, the problems too if it is broken."""
    return _read(file, root, naming.of(root), Parsed(root, PARSED))


def _read(
    file: Path, root: Path, known: Naming, parsed: Parsed
) -> tuple[Page | None, list[Problem]]:
    text, problems = read_text(file, root)
    if problems and not text:
        return None, problems
    key, lang = _place(file, root)
    path = relative(file, root)
    page, found = parsed.get(
        (text, key, lang, path, repr(known)),
        lambda: page_from_text(text, key, lang, path, known),
    )
    return page, problems + found


def page_from_text(
    text: str, key: str, lang: str, path: str, known: Naming = NAMELESS
) -> tuple[Page, list[Problem]]:
    """Return the page that a text is, and what is wrong with its front matter."""
    front, body, line = scan.split_front_matter(text)
    document = yamldata.parse(front, path, 2) if front.strip() else Document({})
    document = replace(document, data=known.fill_data(document.data, lang))
    written, text, body = text, known.fill(text, lang), known.fill(body, lang)
    problems = list(document.problems)
    if not document.problems and not isinstance(document.data, dict):
        problems.append(
            Problem(
                path,
                1,
                "sidhuvud",
                "Sidhuvudet mellan raderna med --- är inte rader med ”nyckel: värde”.",
                "Skriv till exempel: titel: Sidans rubrik",
            )
        )
    found = scan.scan(body, line, keep_lines=kinds.of(key).is_easy)
    made = Page(key, lang, path, text, document, line, found, written)
    return made, problems
