"""The site's pages as they stand in docs/, read once and shared by checks and build."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from navet import scan, yamldata
from navet.files import read_text, relative
from navet.model import Model, Part, Step
from navet.problems import Problem
from navet.texts import DEFAULT_LANGUAGE, LANGUAGES, Text
from navet.yamldata import Document

DOCS = "docs"
ENGLISH_SUFFIX = ".en.md"


@dataclass(frozen=True)
class Page:
    """One Markdown file under docs/.

    ``key`` is the Swedish file's path relative to docs/, the same for both languages; ``path`` is
    the file itself relative to the repository.
    """

    key: str
    lang: str
    path: str
    text: str
    front: Document
    body_line: int
    scan: scan.Scan

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
        """Return the page's kind, which its place decides (see kind_of)."""
        return kind_of(self.key)

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
        named = model_title(self.model, key)
        if named is not None:
            return named[lang]
        page = self.page(key, lang) or self.page(key, DEFAULT_LANGUAGE)
        return str(page.meta.get("titel", "")) if page else ""


def model_title(model: Model, key: str) -> Text | None:
    """Return the name of the part or step whose page key is, or None."""
    items: tuple[Part | Step, ...] = (*model.parts, *model.steps)
    return next((item.name for item in items if item.page == key), None)


_SECTIONS = {
    "strukturer": "struktur",
    "verktyg": "verktyg",
    "exempel": "exempel",
    "kunskap": "kunskap",
    "om": "om",
}
_OVERVIEWS = {
    "index.md": "start",
    "fas/index.md": "faser",
    "strukturer/index.md": "strukturer",
    "strukturer/jamfor.md": "jamfor",
    "strukturer/valj-form.md": "valj-form",
    "verktyg/index.md": "verktyg-oversikt",
    "exempel/index.md": "exempel-oversikt",
    "exempel/bidra.md": "bidra",
    "kunskap/index.md": "kunskap-oversikt",
    "sok.md": "sok",
}


def kind_of(key: str) -> str:
    """Return the kind of the page at key, for example "steg"; "sida" where the place says none."""
    if key in _OVERVIEWS:
        return _OVERVIEWS[key]
    parts = key.split("/")
    if parts[0] == "fas":
        return "fas" if parts[-1] == "index.md" else "steg"
    if parts[0] == "exempel" and len(parts) > 2:
        return "exempel-lista"
    return _SECTIONS.get(parts[0], "sida") if len(parts) > 1 else "sida"


def url_of(key: str, lang: str) -> str:
    """Return the address of the page at key in a language, from the site's root."""
    stem = key.removesuffix(".md")
    stem = "" if stem == "index" else stem.removesuffix("/index") + "/"
    return stem if lang == DEFAULT_LANGUAGE else f"{lang}/{stem}"


def relative_url(target: str, page_url: str) -> str:
    """Return the relative address from a page to a target, both from the site's root."""
    path, hash_mark, fragment = target.partition("#")
    if path == page_url and hash_mark:
        return f"#{fragment}"
    folder = page_url.split("/")[:-1]
    pieces = path.rstrip("/").split("/") if path else []
    shared = 0
    while shared < min(len(folder), len(pieces)) and folder[shared] == pieces[shared]:
        shared += 1
    found = "/".join([".."] * (len(folder) - shared) + pieces[shared:]) or "."
    return found + ("/" if path.endswith("/") or not path else "") + hash_mark + fragment


def language_of(path: Path) -> tuple[str, str]:
    """Return the name of the Swedish file that a file belongs to, and the file's language."""
    if path.name.endswith(ENGLISH_SUFFIX):
        return path.name.removesuffix(ENGLISH_SUFFIX) + ".md", "en"
    return path.name, DEFAULT_LANGUAGE


def read(root: Path, model: Model) -> Site:
    """Read every page under docs/; files whose name begins with _ are not pages.

    Links to other files are not followed: the checks of the files say so.
    """
    pages: dict[tuple[str, str], Page] = {}
    problems: list[Problem] = []
    unread = set()
    for file in sorted((root / DOCS).rglob("*.md")):
        if file.name.startswith("_"):
            continue
        if file.is_symlink():
            unread.add(_place(file, root))
            continue
        page, found = read_page(file, root)
        problems += found
        if page is not None:
            pages[page.key, page.lang] = page
        else:
            unread.add(_place(file, root))
    return Site(root, model, pages, tuple(problems), frozenset(unread))


def _place(file: Path, root: Path) -> tuple[str, str]:
    """Return the key and language of the page that a file under docs/ is."""
    name, lang = language_of(file)
    return relative(file.with_name(name), root / DOCS), lang


def read_page(file: Path, root: Path) -> tuple[Page | None, list[Problem]]:
    """Read one page; None and the problems if it is not text, the problems too if it is broken."""
    text, problems = read_text(file, root)
    if problems and not text:
        return None, problems
    key, lang = _place(file, root)
    page, found = page_from_text(text, key, lang, relative(file, root))
    return page, problems + found


def page_from_text(text: str, key: str, lang: str, path: str) -> tuple[Page, list[Problem]]:
    """Return the page that a text is, and what is wrong with its front matter."""
    front, body, line = scan.split_front_matter(text)
    document = yamldata.parse(front, path, 2) if front.strip() else Document({})
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
    return Page(key, lang, path, text, document, line, scan.scan(body, line)), problems


def other_language(lang: str) -> str:
    """Return the site's other language."""
    return next(other for other in LANGUAGES if other != lang)
