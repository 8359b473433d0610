"""The site works at the root of a server and under a path, as SITE_URL says."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from probe import built
from probe.browsing import visit
from probe.server import Server
from probe.sites import build_site
from probe.sites import once

PATH = "projekt/samverkansnavet/"
ADDRESS = f"https://organisation.example/{PATH}"
PAGES = ("", "en/", "fas/forutsattningar/status/", "strukturer/koden/", "exempel/", "verktyg/")


@pytest.fixture(scope="session")
def below(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return a folder that has the site in a folder below it, built for that address."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "below"
    once(folder, functools.partial(build_site, folder / PATH, SITE_URL=ADDRESS))
    return folder


@pytest.fixture(scope="session")
def below_url(below: Path) -> Iterator[str]:
    """Return the address of the site below a path."""
    running = Server(below)
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


@pytest.mark.xdist_group("below")
def test_pages_and_search_work_below_a_path(browser: Any, below_url: str) -> None:
    assert [wrong for path in PAGES for wrong in _visit(browser, below_url, path)] == []


def test_a_deep_page_and_its_search_work_at_a_root(browser: Any, server: str) -> None:
    """All pages are visited at a root in test_every_page, and searched in test_search_field."""
    assert _visit(browser, server, PAGES[2]) == []


@pytest.mark.xdist_group("below")
def test_missing_page_below_a_path_is_the_site_own(browser: Any, below_url: str) -> None:
    page = browser.new_page()
    failed: list[str] = []
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    visit(page, f"{below_url}finns/inte/alls/")
    page.close()
    assert failed == [f"{below_url}finns/inte/alls/"]


@pytest.mark.xdist_group("below")
def test_every_link_below_a_path_leads_somewhere(below: Path) -> None:
    site = below / PATH
    wrong = [
        f"{path}: {address} ({said})"
        for path, page in built.pages(site).items()
        for _, address in page.links
        if (said := built.problem(site, ADDRESS, path, address))
    ]
    assert wrong == []
    assert all(
        page.canonical == ADDRESS + path
        for path, page in built.pages(site).items()
        if page.canonical
    )
