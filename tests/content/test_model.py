"""The model as data: sound as it is, and refused with every problem listed when it is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from navet.content import model
from navet.reading.problems import BadData
from probe.repositories import change

KEY_QUESTIONS = {
    "status": "Hur ser vi på samverkan?",
    "lagar-och-styrande-dokument": "Hur påverkar de processen?",
    "kunskap": "Har vi tillräckligt med kunskap?",
    "problem-och-behovsformulering": "Vad vill vi uppnå med samverkan?",
    "malgrupp": "Vilka är de och hur ska de involveras?",
    "samverkanspartner": "Vilka ska involveras och hur?",
    "gemensam-bild": "Har vi samma eller olika mål med samverkan?",
    "rollfordelning": "Vem gör vad och hur ser våra förutsättningar ut?",
    "metod": "Vilken modell passar bäst för att nå målet med samverkan?",
    "genomfor": "Är vi redo?",
    "utveckla": "Fungerar det vi har planerat eller behöver det förändras?",
    "utvardera-och-omformulera": "Nådde vi målet med samverkan och har vi behov av att fortsätta?",
}


def problems_of(root: Path) -> list[tuple[int, str, str]]:
    """Return line, id and message of every problem that the model is refused with."""
    with pytest.raises(BadData) as refused:
        model.load(root)
    found = refused.value.problems
    assert {problem.path for problem in found} == {model.MODEL_FILE}
    return [(problem.line, problem.id, problem.message) for problem in found]


def test_the_model_has_the_agencys_key_questions_word_for_word(root: Path) -> None:
    loaded = model.load(root)
    assert {step.id: step.key_question.sv for step in loaded.steps} == KEY_QUESTIONS


def test_the_model_has_four_parts_and_twelve_steps_with_questions_of_their_own(root: Path) -> None:
    loaded = model.load(root)
    assert [part.number for part in loaded.parts] == [0, 1, 2, 3]
    assert [step.number for step in loaded.steps] == list(range(1, 13))
    assert all(3 <= len(step.questions) <= 9 for step in loaded.steps)
    assert len({question.id for question in loaded.questions}) == len(loaded.questions)


def _drop_english(file: Path) -> int:
    return change(file, "            en: 'What have we learned", "            xx: 'What have we")


def _double_id(file: Path) -> int:
    return change(file, "- id: status-vilja", "- id: status-erfarenheter")


def _letters(file: Path) -> int:
    return change(file, "- id: status-vilja", "- id: status-förmåga")


def _long_id(file: Path) -> int:
    return change(file, "- id: status-vilja", f"- id: status-{'x' * 31}")


def _unknown_part(file: Path) -> int:
    return change(file, "- id: planera-och-justera", "- id: planera-och-fundera")


def _no_question(file: Path) -> int:
    return change(file, "när den inte gjorde det?'", "när den inte gjorde det.'")


def _wrong_type(file: Path) -> int:
    return change(file, "lanserad: 2021", "lanserad: snart")


def _broken(file: Path) -> int:
    return change(file, "      - id: status\n", "      - id: status: mer: kolon\n")


def _double_key(file: Path) -> int:
    return change(file, "lanserad: 2021\n", "lanserad: 2021\nlanserad: 2022\n") + 1


BREAKAGES: list[tuple[Callable[[Path], int], str]] = [
    (_drop_english, "”en” saknas"),
    (_double_id, "Id:t står redan"),
    (_letters, "inte rätt form"),
    (_long_id, "får vara högst 37"),
    (_unknown_part, "inte finns att välja på"),
    (_no_question, "är ingen fråga"),
    (_wrong_type, "ska vara ett heltal"),
    (_broken, "två kolon"),
    (_double_key, "står två gånger"),
]


@pytest.mark.parametrize(
    ("breakage", "words"), BREAKAGES, ids=lambda value: getattr(value, "__name__", "")
)
def test_bad_data_is_refused_with_its_line(
    copy: Path, breakage: Callable[[Path], int], words: str
) -> None:
    line = breakage(copy / model.MODEL_FILE)
    found = problems_of(copy)
    assert any(words in message for _, _, message in found), found
    near = [found_line for found_line, _, message in found if words in message]
    assert any(abs(found_line - line) <= 3 for found_line in near), (line, found)


def test_all_problems_of_the_data_are_listed_at_once(copy: Path) -> None:
    file = copy / model.MODEL_FILE
    _no_question(file)
    _wrong_type(file)
    _letters(file)
    _unknown_part(file)
    assert len(problems_of(copy)) >= 4


def test_the_first_line_names_the_schema_for_editors(root: Path) -> None:
    for file in sorted((root / "modell").glob("*.yml")):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        name = first.removeprefix("# yaml-language-server: $schema=")
        assert name == f"schema/{file.stem}.schema.json", file.name
        assert (file.parent / name).exists()
