"""The day of review: on every page, a real day that has been, the same in both languages."""

from __future__ import annotations

import dataclasses
import datetime

import pytest

from navet.checks import dates, writing
from navet.content.reader import Content
from navet.content.site import Site
from navet.reading.problems import Problem
from probe.broken import with_page

TODAY = datetime.date.today()
KEYS = ["fas/forutsattningar/status.md", "strukturer/iop.md", "om/index.md", "index.md", "sok.md"]
LINE = "granskad: "


def written(content: Content, key: str, lang: str, new: str) -> tuple[Site, str, int]:
    """Return the site with another line of review on a page, the page's path and the line."""
    page = content.site.page(key, lang)
    assert page is not None
    rows = page.text.split("\n")
    at = next(number for number, row in enumerate(rows) if row.startswith(LINE))
    rows[at : at + 1] = [new] if new else []
    return with_page(content, key, "\n".join(rows), lang), page.path, at + 1


def own(site: Site, path: str) -> list[Problem]:
    """Return what is said of one file."""
    return [one for one in dates.check(site, TODAY) if one.path == path]


def test_every_real_page_has_a_sound_day(content: Content) -> None:
    assert list(dates.check(content.site, TODAY)) == []


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("key", KEYS)
def test_a_page_without_a_day_is_named(content: Content, key: str, lang: str) -> None:
    for line in ("", "granskad:"):
        site, path, _ = written(content, key, lang, line)
        (problem,) = own(site, path)
        assert "inte när den senast granskades" in problem.message
        assert problem.paste == "granskad: ÅÅÅÅ-MM-DD"


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize(
    ("day", "words", "paste"),
    [
        ("21 november 2026", "inte är ett datum", "granskad: 2026-11-21"),
        ("9 mars 2026", "inte är ett datum", "granskad: 2026-03-09"),
        ("1 May 2026", "inte är ett datum", "granskad: 2026-05-01"),
        ("31 februari 2026", "inte är ett datum", ""),
        ("2026-13-41", "inte är ett datum", ""),
        ("2026-02-30", "inte är ett datum", ""),
        ("20261121", "inte är ett datum", ""),
        ("2026-W47-6", "inte är ett datum", ""),
        ("2026", "inte är ett datum", ""),
        ("[2026-11-21]", "inte är ett datum", ""),
        ("nyss", "inte är ett datum", ""),
        (str(TODAY + datetime.timedelta(days=400)), "har inte varit än", ""),
        (str(TODAY + datetime.timedelta(days=2)), "har inte varit än", ""),
    ],
)
def test_what_is_no_day_that_has_been_is_named_with_its_line(
    content: Content, lang: str, day: str, words: str, paste: str
) -> None:
    site, path, line = written(content, KEYS[0], lang, f"{LINE}{day}")
    alone = dataclasses.replace(site, pages={(KEYS[0], lang): site.pages[KEYS[0], lang]})
    both = [*own(site, path), *writing.check(alone)]
    (problem,) = (one for one in both if (one.path, one.line) == (path, line))
    assert (problem.line, problem.id, problem.paste) == (line, "granskad", paste)
    assert words in problem.message


def test_tomorrow_is_accepted_since_it_is_today_somewhere(content: Content) -> None:
    site = content.site
    for lang in ("sv", "en"):
        tomorrow = TODAY + datetime.timedelta(days=1)
        changed, _, _ = written(content, KEYS[0], lang, f"{LINE}{tomorrow}")
        site = Site(
            site.root, site.model, {**site.pages, (KEYS[0], lang): changed.pages[KEYS[0], lang]}
        )
    assert list(dates.check(site, TODAY)) == []


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_another_day_in_the_other_language_is_named_with_both_lines(
    content: Content, lang: str
) -> None:
    site, _, line = written(content, KEYS[1], lang, f"{LINE}2025-01-02")
    (problem,) = dates.check(site, TODAY)
    assert (problem.path, problem.line) == ("docs/strukturer/iop.en.md", line)
    assert f"på rad {line} i docs/strukturer/iop.md står" in problem.message
    assert "2025-01-02" in problem.message


def test_a_day_is_read_only_where_it_is_written_as_one(content: Content) -> None:
    site, _, _ = written(content, KEYS[0], "sv", f"{LINE}2026-11-20")
    page = site.page(KEYS[0], "sv")
    assert page is not None
    assert dates.day(page) == datetime.date(2026, 11, 20)
    assert dates.day(page, "inskickad") is None
