"""Which pages there are, read from the built site and never from a list kept by hand."""

from __future__ import annotations

import re
from pathlib import Path

_KIND = re.compile(r'<body class="sida sida--([a-z0-9-]+)"')
# The address of each language's start page, from the site's root.
ROOTS = {"sv": "", "en": "en/"}
# The matrix, the glossary and the figures.
OWN_LOOK = ("strukturer/koden/", "kunskap/ordlista/", "kunskap/siffror/")
_ADDRESS = re.compile(r'<link rel="canonical" href="([^"]+)"')
_HEAD = re.compile(r'<h1[^>]*>(.*?)</h1>(?:.*?class="sidhuvud__syfte"[^>]*>(.*?)</p>)?', re.S)
_LANGUAGE = re.compile(r'<html lang="([a-z]+)"')


def all_pages(site: Path) -> list[str]:
    """Return every page's path from the site's root, without "index.html"; 404.html last."""
    pages = sorted(
        file.parent.relative_to(site).as_posix().removeprefix(".")
        for file in site.rglob("index.html")
        if "pagefind" not in file.parts
    )
    return [f"{page}/" if page else "" for page in pages] + ["404.html"]


def kind_and_language(site: Path, page: str) -> tuple[str, str]:
    """Return a page's kind and language, as the page itself tells."""
    html = _html(site, page)
    kind, language = _KIND.search(html), _LANGUAGE.search(html)
    assert kind and language, f"{page} does not tell its kind and language"
    return kind[1], language[1]


def one_of_each_kind(site: Path, language: str | None = None) -> list[str]:
    """Return the first page of each kind in each language, or in one language."""
    found: dict[tuple[str, str], str] = {}
    for page in all_pages(site):
        kind = kind_and_language(site, page)
        if language in (None, kind[1]):
            found.setdefault(kind, page)
    return sorted(found.values())


def one_of_each_look(site: Path, language: str | None = None) -> list[str]:
    """Return one page of each kind, and the pages of a common kind that look like no other.

    In each language, or in one.
    """
    roots = [root for lang, root in ROOTS.items() if language in (None, lang)]
    own = [f"{root}{page}" for root in roots for page in OWN_LOOK]
    return sorted({*one_of_each_kind(site, language), *own})


def of_kind(site: Path, kind: str) -> list[str]:
    """Return all pages of a kind, in both languages."""
    return [page for page in all_pages(site) if kind_and_language(site, page)[0] == kind]


def address_of(site: Path, page: str) -> str:
    """Return the address that a page says is its own, "" for the one that is shown at any."""
    found = _ADDRESS.search(_html(site, page))
    return found[1] if found else ""


def longest_of_each_kind(site: Path, language: str) -> list[str]:
    """Return of each kind in a language the page with the longest heading and summary."""
    longest: dict[str, tuple[int, str]] = {}
    for page in all_pages(site):
        kind, lang = kind_and_language(site, page)
        if lang == language:
            found = _HEAD.search(_html(site, page))
            length = sum(len(text or "") for text in found.groups()) if found else 0
            longest[kind] = max(longest.get(kind, (-1, "")), (length, page))
    return sorted(page for _, page in longest.values())


def _html(site: Path, page: str) -> str:
    file = site / page / "index.html" if not page.endswith(".html") else site / page
    return file.read_text(encoding="utf-8")
