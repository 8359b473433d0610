"""What prose says of the number of questions follows the model."""

from __future__ import annotations

import dataclasses

import pytest

from navet.checks import counts
from navet.content.reader import Content
from probe.broken import with_page

STEP = "fas/forutsattningar/status.md"
ABOUT = "om/index.md"


def _said(content: Content, key: str, lang: str, old: str, new: str) -> list[tuple[str, int, str]]:
    page = content.site.page(key, lang)
    assert page is not None and old in page.text
    site = with_page(content, key, page.text.replace(old, new, 1), lang)
    line = page.text.count("\n", 0, page.text.index(old)) + 1
    found = counts.check(site, content.registers)
    return [(one.path, one.line - line, one.message) for one in found]


@pytest.mark.parametrize(
    ("key", "lang", "old", "new", "said"),
    [
        (STEP, "sv", "Sex frågor", "Fem frågor", "”Fem frågor”, men steget har"),
        (STEP, "en", "Six questions", "7 questions", "”7 questions”, men steget har"),
        (ABOUT, "sv", "sex följdfrågor", "sju följdfrågor", "”sju följdfrågor”, men modellen"),
        (ABOUT, "en", "six follow-up", "five follow-up", "”five follow-up questions”"),
    ],
)
def test_wrong_number_of_questions_is_named_where_it_stands(
    content: Content, key: str, lang: str, old: str, new: str, said: str
) -> None:
    ((path, line, message),) = _said(content, key, lang, old, new)
    assert path.startswith("docs/") and line == 0
    assert said in message


def test_number_in_the_data_of_a_file_is_held_too(content: Content) -> None:
    registers = content.registers
    document = registers.documents["mallar"]
    text = registers["mallar"]["gemensamt"]["foljdfragor"]
    told = {**text, "sv": "Våra fem följdfrågor"}
    data = {**document.data, "gemensamt": {**document.data["gemensamt"], "foljdfragor": told}}
    changed = dataclasses.replace(document, data=data)
    documents = {**registers.documents, "mallar": changed}
    (problem,) = counts.check(content.site, dataclasses.replace(registers, documents=documents))
    assert (problem.path, problem.id) == ("modell/mallar.yml", "antal")


def test_any_number_is_right_that_the_model_has(content: Content) -> None:
    each, all_of_them = len(content.model.steps[0].questions), len(content.model.questions)
    for number in (each, all_of_them):
        assert _said(content, ABOUT, "sv", "sex följdfrågor", f"{number} följdfrågor") == []
