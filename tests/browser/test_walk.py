"""A reader walks through the built site in a real browser, with and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from navet.content.reader import Content
from probe.browsing import follow


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a fresh page."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


def test_from_home_to_a_phase_a_step_the_next_and_the_same_place_in_english(
    page: Page, server: str, content: Content
) -> None:
    model = content.model
    page.goto(server)
    part = model.parts[3]
    first, second = part.steps[:2]
    follow(page, page.locator("main .kort a", has_text=part.name.sv).first)
    assert page.locator("h1").inner_text().replace("\u00ad", "") == part.name.sv
    follow(page, page.locator(f"main a[href='{first.id}/']").first)
    assert page.locator("h1").inner_text().replace("\u00ad", "") == first.name.sv
    follow(page, page.locator(f"main a[href='../{second.id}/']").last)
    assert page.locator("h1").inner_text().replace("\u00ad", "") == second.name.sv
    question = second.questions[2]
    page.goto(f"{page.url}#{question.id}")
    follow(page, page.locator("a[hreflang=en]").first)
    assert page.url.endswith(f"/en/fas/{part.id}/{second.id}/#{question.id}")
    assert page.locator(f"#{question.id}").inner_text() == question.text.en
    follow(page, page.locator("a[hreflang=sv]").first)
    assert page.url.endswith(f"/fas/{part.id}/{second.id}/#{question.id}")
    assert "/en/" not in page.url


def test_without_javascript_the_whole_model_can_be_read(
    browser: Browser, server: str, content: Content
) -> None:
    plain = browser.new_page(java_script_enabled=False)
    plain.goto(server)
    plain.locator("header nav a").first.click()
    for step in content.model.steps:
        plain.goto(f"{server}fas/{step.part_id}/{step.id}/")
        headings = plain.locator("section.fraga h3").all_inner_texts()
        assert headings == [question.text.sv for question in step.questions]
        assert plain.locator(".nyckelfraga__text").inner_text() == step.key_question.sv
    plain.close()


def test_every_phase_page_gathers_all_its_questions(site: Path, content: Content) -> None:
    for part in content.model.parts:
        for lang, prefix in (("sv", ""), ("en", "en/")):
            html = (site / f"{prefix}fas/{part.id}/index.html").read_text(encoding="utf-8")
            for step in part.steps:
                for question in step.questions:
                    assert f"#{question.id}" in html, (part.id, lang, question.id)


def test_the_picture_links_every_step_and_says_the_same_in_words(
    page: Page, server: str, content: Content
) -> None:
    page.goto(f"{server}fas/")
    for step in content.model.steps:
        assert page.locator(f".modell svg a[href$='{step.part_id}/{step.id}/']").count() == 1
    page.set_viewport_size({"width": 320, "height": 800})
    for step in content.model.steps:
        link = page.locator(f".modell a[href$='{step.part_id}/{step.id}/']:visible")
        assert link.count() == 1, step.id


def test_an_unknown_address_gets_the_error_page_in_both_languages(page: Page, server: str) -> None:
    response = page.goto(f"{server}finns/inte/alls/")
    assert response is not None
    assert response.status == 404
    assert page.locator("section[lang=en] h2").count() == 1
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Navet Sans"')
