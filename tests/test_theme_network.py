"""Nothing leaves the site, nothing breaks its policy, and a first visit is light."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

from playwright.sync_api import Error as PlaywrightError

from tests.pages import all_pages, of_kind, one_of_each_kind

MOST_REQUESTS, MOST_BYTES = 10, 72_000
COMPRESSED = ("text/", "javascript", "json", "svg", "xml")


def test_no_page_asks_another_origin_sets_a_cookie_or_logs_an_error(
    browser: Any, server: str, site: Path
) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: set[str] = set()
    said: list[str] = []
    page.on("request", lambda request: asked.add(request.url))
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    page.on("response", lambda answer: answer.status >= 400 and said.append(answer.url))
    for path in all_pages(site):
        page.goto(server + path)
    foreign = {url for url in asked if not url.startswith((server, "data:"))}
    assert foreign == set()
    assert said == []
    assert context.cookies() == []
    assert page.evaluate("JSON.stringify([localStorage, sessionStorage])") == "[{},{}]"
    context.close()


def test_the_policy_holds_while_the_page_is_used(browser: Any, server: str, site: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.add_init_script(
        "window.brott = []; document.addEventListener('securitypolicyviolation',"
        " (event) => window.brott.push(event.violatedDirective + ' ' + event.blockedURI))"
    )
    page = context.new_page()
    for path in [*one_of_each_kind(site), "finns/inte/"]:
        page.goto(server + path)
        page.locator("[data-lage]").click()
        page.locator("[data-meny] > summary").click()
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.brott") == [], path
    page.goto(server)
    page.locator(".sprak").click()
    page.wait_for_url("**/en/")
    assert page.evaluate("window.brott") == []
    context.close()


def test_every_page_carries_the_policy(site: Path) -> None:
    for path in all_pages(site):
        file = site / path / "index.html" if not path.endswith(".html") else site / path
        head = file.read_text(encoding="utf-8").partition("</head>")[0]
        assert 'http-equiv="Content-Security-Policy"' in head, path
        assert "unsafe-inline" not in head, path


def test_a_first_visit_to_a_step_is_light(browser: Any, server: str, site: Path) -> None:
    heaviest = {}
    for path in of_kind(site, "steg"):
        context = browser.new_context()
        page = context.new_page()
        sizes: dict[str, int] = {}
        page.on("response", lambda answer, sizes=sizes: sizes.update({answer.url: _weight(answer)}))
        page.goto(server + path)
        page.wait_for_load_state("networkidle")
        # The favicon is asked for outside the page's own log.
        sizes["ikon.svg"] = len(gzip.compress((site / "assets/ikon.svg").read_bytes()))
        heaviest[path] = (len(sizes), sum(sizes.values()))
        context.close()
    assert heaviest
    assert max(requests for requests, _ in heaviest.values()) <= MOST_REQUESTS, heaviest
    assert max(weight for _, weight in heaviest.values()) <= MOST_BYTES, heaviest


def test_nothing_shifts_when_the_font_comes(browser: Any, server: str, site: Path) -> None:
    context = browser.new_context()
    context.add_init_script(
        "window.ryck = 0; new PerformanceObserver((list) => { for (const one of list.getEntries())"
        " window.ryck += one.value }).observe({type: 'layout-shift', buffered: true})"
    )
    page = context.new_page()
    for path in one_of_each_kind(site, "sv"):
        page.goto(server + path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.ryck") < 0.01, path
    context.close()


def _weight(answer: Any) -> int:
    try:
        body = answer.body()
    except PlaywrightError:  # a redirect or a cancelled preload has no body
        return 0
    kind = answer.headers.get("content-type", "")
    return len(gzip.compress(body)) if any(name in kind for name in COMPRESSED) else len(body)
