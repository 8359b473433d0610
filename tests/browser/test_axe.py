"""axe finds nothing: every page in both languages, every kind in every setting, pages in use."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from probe.accessibility import SETTINGS, findings, new_page
from probe.pages import all_pages, one_of_each_look
from probe.states import LANGUAGE_ROOTS, reached

FIRST, *OTHERS = SETTINGS
CHUNKS = 4


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_every_page(browser: Any, server: str, site: Path, chunk: int) -> None:
    page = new_page(browser, "axe", *FIRST)
    problems = {}
    for path in all_pages(site)[chunk::CHUNKS]:
        page.goto(server + path)
        if found := findings(page, "axe"):
            problems[path] = found
    page.context.close()
    assert problems == {}


@pytest.mark.parametrize(("scheme", "width"), OTHERS)
def test_every_kind_of_page(browser: Any, server: str, site: Path, scheme: str, width: str) -> None:
    page = new_page(browser, "axe", scheme, width)
    problems = {}
    for path in one_of_each_look(site):
        page.goto(server + path)
        if found := findings(page, "axe"):
            problems[path] = found
    page.context.close()
    assert problems == {}


@pytest.mark.parametrize("root", LANGUAGE_ROOTS)
@pytest.mark.parametrize(("scheme", "width"), [SETTINGS[0], SETTINGS[-1]])
def test_every_state(browser: Any, server: str, scheme: str, width: str, root: str) -> None:
    page = new_page(browser, "axe", scheme, width)
    problems = {}
    for name in reached(page, server + root, width):
        if found := findings(page, "axe"):
            problems[name] = found
    page.context.close()
    assert problems == {}
