"""axe finds nothing: every page in both languages, and every kind of page in every setting."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tests.pages import all_pages, one_of_each_kind

AXE = files("axe_playwright_python") / "axe.min.js"
RULES = [
    *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
    "best-practice",
]
RUN = """async (tags) => {
  const only = {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']};
  const found = await axe.run(document, only);
  const where = (one) => one.nodes.map((node) => node.html.slice(0, 160)).join(' | ');
  return found.violations.map((one) => `${one.id}: ${where(one)}`);
}"""
CHUNKS = 4
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


def violations(page: Any) -> list[str]:
    """Return what axe finds on the page as it stands."""
    return list(page.evaluate(RUN, RULES))


def new_page(browser: Any, scheme: str, viewport: dict[str, int]) -> Any:
    """Return a page with axe on it; the site's policy does not bind the test's own script."""
    context = browser.new_context(color_scheme=scheme, viewport=viewport, bypass_csp=True)
    context.add_init_script(AXE.read_text(encoding="utf-8"))
    return context.new_page()


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_every_page(browser: Any, server: str, site: Path, chunk: int) -> None:
    page = new_page(browser, "light", WIDE)
    problems = {}
    for path in all_pages(site)[chunk::CHUNKS]:
        page.goto(server + path)
        if found := violations(page):
            problems[path] = found
    page.context.close()
    assert problems == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["1280", "390"])
def test_every_kind_of_page(
    browser: Any, server: str, site: Path, scheme: str, viewport: dict[str, int]
) -> None:
    page = new_page(browser, scheme, viewport)
    problems = {}
    for path in one_of_each_kind(site):
        page.goto(server + path)
        if viewport is NARROW:
            page.locator("[data-meny] > summary").click()
        if found := violations(page):
            problems[path] = found
    page.context.close()
    assert problems == {}
