"""Readers walk through the site in Firefox and WebKit: home, step, guide, search, form, file.

Run by ``make test-browsers``.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from navet.content.reader import Content
from probe.case_form import FIELDS, TEXTS
from probe.casefiles import problems_of
from probe.other_browsers import Reader, saved, until
from probe.server import Line

pytestmark = pytest.mark.browsers
TITLE = "Prövköping: lots för unga & ”äldre”"
_SHOWN = "const one = document.querySelector(given); return !!one && !!one.getClientRects().length"
_PATH = "return location.pathname + location.search + location.hash"


_SECTORS = {"parter.1.sektor": "offentlig", "parter.2.sektor": "civilsamhalle"}
_FILL = """for (const [name, value] of Object.entries(given)) {
  const field = document.getElementById(`f-${name}`);
  field.value = value;
  field.dispatchEvent(new Event('input', {bubbles: true}));
  field.dispatchEvent(new Event('change', {bubbles: true}));
}"""


def text(reader: Reader, selector: str) -> str:
    """Return the words of an element, when it is there, without soft hyphens."""
    script = "return document.querySelector(given)?.textContent"
    return " ".join(str(until(reader, script, selector)).replace("\u00ad", "").split())


def test_from_the_picture_to_a_step_the_next_and_the_same_place_in_english(
    reader: Reader, server: str, content: Content
) -> None:
    part = content.model.parts[2]
    first, step = part.steps[:2]
    reader.open(server)
    reader.click(f".modell svg a[href='fas/{part.id}/{first.id}/']")
    until(reader, f"return location.pathname.endsWith('/{first.id}/')")
    assert text(reader, "h1") == first.name.sv
    reader.click(f"main a[href='../{step.id}/']")
    until(reader, f"return location.pathname.endsWith('/{step.id}/')")
    assert text(reader, "h1") == step.name.sv
    question = step.questions[1]
    assert text(reader, f"[id='{question.id}']") == question.text.sv
    reader.open(f"{server}fas/{part.id}/{step.id}/#{question.id}")
    until(reader, "return !!document.querySelector('.sprak')?.href.includes('#')")
    reader.click(".sprak")
    until(reader, "return document.documentElement.lang === 'en'")
    assert reader.run(_PATH) == f"/en/fas/{part.id}/{step.id}/#{question.id}"
    assert text(reader, f"[id='{question.id}']") == question.text.en
    family = reader.run("return getComputedStyle(document.body).fontFamily")
    assert '"Navet Sans"' in family.replace("Navet Sans,", '"Navet Sans",')


def test_the_guide_leads_to_a_form_of_collaboration(reader: Reader, server: str) -> None:
    reader.open(f"{server}strukturer/valj-form/")
    until(reader, _SHOWN, ".guide__val")
    asked = []
    while reader.run(_SHOWN, ".guide__val"):
        left = text(reader, ".guide__panel h3")
        asked.append(left)
        reader.click(".guide__val")
        until(
            reader,
            "const now = document.querySelector('.guide__panel h3')?.textContent.trim() ?? '';"
            "return now && now !== given",
            left,
        )
    assert len(asked) > 1
    assert reader.run("return location.hash").startswith("#guide=")
    reader.click(".guide__former a")
    until(
        reader, "return !location.pathname.includes('valj-form') && !!document.querySelector('h1')"
    )
    assert "/strukturer/" in reader.run(_PATH)


_ANSWER = "#guide=syfte:gora,vems-ide:gemensam,kop:nej,omsesidigt:ja"
_READY = "return document.querySelector('.tamed__svar')?.textContent.startsWith('Filen är klar')"


def test_an_answer_and_a_comparison_become_word_files(reader: Reader, server: str) -> None:
    for path, name in (
        (f"strukturer/valj-form/{_ANSWER}", "vilken-form-passar-oss.docx"),
        ("strukturer/jamfor/?jamfor=iop&jamfor=lov#sida-vid-sida", "former-for-samverkan.docx"),
    ):
        reader.open(server + path)
        until(reader, _SHOWN, ".tamed .knapp")
        reader.click(".tamed .knapp:nth-child(2)")
        until(reader, _READY)
        if reader.keeps is not None:
            result = OpenXmlValidator().validate(saved(reader.keeps / name))
            assert (result.error_count, result.warning_count) == (0, 0)
    assert reader.faults() == []


def test_the_search_field_answers_and_the_results_page_narrows(reader: Reader, server: str) -> None:
    reader.open(f"{server}om/")
    until(reader, _SHOWN, "#sok-topp")
    reader.type("#sok-topp", "dialog")
    until(
        reader,
        "return !!document.querySelector(\".sokforslag:not([hidden]) a[href$='?q=dialog']\")",
    )
    reader.press("Enter")
    until(reader, "return location.pathname === '/sok/'")
    until(reader, _SHOWN, "main .traff a")
    reader.click("[data-grupp=strukturer]")
    until(reader, "return location.search === '?q=dialog&grupp=strukturer'")
    addresses = until(
        reader,
        "const all = [...document.querySelectorAll('main .traff a')].map((one) => one.pathname);"
        "return all.length ? all : null",
    )
    assert all(address.startswith("/strukturer/") for address in addresses)
    reader.click("main .traff a")
    until(reader, "return location.pathname.startsWith('/strukturer/')")


def test_the_form_makes_a_file_that_the_check_accepts(
    reader: Reader, server: str, content: Content
) -> None:
    reader.open(f"{server}exempel/bidra/")
    until(reader, _SHOWN, ".formular--klar")
    reader.run("return localStorage.clear()")
    reader.type("[id='f-titel']", TITLE)
    assert reader.run("return document.getElementById('f-titel').value") == TITLE
    reader.run(_FILL, {**{k: v for k, v in FIELDS.items() if k != "titel"}, **TEXTS})
    reader.run(_FILL, {"niva": "lokal", "sakerhet": "trolig", **_SECTORS})
    for value in ("ostergotlands-lan", "barn-och-unga", "projekt", "iop"):
        reader.click(f"input[type=checkbox][value='{value}']")
    reader.click(".formular form button[type=submit]")
    until(reader, _SHOWN, "[data-klart]")
    made = str(until(reader, "return document.querySelector('[data-fil]').value"))
    name = text(reader, "[data-filnamn]").rpartition("/")[2]
    assert problems_of(content, made, f"exempel/{name}") == []
    reader.click("[data-ladda]")
    if reader.keeps is not None:
        assert saved(reader.keeps / name).read_text(encoding="utf-8") == made
    assert reader.faults() == []


def test_a_workbook_is_begun_answered_on_a_step_page_and_saved(
    reader: Reader, server: str, content: Content
) -> None:
    step = content.model.steps[4]
    question = step.questions[0].id
    field = f"textarea[aria-labelledby^='{question} ']"
    reader.open(f"{server}verktyg/arbetsbok/")
    until(reader, _SHOWN, ".bok--klar")
    reader.run("return localStorage.clear()")
    reader.type("#bok-namn", "Norrangen")
    reader.click(".bokruta button[type=submit]")
    until(reader, _SHOWN, ".bok--oppen [data-marke] circle")
    reader.open(f"{server}{step.page.removesuffix('.md')}/")
    reader.type(field, "Trappan hindrar.")
    reader.press("Tab")
    told = "return document.querySelector('.bokrad__besked')?.textContent.startsWith(given)"
    until(reader, told, "Sparat i den här webbläsaren")
    height = "return document.querySelector(given).offsetHeight"
    low = reader.run(height, field)
    reader.type(field, " Och en rad till." * 30)
    assert reader.run(height, field) > low + 40, "the field grows"
    reader.press("Tab")
    reader.open(f"{server}en/{step.page.removesuffix('.md')}/")
    kept = str(until(reader, "return document.querySelector(given)?.value", field))
    assert kept.startswith("Trappan hindrar.")
    reader.click(".bokrad button")
    until(reader, told, "The file norrangen-")
    if reader.keeps is not None:
        (file,) = reader.keeps.glob("norrangen-*")
        assert json.loads(saved(file).read_text("utf-8"))["answers"][question]["text"] == kept
    reader.run("return localStorage.clear()")
    assert reader.faults() == []


_HEADING = "return document.querySelector('.utannat__lage h3')?.textContent === given"
_TOLD = "return document.querySelector('[data-besked]')?.textContent.startsWith(given)"
_STORED = """window.stored = '';
Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()])
  .then((all) => { window.stored = all.map((one) => one.length).join(); });"""


def test_the_site_is_saved_used_with_the_line_cut_and_removed(reader: Reader, site: Path) -> None:
    line = Line(site)
    reader.open(f"{line.url}om/utan-nat/")
    until(reader, _SHOWN, ".utannat--klar [data-spara]")
    reader.click("[data-spara]")
    until(reader, _HEADING, "Sajten är sparad i den här webbläsaren")
    line.cut()
    reader.open(f"{line.url}fas/forutsattningar/status/")
    until(reader, _SHOWN, ".natrad")
    assert text(reader, "h1") == "Status"
    reader.open(f"{line.url}sok/?q=riskmatrisen")
    until(reader, _SHOWN, "main .traff a")
    reader.open(f"{line.url}verktyg/arbetsblad/")
    until(reader, _SHOWN, ".natrad")
    reader.click("main a[download]")
    until(reader, _SHOWN, ".natrad__fil")
    line.mend()
    reader.open(f"{line.url}om/utan-nat/")
    until(reader, _HEADING, "Sajten är sparad i den här webbläsaren")
    reader.click(".utannat__lage .knapp:last-child")
    until(reader, _TOLD, "Borttaget.")
    reader.run(_STORED)
    assert until(reader, "return window.stored") == "0,0"
    line.close()
