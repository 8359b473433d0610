"""What a reader chooses and takes along: as a link, on paper, as a Word file and as a list."""

from __future__ import annotations

import csv
import io
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from openxml_audit import OpenXmlValidator
from PIL import Image
from playwright.sync_api import expect

from navet.content import forms
from navet.content.reader import Content
from navet.reading import datafiles
from probe.browsing import settled
from probe.documents import document_xml
from probe.office import office
from probe.paper import words_of
from probe.repositories import ROOT

COMPARISON, GUIDE, CASES = "strukturer/jamfor/", "strukturer/valj-form/", "exempel/"
MATRIX = "strukturer/koden/"
THREE = "?jamfor=iop&jamfor=upphandling&jamfor=foreningsbidrag#sida-vid-sida"
IOP = "#guide=syfte:gora,vems-ide:gemensam,kop:nej,omsesidigt:ja"
Open = Callable[..., Any]


@pytest.fixture
def open_page(browser: Any, server: str) -> Iterator[Open]:
    """Return what opens a page of the site and waits until it is settled."""
    contexts = []

    def opened(path: str, width: int = 1280, height: int = 900, **options: Any) -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": height}, accept_downloads=True, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.goto(server + path)
        if options.get("java_script_enabled", True):
            settled(page)
        return page

    yield opened
    for context in contexts:
        assert [fault for page in context.pages for fault in page.faults] == []
        context.close()


def taken(page: Any, name: str, folder: Path) -> Path:
    """Press the button with a name and return the file that it gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    file = folder / str(download.value.suggested_filename)
    download.value.save_as(file)
    return file


def rows_of(file: Path, separator: str) -> list[list[str]]:
    """Return the cells of a list, which must begin with a byte order mark."""
    raw = file.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=separator))


def sound(file: Path) -> Any:
    """Return a Word file that is valid, with python-docx."""
    result = OpenXmlValidator().validate(file)
    assert (result.error_count, result.warning_count) == (0, 0), list(result.errors)
    return docx.Document(str(file))


def sheets(page: Any, file: Path) -> list[str]:
    """Print a page and return the words of each sheet."""
    page.pdf(path=file, prefer_css_page_size=True)
    return words_of(file)


def names_shown(page: Any) -> list[str]:
    shown = page.locator(".formtabell__bredvid thead a").all_inner_texts()
    return [str(name) for name in shown]


# The comparison


def test_forms_are_ticked_and_stand_beside_each_other(open_page: Open) -> None:
    page = open_page(COMPARISON)
    beside = page.get_by_role("button", name="Visa sida vid sida")
    for count, name in enumerate(("Offentlig upphandling", "Idéburet offentligt partnerskap"), 1):
        assert beside.is_hidden()
        page.get_by_role("checkbox", name=f"Jämför {name}").check()
        expect(page.locator("[data-val] [role=status]")).to_contain_text(name)
        assert page.url.count("jamfor=") == count
    beside.click()
    assert page.url.endswith("?jamfor=upphandling&jamfor=iop#sida-vid-sida")
    expect(page.locator("[data-bredvid] h3")).to_be_focused()
    table = page.get_by_role("table", name="De valda formerna sida vid sida")
    assert table.get_by_role("columnheader").count() == 3
    heads = [head.inner_text() for head in table.get_by_role("rowheader").all()]
    assert heads[0] == "Vad det är" and heads[-1] == "Kodens nivå" and len(heads) == 8
    first, second = (cell.inner_text() for cell in table.get_by_role("cell").all()[6:8])
    assert (first, second) == (
        "Ja, ersättning för det som utförs",
        "Från båda, i pengar eller annat",
    )
    assert page.locator("[data-tabell]").is_hidden()
    page.reload()
    settled(page)
    assert [name.split()[0] for name in names_shown(page)] == ["Offentlig", "Idéburet"]
    page.go_back()
    expect(page.locator("[data-tabell]")).to_be_visible()
    assert page.locator(".formtabell__valj input:checked").count() == 2
    page.get_by_role("button", name="Rensa valet").click()
    assert "jamfor=" not in page.url
    assert page.locator(".formtabell__valj input:checked").count() == 0


def test_no_more_than_four_are_chosen(open_page: Open) -> None:
    page = open_page(COMPARISON)
    boxes = page.locator(".formtabell__valj input")
    for index in range(4):
        boxes.nth(index).check()
    assert page.locator(".formtabell__valj input:disabled").count() == boxes.count() - 4
    assert "högst 4 former" in page.locator("[data-val] [role=status]").inner_text()
    boxes.nth(0).uncheck()
    assert page.locator(".formtabell__valj input:disabled").count() == 0


@pytest.mark.parametrize("width", [320, 390, 700, 1280])
@pytest.mark.parametrize("count", [2, 3, 4])
def test_what_is_chosen_fits_the_screen(open_page: Open, width: int, count: int) -> None:
    ids = ("iop", "upphandling", "sakradsliknande-mote", "reserverad-upphandling")[:count]
    query = "&".join(f"jamfor={one}" for one in ids)
    page = open_page(f"{COMPARISON}?{query}#sida-vid-sida", width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    cells = page.locator(".formtabell__bredvid td")
    assert cells.count() == count * 8
    tops = {round(cells.nth(index).bounding_box()["y"]) for index in range(2)}
    assert len(tops) == 1, "the first two stand beside each other, on a phone too"
    cut = "all => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length"
    assert page.locator(".formtabell__bredvid :is(td, th)").evaluate_all(cut) == 0
    assert page.get_by_role("table").get_by_role("rowheader").count() == 8


@pytest.mark.parametrize(
    ("path", "choices"),
    [
        (COMPARISON, {"niva": "lokal", "pengar": "ja", "sortera": "namn"}),
        (MATRIX, {"steg": "beslut", "niva": "dialog"}),
    ],
)
def test_filters_stand_in_the_address_and_follow_to_the_other_language(
    open_page: Open, path: str, choices: dict[str, str]
) -> None:
    page = open_page(path)
    assert "?" not in page.url
    selects = {
        name: page.locator("[data-sortera]" if name == "sortera" else f"[data-filter={name}]")
        for name in choices
    }
    for name, select in selects.items():
        value = select.locator("option").nth(1).get_attribute("value")
        select.select_option(choices[name] if path == COMPARISON else value)
    told = page.locator("[data-verktyg] [data-status]").inner_text()
    address = page.url
    assert all(f"{name}=" in address for name in choices)
    page.reload()
    settled(page)
    assert page.locator("[data-verktyg] [data-status]").inner_text() == told
    page.locator("a.sprak").first.click()
    settled(page)
    assert page.url.partition("?")[2] == address.partition("?")[2]
    shown = re.findall(r"\d+", page.locator("[data-verktyg] [data-status]").inner_text())
    assert shown == re.findall(r"\d+", told)
    page.locator("[data-aterstall]").click()
    assert "?" not in page.url


def test_an_address_that_says_nonsense_is_the_whole_table(open_page: Open) -> None:
    page = open_page(f"{COMPARISON}?jamfor=hittepa&jamfor=iop&niva=%3Cb%3E#sida-vid-sida")
    assert page.locator("[data-tabell]").is_visible()
    known = forms.build(datafiles.data(ROOT, forms.REGISTER))
    assert page.locator(".formtabell tbody tr:visible").count() == len(known)
    assert page.locator(".formtabell__valj input:checked").count() == 1


FOOT = 0.93
"""Where the number of a sheet stands, as a share of its height."""


def filled(file: Path) -> list[float]:
    """Return how far down each printed sheet the lowest words stand, as a share of its height."""
    target = file.with_suffix("")
    subprocess.run(["pdftoppm", "-r", "20", "-gray", file, target], check=True)
    shares = []
    for picture in sorted(file.parent.glob(f"{target.name}-*.pgm")):
        with Image.open(picture) as sheet:
            above = sheet.crop((0, 0, sheet.width, int(sheet.height * FOOT)))
            box = above.point(lambda grey: 255 if grey < 160 else 0).getbbox()
            shares.append(box[3] / sheet.height if box else 0.0)
    return shares


@pytest.mark.parametrize("lang", ["", "en/"])
def test_no_sheet_of_the_comparison_is_almost_empty(
    open_page: Open, tmp_path: Path, lang: str
) -> None:
    file = tmp_path / "former.pdf"
    words = sheets(open_page(lang + COMPARISON), file)
    assert 3 <= len(words) <= 4
    assert all(share > 0.8 for share in filled(file)[:-1])
    numbered = "Sida {} av" if not lang else "Page {} of"
    assert all(numbered.format(number) in sheet for number, sheet in enumerate(words, 1))


def test_the_chosen_forms_are_one_sheet_of_paper(open_page: Open, tmp_path: Path) -> None:
    page = open_page(COMPARISON + THREE, width=390, color_scheme="dark")
    (sheet,) = sheets(page, tmp_path / "valda.pdf")
    for word in ("Idéburet offentligt partnerskap", "Offentlig upphandling", "Passar inte när"):
        assert word in sheet
    for word in ("Medborgardialog", "Kopiera länken", "Visa hela tabellen", "lika ut"):
        assert word not in sheet


@pytest.mark.parametrize(("lang", "separator"), [("", ";"), ("en/", ",")])
def test_the_list_has_what_is_shown_and_where_it_is_from(
    open_page: Open, tmp_path: Path, server: str, lang: str, separator: str
) -> None:
    button = "Lista (CSV för Excel)" if not lang else "List (CSV for Excel)"
    page = open_page(f"{lang}{COMPARISON}?pengar=ja&sortera=namn")
    shown = [
        name.replace("\u00ad", "")
        for name in page.locator(".formtabell tbody tr:visible th a").all_inner_texts()
    ]
    head, *rows = rows_of(taken(page, button, tmp_path), separator)
    assert [row[0] for row in rows] == shown
    assert {len(row) for row in rows} == {len(head)} == {10}
    assert all(row[-1].startswith(f"{server}{lang}strukturer/") for row in rows)
    page = open_page(lang + COMPARISON + THREE)
    _, *rows = rows_of(taken(page, button, tmp_path), separator)
    assert [row[0] for row in rows] == names_shown(page)


@pytest.mark.parametrize("lang", ["", "en/"])
@pytest.mark.parametrize("address", [THREE, "?pengar=ja"])
def test_the_comparison_is_a_sound_word_file(
    open_page: Open, tmp_path: Path, lang: str, address: str
) -> None:
    page = open_page(lang + COMPARISON + address)
    document = sound(taken(page, "Word", tmp_path))
    (table,) = document.tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    if address == THREE:
        assert cells[0][1:] == names_shown(page)
        assert len(cells) == 9
    else:
        assert len(cells) == 1 + page.locator(".formtabell tbody tr:visible").count()
    assert document.core_properties.language == ("sv-SE" if not lang else "en-GB")
    assert document.core_properties.title == document.paragraphs[0].text != ""
    assert document.paragraphs[0].style.name == "Title"
    targets = {rel.target_ref for rel in document.part.rels.values() if rel.is_external}
    assert page.url in targets
    assert any("/iop/" in target for target in targets)


# The guide


@pytest.mark.parametrize(("width", "height"), [(320, 568), (320, 256), (390, 844)])
def test_the_question_is_shown_before_its_answers(open_page: Open, width: int, height: int) -> None:
    page = open_page(GUIDE, width=width, height=height)
    heading = page.locator(".guide__panel h3")
    while page.locator(".guide__val").count():
        page.locator(".guide__val").last.scroll_into_view_if_needed()
        left = heading.inner_text()
        page.locator(".guide__val").last.click()
        expect(heading).not_to_have_text(left)
        expect(heading).to_be_focused()
        box = heading.bounding_box()
        assert 0 <= box["y"] < height / 2, heading.inner_text()
        answers = page.locator(".guide__val")
        if answers.count():
            assert box["y"] < answers.first.bounding_box()["y"]
    assert page.locator(".guide__former a").first.is_visible()


def test_on_a_phone_the_question_stays_while_its_answers_are_read(open_page: Open) -> None:
    page = open_page(GUIDE, width=320, height=568)
    page.locator(".guide__val").last.scroll_into_view_if_needed()
    page.evaluate("scrollBy(0, 200)")
    heading = page.locator(".guide__panel h3")
    last = page.locator(".guide__val").last.bounding_box()
    box = heading.bounding_box()
    assert box["y"] >= 0 and box["y"] + box["height"] <= last["y"] + last["height"]


def test_the_final_check_is_ticked_on_screen_and_paper(open_page: Open, tmp_path: Path) -> None:
    page = open_page(GUIDE + IOP)
    boxes = page.locator(".guide__panel [data-sista] input")
    assert boxes.count() == 8
    page.get_by_role("checkbox", name="Reglerna om statsstöd är prövade.").check()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    assert page.locator(".guide__panel [data-sista] input:checked").count() == 2
    page.locator(".guide__tillbaka").first.click()
    page.locator(".guide__val").first.click()
    expect(boxes).to_have_count(8)
    assert page.locator(".guide__panel [data-sista] input:checked").count() == 2
    page.emulate_media(media="print")
    assert page.locator(".guide__panel [data-sista] input:visible").count() == 8
    document = sound(taken(open_page(GUIDE + IOP), "Word-fil", tmp_path))
    assert "☐" in "".join(node.text or "" for node in document.element.iter() if node.text)


def test_what_is_said_of_copying_is_not_printed(open_page: Open, tmp_path: Path) -> None:
    page = open_page(GUIDE + IOP, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopiera länken").click()
    expect(page.locator(".tamed [role=status]")).to_have_text("Länken är kopierad.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    (sheet,) = sheets(page, tmp_path / "svar.pdf")
    assert "kopierad" not in sheet and "Kopiera" not in sheet and "Ta med" not in sheet


def test_where_nothing_may_be_copied_the_link_is_shown(open_page: Open) -> None:
    page = open_page(GUIDE + IOP)
    page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }"
    )
    page.get_by_role("button", name="Kopiera länken").click()
    expect(page.locator(".tamed [role=status]")).to_have_text(f"Kopiera länken här: {page.url}")


@pytest.mark.parametrize("lang", ["", "en/"])
def test_the_answer_as_a_word_file_has_reasons_and_three_forms(
    open_page: Open, tmp_path: Path, server: str, lang: str
) -> None:
    page = open_page(lang + GUIDE + IOP)
    page.locator(".guide__panel [data-sista] input").nth(2).check()
    document = sound(taken(page, "Word", tmp_path))
    words = [paragraph.text for paragraph in document.paragraphs]
    assert words[0] == page.locator(".guide__panel h3").inner_text().replace("\u00ad", "")
    answered = page.locator(".guide__spar li > p:nth-child(2)").all_inner_texts()
    assert len(answered) == 4
    for reason in answered:
        assert any(text.endswith(reason) for text in words), reason
    (table,) = document.tables
    assert [row.cells[0].text for row in table.rows][1:] == [
        link.replace("\u00ad", "")
        for link in page.locator(".guide__panel .guide__former a").all_inner_texts()
    ]
    assert len(table.rows) == 4
    root = document_xml(next(tmp_path.glob("*.docx")))
    ticks = [box.get(box.keys()[0]) for box in root.iter("{*}checked")]
    assert ticks == ["0", "0", "1", "0", "0", "0", "0", "0"]
    targets = {rel.target_ref for rel in document.part.rels.values() if rel.is_external}
    compare = "jamfor=iop&jamfor=foreningsbidrag&jamfor=upphandling#sida-vid-sida"
    assert {page.url, f"{server}{lang}{COMPARISON}?{compare}"} <= targets


def test_the_three_forms_lead_on_to_the_comparison(open_page: Open) -> None:
    page = open_page(GUIDE + IOP)
    page.get_by_role("link", name="Jämför de tre sida vid sida").click()
    page.wait_for_url(f"**/{COMPARISON}?*")
    settled(page)
    assert len(names_shown(page)) == 3
    assert page.locator(".formtabell__bredvid").is_visible()


def test_a_form_that_cannot_be_made_is_told(open_page: Open) -> None:
    page = open_page(GUIDE + IOP)
    page.route("**/docx.js", lambda route: route.abort())
    page.get_by_role("button", name="Word-fil").click()
    expect(page.locator(".tamed [role=status]")).to_contain_text("gick inte att göra")


# The cases


@pytest.mark.parametrize(
    ("lang", "separator", "button"),
    [("sv", ";", "Hämta listan"), ("en", ",", "Download the list")],
)
def test_the_list_of_cases_is_exactly_the_filtered_ones(
    open_page: Open, tmp_path: Path, content: Content, server: str, lang: str,
    separator: str, button: str,
) -> None:  # fmt: skip
    root = "" if lang == "sv" else "en/"
    page = open_page(f"{root}{CASES}?niva=lokal")
    page.wait_for_selector("[data-traffar]:not([hidden])")
    head, *rows = rows_of(taken(page, button, tmp_path), separator)
    wanted = [case for case in content.cases.all(lang) if "lokal" in case.values("niva")]
    assert [row[0] for row in rows] == [case.title for case in wanted]
    assert len(rows) > page.locator("[data-traffar] .fall").count(), "more than the screen shows"
    addresses = [row[head.index("Adress" if lang == "sv" else "Address")] for row in rows]
    assert all(page.request.get(address).ok for address in addresses[:3])
    assert addresses[0].startswith(f"{server}{root}{CASES}")
    page.locator("[data-rensa]").click()
    page.wait_for_selector("[data-traffar]", state="hidden")
    _, *rows = rows_of(taken(page, button, tmp_path), separator)
    assert len(rows) == len(content.cases.all(lang))


def test_where_no_case_matches_there_is_no_list(open_page: Open) -> None:
    page = open_page(f"{CASES}?lan=gotlands-lan&form=sakrad")
    page.wait_for_selector("[data-traffar]:not([hidden])")
    assert page.get_by_role("button", name="Hämta listan").is_hidden()


# Any content

HOSTILE = ["=1+1", "+1", "-1+1", "@SUM(A1)", "a;=1+1", "a,@SUM(A1)", '=cmd|" /C calc"!A0', "ÅÄÖ"]
LETTER = {
    "title": "=1+1 & <b>\u0000",
    "lang": "sv",
    "blocks": [
        {"kind": "heading", "level": 1, "text": "En rubrik"},
        {"kind": "paragraph", "text": [{"text": "länk", "href": "https://a.example/?a=1&b=\"2\""}]},
        {"kind": "list", "items": ["Ett", "Två"], "numbered": True},
        {"kind": "boxes", "items": [{"text": "Klart", "ticked": True}]},
        {"kind": "table", "caption": "<&>", "head": ["", "A"], "rows": [["B", "C\nD"]]},
    ],
}  # fmt: skip


@pytest.mark.xdist_group("office")
def test_libreoffice_opens_what_is_taken_along(open_page: Open, tmp_path: Path) -> None:
    page = open_page(COMPARISON + THREE)
    compared = taken(page, "Word", tmp_path)
    page = open_page(GUIDE + IOP)
    answer = taken(page, "Word", tmp_path)
    bytes_of = "async (letter) => [...await (await import('/assets/docx.js')).docx(letter)]"
    hostile = tmp_path / "fientlig.docx"
    hostile.write_bytes(bytes(page.evaluate(bytes_of, LETTER)))
    sound(hostile)
    printed = office([compared, answer, hostile], "pdf", tmp_path / "ut", tmp_path / "profil")
    words = [" ".join(words_of(file)) for file in printed]
    assert "Offentlig upphandling" in words[0]
    assert "Tre former att titta på" in words[1]
    assert "En rubrik" in words[2] and "☒" in words[2]


# How LibreOffice is told to read a list: its separator and quotation mark, and that it is UTF-8.
READINGS = {"sv": "CSV:59,34,76", "en": "CSV:44,34,76"}


@pytest.mark.parametrize("lang", READINGS)
@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.xdist_group("office")
def test_no_cell_of_a_list_runs_in_libreoffice(
    open_page: Open, tmp_path: Path, lang: str, reading: str
) -> None:
    """Not even where the program parts cells at the other language's mark."""
    page = open_page("")
    made = "async ([rows, lang]) => (await import('/assets/csv.js')).csv(rows, lang)"
    text = page.evaluate(made, [[[cell, "x"] for cell in HOSTILE], lang])
    source = tmp_path / "lista.csv"
    source.write_text(text, encoding="utf-8", newline="")
    (book,) = office([source], "xlsx", tmp_path / "ut", tmp_path / "profil", READINGS[reading])
    rows = list(openpyxl.load_workbook(book).active.iter_rows())
    assert [cell.value for row in rows for cell in row if cell.data_type == "f"] == []
    if lang == reading:
        assert [cell.value for cell in rows[-1]] == ["ÅÄÖ", "x"]
        assert rows[0][0].value == "'=1+1"
