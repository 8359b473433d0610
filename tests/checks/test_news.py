"""What is new is told of every page whose day of review is set, and told soundly."""

from __future__ import annotations

import copy
import dataclasses
import datetime
from typing import Any

import pytest

from navet.checks import news as check
from navet.content import news
from navet.content.reader import Content
from navet.content.registers import Registers
from navet.content.site import Site
from navet.reading.problems import Problem
from probe.broken import with_page

TODAY = datetime.date(2026, 12, 24)
LAW = "kunskap/lagar.md"


def registers(content: Content, *lines: dict[str, Any], keep: bool = True) -> Registers:
    """Return the registers with lines before those that are there, or in their place."""
    documents = dict(content.registers.documents)
    document = documents[news.REGISTER]
    rows = [*lines, *(copy.deepcopy(document.data["nytt"]) if keep else [])]
    documents[news.REGISTER] = dataclasses.replace(document, data={"nytt": rows})
    return Registers(documents)


def reviewed(content: Content, day: str, key: str = LAW, lang: str = "sv") -> Site:
    """Return the site with another day of review on a page."""
    page = content.site.page(key, lang)
    assert page is not None
    text = page.written.replace(f"granskad: {page.meta['granskad']}", f"granskad: {day}")
    return with_page(content, key, text, lang)


def line(**changed: Any) -> dict[str, Any]:
    """Return a sound line on the page about laws."""
    text = {"sv": "Lagen är ny.", "en": "The act is new."}
    whole = {"id": "2026-12-01-lagar", "dag": "2026-12-01", "slag": "andrad", "sidor": [LAW]}
    return {key: value for key, value in {**whole, "text": text, **changed}.items() if value}


def found(site: Site, known: Registers) -> list[Problem]:
    return list(check.check(site, known, TODAY))


def test_every_real_page_is_told_of(content: Content) -> None:
    assert found(content.site, content.registers) == []


def test_a_page_that_is_reviewed_later_than_its_line_is_named(content: Content) -> None:
    site = reviewed(content, "2026-12-01")
    (problem,) = found(site, content.registers)
    assert problem.path == f"docs/{LAW}"
    assert site.pages[LAW, "sv"].text.split("\n")[problem.line - 1] == "granskad: 2026-12-01"
    assert "modell/nytt.yml" in problem.message
    assert "slag: granskad" in problem.remedy
    assert "{id: 2026-12-01-lagar, dag: 2026-12-01" in problem.paste
    assert f"sidor: [{LAW}]" in problem.paste


@pytest.mark.parametrize(
    "told",
    [
        line(),
        line(dag="2026-12-02"),
        line(slag="granskad", text=None),
        line(sidor=["om/index.md", LAW]),
    ],
    ids=["changed", "later", "left as it was", "several pages"],
)
def test_a_line_of_the_day_or_later_is_enough(content: Content, told: dict[str, Any]) -> None:
    assert found(reviewed(content, "2026-12-01"), registers(content, told)) == []


def test_an_older_line_is_not_enough(content: Content) -> None:
    known = registers(content, line(dag="2026-11-30"))
    assert [one.path for one in found(reviewed(content, "2026-12-01"), known)] == [f"docs/{LAW}"]


def test_what_was_reviewed_before_the_lines_began_needs_none(content: Content) -> None:
    known = registers(content, line(sidor=["om/index.md"]), keep=False)
    named = {one.path for one in found(reviewed(content, "2026-11-25"), known)}
    assert f"docs/{LAW}" not in named
    assert f"docs/{LAW}" in {one.path for one in found(reviewed(content, "2026-11-26"), known)}
    assert not any(path.startswith("docs/exempel/") and path.count("-") > 1 for path in named)


def test_cases_need_no_line(content: Content) -> None:
    case = content.cases.all("sv")[0]
    assert found(reviewed(content, "2026-12-01", case.key), content.registers) == []


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"sidor": ["kunskap/lager.md"]}, "Sidan docs/kunskap/lager.md finns inte."),
        ({"text": None}, "säger inte vad som är nytt"),
        ({"slag": "granskad"}, "inget är ändrat, men också vad som är ändrat"),
        ({"dag": "2026-12-31"}, "Dagen 2026-12-31 har inte varit än."),
        ({"dag": "2026-02-30"}, "Dagen 2026-02-30 finns inte."),
    ],
)
def test_a_line_that_is_not_sound_is_named(
    content: Content, changed: dict[str, Any], words: str
) -> None:
    (problem,) = found(content.site, registers(content, line(**changed)))
    assert (problem.path, problem.id) == ("modell/nytt.yml", "2026-12-01-lagar")
    assert words in problem.message
    assert problem.remedy


def test_lines_stand_newest_first_and_what_was_left_as_it_was_is_not_news() -> None:
    rows = [line(id="a", dag="2026-12-01"), line(id="b", dag="2026-12-03")]
    rows += [line(id="c", dag="2026-12-03", slag="granskad", text=None)]
    lines = news.build({"nytt": rows})
    assert [(day.day, [one.id for one in day.lines]) for day in news.days(lines)] == [
        ("2026-12-03", ["b", "c"]),
        ("2026-12-01", ["a"]),
    ]
    assert [one.id for one in news.told(lines)] == ["b", "a"]
