"""The journeys that the site was tried by, from the start page to what the reader came for.

Each is walked as its reader would: with their screen and keyboard, and no network but the site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from openxml_audit import OpenXmlValidator
from playwright.sync_api import expect

from navet.content import meetings
from navet.content.reader import Content
from probe.browsing import settled
from probe.case_form import FIELDS, TEXTS
from probe.casefiles import problems_of
from probe.pages import address_of
from probe.paper import codes_on_first_sheet, print_page, squeezed

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
MAGNIFIED = {"width": 320, "height": 256}
"""A screen of 1280 x 1024 at 400 %."""
Reader = Callable[..., Any]


@pytest.fixture
def reader(browser: Any, server: str) -> Iterator[Reader]:
    """Return what opens a page as a reader with a screen; only the site itself may be asked."""
    contexts = []
    foreign: list[str] = []

    def opened(path: str, screen: dict[str, int], **options: Any) -> Any:
        context = browser.new_context(viewport=screen, accept_downloads=True, **options)
        contexts.append(context)
        page = context.new_page()
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("request", lambda one: foreign.append(one.url) if _is_foreign(one.url) else None)
        page.goto(server + path)
        settled(page)
        return page

    def _is_foreign(address: str) -> bool:
        return not address.startswith((server, "blob:", "data:"))

    yield opened
    assert foreign == []
    for context in contexts:
        assert [fault for page in context.pages for fault in page.faults] == []
        context.close()


def taken(page: Any, button: Any, folder: Path) -> Path:
    """Press a button or link and return the file that it gives."""
    with page.expect_download() as download:
        button.click()
    file = folder / str(download.value.suggested_filename)
    download.value.save_as(file)
    return file


# An association's leader with a phone, and no Git

CHAPTERS = 5
MOST_SCREENS = 6


def _screens(page: Any) -> float:
    height = page.evaluate("document.querySelector('[data-formular]').scrollHeight")
    return float(height) / PHONE["height"]


def _fill_chapter(page: Any, chapter: Any) -> None:
    """Fill in what is needed in an open chapter."""
    fields = FIELDS | TEXTS | {"titel": "Prövköping: en lots"}
    for name, value in fields.items():
        field = chapter.locator(f'[id="f-{name}"]')
        if field.count():
            field.fill(value)
    choices = {"niva": "lokal", "sakerhet": "trolig"}
    sectors = {"parter.1.sektor": "offentlig", "parter.2.sektor": "civilsamhalle"}
    for name, value in (choices | sectors).items():
        field = chapter.locator(f'[id="f-{name}"]')
        if field.count():
            field.select_option(value)
    for value in ("ostergotlands-lan", "barn-och-unga", "projekt", "iop"):
        box = chapter.locator(f'input[type=checkbox][value="{value}"]')
        if box.count():
            box.check()


def test_a_leader_with_a_phone_tells_a_case_and_gets_the_file(
    reader: Reader, content: Content, tmp_path: Path
) -> None:
    page = reader("", PHONE, has_touch=True)
    page.get_by_role("link", name="Berätta om det i formuläret").tap()
    page.wait_for_selector(".formular--klar")
    chapters = page.locator("[data-kapitel]")
    for number in range(CHAPTERS):
        chapter = chapters.nth(number)
        assert page.locator("[data-kapitel][open]").count() == 1
        assert chapter.locator("summary").first.is_visible()
        assert _screens(page) < MOST_SCREENS, number
        _fill_chapter(page, chapter)
        if number < CHAPTERS - 1:
            chapter.locator("[data-nasta]").tap()
            expect(chapters.nth(number + 1).locator("summary").first).to_be_focused()
            assert 0 <= chapters.nth(number + 1).bounding_box()["y"] < PHONE["height"] / 2
    # One thing is left out: the list of faults leads to it, in a chapter that is closed.
    page.locator("[data-kapitel] > summary").first.tap()
    page.locator("#f-plats").fill("")
    page.locator("[data-kapitel] > summary").first.tap()
    page.get_by_role("button", name="Kontrollera och förhandsgranska").tap()
    faults = page.locator("[data-felruta] a")
    expect(faults).to_have_count(1)
    assert faults.inner_text().startswith("Platsen är inte ifylld.")
    assert chapters.first.locator("summary").inner_text() == "1. Vad och var 1 att rätta"
    faults.tap()
    expect(page.locator("#f-plats")).to_be_focused()
    page.locator("#f-plats").fill("Prövköping")
    page.get_by_role("button", name="Kontrollera och förhandsgranska").tap()
    expect(page.locator("[data-klart]")).to_be_visible()
    told = page.locator("[data-utan-redaktion]").inner_text()
    assert "ingen redaktion än" in told and "Spara den" in told
    file = taken(page, page.get_by_role("button", name="Ladda ned filen"), tmp_path)
    assert file.name == "provkoping-en-lots.md"
    assert problems_of(content, file.read_text(encoding="utf-8"), f"exempel/{file.name}") == []


def test_the_cases_lead_to_the_form_from_their_first_lines(reader: Reader) -> None:
    page = reader("exempel/", PHONE)
    link = page.get_by_role("link", name="Fyll i formuläret")
    assert link.bounding_box()["y"] < PHONE["height"]
    link.click()
    page.wait_for_selector(".formular--klar")


# An officer who must convince a boss


def test_an_officer_is_led_to_a_form_compares_it_and_takes_it_along(
    reader: Reader, server: str, tmp_path: Path
) -> None:
    page = reader("strukturer/", DESKTOP)
    page.get_by_role("link", name="Vilken form passar oss?").first.click()
    page.wait_for_url("**/strukturer/valj-form/")
    settled(page)
    for answer in ("Göra eller driva", "En gemensam utmaning", "Nej", "Ja, alla tre"):
        page.locator(".guide__val", has_text=answer).first.click()
    expect(page.locator(".guide__panel h3")).to_contain_text("(IOP)")
    reasons = docx.Document(str(taken(page, page.get_by_role("button", name="Word-fil"), tmp_path)))
    assert any("Mycket talar för ett IOP" in one.text for one in reasons.paragraphs)
    page.get_by_role("link", name="Jämför de tre sida vid sida").click()
    page.wait_for_url("**/strukturer/jamfor/?*")
    settled(page)
    assert page.locator(".formtabell__bredvid thead a").count() == 3
    compared = taken(page, page.get_by_role("button", name="Word-fil"), tmp_path)
    result = OpenXmlValidator().validate(compared)
    assert (result.error_count, result.warning_count) == (0, 0)
    (table,) = docx.Document(str(compared)).tables
    assert len(table.columns) == 4
    page.pdf(path=tmp_path / "valda.pdf", prefer_css_page_size=True)
    assert len(pypdf.PdfReader(tmp_path / "valda.pdf").pages) == 1
    # The boss opens the link and sees the same.
    boss = reader(page.url.removeprefix(server), PHONE)
    assert boss.locator(".formtabell__bredvid").is_visible()
    assert boss.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


# A board member at 400 % with a keyboard


def _tab_to(page: Any, name: str) -> None:
    """Press Tab until the focus is on something whose words begin with name, and can be seen."""
    seen = """() => {
      const one = document.activeElement;
      const box = one.getBoundingClientRect();
      const words = one.getAttribute('aria-label') ?? one.closest('label')?.textContent
        ?? one.textContent;
      return [words.replaceAll('\\u00ad', '').trim(), box.top < innerHeight && box.bottom > 0];
    }"""
    for _ in range(300):
        page.keyboard.press("Tab")
        words, is_seen = page.evaluate(seen)
        if words.startswith(name):
            assert is_seen, f"{name} has the focus off the screen"
            return
    pytest.fail(f"The keyboard never reached ”{name}”.")


def test_a_board_member_at_400_percent_walks_the_guide_by_keyboard(reader: Reader) -> None:
    page = reader("strukturer/valj-form/", MAGNIFIED)
    heading = page.locator(".guide__panel h3")
    for answer in ("Göra eller driva", "En gemensam utmaning", "Nej", "Ja, alla tre"):
        _tab_to(page, answer)
        page.keyboard.press("Enter")
        expect(heading).to_be_focused()
        box = heading.bounding_box()
        assert 0 <= box["y"] < MAGNIFIED["height"] / 2
    _tab_to(page, "Reglerna om statsstöd")
    page.keyboard.press("Space")
    assert page.locator(".guide__panel [data-sista] input:checked").count() == 1
    _tab_to(page, "Kopiera länken")
    assert page.evaluate("document.documentElement.scrollWidth") <= MAGNIFIED["width"]


def test_a_board_member_at_400_percent_compares_two_forms_by_keyboard(reader: Reader) -> None:
    page = reader("strukturer/jamfor/", MAGNIFIED)
    _tab_to(page, "Jämför Informationsmöte")
    page.keyboard.press("Space")
    _tab_to(page, "Jämför Remiss")
    page.keyboard.press("Space")
    _tab_to(page, "Visa sida vid sida")
    page.keyboard.press("Enter")
    expect(page.locator("[data-bredvid] h3")).to_be_focused()
    assert 0 <= page.locator("[data-bredvid] h3").bounding_box()["y"] < MAGNIFIED["height"]
    assert page.locator(".formtabell__bredvid td").count() == 2 * 8
    assert page.evaluate("document.documentElement.scrollWidth") <= MAGNIFIED["width"]
    _tab_to(page, "Visa hela tabellen")
    page.keyboard.press("Enter")
    expect(page.locator("[data-tabell]")).to_be_visible()


# A facilitator the night before a meeting

MINUTES = 90
A4 = (595, 842)


def test_a_facilitator_prints_what_tomorrows_meeting_needs(
    reader: Reader, server: str, site: Path, content: Content, tmp_path: Path
) -> None:
    step = content.model.step("gemensam-bild")
    plan = meetings.build(content.registers[meetings.REGISTER]).plan(f"{MINUTES}-rummet")
    page = reader("", DESKTOP)
    page.locator("li", has_text="Skriv ut till mötet").get_by_role("link").click()
    page.get_by_role("heading", name="Planera mötet", level=1).wait_for()
    settled(page)
    page.get_by_label("Vad ska mötet handla om?").select_option(f"steg={step.id}")
    page.get_by_role("link", name=f"{MINUTES} minuter i rummet", exact=True).click()
    page.wait_for_url(f"**/{MINUTES}-rummet/?steg={step.id}")
    settled(page)

    # The minutes go on from each other, and the meeting ends when it should.
    page.get_by_label("Börjar klockan").fill("17:30")
    page.get_by_label("Börjar klockan").blur()
    clock = [text.split("–") for text in page.locator("[data-klocka]").all_inner_texts()]
    assert [end for _, end in clock[:-1]] == [begin for begin, _ in clock[1:]]
    assert (clock[0][0], clock[-1][1]) == ("17:30", "19:00")
    told = page.locator(".motesplan__tid strong").all_inner_texts()
    assert sum(int(text.split()[0]) for text in told) == MINUTES
    put_in = " ".join(page.locator("[data-plats]").all_inner_texts())
    assert step.key_question["sv"] in put_in

    # It prints on one A4, whole, with a code that leads back to it.
    printed = print_page(page)
    assert (printed.torn, printed.sizes) == ([], [A4])
    agenda = [item.name["sv"] for item in plan.items]
    assert [name for name in agenda if squeezed(name) not in printed.all] == []
    assert squeezed(put_in) in printed.all
    assert codes_on_first_sheet(page) == [address_of(site, f"verktyg/planera-motet/{plan.id}/")]
    page.emulate_media(media="screen")
    file = taken(page, page.get_by_role("link", name="Planen som PDF"), tmp_path)
    (sheet,) = pypdf.PdfReader(file).pages
    text = squeezed(sheet.extract_text())
    for item in plan.items:
        assert squeezed(item.name["sv"]) in text
        assert squeezed(f"{item.minutes} min") in text

    # What to print stands first in the plan, and the step has the rest.
    listed = page.locator(".motesplan__fore li:not([data-stegets]) a[download]")
    files = [taken(page, link, tmp_path) for link in listed.all()]
    assert len(files) == len(plan.files) > 0
    page.locator("[data-stegets] a").click()
    page.wait_for_url("**#till-motet")
    needed = page.locator("section[aria-labelledby=till-motet] a[download]").all()
    blad, kort, skyltar = (taken(page, link, tmp_path) for link in needed)
    assert all(_has_content(file) for file in files)
    for sheets in (blad, kort):
        text = squeezed("".join(one.extract_text() for one in pypdf.PdfReader(sheets).pages))
        for question in step.questions:
            assert squeezed(question.text["sv"]) in text, (sheets.name, question.id)
    signs = [squeezed(one.extract_text()) for one in pypdf.PdfReader(skyltar).pages]
    assert all(name in "".join(signs) for name in ("Gemensamt", "Förenligt", "Motstridigt"))


def _has_content(file: Path) -> bool:
    if file.suffix == ".docx":
        return bool(docx.Document(str(file)).paragraphs)
    return len(pypdf.PdfReader(file).pages) > 0


# An English reader


def test_an_english_reader_finds_what_is_in_english_and_is_told_what_is_not(
    reader: Reader, server: str, tmp_path: Path
) -> None:
    page = reader("en/", DESKTOP)
    page.locator("#sok-topp").press_sequentially("IOP")
    page.locator("#sok-topp").press("Enter")
    hits = page.locator("main .traff a")
    hits.nth(4).wait_for()
    assert any("#term-iop" in str(one.get_attribute("href")) for one in hits.all()[:5])
    page.goto(f"{server}en/kunskap/publikationer/")
    titles = page.locator("article [lang=sv] > em")
    assert titles.count() > 8
    for title in titles.all():
        after = title.evaluate("(one) => one.parentElement.nextSibling?.textContent ?? ''")
        assert after.startswith(" (in Swedish"), title.inner_text()
    page.goto(f"{server}en/verktyg/arbetsblad/")
    links = page.locator("a[href$='.pdf']")
    names = {str(link.get_attribute("href")).rsplit("/", 1)[-1] for link in links.all()}
    assert "worksheet-step-02-laws-and-governing-documents-en.pdf" in names
    assert not [name for name in names if "styrande-dokument" in name or "malgrupp" in name]
    file = taken(page, links.first, tmp_path)
    assert file.name in names
