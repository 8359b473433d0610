"""On a phone the text comes first, what is long is folded, and no page is a dead end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
IOP = "strukturer/iop/"
STEP = "fas/forutsattningar/lagar-och-styrande-dokument/"
TOOL = "verktyg/processdagbok/"


@pytest.fixture(params=[True, False], ids=["scripts", "plain"])
def phone(browser: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """Return a page of a phone, with scripts and without."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=request.param)
    yield context.new_page()
    context.close()


@pytest.fixture
def desktop(browser: Any) -> Iterator[Any]:
    """Return a page of a desktop."""
    context = browser.new_context(viewport=DESKTOP)
    yield context.new_page()
    context.close()


def _top(page: Any, selector: str) -> float:
    return float(page.locator(selector).first.bounding_box()["y"])


@pytest.mark.parametrize("path", [IOP, STEP, TOOL, "fas/", "strukturer/koden/", "en/" + IOP])
def test_the_lead_comes_before_the_folded_contents(phone: Any, server: str, path: str) -> None:
    phone.goto(server + path)
    contents = phone.locator(".innehallslista")
    assert _top(phone, "article > p") < _top(phone, ".innehallslista")
    assert contents.locator("a:visible").count() == 0
    assert contents.bounding_box()["height"] < 70
    contents.locator("summary").click()
    assert contents.locator("a:visible").count() == contents.locator("a").count() > 2
    contents.locator("a").nth(1).click()
    target = contents.locator("a").nth(1).get_attribute("href")
    assert phone.url.endswith(target)


@pytest.mark.parametrize("path", [IOP, STEP, TOOL])
def test_a_wide_screen_has_the_contents_beside_the_text(
    desktop: Any, server: str, path: str
) -> None:
    desktop.goto(server + path)
    text, contents = (desktop.locator(name).bounding_box() for name in ("article", "nav div ul"))
    assert contents["x"] >= text["x"] + text["width"]
    assert desktop.locator(".innehallslista summary:visible").count() == 0
    links = desktop.locator(".innehallslista a")
    assert desktop.locator(".innehallslista a:visible").count() == links.count() > 2
    assert abs(contents["y"] - text["y"]) < 60
    desktop.evaluate("scrollTo(0, 2000)")
    desktop.wait_for_function("scrollY > 300")
    assert links.first.bounding_box()["y"] > 0


def test_paper_has_no_contents(desktop: Any, server: str) -> None:
    desktop.emulate_media(media="print")
    desktop.goto(server + IOP)
    assert desktop.locator(".innehallslista:visible").count() == 0


def test_the_menu_of_the_tools_fits_a_screen_with_its_groups(phone: Any, server: str) -> None:
    phone.goto(server + TOOL)
    phone.locator("[data-meny] > summary").click()
    groups = phone.locator("[data-meny] nav details")
    assert [name.inner_text() for name in groups.locator("summary").all()] == [
        "Förbered",
        "Mötas",
        "Bestäm",
        "Följ upp",
    ]
    opened = phone.locator("[data-meny] nav details[open]")
    assert opened.locator("[aria-current='page']").inner_text() == "Processdagbok"
    assert opened.count() == 1
    assert phone.locator("[data-meny]").bounding_box()["height"] < PHONE["height"]


def test_the_overview_and_the_side_menu_have_the_same_groups(desktop: Any, server: str) -> None:
    desktop.goto(server + "verktyg/")
    names = [name.inner_text() for name in desktop.locator(".sidonav summary").all()]
    assert [name.inner_text() for name in desktop.locator(".verktyg__grupp").all()] == names
    hrefs = "all => all.map((one) => one.href)"
    side = desktop.locator(".sidonav details a").evaluate_all(hrefs)
    assert desktop.locator(".verktyg__kort a").evaluate_all(hrefs) == side
