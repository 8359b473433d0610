"""The wall at a meeting: shown large, timed, written on, led from a second window, taken along."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect
from pypdf import PdfReader

from navet.content import meetings
from navet.content.places import url_of
from navet.content.reader import Content
from navet.language.texts import LANGUAGES
from navet.pages import wall
from probe import browsing
from probe.paper import squeezed

PAGE = "verktyg/pa-vaggen/"
STEP = "malgrupp"
WINDOWS = {
    "projector": (1920, 1080),
    "old projector": (1024, 768),
    "laptop": (1366, 640),
    "phone": (390, 844),
    "four times as large": (320, 256),
}
LEAST_PIXELS = {"key": 96, "question": 96, "aim": 96, "exercise": 72, "moment": 54}
STORED = "[localStorage.length, sessionStorage.length]"
AT_NINE = "2027-02-01T09:00:00Z"
BEFORE_NINE = "2027-02-01T08:00:00Z"
# What a screen reader is told of the clock, in order.
LISTEN = """() => {
  window.heard = [];
  const region = document.querySelector('.vagg > [role=status]');
  new MutationObserver(() => {
    if (region.textContent) window.heard.push(region.textContent);
  }).observe(region, { childList: true });
}"""
# Every slide in turn, and what of it is cut, covered or pushed aside; a slide's least text size.
CUT = """async () => {
  await document.fonts.ready;
  const wall = document.querySelector('.vagg');
  const next = wall.querySelector('.vrad__grupp > .vknapp:last-child');
  const found = [], sizes = [];
  for (;;) {
    const slide = wall.querySelector('.vbild'), stage = wall.querySelector('.vscen');
    const isWhole = wall.classList.contains('vagg--hel');
    const name = slide.querySelector('h1').textContent;
    if (document.documentElement.scrollWidth > innerWidth) found.push(['wide', name]);
    const room = isWhole
      ? stage.getBoundingClientRect()
      : { top: 0, left: 0, right: innerWidth, bottom: Infinity };
    for (const one of slide.querySelectorAll('h1, p, li, svg')) {
      if (!one.getClientRects().length) continue;
      const box = one.getBoundingClientRect();
      const isOut = box.left < room.left - 1 || box.right > room.right + 1 ||
        box.top + scrollY < room.top - 1 || box.bottom + scrollY > room.bottom + 1;
      if (isOut || one.scrollWidth > one.clientWidth + 1) found.push([one.tagName, name]);
    }
    const kind = slide.className.replace(/.*vbild--/, '');
    const main = slide.querySelector('.vbild__gor') ?? slide.querySelector('.vbild__brod');
    const text = kind === 'moment' || kind === 'exercise' ? main : slide.querySelector('h1');
    if (text && isWhole) sizes.push([kind, parseFloat(getComputedStyle(text).fontSize), name]);
    if (next.disabled) return { found, sizes };
    next.click();
  }
}"""
Open = Callable[..., Any]


@pytest.fixture
def open_page(browser: Any, server: str) -> Iterator[Open]:
    """Return what opens a page, the wall's or another, and waits until it is ready.

    At nine, the clock stands still until it is moved.
    """
    contexts = []

    def opened(
        path: str = PAGE, size: tuple[int, int] = (1366, 768), at_nine: bool = False, **options: Any
    ) -> Any:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, accept_downloads=True, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.asked, page.faults = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        if at_nine:
            page.clock.install(time=BEFORE_NINE)
        page.goto(server + path)
        if options.get("java_script_enabled", True):
            page.locator(".vaggval--klar").wait_for(state="attached")
        if at_nine:
            page.clock.pause_at(AT_NINE)
        return page

    yield opened
    for context in contexts:
        assert [fault for page in context.pages for fault in getattr(page, "faults", [])] == []
        context.close()


def press(page: Any, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def came(page: Any, condition: str) -> None:
    """Wait until an expression holds in the page."""
    browsing.wait_until(page, lambda: bool(page.evaluate(condition)), condition)


def title(page: Any) -> str:
    return str(page.locator(".vbild h1").inner_text())


def goes_by(page: Any, milliseconds: int) -> None:
    """Let time pass; the page looks at its clock just after each second."""
    page.clock.run_for(milliseconds + 10)


def time(page: Any) -> Any:
    return page.get_by_role("timer")


def begin_workbook(page: Any, server: str, name: str = "Norrängen") -> None:
    page.goto(server + "verktyg/arbetsbok/")
    page.locator(".bok--klar").wait_for()
    page.get_by_label("Vad heter er samverkan?").fill(name)
    page.get_by_label("I den här webbläsaren").check()
    press(page, "Börja")
    page.get_by_role("heading", name=name).wait_for()


def wall_of(page: Any, server: str, choice: str = f"steg={STEP}#bild-3") -> None:
    """Open the page of the wall anew with a choice in its address."""
    page.goto("about:blank")
    page.goto(f"{server}{PAGE}?{choice}")
    page.locator(".vaggval--klar").wait_for(state="attached")


def note(page: Any, kind: str, text: str) -> None:
    page.locator(".vfalt").get_by_role("textbox", name=kind).fill(text)
    page.locator(".vfalt").get_by_role("textbox", name=kind).blur()


def saved(page: Any, name: str) -> bytes:
    with page.expect_download() as download:
        press(page, name)
    return Path(download.value.path()).read_bytes()


def word_text(contents: bytes) -> str:
    whole = zipfile.ZipFile(io.BytesIO(contents)).read("word/document.xml").decode()
    return " ".join(re.findall(r"<w:t[^>]*>([^<]*)<", whole))


def shown_titles(page: Any) -> list[str]:
    page.locator(".vagg").wait_for()
    options = page.get_by_label("Gå till").or_(page.get_by_label("Go to")).locator("option")
    return [text.partition(". ")[2] for text in options.all_inner_texts()]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_shown_is_the_models(open_page: Open, content: Content, lang: str) -> None:
    root = "" if lang == "sv" else "en/"
    step = content.model.step(STEP)
    exercise = wall.build(content, lang).exercises[STEP]
    assert exercise is not None
    page = open_page(f"{root}{PAGE}?steg={STEP}#bild-1")
    titles = shown_titles(page)
    assert titles[:8] == [
        step.name[lang],
        step.key_question[lang],
        *(question.text[lang] for question in step.questions),
    ]
    assert [int(re.findall(r"\d+", one)[-1]) for one in titles[8:-1]] == [
        part.minutes for part in exercise.parts
    ]
    assert step.purpose[lang] in page.locator(".vbild").inner_text()
    page.keyboard.press("ArrowRight")
    over = "MUCF:s nyckelfråga" if lang == "sv" else "MUCF’s key question"
    assert over in page.locator(".vbild__over").inner_text()
    plan = meetings.build(content.registers[meetings.REGISTER]).plan("120-rummet")
    page = open_page(f"{root}{PAGE}?steg={STEP}&plan={plan.id}#bild-1")
    titles = shown_titles(page)
    names = [item.name[lang] for item in plan.items]
    assert [one for one in titles if one in names] == names
    assert step.key_question[lang] in titles
    assert {f"{part.minutes}" for part in exercise.parts} <= set(re.findall(r"\d+", str(titles)))
    for item in plan.items:
        page.locator(".vrad__var").select_option(index=titles.index(item.name[lang]))
        shown = page.locator(".vbild").inner_text()
        assert f"{item.minutes} " in page.locator(".vbild__over").inner_text()
        assert all(task.text[lang] in shown for task in item.tasks)
        assert item.brings[lang] in shown
        expect(time(page)).to_have_text(f"{item.minutes}:00")
    page.keyboard.press("End")
    assert plan.after[lang] in page.locator(".vbild").inner_text()


def test_a_link_opens_the_same_wall(open_page: Open, content: Content, server: str) -> None:
    page = open_page()
    press(page, "Öppna väggen")
    expect(page.get_by_text("Välj först ett steg eller en fas.")).to_be_visible()
    expect(page.get_by_label("Vad ska visas?")).to_be_focused()
    page.get_by_label("Vad ska visas?").select_option("fas=planera-och-justera")
    page.get_by_label("Enligt vilken plan?").select_option("180-rummet")
    assert page.url == f"{server}{PAGE}?fas=planera-och-justera&plan=180-rummet"
    press(page, "Öppna väggen")
    press(page, "Nästa")
    press(page, "Nästa")
    other = open_page(page.url.removeprefix(server))
    assert title(other) == title(page)
    assert shown_titles(other) == shown_titles(page)
    page.go_back()
    expect(page.locator(".vagg")).to_have_count(0)
    expect(page.get_by_label("Enligt vilken plan?")).to_have_value("180-rummet")
    page.go_forward()
    expect(page.locator(".vagg")).to_be_visible()
    stray = open_page(f"{PAGE}?steg=hittepa&plan=x#bild-2")
    expect(stray.locator(".vagg")).to_have_count(0)


def test_the_steps_the_phases_and_the_plans_lead_here(
    open_page: Open, browser: Any, server: str, content: Content
) -> None:
    context = browser.new_context()
    page = context.new_page()
    step, part = content.model.step(STEP), content.model.parts[1]
    for key, choice in ((step.page, f"steg={STEP}"), (part.page, f"fas={part.id}")):
        page.goto(server + url_of(key, "sv"))
        page.get_by_role("link", name="Visa frågorna på väggen").first.click()
        page.locator(".vaggval--klar").wait_for(state="attached")
        assert page.url == f"{server}{PAGE}?{choice}"
        assert page.locator("#vagg-om").input_value() == choice
    browsing.visit(page, f"{server}verktyg/planera-motet/45-distans/")
    page.select_option("#motets-steg", "steg=metod")
    page.get_by_role("link", name="Visa mötet på väggen").click()
    page.locator(".vaggval--klar").wait_for(state="attached")
    press(page, "Öppna väggen")
    shown = page.locator(".vbild").inner_text()
    assert content.model.step("metod").name["sv"] in shown
    assert "45 minuter på distans" in shown
    browsing.visit(page, f"{server}verktyg/planera-motet/?steg=metod")
    link = page.get_by_role("link", name="Visa mötet på väggen")
    assert str(link.get_attribute("href")).endswith("pa-vaggen/?steg=metod")
    page.goto(server + "verktyg/")
    assert page.locator("main a[href$='pa-vaggen/']").count() >= 2
    context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("window", WINDOWS)
def test_no_text_is_cut_and_all_of_it_is_large(
    open_page: Open, content: Content, lang: str, window: str
) -> None:
    root = "" if lang == "sv" else "en/"
    known = meetings.build(content.registers[meetings.REGISTER])
    fullest = max(
        known.plans,
        key=lambda plan: max(
            sum(len(task.text[lang]) for task in item.tasks) for item in plan.items
        ),
    )
    choices = [f"fas={part.id}" for part in content.model.parts]
    choices += [f"fas={content.model.parts[0].id}&plan={plan.id}" for plan in known.plans[-2:]]
    choices += [f"steg={STEP}&plan={fullest.id}"]
    page = open_page(f"{root}{PAGE}", WINDOWS[window])
    origin = page.url.split("?")[0]
    for choice in choices:
        page.goto("about:blank")
        page.goto(f"{origin}?{choice}#bild-1")
        page.locator(".vagg").wait_for()
        browsing.use_face(page)
        seen = page.evaluate(CUT)
        assert seen["found"] == [], choice
        assert bool(seen["sizes"]) == (WINDOWS[window][0] > 800)
        if window == "projector":
            small = [one for one in seen["sizes"] if one[1] < LEAST_PIXELS.get(one[0], 0)]
            assert small == [], choice


def test_the_last_slide_shows_what_is_agreed_on_a_large_screen_too(open_page: Open) -> None:
    page = open_page(f"{PAGE}?steg={STEP}#bild-3", WINDOWS["projector"])
    press(page, "Anteckna")
    last = page.locator(".vrad__var option").count() - 1
    page.locator(".vrad__var").select_option(index=last)
    for name in ("Där vi är eniga", "Där vi ser olika"):
        expect(page.get_by_role("textbox", name=name)).to_be_in_viewport(ratio=1)


def test_the_text_makes_room_for_notes_and_follows_the_window(open_page: Open) -> None:
    page = open_page(f"{PAGE}?steg={STEP}#bild-3", WINDOWS["old projector"])
    size = "parseFloat(getComputedStyle(document.querySelector('.vbild h1')).fontSize)"
    fits = (
        "(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight)("
        "document.querySelector('.vscen'))"
    )
    before = page.evaluate(size)
    press(page, "Anteckna")
    came(page, f"{size} < {before}")
    assert page.evaluate(fits)
    page.set_viewport_size({"width": 1920, "height": 1080})
    came(page, f"{size} > {before}")
    assert page.evaluate(fits)


def test_the_code_leads_to_the_question_on_the_page_of_its_step(
    open_page: Open, content: Content, site: Path
) -> None:
    page = open_page(f"{PAGE}?steg={STEP}#bild-3", WINDOWS["projector"])
    address = str(page.locator(".vkod a").inner_text())
    question = content.model.step(STEP).questions[0]
    assert address.endswith(f"{url_of(content.model.step(STEP).page, 'sv')}#{question.id}")
    page.get_by_role("button", name="Visa QR-koden stor").click()
    expect(page.get_by_role("button", name="Visa QR-koden liten")).to_be_visible()
    picture = Image.open(io.BytesIO(page.screenshot()))
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [f"https://{address}"]
    page.emulate_media(forced_colors="active", color_scheme="dark")
    picture = Image.open(io.BytesIO(page.screenshot()))
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [f"https://{address}"]
    page.get_by_role("button", name="Visa QR-koden liten").click()
    expect(page.locator(".vbild h1")).to_be_visible()


def test_it_is_walked_through_by_keyboard_alone(open_page: Open) -> None:
    page = open_page(f"{PAGE}?steg={STEP}&plan=45-rummet")
    page.get_by_label("Enligt vilken plan?").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".vbild h1")).to_be_focused()
    titles = shown_titles(page)
    for key, place in (
        ("ArrowRight", 1),
        ("ArrowDown", 2),
        ("PageDown", 3),
        ("ArrowLeft", 2),
        ("ArrowUp", 1),
        ("PageUp", 0),
        ("ArrowLeft", 0),
        ("End", len(titles) - 1),
        ("ArrowRight", len(titles) - 1),
        ("Home", 0),
    ):
        page.keyboard.press(key)
        # The last slide may be longer than the window, whose own keys then scroll it.
        if key != "Home":
            assert title(page) == titles[place], key
    page.locator(".vrad__var").select_option(index=1)
    page.locator(".vrad__var").blur()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Pausa")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Fortsätt")).to_be_visible()
    page.keyboard.press("t")
    expect(page.get_by_role("button", name="Klockan på")).to_be_visible()
    expect(time(page)).to_be_hidden()
    page.keyboard.press("T")
    expect(time(page)).to_be_visible()
    page.keyboard.press("n")
    expect(page.get_by_role("textbox", name="Sagt på mötet")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("textbox", name="Parkerat till senare")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("p")
    expect(page.get_by_role("textbox", name="Parkerat till senare")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Tangenter och ljud")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".vagg")).to_be_visible()
    page.keyboard.press("f")
    came(page, "document.fullscreenElement === document.documentElement")
    page.keyboard.press("f")
    came(page, "!document.fullscreenElement")
    page.keyboard.press("Escape")
    expect(page.locator(".vagg")).to_have_count(0)
    expect(page.get_by_role("button", name="Öppna väggen")).to_be_focused()


def test_no_key_acts_in_a_field_or_on_a_button_that_it_presses(open_page: Open) -> None:
    page = open_page(f"{PAGE}?steg={STEP}#bild-3")
    before = title(page)
    page.keyboard.press("n")
    field = page.get_by_role("textbox", name="Sagt på mötet")
    page.keyboard.type("np tf? ")
    for key in ("ArrowLeft", "ArrowUp", "Home", "PageDown", "Escape"):
        page.keyboard.press(key)
    expect(field).to_have_value("np tf? ")
    assert title(page) == before
    expect(field).to_be_focused()
    expect(page.get_by_role("button", name="Starta klockan")).to_be_visible()
    page.get_by_role("button", name="Nästa", exact=True).focus()
    page.keyboard.press("Space")
    assert title(page) != before
    expect(page.get_by_role("button", name="Starta klockan")).to_be_visible()
    expect(page.get_by_role("button", name="Nästa", exact=True)).to_be_focused()
    page.keyboard.press("Control+ArrowLeft")
    assert title(page) != before


def test_the_keys_can_be_turned_off_and_the_buttons_do_it_all(open_page: Open) -> None:
    page = open_page(f"{PAGE}?steg={STEP}#bild-3")
    before = title(page)
    press(page, "Tangenter och ljud")
    page.get_by_label("Tangenterna nedan är på").uncheck()
    press(page, "Klar")
    page.locator(".vbild h1").focus()
    for key in ("ArrowRight", "Space", "n", "p", "t", "?", "PageDown", "End"):
        page.keyboard.press(key)
    assert title(page) == before
    expect(page.locator(".vfalt")).to_be_hidden()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Starta klockan")).to_be_visible()
    press(page, "Nästa")
    press(page, "Förra")
    assert title(page) == before
    press(page, "Starta klockan")
    press(page, "Pausa")
    press(page, "Anteckna")
    expect(page.get_by_role("textbox", name="Sagt på mötet")).to_be_focused()
    press(page, "Stäng väggen")
    expect(page.locator(".vagg")).to_have_count(0)


def test_it_is_swept_forward_and_back(open_page: Open) -> None:
    page = open_page(f"{PAGE}?steg={STEP}#bild-3", WINDOWS["phone"], has_touch=True)
    titles = shown_titles(page)
    sweep = """([from, to]) => {
      const stage = document.querySelector('.vscen');
      const at = (type, x) => stage.dispatchEvent(new PointerEvent(type, {
        pointerType: 'touch', clientX: x, clientY: 200, bubbles: true }));
      at('pointerdown', from); at('pointerup', to);
    }"""
    page.evaluate(sweep, [300, 80])
    assert title(page) == titles[3]
    page.evaluate(sweep, [80, 300])
    assert title(page) == titles[2]
    page.evaluate(sweep, [80, 110])
    assert title(page) == titles[2]


def test_the_clock_counts_by_the_time_of_day_and_says_four_things(open_page: Open) -> None:
    page = open_page(f"{PAGE}?steg={STEP}&plan=45-rummet#bild-3", at_nine=True)
    page.evaluate(LISTEN)
    expect(time(page)).to_have_text("25:00")
    press(page, "Starta klockan")
    goes_by(page, 90_000)
    expect(time(page)).to_have_text("23:30")
    expect(page.get_by_text("Hela mötet: 44 min kvar")).to_be_visible()
    press(page, "Pausa")
    page.clock.fast_forward("10:00")
    expect(time(page)).to_have_text("23:30")
    press(page, "Fortsätt")
    press(page, "En minut till")
    expect(time(page)).to_have_text("24:30")
    # The computer sleeps: no timer runs, and the time of day goes on.
    page.clock.fast_forward("19:00")
    expect(time(page)).to_have_text("5:30")
    goes_by(page, 30_000)
    expect(time(page)).to_have_text("5:00")
    goes_by(page, 4 * 60_000)
    expect(time(page)).to_have_text("1:00")
    goes_by(page, 59_000)
    expect(time(page)).to_have_text("0:01")
    goes_by(page, 1_500)
    expect(page.locator(".vk__ute")).to_be_visible()
    expect(time(page)).to_be_hidden()
    goes_by(page, 60_000)
    assert page.evaluate("heard") == [
        "Tiden går. Frågan: 25:00 kvar.",
        "Tiden går. Frågan: 23:30 kvar.",
        "Fem minuter kvar.",
        "En minut kvar.",
        "Tiden är ute.",
    ]
    press(page, "En minut till")
    expect(time(page)).to_have_text("1:00")


def test_a_computer_that_has_slept_past_the_end_says_only_the_end(open_page: Open) -> None:
    page = open_page(f"{PAGE}?steg={STEP}&plan=45-rummet#bild-3", at_nine=True)
    press(page, "Starta klockan")
    page.evaluate(LISTEN)
    page.clock.fast_forward("40:00")
    expect(page.locator(".vk__ute")).to_be_visible()
    assert page.evaluate("heard") == ["Tiden är ute."]
    expect(page.get_by_text("Hela mötet: 5 min kvar")).to_be_visible()


def test_each_moment_has_its_clock_and_it_can_be_turned_off(open_page: Open) -> None:
    page = open_page(f"{PAGE}?steg={STEP}&plan=45-rummet#bild-2", at_nine=True)
    press(page, "Starta klockan")
    goes_by(page, 60_000)
    expect(time(page)).to_have_text("4:00")
    page.evaluate(LISTEN)
    press(page, "Nästa moment")
    assert title(page) == "Frågan"
    expect(time(page)).to_have_text("25:00")
    press(page, "Nästa")
    goes_by(page, 60_000)
    expect(time(page)).to_have_text("24:00")
    press(page, "Klockan av")
    expect(time(page)).to_be_hidden()
    goes_by(page, 25 * 60_000)
    press(page, "Klockan på")
    expect(page.locator(".vk__ute")).to_be_visible()
    assert page.evaluate("heard") == ["Tiden går. Frågan: 25:00 kvar."]
    press(page, "Nästa moment")
    assert title(page) == "Eniga och olika"
    expect(time(page)).to_have_text("10:00")


SILENCE = """() => {
  window.sounds = 0; window.locks = [];
  const Sound = AudioContext.prototype.createOscillator;
  AudioContext.prototype.createOscillator = function () {
    window.sounds += 1;
    return Sound.call(this);
  };
  Object.defineProperty(navigator, 'wakeLock', { value: { request: async (kind) => {
    window.locks.push(kind); return { release: async () => window.locks.pop() }; } } });
}"""


def test_it_is_silent_unless_asked_and_keeps_the_screen_awake(open_page: Open, server: str) -> None:
    page = open_page(f"{PAGE}?steg={STEP}&plan=45-rummet", at_nine=True)
    page.evaluate(SILENCE)
    press(page, "Öppna väggen")
    came(page, "locks.length === 1")
    press(page, "Nästa")
    press(page, "Starta klockan")
    goes_by(page, 5 * 60_000 + 1_000)
    expect(page.locator(".vk__ute")).to_be_visible()
    assert page.evaluate("sounds") == 0
    press(page, "Tangenter och ljud")
    page.get_by_label("Ett mjukt ljud när tiden är ute").check()
    came(page, "sounds === 2")
    press(page, "Klar")
    press(page, "En minut till")
    goes_by(page, 61_000)
    came(page, "sounds === 4")
    press(page, "Stäng väggen")
    came(page, "locks.length === 0")


def test_what_is_written_lands_in_the_workbook_under_its_question(
    open_page: Open, server: str, content: Content
) -> None:
    page = open_page()
    begin_workbook(page, server)
    wall_of(page, server)
    question = content.model.step(STEP).questions[0]
    press(page, "Anteckna")
    note(page, "Sagt på mötet", "<b>Alla</b> över 65\noch deras barn")
    note(page, "Beslutat", "Vi börjar med Norrängen")
    note(page, "Parkerat till senare", "Vad händer i sommar?")
    expect(page.locator(".vfalt [role=status]")).to_contain_text("Sparat i den här webbläsaren")
    press(page, "Nästa")
    expect(page.get_by_role("textbox", name="Sagt på mötet")).to_have_value("")
    page.keyboard.press("Tab")
    page.locator(".vrad__var").select_option(index=page.locator(".vrad__var option").count() - 1)
    page.get_by_role("textbox", name="Där vi är eniga").fill("Att börja smått")
    press(page, "Lägg till något att göra")
    page.get_by_label("Vad", exact=True).fill("Ringa skolan")
    page.get_by_label("Vem (roll, inte namn)").fill("Samordnaren")
    page.get_by_label("När", exact=True).fill("2027-03-01")
    press(page, "Alla anteckningar")
    minutes = page.locator(".vprot__blad").first
    for wanted in (
        question.text["sv"],
        "<b>Alla</b> över 65",
        "Vi börjar med Norrängen",
        "Vad händer i sommar?",
        "Att börja smått",
        "Ringa skolan",
        "Samordnaren",
        "2027-03-01",
        "Allt står i arbetsboken ”Norrängen”",
    ):
        expect(minutes).to_contain_text(wanted)
    told = word_text(saved(page, "Word-fil"))
    for wanted in (question.text["sv"], "och deras barn", "Samordnaren", "Norrängen"):
        assert wanted in told
    book = json.loads(saved(page, "Spara som fil"))
    assert book["workshop"]["notes"][question.id]["text"].startswith("<b>Alla</b>")
    assert book["workshop"]["parked"][question.id]["text"] == "Vad händer i sommar?"
    assert book["steps"][STEP]["next"][0]["who"] == "Samordnaren"
    page.locator(".vrad").get_by_role("button", name="Stäng väggen").click()
    expect(page.locator(".vagg")).to_have_count(0)
    page.goto(server + url_of(content.model.step(STEP).page, "sv"))
    page.locator(".bokrad").wait_for(state="attached")
    section = page.locator(f".fraga:has(#{question.id})")
    expect(section.get_by_text("Vi börjar med Norrängen")).to_be_visible()
    page.goto(server + "verktyg/arbetsbok/")
    expect(page.get_by_role("heading", name="Från möten")).to_be_visible()
    expect(page.locator(".bok--oppen").get_by_text("Vad händer i sommar?")).to_be_visible()


def test_without_a_workbook_it_stays_on_the_screen_and_is_offered_as_a_file(
    open_page: Open, server: str
) -> None:
    page = open_page(f"{PAGE}?steg={STEP}#bild-3")
    asked: list[str] = []

    def answer(dialog: Any) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", answer)
    page.keyboard.press("n")
    note(page, "Beslutat", "Vi ses varje torsdag")
    assert page.evaluate(STORED) == [0, 0]
    press(page, "Stäng väggen")
    expect(page.get_by_role("heading", name="Anteckningar från mötet")).to_be_focused()
    expect(page.get_by_text("Spara det innan ni stänger.")).to_be_visible()
    page.locator(".vprot").get_by_role("button", name="Stäng väggen").click()
    assert asked == ["confirm"]
    expect(page.locator(".vprot").get_by_text("Vi ses varje torsdag").first).to_be_visible()
    page.evaluate("location.reload()")
    browsing.wait_until(page, lambda: asked == ["confirm", "beforeunload"], "a question")
    file = saved(page, "Spara som fil")
    page.locator(".vprot").get_by_role("button", name="Stäng väggen").click()
    expect(page.locator(".vagg")).to_have_count(0)
    assert asked == ["confirm", "beforeunload"]
    assert page.evaluate(STORED) == [0, 0]
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    page.goto(server + "verktyg/arbetsbok/")
    page.locator(".bok--klar").wait_for()
    page.locator("#bok-fil").set_input_files(
        {"name": "x.samverkan.json", "mimeType": "application/json", "buffer": file}
    )
    expect(page.locator(".bok--oppen").get_by_text("Vi ses varje torsdag")).to_be_visible()


def test_going_back_loses_nothing(open_page: Open) -> None:
    page = open_page(f"{PAGE}?steg={STEP}")
    press(page, "Öppna väggen")
    page.keyboard.press("n")
    note(page, "Sagt på mötet", "Det här")
    page.go_back()
    expect(page.get_by_text("Det ni skrev på väggen finns kvar")).to_be_visible()
    press(page, "Öppna väggen")
    press(page, "Anteckna")
    expect(page.get_by_role("textbox", name="Sagt på mötet")).to_have_value("Det här")


@pytest.mark.parametrize("is_kept", [True, False])
def test_the_leaders_window_follows_steers_and_writes(
    open_page: Open, server: str, content: Content, is_kept: bool
) -> None:
    page = open_page()
    if is_kept:
        begin_workbook(page, server)
    wall_of(page, server, f"steg={STEP}&plan=45-rummet#bild-4")
    press(page, "Anteckna")
    note(page, "Sagt på mötet", "Skrivet på väggen")
    with page.expect_popup() as popup:
        press(page, "Ledarens fönster")
    leader = popup.value
    question = content.model.step(STEP).questions[0]
    expect(leader.locator(".led__nu")).to_contain_text(content.model.step(STEP).key_question["sv"])
    expect(leader.locator(".led__sen")).to_contain_text(question.text["sv"])
    expect(leader.locator(".led__sen")).to_contain_text(
        "Nästa moment: Eniga och olika, 10 minuter."
    )
    advice = content.model.step(STEP).advice[0]["sv"]
    expect(leader.locator(".led__rad")).to_contain_text(advice)
    expect(leader.get_by_role("textbox", name="Sagt på mötet")).to_have_value("Skrivet på väggen")
    note(leader, "Parkerat till senare", "Skrivet av ledaren")
    expect(page.get_by_role("textbox", name="Parkerat till senare")).to_have_value(
        "Skrivet av ledaren"
    )
    press(leader, "Nästa")
    expect(page.locator(".vbild h1")).to_have_text(question.text["sv"])
    expect(leader.locator(".led__rad")).to_contain_text(question.short["sv"])
    leader.locator(".led__nu h2").click()
    leader.keyboard.press("ArrowLeft")
    expect(page.locator(".vbild h1")).to_have_text(content.model.step(STEP).key_question["sv"])
    press(leader, "Starta klockan")
    expect(page.get_by_role("button", name="Pausa")).to_be_visible()
    expect(leader.locator(".led__dag")).to_contain_text("Mötet slutar")
    press(page, "Pausa")
    expect(leader.get_by_role("button", name="Fortsätt")).to_be_visible()
    # Only a workbook is kept in the browser, never the wall.
    keys = page.evaluate("Object.keys(localStorage)")
    assert bool(keys) == is_kept
    assert all("arbetsbok" in key for key in keys)
    page.once("dialog", lambda dialog: dialog.accept())
    press(page, "Stäng väggen")
    if not is_kept:
        page.locator(".vprot").get_by_role("button", name="Stäng väggen").click()
    expect(leader.get_by_text("Väggen är stängd.")).to_be_visible()


def test_once_open_it_needs_no_network(open_page: Open) -> None:
    page = open_page(f"{PAGE}?steg={STEP}")
    press(page, "Öppna väggen")
    browsing.wait_until(page, lambda: any("docx.js" in one for one in page.asked), "the writer")
    page.evaluate("new Promise(requestAnimationFrame)")
    page.context.set_offline(True)
    for _ in shown_titles(page)[1:]:
        press(page, "Nästa")
    press(page, "Anteckna")
    note(page, "Beslutat", "Utan nät")
    press(page, "Alla anteckningar")
    assert "Utan nät" in word_text(saved(page, "Word-fil"))
    page.context.set_offline(False)


def test_the_minutes_are_printed_and_nothing_else_of_the_wall(
    open_page: Open, content: Content
) -> None:
    page = open_page(f"{PAGE}?steg={STEP}#bild-3")
    page.keyboard.press("n")
    note(page, "Beslutat", "Vi ses varje torsdag")
    made = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(made) == 1
    text = squeezed(made[0].extract_text())
    question = content.model.step(STEP).questions[0].text["sv"]
    for wanted in ("Anteckningar från mötet", question, "Beslutat", "Vi ses varje torsdag"):
        assert squeezed(wanted) in text
    for other in ("Starta klockan", "Följdfråga 1 av 6", "Spara som fil", "Välj vad som ska visas"):
        assert squeezed(other) not in text


def test_without_scripts_it_leads_to_plans_and_cards(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    assert page.locator("[data-val]:visible").count() == 0
    shown = page.locator("#vagg-val")
    expect(shown.get_by_role("link", name="Planera mötet")).to_be_visible()
    expect(shown.get_by_role("link", name="Frågekort")).to_be_visible()


def test_no_other_page_fetches_it(browser: Any, server: str, content: Content) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for key in (content.model.step(STEP).page, "verktyg/planera-motet/45-rummet.md"):
        page.goto(server + url_of(key, "sv"))
        browsing.settled(page)
    assert [address for address in asked if "vagg" in address or "wall-" in address] == []
    context.close()
