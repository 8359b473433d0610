"""Whoever sets a page's day of review says in modell/nytt.yml what changed, or that nothing did."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import PurePosixPath

from navet.checks import dates
from navet.content.news import CHANGED, REGISTER, REVIEWED
from navet.content.places import DOCS
from navet.content.registers import Registers
from navet.content.site import Page, Site
from navet.language.texts import DEFAULT_LANGUAGE
from navet.reading import datafiles
from navet.reading.problems import Problem, did_you_mean
from navet.reading.yamldata import Path

# What was reviewed on this day or before it was so before anybody wrote lines.
BEFORE = datetime.date(2026, 11, 25)


def check(
    site: Site, registers: Registers, today: datetime.date | None = None
) -> Iterator[Problem]:
    """Yield lines that are not sound, and reviewed pages that no line tells of; not of cases."""
    newest: dict[str, datetime.date] = {}
    for index, item in enumerate(registers[REGISTER]["nytt"]):
        yield from _told(registers, index, item)
        day, problem = _day(registers, index, item["dag"], today)
        if problem:
            yield problem
        for place, key in enumerate(item["sidor"]):
            newest[key] = max(day or BEFORE, newest.get(key, BEFORE))
            if not site.has(key, DEFAULT_LANGUAGE):
                yield _lost(site, registers, (index, "sidor", place), key)
    for page in site.pages.values():
        reviewed = dates.day(page)
        if page.traits.is_case or page.lang != DEFAULT_LANGUAGE or reviewed is None:
            continue
        if reviewed > newest.get(page.key, BEFORE) and not any(dates.sound(page, dates.KEY, today)):
            yield _untold(page, reviewed)


def _untold(page: Page, reviewed: datetime.date) -> Problem:
    stem = PurePosixPath(page.key.removesuffix("/index.md").removesuffix(".md")).name
    return Problem(
        page.path,
        page.front.line((dates.KEY,)),
        dates.KEY,
        f"Sidan granskades {reviewed}, men ingen rad i {datafiles.path_of(REGISTER)} säger vad "
        "som är nytt sedan dess.",
        f"Lägg en rad överst i den filen. Är inget ändrat, skriv slag: {REVIEWED} och ingen text. "
        "Flera sidor får dela på en rad:",
        f"  - {{id: {reviewed}-{stem}, dag: {reviewed}, slag: {CHANGED}, sidor: [{page.key}], "
        "text: {sv: '…', en: '…'}}",
    )


def _lost(site: Site, registers: Registers, where: Path, key: str) -> Problem:
    guess = did_you_mean(key, [page.key for page in site.pages.values()])
    remedy = f"{guess}Rätta sökvägen (alltid det svenska filnamnet), eller skriv sidan."
    return _problem(registers, where, (f"Sidan {DOCS}/{key} finns inte.", remedy))


def _told(registers: Registers, index: int, item: dict[str, object]) -> Iterator[Problem]:
    """Yield a line without a text where it needs one, or with one where nothing changed."""
    if (item["slag"] == REVIEWED) != ("text" in item):
        return
    if item["slag"] == REVIEWED:
        message = "Raden säger att inget är ändrat, men också vad som är ändrat."
        remedy = f"Ta bort texten, eller skriv slag: {CHANGED}."
        yield _problem(registers, (index, "text"), (message, remedy))
        return
    remedy = f"Skriv det i en mening, eller slag: {REVIEWED} om inget är ändrat:"
    said = ("Raden säger inte vad som är nytt.", remedy)
    yield _problem(registers, (index, "slag"), said, "text: {sv: '…', en: '…'}")


def _day(
    registers: Registers, index: int, written: str, today: datetime.date | None
) -> tuple[datetime.date | None, Problem | None]:
    """Return the day of a line, and what is wrong with it: tomorrow is today somewhere."""
    try:
        day = datetime.date.fromisoformat(written)
    except ValueError:
        said = (f"Dagen {written} finns inte.", "Skriv år, månad och dag: 2026-03-09.")
        return None, _problem(registers, (index, "dag"), said)
    if day > (today or datetime.date.today()) + datetime.timedelta(days=1):
        said = (f"Dagen {day} har inte varit än.", "Skriv dagen då sidan ändrades.")
        return day, _problem(registers, (index, "dag"), said)
    return day, None


def _problem(registers: Registers, where: Path, said: tuple[str, str], paste: str = "") -> Problem:
    """Return a problem with a line: its place among the lines first in ``where``."""
    document = registers.documents[REGISTER]
    name = document.data["nytt"][where[0]]["id"]
    line = document.line(("nytt", *where))
    return Problem(datafiles.path_of(REGISTER), line, name, *said, paste)
