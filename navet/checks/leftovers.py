"""Markup that does not become what it was meant to, and so would be published as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from navet.content.citations import CITATION
from navet.content.glossary import TERM_MARK
from navet.content.site import Page, Site
from navet.reading import scan
from navet.reading.problems import Problem

_TITLE = re.compile(r"#{1,6}[ \t]")
_TITLE_ID = re.compile(r"[ \t]*\{#[^\s{}]+\}[ \t]*$")
_DEFINITION = re.compile(r"^[ ]{0,3}\[[^\]@]+\]:\s*\S")
_TAB = 4
# All that is left of markup has one of these.
_SIGN = re.compile(r"[\[\]{}`!#|]")
# What becomes something: it is taken away, and what is then left of markup did not.
_SOUND = (
    re.compile(r"\\."),
    scan.CODE_SPAN,
    scan.LINK,
    re.compile(CITATION),
    TERM_MARK,
    re.compile(r"\[[^\[\]]+\]\{lang=\"?[a-z]{2}\"?\}"),
    re.compile(r"(?<=[*_)])\{[^{}\n]*\}"),
    re.compile(r"<https?://[^>\s]+>"),
)
_LEFT = (
    (
        re.compile(r"^(?:[ ]+|[ ]*(?:>|[-*+]|[0-9]+[.)])[ \t>]*)#{1,6}[ \t]"),
        "Rubriken är indragen, eller står i en lista, ruta eller ett citat.",
        "Börja raden med #, utan mellanslag före.",
    ),
    (
        re.compile(r"\][ \t]+\((?=[^()\s]*(?:\.\w+|://|#)[^()\s]*\))"),
        "Länken blir ingen länk: det står ett mellanslag mellan ] och (.",
        "Skriv dem tätt ihop: [text](adress).",
    ),
    (
        re.compile(r"\)\[[^\]\s]*(?:\.md|://)"),
        "Länken blir ingen länk: parenteserna står i fel ordning.",
        "Skriv [text](adress).",
    ),
    (
        re.compile(r"\]\([^()\s\"']+[ \t]+[^()\"']*\)"),
        "Länkens adress har ett mellanslag.",
        "Ta bort det, eller byt det mot bindestreck i både filens namn och länken.",
    ),
    (
        re.compile(r"\]\("),
        "Länken blir ingen länk.",
        "Skriv [text](adress) på en rad, med lika många ( som ).",
    ),
    (
        re.compile(r"\[@"),
        "Källhänvisningen blir ingen hänvisning: den stängs aldrig.",
        "Skriv [@kallans-id] på en rad.",
    ),
    (
        re.compile(r"\]\["),
        "Länken blir ingen länk: den hänvisar till en adress som inte står på sidan.",
        "Skriv [text](adress).",
    ),
    (
        re.compile(r"\{\{|\}\}"),
        "Texten innehåller {{ eller }}, som bara byggblock har.",
        "Skriv byggblocket ensamt på en rad, eller ta bort tecknen.",
    ),
    (
        re.compile(r"\{:?[ ]*[#.]|\{:?[ ]*(?:lang|term)=|\{#"),
        "Texten innehåller ett attribut som inte hör till något.",
        "Skriv {#id} sist på en rubriks rad, och {lang=xx} eller {term=id} direkt efter [text].",
    ),
    (
        re.compile(r"!!!"),
        "Rutan blir ingen ruta.",
        'Skriv !!! och slaget först på en egen rad, till exempel: !!! tips "Rubrik".',
    ),
    (
        re.compile(r"`"),
        "Texten innehåller ett ensamt ` utan par.",
        "Ta bort det, eller skriv ett till efter ordet.",
    ),
    (
        re.compile(r"^[ ]{0,3}#{1,6}(?![#\s])"),
        "Raden börjar med # utan mellanslag efter.",
        "Skriv ett mellanslag efter #, eller börja raden med något annat.",
    ),
)


@dataclass(frozen=True)
class _Line:
    """A line of a page outside code: its number, its kind and its text."""

    number: int
    kind: str
    text: str


def check(site: Site) -> Iterator[Problem]:
    """Yield what stands on a page as it is written and was meant to become something else.

    What lacks a blank line, or is indented, is said by navet.checks.layout; emphasis and brackets
    without a pair by navet.checks.marks.
    """
    for page in site.pages.values():
        yield from _page(page)


def _page(page: Page) -> Iterator[Problem]:
    lines = list(_lines(page))
    defined = any(_DEFINITION.match(line.text) for line in lines)
    for line in lines:
        yield from _left(page, line, defined)


def _lines(page: Page) -> Iterator[_Line]:
    """Yield the lines that are text: not blank, in code, of a box's head or a building block."""
    marked = {box.line for box in page.scan.boxes} | {block.line for block in page.scan.blocks}
    for fence in page.scan.fences:
        marked.update(range(fence.line, fence.line + fence.text.count("\n") + 3))
    for number, written in enumerate(page.body.split("\n"), page.body_line):
        if written.strip() and number not in marked:
            text = written.expandtabs(_TAB)
            yield _Line(number, _kind(text), text)


def _kind(text: str) -> str:
    if _TITLE.match(text):
        return "title"
    return "row" if text.lstrip().startswith("|") else "text"


def _left(page: Page, line: _Line, defined: bool) -> Iterator[Problem]:
    """Yield the first markup on a line that is left when what is sound has been taken away."""
    text = _TITLE_ID.sub("", line.text) if line.kind == "title" else line.text
    if _SIGN.search(text):
        for pattern in _SOUND:
            text = pattern.sub("", text)
    if not _SIGN.search(text):
        return
    for pattern, message, remedy in _LEFT:
        if pattern.search(text) and not (defined and pattern.pattern == r"\]\["):
            yield Problem(page.path, line.number, "uppmarkning", message, remedy)
            return
    if "|" in text and line.kind != "row":
        yield Problem(
            page.path,
            line.number,
            "uppmarkning",
            "Texten innehåller ett lodstreck (|), som bara tabeller har.",
            "Ta bort det. Är raden en del av en tabell, börja den med |.",
        )
