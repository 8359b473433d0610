"""Which pages' own words the files to download repeat, and what those pages must hold for it.

The files are made of the page's text, so the two cannot drift apart. What a file needs is a
section, by its id, with a table of so many columns, a list, or quoted wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

from navet.content.site import Page
from navet.reading.problems import Problem
from navet.reading.scan import Heading, Paragraph

AGREEMENT = "verktyg/iop-avtal.md"
CHOICE = "verktyg/iop-valet.md"
DECISION = "verktyg/iop-beslut.md"
FOLLOW_UP = "verktyg/folja-upp.md"
YEAR = "verktyg/arshjul.md"
HANDOVER = "verktyg/overlamning.md"
CHILDREN = "kunskap/arbeta-med-barn.md"
VOLUNTEERS = "kunskap/ersatta-ideella.md"

_COLUMNS, _MOST_FACTORS = 4, 3
TABLE, STEPS, QUOTES, BULLETS, TEXT = "row", "numbered", "quote", "item", "text"
_NAMES = {
    TABLE: "en tabell",
    STEPS: "en numrerad lista",
    QUOTES: "ett citat",
    BULLETS: "en punktlista",
    TEXT: "ett stycke",
}


@dataclass(frozen=True)
class Need:
    """What a section must hold: its heading's id, a kind, and the least number of it.

    An id that ends with a dash stands for every heading whose id begins so. ``columns`` is the
    number of a table's columns, 0 for other kinds. ``most`` is the greatest number, or 0 for any.
    A table's head counts among its rows.
    """

    section: str
    kind: str
    least: int = 1
    columns: int = 0
    most: int = 0


NEEDS: dict[str, tuple[Need, ...]] = {
    AGREEMENT: (
        Need("sa-gor-ni", STEPS),
        Need("avtal-", TEXT),
        Need("avtal-", BULLETS, 2),
        Need("avtal-", QUOTES, 2),
    ),
    CHOICE: (
        Need("valet-", TEXT),
        Need("valet-", BULLETS, 2),
        Need("valet-", QUOTES),
    ),
    DECISION: (
        Need("sa-gor-ni", STEPS),
        Need("tjansteskrivelsen", TABLE, 2, 3),
        Need("rattslig-provning", STEPS),
        Need("fragor-att-vara-beredd-pa", BULLETS),
        Need("uppfoljningsplan", TEXT),
        Need("uppfoljningsplan", TABLE, 2, 5),
        Need("aret-runt", TABLE, 2, 3),
    ),
    FOLLOW_UP: (
        Need("relationen", TABLE, 2, 3),
        Need("arbetet", TABLE, 2, 3),
        Need("malgruppen", TABLE, 2, 3),
        Need("relationsenkat", TEXT),
        Need("relationsenkat", TABLE, 7, 7, most=7),
        Need("relationsenkat", STEPS),
        Need("effektkedja", TEXT),
        Need("effektkedja", TABLE, 2, 3),
        Need("sa-gor-ni", STEPS),
    ),
    YEAR: (
        Need("sa-gor-ni", STEPS),
        Need("granvida", TABLE, 13, 4, most=13),
        Need("tomt", TABLE, 13, 4, most=13),
    ),
    HANDOVER: (
        Need("tomt", TEXT),
        Need("tomt", TABLE, 2, 3),
        Need("ifyllt", TEXT),
        Need("ifyllt", TABLE, 2, 2),
        Need("motet", TABLE, 2, 3),
    ),
    CHILDREN: (
        Need("tystnadslofte", TEXT),
        Need("tystnadslofte", QUOTES, 3),
    ),
    VOLUNTEERS: (Need("budget", TABLE, 3, 4),),
}


def faults(page: Page) -> Iterator[Problem]:
    """Yield what a page lacks that a file to download is made of."""
    for need in NEEDS.get(page.key, ()):
        found = [one for one in page.scan.headings if _is_meant(one, need.section)]
        if not found:
            yield Problem(
                page.path,
                1,
                need.section.rstrip("-"),
                f"Sidan saknar avsnittet {{#{need.section}}}, som en fil att ladda ned görs av.",
                "Sätt tillbaka rubriken med samma id.",
            )
        for heading in found:
            yield from _lacking(page, heading, need)
    if page.key == VOLUNTEERS:
        yield from _sums(page)


def _is_meant(heading: Heading, section: str) -> bool:
    if section.endswith("-"):
        return heading.id.startswith(section)
    return heading.id == section


def _lacking(page: Page, heading: Heading, need: Need) -> Iterator[Problem]:
    held = [one for one in inside(page, heading) if one.kind == need.kind]
    columns = next((one.columns for one in held if one.columns), 0)
    enough = need.least <= len(held) <= (need.most or len(held))
    if enough and columns in (need.columns, 0):
        return
    wanted = _NAMES[need.kind]
    if need.kind == TABLE:
        bound = "" if need.most else "minst "
        wanted += f" med {need.columns} kolumner och {bound}{need.least - 1} rader"
    elif need.least > 1:
        wanted += f" på minst {need.least} stycken"
    yield Problem(
        page.path,
        heading.line,
        heading.id,
        f"Under rubriken behövs {wanted}: en fil att ladda ned görs av det.",
        "Skriv som i de andra avsnitten på sidan.",
    )


def inside(page: Page, heading: Heading) -> list[Paragraph]:
    """Return the paragraphs, list items and table rows of a heading's own text, boxes apart."""
    end = page.scan.ends_at(heading)
    return [one for one in page.scan.paragraphs if heading.line < one.line < end and not one.box]


_NUMBER = re.compile(r"\d+(?:[ \u00a0,]\d{3})*")
_SHARE = re.compile(r"(\d+) (?:procent av|per cent of)(.+)")


def amount(words: str) -> float:
    """Return the number that words hold, such as 1 500 or 1,500; 0 if they hold none."""
    found = _NUMBER.search(words)
    return float(re.sub(r"\D", "", found.group())) if found else 0.0


def factors(words: str) -> list[float]:
    """Return the numbers that are multiplied in words such as ”10 möten × 1 500 kr”."""
    return [amount(part) for part in words.split("×")]


def share(words: str) -> tuple[float, float] | None:
    """Return per cent and sum of words such as ”32 procent av 8 000 kr”; None for other words."""
    found = _SHARE.search(words)
    return (float(found[1]), amount(found[2])) if found else None


def reckoned(words: str) -> float:
    """Return what words such as ”10 möten × 1 500 kr” come to; 0 if that cannot be told."""
    if of := share(words):
        return of[0] * of[1] / 100
    known = factors(words)
    return prod(known) if 2 <= len(known) <= _MOST_FACTORS else 0.0


def _sums(page: Page) -> Iterator[Problem]:
    """Yield rows of the budget that do not come to what they say, and a sum that is wrong."""
    heading = next((one for one in page.scan.headings if one.id == "budget"), None)
    rows = [one for one in inside(page, heading) if one.kind == TABLE] if heading else []
    cells = [(row, [cell.strip() for cell in row.text.strip(" |").split("|")]) for row in rows[1:]]
    if len(cells) < 2 or any(len(found) < _COLUMNS - 1 for _, found in cells):
        return
    *items, (last, total) = cells
    for row, found in items:
        if reckoned(found[1]) != amount(found[2]) or not amount(found[2]):
            yield _miscounted(page, row, f"{found[1]} blir inte {found[2]}.")
    if len([1 for _, found in items if share(found[1])]) != 1:
        yield _miscounted(page, last, "Budgeten behöver en rad med en procentsats, och bara en.")
    if sum(amount(found[2]) for _, found in items) != amount(total[2].strip("* ")):
        yield _miscounted(page, last, "Summan stämmer inte med raderna.")


def _miscounted(page: Page, row: Paragraph, message: str) -> Problem:
    remedy = (
        "Räkna om raden: filen med budgeten görs av den. Skriv till exempel 10 möten × 1 500 kr."
    )
    return Problem(page.path, row.line, "budget", message, remedy)
