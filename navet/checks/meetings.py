"""Plans for meetings add up, and every page and register that names one agrees with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from navet.content import meetings, pieces
from navet.content.model import Step
from navet.content.pieces import Piece
from navet.content.registers import Registers
from navet.content.site import Page, Site
from navet.language.texts import LANGUAGES
from navet.reading import datafiles
from navet.reading.problems import Problem
from navet.reading.yamldata import Document, Path

PATH = datafiles.path_of(meetings.REGISTER)
PLACES = ("rummet", "distans")
_LEAST_ITEMS = 3
_BLOCK = "motesplan"
_HOURS = {"sv": {"en": 1, "två": 2, "tre": 3, "fyra": 4}, "en": {"one": 1, "two": 2, "three": 3}}
# A meeting or its plan, named by how long it is.
_NAMED = {
    "sv": re.compile(
        r"\b(?:plan|planen|upplägg|upplägget|möte|mötet|dagordning|dagordningen) (?:på|för|om) "
        r"(?:(\d+) minuter|(en|två|tre|fyra) timm(?:e|ar))",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:plan|meeting|agenda) (?:of|for|in) (?:(\d+) minutes|(one|two|three) hours?)"
        r"|\b(\d+)-minute (?:plan|meeting|agenda)",
        re.IGNORECASE,
    ),
}
# What a length is told in: a text without these needs no closer look.
_UNITS = {"sv": ("minut", "timm"), "en": ("minute", "hour")}
# Links to a plan. Cases tell of meetings of others too, as long as those were.
_OURS = re.compile(r"verktyg/(?:planera-motet/|workshop\.md)")
_MINUTES = {"sv": "Minuter", "en": "Minutes"}
_TIMED = {
    "sv": re.compile(r"^\d+\. .*?\d minuter", re.M),
    "en": re.compile(r"^\d+\. .*?\d minutes", re.M),
}
_CELL = re.compile(r"^\|?\s*([^|]*?)\s*\|")


def check(site: Site, registers: Registers) -> Iterator[Problem]:
    """Yield plans that do not add up, and what says otherwise than they."""
    document = registers.documents[meetings.REGISTER]
    plans = document.data["planer"]
    lengths = tuple(sorted({plan["minuter"] for plan in plans}))
    for index, plan in enumerate(plans):
        yield from _adds_up(document, index, plan)
        yield from _has_page(site, document, index, plan)
    yield from _twice(document)
    yield from _phases(site, document)
    yield from _signs(site, document)
    for step in site.model.steps:
        for lang in LANGUAGES:
            page = site.page(step.page, lang)
            if page is not None:
                yield from _exercise(page, document)
    for page in site.pages.values():
        if not page.traits.is_case and "minut" in page.text:
            yield from _tables(page, lengths)
            yield from _lists(page, lengths)
        yield from _named_on(page, lengths)
    yield from _named_in(registers, lengths)


def _problem(document: Document, where: Path, name: str, message: str, remedy: str) -> Problem:
    return Problem(PATH, document.line(where), name, message, remedy)


def _adds_up(document: Document, index: int, plan: dict[str, Any]) -> Iterator[Problem]:
    together = sum(item["min"] for item in plan["moment"])
    if together != plan["minuter"]:
        yield _problem(
            document,
            ("planer", index, "minuter"),
            plan["id"],
            f"Planen är på {plan['minuter']} minuter, men momenten blir {together}.",
            "Ändra min i momenten så att de tillsammans blir planens längd.",
        )


def _twice(document: Document) -> Iterator[Problem]:
    """Yield lengths that lack a plan for the room or online, or have two of a kind."""
    plans = document.data["planer"]
    for minutes in sorted({plan["minuter"] for plan in plans}):
        for place in PLACES:
            same = [i for i, plan in enumerate(plans)
                    if (plan["minuter"], plan["plats"]) == (minutes, place)]  # fmt: skip
            if not same:
                yield _problem(
                    document,
                    ("planer",),
                    str(minutes),
                    f"Det finns ingen plan på {minutes} minuter med plats: {place}.",
                    "Varje längd ska ha en plan för rummet och en för distans.",
                )
            for extra in same[1:]:
                yield _problem(
                    document,
                    ("planer", extra, "plats"),
                    plans[extra]["id"],
                    f"Det finns redan en plan på {minutes} minuter med plats: {place}.",
                    "Ta bort den ena, eller ändra längden.",
                )


def _has_page(
    site: Site, document: Document, index: int, plan: dict[str, Any]
) -> Iterator[Problem]:
    key = meetings.page_key(plan["id"])
    for lang in LANGUAGES:
        page = site.page(key, lang)
        if page is None:
            if lang == "sv" and not site.has(key, lang):
                yield _problem(
                    document,
                    ("planer", index, "id"),
                    plan["id"],
                    f"Planen har ingen sida: docs/{key} saknas.",
                    "Skriv sidan på båda språken. Kopiera en annan plans sida.",
                )
            continue
        if page.meta.get("titel") != plan["namn"][lang]:
            yield Problem(
                page.path,
                page.front.line(("titel",)),
                "titel",
                f"Planen heter ”{plan['namn'][lang]}” i {PATH}.",
                "Skriv samma titel:",
                f"titel: {plan['namn'][lang]}",
            )
        if (_BLOCK, plan["id"]) not in {(b.name, b.argument) for b in page.scan.blocks}:
            yield Problem(
                page.path,
                page.body_line,
                _BLOCK,
                "Sidan visar inte sin plan.",
                "Lägg in raden:",
                f"{{{{ {_BLOCK} {plan['id']} }}}}",
            )


def _phases(site: Site, document: Document) -> Iterator[Problem]:
    phases = document.data["faser"]
    for part in site.model.parts:
        if part.id not in phases:
            yield _problem(
                document,
                ("faser",),
                part.id,
                f"{part.name['sv']} saknas bland faserna.",
                "Skriv vad fasen gör i de moment som har fyll: steg.",
            )
    parts = {part.id: part for part in site.model.parts}
    rooms = {
        plan["id"]: sum(item.get("fyll") == meetings.OF_A_PHASE for item in plan["moment"])
        for plan in document.data["planer"]
    }
    for part_id, items in phases.items():
        if part_id not in parts:
            yield _problem(
                document,
                ("faser", part_id),
                part_id,
                f"Delen ”{part_id}” finns inte i modellen.",
                f"Välj bland: {', '.join(parts)}.",
            )
            continue
        own = [step.id for step in parts[part_id].steps]
        for index, item in enumerate(items):
            if item["steg"] not in own:
                yield _problem(
                    document,
                    ("faser", part_id, index, "steg"),
                    item["steg"],
                    f"Steget ”{item['steg']}” hör inte till {parts[part_id].name['sv']}.",
                    f"Välj bland: {', '.join(own)}.",
                )
        for plan_id, count in rooms.items():
            if count not in (0, len(items)):
                yield _problem(
                    document,
                    ("faser", part_id),
                    part_id,
                    f"Fasen har {len(items)} moment, men planen {plan_id} har plats för {count}.",
                    "Ge fasen lika många moment som planen har med fyll: steg.",
                )


def _exercise_words(page: Page) -> str:
    found = pieces.sections(page.scan, page.body_line)
    section = [one for one in found if one.heading and one.heading.id == meetings.EXERCISE]
    words = (text for one in section for text in _words(one.heading.text, one.pieces))  # type: ignore[union-attr]
    return "\n".join(words).casefold()


def _words(heading: str, found: tuple[Piece, ...]) -> Iterator[str]:
    yield heading
    yield from (piece.text for piece in found)


def _signs(site: Site, document: Document) -> Iterator[Problem]:
    steps = {step.id: step for step in site.model.steps}
    seen: set[str] = set()
    for index, item in enumerate(document.data["skyltar"]):
        step: Step | None = steps.get(item["steg"])
        if step is None:
            continue
        if step.id in seen:
            yield _problem(
                document,
                ("skyltar", index, "steg"),
                step.id,
                "Steget har redan skyltar.",
                "Skriv alla stegets skyltar på ett ställe.",
            )
        seen.add(step.id)
        for lang in LANGUAGES:
            page = site.page(step.page, lang)
            if page is None:
                continue
            said = _exercise_words(page)
            for place, field in enumerate(item["falt"]):
                if field["namn"][lang].casefold() not in said:
                    yield _problem(
                        document,
                        ("skyltar", index, "falt", place, "namn", lang),
                        field["namn"][lang],
                        f"Övningen i {page.path} nämner inte ”{field['namn'][lang].lower()}”.",
                        "Skriv samma ord på skylten och i övningen.",
                    )


def _exercise(page: Page, document: Document) -> Iterator[Problem]:
    found = meetings.exercise(page)
    if found is None:
        return
    if found.together != found.minutes:
        yield Problem(
            page.path,
            found.line,
            meetings.EXERCISE,
            f"Övningen sägs ta {found.minutes} minuter, men momenten blir {found.together}.",
            "Ändra tiden, eller minuterna i momenten.",
        )
    room = max((_room(plan) for plan in document.data["planer"]), default=0)
    if found.minutes > room:
        yield Problem(
            page.path,
            found.line,
            meetings.EXERCISE,
            f"Övningen tar {found.minutes} minuter och ryms inte i någon plan. Mest plats är "
            f"{room} minuter.",
            f"Korta övningen, eller ge den mer tid i {PATH}.",
        )


def _room(plan: dict[str, Any]) -> int:
    fills: list[tuple[str, int]] = [(item.get("fyll", ""), item["min"]) for item in plan["moment"]]
    of_phase = sum(minutes for fill, minutes in fills if fill == meetings.OF_A_PHASE)
    return of_phase or sum(minutes for fill, minutes in fills if fill in ("ovning", "foljdfragor"))


def _tables(page: Page, lengths: tuple[int, ...]) -> Iterator[Problem]:
    """Yield tables of a meeting's minutes that make another length than there are plans of."""
    if f"| {_MINUTES[page.lang]} |" not in page.text:
        return
    rows: list[tuple[int, str]] = []
    for paragraph in page.scan.paragraphs:
        if paragraph.kind != "row":
            yield from _table(page, rows, lengths)
            rows = []
            continue
        cell = _CELL.match(paragraph.text)
        if paragraph.columns:
            yield from _table(page, rows, lengths)
            rows = []
        if cell:
            rows.append((paragraph.line, cell[1]))
    yield from _table(page, rows, lengths)


def _table(page: Page, rows: list[tuple[int, str]], lengths: tuple[int, ...]) -> Iterator[Problem]:
    if not rows or rows[0][1] != _MINUTES[page.lang]:
        return
    together = sum(int(cell) for _, cell in rows[1:] if cell.isdigit())
    if together not in lengths:
        yield Problem(
            page.path,
            rows[0][0],
            "minuter",
            f"Momenten i tabellen blir {together} minuter, och så lång är ingen plan.",
            f"Planerna i {PATH} är på {_listed(lengths)} minuter.",
        )


def _lists(page: Page, lengths: tuple[int, ...]) -> Iterator[Problem]:
    """Yield lists of a meeting's items of another length than the plans; exercises are shorter."""
    if len(_TIMED[page.lang].findall(page.text)) < _LEAST_ITEMS:
        return
    for section in pieces.sections(page.scan, page.body_line):
        found = meetings.timed(section, page.lang)
        is_exercise = section.heading is not None and section.heading.id == meetings.EXERCISE
        if len(found) < _LEAST_ITEMS or is_exercise or sum(found) < lengths[0]:
            continue
        if sum(found) in lengths:
            continue
        yield Problem(
            page.path,
            section.line,
            "minuter",
            f"Momenten i listan blir {sum(found)} minuter, och så lång är ingen plan.",
            f"Planerna i {PATH} är på {_listed(lengths)} minuter. Visa en av dem i stället, med "
            "byggblocket motesmoment.",
        )


def _may_name(text: str, lang: str) -> bool:
    return any(unit in text for unit in _UNITS[lang]) and bool(_NAMED[lang].search(text))


def _named_on(page: Page, lengths: tuple[int, ...]) -> Iterator[Problem]:
    pointing = {link.line for link in page.scan.links if _OURS.search(link.address)}
    if (page.traits.is_case and not pointing) or not _may_name(page.text, page.lang):
        return
    said = [(heading.line, heading.text) for heading in page.scan.headings]
    said += [(paragraph.line, paragraph.plain) for paragraph in page.scan.paragraphs]
    description = page.meta.get("beskrivning")
    if isinstance(description, str):
        said.append((page.front.line(("beskrivning",)), description))
    for line, text in said:
        if not page.traits.is_case or line in pointing:
            yield from _named(text, page.lang, page.path, line, lengths)


def _named_in(registers: Registers, lengths: tuple[int, ...]) -> Iterator[Problem]:
    for name, document in registers.documents.items():
        for where, value in document.values:
            lang = str(where[-1]) if where else ""
            if isinstance(value, str) and lang in _NAMED and _may_name(value, lang):
                path = datafiles.path_of(name)
                yield from _named(value, lang, path, document.line(where), lengths)


def _named(
    text: str, lang: str, path: str, line: int, lengths: tuple[int, ...]
) -> Iterator[Problem]:
    for found in _NAMED[lang].finditer(text):
        figure, hours, *compound = found.groups()
        figure = figure or next((one for one in compound if one), None)
        minutes = int(figure) if figure else _HOURS[lang][str(hours).lower()] * 60
        if minutes not in lengths:
            yield Problem(
                path,
                line,
                "minuter",
                f"Här står ”{found[0]}”, men det finns ingen plan på så lång tid.",
                f"Planerna i {PATH} är på {_listed(lengths)} minuter. Skriv en av dem.",
            )


def _listed(lengths: tuple[int, ...]) -> str:
    *first, last = map(str, lengths)
    return f"{', '.join(first)} eller {last}" if first else last
