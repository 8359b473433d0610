"""What an editor would mark: titles, headings, leftovers, readability."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from typing import Any, TypeGuard

from navet.checks import dates
from navet.checks.placeholders import left_over
from navet.content.model import Model
from navet.content.site import Page, Site
from navet.language import sentences
from navet.language.readability import measure
from navet.reading.messages import problem
from navet.reading.problems import Problem, did_you_mean, shown
from navet.reading.scan import Heading

MAX_LIX = 45
LEAST_WORDS_FOR_LIX = 100
DESCRIPTION = (50, 160)
FRONT_MATTER = ("titel", "beskrivning", "granskad")
ID_LENGTH = 37
_SAFE = set("abcdefghijklmnopqrstuvwxyz0123456789-")


def check(site: Site) -> Iterator[Problem]:
    """Yield editorial problems of every page."""
    for page in site.pages.values():
        yield from _title(site, page)
        yield from _headings(page, site.model)
        yield from _left_over(page)
        if not page.traits.is_easy:
            yield from _readable(page)


def _title(site: Site, page: Page) -> Iterator[Problem]:
    if page.front.problems or page.traits.is_case:
        return
    named = page.key in site.model_titles
    if not page.traits.is_easy:
        yield from _front_matter(page, {dates.KEY, "titel"} if named else {dates.KEY})
    title, description = (_written(page, key) for key in ("titel", "beskrivning"))
    if named:
        if title:
            yield Problem(
                page.path,
                page.front.line(("titel",)),
                "titel",
                "Sidans titel kommer från modellen och ska inte stå här.",
                "Ta bort raden som börjar med titel.",
            )
    elif not title:
        yield Problem(
            page.path,
            1,
            "titel",
            "Sidan saknar titel.",
            "Lägg till raden i sidhuvudet:",
            "titel: …",
        )
    least, most = DESCRIPTION
    if not description:
        yield Problem(
            page.path,
            1,
            "beskrivning",
            "Sidan saknar beskrivning.",
            f"Lägg till raden i sidhuvudet, {least}–{most} tecken:",
            "beskrivning: …",
        )
    elif _is_line(description) and not least <= len(description.strip()) <= most:
        yield Problem(
            page.path,
            page.front.line(("beskrivning",)),
            "beskrivning",
            f"Beskrivningen har {len(description.strip())} tecken.",
            f"Skriv en mening på {least}–{most} tecken.",
        )


def _written(page: Page, key: str) -> Any:
    """Return what stands at a key of the front matter, "" for nothing or only space."""
    value = page.meta.get(key)
    return "" if value is None or (isinstance(value, str) and not value.strip()) else value


def _is_line(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and "\n" not in value


def _front_matter(page: Page, told: Collection[str]) -> Iterator[Problem]:
    """Yield what an ordinary page's front matter cannot hold; cases and easy pages have schemas.

    ``told`` are the keys of which other checks say all there is to say.
    """
    for key, value in page.meta.items():
        if key in told:
            continue
        if key not in FRONT_MATTER:
            yield Problem(
                page.path,
                page.front.line((key,)),
                key,
                f"”{key}” är inget känt fält i sidhuvudet.",
                f"{did_you_mean(key, FRONT_MATTER)}Rätta stavningen eller ta bort raden. "
                f"Det här går att skriva: {', '.join(FRONT_MATTER)}.",
            )
        elif value is not None and not isinstance(value, str):
            yield Problem(
                page.path,
                page.front.line((key,)),
                key,
                f"{key} ska vara text, men är ”{shown(value)}”.",
                "Skriv texten på samma rad. Är den ett tal eller börjar med [ eller {, sätt den "
                "inom citattecken.",
            )
        elif value and "\n" in value:
            yield Problem(
                page.path,
                page.front.line((key,)),
                key,
                f"{key} har flera rader.",
                "Skriv texten på en rad.",
            )


def _headings(page: Page, model: Model) -> Iterator[Problem]:
    level = 1
    for heading in page.scan.headings:
        yield from _heading(page, heading, level)
        level = heading.level
    yield from _doubled_ids(page, model)
    for mark in page.scan.setext:
        yield Problem(
            page.path,
            mark.line,
            "rubrik",
            "En rad med bara - eller = gör raden ovanför till rubrik.",
            "Skriv rubriken med ## först på raden, eller ta bort strecken.",
        )


def _doubled_ids(page: Page, model: Model) -> Iterator[Problem]:
    """Yield headings whose id stands before; the questions of steps have a check of their own."""
    first: dict[str, Heading] = {}
    for heading in page.scan.headings:
        before = first.setdefault(heading.id, heading)
        if not heading.id or before is heading:
            continue
        if page.kind == "steg" and heading.id in model.step_of_question:
            continue
        yield Problem(
            page.path,
            heading.line,
            heading.id,
            f"Rubriken på rad {before.line} har samma id.",
            "Ta bort den ena, eller ge den ett eget id om båda ska vara kvar.",
        )


def _heading(page: Page, heading: Heading, before: int) -> Iterator[Problem]:
    name = heading.id or heading.text or "rubrik"
    if not heading.text:
        yield Problem(page.path, heading.line, name, "Rubriken är tom.", "Skriv en rubrik.")
    if heading.level == 1:
        yield Problem(
            page.path,
            heading.line,
            name,
            "Sidans översta rubrik kommer från titeln.",
            "Använd ## för sidans egna rubriker.",
        )
    elif heading.level > before + 1:
        yield Problem(
            page.path,
            heading.line,
            name,
            f"Rubriken hoppar från nivå {before} till nivå {heading.level}.",
            f"Använd {'#' * (before + 1)} i stället.",
        )
    if not heading.id:
        yield Problem(
            page.path,
            heading.line,
            name,
            "Rubriken saknar id.",
            "Lägg till ett id i slutet av raden, till exempel:",
            f"{'#' * heading.level} {heading.text} {{#ett-eget-id}}",
        )
    elif set(heading.id) - _SAFE or len(heading.id) > ID_LENGTH:
        yield Problem(
            page.path,
            heading.line,
            name,
            "Rubrikens id har andra tecken än a–z, 0–9 och bindestreck, eller är för långt.",
            f"Skriv å och ä som a och ö som o, högst {ID_LENGTH} tecken.",
        )


def _left_over(page: Page) -> Iterator[Problem]:
    for line, text in [(h.line, h.text) for h in page.scan.headings] + [
        (p.line, p.text) for p in page.scan.paragraphs
    ]:
        found = left_over(text)
        if found:
            yield problem("platshallare", page.path, line, "platshallare", ord=found)


def _readable(page: Page) -> Iterator[Problem]:
    prose = [p.plain for p in page.scan.paragraphs if p.kind != "row"]
    found = measure(prose)
    if found.words < LEAST_WORDS_FOR_LIX or found.lix <= MAX_LIX:
        return
    longest = " / ".join(f"”{sentences.start(sentence)}”" for sentence in found.longest)
    lix = math.ceil(found.lix)
    yield problem("lix", page.path, page.body_line, "lix", lix=lix, mest=MAX_LIX, meningar=longest)
