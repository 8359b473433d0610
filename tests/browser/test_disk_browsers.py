"""The site from disk in Firefox and WebKit: search, guide, filters, the workbook and Word.

Run by ``make test-browsers``.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from navet.content.reader import Content
from probe import disk, other_browsers
from probe.other_browsers import Reader, until

pytestmark = pytest.mark.browsers
LANGUAGES = {"sv": "", "en": "en/"}
_SHOWN = "const one = document.querySelector(given); return !!one && !!one.getClientRects().length"
_TEXT = "return document.querySelector(given)?.textContent.replaceAll('\\u00ad', '').trim()"
_AT = "return location.pathname.endsWith(given)"
_HITS = """return [...document.querySelectorAll(given)].filter((one) =>
  one.getClientRects().length && one.href.includes('/index.html')).length"""


@pytest.fixture(scope="module")
def copies(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("disk")
    return {lang: disk.unpacked(site, lang, folder) for lang in LANGUAGES}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_from_the_first_page_to_a_step_and_a_search(
    reader: Reader, copies: dict[str, Path], lang: str, content: Content
) -> None:
    part = content.model.parts[1]
    step = part.steps[0]
    reader.open(f"{copies[lang].as_uri()}/index.html")
    reader.click(f".modell svg a[href$='fas/{part.id}/{step.id}/index.html']")
    until(reader, _AT, f"/{step.id}/index.html")
    assert until(reader, _TEXT, "h1") == step.name[lang]
    until(reader, "return document.fonts.check('16px \"Navet Sans\"')")
    reader.type("#sok-topp", "dialog")
    until(reader, _HITS, ".sokforslag:not([hidden]) .traff a")
    reader.press("Enter")
    until(reader, _AT, "sok/index.html")
    assert until(reader, _HITS, "main .traff a") >= 5
    reader.click("main .traff a")
    until(reader, "return !location.pathname.endsWith('sok/index.html')")
    assert until(reader, _TEXT, "h1")
    assert reader.faults() == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_guide_the_filter_and_the_glossary(
    reader: Reader, copies: dict[str, Path], lang: str, content: Content
) -> None:
    root = LANGUAGES[lang]
    reader.open(disk.address(copies[lang], f"{root}strukturer/valj-form/"))
    until(reader, _SHOWN, ".guide__val")
    while reader.run(_SHOWN, ".guide__val"):
        left = reader.run(_TEXT, ".guide__panel h3")
        reader.click(".guide__val")
        until(
            reader,
            "return document.querySelector('.guide__panel h3')?.textContent.trim()"
            ".replaceAll('\\u00ad', '') !== given",
            left,
        )
    assert reader.run("return location.hash").startswith("#guide=")
    reader.click(".guide__panel .guide__former a")
    until(reader, "return !location.pathname.includes('valj-form')")
    step = content.model.steps[4]
    reader.open(disk.address(copies[lang], f"{root}exempel/?steg={step.id}"))
    assert until(reader, _HITS, "[data-traffar] li a") > 2
    reader.click("[data-traffar] li a")
    until(reader, "return /exempel\\/[a-z0-9-]+\\/index\\.html$/.test(location.pathname)")
    reader.open(disk.address(copies[lang], f"{root}kunskap/ordlista/"))
    assert until(reader, "return document.querySelectorAll('dt').length") > 50
    assert reader.faults() == []


def test_two_workbooks_and_the_self_check(reader: Reader, copies: dict[str, Path]) -> None:
    reader.open(disk.address(copies["sv"], "verktyg/jamfor-svar/"))
    until(reader, _SHOWN, ".bok--klar .skarm > .knapp")
    reader.click(".bok--klar .skarm > .knapp")
    until(reader, _SHOWN, ".jfr__tala li")
    reader.open(disk.address(copies["sv"], "verktyg/lageskollen/#svar-1-o-443322114432-AAAA"))
    until(reader, _SHOWN, ".lk__alla > summary")
    assert reader.faults() == []


def test_a_workbook_is_kept_in_no_browser_and_becomes_a_word_file(
    reader: Reader, copies: dict[str, Path]
) -> None:
    reader.open(disk.address(copies["sv"], "verktyg/arbetsbok/"))
    until(reader, _SHOWN, ".bok--klar")
    places = "return [...document.querySelectorAll('.bok [name=plats]')].map((one) => one.value)"
    assert reader.run(places) == ["fil"]
    reader.type("#bok-namn", "Norrangen")
    reader.click(".bokruta button[type=submit]")
    until(reader, _SHOWN, ".bok--oppen [data-word] button")
    reader.click("[data-word] button")
    until(
        reader,
        "return document.querySelector('.ordvag__besked')?.textContent.includes(given)",
        "norrangen-processdagbok.docx",
    )
    if reader.keeps is not None:
        file = reader.keeps / "norrangen-processdagbok.docx"
        result = OpenXmlValidator().validate(other_browsers.saved(file))
        assert (result.error_count, result.warning_count) == (0, 0)
    assert reader.run("return localStorage.length") == 0
    assert reader.faults() == []
