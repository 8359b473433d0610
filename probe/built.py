"""The built site's pages as parsed HTML, for tests that follow links."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

# Attributes that hold one address each, by element.
_ADDRESSES = {
    "a": "href", "link": "href", "script": "src", "img": "src", "source": "src", "iframe": "src",
    "form": "action", "use": "href", "video": "src", "audio": "src", "object": "data",
}  # fmt: skip


@dataclass
class Built:
    """One built page: its ids, its links (element, address), and what its head says."""

    ids: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    canonical: str = ""
    alternates: dict[str, str] = field(default_factory=dict)
    images: list[str] = field(default_factory=list)
    refresh: str = ""
    lang: str = ""


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Built()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.page.ids.append(values["id"])
        if tag == "html":
            self.page.lang = values.get("lang", "")
        if tag == "meta":
            self._meta(values)
        if tag == "link" and values.get("rel") == "canonical":
            self.page.canonical = values["href"]
        elif tag == "link" and values.get("rel") == "alternate" and "hreflang" in values:
            self.page.alternates[values["hreflang"]] = values["href"]
        elif tag in _ADDRESSES and _ADDRESSES[tag] in values:
            self.page.links.append((tag, values[_ADDRESSES[tag]]))
        for one in values.get("srcset", "").split(","):
            if one.strip():
                self.page.links.append((tag, one.split()[0]))

    def _meta(self, values: dict[str, str]) -> None:
        if values.get("property") == "og:image":
            self.page.images.append(values["content"])
        if values.get("http-equiv", "").lower() == "refresh":
            self.page.refresh = values["content"].partition("url=")[2]


@cache
def parse(file: Path) -> Built:
    """Return a built page."""
    parser = _Parser()
    parser.feed(file.read_text(encoding="utf-8"))
    return parser.page


@cache
def pages(site: Path) -> dict[str, Built]:
    """Return all built pages by address from the site's root."""
    return {
        file.relative_to(site).as_posix().removesuffix("index.html"): parse(file)
        for file in sorted(site.rglob("*.html"))
    }


def problem(site: Path, base: str, page: str, address: str) -> str:
    """Return what is wrong with a link on a page of the site at base, or "" if nothing is.

    Links to other sites are right here; they are tried by ``python -m navet lankar``.
    """
    target = urljoin(base + page, address)
    if not target.startswith(base):
        return "" if urlsplit(target).scheme in ("https", "http", "mailto") else "okänt slag"
    path, _, anchor = target.removeprefix(base).partition("#")
    path = unquote(path.partition("?")[0])
    file = site / path
    file = file / "index.html" if path.endswith("/") or not path else file
    if not file.is_file():
        return f"{path} finns inte"
    if anchor and file.suffix == ".html" and unquote(anchor) not in parse(file).ids:
        return f"#{anchor} finns inte på {path}"
    return ""
