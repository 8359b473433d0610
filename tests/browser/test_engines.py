"""IBM Equal Access and HTML_CodeSniffer find nothing either, nor axe where test_axe.py leaves off.

Run by ``make test-browsers``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from probe.accessibility import (
    ENGINES,
    FALSE_ALARMS,
    SETTINGS,
    FalseAlarm,
    findings,
    is_raised,
    new_page,
)
from probe.browsing import settled
from probe.pages import ROOTS, one_of_each_look
from probe.states import reached
from tests.browser import test_axe

pytestmark = pytest.mark.browsers
ALL = [(*setting, lang) for setting in SETTINGS for lang in ROOTS]
# Every page is looked at in the first setting.
KINDS = [*test_axe.KINDS, *((*SETTINGS[0], lang) for lang in ROOTS)]


def runs(seen: list[tuple[str, str, str]]) -> list[tuple[str, str, str, str]]:
    """Return each engine with each setting and language, but for what axe has seen."""
    return [
        (engine, *one) for engine in ENGINES for one in ALL if engine != "axe" or one not in seen
    ]


@pytest.mark.parametrize(("engine", "scheme", "width", "lang"), runs(KINDS))
def test_every_kind_of_page(
    browser: Any, server: str, site: Path, engine: str, scheme: str, width: str, lang: str
) -> None:
    page = new_page(browser, engine, scheme, width)
    problems = {}
    for path in one_of_each_look(site, lang):
        page.goto(server + path)
        settled(page)
        if found := findings(page, engine):
            problems[path] = found
    page.context.close()
    assert problems == {}


@pytest.mark.parametrize(("engine", "scheme", "width", "lang"), runs(test_axe.STATES))
def test_every_state(
    browser: Any, server: str, engine: str, scheme: str, width: str, lang: str
) -> None:
    page = new_page(browser, engine, scheme, width)
    problems = {}
    for name in reached(page, server + ROOTS[lang], width):
        if found := findings(page, engine):
            problems[name] = found
    page.context.close()
    assert problems == {}


@pytest.mark.parametrize("alarm", FALSE_ALARMS, ids=lambda one: f"{one.engine}-{one.rule}")
def test_a_false_alarm_that_is_named_is_still_raised(
    browser: Any, server: str, alarm: FalseAlarm
) -> None:
    page = new_page(browser, alarm.engine, "light", alarm.width)
    page.goto(server + alarm.page)
    settled(page)
    raised = is_raised(page, alarm)
    page.context.close()
    assert raised


@pytest.mark.parametrize("engine", ENGINES)
def test_each_engine_finds_what_is_wrong(browser: Any, engine: str) -> None:
    page = new_page(browser, engine, "light", "wide")
    page.goto("data:text/html,<html><title>x</title><body><img src='x'><form><input></form>")
    found = findings(page, engine)
    page.context.close()
    assert any("<img" in one for one in found)
    assert any("<input" in one or "<form" in one for one in found)
