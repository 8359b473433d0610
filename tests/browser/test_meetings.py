"""The evening before the meeting: from a step to a plan with its questions, on one sheet."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from navet.content import meetings
from navet.content.meetings import Plan
from navet.content.model import Step
from navet.content.places import url_of
from navet.content.reader import Content
from navet.language.texts import LANGUAGES
from probe import browsing
from probe.paper import squeezed


@pytest.fixture(params=[1280, 390])
def page(browser: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    yield opened
    assert faults == []
    context.close()


@pytest.fixture(scope="module")
def plans(content: Content) -> tuple[Plan, ...]:
    return meetings.build(content.registers[meetings.REGISTER]).plans


def longest(content: Content, lang: str) -> tuple[Step, str]:
    """Return the step with most to put in, and the part with most."""
    step = max(content.model.steps, key=lambda one: sum(len(q.text[lang]) for q in one.questions))
    known = meetings.build(content.registers[meetings.REGISTER]).phases
    part = max(known, key=lambda name: sum(len(item.text[lang]) for item in known[name]))
    return step, part


def follow(page: Any, link: Any) -> None:
    """Follow a link to its page and wait until that is settled."""
    browsing.follow(page, link)
    browsing.settled(page)


def put_in(page: Any) -> str:
    """Return what has been put into the plan, as a reader reads it."""
    return " ".join(page.locator("[data-plats]").all_inner_texts())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_from_a_step_to_a_plan_with_its_questions(
    page: Any, server: str, content: Content, lang: str
) -> None:
    step = content.model.step("malgrupp")
    page.goto(server + url_of(step.page, lang))
    section = page.locator("section[aria-labelledby=till-motet]")
    follow(page, section.get_by_role("link", name="45", exact=True))
    shown = put_in(page)
    assert step.key_question[lang] in shown
    for question in step.questions:
        assert question.text[lang] in shown
    assert step.name[lang] in page.locator("[data-valt]").inner_text()
    assert page.locator("#motets-steg").input_value() == "steg=malgrupp"


def test_the_choice_stands_in_the_address_and_follows_to_the_other_plans(
    page: Any, server: str, content: Content
) -> None:
    browsing.visit(page, f"{server}verktyg/planera-motet/120-rummet/")
    assert put_in(page).strip() == ""
    page.select_option("#motets-steg", "steg=metod")
    page.fill("#motets-start", "17:30")
    page.locator("#motets-start").dispatch_event("change")
    assert page.url.endswith("?steg=metod&start=17:30")
    assert page.locator("[data-klocka]").first.inner_text() == "17:30–17:40"
    assert page.locator("[data-klocka]").last.inner_text() == "19:20–19:30"
    page.reload()
    browsing.settled(page)
    assert content.model.step("metod").key_question["sv"] in put_in(page)
    follow(page, page.get_by_role("link", name="Alla planer"))
    follow(page, page.get_by_role("link", name="45 minuter på distans").first)
    assert page.url.endswith("/45-distans/?steg=metod&start=17:30")
    assert content.model.step("metod").questions[0].text["sv"] in put_in(page)
    page.select_option("#motets-steg", "")
    assert put_in(page).strip() == ""
    assert page.url.endswith("/45-distans/?start=17:30")


def test_a_phase_fills_its_three_steps(page: Any, server: str, content: Content) -> None:
    known = meetings.build(content.registers[meetings.REGISTER])
    browsing.visit(page, f"{server}verktyg/planera-motet/180-rummet/?fas=planera-och-justera")
    shown = page.locator("[data-plats]").all_inner_texts()
    part = content.model.part("planera-och-justera")
    items = known.phases[part.id]
    assert len(shown) == len(part.steps)
    for text, step, item in zip(shown, part.steps, items, strict=True):
        assert item.text["sv"] in text
        assert step.key_question["sv"] in text


def test_an_exercise_that_is_too_long_says_so(page: Any, server: str) -> None:
    address = f"{server}verktyg/planera-motet/120-rummet/?steg="
    browsing.visit(page, address + "utvardera-och-omformulera")
    assert "ta planen på 180 minuter" in put_in(page)
    browsing.visit(page, address + "gemensam-bild")
    assert "ta planen" not in put_in(page)


def test_an_unknown_choice_changes_nothing(page: Any, server: str) -> None:
    browsing.visit(page, f"{server}verktyg/planera-motet/45-rummet/?steg=hittepa&start=99:99")
    assert put_in(page).strip() == ""
    assert page.locator("[data-klocka]").first.inner_text() == "0–5"


def test_the_plan_and_the_questions_are_whole_without_scripts(
    browser: Any, server: str, content: Content
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}verktyg/planera-motet/90-rummet/")
    assert page.locator("[data-val]:visible").count() == 0
    assert page.locator(".motesplan__moment > li:visible").count() == 6
    page.locator("[data-steg=malgrupp] summary").click()
    assert page.get_by_text(content.model.step("malgrupp").questions[0].text["sv"]).is_visible()
    context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_plan_prints_on_one_sheet_with_the_most_there_is_to_put_in(
    browser: Any, server: str, content: Content, plans: tuple[Plan, ...], lang: str
) -> None:
    page = browser.new_page()
    step, part = longest(content, lang)
    for plan in plans:
        for choice in ("", f"?steg={step.id}&start=17:30", f"?fas={part}"):
            browsing.visit(page, server + url_of(plan.page, lang) + choice)
            browsing.use_face(page)
            page.emulate_media(media="print")
            made = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
            assert len(made) == 1, (plan.id, choice)
            text = squeezed(made[0].extract_text())
            for item in plan.items:
                assert squeezed(item.name[lang]) in text
                assert all(squeezed(task.text[lang]) in text for task in item.tasks)
                assert squeezed(item.brings[lang]) in text
            assert squeezed(plan.after[lang]) in text
    page.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_step_has_what_the_meeting_needs(
    browser: Any, server: str, site: Path, content: Content, lang: str
) -> None:
    known = meetings.build(content.registers[meetings.REGISTER])
    page = browser.new_page()
    for step in content.model.steps:
        page.goto(server + url_of(step.page, lang))
        section = page.locator("section[aria-labelledby=till-motet]")
        files = section.locator("a[download]").evaluate_all("all => all.map((one) => one.pathname)")
        wanted = 3 if step.id in known.signs else 2
        assert len(files) == wanted, step.id
        for file in files:
            assert (site / file.lstrip("/")).is_file()
            assert f"{step.number:02}" in file
        for minutes in known.lengths:
            link = section.get_by_role("link", name=str(minutes)).first
            about = f"fas={step.part_id}" if minutes == 180 else f"steg={step.id}"
            assert link.get_attribute("href").endswith(f"{minutes}-rummet/?{about}")
        edge = "vänd längs långsidan" if lang == "sv" else "flip on the long edge"
        assert edge in section.inner_text()
        assert page.locator("a[href='#till-motet']").count() == 1
    page.close()


def test_the_start_page_leads_to_the_plans(page: Any, server: str) -> None:
    page.goto(server)
    follow(page, page.get_by_role("link", name="Välj en plan"))
    assert page.url == f"{server}verktyg/planera-motet/"
    assert page.get_by_role("heading", level=1).inner_text() == "Planera mötet"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_phase_page_tells_of_the_same_meeting_as_its_plan(
    browser: Any, server: str, content: Content, lang: str
) -> None:
    known = meetings.build(content.registers[meetings.REGISTER])
    plan = known.plan("180-rummet")
    page = browser.new_page()
    for part in content.model.parts:
        page.goto(server + url_of(part.page, lang))
        said = page.locator(".motesmoment > li").all_inner_texts()
        assert len(said) == len(plan.items)
        for text, item in zip(said, plan.items, strict=True):
            assert f"{item.minutes} " in text
        for item in known.phases[part.id]:
            assert any(item.text[lang] in text for text in said)
        follow(page, page.locator("a[href*='180-rummet/?fas=']").first)
        assert known.phases[part.id][0].text[lang] in put_in(page)
    page.close()
