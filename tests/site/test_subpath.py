"""The site works at the root of a server and under a path, as its own address says.

Below a path it is the copy that has another name: see probe/renamed.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from probe import built
from probe.browsing import visit
from probe.renamed import ADDRESS, PATH
from probe.server import Server

PAGES = ("", "en/", "fas/forutsattningar/status/", "strukturer/koden/", "exempel/", "verktyg/")


@pytest.fixture(scope="session")
def below_url(theirs: Path) -> Iterator[str]:
    """Return the address of the copy, which is below a path."""
    running = Server(theirs.parents[PATH.count("/") - 1])
    yield running.url + PATH
    running.close()


def _visit(browser: Any, base: str, path: str) -> list[str]:
    """Return what went wrong when a page was visited and searched from."""
    context = browser.new_context()
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(f"{path}: {error}"))
    page.on(
        "response",
        lambda answer: (
            wrong.append(f"{path}: {answer.status} {answer.url}")
            if answer.status >= 400 or not answer.url.startswith((base, "data:"))
            else None
        ),
    )
    visit(page, base + path)
    page.locator("#sok-topp").focus()
    page.keyboard.type("pgf")
    page.locator(".sokforslag:not([hidden]) .sokforslag__alla a[href$='?q=pgf']").wait_for()
    found = page.locator(".sokforslag .traff a").first.evaluate("link => link.href")
    if "strukturer/pgf/" not in found or not found.startswith(base):
        wrong.append(f"{path}: search led to {found}")
    context.close()
    return wrong


@pytest.mark.xdist_group("omdopt")
def test_pages_and_search_work_below_a_path(browser: Any, below_url: str) -> None:
    assert [wrong for path in PAGES for wrong in _visit(browser, below_url, path)] == []


def test_a_deep_page_and_its_search_work_at_a_root(browser: Any, server: str) -> None:
    """All pages are visited at a root in test_every_page, and searched in test_search_field."""
    assert _visit(browser, server, PAGES[2]) == []


@pytest.mark.xdist_group("omdopt")
def test_missing_page_below_a_path_is_the_site_own(browser: Any, below_url: str) -> None:
    page = browser.new_page()
    failed: list[str] = []
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    visit(page, f"{below_url}finns/inte/alls/")
    home = page.locator(".ordmarke").evaluate("(link) => link.href")
    page.close()
    assert home == below_url
    assert failed == [f"{below_url}finns/inte/alls/"]


@pytest.mark.xdist_group("omdopt")
def test_every_link_below_a_path_leads_somewhere(theirs: Path) -> None:
    wrong = [
        f"{path}: {address} ({said})"
        for path, page in built.pages(theirs).items()
        for _, address in page.links
        if (said := built.problem(theirs, ADDRESS, path, address))
    ]
    assert wrong == []
    assert all(
        page.canonical == ADDRESS + path
        for path, page in built.pages(theirs).items()
        if page.canonical
    )
