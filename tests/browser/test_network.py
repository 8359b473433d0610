"""Every page carries the site's policy, and nothing moves when the font comes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from probe.browsing import settled, wait_until
from probe.pages import all_pages, one_of_each_kind

MOST_SHIFT = 0.01
SHIFTS = """(() => {
  let sum = 0;
  const add = (list) => { for (const one of list) sum += one.value };
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({type: 'layout-shift', buffered: true});
  window.shifted = () => { add(observer.takeRecords()); return sum };
})()"""
PAINTED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def test_every_page_carries_the_policy(site: Path) -> None:
    for path in all_pages(site):
        file = site / path / "index.html" if not path.endswith(".html") else site / path
        head = file.read_text(encoding="utf-8").partition("</head>")[0]
        assert 'http-equiv="Content-Security-Policy"' in head, path
        assert "unsafe-inline" not in head, path


def test_nothing_shifts_when_the_font_comes(browser: Any, server: str, site: Path) -> None:
    """The font comes after the first paint, as on a slow line."""
    page = browser.new_page()
    waiting: list[Any] = []

    def hold(route: Any) -> None:
        waiting.append(route)

    page.route("**/*.woff2", hold)
    page.add_init_script(SHIFTS)
    for path in one_of_each_kind(site, "sv"):
        page.goto(server + path, wait_until="domcontentloaded")
        page.evaluate(PAINTED)
        wait_until(page, lambda: bool(waiting), "the page's own font")
        waiting.pop().continue_()
        page.wait_for_load_state("load")
        settled(page)
        page.evaluate(PAINTED)
        assert page.evaluate("window.shifted()") < MOST_SHIFT, path
    page.close()
