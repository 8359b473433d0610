"""Each recipe of underhall/arkitektur.md is followed on one copy, and seen on what it builds."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from playwright.sync_api import expect

from probe import case_form
from probe.browsing import visit
from probe.repositories import ROOT, change
from probe.server import Server
from tests.extending import recipes

pytestmark = pytest.mark.xdist_group("extending")
# Of the tests that the recipes end with, and those that count things, the ones that are soon done.
FAST = (
    *("tests/checks/test_counts.py", "tests/checks/test_data.py", "tests/checks/test_frame.py"),
    *("tests/checks/test_glossary.py", "tests/checks/test_scripts.py"),
    *("tests/checks/test_shapes.py", "tests/look/test_colours.py", "tests/look/test_icons.py"),
    "tests/pages/test_blocks.py",
)
QUESTION = {
    "sv": "Vad gör vi om provfrågan kommer till?",
    "en": "What do we do if the trial question is added?",
}


@dataclass(frozen=True)
class Extended:
    """The copy, its site, and what the check said when only the question had been added."""

    root: Path
    site: Path
    said: str

    def page(self, url: str) -> str:
        """Return a built page."""
        return (self.site / url / "index.html").read_text(encoding="utf-8")


def _run(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    values = {**os.environ, "NO_MKDOCS_2_WARNING": "true", "SOURCE_DATE_EPOCH": "1790000000"}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=root,
        env=values,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Extended:
    root = recipes.copied(tmp_path_factory.mktemp("tillagt"))
    recipes.question(root)
    said = _run(root, "navet", "check").stdout
    recipes.follow_question(root)
    for name, add in recipes.RECIPES.items():
        if name != "En följdfråga":
            add(root)
    assert _run(root, "navet", "scheman").returncode == 0
    site = root / "site"
    built = _run(root, "mkdocs", "build", "--site-dir", str(site))
    assert built.returncode == 0, built.stdout + built.stderr
    return Extended(root, site, said)


def test_the_guide_has_each_recipe() -> None:
    text = (ROOT / "underhall/arkitektur.md").read_text(encoding="utf-8")
    told = re.findall(r"^### (.+)$", text, re.MULTILINE)
    assert [name for name in recipes.RECIPES if name not in told] == []
    tests = re.findall(r"^Pröva: (.+)\.$", text, re.MULTILINE)
    named = [path for line in tests for path in re.findall(r"`([^`]+)`", line)]
    assert len(named) > len(recipes.RECIPES)
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_check_names_every_place_that_a_new_question_must_be_in(extended: Extended) -> None:
    named = {line.split(":")[0] for line in extended.said.splitlines() if ":" in line}
    assert {
        f"{recipes.STEP}.md",
        f"{recipes.STEP}.en.md",
        recipes.EASY,
        "modell/scenario.yml",
        "docs/om/index.md",
        "docs/om/index.en.md",
        "docs/fas/index.md",
        "docs/fas/index.en.md",
    } <= named


def test_no_other_test_must_be_changed_for_what_is_added(extended: Extended) -> None:
    done = _run(extended.root, "pytest", "-p", "no:cacheprovider", *FAST)
    assert done.returncode == 0, done.stdout[-4000:]


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_new_question_is_on_its_page_and_in_every_file(extended: Extended, lang: str) -> None:
    root = "" if lang == "sv" else "en/"
    assert f'id="{recipes.QUESTION}"' in extended.page(f"{root}fas/forutsattningar/status")
    files = extended.site / "filer" / lang
    stem = {"sv": "arbetsblad-steg-01-status-sv", "en": "worksheet-step-01-status-en"}[lang]
    sheet = pypdf.PdfReader(files / f"{stem}.pdf")
    assert len(sheet.pages) == 2
    shown = " ".join(" ".join(page.extract_text() for page in sheet.pages).split())
    assert QUESTION[lang] in shown
    name = {"sv": "processdagbok-ifylld-sv", "en": "process-diary-filled-en"}[lang]
    diary = docx.Document(io.BytesIO((files / f"{name}.docx").read_bytes()))
    assert any(QUESTION[lang] in paragraph.text for paragraph in diary.paragraphs)


def test_new_tool_has_its_file_card_and_page(extended: Extended) -> None:
    file = extended.site / "filer/sv/provblad-sv.docx"
    shown = [paragraph.text for paragraph in docx.Document(str(file)).paragraphs]
    assert "Skriv här vad ni provade." in shown
    assert "filer/sv/provblad-sv.docx" in extended.page("verktyg/provblad")
    assert "provblad/" in extended.page("verktyg")
    assert (extended.site / "filer/sv/bilder/provblad-sv-docx.png").is_file()


@pytest.mark.parametrize(
    ("root", "said"), [("", "Hej från blocket"), ("en/", "Hello from the block")]
)
def test_new_block_has_its_words_script_and_style(extended: Extended, root: str, said: str) -> None:
    assert said in extended.page(f"{root}om/provblock")
    script = (extended.site / "assets/provblock.js").read_text(encoding="utf-8")
    with zipfile.ZipFile(extended.site / "filer/sajten-sv.zip") as copy:
        assert copy.read("assets/provblock.js").startswith(b"navetDisk.define(")
    assert "Skriptet svarar" in script
    assert "The script answers" in script
    assert ".provblock{" in (extended.site / "assets/navet.css").read_text(encoding="utf-8")


def test_new_field_of_cases_is_checked_asked_for_and_shown(extended: Extended) -> None:
    case = "exempel/alingsas-vardkedja"
    assert "<dt>Antal deltagare</dt><dd>4321</dd>" in extended.page(case)
    assert "Number of participants" in extended.page(f"en/{case}")
    assert 'data-falt="antal_deltagare"' in extended.page("exempel/bidra")
    contract = (extended.site / "exempel/kontrakt.json").read_text(encoding="utf-8")
    assert "Antalet deltagare är inte ifyllt." in contract


def test_new_field_of_cases_goes_from_the_form_to_the_file(
    extended: Extended, browser: Any
) -> None:
    server = Server(extended.site)
    page = browser.new_page()
    visit(page, f"{server.url}exempel/bidra/")
    case_form.fill_all(page)
    title = {"titel": "Prövköping: lots för unga"}
    case_form.fill(page, {**title, "antal_deltagare": "ett tjugotal"})
    page.get_by_role("button", name="Kontrollera och förhandsgranska").click()
    expect(page.locator("[data-felruta]")).to_contain_text("Skriv ett antal med siffror")
    case_form.fill(page, {"antal_deltagare": "40"})
    page.get_by_role("button", name="Kontrollera och förhandsgranska").click()
    expect(page.locator("[data-fil]")).to_have_value(re.compile("^antal_deltagare: 40$", re.M))
    expect(page.locator("[data-visning] dl")).to_contain_text("Antal deltagare40")
    page.close()
    server.close()


def test_new_check_and_field_say_what_is_wrong(extended: Extended) -> None:
    line = change(extended.root / "docs/om/provblock.md", "Här står en", "Här står provordet, en")
    change(extended.root / recipes.CASE, "antal_deltagare: 4321", "antal_deltagare: många")
    said = _run(extended.root, "navet", "check").stdout
    assert f"docs/om/provblock.md:{line}: prov: Provordet står här. Byt det." in said
    assert "Skriv ett antal med siffror, till exempel 40." in said


def test_new_kind_of_page_has_its_template_and_group(extended: Extended) -> None:
    for root in ("", "en/"):
        assert "<article data-provslag>" in extended.page(f"{root}prov/sida")


def test_new_colour_is_a_property_in_both_schemes(extended: Extended) -> None:
    css = (extended.site / "assets/navet.css").read_text(encoding="utf-8")
    assert "--prov:#123456" in css
    assert "--prov:#fedcba" in css


def test_new_structure_is_in_the_menu_and_among_the_cards(extended: Extended) -> None:
    for root, name in (("", "Provstrukturen"), ("en/", "The trial structure")):
        assert name in extended.page(f"{root}strukturer/provstruktur")
        assert name in extended.page(f"{root}strukturer")


def test_new_term_is_explained_in_place_and_in_the_glossary(extended: Extended) -> None:
    for root, said in (("", "Ett ord som finns"), ("en/", "A word that is there")):
        assert said in extended.page(f"{root}om/provblock")
        assert 'id="term-provterm"' in extended.page(f"{root}kunskap/ordlista")
