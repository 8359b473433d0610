"""Where an address on a page of the site leads when the page is read from disk."""

from __future__ import annotations

import posixpath
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import SplitResult, unquote, urlsplit

from navet.content.places import relative_url
from navet.language.texts import DEFAULT_LANGUAGE, LANGUAGES

INDEX = "index.html"
ERROR_PAGE = "404.html"
# Pages of the same depth write the addresses in their menus alike.
_split = lru_cache(maxsize=4096)(urlsplit)


@dataclass(frozen=True)
class Places:
    """The files of a built site, those of them that a copy has, and where the site is on the web.

    Paths are from the site's root. ``site_url`` has a slash last, and is "" for a site that has no
    address.
    """

    files: Collection[str]
    inside: Collection[str]
    site_url: str

    @cached_property
    def folders(self) -> frozenset[str]:
        """The folders that have a page, each with a slash last, "" for the root."""
        pages = (path for path in self.files if posixpath.basename(path) == INDEX)
        return frozenset(path.removesuffix(INDEX) for path in pages)

    def target(self, address: str, page: str) -> str | None:
        """Return the site's file that an address on a page leads to; None for all other places."""
        parts = _split(address)
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return None
        here = page[: page.rfind("/") + 1]
        path = posixpath.normpath(here + unquote(parts.path))
        folder = "" if path == "." else f"{path}/"
        if folder in self.folders:
            return folder + INDEX
        return path if path in self.files else None

    def on_disk(self, target: str, address: str, at: str) -> str:
        """Return an address that leads to a file of the copy, as a page at ``at`` writes it."""
        return _with_end(relative_url(target, at), _split(address))

    def on_the_web(self, target: str, address: str = "") -> str:
        """Return the absolute address of a file of the site, "" for a site that has none."""
        if not self.site_url:
            return ""
        folder = target.removesuffix(INDEX) if posixpath.basename(target) == INDEX else target
        return _with_end(self.site_url + folder, _split(address))


def is_page(path: str, lang: str) -> bool:
    """Return whether a file of the site is a page in a language."""
    return path.endswith(".html") and path != ERROR_PAGE and language_of(path) == lang


def language_of(path: str) -> str:
    """Return the language of a page of the site."""
    return next((lang for lang in LANGUAGES if path.startswith(f"{lang}/")), DEFAULT_LANGUAGE)


def start_of(lang: str) -> str:
    """Return the path of a language's first page."""
    return INDEX if lang == DEFAULT_LANGUAGE else f"{lang}/{INDEX}"


def _with_end(path: str, parts: SplitResult) -> str:
    query = f"?{parts.query}" if parts.query else ""
    return f"{path}{query}" + (f"#{parts.fragment}" if parts.fragment else "")
