"""A sound case as text, and small changes to it, for the tests of the cases."""

from __future__ import annotations

from pathlib import Path

from navet.checks import report as check
from navet.content.reader import Content
from navet.content.site import Site, page_from_text
from navet.reading.problems import Problem

SOUND = """\
---
titel: "Prövköping: en lots för unga"
plats: "Prövköpings kommun"
lan: [ostergotlands-lan]
niva: lokal
parter:
  - namn: "Prövköpings kommun"
    sektor: offentlig
    roll: "samordnade"
  - namn: "Föreningen Lotsen"
    sektor: civilsamhalle
period: "2021–2023"
malgrupp: "Unga 13–25 år"
teman: [barn-och-unga]
form: [iop]
steg:
  malgrupp: "De unga fick själva välja tider och platser."
sammanfattning: "Kommunen och en förening anställde en lots, som hjälpte unga att hitta en fritid."
kallor:
  - titel: "Prövköpings kommun: Lotsen"
    adress: https://www.example.se/lotsen
    ar: 2023
sakerhet: trolig
granskad: 2026-01-15
sprak: sv
---

## Bakgrund {#bakgrund}

Kommunen såg att få unga hittade till föreningslivet på orten. [@1]

## Vad de gjorde {#vad-de-gjorde}

De två parterna träffades varje månad och skrev ett avtal. [@1]

## Vad det ledde till {#vad-det-ledde-till}

Under två år fick sextio unga hjälp att hitta en fritid. [@1]

## Vad vi kan lära {#vad-vi-kan-lara}

- Vår slutsats: bestäm redan från start vem som tar över kostnaden.

## Frågor att ställa er {#fragor-att-stalla-er}

- Vem hos er vet vilka unga som inte hittar hit?
"""
KEY = "exempel/provkoping-lots.md"
PATH = f"docs/{KEY}"


def changed(old: str, new: str, text: str = SOUND) -> str:
    """Return the sound case with one thing changed; AssertionError if it is not there."""
    assert old in text, old
    return text.replace(old, new, 1)


def with_case(content: Content, text: str, key: str = KEY, lang: str = "sv") -> Content:
    """Return the content with the case as its only page, as if its file stood in docs/exempel/."""
    path = f"docs/{key}" if lang == "sv" else f"docs/{key.removesuffix('.md')}.{lang}.md"
    page, problems = page_from_text(text, key, lang, path)
    site = content.site
    alone = Site(site.root, site.model, {(key, lang): page}, tuple(problems))
    return Content(content.root, content.model, content.registers, alone)


def with_cases(content: Content, texts: dict[str, str]) -> Content:
    """Return the content with cases by their keys in place of its own pages."""
    pages, problems = {}, []
    for key, text in texts.items():
        pages[key, "sv"], found = page_from_text(text, key, "sv", f"docs/{key}")
        problems += found
    site = Site(content.site.root, content.site.model, pages, tuple(problems))
    return Content(content.root, content.model, content.registers, site)


def problems_of(content: Content, text: str, key: str = KEY) -> list[Problem]:
    """Return the problems that the whole check finds in a case's text."""
    report = check.check(with_case(content, text, key))
    return [problem for problem in report.problems if problem.path == f"docs/{key}"]


def folder_with(tmp_path: Path, files: dict[str, bytes]) -> Path:
    """Return a repository that has nothing but docs/exempel/ with the files."""
    folder = tmp_path / "docs" / "exempel"
    folder.mkdir(parents=True)
    for name, contents in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(contents)
    return tmp_path
