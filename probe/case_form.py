"""Fills in the form on /exempel/bidra/ with a case that is sound, however hostile its text is."""

from __future__ import annotations

from typing import Any

FIELDS = {
    "titel": "Prövköping: lots för unga & ”äldre” <b>nu</b>",
    "sammanfattning": "Kommunen och en förening anställde tillsammans en lots för unga i kommunen. "
    "Den hjälpte dem att hitta en fritid.",
    "plats": "Prövköping: norra delen # inte kommentar",
    "period": "2021",
    "malgrupp": "Unga 13–25 år: 'alla'",
    "parter.1.namn": "Prövköpings kommun \\ nämnden",
    "parter.2.namn": 'Föreningen "Lotsen"',
    "kallor.1.titel": "Kommunen: Lotsen, {{ block }}",
    "kallor.1.adress": "https://www.example.se/lotsen?a=1&b=2#del",
    "kallor.1.ar": "2023",
    "steg.malgrupp": "De unga fick själva välja: tider och platser.",
}
HOSTILE_TEXT = """<script>alert(1)</script> & <!-- dold --> [läs](javascript:alert(1)) [@1]

# Rubrik som inte är en rubrik
1. Först det här
- Sedan det {: onclick=x } {#innehall} *ord*{style=x} `kod` | a | b |

!!! tips "Ruta" {{ exempelformular }}
> citat [ref]: https://x.example ![bild](https://x.example/a.png)

Färre än 5 < 7, och snake_case samt C:\\katalog\\ny &lt;b&gt; &#60;. [@1]
======
---
~~~"""
TEXTS = {
    "bakgrund": "Kommunen såg att få unga hittade till föreningslivet. [@1]\n\n" + HOSTILE_TEXT,
    "vad-de-gjorde": "De två parterna träffades varje månad och skrev ett avtal. [@1]",
    "vad-det-ledde-till": "Under två år fick sextio unga hjälp.\u200b\u00ad Det var\u00a0bra.",
    "vad-vi-kan-lara": "- Vår slutsats: bestäm redan från start vem som betalar.\n2) Ha tålamod.",
    "fragor-att-stalla-er": "Vem hos er vet vilka unga som inte hittar hit?\n+ Vem betalar?",
}


def fill(page: Any, fields: dict[str, str]) -> None:
    """Type into fields, by id."""
    for name, value in fields.items():
        page.locator(f'[id="f-{name}"]').fill(value)


def open_chapters(page: Any) -> None:
    """Open every chapter of the form, where a narrow screen has one open at a time."""
    for heading in page.locator("[data-kapitel]:not([open]) > summary").all()[::-1]:
        heading.click()


def fill_all(page: Any) -> None:
    """Fill in a whole case."""
    open_chapters(page)
    fill(page, FIELDS | TEXTS)
    choices = {"niva": "lokal", "sakerhet": "trolig"}
    sectors = {"parter.1.sektor": "offentlig", "parter.2.sektor": "civilsamhalle"}
    for name, value in (choices | sectors).items():
        page.locator(f'[id="f-{name}"]').select_option(value)
    for value in ("ostergotlands-lan", "barn-och-unga", "projekt", "iop"):
        page.locator(f'input[type=checkbox][value="{value}"]').check()
