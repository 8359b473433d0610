"""On a phone the text comes first, what is long is folded, and no page is a dead end."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import expect

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
    desktop.goto(server + IOP)
    desktop.emulate_media(media="print")
    expect(desktop.locator(".innehallslista")).to_be_hidden()


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


def test_a_page_below_one_of_a_group_leaves_the_group_open(desktop: Any, server: str) -> None:
    desktop.goto(server + "verktyg/planera-motet/90-rummet/")
    own = desktop.locator(".sidonav details:has(a[href='../'])")
    assert own.evaluate("(one) => one.open")
    assert desktop.locator(".sidonav details[open]").count() == 1


def _edge(page: Any, box: dict[str, float]) -> tuple[int, ...]:
    """Return the commonest colour just inside the right edge of a box."""
    clip = {"x": box["x"] + box["width"] - 4, "y": box["y"] + 60, "width": 1, "height": 300}
    picture = Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB")
    return tuple(max(picture.getcolors(), key=lambda one: one[0])[1])  # type: ignore[arg-type]


@pytest.mark.parametrize("path", [IOP, "en/" + IOP])
def test_a_wide_table_keeps_its_first_column_and_shows_that_there_is_more(
    phone: Any, server: str, path: str
) -> None:
    phone.goto(server + path)
    frame = phone.locator(".tabell").first
    frame.scroll_into_view_if_needed()
    frame.evaluate("(one) => one.scrollIntoView()")
    assert frame.evaluate("(one) => one.scrollWidth - one.clientWidth") > 60
    box = frame.bounding_box()
    before = _edge(phone, box)
    frame.evaluate("(one) => { one.scrollLeft = one.scrollWidth; }")
    assert sum(before) < sum(_edge(phone, box)) - 60
    first, second = (frame.locator(f"tbody tr:first-child > :nth-child({n})") for n in (1, 2))
    assert first.bounding_box()["x"] == pytest.approx(box["x"], abs=2)
    assert second.bounding_box()["x"] < box["x"] + first.bounding_box()["width"] - 20


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("path", [IOP, STEP, "kunskap/siffror/"])
def test_the_numbers_of_sources_are_whole_and_large_enough(
    desktop: Any, server: str, path: str, width: int
) -> None:
    desktop.set_viewport_size({"width": width, "height": 844})
    desktop.goto(server + path)
    numbers = desktop.locator(".kallhanvisning a")
    assert numbers.count() > 2
    sizes = numbers.evaluate_all(
        """(all) => all.map((one) => {
          const { width, height } = one.getBoundingClientRect();
          const text = document.createRange();
          text.selectNodeContents(one);
          return [one.textContent, width, height, text.getClientRects().length];
        })"""
    )
    assert [size for size in sizes if size[1] < 24 or size[2] < 24 or size[3] != 1] == []


@pytest.mark.parametrize("path", ["", "fas/", "en/", "en/fas/"])
def test_the_words_about_the_model_fit_the_list_of_a_phone(
    phone: Any, server: str, path: str
) -> None:
    phone.goto(server + path)
    words = phone.locator(".modell").inner_text()
    assert re.search(r"tre faser|three phases", words)
    assert not re.search(r"\bring(en)?\b|\bmitten\b|\bmiddle\b", words)


LONG = ["om/kallor/", "kunskap/ordlista/", "strukturer/koden/", IOP, "verktyg/iop-avtal/"]
LONG_EASY = ["enkel/dina-rattigheter/", "enkel/ord/"]


@pytest.mark.parametrize("path", [*LONG, *(f"en/{path}" for path in LONG), *LONG_EASY])
def test_a_long_page_has_a_way_back_up(phone: Any, server: str, path: str) -> None:
    phone.goto(server + path)
    up = phone.locator(".upp a")
    for share in (0.3, 0.6):
        phone.evaluate("(share) => scrollTo(0, document.body.scrollHeight * share)", share)
        box = up.bounding_box()
        assert 0 < box["y"] < PHONE["height"] - box["height"]
    up.click()
    contents = phone.locator(".innehallslista summary")
    if contents.count():
        assert 0 <= contents.bounding_box()["y"] < PHONE["height"] / 2
        contents.click()
        assert phone.locator(".innehallslista a").first.is_visible()
    else:
        assert _top(phone, "h1") >= 0


@pytest.mark.parametrize("path", ["om/licens/", "enkel/om-det-gar-fel/"])
def test_a_short_page_has_no_such_way(phone: Any, server: str, path: str) -> None:
    phone.goto(server + path)
    assert phone.locator(".upp").count() == 0


@pytest.mark.parametrize("path", [*LONG[:2], "sok/"])
def test_the_letters_follow_down_the_page_in_one_row(phone: Any, server: str, path: str) -> None:
    phone.goto(server + path)
    phone.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    row = phone.locator(".bokstaver")
    assert row.bounding_box()["y"] == pytest.approx(0, abs=1)
    assert row.bounding_box()["height"] < 70
    letter = row.locator("a").last
    letter.click()
    heading = phone.locator(str(letter.get_attribute("href"))).bounding_box()
    assert row.bounding_box()["height"] <= heading["y"] < PHONE["height"]


@pytest.mark.parametrize(("lang", "root"), [("sv", ""), ("en", "en/")])
def test_a_word_of_the_glossary_is_found_there_and_the_count_is_said_once(
    desktop: Any, server: str, lang: str, root: str
) -> None:
    desktop.goto(f"{server}{root}sok/?q=IOP")
    hits = desktop.locator("main .traff a")
    hits.nth(4).wait_for()
    first = hits.evaluate_all("(all) => all.slice(0, 5).map((one) => one.href)")
    assert f"{server}{root}kunskap/ordlista/#term-iop" in first
    status = desktop.locator("[data-sok-status]")
    desktop.wait_for_function(
        "document.querySelector('[data-sok-status]').textContent.match(/IOP/)"
    )
    (count,) = re.findall(r"\d+", status.inner_text())
    said = desktop.locator("main").inner_text()
    assert len(re.findall(rf"\b{count}\b", said)) == 1


def test_the_field_says_its_count_once(desktop: Any, server: str) -> None:
    desktop.goto(server)
    desktop.locator("#sok-topp").press_sequentially("IOP")
    desktop.locator(".sokforslag .traff a").first.wait_for()
    said = str(desktop.locator("form:has(#sok-topp)").evaluate("(one) => one.textContent"))
    assert len(re.findall(r"\d+ träffar", said)) == 1


@pytest.mark.parametrize("path", ["exempel/", "en/exempel/"])
def test_the_map_has_one_name(desktop: Any, server: str, path: str) -> None:
    desktop.goto(server + path)
    name = str(desktop.locator(".karta").get_attribute("aria-label"))
    assert desktop.get_by_label(name, exact=True).count() == 1
    assert desktop.get_by_role("figure", name=name).get_by_role("link").count() > 20


@pytest.mark.parametrize("path", ["en/" + IOP, "en/" + STEP, "en/om/kallor/"])
def test_a_swedish_title_is_said_to_be_so_in_english(phone: Any, server: str, path: str) -> None:
    phone.goto(server + path)
    entries = phone.locator(".kallor li:has([lang='sv']), .kallista dd:has([lang='sv'])")
    texts = entries.all_inner_texts()
    assert len(texts) > 2
    assert [text for text in texts if "(in Swedish)" not in text] == []
