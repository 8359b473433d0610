"""The collaboration model: four parts, twelve steps, and for each a key question and our own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from navet.language.texts import LANGUAGES, Text, text_of
from navet.reading import datafiles, yamldata
from navet.reading.problems import BadData, Problem
from navet.reading.yamldata import Document

NAME = "samverkansmodell"
MODEL_FILE = datafiles.path_of(NAME)


@dataclass(frozen=True)
class Question:
    """A follow-up question of ours, whose perspective it takes, and guidance in short."""

    id: str
    perspective: str
    text: Text
    short: Text


@dataclass(frozen=True)
class Step:
    """One of the twelve steps, in the model's order; ``number`` is 1 to 12."""

    id: str
    number: int
    part_id: str
    name: Text
    purpose: Text
    key_question: Text
    advice: tuple[Text, ...]
    questions: tuple[Question, ...]

    @property
    def page(self) -> str:
        """Return the step page's Swedish source, relative to docs/."""
        return f"fas/{self.part_id}/{self.id}.md"


@dataclass(frozen=True)
class Part:
    """The block of preconditions (number 0) or one of the three phases (1 to 3)."""

    id: str
    number: int
    kind: str
    name: Text
    purpose: Text
    steps: tuple[Step, ...]

    @property
    def page(self) -> str:
        """Return the part page's Swedish source, relative to docs/."""
        return f"fas/{self.id}/index.md"


@dataclass(frozen=True)
class Model:
    """MUCF's collaboration model with our follow-up questions."""

    version: str
    name: Text
    publisher: Text
    launched: int
    original: str
    parts: tuple[Part, ...]

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All steps, in order."""
        return tuple(step for part in self.parts for step in part.steps)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """All follow-up questions, in order."""
        return tuple(question for step in self.steps for question in step.questions)

    @cached_property
    def step_of_question(self) -> dict[str, Step]:
        """The step that each question id belongs to."""
        return {question.id: step for step in self.steps for question in step.questions}

    def step(self, step_id: str) -> Step:
        """Return a step; KeyError if there is none with that id."""
        return self._steps_by_id[step_id]

    def part(self, part_id: str) -> Part:
        """Return a part; KeyError if there is none with that id."""
        return self._parts_by_id[part_id]

    @cached_property
    def _steps_by_id(self) -> dict[str, Step]:
        return {step.id: step for step in self.steps}

    @cached_property
    def _parts_by_id(self) -> dict[str, Part]:
        return {part.id: part for part in self.parts}


def load(root: Path) -> Model:
    """Read the model of the repository at root; BadData with every problem if it is not sound."""
    document, problems = datafiles.read(root, NAME)
    path = MODEL_FILE
    problems += _doubled_ids(document, path) + _not_questions(document, path)
    problems += _misplaced_kinds(document, path)
    if problems:
        raise BadData(problems)
    return _build(document.data)


def _build(data: dict[str, Any]) -> Model:
    parts: list[Part] = []
    number = 0
    for index, part in enumerate(data["faser"]):
        steps: list[Step] = []
        for step in part["steg"]:
            number += 1
            steps.append(_step(step, number, part["id"]))
        parts.append(
            Part(
                part["id"],
                index,
                part["typ"],
                text_of(part["namn"]),
                text_of(part["syfte"]),
                tuple(steps),
            )
        )
    return Model(
        data["version"],
        text_of(data["namn"]),
        text_of(data["utgivare"]),
        data["lanserad"],
        data["original"],
        tuple(parts),
    )


def _step(data: dict[str, Any], number: int, part_id: str) -> Step:
    return Step(
        data["id"],
        number,
        part_id,
        text_of(data["namn"]),
        text_of(data["syfte"]),
        text_of(data["nyckelfraga"]),
        tuple(text_of(advice) for advice in data["rad"]),
        tuple(
            Question(item["id"], item["perspektiv"], text_of(item), text_of(item["kort"]))
            for item in data["fragor"]
        ),
    )


def _raw_steps(document: Document) -> Iterator[tuple[yamldata.Path, dict[str, Any]]]:
    """Yield the mappings that stand where steps stand, however broken the rest may be."""
    data = document.data if isinstance(document.data, dict) else {}
    for part_index, part in enumerate(_items(data.get("faser"))):
        for step_index, step in enumerate(_items(part.get("steg"))):
            yield ("faser", part_index, "steg", step_index), step


def _items(value: Any) -> list[dict[str, Any]]:
    return (
        [item if isinstance(item, dict) else {} for item in value]
        if isinstance(value, list)
        else []
    )


def _raw_ids(document: Document) -> Iterator[tuple[str, int]]:
    data = document.data if isinstance(document.data, dict) else {}
    for index, part in enumerate(_items(data.get("faser"))):
        if "id" in part:
            yield str(part["id"]), document.line(("faser", index, "id"))
    for path, step in _raw_steps(document):
        if "id" in step:
            yield str(step["id"]), document.line((*path, "id"))
        for index, question in enumerate(_items(step.get("fragor"))):
            if "id" in question:
                yield str(question["id"]), document.line((*path, "fragor", index, "id"))


def _doubled_ids(document: Document, path: str) -> list[Problem]:
    found = list(_raw_ids(document))
    counts = Counter(name for name, _ in found)
    first: dict[str, int] = {}
    problems = []
    for name, line in found:
        if counts[name] > 1 and name in first:
            problems.append(
                Problem(
                    path,
                    line,
                    name,
                    f"Id:t står redan på rad {first[name]}.",
                    "Ge det ett eget id. Ett id som har publicerats ändras aldrig.",
                )
            )
        first.setdefault(name, line)
    return problems


def _misplaced_kinds(document: Document, path: str) -> list[Problem]:
    """Return the parts that are not of their place's kind: preconditions first, then phases."""
    data = document.data if isinstance(document.data, dict) else {}
    problems = []
    for index, part in enumerate(_items(data.get("faser"))):
        wanted = "fas" if index else "forutsattning"
        if part.get("typ") in ("fas", "forutsattning") and part["typ"] != wanted:
            problems.append(
                Problem(
                    path,
                    document.line(("faser", index, "typ")),
                    str(part.get("id")),
                    f"Del {index + 1} är av typen ”{part['typ']}”, men ska vara ”{wanted}”.",
                    "Låt blocket med förutsättningar stå först, och sedan de tre faserna.",
                )
            )
    return problems


def _not_questions(document: Document, path: str) -> list[Problem]:
    problems = []
    for step_path, step in _raw_steps(document):
        places: list[tuple[yamldata.Path, Any, str]] = [
            (("nyckelfraga",), step.get("nyckelfraga"), str(step.get("id")))
        ]
        places += [
            (("fragor", index), question, str(question.get("id")))
            for index, question in enumerate(_items(step.get("fragor")))
        ]
        for place, question, name in places:
            problems += _not_a_question(document, path, (*step_path, *place), question, name)
    return problems


def _not_a_question(
    document: Document, path: str, where: yamldata.Path, question: Any, name: str
) -> list[Problem]:
    if not isinstance(question, dict):
        return []
    return [
        Problem(
            path,
            document.line((*where, lang)),
            name,
            f"Texten ({lang}) är ingen fråga: den slutar inte med frågetecken.",
            "Skriv den som en fråga.",
        )
        for lang in LANGUAGES
        if isinstance(question.get(lang), str) and not question[lang].rstrip().endswith("?")
    ]
