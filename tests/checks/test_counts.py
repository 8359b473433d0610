"""What prose says of the number of questions follows the model."""

from __future__ import annotations

import dataclasses

import pytest

from navet.checks import counts
from navet.content.reader import Content
from probe.broken import with_page

STEP = "fas/forutsattningar/status.md"
ABOUT = "om/index.md"


def _said(content: Content, key: str, lang: str, sentence: str) -> list[tuple[str, int, str]]:
    """Return what is said of a sentence added to a page: path, lines from it, and message."""
    page = content.site.page(key, lang)
    assert page is not None
    text = f"{page.text.rstrip()}\n\n{sentence}\n"
    found = counts.check(with_page(content, key, text, lang), content.registers)
    return [(one.path, one.line - text.count("\n"), one.message) for one in found]


@pytest.mark.parametrize(
    ("key", "lang", "sentence", "said"),
    [
        (STEP, "sv", "Här står tolv följdfrågor.", "”tolv följdfrågor”, men steget har"),
        (STEP, "en", "Here are 10 follow-up questions.", "”10 follow-up questions”, men steget"),
        (ABOUT, "sv", "De har tio följdfrågor.", "”tio följdfrågor”, men"),
        (ABOUT, "en", "There are ten follow-up questions.", "”ten follow-up questions”, men"),
    ],
)
def test_wrong_number_of_questions_is_named_where_it_stands(
    content: Content, key: str, lang: str, sentence: str, said: str
) -> None:
    ((path, line, message),) = _said(content, key, lang, sentence)
    assert path.startswith("docs/") and line == 0
    assert said in message and message.endswith("i allt." if key == ABOUT else "i modellen.")


@pytest.mark.parametrize(
    ("lang", "words"), [("sv", "Tolv frågor om hur ni gör"), ("en", "2 questions on how you do it")]
)
def test_wrong_number_in_a_steps_description_is_named(
    content: Content, lang: str, words: str
) -> None:
    page = content.site.page(STEP, lang)
    assert page is not None
    old = f"beskrivning: {page.meta['beskrivning']}"
    text = page.text.replace(old, f"beskrivning: {words}")
    assert text != page.text
    (problem,) = counts.check(with_page(content, STEP, text, lang), content.registers)
    assert problem.line == page.front.line(("beskrivning",))
    assert f"”{' '.join(words.split()[:2])}”, men steget har" in problem.message


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


def test_the_numbers_that_the_model_has_are_right(content: Content) -> None:
    each = {len(step.questions) for step in content.model.steps}
    for number in (len(content.model.questions), *(each if len(each) == 1 else ())):
        assert _said(content, ABOUT, "sv", f"De har {number} följdfrågor.") == []
    step = next(step for step in content.model.steps if step.page == STEP)
    assert _said(content, STEP, "sv", f"De är {len(step.questions)} följdfrågor.") == []
