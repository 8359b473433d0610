"""The built pages as search sees them: title, description, and the words under each heading."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from navet.hyphens import BREAK, SOFT_HYPHEN

GROUPS = {
    "faser": "modellen",
    "fas": "modellen",
    "steg": "modellen",
    "verktyg": "verktyg",
    "verktyg-oversikt": "verktyg",
    "struktur": "strukturer",
    "strukturer": "strukturer",
    "jamfor": "strukturer",
    "valj-form": "strukturer",
    "exempel": "exempel",
    "exempel-oversikt": "exempel",
    "exempel-lista": "exempel",
    "bidra": "exempel",
    "kunskap": "kunskap",
    "kunskap-oversikt": "kunskap",
}
OTHER_GROUP = "ovrigt"
CASE = "exempel"
# Pages that only list others are found by what they are called, never by what they list.
LISTS = frozenset({"exempel-lista", "exempel-oversikt"})

_MAIN = re.compile(r"<main\b[^>]*\bdata-pagefind-body[^>]*>(.*?)</main>", re.S)
_LANG = re.compile(r'<html lang="([a-z]{2})"')
_KIND = re.compile(r'<body class="[^"]*\bsida--([a-z-]+)')
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')
# What is not the page's own text: navigation, pictures, form controls, citations, other pages.
_LEFT_OUT = re.compile(
    r"<(nav|svg|script|style|template|form|button|select|figure|sup)\b.*?</\1\s*>"
    r'|<(aside|div)\b[^>]*aria-hidden="true".*?</\2>'
    r'|<section class="kallor".*?</section>'
    r'|<aside class="[^"]*\bliknande\b.*?</aside>'
    r'|<p class="(?:overrad|fraga__perspektiv|skrivut)".*?</p>'
    r"|<!--.*?-->",
    re.S,
)
# A glossary's terms are found as headings are.
_TERM = re.compile(r'<div class="ordlista__ord" id="([^"]+)">\s*<dt>(.*?)</dt>', re.S)
_HEADING = re.compile(r"<h([1-6])\b([^>]*)>(.*?)</h\1>", re.S)
_ID = re.compile(r'\bid="([^"]+)"')
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")


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
        return GROUPS.get(self.kind, OTHER_GROUP)

    @property
    def is_list(self) -> bool:
        """Return whether the page only lists others."""
        return self.kind in LISTS

    @property
    def is_case(self) -> bool:
        """Return whether the page is a case, of which there may be thousands."""
        return self.kind == CASE


def read(site: Path) -> Iterator[SearchPage]:
    """Yield every page of a built site that is to be found by search, sorted by address."""
    for file in sorted(site.rglob("*.html")):
        page = parse(file.read_text(encoding="utf-8"), _url(file, site))
        if page is not None:
            yield page


def _url(file: Path, site: Path) -> str:
    address = file.relative_to(site).as_posix()
    return address.removesuffix("index.html")


def parse(source: str, url: str) -> SearchPage | None:
    """Return a built page, or None if it is not marked as one to be found by search."""
    main = _MAIN.search(source)
    if not main:
        return None
    lang, kind = _LANG.search(source), _KIND.search(source)
    description = _DESCRIPTION.search(source)
    lead, title, sections = _sections(_LEFT_OUT.sub(" ", main.group(1)))
    if kind and kind.group(1) in LISTS:
        lead, sections = "", ()
    return SearchPage(
        url,
        lang.group(1) if lang else "",
        kind.group(1) if kind else "",
        title,
        html.unescape(description.group(1)) if description else "",
        lead,
        sections,
    )


def _sections(body: str) -> tuple[str, str, tuple[Section, ...]]:
    title, lead = "", ""
    body = _TERM.sub(r'<h4 id="\1">\2</h4>', body)
    sections: list[Section] = []
    found = list(_HEADING.finditer(body))
    ends = [heading.start() for heading in found[1:]] + [len(body)]
    for heading, end in zip(found, ends, strict=True):
        text = plain(body[heading.end() : end])
        if heading.group(1) == "1":
            title, lead = plain(heading.group(3)), text
            continue
        anchor = _ID.search(heading.group(2))
        sections.append(
            Section(
                int(heading.group(1)),
                html.unescape(anchor.group(1)) if anchor else "",
                plain(heading.group(3)),
                text,
            )
        )
    return lead, title, tuple(sections)


def plain(fragment: str) -> str:
    """Return the text of an HTML fragment, without tags, soft hyphens or doubled spaces."""
    text = html.unescape(_TAG.sub(" ", fragment.replace(BREAK, ""))).replace(SOFT_HYPHEN, "")
    return _SPACE.sub(" ", text).strip()
