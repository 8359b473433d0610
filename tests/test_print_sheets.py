"""On paper: phases become worksheets, steps become handouts, and nothing else is printed."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from pypdf import PdfReader

from navet import settings
from navet.check import Content
from navet.model import Part, Step
from navet.site import url_of
from navet.texts import LANGUAGES

A4 = (595, 842)
HANDOUT_PAGES = range(4, 6)
FEWEST_LINES = 3

# Where each question and its writing lines stand on paper, measured with the print style on.
SHEETS = """() => [...document.querySelectorAll('.blad')].map((sheet) => ({
  questions: [...sheet.querySelectorAll('[data-fraga]')].map((question) => ({
    id: question.dataset.fraga,
    lines: question.querySelectorAll('.skrivrad').length,
    inside: question.getBoundingClientRect().bottom <= sheet.getBoundingClientRect().bottom + 1,
  })),
  overflow: sheet.scrollHeight - sheet.clientHeight,
}))"""


@dataclass(frozen=True)
class Printed:
    """A printed page: the text of each sheet without white space, and the sheets' sizes."""

    texts: list[str]
    sizes: list[tuple[int, int]]

    @property
    def all(self) -> str:
        """Return all sheets' text."""
        return "".join(self.texts)


def squeezed(text: str) -> str:
    """Return text without white space and soft hyphens: PDF readers differ in where they put it."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text)


def print_page(browser: Any, address: str) -> Printed:
    """Print a page as a reader in dark mode does."""
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(address)
    page.evaluate("document.fonts.ready")
    made = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    context.close()
    sizes = [(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in made.pages]
    return Printed([squeezed(sheet.extract_text()) for sheet in made.pages], sizes)


def qr_codes(browser: Any, address: str) -> list[str]:
    """Return what the page's QR codes say, as a phone would read them from the printed sheet."""
    page = browser.new_page(viewport={"width": 800, "height": 1100}, device_scale_factor=3)
    page.emulate_media(media="print")
    page.goto(address)
    found = []
    for code in page.locator(".qr svg").all():
        from PIL import Image  # noqa: PLC0415

        picture = Image.open(io.BytesIO(code.screenshot()))
        found += [read.text for read in zxingcpp.read_barcodes(picture)]
    page.close()
    return found


def _frame_words(content: Content, lang: str) -> list[str]:
    menu = content.registers["meny"]["meny"]
    return [item["namn"][lang] for item in menu if item["namn"][lang] not in ("Om", "About")]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", range(4))
def test_a_phase_prints_a_sheet_for_itself_and_one_for_each_step(
    browser: Any, server: str, content: Content, lang: str, number: int
) -> None:
    part: Part = content.model.parts[number]
    printed = print_page(browser, server + url_of(part.page, lang))
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
        for name in _frame_words(content, lang)[1:]:
            assert not sheet.startswith(squeezed(name))


def _assert_questions_stand_once(step: Step, sheet: str, everything: str, lang: str) -> None:
    for question in step.questions:
        assert sheet.count(squeezed(question.text[lang])) == 1, question.id
        assert everything.count(squeezed(question.text[lang])) == 1, question.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_worksheets_have_room_to_write_and_nothing_is_cut(
    browser: Any, server: str, content: Content, lang: str
) -> None:
    page = browser.new_page(viewport={"width": 680, "height": 1000})
    page.emulate_media(media="print")
    for part in content.model.parts:
        page.goto(server + url_of(part.page, lang))
        sheets = page.evaluate(SHEETS)
        assert [sheet["overflow"] for sheet in sheets] == [0] * len(sheets), part.id
        asked = [question for sheet in sheets for question in sheet["questions"]]
        expected = [question.id for step in part.steps for question in step.questions]
        assert [question["id"] for question in asked] == expected
        assert all(question["lines"] >= FEWEST_LINES for question in asked)
        assert all(question["inside"] for question in asked)
    page.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_qr_codes_lead_back_to_the_page(
    browser: Any, server: str, content: Content, lang: str
) -> None:
    for item in (*content.model.parts, content.model.steps[4]):
        address = url_of(item.page, lang)
        codes = qr_codes(browser, server + address)
        assert codes, item.id
        assert set(codes) == {settings.DEFAULT_SITE_URL + address}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", range(12))
def test_a_step_prints_a_handout(
    browser: Any, server: str, content: Content, lang: str, number: int
) -> None:
    step: Step = content.model.steps[number]
    printed = print_page(browser, server + url_of(step.page, lang))
    assert len(printed.texts) in HANDOUT_PAGES
    assert all(len(text) > 150 for text in printed.texts), "a sheet is as good as empty"
    assert squeezed(step.key_question[lang]) in printed.texts[0]
    for question in step.questions:
        assert printed.all.count(squeezed(question.text[lang])) == 1, question.id
    assert squeezed(settings.DEFAULT_SITE_URL + url_of(step.page, lang)) in printed.texts[0]


def test_a_handout_writes_its_sources_addresses_out(
    browser: Any, server: str, content: Content
) -> None:
    step = content.model.step("malgrupp")
    page = browser.new_page()
    page.goto(server + url_of(step.page, "sv"))
    addresses = page.locator(".kallor li a").evaluate_all("all => all.map((one) => one.href)")
    page.close()
    printed = print_page(browser, server + url_of(step.page, "sv"))
    assert addresses
    for address in addresses:
        assert squeezed(address) in printed.all


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
        assert not [one for one in page.locator(selector).all() if one.is_visible()], selector
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
        assert button.inner_text() == f"Skriv ut arbetsblad ({1 + len(part.steps)} sidor)"
        button.click()
        assert page.evaluate("window.utskrivet") is True
    page.goto(server + url_of(content.model.steps[0].page, "sv"))
    said = f"({HANDOUT_PAGES[0]}–{HANDOUT_PAGES[-1]} sidor)"
    assert said in page.locator("[data-skriv-ut]").inner_text()
    page.close()


def test_no_heading_stands_alone_at_the_foot_of_a_page(site: Path) -> None:
    css = (site / "assets/navet.css").read_text(encoding="utf-8")
    paper = css[css.index("@media print") :]
    assert "break-after:avoid" in paper
    assert "break-inside:avoid" in paper
