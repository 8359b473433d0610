"""The day on which somebody last read a page and tried its facts: ``granskad`` in its front matter.

Every page in docs/ carries it and shows it at its foot, in both languages, and the day is the same,
since a review reads both. Cases are left to checks/cases:
their day stands in the Swedish file only.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from navet.content.site import Page, Site
from navet.language.texts import DEFAULT_LANGUAGE
from navet.reading.problems import Problem

KEY = "granskad"
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_IN_WORDS = re.compile(r"(\d{1,2})(?::[ae])?\s+([a-zåäö]{3,9})\.?,?\s+(\d{4})", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def check(site: Site, today: datetime.date | None = None) -> Iterator[Problem]:
    """Yield pages without a sound day of review, and pages whose languages have different days."""
    for page in site.pages.values():
        if page.traits.is_case or page.front.problems:
            continue
        if page.meta.get(KEY) is None:
            yield _missing(page)
            continue
        unsound = list(sound(page, KEY, today))
        yield from unsound
        swedish = site.page(page.key, DEFAULT_LANGUAGE)
        if swedish and swedish is not page and not unsound and not any(sound(swedish, KEY, today)):
            yield from _same(page, swedish)


def day(page: Page, key: str = KEY) -> datetime.date | None:
    """Return the day that stands at a key of a page's front matter, or None if none does."""
    value = page.meta.get(key)
    if not isinstance(value, str) or not _ISO.fullmatch(value):
        return None
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return None


def sound(page: Page, key: str, today: datetime.date | None = None) -> Iterator[Problem]:
    """Yield what is wrong with the day at a key that is there: not a date, or not yet been.

    Tomorrow is accepted, since it is today somewhere.
    """
    found = day(page, key)
    line = page.front.line((key,))
    if found is None:
        written = " ".join(str(page.meta.get(key)).split())
        guess = _guess(written)
        yield Problem(
            page.path,
            line,
            key,
            f"{key} är ”{written[:60]}”, som inte är ett datum (ÅÅÅÅ-MM-DD).",
            "Byt raden mot:" if guess else "Skriv år, månad och dag: 2026-03-09 är 9 mars 2026.",
            f"{key}: {guess}" if guess else "",
        )
    elif found > (today or datetime.date.today()) + datetime.timedelta(days=1):
        yield Problem(
            page.path,
            line,
            key,
            f"Datumet {found} har inte varit än.",
            "Skriv dagen då sidan senast lästes mot sina källor.",
        )


def _guess(written: str) -> str:
    """Return the date that is written in words, in either language, or ""."""
    found = _IN_WORDS.fullmatch(written)
    if not found:
        return ""
    name = found[2].lower().replace("oct", "okt").replace("may", "maj")
    month = next((n for n, start in enumerate(_MONTHS, 1) if name.startswith(start)), 0)
    try:
        return datetime.date(int(found[3]), month, int(found[1])).isoformat()
    except ValueError:
        return ""


def _missing(page: Page) -> Problem:
    return Problem(
        page.path,
        1,
        KEY,
        "Sidan säger inte när den senast granskades.",
        "Läs den mot sina källor, och lägg till raden med dagens datum i sidhuvudet:",
        f"{KEY}: ÅÅÅÅ-MM-DD",
    )


def _same(page: Page, swedish: Page) -> Iterator[Problem]:
    ours, theirs = day(swedish), day(page)
    if ours and theirs and ours != theirs:
        yield Problem(
            page.path,
            page.front.line((KEY,)),
            KEY,
            f"Här står {theirs}, men på rad {swedish.front.line((KEY,))} i {swedish.path} står "
            f"{ours}.",
            "En granskning läser båda språken. Skriv samma dag i båda filerna.",
        )
