"""Every single breakage of every question is reported with the right file, line and id.

The breakages are made on copies of the real pages, in memory.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest

from navet.checks import questions
from navet.content.model import Part, Question, Step
from navet.content.reader import Content
from navet.content.site import Page, Site, page_from_text
from navet.language.texts import LANGUAGES

Break = Callable[[list[str], int, int], tuple[list[str], int]]
"""Takes a page's lines and where the question begins and ends (0-based, end excluded); gives the
broken lines and the line (from 1) that the report must name."""


@dataclass(frozen=True)
class Case:
    """One breakage of one question on one page."""

    name: str
    page: Page
    id: str
    lines: list[str]
    expected_line: int


def _reworded(line: str) -> str:
    """Return the line with one word changed."""
    words = line.split(" ")
    index = max(range(1, len(words) - 1), key=lambda i: len(words[i]) if words[i].isalpha() else 0)
    words[index] = "reworded"
    return " ".join(words)


def remove(lines: list[str], start: int, end: int) -> tuple[list[str], int]:
    """Take the question and its guidance away; the report names the place where it belongs."""
    return lines[:start] + lines[end:], 0


def reword(lines: list[str], start: int, end: int) -> tuple[list[str], int]:
    """Change one word of the question."""
    return [*lines[:start], _reworded(lines[start]), *lines[start + 1 :]], start + 1


def double(lines: list[str], start: int, end: int) -> tuple[list[str], int]:
    """Write the question twice."""
    return lines[:end] + lines[start:end] + lines[end:], end + 1


def move(lines: list[str], start: int, end: int) -> tuple[list[str], int]:
    """Move the question and its guidance to the end of the page."""
    moved = lines[:start] + lines[end:]
    while not moved[-1].strip():
        moved.pop()
    return [*moved, "", *lines[start:end]], len(moved) + 2


def empty(lines: list[str], start: int, end: int) -> tuple[list[str], int]:
    """Leave the question without guidance."""
    return [*lines[: start + 1], "", *lines[end:]], start + 1


def fill_with_placeholder(lines: list[str], start: int, end: int) -> tuple[list[str], int]:
    """Write a placeholder instead of guidance."""
    return [*lines[: start + 1], "", "TODO: skriv här", "", *lines[end:]], start + 1


QUESTION_BREAKS: tuple[Break, ...] = (remove, reword, double, move, empty, fill_with_placeholder)


def empty_box(lines: list[str], start: int, end: int) -> tuple[list[str], int]:
    """Leave the key question's box without text."""
    return [*lines[: start + 1], "", *lines[end:]], start + 1


def placeholder_box(lines: list[str], start: int, end: int) -> tuple[list[str], int]:
    """Write a placeholder in the key question's box."""
    return [*lines[: start + 1], "    [skriv frågan]", "", *lines[end:]], start + 1


def reword_box(lines: list[str], start: int, end: int) -> tuple[list[str], int]:
    """Change one word of the key question."""
    words = lines[start + 1].split(" ")
    words[-2] = "reworded"
    return [*lines[: start + 1], " ".join(words), *lines[start + 2 :]], start + 1


BOX_BREAKS: tuple[Break, ...] = (remove, reword_box, double, move, empty_box, placeholder_box)


def _question_span(page: Page, lines: list[str], question: Question) -> tuple[int, int]:
    heading = next(h for h in page.scan.headings if h.id == question.id)
    return heading.line - 1, page.scan.ends_at(heading) - 1


def _box_span(page: Page, lines: list[str], step: Step) -> tuple[int, int]:
    box = next(b for b in page.scan.boxes if b.argument == step.id)
    end = box.line
    while end < len(lines) and lines[end].startswith("    "):
        end += 1
    return box.line - 1, end + 1


def _cases(
    page: Page, name: str, breaks: tuple[Break, ...], span: tuple[int, int]
) -> Iterator[Case]:
    lines = page.text.split("\n")
    for make in breaks:
        broken, expected = make(list(lines), *span)
        yield Case(make.__name__, page, name, broken, expected)


def question_cases(content: Content) -> Iterator[Case]:
    """Yield every breakage of every question in both languages."""
    for lang in LANGUAGES:
        for step in content.model.steps:
            page = _page(content, step.page, lang)
            lines = page.text.split("\n")
            for question in step.questions:
                span = _question_span(page, lines, question)
                yield from _cases(page, question.id, QUESTION_BREAKS, span)


def key_question_cases(content: Content) -> Iterator[Case]:
    """Yield every breakage of the twelve key questions on both page kinds and languages."""
    for lang in LANGUAGES:
        for step in content.model.steps:
            part = content.model.part(step.part_id)
            for owner in (step, part):
                yield from _key_cases(content, owner, step, lang)


def _key_cases(content: Content, owner: Step | Part, step: Step, lang: str) -> Iterator[Case]:
    page = _page(content, owner.page, lang)
    yield from _cases(page, step.id, BOX_BREAKS, _box_span(page, page.text.split("\n"), step))


def _page(content: Content, key: str, lang: str) -> Page:
    page = content.site.page(key, lang)
    assert page is not None
    return page


def _with(site: Site, page: Page, lines: list[str]) -> Site:
    broken, _ = page_from_text("\n".join(lines), page.key, page.lang, page.path)
    return replace(site, pages={**site.pages, (page.key, page.lang): broken})


def _caught(content: Content, case: Case) -> bool:
    found = list(questions.check(_with(content.site, case.page, case.lines)))
    return any(
        problem.path == case.page.path
        and problem.id == case.id
        and problem.line == (case.expected_line or problem.line)
        for problem in found
    )


@pytest.mark.parametrize(
    "make_cases", [question_cases, key_question_cases], ids=["questions", "key-questions"]
)
def test_every_breakage_is_reported_where_it_is(
    content: Content, make_cases: Callable[[Content], Iterator[Case]]
) -> None:
    cases = list(make_cases(content))
    missed = [
        f"{case.name} {case.id} in {case.page.path}" for case in cases if not _caught(content, case)
    ]
    print(f"\n{len(cases)} breakages made, {len(cases) - len(missed)} caught")
    model = content.model
    made = {
        question_cases: len(model.questions) * len(QUESTION_BREAKS),
        key_question_cases: len(model.steps) * 2 * len(BOX_BREAKS),
    }
    assert len(cases) == made[make_cases] * len(LANGUAGES) > 0
    assert missed == []


def test_the_untouched_site_has_no_problem(content: Content) -> None:
    assert list(questions.check(content.site)) == []


def test_a_missing_question_comes_with_the_line_to_paste(content: Content) -> None:
    case = next(c for c in question_cases(content) if c.name == "remove")
    question = next(q for q in content.model.questions if q.id == case.id)
    found = list(questions.check(_with(content.site, case.page, case.lines)))
    assert [problem.paste for problem in found] == [f"### {question.text.sv} {{#{case.id}}}"]
    pasted = list(case.lines)
    pasted.insert(found[0].line - 1, found[0].paste + "\n\n" + "ord " * 30 + "\n")
    assert list(questions.check(_with(content.site, case.page, pasted))) == []


def test_the_removed_question_is_missed_where_it_stood(content: Content) -> None:
    for case in question_cases(content):
        if case.name != "remove":
            continue
        stood = next(h.line for h in case.page.scan.headings if h.id == case.id)
        found = list(questions.check(_with(content.site, case.page, case.lines)))
        assert [(p.id, p.line) for p in found] == [(case.id, stood)]


def test_every_question_id_is_safe_in_files_and_addresses(content: Content) -> None:
    for question in content.model.questions:
        assert re.fullmatch(r"[a-z0-9-]{1,37}", question.id)
