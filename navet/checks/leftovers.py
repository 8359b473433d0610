"""Markup that does not become what it was meant to, and so would be published as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from navet import scan
from navet.citations import CITATION
from navet.glossary import TERM_MARK
from navet.problems import Problem
from navet.site import Page, Site

_FENCE = re.compile(r"^[ ]{0,3}(`{3,}|~{3,})")
_ITEM = re.compile(r"[ ]*(?:[-*+]|[0-9]{1,9}[.)])[ ]+\S")
_TITLE = re.compile(r"#{1,6}[ \t]")
_TITLE_ID = re.compile(r"[ \t]*\{#[^\s{}]+\}[ \t]*$")
_DEFINITION = re.compile(r"^[ ]{0,3}\[[^\]@]+\]:\s*\S")
_CODE = 4
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
_PROSE, _HOLDERS = ("text", "row"), ("item", "box")
_LOST_BLOCK = (
    "byggblock",
    "Byggblocket blir inget byggblock, för det står text direkt före eller efter.",
    "Lämna en tom rad före och efter.",
)
_LOST_LIST = (
    "lista",
    "Listan blir ingen lista, för det står text direkt före den.",
    "Lämna en tom rad före listan.",
)
_LOST_TABLE = (
    "tabell",
    "Tabellen och texten går ihop, för det saknas en tom rad mellan dem.",
    "Lämna en tom rad före och efter tabellen.",
)
_CODE_LINE = (
    "indrag",
    "Raden är indragen och visas därför som programkod.",
    "Ta bort mellanslagen först på raden.",
)


@dataclass(frozen=True)
class _Line:
    """A line of a page outside code: its number, its kind, how far it is indented, its text."""

    number: int
    kind: str
    indent: int
    text: str


_BLANK = _Line(0, "blank", 0, "")


def check(site: Site) -> Iterator[Problem]:
    """Yield what stands on a page as it is written and was meant to become something else."""
    for page in site.pages.values():
        yield from _page(page)


def _page(page: Page) -> Iterator[Problem]:
    lines = list(_lines(page))
    yield from _layout(page, lines)
    defined = any(_DEFINITION.match(line.text) for line in lines)
    for line in lines:
        if line.kind not in ("box", "block", "blank"):
            yield from _left(page, line, defined)


def _lines(page: Page) -> Iterator[_Line]:
    known = dict.fromkeys((box.line for box in page.scan.boxes), "box")
    known.update(dict.fromkeys((block.line for block in page.scan.blocks), "block"))
    fence = ""
    for number, written in enumerate(page.body.split("\n"), page.body_line):
        marker = _FENCE.match(written)
        if fence or marker:
            closes = marker is not None and bool(fence) and marker[1].startswith(fence)
            fence = "" if closes else fence or (marker[1] if marker else "")
            yield _Line(number, "blank", 0, "")
            continue
        text = written.expandtabs(_CODE)
        indent = len(text) - len(text.lstrip(" "))
        yield _Line(number, known.get(number) or _kind(text), indent, text)


def _kind(text: str) -> str:
    if not text.strip():
        return "blank"
    if _TITLE.match(text):
        return "title"
    if text.lstrip().startswith("|"):
        return "row"
    return "item" if _ITEM.match(text) else "text"


def _layout(page: Page, lines: list[_Line]) -> Iterator[Problem]:
    """Yield lines that are taken for something else because of what stands around them."""
    owner = ""
    for before, line, after in zip([_BLANK, *lines], lines, [*lines[1:], _BLANK], strict=False):
        if line.kind == "blank":
            continue
        for wrong, (name, message, remedy) in (
            (line.kind == "block" and {before.kind, after.kind} != {"blank"}, _LOST_BLOCK),
            (line.kind == "item" and before.kind in _PROSE and owner != "item", _LOST_LIST),
            ("row" in (line.kind, before.kind) and not _apart(before, line), _LOST_TABLE),
            (line.indent >= _CODE and before.kind == "blank" and owner not in _HOLDERS, _CODE_LINE),
        ):
            if wrong:
                yield Problem(page.path, line.number, name, message, remedy)
        goes_on = owner == "item" and line.kind == "text" and before.kind == "item"
        if line.indent < _CODE and not goes_on:
            owner = line.kind


def _apart(before: _Line, line: _Line) -> bool:
    """Return whether a table's row stands beside nothing but rows, a heading or an empty line."""
    return {line.kind, before.kind} <= {"row", "blank", "title"}


def _left(page: Page, line: _Line, defined: bool) -> Iterator[Problem]:
    """Yield the first markup on a line that is left when what is sound has been taken away."""
    text = _TITLE_ID.sub("", line.text) if line.kind == "title" else line.text
    for pattern in _SOUND:
        text = pattern.sub("", text)
    for pattern, message, remedy in _LEFT:
        if pattern.search(text) and not (defined and pattern.pattern == r"\]\["):
            yield Problem(page.path, line.number, "uppmarkning", message, remedy)
            return
    if text.count("**") % 2:
        yield Problem(
            page.path,
            line.number,
            "uppmarkning",
            "Texten innehåller ** utan par.",
            "Skriv ** både före och efter det som ska vara fetstilt.",
        )
    elif "|" in text and line.kind != "row":
        yield Problem(
            page.path,
            line.number,
            "uppmarkning",
            "Texten innehåller ett lodstreck (|), som bara tabeller har.",
            "Ta bort det. Är raden en del av en tabell, börja den med |.",
        )
