"""Marks inside running text that have no pair: asterisks and brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from navet.content.site import Page, Site
from navet.reading.problems import Problem
from navet.reading.scan import CODE_SPAN

_ESCAPED = re.compile(r"\\.")
_LONE_STAR = re.compile(r"(?<!\S)\*(?!\S)")
# What follows in a citation, an address or an attribute is no text.
_NO_TEXT = re.compile(r"(?<=\[)@[^\[\]]*|(?<=\]\()[^\s)]*|(?<=\]\{)[^{}]*")


def check(site: Site) -> Iterator[Problem]:
    """Yield emphasis that is not closed, and brackets without a pair, on every page."""
    for page in site.pages.values():
        yield from _page(page)


def _page(page: Page) -> Iterator[Problem]:
    lines = [(heading.line, heading.text) for heading in page.scan.headings]
    lines += [(paragraph.line, paragraph.text) for paragraph in page.scan.paragraphs]
    for line, text in lines:
        if "*" in text or "[" in text or "]" in text:
            yield from _text(page, line, CODE_SPAN.sub("", _ESCAPED.sub("", text)))


def _text(page: Page, line: int, text: str) -> Iterator[Problem]:
    if not _stars_close(text):
        yield Problem(
            page.path,
            line,
            "fetstil",
            "Fetstil eller kursiv börjar utan att ta slut, eller tvärtom.",
            "Skriv lika många * före och efter orden, eller \\* om tecknet ska synas.",
        )
    text = _NO_TEXT.sub("", text)
    if text.count("[") != text.count("]"):
        yield Problem(
            page.path,
            line,
            "hakparentes",
            "En hakparentes står utan par i texten.",
            "Skriv både [ och ], eller \\[ om tecknet ska synas ensamt.",
        )


def _stars_close(text: str) -> bool:
    text = _LONE_STAR.sub("", text)
    return text.count("*") % 2 == 0 and text.count("**") % 2 == 0
