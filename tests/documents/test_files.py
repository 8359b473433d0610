"""Every finished file is valid, accessible and whole; every QR code leads where it says."""

from __future__ import annotations

import hashlib
import io
import math
import re
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import page as page_validation
import pikepdf
import pytest
import zxingcpp
from lxml import etree
from openxml_audit import OpenXmlValidator
from PIL import Image
from pypdf import PdfReader

from navet.content import meetings, templates
from navet.content.model import Model, Part, Step
from navet.documents import catalog, coverage
from navet.documents.kit import pdf
from navet.documents.kit.entry import Context
from navet.documents.kit.sources import read as read_sources
from navet.documents.manifest import Item
from navet.documents.office import controls
from navet.documents.tools import ALL, cards, poster, worksheets
from navet.documents.tools.risk import wall
from navet.reading import datafiles
from probe.documents import (
    ADDRESS,
    ROOT,
    TIME,
    Files,
    W,
    diary_fields,
    document_xml,
    of_site,
    text_of,
)
from probe.system import POPPLER

QR = zxingcpp.BarcodeFormat.QRCode
PROFILES = page_validation.ValidationProfile
SIGN_POINTS = 80  # Letters of two centimetres.
LANGS = {"sv": "sv-SE", "en": "en-GB"}
MEETINGS = datafiles.data(ROOT, "workshop")
PLANS = meetings.build(MEETINGS).plans


@pytest.fixture(scope="module")
def files(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Return all files of both languages, as they stand on the real site."""
    return of_site(site, tmp_path_factory.mktemp("filer"))


def test_every_tool_has_files_in_both_languages_but_what_is_in_easy_swedish(files: Files) -> None:
    tools = {item.tool for item in files.manifest.items}
    assert tools - {"allt"} == {one.id for one in ALL}
    assert files.manifest.of_tool("enkel", "en") == ()
    for tool in tools - {"enkel"}:
        swedish = [item.id for item in files.manifest.of_tool(tool, "sv")]
        assert swedish == [item.id for item in files.manifest.of_tool(tool, "en")]
    assert len(files.manifest.items) == len({item.path for item in files.manifest.items})


def test_names_sizes_and_previews_hold(files: Files) -> None:
    for item in files.manifest.items:
        data = files.path(item).read_bytes()
        assert len(data) == item.size
        assert hashlib.sha256(data).hexdigest() == item.sha256
        assert re.fullmatch(r"filer/(sv|en)/[a-z0-9-]+\.[a-z]+", item.path)
        assert Path(item.path).stem.endswith(f"-{item.lang}")
        assert "{" not in item.title + item.alt
        if item.preview:
            with Image.open(files.folder / item.preview) as picture:
                assert picture.size == (item.width, item.height)
            assert item.alt


def test_every_question_stands_once(files: Files) -> None:
    assert coverage.check(files.model, files.manifest, files.folder) == []


def test_no_mark_of_the_pages_is_left_in_the_handbook(files: Files) -> None:
    for item in files.manifest.items:
        if item.tool == "handbok":
            text = " ".join(page.extract_text() for page in PdfReader(files.path(item)).pages)
            assert [mark for mark in ("{term", "{lang", "[@", "{{", "!!!") if mark in text] == []


def test_pdf_is_pdf_ua_and_pdf_a(files: Files) -> None:
    paths = [files.path(item) for item in files.of_type("pdf")]
    assert {*paths} == {*files.folder.glob("filer/**/*.pdf")} != set()
    for path in paths:
        for profile in (PROFILES.PDF_UA_1, PROFILES.PDF_A_2A):
            report = page_validation.validate_pdf(path, profile=profile)
            failures = [one for one in report.failures if not _misread_length(one, path)]
            assert not failures, f"{path.name}: {failures[:3]}"


def _misread_length(failure: page_validation.ValidationFailure, path: Path) -> bool:
    """Return whether page-validation took the last byte of a stream for a line break.

    Compressed data may end in CR; the LF before endstream then looks like CR LF, one byte too long.
    qpdf reads such a file without a remark.
    """
    if failure.rule_id != "PDFA2A-STREAM-LENGTH-001":
        return False
    with pikepdf.open(path) as document:
        return b"\r\nendstream" in path.read_bytes() and not document.check_pdf_syntax()


def test_pdf_has_language_title_outline_and_described_pictures(files: Files) -> None:
    for item in files.of_type("pdf"):
        with pikepdf.open(files.path(item)) as document:
            root = document.Root
            assert str(root.Lang).startswith(item.lang)
            assert bool(root.ViewerPreferences.DisplayDocTitle)
            with document.open_metadata() as metadata:
                assert metadata["dc:title"]
                assert metadata["pdfaid:part"] == "2"
                assert metadata["pdfaid:conformance"] == "A"
            with document.open_outline() as outline:
                assert outline.root, item.path
            for node in _structure(root.StructTreeRoot):
                kind = str(node.get("/S", ""))
                assert kind != "/Figure" or str(node.get("/Alt", "")), item.path
                if kind == "/Table":
                    kinds = {str(child.get("/S", "")) for child in _structure(node)}
                    assert "/TH" in kinds, item.path


def _structure(node: pikepdf.Object) -> list[pikepdf.Dictionary]:
    found = []
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting.extend(one)
        elif isinstance(one, pikepdf.Dictionary):
            if "/S" in one:
                found.append(one)
            if "/K" in one:
                waiting.append(one["/K"])
    return found


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_office_file_opens_cleanly(files: Files, form: str) -> None:
    validator = OpenXmlValidator()
    for item in files.of_type(form):
        result = validator.validate(files.path(item))
        assert result.error_count == result.warning_count == 0, item.path


def test_word_is_accessible(files: Files) -> None:
    for item in files.of_type("docx"):
        with zipfile.ZipFile(files.path(item)) as archive:
            styles = archive.read("word/styles.xml").decode()
            core = archive.read("docProps/core.xml").decode()
            names = archive.namelist()
        assert f'w:lang w:val="{LANGS[item.lang]}"' in styles
        assert f"<dc:language>{LANGS[item.lang]}</dc:language>" in core
        assert re.search("<dc:title>.+</dc:title>", core)
        assert "word/stylesWithEffects.xml" not in names
        root = document_xml(files.path(item))
        for table in root.iter(f"{W}tbl"):
            assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")
            assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
        for picture in root.iter("{*}docPr"):
            assert picture.get("descr")
        tags = [tag.get(f"{W}val") for tag in root.iter(f"{W}tag")]
        bookmarks = [mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")]
        assert len(tags) == len(set(tags)) and len(bookmarks) == len(set(bookmarks))
        assert {controls.bookmark_name(tag) for tag in tags} <= set(bookmarks)
        assert all(len(name) <= 40 for name in bookmarks)


def test_a_word_file_says_what_it_is_to_those_who_read_it_back(files: Files) -> None:
    for item in files.of_type("docx"):
        with zipfile.ZipFile(files.path(item)) as archive:
            root = etree.fromstring(archive.read("docProps/custom.xml"))
        assert {one.get("name"): "".join(one.itertext()) for one in root} == {
            "samverkan-dokument": item.tool,
            "samverkan-sprak": item.lang,
            "samverkan-modell": files.model.version,
        }


def test_every_field_of_the_diary_has_a_label_that_is_marked(files: Files) -> None:
    for lang in LANGS:
        root = document_xml(files.path(files.manifest.find("processdagbok-blank", lang)))
        tags = [tag.get(f"{W}val") for tag in root.iter(f"{W}tag")]
        assert {tag for tag in tags if "--" not in tag} == {one.id for one in files.model.questions}
        assert len(tags) == diary_fields(files.model)
        places = {one: number for number, one in enumerate(root.iter())}
        anchors = {
            mark.get(f"{W}name"): mark
            for mark in root.iter(f"{W}bookmarkStart")
            if mark.get(f"{W}name").startswith("a_")
        }
        assert len(anchors) == len(tags)
        for control in root.iter(f"{W}sdt"):
            tag = control.find(f"{W}sdtPr/{W}tag").get(f"{W}val")
            anchor = anchors[controls.anchor_name(tag)]
            label = text_of(anchor.getparent())
            assert label and places[anchor] < places[control], tag
            assert "--" in tag or label.endswith(f" · #{tag}")


def test_answers_are_written_as_their_kind_says(files: Files) -> None:
    root = document_xml(files.path(files.manifest.find("processdagbok-blank", "sv")))
    kinds = {
        control.find(f"{W}sdtPr/{W}tag").get(f"{W}val"): control.find(f"{W}sdtPr")[-1]
        for control in root.iter(f"{W}sdt")
    }
    assert kinds["om--samverkan"].tag == f"{W}text"
    assert kinds["status-vilja"].tag == f"{W}richText"
    choices = templates.load(ROOT).options["stegstatus"]
    shown = [(one.get(f"{W}value"), one.get(f"{W}displayText")) for one in kinds["status--lage"]]
    assert shown == [(choice.id, choice.text["sv"]) for choice in choices]


def test_filled_example_says_that_it_is_invented(files: Files) -> None:
    for item in files.manifest.items:
        if item.variant != "ifylld":
            continue
        with zipfile.ZipFile(files.path(item)) as archive:
            text = "".join(
                archive.read(name).decode()
                for name in archive.namelist()
                if name in ("word/document.xml", "xl/sharedStrings.xml")
            )
        assert ("Påhittat exempel" if item.lang == "sv" else "Invented example") in text


def test_zip_holds_every_file_and_its_checksum(files: Files) -> None:
    for lang in LANGS:
        packed = zipfile.ZipFile(io.BytesIO(files.bytes("allt", lang)))
        listed = packed.read("MANIFEST.txt").decode().splitlines()
        names = set(packed.namelist()) - {"MANIFEST.txt"}
        assert len(listed) == len(names)
        for line in listed:
            checksum, size, name = line.split(maxsplit=2)
            data = packed.read(name)
            assert len(data) == int(size)
            assert hashlib.sha256(data).hexdigest() == checksum
        expected = {
            f"{item.tool}/{Path(item.path).name}"
            for item in files.manifest.of_language(lang)
            if item.tool != "allt"
        }
        assert expected < names


@pytest.mark.system
def test_every_qr_code_leads_to_its_page(files: Files, tmp_path: Path) -> None:
    model = files.model
    wanted: dict[str, list[str]] = {}
    for lang in LANGS:
        base = ADDRESS + ("" if lang == "sv" else "en/")
        for part in model.parts:
            steps = [f"{base}fas/{part.id}/{step.id}/" for step in part.steps]
            wanted[_name(files, f"arbetsblad-{part.id}", lang)] = [f"{base}fas/{part.id}/", *steps]
            for step, address in zip(part.steps, steps, strict=True):
                wanted[_name(files, f"arbetsblad-steg-{step.id}", lang)] = [address]
        wanted[_name(files, "modellbild-a3", lang)] = [f"{base}fas/"]
        wanted[_name(files, "modellbild-a4", lang)] = [f"{base}fas/"]
        wanted[_name(files, "riskmatris-vagg", lang)] = [f"{base}verktyg/riskanalys/"]
        for name in ("blankett", "vagg"):
            address = f"{base}verktyg/lageskollen/"
            wanted[_name(files, f"lageskollen-{name}", lang)] = [address]
        plans = [f"{base}verktyg/planera-motet/{plan.id}/" for plan in PLANS]
        for plan, address in zip(PLANS, plans, strict=True):
            wanted[_name(files, f"motesplan-{plan.id}", lang)] = [address]
        wanted[_name(files, "workshop", lang)] = [f"{base}verktyg/planera-motet/", *plans]
    for path, addresses in wanted.items():
        assert sorted(_codes(files.folder / path, tmp_path)) == sorted(addresses), path


def _name(files: Files, file_id: str, lang: str) -> str:
    return files.manifest.find(file_id, lang).path


def _codes(path: Path, folder: Path) -> list[str]:
    program = POPPLER.path()
    assert program, f"Installera {POPPLER.package}"
    stem = folder / path.stem
    subprocess.run(
        [program, "-r", "80", "-gray", path, stem], check=True, stderr=subprocess.DEVNULL
    )
    found = []
    for picture in sorted(folder.glob(f"{path.stem}-*.pgm")):
        with Image.open(picture) as opened:
            found += [code.text for code in zxingcpp.read_barcodes(opened, QR)]
    return found


def test_posters_and_sheets_keep_to_their_pages(files: Files) -> None:
    decks = {
        f"fragekort-steg-{step.id}": 2 * _sheets(step, part)
        for part in files.model.parts
        for step in part.steps
    }
    pages = {"modellbild-a3": 1, "modellbild-a4": 1, "riskmatris-vagg": 1}
    pages |= {**decks, "fragekort": sum(decks.values())}
    pages |= {"lageskollen-blankett": 2, "lageskollen-vagg": 1}
    pages |= {f"arbetsblad-{part.id}": 2 + 2 * len(part.steps) for part in files.model.parts}
    pages |= {f"motesplan-{plan.id}": 1 for plan in PLANS}
    pages |= {f"skyltar-{item['steg']}": len(item["falt"]) for item in MEETINGS["skyltar"]}
    pages |= {f"arbetsblad-steg-{step.id}": 2 for step in files.model.steps}
    for file_id, count in pages.items():
        for lang in LANGS:
            with pikepdf.open(files.path(files.manifest.find(file_id, lang))) as document:
                assert len(document.pages) == count, (file_id, lang)


def _sheets(step: Step, part: Part) -> int:
    """Return how many sheets a step's cards fill: its questions, its key question, and the part."""
    made = len(step.questions) + 1 + (step is part.steps[0])
    return math.ceil(made / cards.CARDS_ON_SHEET)


@pytest.mark.parametrize("lang", LANGS)
def test_printed_on_both_sides_each_step_has_a_sheet_of_its_own(files: Files, lang: str) -> None:
    words = {name: tool["ord"] for name, tool in datafiles.data(ROOT, "mallar")["mallar"].items()}
    edge = "långsidan" if lang == "sv" else "longedge"
    deck = _pages(files, "fragekort", lang)
    for part in files.model.parts:
        sheets = _pages(files, f"arbetsblad-{part.id}", lang)
        assert _squeezed(words["arbetsblad"]["tom"][lang]) in sheets[1]
        assert all(edge in sheet for sheet in sheets)
        for index, step in enumerate(part.steps):
            front, back = sheets[2 + 2 * index : 4 + 2 * index]
            assert _squeezed(step.key_question[lang]) in front
            assert all(_squeezed(one.text[lang]) in front + back for one in step.questions)
    for step in files.model.steps:
        alone = _pages(files, f"fragekort-steg-{step.id}", lang)
        together, deck = deck[: len(alone)], deck[len(alone) :]
        for sheets in (alone, together):
            fronts, backs = "".join(sheets[::2]), "".join(sheets[1::2])
            assert all(edge in front for front in sheets[::2])
            assert all(_squeezed(one.text[lang]) in fronts for one in step.questions)
            assert all(_squeezed(one.short[lang]) in backs for one in step.questions)
    assert deck == []


def _pages(files: Files, file_id: str, lang: str) -> list[str]:
    """Return the words of each page of a file, without white space."""
    path = files.path(files.manifest.find(file_id, lang))
    return [_squeezed(one.extract_text()) for one in PdfReader(path).pages]


@pytest.mark.parametrize("lang", LANGS)
def test_a_sign_can_be_read_across_a_room(files: Files, lang: str) -> None:
    for signs in MEETINGS["skyltar"]:
        pages = PdfReader(files.path(files.manifest.find(f"skyltar-{signs['steg']}", lang))).pages
        for page, field in zip(pages, signs["falt"], strict=True):
            assert page.mediabox.width > page.mediabox.height
            sizes: dict[str, float] = {}
            page.extract_text(
                visitor_text=lambda text, _, matrix, __, size, into=sizes: into.update(
                    {_squeezed(text): abs(matrix[0]) * size}
                )
            )
            assert sizes[_squeezed(field["namn"][lang])] >= SIGN_POINTS


def test_a_template_that_warns_stops_with_its_place(tmp_path: Path, files: Files) -> None:
    for name in ("grund.typ", "matris.typ"):
        text = (ROOT / "mallar" / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace("Source Sans 3", "Nope"), encoding="utf-8")
    with pytest.raises(pdf.TemplateError, match=r"^mallar/grund\.typ:\d+: .*unknown font"):
        pdf.pdf("matris.typ", wall.content(context_of(files.model, "riskanalys")), folder=tmp_path)


def context_of(model: Model, tool_id: str) -> Context:
    """Return what a tool's Swedish files are made from, with a square for the picture."""
    sources = read_sources(ROOT, model, ADDRESS, TIME)
    wheel = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>"
    return Context(sources, "sv", wheel, sources.templates.tools[tool_id])


AWKWARD = (
    "Räksmörgås & <b>kaviar</b> > \"citat\" 'apostrof' #rubrik *fet* $x$ @ref Ærø \u00ad ñ ž 1/2"
)


def test_awkward_text_is_shown_as_it_is(files: Files) -> None:
    context = context_of(files.model, "arbetsblad")
    payload = worksheets.content(context, "planera-och-justera", "metod")
    payload["part"]["steps"][0]["questions"][0]["text"] = AWKWARD
    made = pdf.pdf("arbetsblad.typ", payload)
    text = _text(made)
    assert re.sub(r"[\s\u00ad]", "", AWKWARD) in text
    assert pdf.pdf("affisch.typ", poster.poster(context_of(files.model, "modellbild"), poster.A3))


@pytest.mark.parametrize("lang", LANGS)
def test_a_picture_of_a_file_shows_the_words_of_the_file(files: Files, lang: str) -> None:
    sources = read_sources(ROOT, files.model, ADDRESS, TIME)
    wheel = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>"
    drawn = [
        made
        for made in catalog.entries(sources, lang, wheel)
        if made.preview is not None and made.preview.builder == "bild.typ"
    ]
    assert {made.type for made in drawn} == {"docx", "xlsx"}
    for made in drawn:
        text = _words_of(files.folder / made.path)
        shown = list(_shown(made.preview.payload)) if made.preview else []
        assert len(shown) > 5, made.id
        assert [words for words in shown if _squeezed(words) not in text] == [], made.id


def _shown(payload: Mapping[str, Any]) -> Iterator[str]:
    """Yield every text that a preview shows, from what it is drawn from."""
    values = [payload[key] for key in ("blocks", "title", "subtitle", "head", "rows")
              if key in payload]  # fmt: skip
    while values:
        value = values.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            values += value
        elif isinstance(value, dict):
            values += [value[key] for key in value if key not in ("kind", "picture", "status")]


def _words_of(path: Path) -> str:
    """Return all text of a Word file, or a workbook's tabs and cells, without white space."""
    if path.suffix == ".docx":
        return _squeezed("".join(document_xml(path).itertext()))
    book = openpyxl.load_workbook(path, data_only=True)
    cells = (cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    return _squeezed("|".join([*book.sheetnames, *(str(cell) for cell in cells if cell)]))


def _squeezed(words: str) -> str:
    return re.sub(r"[\s\u00ad]", "", words)


def _text(data: bytes) -> str:
    pages = PdfReader(io.BytesIO(data)).pages
    return _squeezed("".join(one.extract_text() for one in pages))


def test_previews_and_links_can_be_shown(files: Files) -> None:
    item: Item = files.manifest.find("processdagbok-blank", "sv")
    assert item.kind == "Word"
    assert re.fullmatch(r"\d+ kB", item.size_text())
    assert re.fullmatch(r"\d,\d MB", files.manifest.find("allt", "sv").size_text())
    assert re.fullmatch(r"\d\.\d MB", files.manifest.find("allt", "en").size_text())
