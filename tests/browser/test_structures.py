"""The matrix, the comparison and the guide in use: by keyboard, on a phone and on paper."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
from playwright.sync_api import expect

from probe.browsing import settled
from probe.paper import words_of
from probe.server import Server

MATRIX, COMPARISON, GUIDE = "strukturer/koden/", "strukturer/jamfor/", "strukturer/valj-form/"
GLOSSARY, FIGURES = "kunskap/ordlista/", "kunskap/siffror/"
PAGES = (MATRIX, COMPARISON, GUIDE, GLOSSARY, FIGURES)
IOP = "#guide=syfte:gora,vems-ide:gemensam,kop:nej,omsesidigt:ja"
LANDSCAPE_POINTS = 841
Open = Callable[..., Any]


@pytest.fixture
def open_page(browser: Any, server: str) -> Iterator[Open]:
    contexts = []

    def opened(path: str, width: int = 1280, height: int = 900, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.on(
            "console",
            lambda message: page.errors.append(message.text) if message.type == "error" else None,
        )
        page.goto(path if "://" in path else server + path)
        if options.get("java_script_enabled", True):
            settled(page)
        return page

    yield opened
    for context in contexts:
        context.close()


def focused(page: Any) -> str:
    """Return the text of what the keyboard is on."""
    return str(page.evaluate("document.activeElement.textContent.trim()"))


def tab_to(page: Any, text: str) -> None:
    """Press Tab until the focus is on an element whose text begins with text."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if focused(page).startswith(text):
            return
    pytest.fail(f"The keyboard never reached ”{text}”.")


def tab_to_select(page: Any, name: str) -> None:
    """Press Tab until the focus is on the select of a filter."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.filter ?? ''") == name:
            return
    pytest.fail(f"The keyboard never reached the filter {name}.")


# The guide


def test_the_guide_is_walked_by_keyboard_to_its_answer_and_back(open_page: Open) -> None:
    page = open_page(GUIDE)
    heading, trail = page.locator(".guide__panel h3"), page.locator(".guide__spar li")
    first = heading.inner_text()
    for answer in (
        "Göra eller driva",
        "En gemensam utmaning",
        "Nej",
        "Ja, alla tre",
    ):
        tab_to(page, answer)
        page.keyboard.press("Enter")
        expect(heading).to_be_focused()
    assert page.url.endswith(IOP)
    assert heading.inner_text().startswith("Idéburet offentligt partnerskap")
    expect(trail).to_have_count(4)
    assert page.locator(".guide__panel .guide__kontroll li").count() == 8
    for left in (3, 2, 1, 0):
        page.go_back()
        expect(trail).to_have_count(left)
    expect(heading).to_have_text(first)
    page.go_forward()
    expect(trail).to_have_count(1)
    assert page.url.endswith("#guide=syfte:gora")
    assert page.locator(".guide__spar").inner_text().count("När något ska utföras") == 1
    assert page.errors == []


# Goes to a state of the guide, and tells what can be chosen there, its heading and its pages. The
# guide listened for the change of address before this does, and has answered when this tells.
GO = """(hash) => new Promise((done) => {
  const panel = document.querySelector('.guide__panel');
  const all = (selector, give) => [...panel.querySelectorAll(selector)].map(give);
  addEventListener('hashchange', () => done({
    choices: all('.guide__val', (link) => link.getAttribute('href')),
    heading: panel.querySelector('h3').textContent,
    pages: all('.guide__former a', (link) => link.pathname),
  }), {once: true});
  location.hash = hash;
})"""


@pytest.mark.parametrize("lang", ["", "en/"])
def test_every_way_through_the_guide_ends_in_links_to_pages_that_are_there(
    open_page: Open, site: Path, lang: str
) -> None:
    page = open_page(f"{lang}{GUIDE}")
    waiting, outcomes = ["#guide"], set()
    while waiting:
        shown = page.evaluate(GO, waiting.pop())
        waiting += shown["choices"]
        if not shown["choices"]:
            outcomes.add(shown["heading"])
            assert shown["pages"], shown["heading"]
            for address in shown["pages"]:
                assert (site / address.strip("/") / "index.html").exists(), address
    assert len(outcomes) == page.locator("[data-utfall]").count()
    assert page.errors == []


def test_a_link_to_an_answer_shows_it_and_its_reasons(open_page: Open) -> None:
    page = open_page(GUIDE + IOP)
    assert "IOP" in page.locator(".guide__panel h3").inner_text()
    assert page.locator(".guide__panel h3").is_visible()
    page.locator(".guide__spar a").nth(1).click()
    expect(page).to_have_url(re.compile("#guide=syfte:gora$"))


@pytest.mark.parametrize(
    "state",
    ["#guide=", "#guide=hittepa:ja", "#guide=lagkrav:ja", "#guide=syfte:hittepa", "#guide=%25%25"],
)
def test_a_link_that_says_nothing_starts_from_the_beginning(open_page: Open, state: str) -> None:
    page = open_page(GUIDE + state)
    assert page.locator(".guide__val").count() == 4
    assert page.errors == []


def test_markup_in_the_address_is_never_markup_in_the_page(open_page: Open) -> None:
    page = open_page(f"{GUIDE}#guide=syfte:<img src=x onerror=alert(1)>")
    assert page.locator(".guide__panel img").count() == 0
    assert page.errors == []


def test_the_list_is_one_button_away_and_its_links_lead_into_it(open_page: Open) -> None:
    page = open_page(GUIDE)
    assert not page.locator("#fraga-syfte").is_visible()
    page.get_by_role("button", name="Visa alla frågor i en lista").click()
    assert page.locator("#fraga-syfte").is_visible()
    page.locator("#fraga-syfte a").first.click()
    expect(page).to_have_url(re.compile("#fraga-lagkrav$"))
    page.get_by_role("button", name="Ta en fråga i taget").click()
    assert page.locator(".guide__val").first.is_visible()


def test_a_link_to_a_question_in_the_list_opens_the_list(open_page: Open) -> None:
    page = open_page(f"{GUIDE}#resultat-iop")
    assert page.locator("#resultat-iop").is_visible()
    assert page.locator("#resultat-iop").bounding_box()["y"] < 900


def test_the_answer_is_one_sheet_of_paper_and_without_one_the_paper_has_all(
    open_page: Open, tmp_path: Path
) -> None:
    page = open_page(GUIDE + IOP, width=390, color_scheme="dark")
    page.pdf(path=tmp_path / "svar.pdf", prefer_css_page_size=True)
    (words,) = words_of(tmp_path / "svar.pdf")
    assert "Mycket talar för ett IOP" in words and "omsesidigt:ja" in words
    assert "Vad är viktigast i köpet?" not in words
    page = open_page(GUIDE)
    page.pdf(path=tmp_path / "alla.pdf", prefer_css_page_size=True)
    whole = " ".join(words_of(tmp_path / "alla.pdf"))
    assert "Vad är viktigast i köpet?" in whole and "Den sista kontrollen" in whole


# Without JavaScript


@pytest.mark.parametrize("lang", ["", "en/"])
def test_without_javascript_everything_is_there_and_no_control_is_dead(
    open_page: Open, lang: str
) -> None:
    page = open_page(f"{lang}{GUIDE}", java_script_enabled=False)
    assert page.locator("[data-fraga]").count() == 12
    outcomes = page.locator("[data-utfall]").count()
    assert page.locator("[data-utfall]:visible").count() == outcomes > 0
    page.locator("#fraga-syfte a").first.click()
    expect(page).to_have_url(re.compile("#fraga-lagkrav$"))
    for path, selector, count in ((MATRIX, ".matris td", 24), (COMPARISON, ".formtabell tr", 24)):
        page = open_page(f"{lang}{path}", java_script_enabled=False)
        assert page.locator(selector).count() == count
        assert page.locator(f"{selector}:visible").count() == count
        assert not page.locator("[data-verktyg]").is_visible()


# Filters and order


def test_the_matrix_is_filtered_by_keyboard_and_shown_whole_again(open_page: Open) -> None:
    page = open_page(MATRIX)
    visible = page.locator(".matris td:visible")
    status = page.locator(".matris [data-status]")
    assert (visible.count(), status.inner_text()) == (24, "Visar 24 av 24 rutor.")
    tab_to_select(page, "steg")
    page.keyboard.type("3")
    assert status.inner_text() == "Visar 4 av 24 rutor."
    tab_to_select(page, "niva")
    page.keyboard.type("Dialog")
    assert status.inner_text() == "Visar 1 av 24 rutor."
    assert "presidiet" in visible.first.inner_text()
    assert page.locator(".matris thead th:visible").count() == 2
    tab_to(page, "Visa alla")
    page.keyboard.press("Enter")
    assert visible.count() == 24
    assert page.evaluate("document.activeElement.dataset.filter") == "steg"


def test_the_comparison_is_filtered_on_several_things_at_once(open_page: Open) -> None:
    page = open_page(COMPARISON)
    rows = page.locator(".formtabell tbody tr:visible")
    page.locator("[data-filter=pengar]").select_option("ja")
    with_money = rows.count()
    assert 0 < with_money < 23
    page.locator("[data-filter=kod]").select_option("ingen")
    assert 0 < rows.count() <= with_money
    for row in rows.all():
        assert row.get_attribute("data-pengar") == "ja"
        assert row.get_attribute("data-kod") == "ingen"
    page.locator("[data-filter=niva]").select_option("nationell")
    page.locator("[data-filter=bindande]").select_option("nej")
    assert rows.count() == 0
    assert page.locator(".formtabell [data-status]").inner_text() == "Visar 0 av 23 former."


def test_the_comparison_is_sorted_and_put_back(open_page: Open) -> None:
    page = open_page(COMPARISON)

    def names() -> list[str]:
        shown = page.locator(".formtabell tbody th a").all_inner_texts()
        return [name.replace("\u00ad", "") for name in shown]

    before = names()
    button = page.get_by_role("button", name="Form", exact=True)
    button.click()
    heading = page.locator("[data-sortera-pa=namn]")
    assert heading.get_attribute("aria-sort") == "ascending"
    assert names()[0] == "Avsiktsförklaring" and names()[-1].startswith("Överenskommelse")
    assert sorted(names()) == sorted(before)
    button.click()
    assert (names(), heading.get_attribute("aria-sort")) == (before, None)
    page.locator("[data-sortera]").select_option("pengar")
    values = page.eval_on_selector_all(
        ".formtabell tbody tr", "rows => rows.map(row => row.dataset.pengar)"
    )
    assert values == sorted(values, key=("ja", "delvis", "nej").index)


# Narrow, wide, paper


CUT = """() => [...document.querySelectorAll(
  ':is(.matris, .formtabell) :is(td, th), .guide__panel, .diagram, .ordlista__ord')]
  .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.checkVisibility())
  .map((element) => element.textContent.trim().slice(0, 60))"""


@pytest.mark.parametrize("lang", ["", "en/"])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_the_screen_or_cut(open_page: Open, lang: str, path: str) -> None:
    page = open_page(lang + path)
    for width in (320, 390, 768, 1000, 1280, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(CUT) == [], width


@pytest.mark.parametrize(
    ("path", "headings", "labels"),
    [
        (MATRIX, ".matris thead", ".matris__niva"),
        (COMPARISON, ".formtabell thead", "td > span:first-child"),
    ],
)
def test_the_headings_stand_once_above_or_in_each_cell(
    open_page: Open, path: str, headings: str, labels: str
) -> None:
    wide, narrow = open_page(path, width=1440), open_page(path, width=320)
    assert wide.locator(headings).is_visible()
    assert not wide.locator(labels).first.is_visible()
    assert not narrow.locator(headings).is_visible()
    assert narrow.locator(labels).first.is_visible()


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize(("path", "rows", "cells"), [(MATRIX, 6, 6 * 4), (COMPARISON, 23, 23 * 7)])
def test_it_is_a_table_to_a_screen_reader_at_every_width(
    open_page: Open, path: str, rows: int, cells: int, width: int
) -> None:
    page = open_page(path, width=width)
    main = page.locator(".matris, .formtabell")
    assert main.get_by_role("table").count() == 1
    assert main.get_by_role("cell").count() == cells
    assert main.get_by_role("rowheader").count() == rows


@pytest.mark.parametrize("lang", ["", "en/"])
def test_the_matrix_is_one_landscape_sheet(open_page: Open, lang: str, tmp_path: Path) -> None:
    page = open_page(lang + MATRIX, width=390, color_scheme="dark")
    page.pdf(path=tmp_path / "matris.pdf", prefer_css_page_size=True)
    sheets = pypdf.PdfReader(tmp_path / "matris.pdf").pages
    (matrix,) = [sheet for sheet in sheets if sheet.mediabox.width > LANDSCAPE_POINTS]
    words = " ".join(matrix.extract_text().split())
    for cell in ("presidiet", "medborgarförslag") if not lang else ("chairs", "petitions"):
        assert cell in words
    assert matrix.mediabox.height < 600
    assert page.url.split("/", 3)[3] in words


@pytest.mark.parametrize("lang", ["", "en/"])
def test_the_comparison_is_printed_with_headings_on_each_sheet(
    open_page: Open, lang: str, tmp_path: Path
) -> None:
    page = open_page(lang + COMPARISON)
    file = tmp_path / "former.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    sheets = pypdf.PdfReader(file).pages
    assert all(sheet.mediabox.width > LANDSCAPE_POINTS for sheet in sheets)
    with_rows = [sheet for sheet in words_of(file) if re.search(r"Lokal\b|Local\b", sheet)]
    assert len(with_rows) == 3
    for word in ("Passar inte när", "Bindande") if not lang else ("Does not fit when", "Binding"):
        assert all(word in sheet for sheet in with_rows), word


# Anchors, terms, rules


def test_a_link_to_a_term_shows_it(open_page: Open) -> None:
    page = open_page(f"{GLOSSARY}#term-iop")
    assert 0 <= page.locator("#term-iop").bounding_box()["y"] < 900
    page.locator(".bokstaver a", has_text="Ö").click()
    assert page.locator("#bokstav-o-prickar").is_visible()


TERM = (
    '<p>Ett <span class="term" data-modul="term" data-term="iop">'
    '<a class="term__ord" href="../kunskap/ordlista/#term-iop">IOP</a>'
    '<span class="term__text"><strong>IOP</strong>: En förklaring.</span></span> här.</p>'
)


@pytest.fixture
def term_page(site: Path, tmp_path: Path) -> Iterator[str]:
    """Return the address of a page with a marked term, made of a real page, on its own server."""
    html = (site / "strukturer/index.html").read_text(encoding="utf-8")
    shutil.copytree(site / "assets", tmp_path / "assets")
    (tmp_path / "strukturer").mkdir()
    marked = html.replace("<h2", f"{TERM}<h2", 1)
    (tmp_path / "strukturer/index.html").write_text(marked, encoding="utf-8")
    running = Server(tmp_path)
    yield f"{running.url}strukturer/"
    running.close()


def test_a_term_explains_itself_by_keyboard_and_is_a_link_without_javascript(
    open_page: Open, term_page: str
) -> None:
    page = open_page(term_page)
    button = page.get_by_role("button", name="IOP", exact=True)
    text = page.locator(".term__text", has_text="En förklaring.")
    assert not text.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert text.is_visible() and button.get_attribute("aria-expanded") == "true"
    box = text.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 1280
    page.keyboard.press("Tab")
    assert focused(page) == "Se ordlistan"
    page.keyboard.press("Escape")
    assert not text.is_visible() and button.get_attribute("aria-expanded") == "false"
    assert focused(page) == "IOP"
    plain = open_page(term_page, java_script_enabled=False)
    assert plain.locator(".term a", has_text="IOP").first.is_visible()
    assert not plain.locator(".term__text", has_text="En förklaring.").is_visible()
