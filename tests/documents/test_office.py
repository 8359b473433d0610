"""Word and Excel files in LibreOffice: they open, keep what is typed, and count alike."""

from __future__ import annotations

import copy
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree
from pypdf import PdfReader

from navet.content import scenario
from navet.documents.office import controls
from navet.documents.office.ooxml import pack, unpack
from navet.documents.tools.risk.scale import level
from navet.reading import datafiles
from probe.documents import (
    TIME,
    Files,
    W,
    answers_by_bookmark,
    answers_by_tag,
    document_xml,
    of_site,
)
from probe.office import office
from probe.repositories import ROOT

pytestmark = [pytest.mark.system, pytest.mark.xdist_group("office")]
ANSWER = "Svar på {tag}: å ä ö & <inte kod> \"citat\" 'apostrof'\nandra raden"


@pytest.fixture(scope="module")
def files(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Return all files of both languages, as they stand on the real site."""
    return of_site(site, tmp_path_factory.mktemp("filer"))


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for LibreOffice's own settings."""
    return tmp_path_factory.mktemp("profil")


@pytest.fixture(scope="module")
def printed(
    files: Files, profile: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[Path, Path]:
    """Return each Word and Excel file as LibreOffice prints it to PDF."""
    made: dict[Path, Path] = {}
    for kind in ("docx", "xlsx"):
        wanted = [files.path(item) for item in files.of_type(kind)]
        pdfs = office(wanted, "pdf", tmp_path_factory.mktemp(kind), profile)
        made |= dict(zip(wanted, pdfs, strict=True))
    return made


def test_every_office_file_opens_and_prints(printed: dict[Path, Path]) -> None:
    assert len(printed) > 60
    for made in printed.values():
        assert made.stat().st_size > 8000, made.name


def _fill(data: bytes) -> tuple[bytes, dict[str, str]]:
    """Write an answer into every empty text control, as a program would: by its tag."""
    parts = unpack(data)
    root = etree.fromstring(parts["word/document.xml"])
    written = {}
    for control in root.iter(f"{W}sdt"):
        properties = control.find(f"{W}sdtPr")
        if properties.find(f"{W}richText") is None:
            continue
        placeholder = properties.find(f"{W}showingPlcHdr")
        if placeholder is not None:
            properties.remove(placeholder)
        tag = properties.find(f"{W}tag").get(f"{W}val")
        written[tag] = ANSWER.replace("{tag}", tag)
        content = control.find(f"{W}sdtContent")
        for child in list(content):
            content.remove(child)
        run = etree.SubElement(content, f"{W}r")
        for number, line in enumerate(written[tag].split("\n")):
            if number:
                etree.SubElement(run, f"{W}br")
            etree.SubElement(run, f"{W}t").text = line
    parts["word/document.xml"] = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", standalone=True
    )
    return pack(parts, TIME), written


def _serialised(root: Any) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def test_a_filled_diary_survives_libreoffice(files: Files, tmp_path: Path, profile: Path) -> None:
    filled = {lang: _fill(files.bytes("processdagbok-blank", lang)) for lang in ("sv", "en")}
    sources = {lang: tmp_path / f"ifylld-{lang}.docx" for lang in filled}
    for lang, (data, written) in filled.items():
        sources[lang].write_bytes(data)
        typed = answers_by_tag(document_xml(sources[lang]))
        assert {tag: text for tag, text in typed.items() if tag in written} == written
    saved = office(list(sources.values()), "docx", tmp_path / "sparad", profile)
    for file, (_, written) in zip(saved, filled.values(), strict=True):
        root = document_xml(file)
        by_tag, by_bookmark = answers_by_tag(root), answers_by_bookmark(root)
        assert {question.id for question in files.model.questions} <= set(written)
        for tag, text in written.items():
            found = by_tag.get(tag) or by_bookmark[controls.bookmark_name(tag)]
            assert found == text, (file.name, tag)


def test_empty_controls_are_known_by_their_placeholder(files: Files) -> None:
    root = document_xml(files.path(files.manifest.find("processdagbok-blank", "sv")))
    for control in root.iter(f"{W}sdt"):
        assert control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
    root = document_xml(files.path(files.manifest.find("processdagbok-ifylld", "sv")))
    answers = answers_by_tag(root)
    assert answers["malgrupp-hinder"].startswith("Vi gick vägen dit med tre unga")


@pytest.mark.parametrize("lang", ("sv", "en"))
def test_what_is_to_fit_on_a_page_does(files: Files, printed: dict[Path, Path], lang: str) -> None:
    wanted = ("uppfoljningsplan-ifylld", "relationsenkat", "tystnadslofte", "iop-uppfoljning-blank")
    for name in wanted:
        paper = printed[files.path(files.manifest.find(name, lang))]
        pages = PdfReader(paper).pages
        assert len(pages) == 1, paper.name
        used = [font["/BaseFont"] for font in pages[0]["/Resources"]["/Font"].values()]
        families = {re.split("[+-]", name)[1] for name in used}
        assert "Carlito" in families, "laid out as in Word, with letters as wide as Calibri's"
        assert families <= {"Carlito", "DejaVuSans"}


# The least number of formulas in each workbook.
FORMULAS = {"tidsplan": 100, "riskanalys": 100, "relationsenkat": 100, "budget": 20}
EXCEL = [
    (name, variant, lang)
    for name in FORMULAS
    for variant in ("blank", "ifylld")
    for lang in ("sv", "en")
]


@pytest.fixture(scope="module")
def computed(
    files: Files, profile: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str, str], Path]:
    """Return each workbook with nothing but what LibreOffice computes."""
    folder = tmp_path_factory.mktemp("raknad")
    stripped = []
    for name, variant, lang in EXCEL:
        source = files.path(files.manifest.find(f"{name}-{variant}-excel", lang))
        stripped.append(folder / f"{name}-{variant}-{lang}.xlsx")
        stripped[-1].write_bytes(_without_stored_values(source.read_bytes()))
    return dict(zip(EXCEL, office(stripped, "xlsx", folder / "ut", profile), strict=True))


@pytest.mark.parametrize(("name", "variant", "lang"), EXCEL)
def test_stored_values_are_what_libreoffice_computes(
    files: Files, computed: dict[tuple[str, str, str], Path], name: str, variant: str, lang: str
) -> None:
    source = files.path(files.manifest.find(f"{name}-{variant}-excel", lang))
    stored = openpyxl.load_workbook(source, data_only=True)
    formulas = openpyxl.load_workbook(source)
    again = openpyxl.load_workbook(computed[name, variant, lang], data_only=True)
    count = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                count += 1
                expected = _plain(stored[sheet.title][cell.coordinate].value)
                found = _plain(again[sheet.title][cell.coordinate].value)
                assert found == expected, (sheet.title, cell.coordinate, cell.value)
    assert count > FORMULAS[name]


def _plain(value: Any) -> Any:
    if value is None:
        return ""
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10]
    return float(value) if isinstance(value, int | float) else value


def _without_stored_values(data: bytes) -> bytes:
    """Remove every formula's stored value, so that nothing but a computation can bring it back."""
    parts = unpack(data)
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    for name in [name for name in parts if name.startswith("xl/worksheets/sheet")]:
        root = etree.fromstring(parts[name])
        for cell in root.iter(f"{main}c"):
            value = cell.find(f"{main}v")
            if cell.find(f"{main}f") is not None and value is not None:
                cell.remove(value)
        parts[name] = _serialised(root)
    return pack(parts, TIME)


def test_the_matrix_counts_the_examples_risks(files: Files) -> None:
    workbook = openpyxl.load_workbook(
        files.path(files.manifest.find("riskanalys-ifylld-excel", "sv")), data_only=True
    )
    sheet = workbook["Matris"]
    before = sum(
        sheet.cell(row, column).value or 0 for row in range(9, 24, 3) for column in range(2, 7)
    )
    after = sum(
        sheet.cell(row, column).value or 0 for row in range(9, 24, 3) for column in range(9, 14)
    )
    risks = datafiles.data(ROOT, scenario.NAME)["riskanalys"]["risker"]
    assert before == after == len(risks) > 0


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_self_check_finds_the_middle_of_each_partys_answers(
    files: Files, tmp_path: Path, profile: Path, lang: str
) -> None:
    source = files.path(files.manifest.find("lageskollen-excel", lang))
    workbook = openpyxl.load_workbook(source)
    answers, picture = workbook.worksheets[:2]
    public, civil = (picture.cell(6, column).value for column in (2, 3))
    rows = [(public, (4, 0, 0)), (public, (3, 1, 0)), (civil, (1, 2, 4)), (civil, (2, 3, 0))]
    for line, (party, levels) in enumerate(rows, 7):
        answers.cell(line, 1).value = party
        for column, value in enumerate(levels, 2):
            answers.cell(line, column).value = value
    workbook.save(tmp_path / "ifylld.xlsx")
    (computed,) = office([tmp_path / "ifylld.xlsx"], "xlsx", tmp_path / "ut", profile)
    shown = openpyxl.load_workbook(computed, data_only=True).worksheets[1]
    found = [
        [_plain(shown.cell(row, column).value) for column in (2, 3, 4)] for row in range(7, 11)
    ]
    assert found == [[3.5, 1.5, 2.0], [1.0, 2.5, 1.5], ["", 4.0, ""], ["", "", ""]]
    with zipfile.ZipFile(source) as package:
        (chart,) = [name for name in package.namelist() if "charts/chart" in name]
        drawn = package.read(chart).decode()
    assert drawn.count("<c:ser>") == 2
    assert "c:radarChart" in drawn
    assert 'val="circle"' in drawn
    assert 'val="diamond"' in drawn


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_statement_of_the_self_check_stays_on_one_printed_page(files: Files, lang: str) -> None:
    source = files.path(files.manifest.find("lageskollen-excel", lang))
    levels = openpyxl.load_workbook(source).worksheets[2]
    (place,) = [one.id for one in levels.row_breaks.brk]
    assert str(levels.cell(place + 1, 2).value).startswith("7. ")


def test_levels_follow_the_scale() -> None:
    names = ["låg", "medel", "hög", "mycket hög"]
    assert names[level(1, 4)] == "låg"
    assert names[level(1, 5)] == "hög"
    assert names[level(3, 3)] == "medel"
    assert names[level(2, 5)] == "hög"
    assert names[level(4, 4)] == "mycket hög"
    assert names[level(5, 2)] == "hög"
    assert [level(s, k) for s in range(1, 6) for k in range(1, 6)].count(0) == 8


def test_excel_helps_and_prints_on_a4(files: Files) -> None:
    for item in files.of_type("xlsx"):
        workbook = openpyxl.load_workbook(files.path(item))
        with zipfile.ZipFile(files.path(item)) as archive:
            assert not any("vba" in name.lower() for name in archive.namelist())
        for sheet in workbook:
            assert sheet.page_setup.paperSize in (9, "9")
            assert sheet.sheet_properties.pageSetUpPr.fitToPage, (item.path, sheet.title)
            assert sheet.page_setup.fitToWidth in (1, None), "one page wide, said or by default"
        rules = [rule for sheet in workbook for rule in sheet.data_validations.dataValidation]
        assert len(rules) > 10
        assert all(rule.prompt and rule.promptTitle for rule in rules)
        assert all(rule.error for rule in rules if rule.type not in (None, "none"))
        assert any(sheet.freeze_panes for sheet in workbook)
        assert any(sheet.tables for sheet in workbook)


def test_text_of_any_kind_in_a_control() -> None:
    control = controls.Control(
        "a-b", "En & annan <fråga> " * 9, "Skriv", "rad 1\nrad\u0002 2 & <3>"
    )
    made = [copy.deepcopy(element) for element in controls.elements(control, 1, "sv-SE")]
    text = "".join(node.text or "|" for node in made[1].iter(f"{W}t", f"{W}br"))
    assert text == "rad 1|rad\ufffd 2 & <3>"
    assert len(made[1].find(f"{W}sdtPr/{W}alias").get(f"{W}val")) <= 60
    with pytest.raises(ValueError, match="40"):
        controls.bookmark_name("x" * 39)
