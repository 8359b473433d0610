"""Every page visited once, and one page of each kind in use on a phone, with all that is measured.

It fits the smallest phone, keeps to itself and to the site's policy; a step is light; what one
taps is large enough.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from probe.browsing import visit
from probe.pages import all_pages, kind_and_language, one_of_each_kind
from tests.browser.test_reader import TIGHT
from tests.browser.test_weight import MAX_BYTES, MAX_REQUESTS

CHUNKS = 6
SMALLEST, PHONE = {"width": 320, "height": 800}, {"width": 390, "height": 844}
COMPRESSED = (".html", ".css", ".js", ".json", ".svg")
# The browser asks for it outside the page's own log.
ICON = "assets/ikon.svg"
FRAME = {"assets/navet.css", "assets/early.js", "assets/navet.js", "assets/source-sans-3.woff2"}
NOTE_BREACHES = """window.breaches = []; document.addEventListener('securitypolicyviolation',
  (event) => window.breaches.push(`${event.violatedDirective} ${event.blockedURI}`))"""
# WCAG 2.5.8: 24 px, except links in running text.
SMALL = """() => [...document.querySelectorAll(
    'header a, nav a, footer li a, button, input, summary')]
  .filter((element) => {
    const box = (element.closest('label') ?? element).getBoundingClientRect();
    return box.width > 1 && box.height > 0 && (box.width < 24 || box.height < 24)
      && getComputedStyle(element).display !== 'inline' && !element.closest('.hoppa, svg');
  }).map((element) => `too small: ${element.outerHTML.slice(0, 120)}`)"""


@dataclass
class Seen:
    """What a page asked for, what the browser said of it, and what was refused."""

    asked: set[str] = field(default_factory=set)
    said: list[str] = field(default_factory=list)

    def listen(self, page: Any) -> None:
        """Note what happens on a page from now on."""
        page.on("request", lambda request: self.asked.add(request.url))
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on(
            "response",
            lambda answer: (
                answer.status >= 400 and self.said.append(f"{answer.status} {answer.url}")
            ),
        )

    def _response(self, answer: Any) -> None:
        if answer.status >= 400:
            self.said.append(f"{answer.status} {answer.url}")

    def clear(self) -> None:
        """Forget everything."""
        self.asked.clear()
        self.said.clear()


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_it_fits_a_small_phone_keeps_to_itself_and_is_light(
    browser: Any, server: str, site: Path, chunk: int
) -> None:
    context = browser.new_context(viewport=SMALLEST)
    page, seen = context.new_page(), Seen()
    seen.listen(page)
    problems, steps = {}, 0
    for path in all_pages(site)[chunk::CHUNKS]:
        seen.clear()
        visit(page, server + path)
        found = [*seen.said]
        found += [f"asks {url}" for url in seen.asked if not url.startswith((server, "data:"))]
        found += page.evaluate(TIGHT)
        if kind_and_language(site, path)[0] == "steg":
            steps += 1
            found += heaviness(site, server, seen.asked)
        if found:
            problems[path] = found
    stored = page.evaluate("JSON.stringify([localStorage, sessionStorage])")
    cookies = context.cookies()
    context.close()
    assert problems == {}
    assert steps > 0
    assert (stored, cookies) == ("[{},{}]", [])


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_in_use_on_a_phone_it_keeps_the_policy_and_has_targets_to_hit(
    browser: Any, server: str, site: Path, lang: str
) -> None:
    context = browser.new_context(viewport=PHONE)
    context.add_init_script(NOTE_BREACHES)
    page = context.new_page()
    problems = {}
    for path in [*one_of_each_kind(site, lang), "finns/inte/"]:
        visit(page, server + path)
        page.locator("[data-lage]").click()
        page.locator("[data-meny] > summary").click()
        found = page.evaluate("window.breaches") + page.evaluate(SMALL)
        if found:
            problems[path] = found
    page.goto(server)
    page.locator(".sprak").click()
    page.wait_for_url("**/en/")
    breaches = page.evaluate("window.breaches")
    context.close()
    assert problems == {}
    assert breaches == []


def heaviness(site: Path, server: str, asked: set[str]) -> list[str]:
    """Return what is too much in a first visit that asks for these addresses.

    The browser tells of each address that the page asks for, also of those that it has already.
    """
    files = {url.removeprefix(server).partition("?")[0] for url in asked} | {ICON}
    assert files >= FRAME, files
    weight = sum(_weight(site, name) for name in files)
    found = [f"{len(files)} requests: {sorted(files)}"] if len(files) > MAX_REQUESTS else []
    return found + ([f"{weight} bytes: {sorted(files)}"] if weight > MAX_BYTES else [])


def _weight(site: Path, name: str) -> int:
    """Return how many bytes a file of the site is as web hosts send it."""
    file = site / name / "index.html" if not Path(name).suffix else site / name
    body = file.read_bytes()
    return len(gzip.compress(body, 9)) if file.suffix in COMPRESSED else len(body)
