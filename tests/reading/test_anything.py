"""Whatever is written in YAML and Markdown, reading it gives a report or a result."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from navet.content import model
from navet.content.places import relative_url, url_of
from navet.content.reader import Content
from navet.content.site import page_from_text
from navet.pages.markdown.extension import STANDARD, NavetExtension
from navet.pages.markdown.scope import Scope
from navet.reading import scan, yamldata
from navet.reading.files import read_text
from navet.reading.problems import Problem

LINE_MARKS = ("# ", "### ", "!!! tips ", "!!! nyckelfraga status", "- ", "1. ", "    ", "---")
INLINE_MARKS = ("{#id}", "[@x]", "[a](b.md)", "<b>", "***", "`", "{lang=en}", "{term=iop}")
BLOCK_MARKS = ("{{ modellbild }}", "```", "\n", "\n\n")
MARKS = st.sampled_from((*LINE_MARKS, *INLINE_MARKS, *BLOCK_MARKS))
MARKDOWN = st.lists(st.one_of(MARKS, st.text(max_size=12)), max_size=40).map("".join)
YAML_MARKS = st.sampled_from(
    [
        "a: ",
        "- ",
        "\n",
        "  ",
        "'",
        '"',
        "[",
        "{",
        "&x ",
        "*x",
        "!!python/object ",
        "? ",
        "|",
        ">",
        "%",
    ]
)
YAML = st.lists(st.one_of(YAML_MARKS, st.text(max_size=10)), max_size=40).map("".join)


@given(YAML)
@settings(max_examples=400, deadline=None)
def test_any_yaml_gives_data_or_problems_with_a_line(text: str) -> None:
    document = yamldata.parse(text, "fil.yml")
    for problem in document.problems:
        assert 1 <= problem.line <= text.count("\n") + 2
        assert problem.message.endswith(".")
        assert problem.remedy.endswith(".")
    if document.problems:
        assert document.data is None


@given(MARKDOWN)
@settings(max_examples=300, deadline=None)
def test_any_markdown_can_be_scanned(text: str) -> None:
    found = scan.scan(text)
    last = text.count("\n") + 1
    assert all(1 <= heading.line <= last for heading in found.headings)
    assert all(1 <= paragraph.line <= last for paragraph in found.paragraphs)


@given(MARKDOWN)
@settings(max_examples=200, deadline=None)
def test_any_page_can_be_read(text: str) -> None:
    page, problems = page_from_text(f"---\n{text}\n---\n{text}", "om/x.md", "sv", "docs/om/x.md")
    assert isinstance(page.meta, dict)
    assert all(isinstance(problem, Problem) for problem in problems)


@pytest.fixture(scope="module")
def renderer(root: Path) -> Markdown:
    """Return Markdown as the site renders it."""
    scope = Scope(model.load(root), "sv", "fas/forutsattningar/status.md")
    return Markdown(extensions=[*STANDARD, NavetExtension(scope)])


@given(text=MARKDOWN)
@settings(max_examples=200, deadline=None)
def test_any_markdown_can_be_rendered_and_brings_no_markup_of_its_own(
    renderer: Markdown, text: str
) -> None:
    html = renderer.reset().convert(text)
    assert "<script" not in html.lower()
    assert "<b>" not in html


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_give_text_or_a_problem(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    file = folder / "fil.md"
    file.write_bytes(raw)
    text, problems = read_text(file, folder)
    assert bool(problems) or "\r" not in text


@pytest.mark.parametrize(
    ("target", "page", "expected"),
    [
        ("fas/", "", "fas/"),
        ("", "fas/", "../"),
        ("", "", "./"),
        ("fas/a/", "fas/b/", "../a/"),
        ("en/fas/#x", "fas/", "../en/fas/#x"),
        ("fas/#x", "fas/", "#x"),
        ("assets/a.css", "fas/a/", "../../assets/a.css"),
    ],
)
def test_relative_addresses(target: str, page: str, expected: str) -> None:
    assert relative_url(target, page) == expected


def test_addresses_have_the_same_slugs_in_both_languages() -> None:
    assert url_of("fas/planera-och-justera/metod.md", "sv") == "fas/planera-och-justera/metod/"
    assert url_of("fas/planera-och-justera/metod.md", "en") == "en/fas/planera-och-justera/metod/"
    assert url_of("index.md", "en") == "en/"


def test_a_value_remembers_the_line_of_its_key(content: Content) -> None:
    document = yamldata.parse("a: 1\nb:\n  - c: 2\n  - d: |\n      e\n", "x.yml", first_line=10)
    assert document.line(("a",)) == 10
    assert document.line(("b", 1, "d")) == 13
