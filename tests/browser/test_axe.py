"""axe finds nothing: every kind and look of page and pages in use, light and dark, on any width.

Each setting is seen in one of the languages here, which differ in their words alone. The other
language and every single page stand in ``make test-browsers``: see test_engines.py too.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from probe.accessibility import SETTINGS, findings, new_page
from probe.pages import ROOTS, all_pages, one_of_each_look
from probe.states import reached

CHUNKS = 4
# Each language in light and dark, on wide and narrow screens.
KINDS = [(*setting, lang) for setting, lang in zip(SETTINGS, ("sv", "en", "en", "sv"), strict=True)]
STATES = [(*SETTINGS[0], "sv"), (*SETTINGS[-1], "en")]


@pytest.mark.browsers
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_every_page(browser: Any, server: str, site: Path, chunk: int) -> None:
    page = new_page(browser, "axe", *SETTINGS[0])
    problems = {}
    for path in all_pages(site)[chunk::CHUNKS]:
        page.goto(server + path)
        if found := findings(page, "axe"):
            problems[path] = found
    page.context.close()
    assert problems == {}


@pytest.mark.parametrize(("scheme", "width", "lang"), KINDS)
def test_every_kind_of_page(
    browser: Any, server: str, site: Path, scheme: str, width: str, lang: str
) -> None:
    page = new_page(browser, "axe", scheme, width)
    problems = {}
    for path in one_of_each_look(site, lang):
        page.goto(server + path)
        if found := findings(page, "axe"):
            problems[path] = found
    page.context.close()
    assert problems == {}


@pytest.mark.parametrize(("scheme", "width", "lang"), STATES)
def test_every_state(browser: Any, server: str, scheme: str, width: str, lang: str) -> None:
    page = new_page(browser, "axe", scheme, width)
    problems = {}
    for name in reached(page, server + ROOTS[lang], width):
        if found := findings(page, "axe"):
            problems[name] = found
    page.context.close()
    assert problems == {}
