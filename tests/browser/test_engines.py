"""IBM Equal Access and HTML_CodeSniffer find nothing either, nor axe in the rest of the settings.

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
from probe.pages import one_of_each_look
from probe.states import LANGUAGE_ROOTS, reached

pytestmark = pytest.mark.browsers
RUNS = [(engine, *setting) for engine in ("ibm", "htmlcs") for setting in SETTINGS]


@pytest.mark.parametrize(("engine", "scheme", "width"), RUNS)
def test_every_kind_of_page(
    browser: Any, server: str, site: Path, engine: str, scheme: str, width: str
) -> None:
    page = new_page(browser, engine, scheme, width)
    problems = {}
    for path in one_of_each_look(site):
        page.goto(server + path)
        settled(page)
        if found := findings(page, engine):
            problems[path] = found
    page.context.close()
    assert problems == {}


@pytest.mark.parametrize("root", LANGUAGE_ROOTS)
@pytest.mark.parametrize(
    ("engine", "scheme", "width"), [*RUNS, *(("axe", *setting) for setting in SETTINGS[1:-1])]
)
def test_every_state(
    browser: Any, server: str, engine: str, scheme: str, width: str, root: str
) -> None:
    page = new_page(browser, engine, scheme, width)
    problems = {}
    for name in reached(page, server + root, width):
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
