"""The self-check's statements: one for each step, in order, leading to what is about that step."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from navet.checks import report
from navet.checks import selfcheck as check
from navet.content.reader import Content
from navet.content.registers import Registers
from navet.reading import schema, schemafile
from navet.reading.yamldata import Document
from probe.repositories import ROOT

REGISTER = "lageskollen"
Change = Callable[[list[dict[str, Any]]], None]


def changed(content: Content, change: Change) -> tuple[Registers, Document]:
    """Return the registers where the statements have been changed."""
    document = content.registers.documents[REGISTER]
    data = copy.deepcopy(document.data)
    change(data["pastaenden"])
    made = Document(data, document.lines)
    return Registers({**content.registers.documents, REGISTER: made}), made


def swap(statements: list[dict[str, Any]]) -> None:
    first, second = statements[3], statements[4]
    first["steg"], second["steg"] = second["steg"], first["steg"]
    first["fraga"], second["fraga"] = second["fraga"], first["fraga"]
    first["exempel"], second["exempel"] = second["exempel"], first["exempel"]


def twice(statements: list[dict[str, Any]]) -> None:
    for key in ("steg", "fraga", "exempel"):
        statements[1][key] = statements[0][key]


def other_question(statements: list[dict[str, Any]]) -> None:
    statements[0]["fraga"] = statements[1]["fraga"]


def other_case(statements: list[dict[str, Any]]) -> None:
    statements[0]["exempel"][1] = "lona-naturvard"


def long_words(statements: list[dict[str, Any]]) -> None:
    statements[2]["text"]["sv"] = (
        "Samverkansorganisationens gemensamma kunskapsunderlag motsvarar verksamheternas "
        "dokumenterade förväntningar beträffande kompetensförsörjning inom utvecklingsområdet."
    )
    for level in statements[2]["lagen"]:
        level["sv"] = "Kunskapsunderlaget uppfyller verksamheternas dokumenterade förväntningar."


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (swap, "ska handla om steget ”problem-och-behovsformulering”. Modellen har en annan"),
        (twice, "ska handla om steget ”lagar-och-styrande-dokument”. Det här steget står två"),
        (other_question, "Frågan ”lagar-beslutsvagar” hör inte till steget ”status”."),
        (other_case, "Exemplet ”lona-naturvard” säger inget om steget ”status”."),
        (long_words, "Påståendet och dess lägen har LIX"),
    ],
)
def test_says_what_is_wrong_and_where(content: Content, change: Change, said: str) -> None:
    registers, document = changed(content, change)
    found = list(check.check(content.site, registers))
    (problem, *_) = [one for one in found if said in one.message]
    assert (problem.path, problem.line) in {
        (check.PATH, line) for where, line in document.lines.items() if where[:1] == ("pastaenden",)
    }
    assert problem.remedy


def test_is_part_of_the_whole_report(content: Content) -> None:
    registers, _ = changed(content, other_question)
    problems = report.check(dataclasses.replace(content, registers=registers)).problems
    assert [one.path for one in problems] == [check.PATH]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda statements: statements.pop(), "tolv påståenden"),
        (lambda statements: statements[0]["lagen"].pop(), "fyra lägen"),
        (lambda statements: statements[0]["exempel"].pop(), "två olika exempel"),
    ],
)
def test_has_twelve_statements_of_four_levels(content: Content, change: Change, said: str) -> None:
    _, document = changed(content, change)
    contract = schemafile.read(ROOT / schemafile.path_of(REGISTER))
    found = schema.problems_of(document, contract, check.PATH)
    assert [said in str(problem) for problem in found] == [True]
