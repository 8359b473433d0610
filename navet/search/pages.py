"""The built pages as search sees them: title, description, and the words under each heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree  # type: ignore[import-untyped]

from navet.content import kinds
from navet.look import hyphens

_KIND = re.compile(r"(?:^|\s)sida--([a-z-]+)")
_PARSING = {"encoding": "utf-8", "remove_comments": True, "remove_pis": True, "collect_ids": False}
# What is not the page's own text: navigation, pictures, form controls, citations.
_LEFT_OUT = (
    "nav", "svg", "script", "style", "template", "form", "button", "select", "figure", "sup",
)  # fmt: skip
# Nor are the parts that say so themselves (https://pagefind.app/docs/indexing/), or are hidden.
_IGNORED = etree.XPath(".//@data-pagefind-ignore/.. | .//@aria-hidden[. = 'true']/..")
_BODY = "data-pagefind-body"
_CLASSES = etree.XPath("string(body/@class)", smart_strings=False)
_DESCRIPTION = etree.XPath("string(head/meta[@name = 'description']/@content)", smart_strings=False)
_TEXT = etree.XPath(".//text()", smart_strings=False)
# A glossary's terms are found as headings are.
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "dt")
_TERM, _TERM_LEVEL = "ordlista__ord", 4
# Stand in the text at the beginning and the end of a heading; no page has them.
_BEGINS, _ENDS = "\ue000", "\ue001"
# Where a long word may break, without being two words.
_BREAK = hyphens.BREAK_CLASS
_BREAKS = etree.XPath(f".//span[@class = '{_BREAK}']")


@dataclass(frozen=True)
class Section:
    """A heading with its level (2 to 6), its anchor ("" if none), and the text under it."""

    level: int
    anchor: str
    heading: str
    text: str


@dataclass(frozen=True)
class SearchPage:
    """One built page; ``url`` is its address from the site's root."""

    url: str
    lang: str
    kind: str
    title: str
    description: str
    lead: str
    sections: tuple[Section, ...]

    @property
    def group(self) -> str:
        """Return the group that a hit on the page is shown in."""
        return kinds.named(self.kind).group

    @property
    def is_list(self) -> bool:
        """Return whether the page only lists others."""
        return kinds.named(self.kind).lists_others

    @property
    def is_case(self) -> bool:
        """Return whether the page is a case, of which there may be thousands."""
        return kinds.named(self.kind).is_case


def read(site: Path) -> Iterator[SearchPage]:
    """Yield every page of a built site that is to be found by search, sorted by address."""
    for file in sorted(site.rglob("*.html")):
        page = parse(file.read_bytes(), _url(file, site))
        if page is not None:
            yield page


def _url(file: Path, site: Path) -> str:
    address = file.relative_to(site).as_posix()
    return address.removesuffix("index.html")


def parse(source: bytes, url: str) -> SearchPage | None:
    """Return a built page in UTF-8, or None if it is not marked as one to be found by search."""
    tree = etree.fromstring(_without_frame(source), etree.HTMLParser(**_PARSING))
    main = next(tree.iter("main"), None)
    if main is None or _BODY not in main.attrib:
        return None
    kind = _KIND.search(str(_CLASSES(tree)))
    title, lead, sections = _sections(main)
    if kind and kinds.named(kind[1]).lists_others:
        lead, sections = "", ()
    return SearchPage(
        url,
        tree.get("lang", ""),
        kind[1] if kind else "",
        title,
        str(_DESCRIPTION(tree)),
        lead,
        sections,
    )


def _without_frame(source: bytes) -> bytes:
    """Return a page without the menus before its main part and the foot after it."""
    main = source.find(b"<main")
    menus = source.find(b"<header", 0, max(main, 0))
    return source[: menus if menus >= 0 else main] + source[main : source.find(b"</main>")]


def _sections(main: etree._Element) -> tuple[str, str, tuple[Section, ...]]:
    """Return the page's title, the text under it, and its sections; main is used up."""
    _leave_out(main)
    headings = [one for one in main.iter(*_HEADINGS) if one.tag != "dt" or _is_term(one)]
    for heading in headings:
        heading.text = f"{_BEGINS}{heading.text or ''}"
        heading.tail = f"{_ENDS}{heading.tail or ''}"
    _, *parts = " ".join(_TEXT(main)).replace(hyphens.SOFT_HYPHEN, "").split(_BEGINS)
    title, lead = "", ""
    sections: list[Section] = []
    for heading, part in zip(headings, parts, strict=True):
        name, _, text = part.partition(_ENDS)
        if heading.tag == "h1":
            title, lead = _joined(name), _joined(text)
        else:
            sections.append(Section(*_place(heading), _joined(name), _joined(text)))
    return title, lead, tuple(sections)


def _leave_out(main: etree._Element) -> None:
    etree.strip_elements(main, *_LEFT_OUT, with_tail=False)
    for part in _IGNORED(main):
        part.clear(keep_tail=True)
    for place in _BREAKS(main):
        place.tag = _BREAK
    etree.strip_tags(main, _BREAK)


def _is_term(element: etree._Element) -> bool:
    frame = element.getparent()
    return frame is not None and frame.get("class") == _TERM and "id" in frame.attrib


def _place(heading: etree._Element) -> tuple[int, str]:
    """Return a heading's level and anchor; a term's anchor stands on its frame."""
    if heading.tag == "dt":
        return _TERM_LEVEL, heading.getparent().get("id", "")
    return int(heading.tag[1]), heading.get("id", "")


def _joined(text: str) -> str:
    """Return text without doubled spaces."""
    return " ".join(text.split())
