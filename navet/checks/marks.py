"""Marks inside running text that are never closed, so that a reader would meet the marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from navet.problems import Problem
from navet.scan import CODE_SPAN
from navet.site import Page, Site

_ESCAPED = re.compile(r"\\.")
_LONE_STAR = re.compile(r"(?<!\S)\*(?!\S)")
_WHOLE_MARKS = re.compile(
    r"\[@[^\[\]]*\]|\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+[\"'][^)]*)?\)|\]\{[^{}]*\}"
)
_LEFT_ID = re.compile(r"\{#[^}]*\}?$")


def check(site: Site) -> Iterator[Problem]:
    """Yield emphasis, code, links, citations and ids that are not whole, on every page."""
    for page in site.pages.values():
        yield from _page(page)


def _page(page: Page) -> Iterator[Problem]:
    for heading in page.scan.headings:
        if _LEFT_ID.search(heading.text):
            yield _left_id(page, heading.line)
        else:
            yield from _inline(page, heading.line, heading.text)
    for paragraph in page.scan.paragraphs:
        yield from _inline(page, paragraph.line, paragraph.text)


def _left_id(page: Page, line: int) -> Problem:
    return Problem(
        page.path,
        line,
        "rubrik",
        "Rubrikens id går inte att läsa.",
        "Skriv det sist på raden, med båda klamrarna: {#ett-eget-id}",
    )


def _inline(page: Page, line: int, written: str) -> Iterator[Problem]:
    text = written
    if "\\" in text:
        text = _ESCAPED.sub("", text)
    if "`" in text:
        text = CODE_SPAN.sub("", text)
        if "`" in text:
            yield Problem(
                page.path,
                line,
                "kod",
                "Tecknet ` står utan par i texten.",
                "Skriv ` både före och efter koden, eller \\` om tecknet ska synas.",
            )
    if "*" in text and not _stars_close(text):
        yield Problem(
            page.path,
            line,
            "fetstil",
            "Fetstil eller kursiv börjar utan att ta slut, eller tvärtom.",
            "Skriv lika många * före och efter orden, eller \\* om tecknet ska synas.",
        )
    if "[" in text or "]" in text:
        yield from _brackets(page, line, text)
    if "{" in text or "}" in text:
        yield from _braces(page, line, text)


def _stars_close(text: str) -> bool:
    text = _LONE_STAR.sub("", text)
    return text.count("*") % 2 == 0 and text.count("**") % 2 == 0


def _brackets(page: Page, line: int, text: str) -> Iterator[Problem]:
    """Yield links, citations and marked words that are not closed."""
    rest = _WHOLE_MARKS.sub("]", text.replace("[@", "[[@"))
    for mark, name, what, remedy in (
        (
            "[@",
            "kalla",
            "Hänvisningen till en källa tar aldrig slut.",
            "Skriv ] efter källans id: [@kallans-id].",
        ),
        (
            "](",
            "lank",
            "Länken tar aldrig slut, eller har mellanslag i sin adress.",
            "Skriv [texten](adressen), med parentesen sist och inga mellanslag i adressen.",
        ),
        (
            "]{",
            "attribut",
            "Märkningen efter ordet tar aldrig slut.",
            "Skriv } sist, till exempel [ordet]{lang=en}.",
        ),
    ):
        if mark in rest:
            yield Problem(page.path, line, name, what, remedy)
            return
    if rest.count("[") != rest.count("]"):
        yield Problem(
            page.path,
            line,
            "hakparentes",
            "En hakparentes står utan par i texten.",
            "Skriv både [ och ], eller \\[ om tecknet ska synas ensamt.",
        )


def _braces(page: Page, line: int, text: str) -> Iterator[Problem]:
    """Yield building blocks inside running text, and ids of headings that are none."""
    if _LEFT_ID.search(text):
        yield Problem(
            page.path,
            line,
            "rubrik",
            "Stycket slutar med ett id, men bara rubriker har id.",
            "Skriv ## eller ### först på raden om den är en rubrik. Ta annars bort id:t.",
        )
    elif "{{" in text or "}}" in text:
        yield Problem(
            page.path,
            line,
            "byggblock",
            "Texten innehåller {{ eller }}, som bara byggblock har.",
            "Skriv byggblocket ensamt på en rad, med en tom rad före och efter.",
        )
