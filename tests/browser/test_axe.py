"""axe finds nothing: every kind and look of page in every setting, and pages in use.

Every page in both languages, which look alike but for their words, in ``make test-browsers``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from probe.accessibility import SETTINGS, findings, new_page
from probe.pages import all_pages, one_of_each_look
from probe.states import LANGUAGE_ROOTS, reached

CHUNKS = 4


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


@pytest.mark.parametrize(("scheme", "width"), SETTINGS)
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
