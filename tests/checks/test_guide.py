"""The decision guide is a sound tree, or the report says which answer is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from navet.checks import forms as forms_check
from navet.checks import guide as guide_check
from navet.content import forms, guide
from navet.content.reader import Content
from probe.broken import block, broken, line_of, register_text, with_page

PATH = "modell/beslutsguide.yml"


def test_the_real_tree_is_sound(content: Content) -> None:
    assert list(guide_check.check(content.registers)) == []


def test_every_path_of_the_real_tree_ends_in_a_form_with_a_page(content: Content) -> None:
    built = guide.build(content.registers["beslutsguide"], forms.build(content.registers["former"]))
    ends = 0
    waiting = [(built.start, (built.start,))]
    while waiting:
        name, path = waiting.pop()
        for answer in built.question[name].answers:
            if answer.outcome:
                ends += 1
                for form in built.outcome[answer.outcome].forms:
                    key, _, anchor = form.page.partition("#")
                    for lang in ("sv", "en"):
                        page = content.site.page(key, lang)
                        assert page is not None, form.page
                        assert not anchor or anchor in page.ids, form.page
            else:
                assert answer.next not in path
                waiting.append((str(answer.next), (*path, str(answer.next))))
    assert ends >= len(built.outcomes)
    assert built.longest_from(built.start) <= 6


def test_an_answer_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    registers, line = broken(tmp_path, "beslutsguide", ("nasta: lagkrav", "nasta: lagkraven"))
    lost, unreachable = sorted(guide_check.check(registers), key=lambda p: p.id == "lagkrav")
    assert (lost.path, lost.line, lost.id) == (PATH, line, "syfte:kunskap")
    assert "lagkraven" in lost.message
    assert unreachable.line == line_of(tmp_path, "beslutsguide", "- id: lagkrav")


def test_a_result_that_does_not_exist_is_named(tmp_path: Path) -> None:
    registers, line = broken(tmp_path, "beslutsguide", ("resultat: iop", "resultat: iopp"))
    problems = list(guide_check.check(registers))
    assert [(p.line, p.id) for p in problems if "inte finns" in p.message] == [
        (line, "omsesidigt:ja")
    ]
    assert [p.id for p in problems if "går inte att nå" in p.message] == ["iop"]


@pytest.mark.parametrize(
    ("old", "new", "circle"),
    [
        ("nasta: forslag", "nasta: lagkrav", "lagkrav → lagkrav"),
        ("nasta: leverantorer", "nasta: syfte", "syfte → vems-ide → syfte"),
    ],
)
def test_a_loop_is_told_on_the_answers_line(
    tmp_path: Path, old: str, new: str, circle: str
) -> None:
    registers, line = broken(tmp_path, "beslutsguide", (old, new))
    loops = [p for p in guide_check.check(registers) if "tillbaka" in p.message]
    assert [p.line for p in loops] == [line]
    assert circle in loops[0].message


def test_a_loop_out_of_reach_is_found_too(tmp_path: Path) -> None:
    question = block(register_text("beslutsguide"), "id: kop-slag", 2)
    alone = question.replace("id: kop-slag", "id: ensam").replace(
        "resultat: upphandling", "nasta: ensam"
    )
    registers, _ = broken(tmp_path, "beslutsguide", (question, question + alone))
    messages = {p.message for p in guide_check.check(registers)}
    assert "Svaret leder tillbaka: ensam → ensam." in messages
    assert any(message.startswith("Frågan går inte att nå") for message in messages)


def test_an_unreachable_question_is_named_but_not_what_hangs_under_it(tmp_path: Path) -> None:
    registers, _ = broken(
        tmp_path, "beslutsguide", ("        nasta: kop-slag", "        resultat: upphandling")
    )
    (problem,) = guide_check.check(registers)
    assert problem.id == "kop-slag"
    assert problem.line == line_of(tmp_path, "beslutsguide", "- id: kop-slag")


def test_an_unreachable_result_is_named(tmp_path: Path) -> None:
    registers, _ = broken(tmp_path, "beslutsguide", ("resultat: lov", "resultat: upphandling"))
    (problem,) = guide_check.check(registers)
    assert (problem.id, problem.line) == ("lov", line_of(tmp_path, "beslutsguide", "- id: lov"))


def test_a_start_that_does_not_exist_is_named(tmp_path: Path) -> None:
    registers, line = broken(tmp_path, "beslutsguide", ("start: syfte", "start: syftet"))
    (problem,) = guide_check.check(registers)
    assert (problem.path, problem.line, problem.id) == (PATH, line, "syftet")


def test_a_form_that_does_not_exist_is_named(tmp_path: Path) -> None:
    registers, line = broken(tmp_path, "beslutsguide", ("form: [lov]", "form: [lag]"))
    (problem,) = guide_check.check(registers)
    assert (problem.line, problem.id) == (line, "lov")


def test_a_form_whose_page_or_anchor_is_gone_is_named(content: Content, tmp_path: Path) -> None:
    registers, line = broken(
        tmp_path, "former", ("sida: strukturer/iop.md", "sida: strukturer/iopp.md")
    )
    found = [p for p in forms_check.check(content.site, registers) if "iopp" in p.message]
    assert {(p.path, p.line) for p in found} == {("modell/former.yml", line)}
    assert len(found) == 2, "one for each language"


def test_a_renamed_anchor_on_one_languages_page_is_named(content: Content) -> None:
    key = "strukturer/samrad-och-dialog.md"
    page = content.site.page(key, "en")
    assert page is not None
    site = with_page(content, key, page.text.replace("{#hearing}", "{#hearings}"), "en")
    before = set(forms_check.check(content.site, content.registers))
    (problem,) = set(forms_check.check(site, content.registers)) - before
    assert (problem.path, problem.id) == ("modell/former.yml", "hearing")
    assert "samrad-och-dialog.en.md" in problem.message


def test_a_level_that_the_code_does_not_have_is_named(content: Content, tmp_path: Path) -> None:
    registers, line = broken(
        tmp_path, "former", ("kodens_niva: [information]", "kodens_niva: [informationen]")
    )
    found = [p for p in forms_check.check(content.site, registers) if "Koden" in p.message]
    assert [(p.line, p.id) for p in found] == [(line, "informationsmote")]


def test_a_near_form_that_does_not_exist_is_named(tmp_path: Path) -> None:
    registers, line = broken(
        tmp_path, "beslutsguide", ("narliggande: [sakrad, nod]", "narliggande: [sakrad, nodd]")
    )
    (problem,) = guide_check.check(registers)
    assert (problem.line, problem.id) == (line, "pgf")
    assert "”nodd”" in problem.message


@pytest.mark.parametrize("near", ["[sakrad]", "[sakrad, pgf]", "[sakrad, nod, dialog]"])
def test_a_suggestion_gives_three_forms_to_look_at(tmp_path: Path, near: str) -> None:
    registers, line = broken(
        tmp_path, "beslutsguide", ("narliggande: [sakrad, nod]", f"narliggande: {near}")
    )
    (problem,) = guide_check.check(registers)
    assert (problem.line, problem.id) == (line, "pgf")
    assert "i stället för 3" in problem.message
