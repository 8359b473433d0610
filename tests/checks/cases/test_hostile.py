"""Whatever somebody sends, the check answers with a sentence, or what it tried has no effect."""

from __future__ import annotations

import time
from pathlib import Path

import html5lib
import pytest
from markdown import Markdown

from navet.checks.cases import files
from navet.content.places import DOCS
from navet.content.reader import Content
from navet.content.site import read_page
from navet.pages.markdown.extension import STANDARD, NavetExtension
from navet.pages.markdown.scope import Scope
from navet.reading.problems import Problem
from probe.casefiles import KEY, SOUND, changed, folder_with, problems_of
from tests.checks.cases.hostile import HARMLESS
from tests.checks.cases.hostile.raw import FILES, NAMES
from tests.checks.cases.hostile.text import CHANGES

LONGEST_SECONDS = 3
FORBIDDEN = {
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "form",
    "input",
    "base",
    "meta",
    "link",
}
RENDERED = {name: change for name, (change, _) in CHANGES.items() if len(change[1]) < 5_000}


def sentences(problems: list[Problem]) -> str:
    return "\n".join(str(problem) for problem in problems)


def judge(problems: list[Problem], expected: str) -> None:
    said = sentences(problems)
    if expected == HARMLESS:
        assert not said
    else:
        assert expected in said
    for problem in problems:
        assert "\n" not in problem.message + problem.remedy, "a sentence must stay on its line"
        assert problem.line >= 1
        assert problem.remedy


def test_the_sound_case_is_sound(content: Content) -> None:
    assert problems_of(content, SOUND) == []


def test_the_corpus_is_large_enough() -> None:
    assert len(CHANGES) + len(FILES) + len(NAMES) >= 60


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_case(name: str, content: Content) -> None:
    (old, new), expected = CHANGES[name]
    start = time.process_time()
    judge(problems_of(content, changed(old, new)), expected)
    assert time.process_time() - start < LONGEST_SECONDS


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_bytes(name: str, content: Content, tmp_path: Path) -> None:
    contents, expected = FILES[name]
    root = folder_with(tmp_path, {Path(KEY).name: contents})
    start = time.process_time()
    page, problems = read_page(root / DOCS / KEY, root)
    if page is not None:
        problems += problems_of(content, page.text)
    judge(problems, expected)
    assert time.process_time() - start < LONGEST_SECONDS


@pytest.mark.parametrize("name", NAMES)
def test_a_name(name: str, tmp_path: Path) -> None:
    root = folder_with(tmp_path, {name: SOUND.encode()})
    judge(list(files.check(root)), NAMES[name])


def test_a_link_to_another_file(tmp_path: Path) -> None:
    root = folder_with(tmp_path, {})
    (root / "docs/exempel/lank.md").symlink_to("/etc/hostname")
    judge(list(files.check(root)), "länk till en annan fil")


def render(text: str, content: Content) -> str:
    """Return the HTML of a case's body, whether or not the check would have let it through."""
    numbers = {"1": 1}
    scope = Scope(content.model, key=KEY, numbers=numbers)
    extensions = [*STANDARD, NavetExtension(scope)]
    return Markdown(extensions=extensions).convert(text.split("---\n", 2)[-1])


@pytest.mark.parametrize("name", RENDERED)
def test_nothing_gets_through_even_if_the_check_is_passed_by(name: str, content: Content) -> None:
    html = render(changed(*RENDERED[name]), content)
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    for element in tree.find("body").iter():
        assert element.tag not in FORBIDDEN
        for attribute, value in element.attrib.items():
            assert not attribute.startswith("on")
            assert attribute != "style"
            if attribute in ("href", "src"):
                bare = "".join(char for char in value.lower() if ord(char) > 32)
                assert not bare.startswith(("javascript:", "vbscript:", "data:", "file:"))
        if element.tag == "img":
            assert "//" not in element.get("src", "")
