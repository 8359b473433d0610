"""What is wrong with the cases, each thing with its file and line and a sentence to act on."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from navet.checks.cases import files, shape, text
from navet.checks.clean import Clean
from navet.content.cases import contract
from navet.content.cases.library import TOO_OLD
from navet.content.model import Model
from navet.content.registers import Registers
from navet.content.site import Page, Site, page_from_text
from navet.language.texts import DEFAULT_LANGUAGE
from navet.reading import schema, yamldata
from navet.reading.files import read_text
from navet.reading.messages import problem
from navet.reading.problems import Problem

KIND = "exempel"
TEMPLATE_FILE = "docs/exempel/_mall.md"
FILE = Path(".cache") / "kontroll-exempel.json"
_TAG = re.compile(r"<[A-Za-z/!?]")
_SCHEMAS = {"sv": contract.SCHEMA, "en": contract.ENGLISH_SCHEMA}


def check(root: Path, model: Model, registers: Registers, site: Site) -> Iterator[Problem]:
    """Yield every problem of the collection: the contract, the files' places, each case."""
    if contract.REGISTER not in registers:
        return
    yield from files.check(root)
    unsound = list(shape.check(root, model, registers))
    yield from unsound
    if unsound:
        return
    yield from contract.check(root, model, registers)
    sections = {part.id: part.required for part in contract.sections(contract.read(root))}
    yield from _template(root, sections)
    yield from _cases(site, root, sections)
    titles: dict[tuple[str, str], Page] = {}
    for page in site.of_kind(KIND):
        yield from _doubled_title(page, titles)


def _cases(site: Site, root: Path, sections: Mapping[str, bool]) -> Iterator[Problem]:
    """Yield what is wrong with each case by itself; those known to be without fault pass."""
    cases = {(page.key, page.lang): page for page in site.of_kind(KIND)}
    contracts = (read_text(root / path, root)[0] for path in _SCHEMAS.values())
    clean = Clean(dataclasses.replace(site, pages=cases), repr(sections), *contracts, file=FILE)
    faulty = set()
    for page in clean.unknown().pages.values():
        for found in _case(page, site.page(page.key, DEFAULT_LANGUAGE), root, sections):
            faulty.add(page.key)
            yield found
    clean.remember(faulty)


def _template(root: Path, sections: Mapping[str, bool]) -> Iterator[Problem]:
    """Yield what is wrong with the template of a case, which readers fetch and fill in."""
    file = root / TEMPLATE_FILE
    text, problems = read_text(file, root)
    yield from problems
    if text:
        page, found = page_from_text(text, f"exempel/{file.name}", DEFAULT_LANGUAGE, TEMPLATE_FILE)
        yield from found
        yield from _case(page, page, root, sections)


def notices(site: Site, today: datetime.date | None = None) -> Iterator[Problem]:
    """Yield a notice for each case that waits for review, has aged, or was reviewed two years ago.

    Those that wait come first, then those with a fact that no longer holds; of each kind the
    oldest.
    """
    now = today or datetime.date.today()
    pages = list(site.of_kind(KIND, DEFAULT_LANGUAGE))
    for submitted, page in _by_date(pages, "inskickad"):
        yield Problem(
            page.path,
            page.front.line(("inskickad",)),
            "inskickad",
            f"Exemplet skickades in {submitted} och väntar på granskning.",
            "Läs det mot källorna. Byt sedan raden mot den här:",
            f"granskad: {now}",
        )
    for last, page in _by_date(pages, "galler_till"):
        if last < now:
            yield Problem(
                page.path,
                page.front.line(("galler_till",)),
                "galler_till",
                f"En uppgift i exemplet gällde till {last}.",
                "Ta reda på vad som hände sedan och skriv det. Ändra datumet, eller ta bort raden "
                "om inget mer i texten blir gammalt.",
            )
    for reviewed, page in _by_date(pages, "granskad"):
        if now - reviewed > TOO_OLD:
            yield Problem(
                page.path,
                page.front.line(("granskad",)),
                "granskad",
                f"Exemplet granskades senast {reviewed}, för mer än två år sedan.",
                "Läs det mot källorna och skriv dagens datum.",
            )


def _by_date(pages: list[Page], name: str) -> list[tuple[datetime.date, Page]]:
    """Return the pages that have a date of that name, the oldest first."""
    dated = [(day, page) for page in pages if (day := _date(page.meta.get(name)))]
    return sorted(dated, key=lambda pair: (pair[0], pair[1].path))


def _case(
    page: Page, swedish: Page | None, root: Path, sections: Mapping[str, bool]
) -> Iterator[Problem]:
    if page.front.problems:
        return
    if not page.front.data:
        yield Problem(
            page.path,
            1,
            "sidhuvud",
            "Filen saknar sidhuvud.",
            "Börja filen med en rad ---, sedan uppgifterna från docs/exempel/_mall.md, sedan en ny "
            "rad ---.",
        )
        return
    several = {(one.line, one.id): one for one in _several_lines(page)}
    yield from several.values()
    for one in schema.check(page.front, root / _SCHEMAS[page.lang], page.path):
        if (one.line, one.id) not in several:
            yield one
    yield from _values(page)
    yield from text.check(page, sections)
    if page.lang == DEFAULT_LANGUAGE:
        yield from _dates(page)
        yield from _years(page)
        yield from _parties(page)
        yield from _certainty(page)
    elif swedish is not None and not swedish.front.problems:
        yield from _same_as(page, swedish)


def _values(page: Page) -> Iterator[Problem]:
    """Yield what the words of the front matter may not hold."""
    for name, line, value in _words(page):
        numbers = "" if name.rpartition(".")[2] == "adress" else value
        yield from text.forbidden(page.path, line, name, value, numbers)
        if _TAG.search(value):
            yield problem("html", page.path, line, name, namn=name)


def _several_lines(page: Page) -> Iterator[Problem]:
    """Yield the values that have several lines: what the schema then says of them is no news."""
    for name, line, value in _words(page):
        if "\n" in value:
            yield problem("rader", page.path, line, name, namn=name)


def _words(page: Page) -> Iterator[tuple[str, int, str]]:
    """Yield each text of the front matter: what it is called, its line, and the text."""
    for where, value in yamldata.walk(page.meta):
        if isinstance(value, str):
            name = ".".join(str(part + 1 if isinstance(part, int) else part) for part in where)
            yield name, page.front.line(where), value


def _dates(page: Page) -> Iterator[Problem]:
    tomorrow = datetime.date.today() + datetime.timedelta(days=1)
    for name in ("granskad", "inskickad"):
        day = _date(page.meta.get(name))
        if day and day > tomorrow:
            yield problem("framtida-datum", page.path, page.front.line((name,)), name, datum=day)


def _years(page: Page) -> Iterator[Problem]:
    this_year = datetime.date.today().year
    for index, source in enumerate(_list(page.meta.get("kallor"))):
        year = source.get("ar")
        if isinstance(year, int) and year > this_year:
            line = page.front.line(("kallor", index, "ar"))
            yield problem("framtid", page.path, line, f"kallor.{index + 1}.ar", ar=year)


def _parties(page: Page) -> Iterator[Problem]:
    sectors = {party.get("sektor") for party in _list(page.meta.get("parter"))}
    mixed = "ovrig" in sectors
    for sector, name in (("offentlig", "det offentliga"), ("civilsamhalle", "civilsamhället")):
        if sectors and sector not in sectors and not mixed:
            line = page.front.line(("parter",))
            yield problem("part", page.path, line, "parter", sektor=name, id=sector)


def _certainty(page: Page) -> Iterator[Problem]:
    sources = _list(page.meta.get("kallor"))
    if page.meta.get("sakerhet") == "saker" and not any(s.get("adress") for s in sources):
        yield problem("sakerhet", page.path, page.front.line(("sakerhet",)), "sakerhet")


def _same_as(page: Page, swedish: Page) -> Iterator[Problem]:
    """Yield what an English file has more or less of than the Swedish."""
    ours, theirs = _list(swedish.meta.get("parter")), _list(page.meta.get("parter"))
    if len(ours) != len(theirs):
        yield Problem(
            page.path,
            page.front.line(("parter",)),
            "parter",
            f"Här står {len(theirs)} parter, men i {swedish.path} står {len(ours)}.",
            "Skriv samma parter i samma ordning.",
        )
    reasons, wanted = page.meta.get("steg"), swedish.meta.get("steg")
    if not isinstance(reasons, dict) or not isinstance(wanted, dict):
        return
    for step in wanted:
        if step not in reasons:
            yield Problem(
                page.path,
                page.front.line(("steg",)),
                f"steg.{step}",
                f"Steget ”{step}” står i {swedish.path} men inte här.",
                "Översätt den raden också.",
            )
    for step in reasons:
        if step not in wanted:
            yield Problem(
                page.path,
                page.front.line(("steg", step)),
                f"steg.{step}",
                f"Steget ”{step}” står här men inte i {swedish.path}.",
                "Ta bort raden, eller lägg till steget i den svenska filen.",
            )


def _doubled_title(page: Page, titles: dict[tuple[str, str], Page]) -> Iterator[Problem]:
    title = str(page.meta.get("titel") or "").strip().lower()
    first = titles.setdefault((page.lang, title), page)
    if title and first is not page:
        line = page.front.line(("titel",))
        yield problem("samma-rubrik", page.path, line, "titel", fil=first.path)


def _list(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _date(value: Any) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value)
    except (TypeError, ValueError):
        return None
