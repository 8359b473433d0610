"""The files in easy Swedish hold the pages: every question once, in lines, in a booklet to fold."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from pypdf import PdfReader

from navet.content import easy
from navet.content.easy import EasyQuestion
from navet.content.model import Step
from navet.content.reader import Content
from navet.documents import coverage, views
from navet.documents.tools import cards
from probe.documents import Files, W, answers_by_tag, document_xml, of_site, text_of

A5 = (420, 595)
ON_A_SHEET = 4


@pytest.fixture(scope="module")
def files(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Return all files as they stand on the real site."""
    return of_site(site, tmp_path_factory.mktemp("filer"))


@pytest.fixture(scope="module")
def told(content: Content) -> list[tuple[Step, list[EasyQuestion]]]:
    """Return each step with its questions in easy words."""
    pages = list(content.site.of_kind("enkel"))
    return [
        (step, list(easy.questions(page)))
        for step in content.model.steps
        for page in pages
        if easy.step_of(page, content.model) is step
    ]


def reader_of(files: Files, file_id: str) -> PdfReader:
    return PdfReader(files.path(files.manifest.find(file_id, "sv")))


def test_the_booklet_is_a5_on_whole_sheets_and_has_every_page(
    files: Files, content: Content
) -> None:
    pages = reader_of(files, "enkel-hafte").pages
    assert len(pages) % ON_A_SHEET == 0
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {A5}
    heads = [page.extract_text() for page in pages[2:]]
    for page in content.site.of_kind("enkel"):
        if page.key != "enkel/index.md":
            title = coverage._flat(str(page.meta["titel"]))
            assert sum(coverage._flat(text[:60]).find(title) >= 0 for text in heads) >= 1, page.key


def test_the_booklet_keeps_the_lines_of_the_pages(files: Files, content: Content) -> None:
    text = "\n".join(page.extract_text() for page in reader_of(files, "enkel-hafte").pages)
    lines = {" ".join(line.split()) for line in text.split("\n")}
    page = content.site.page("enkel/malgrupp.md", "sv")
    assert page is not None
    wanted = [
        line
        for part in page.scan.paragraphs
        if part.kind == "text" and "[" not in part.text and "involveras?" not in part.text
        for line in part.text.split("\n")
    ]
    assert len(wanted) > 50
    assert [line for line in wanted if line not in lines] == []


def test_each_easy_question_is_a_card_with_how_to_answer_on_its_back(
    files: Files, told: list[tuple[Step, list[EasyQuestion]]]
) -> None:
    sheets = [coverage._flat(one.extract_text()) for one in reader_of(files, "enkel-kort").pages]
    fronts, backs = "".join(sheets[::2]), "".join(sheets[1::2])
    cards_made = sum(1 + len(questions) for _, questions in told)
    assert len(sheets) == 2 * math.ceil(cards_made / cards.CARDS_ON_SHEET)
    for step, questions in told:
        assert fronts.count(coverage._flat(step.key_question.sv)) == 1
        for question in questions:
            assert fronts.count(f"#{question.id}") == 1
            assert fronts.count(coverage._flat(question.text)) >= 1
            assert coverage._flat("".join(question.lines)) in backs


def test_word_has_a_field_for_each_answer_by_the_id_of_its_question(
    files: Files, told: list[tuple[Step, list[EasyQuestion]]]
) -> None:
    root = document_xml(files.path(files.manifest.find("enkel-fragor", "sv")))
    wanted = {f"{step.id}--svar" for step, _ in told}
    wanted |= {question.id for _, questions in told for question in questions}
    assert set(answers_by_tag(root)) == wanted
    assert len(wanted) == 4 * len(files.model.steps)
    paragraphs = [text_of(one) for one in root.iter(f"{W}p")]
    for _, questions in told:
        for question in questions:
            assert paragraphs.count(question.text) == 1
            assert "\n".join(question.lines) in paragraphs
    lines = {"\n".join(question.lines) for _, questions in told for question in questions}
    explained = [one for one in root.iter(f"{W}p") if text_of(one) in lines]
    assert all(one.find(f"{W}pPr/{W}keepNext") is not None for one in explained)


def test_the_english_page_offers_the_swedish_files_and_says_so(
    files: Files, content: Content, site: Path
) -> None:
    groups = views.files(content, "en").groups("enkel")
    links = [link for group in groups for link in group.links]
    assert [link.lang for link in links] == ["sv"] * 3
    assert all(link.facts.endswith("in Swedish") for link in links)
    page = (site / "en/verktyg/enkel/index.html").read_text(encoding="utf-8")
    assert page.count('hreflang="sv" ') + page.count('hreflang="sv">') >= 3
    for link in links:
        assert (site / link.path).is_file()
