"""Markdown that is never closed or lacks its blank line, so that its marks would be published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from navet.problems import Problem
from navet.scan import CODE_SPAN, Fault
from navet.site import Page, Site

_FAULTS = {
    "kod-oppen": (
        "kod",
        "Kodblocket som börjar här tar aldrig slut.",
        "Skriv samma tecken (``` eller ~~~) ensamma på raden efter koden, eller ta bort dem här.",
    ),
    "kod-indrag": (
        "kod",
        "Ett kodblock kan inte vara indraget, inte heller i en ruta.",
        "Låt raden börja längst till vänster, eller skriv koden mellan enkla `.",
    ),
    "ruta": (
        "ruta",
        "Raden börjar med !!! men går inte att läsa som en ruta.",
        'Skriv längst till vänster: !!! slag "Egen rubrik", med båda citattecknen.',
    ),
    "byggblock": (
        "byggblock",
        "Raden börjar med {{ men är inget helt byggblock.",
        "Skriv {{ namn }} på en egen rad, med båda klamrarna i slutet.",
    ),
    "byggblock-rad": (
        "byggblock",
        "Ett byggblock måste stå ensamt på sin rad, med en tom rad före och efter.",
        "Lägg in den tomma raden, annars syns klamrarna på sidan.",
    ),
    "lista-rad": (
        "lista",
        "Listan börjar mitt i ett stycke, och då syns strecken eller siffrorna i texten.",
        "Lägg in en tom rad före listans första rad.",
    ),
    "lista-slag": (
        "lista",
        "Listan byter mellan streck och siffror, och då flyter punkterna ihop.",
        "Använd samma slag i hela listan, eller lägg en rubrik eller ett stycke emellan.",
    ),
    "lista-niva": (
        "lista",
        "Punkten står direkt efter en indragen punkt, och blir själv indragen.",
        "Lägg in en tom rad före den.",
    ),
    "lista-tal": (
        "lista",
        "En numrerad punkt skrivs med punkt efter siffran, inte med parentes.",
        "Skriv 1. i stället för 1).",
    ),
    "tabell-rad": (
        "tabell",
        "Tabellen börjar mitt i ett stycke, och då blir den ingen tabell.",
        "Lägg in en tom rad före tabellens första rad.",
    ),
    "tabell-slut": (
        "tabell",
        "Raden står direkt efter en tabell och blir en del av den.",
        "Lägg in en tom rad efter tabellen.",
    ),
    "tabell-streck": (
        "tabell",
        "Tabellen har ingen rad med streck under sin första rad, och blir därför ingen tabell.",
        "Skriv på nästa rad | --- | --- |, med ett --- för varje kolumn.",
    ),
    "tabell-streck-till": (
        "tabell",
        "En rad med streck hör bara hemma under tabellens första rad.",
        "Ta bort den, eller lägg en tom rad före en ny tabells första rad.",
    ),
    "tabell-kant": (
        "tabell",
        "Tabellraden slutar utan lodstreck.",
        "Se efter om något har fallit bort, och avsluta raden med |.",
    ),
    "indrag": (
        "indrag",
        "Texten är indragen fyra mellanslag eller mer utan att höra till en ruta eller lista, och "
        "visas därför som kod.",
        "Ta bort indraget.",
    ),
}
_ESCAPED = re.compile(r"\\.")
_LONE_STAR = re.compile(r"(?<!\S)\*(?!\S)")
_WHOLE_MARKS = re.compile(
    r"\[@[^\[\]]*\]|\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+[\"'][^)]*)?\)|\]\{[^{}]*\}"
)
_LEFT_ID = re.compile(r"\{#[^}]*\}?$")


def check(site: Site) -> Iterator[Problem]:
    """Yield what would be shown as marks, or swallow what follows it, on every page."""
    for page in site.pages.values():
        for fault in page.scan.faults:
            yield _fault(page, fault)
        for heading in page.scan.headings:
            if _LEFT_ID.search(heading.text):
                yield _left_id(page, heading.line)
            else:
                yield from _inline(page, heading.line, heading.text)
        for paragraph in page.scan.paragraphs:
            yield from _inline(page, paragraph.line, paragraph.text)


def _fault(page: Page, fault: Fault) -> Problem:
    if fault.kind == "tabell-celler":
        return Problem(
            page.path,
            fault.line,
            "tabell",
            f"Raden har {_cells(fault.found)}, men tabellens första rad har {fault.wanted}.",
            "Ge raden lika många celler. En tom cell skrivs | |, och ett lodstreck i texten \\|.",
        )
    name, message, remedy = _FAULTS[fault.kind]
    return Problem(page.path, fault.line, name, message, remedy)


def _left_id(page: Page, line: int) -> Problem:
    return Problem(
        page.path,
        line,
        "rubrik",
        "Rubrikens id går inte att läsa.",
        "Skriv det sist på raden, med båda klamrarna: {#ett-eget-id}",
    )


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} celler"


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
        name, message, remedy = _FAULTS["byggblock-rad"]
        yield Problem(page.path, line, name, message, remedy)
