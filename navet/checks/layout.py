"""Blocks of Markdown that are never closed or lack their blank line: what the scan calls faults."""

from __future__ import annotations

from collections.abc import Iterator

from navet.content.site import Page, Site
from navet.reading.problems import Problem
from navet.reading.scan import Fault

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


def check(site: Site) -> Iterator[Problem]:
    """Yield what is taken for something else, or swallows what follows it, on every page."""
    for page in site.pages.values():
        for fault in page.scan.faults:
            yield _fault(page, fault)


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


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} celler"
