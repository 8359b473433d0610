"""Word and Excel files made of a page's own words say what the page says."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from navet.content import model, pagetexts
from navet.content import site as pages
from navet.content.places import DOCS, file_of
from navet.content.site import Page
from navet.documents.kit import sources
from navet.documents.kit.entry import Context
from navet.documents.tools.papers import agreement, budget, paper, survey
from navet.documents.tools.papers.followup import SURVEY
from navet.language.texts import LANGUAGES
from probe.documents import (
    ADDRESS,
    ROOT,
    TIME,
    Files,
    W,
    answers_by_tag,
    document_xml,
    of_site,
    text_of,
)

LEGAL = ("iop-valet", "iop-avtal", "iop-beslut", "arbeta-med-barn")
INVENTED = {"sv": "Påhittat exempel", "en": "Invented example"}
NO_ADVICE = {"sv": "inte juridisk rådgivning", "en": "not legal advice"}


@pytest.fixture(scope="module")
def files(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Return all files of both languages, as they stand on the real site."""
    return of_site(site, tmp_path_factory.mktemp("filer"))


def _page(key: str, lang: str) -> Page:
    page, _ = pages.read_page(ROOT / DOCS / file_of(key, lang), ROOT)
    assert page is not None
    return page


def _words(markdown: str) -> str:
    """Return the words of Markdown, without its marks, citations and white space."""
    bare = re.sub(r"\s*\[@[^\]]*\]", "", markdown)
    bare = re.sub(r"\[([^\]]+)\](\([^)]*\)|\{[^}]*\})", r"\1", bare)
    return _squeezed(bare.replace("*", ""))


def _squeezed(words: str) -> str:
    return re.sub(r"[\s\u00ad]", "", words)


def _cells(row: str) -> list[str]:
    return [_words(cell) for cell in row.strip().strip("|").split("|")]


def _rows(page: Page, section: str) -> list[list[str]]:
    """Return the cells of a section's table, its head first, as the page has them."""
    heading = next(one for one in page.scan.headings if one.id == section)
    return [_cells(one.text) for one in pagetexts.inside(page, heading) if one.kind == "row"]


def _root(files: Files, file_id: str, lang: str) -> Any:
    return document_xml(files.path(files.manifest.find(file_id, lang)))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("variant", "quote"), [("blank", 0), ("ifylld", 1)])
def test_every_clause_of_the_agreement_is_the_pages(
    files: Files, lang: str, variant: str, quote: int
) -> None:
    page = _page(pagetexts.AGREEMENT, lang)
    root = _root(files, f"iop-avtal-{variant}", lang)
    text, answers = _squeezed(text_of(root)), answers_by_tag(root)
    clauses = [one for one in page.scan.headings if one.id.startswith("avtal-")]
    assert len(clauses) == 16
    for clause in clauses:
        held = pagetexts.inside(page, clause)
        quotes = [one.text for one in held if one.kind == "quote"]
        assert _words(clause.text) in text
        assert all(_words(one.text) in text for one in held if one.kind == "text")
        wording = quotes[quote].partition(":**")[2]
        assert _squeezed(answers[clause.id]) == _words(wording), clause.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_form_has_the_pages_twelve_questions_and_answers(files: Files, lang: str) -> None:
    page = _page(pagetexts.CHOICE, lang)
    blank, filled = (_root(files, f"iop-valet-{one}", lang) for one in ("blank", "ifylld"))
    answers = answers_by_tag(filled)
    questions = [one for one in page.scan.headings if one.id.startswith("valet-")]
    assert len(questions) == 12
    for question in questions:
        assert _words(question.text) in _squeezed(text_of(blank))
        said = next(
            one.text for one in pagetexts.inside(page, question) if one.kind == "quote"
        ).partition(":**")[2]
        assert _squeezed(answers[question.id]) == _words(said)
    controls = list(blank.iter(f"{W}sdt"))
    assert controls
    assert all(one.find(f"{W}sdtPr/{W}showingPlcHdr") is not None for one in controls)


TABLES = [
    ("arshjul-ifylld", pagetexts.YEAR, "granvida"),
    ("arshjul-blank", pagetexts.YEAR, "tomt"),
    ("overlamning-ifylld", pagetexts.HANDOVER, "ifyllt"),
    ("overlamning-blank", pagetexts.HANDOVER, "tomt"),
    ("tjansteskrivelse-ifylld", pagetexts.DECISION, "tjansteskrivelsen"),
    ("iop-uppfoljning-blank", pagetexts.DECISION, "uppfoljningsplan"),
    ("iop-uppfoljning-ifylld", pagetexts.DECISION, "aret-runt"),
    ("uppfoljningsplan-ifylld", pagetexts.FOLLOW_UP, "effektkedja"),
    ("uppfoljningsplan-blank", pagetexts.FOLLOW_UP, "relationen"),
    ("uppfoljningsplan-blank", pagetexts.FOLLOW_UP, "arbetet"),
    ("uppfoljningsplan-blank", pagetexts.FOLLOW_UP, "malgruppen"),
    ("relationsenkat", pagetexts.FOLLOW_UP, "relationsenkat"),
]


@pytest.mark.parametrize(("file_id", "key", "section"), TABLES)
def test_what_a_table_of_the_page_says_stands_in_the_file(
    files: Files, file_id: str, key: str, section: str
) -> None:
    for lang in LANGUAGES:
        text = _squeezed(text_of(_root(files, file_id, lang)))
        _, *rows = _rows(_page(key, lang), section)
        missing = [cell for row in rows for cell in row if cell and cell not in text]
        assert len(rows) > 2 and missing == [], (file_id, lang)


def test_an_example_says_on_every_page_that_it_is_invented(files: Files) -> None:
    filled = [item for item in files.manifest.items if item.variant == "ifylld"]
    assert {item.type for item in filled} == {"docx", "xlsx"}
    for item in filled:
        with zipfile.ZipFile(files.path(item)) as archive:
            feet = [
                archive.read(name).decode()
                for name in archive.namelist()
                if re.fullmatch(r"word/footer\d*\.xml|xl/worksheets/sheet\d+\.xml", name)
            ]
        assert feet and all(INVENTED[item.lang] in foot for foot in feet), item.path


def test_legal_papers_say_what_they_are_not_and_when_they_were_reviewed(files: Files) -> None:
    pages = {
        "iop-valet": pagetexts.CHOICE,
        "iop-avtal": pagetexts.AGREEMENT,
        "iop-beslut": pagetexts.DECISION,
        "arbeta-med-barn": pagetexts.CHILDREN,
    }
    found = [item for item in files.manifest.items if item.tool in pages]
    assert {item.tool for item in found} == set(LEGAL)
    for item in found:
        reviewed = str(_page(pages[item.tool], item.lang).meta["granskad"])
        text = text_of(document_xml(files.path(item)))
        assert NO_ADVICE[item.lang] in text and reviewed in text, item.path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_promise_has_the_pages_words_with_fields_for_what_is_in_brackets(
    files: Files, lang: str
) -> None:
    page = _page(pagetexts.CHILDREN, lang)
    root = _root(files, "tystnadslofte", lang)
    heading = next(one for one in page.scan.headings if one.id == "tystnadslofte")
    quotes = [one.text for one in pagetexts.inside(page, heading) if one.kind == "quote"]
    assert len(quotes) == 10
    text = _squeezed(text_of(root))
    assert [one for one in quotes if _words(one) not in text] == []
    assert len(list(root.iter(f"{W}sdt"))) == sum(one.count("*(") for one in quotes)


def _copy(tmp_path: Path) -> Path:
    for name in ("modell", "mallar", "docs", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def _context(root: Path, tool: str, lang: str) -> Context:
    read = sources.read(root, model.load(root), ADDRESS, TIME)
    return Context(read, lang, "", read.templates.tools[tool])


def test_a_changed_word_on_the_page_is_changed_in_the_file(tmp_path: Path) -> None:
    root = _copy(tmp_path)
    file = root / DOCS / pagetexts.AGREEMENT
    text = file.read_text(encoding="utf-8")
    assert "Ändringar är skriftliga." in text
    changed = text.replace("Ändringar är skriftliga.", "Ändringar skrivs ned & dateras.")
    file.write_text(changed, encoding="utf-8")
    context = _context(root, agreement.TOOL, "sv")
    (tmp_path / "avtal.docx").write_bytes(paper.build(agreement.content(context, False)))
    answers = answers_by_tag(document_xml(tmp_path / "avtal.docx"))
    assert "Ändringar skrivs ned & dateras." in answers["avtal-tid"]


BROKEN = [
    (pagetexts.AGREEMENT, "{#sa-gor-ni}", "{#sa-har-gor-ni}", "sa-gor-ni"),
    (pagetexts.YEAR, "| December | | | |\n", "", "tomt"),
    (
        pagetexts.FOLLOW_UP,
        "| 6. Om jag slutade",
        "| 7. Nytt | | | | | | |\n| 6. Om jag slutade",
        "relationsenkat",
    ),
    (
        pagetexts.CHOICE,
        "> **Granvida (påhittat):** Ja, en öppen",
        "**Granvida:** Ja, en öppen",
        "valet-kompetens",
    ),
]


@pytest.mark.parametrize(("key", "words", "instead", "section"), BROKEN)
def test_a_page_that_lacks_what_a_file_needs_is_named(
    key: str, words: str, instead: str, section: str
) -> None:
    text = (ROOT / DOCS / key).read_text(encoding="utf-8")
    assert words in text
    page, _ = pages.page_from_text(text.replace(words, instead), key, "sv", f"docs/{key}")
    found = list(pagetexts.faults(page))
    assert [one.id for one in found] == [section]
    assert found[0].path == f"docs/{key}" and "fil att ladda ned" in found[0].message
    assert list(pagetexts.faults(_page(key, "sv"))) == []


@pytest.fixture(scope="module")
def answers(files: Files) -> openpyxl.Workbook:
    """Return the example's answers, with what its formulas stored."""
    item = files.manifest.find("relationsenkat-ifylld-excel", "sv")
    return openpyxl.load_workbook(files.path(item), data_only=True)


def test_the_survey_asks_the_pages_statements(files: Files, answers: openpyxl.Workbook) -> None:
    _, *rows = _rows(_page(pagetexts.FOLLOW_UP, "sv"), SURVEY)
    heads = [cell.value for cell in answers["Svar"][survey.HEAD + 1]][1:]
    assert [_squeezed(one) for one in heads] == [row[0] for row in rows]
    assert [_squeezed(row[0].value) for row in answers["Spridning"].iter_rows(7, 12)] == [
        row[0] for row in rows
    ]


def test_the_survey_counts_by_quarter_and_hides_fewer_than_five(
    answers: openpyxl.Workbook,
) -> None:
    course = answers["Kvartal"]
    first, second = ([cell.value for cell in course[row]] for row in (7, 8))
    assert first[:9] == ["2027 kv 4", 6, None, None, 4.5, None, None, None, 1]
    assert second[:9] == ["2028 kv 1", 7, 5.3, 4.7, 5.0, 3.4, 4.3, 3.3, 4]
    spread = [[cell.value for cell in row] for row in answers["Spridning"].iter_rows(7, 12, 2, 8)]
    assert spread[5] == [0, 2, 2, 2, 1, 0, 7]


def test_the_survey_draws_two_charts_that_are_described(files: Files) -> None:
    for lang in LANGUAGES:
        for variant in ("blank", "ifylld"):
            item = files.manifest.find(f"relationsenkat-{variant}-excel", lang)
            with zipfile.ZipFile(files.path(item)) as archive:
                names = archive.namelist()
                drawn = [
                    archive.read(one).decode()
                    for one in names
                    if "/drawing" in one and one.endswith(".xml")
                ]
            assert sum(one.startswith("xl/charts/chart") for one in names) == 2
            assert all(re.search(r'<xdr:cNvPr [^>]*descr="[^"]{40,}"', one) for one in drawn)


def test_the_budget_reckons_as_the_page_does(files: Files) -> None:
    for lang in LANGUAGES:
        _, *rows = _rows(_page(pagetexts.VOLUNTEERS, lang), "budget")
        item = files.manifest.find("budget-ifylld-excel", lang)
        sheet = openpyxl.load_workbook(files.path(item), data_only=True)["Budget"]
        known = {
            _squeezed(row[0]): row[4]
            for row in sheet.iter_rows(budget.FIRST + 1, budget.SUM + 1, values_only=True)
            if row[0]
        }
        assert known == {row[0]: int(re.sub(r"\D", "", row[2])) for row in rows}
        assert list(known.values())[-1] == 42660


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        ("| 15 000 |", "| 15 500 |"),
        ("| **42 660** |", "| **42 760** |"),
        ("32 procent av 8 000 kr", "avgiften på arvodet"),
    ],
)
def test_a_budget_that_does_not_add_up_is_named(words: str, instead: str) -> None:
    key = pagetexts.VOLUNTEERS
    text = (ROOT / DOCS / key).read_text(encoding="utf-8")
    assert text.count(words) == 1
    page, _ = pages.page_from_text(text.replace(words, instead), key, "sv", f"docs/{key}")
    assert {one.id for one in pagetexts.faults(page)} == {"budget"}
