"""Finding a case: the filters with scripts, the lists without, on a phone and by keyboard."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from navet.content.reader import Content

LANGUAGES = {"sv": "exempel/", "en": "en/exempel/"}


@pytest.fixture(params=[1280, 390])
def page(browser: Any, server: str, request: pytest.FixtureRequest) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    opened = context.new_page()
    opened.faults = []
    opened.on("pageerror", lambda error: opened.faults.append(str(error)))
    yield opened
    assert opened.faults == []
    context.close()


def hits(page: Any) -> list[str]:
    return [str(text) for text in page.locator("[data-traffar] .fall__titel").all_inner_texts()]


def wanted(content: Content, lang: str, **choices: str) -> int:
    return sum(
        all(value in case.values(facet) for facet, value in choices.items())
        for case in content.cases.all(lang)
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_filters_work_together_and_count(
    page: Any, server: str, content: Content, lang: str
) -> None:
    page.goto(server + LANGUAGES[lang])
    assert page.locator("[data-traffar]").is_hidden()
    page.locator("#filter-form").select_option("iop")
    page.wait_for_selector("[data-traffar]:not([hidden])")
    count = wanted(content, lang, form="iop")
    assert page.locator("[data-antal]").inner_text().startswith(f"{count} ")
    options = page.locator("#filter-niva option").all()
    for option in options[1:]:
        own = wanted(content, lang, form="iop", niva=option.get_attribute("value"))
        assert option.inner_text().endswith(f"({own})")
        assert option.is_disabled() == (own == 0)
    page.locator("#filter-steg").select_option("malgrupp")
    both = wanted(content, lang, form="iop", steg="malgrupp")
    expect(page.locator("[data-traffar] .fall")).to_have_count(both)
    assert page.url.endswith("?steg=malgrupp&form=iop")
    page.reload()
    page.wait_for_selector("[data-traffar]:not([hidden])")
    assert len(hits(page)) == both
    page.locator("[data-rensa]").click()
    page.wait_for_selector("[data-traffar]", state="hidden")
    assert "?" not in page.url


def test_no_hit_cannot_be_chosen_but_a_made_up_address_is_told(page: Any, server: str) -> None:
    page.goto(f"{server}exempel/?lan=gotlands-lan&form=sakrad&tema=finns-inte")
    page.wait_for_selector("[data-traffar]:not([hidden])")
    assert page.locator("[data-antal]").inner_text() == (
        "Inget exempel passar alla val. Ta bort ett av dem."
    )
    assert page.locator("#filter-tema").input_value() == ""


def test_a_choice_is_taken_away_by_keyboard(page: Any, server: str) -> None:
    page.goto(f"{server}exempel/?steg=malgrupp&niva=lokal")
    button = page.get_by_role("button", name="Ta bort Nivå: Lokal nivå")
    button.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{server}exempel/?steg=malgrupp")
    assert page.evaluate("document.activeElement.id") == "filter-niva"


def test_more_is_shown_and_the_focus_goes_there(page: Any, server: str, content: Content) -> None:
    page.goto(f"{server}exempel/?niva=lokal")
    page.wait_for_selector("[data-fler]:not([hidden])")
    before = len(hits(page))
    page.locator("[data-fler]").click()
    assert len(hits(page)) > before
    assert page.evaluate("document.activeElement.textContent") == hits(page)[before]


def test_the_button_goes_to_what_was_chosen_or_to_all(page: Any, server: str) -> None:
    page.goto(f"{server}exempel/?niva=lokal")
    page.wait_for_selector("[data-traffar]:not([hidden])")
    button = page.get_by_role("button", name="Visa exemplen")
    button.click()
    expect(page.locator("[data-traffar] .fall__titel a").first).to_be_focused()
    page.locator("[data-rensa]").click()
    page.wait_for_selector("[data-traffar]", state="hidden")
    button.click()
    expect(page.locator("details.allt > summary")).to_be_focused()
    expect(page.locator("details.allt .fall").first).to_be_visible()


def test_the_status_is_a_live_region_and_texts_have_their_language(
    page: Any, server: str, site: Path
) -> None:
    """One case is in Swedish only, as a case is until somebody has translated it."""
    index = json.loads((site / "en/exempel/index.json").read_text(encoding="utf-8"))
    names = index["falt"]
    swedish = next(row for row in index["exempel"] if "lokal" in row[names.index("niva")])
    swedish[names.index("sprak")] = "sv"
    page.route("**/en/exempel/index.json", lambda route: route.fulfill(json=index))
    page.goto(f"{server}en/exempel/?niva=lokal")
    page.wait_for_selector("[data-traffar]:not([hidden])")
    assert page.locator("[data-antal]").get_attribute("role") == "status"
    languages = page.locator("[data-traffar] .fall a").evaluate_all(
        "links => links.map((link) => [link.textContent, link.hreflang, link.lang])"
    )
    title = swedish[names.index("titel")]
    assert [one for one in languages if one[1:] != ["", ""]] == [[title, "sv", "sv"]]
    (where,) = page.locator("[data-traffar] .fall__plats [lang=sv]").all()
    assert where.inner_text().startswith(swedish[names.index("plats")])


def test_the_list_that_cannot_be_fetched_is_told(page: Any, server: str) -> None:
    page.route("**/index.json", lambda route: route.abort())
    page.goto(f"{server}exempel/?niva=lokal")
    expect(page.locator("[data-antal]")).to_contain_text("gick inte att hämta")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_scripts_all_cases_and_lists_are_there(
    browser: Any, server: str, content: Content, lang: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(server + LANGUAGES[lang])
    assert plain.locator("[data-filter]").is_hidden()
    plain.locator("details.allt > summary").click()
    assert plain.locator("details.allt .fall:visible").count() == len(content.cases.all(lang))
    listed = {link.get_attribute("href") for link in plain.locator(".falllistor a").all()}
    assert len(listed) == len(list(content.cases.listed()))
    for address in sorted(listed):
        assert context.request.get(f"{server}{LANGUAGES[lang]}{address}").ok
    context.close()
