"""What is kept in a browser belongs to one copy of the site, and the privacy page tells it all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from probe.server import Server

KEYS = "Object.keys(localStorage).sort()"
SELF_CHECK = "svar-1-o-443322114432-AAAA"
SAVED = """Promise.all([
  caches.keys(),
  navigator.serviceWorker.getRegistrations().then((all) => all.map((one) => one.scope)),
])"""
SCHEME = "document.documentElement.dataset.scheme ?? ''"


@pytest.fixture
def two_copies(site: Path, tmp_path: Path) -> Iterator[str]:
    """Return the address of a server that has the site twice, at /ett/ and /under/tva/."""
    (tmp_path / "ett").symlink_to(site)
    (tmp_path / "under").mkdir()
    (tmp_path / "under" / "tva").symlink_to(site)
    running = Server(tmp_path)
    yield running.url
    running.close()


def test_copies_at_one_origin_keep_apart_and_the_privacy_page_tells_all(
    browser: Any, two_copies: str
) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(f"{two_copies}ett/exempel/bidra/")
    page.wait_for_selector(".formular--klar")
    page.locator("[data-lage]").click()
    page.locator("[data-lage]").click()
    page.locator("#f-titel").fill("Ett utkast i den första kopian")
    page.goto(f"{two_copies}ett/verktyg/arbetsbok/")
    page.locator(".bok--klar #bok-namn").fill("Den första kopians arbetsbok")
    page.locator(".bokruta [type=submit]").click()
    page.locator(".bok--oppen").wait_for()
    page.goto(f"{two_copies}ett/verktyg/lageskollen/")
    page.locator(".lk--klar #lk-lankar").fill(SELF_CHECK)
    page.get_by_role("button", name="Lägg till", exact=True).click()
    page.get_by_role("button", name="Behåll svaren i den här webbläsaren").click()
    keys = page.evaluate(KEYS)
    assert [key for key in keys if "arbetsbok" not in key] == [
        "/ett/exempelutkast",
        "/ett/farglage",
        "/ett/lageskollen",
    ]
    kept = {key.split("/")[2] for key in keys}
    assert page.evaluate(SAVED) == [[], []]
    page.goto(f"{two_copies}ett/om/utan-nat/")
    page.locator("[data-spara]").click()
    page.get_by_role("heading", name="Sajten är sparad i den här webbläsaren").wait_for()
    caches, workers = page.evaluate(SAVED)
    assert caches and all(name.startswith("navet:/ett/:") for name in caches)
    assert workers == [f"{two_copies}ett/"]
    assert page.evaluate(KEYS) == keys
    kept.add("the saved site")
    assert all(key.startswith("/ett/") for key in keys)

    page.goto(f"{two_copies}under/tva/exempel/bidra/")
    page.wait_for_selector(".formular--klar")
    assert page.locator("#f-titel").input_value() == ""
    assert page.evaluate(SCHEME) == ""
    page.locator("#f-titel").fill("Ett annat utkast")
    page.locator("[data-lage]").click()
    assert len(page.evaluate(KEYS)) == len(keys) + 2
    page.goto(f"{two_copies}under/tva/verktyg/arbetsbok/")
    page.locator(".bok--klar").wait_for()
    assert page.locator(".bok--oppen, .boklista").count() == 0
    page.goto(f"{two_copies}under/tva/om/utan-nat/")
    page.locator(".utannat--klar [data-val]:visible").wait_for()

    # Both languages of a copy share what is kept in it.
    page.goto(f"{two_copies}ett/en/om/integritet/")
    assert page.evaluate(SCHEME) == "dark"
    assert page.locator("#lokalt ~ * tbody tr").count() == len(kept)
    page.goto(f"{two_copies}ett/om/integritet/")
    assert page.locator("#lokalt ~ * tbody tr").count() == len(kept)
    page.goto(f"{two_copies}ett/exempel/bidra/")
    page.wait_for_selector(".formular--klar")
    assert page.locator("#f-titel").input_value() == "Ett utkast i den första kopian"
    context.close()
