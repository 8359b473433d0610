"""On paper: phases become question sheets, steps become handouts, and nothing else is printed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from navet.content import words
from navet.content.model import Part, Step
from navet.content.places import url_of
from navet.content.reader import Content
from navet.language.texts import LANGUAGES
from navet.reading import settings
from probe import browsing
from probe.pages import address_of, all_pages, longest_of_each_kind, one_of_each_kind
from probe.paper import Printed, codes_on_first_sheet, print_page, squeezed

A4 = (595, 842)
HANDOUT_PAGES = range(4, 6)
FEWEST_LINES = 3
LEAST_LINE_HEIGHT = 22  # Six millimetres at 96 dots an inch.

# Where each question and its writing lines stand on paper, measured with the print style on.
SHEETS = """() => [...document.querySelectorAll('.blad')].map((sheet) => ({
  questions: [...sheet.querySelectorAll('[data-fraga]')].map((question) => ({
    id: question.dataset.fraga,
    lines: [...question.querySelectorAll('.skrivrad')].map((line) => line.offsetHeight),
    overflow: question.scrollHeight - question.clientHeight,
    inside: question.getBoundingClientRect().bottom <= sheet.getBoundingClientRect().bottom + 1,
  })),
  overflow: sheet.scrollHeight - sheet.clientHeight,
}))"""


@pytest.fixture
def dark_page(browser: Any) -> Iterator[Any]:
    """Return a page of a reader in dark mode."""
    context = browser.new_context(color_scheme="dark")
    yield context.new_page()
    context.close()


def printed_page(page: Any, address: str) -> Printed:
    """Print the page at an address in the site's own face, and see that nothing is torn apart."""
    page.goto(address)
    browsing.use_face(page)
    printed = print_page(page)
    assert printed.torn == []
    return printed


def qr_codes(page: Any, address: str) -> list[str]:
    """Return what each of a page's different QR codes says to a phone that reads the sheet."""
    page.goto(address)
    codes = page.locator(".qr svg")
    first = codes.evaluate_all(
        "all => all.map((one) => all.findIndex((other) => other.isEqualNode(one)))"
    )
    found = []
    for index in sorted(set(first)):
        picture = Image.open(io.BytesIO(codes.nth(index).screenshot()))
        found += [read.text for read in zxingcpp.read_barcodes(picture)]
    return found


def _frame_words(content: Content, lang: str) -> list[str]:
    """Return what only the frame says: the link past it, its menu in one run, its search field."""
    frame = words.load(content.root)[lang]
    menu = "".join(item["namn"][lang] for item in content.registers["meny"]["meny"])
    return [squeezed(text) for text in (frame["hoppa"], menu, frame["sok_etikett"])]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", range(4))
def test_a_phase_prints_a_sheet_for_itself_and_one_for_each_step(
    dark_page: Any, server: str, content: Content, lang: str, number: int
) -> None:
    part: Part = content.model.parts[number]
    printed = printed_page(dark_page, server + url_of(part.page, lang))
    assert len(printed.texts) == 1 + len(part.steps)
    assert {abs(w - A4[0]) <= 1 and abs(h - A4[1]) <= 1 for w, h in printed.sizes} == {True}
    first, *sheets = printed.texts
    assert squeezed(part.purpose[lang]) in first
    for step in part.steps:
        assert squeezed(step.key_question[lang]) in first
    for step, sheet in zip(part.steps, sheets, strict=True):
        _assert_questions_stand_once(step, sheet, printed.all, lang)
    for index, sheet in enumerate(printed.texts, start=1):
        word = "Sida{}av{}" if lang == "sv" else "Page{}of{}"
        assert word.format(index, len(printed.texts)) in sheet
        assert squeezed(settings.DEFAULT_SITE_URL + url_of(part.page, lang)) in sheet
    assert [text for text in _frame_words(content, lang) if text in printed.all] == []


def _assert_questions_stand_once(step: Step, sheet: str, everything: str, lang: str) -> None:
    for question in step.questions:
        assert sheet.count(squeezed(question.text[lang])) == 1, question.id
        assert everything.count(squeezed(question.text[lang])) == 1, question.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_question_sheets_have_room_to_write_and_nothing_is_cut(
    browser: Any, server: str, content: Content, lang: str
) -> None:
    page = browser.new_page(viewport={"width": 680, "height": 1000})
    page.emulate_media(media="print")
    for part in content.model.parts:
        page.goto(server + url_of(part.page, lang))
        for width in (browsing.NARROW, browsing.OWN, browsing.WIDE):
            browsing.use_face(page, width)
            _assert_sheets_hold(page, part, f"{part.id}, {width} %")
    page.close()


def _assert_sheets_hold(page: Any, part: Part, where: str) -> None:
    sheets = page.evaluate(SHEETS)
    assert [sheet["overflow"] for sheet in sheets] == [0] * len(sheets), where
    asked = [question for sheet in sheets for question in sheet["questions"]]
    expected = [question.id for step in part.steps for question in step.questions]
    assert [question["id"] for question in asked] == expected
    for question in asked:
        assert len(question["lines"]) >= FEWEST_LINES, (where, question)
        assert min(question["lines"]) >= LEAST_LINE_HEIGHT, (where, question)
        assert question["overflow"] == 0, (where, question)
        assert question["inside"], (where, question)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_qr_codes_lead_back_to_the_page(
    browser: Any, server: str, content: Content, lang: str
) -> None:
    page = browser.new_page(viewport={"width": 800, "height": 1100}, device_scale_factor=3)
    page.emulate_media(media="print")
    for item in (*content.model.parts, content.model.steps[4]):
        address = url_of(item.page, lang)
        assert qr_codes(page, server + address) == [settings.DEFAULT_SITE_URL + address]
    page.close()


def _misleading(page: Any, server: str, site: Path, path: str, width: int) -> str:
    """Return what is wrong with the QR codes of a page's first sheet, "" if they lead to it."""
    page.goto(server + path)
    browsing.use_face(page, width)
    found = set(codes_on_first_sheet(page))
    page.emulate_media(media="screen")
    return "" if found == {address_of(site, path)} else f"{path or 'start'}: {sorted(found)}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_sheet_of_each_kind_of_page_leads_back_to_it_in_a_wide_typeface(
    browser: Any, server: str, site: Path, lang: str
) -> None:
    page = browser.new_page()
    pages = [path for path in longest_of_each_kind(site, lang) if address_of(site, path)]
    assert len(pages) > 15
    found = [_misleading(page, server, site, path, browsing.WIDE) for path in pages]
    assert [one for one in found if one] == []
    page.close()


@pytest.mark.browsers
@pytest.mark.parametrize("share", range(6))
def test_the_first_sheet_of_every_page_leads_back_to_it(
    browser: Any, server: str, site: Path, share: int
) -> None:
    addressed = [path for path in all_pages(site) if address_of(site, path)]
    assert set(all_pages(site)) - set(addressed) == {"404.html"}
    page = browser.new_page()
    found = [_misleading(page, server, site, path, browsing.OWN) for path in addressed[share::6]]
    assert [one for one in found if one] == []
    page.close()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", range(12))
def test_a_step_prints_a_handout(
    dark_page: Any, server: str, content: Content, lang: str, number: int
) -> None:
    step: Step = content.model.steps[number]
    printed = printed_page(dark_page, server + url_of(step.page, lang))
    assert printed.held > 20
    assert len(printed.texts) in HANDOUT_PAGES
    assert all(len(text) > 150 for text in printed.texts), "a sheet is as good as empty"
    assert squeezed(step.key_question[lang]) in printed.texts[0]
    for question in step.questions:
        assert printed.all.count(squeezed(question.text[lang])) == 1, question.id
    assert squeezed(settings.DEFAULT_SITE_URL + url_of(step.page, lang)) in printed.texts[0]
    assert [text for text in _frame_words(content, lang) if text in printed.all] == []
    sources = dark_page.locator(".kallor li a").evaluate_all("all => all.map((one) => one.href)")
    assert sources
    assert [address for address in sources if squeezed(address) not in printed.all] == []


@pytest.mark.browsers
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_torn_apart_on_any_kind_of_page(
    dark_page: Any, server: str, site: Path, lang: str
) -> None:
    for path in one_of_each_kind(site, lang):
        printed_page(dark_page, server + path)


@pytest.mark.parametrize("kind", ["phase", "step"])
def test_nothing_of_the_frame_is_printed_and_paper_is_white(
    browser: Any, server: str, content: Content, kind: str
) -> None:
    item = content.model.parts[1] if kind == "phase" else content.model.steps[4]
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(server + url_of(item.page, "sv"))
    page.evaluate("document.documentElement.dataset.scheme = 'dark'")
    page.emulate_media(media="print")
    for selector in ("nav", ".topp", ".fot", "button:not(.term *)", "summary", "input"):
        assert page.locator(selector).count(), selector
        assert page.locator(f"{selector}:visible").count() == 0, selector
    grounds = page.evaluate(
        "[document.documentElement, document.body]"
        ".map((one) => getComputedStyle(one).backgroundColor)"
    )
    assert grounds == ["rgb(255, 255, 255)"] * 2
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    context.close()


def test_the_print_button_says_how_many_sheets_will_come(
    browser: Any, server: str, content: Content
) -> None:
    page = browser.new_page()
    page.add_init_script("window.print = () => { window.utskrivet = true }")
    for part in content.model.parts:
        page.goto(server + url_of(part.page, "sv"))
        button = page.locator("[data-skriv-ut]")
        assert button.inner_text() == f"Skriv ut frågeblad ({1 + len(part.steps)} sidor)"
        button.click()
        assert page.evaluate("window.utskrivet") is True
    page.goto(server + url_of(content.model.steps[0].page, "sv"))
    said = f"({HANDOUT_PAGES[0]}–{HANDOUT_PAGES[-1]} sidor)"
    assert said in page.locator("[data-skriv-ut]").inner_text()
    page.close()
