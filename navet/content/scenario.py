"""The one invented example that all filled-in files share (modell/scenario.yml)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path as FilePath
from typing import Any

from navet.content.model import Model
from navet.content.templates import Templates, localise
from navet.reading import datafiles
from navet.reading.problems import BadData, Problem, did_you_mean
from navet.reading.yamldata import Document, Path

NAME = "scenario"
_MODEL = "modell/samverkansmodell.yml"


def load(root: FilePath, model: Model, templates: Templates) -> dict[str, Any]:
    """Return the example as plain data in both languages.

    BadData if the file is broken, or names a question, step, field or option that does not exist:
    the example may never answer a question that the model has lost.
    """
    document, problems = datafiles.read(root, NAME)
    if not problems:
        problems = list(check(document, model, templates))
    if problems:
        raise BadData(problems)
    data: dict[str, Any] = document.data
    return data


def in_language(data: dict[str, Any], lang: str) -> dict[str, Any]:
    """Return the example in one language."""
    local: dict[str, Any] = localise(data, lang)
    return local


def check(document: Document, model: Model, templates: Templates) -> Iterator[Problem]:
    """Yield what a sound file names that is not there, each with its line."""
    example = _Example(document)
    yield from _questions(example, model)
    yield from _steps(example, model)
    yield from _options(example, templates)
    yield from _fields(example, templates)
    yield from _dependencies(example)


class _Example:
    """The file's data, and problems about a place in it."""

    def __init__(self, document: Document) -> None:
        self.data: dict[str, Any] = document.data
        self._document = document

    def problem(self, where: Path, name: str, message: str, remedy: str) -> Problem:
        line = self._document.line(where)
        return Problem(datafiles.path_of(NAME), line, name, message, remedy)

    def unknown(self, where: Path, name: str, message: str, known: Collection[str]) -> Problem:
        remedy = f"{did_you_mean(name, known)}Välj ett av: {', '.join(known)}."
        return self.problem(where, name, message, remedy)


def _questions(example: _Example, model: Model) -> Iterator[Problem]:
    steps = {step.id: step for step in model.steps}
    for step_id, answers in example.data["dagbok"]["steg"].items():
        known = [question.id for question in steps[step_id].questions] if step_id in steps else []
        for question_id in answers.get("svar", {}) if known else ():
            if question_id not in known:
                yield example.unknown(
                    ("dagbok", "steg", step_id, "svar", question_id),
                    question_id,
                    f"Exemplet svarar på en fråga som steget {step_id} inte har.",
                    known,
                )


def _steps(example: _Example, model: Model) -> Iterator[Problem]:
    known = [step.id for step in model.steps]
    diary = example.data["dagbok"]
    named: list[tuple[Path, str]] = [(("dagbok", "steg", name), name) for name in diary["steg"]]
    named += [
        (("dagbok", "moten", index, "fas-steg"), meeting["fas-steg"])
        for index, meeting in enumerate(diary["moten"])
    ]
    named += [
        (("tidsplan", index, "steg"), row["steg"])
        for index, row in enumerate(example.data["tidsplan"])
    ]
    for where, name in named:
        if name not in known:
            message = f"Exemplet nämner steget ”{name}”, som inte finns i {_MODEL}."
            yield example.unknown(where, name, message, known)


def _options(example: _Example, templates: Templates) -> Iterator[Problem]:
    data = example.data
    used: list[tuple[str, Path, str]] = [
        ("status", ("tidsplan", index, "status"), row["status"])
        for index, row in enumerate(data["tidsplan"])
    ]
    used += [
        ("stegstatus", ("dagbok", "steg", name, "lage"), step["lage"])
        for name, step in data["dagbok"]["steg"].items()
    ]
    used += [
        ("hantering", ("riskanalys", "risker", index, "hantering"), risk["hantering"])
        for index, risk in enumerate(data["riskanalys"]["risker"])
    ]
    used += [
        ("konsekvens-for", ("riskanalys", "konsekvenser", index, "for"), row["for"])
        for index, row in enumerate(data["riskanalys"]["konsekvenser"])
    ]
    for name, where, option in used:
        known = [choice.id for choice in templates.options[name]]
        if option not in known:
            message = f"Exemplet väljer ”{option}”, som inte finns i listan {name}."
            yield example.unknown(where, option, message, known)


def _fields(example: _Example, templates: Templates) -> Iterator[Problem]:
    known = [field.id for field in templates.tools["avsiktsforklaring"].fields]
    for name in example.data["avsiktsforklaring"]["falt"]:
        if name not in known:
            message = f"Avsiktsförklaringen har inget fält som heter ”{name}”."
            yield example.unknown(("avsiktsforklaring", "falt", name), name, message, known)


def _dependencies(example: _Example) -> Iterator[Problem]:
    rows = example.data["tidsplan"]
    for index, row in enumerate(rows):
        if row["beroende"] is not None and not 1 <= row["beroende"] <= len(rows):
            yield example.problem(
                ("tidsplan", index, "beroende"),
                f"tidsplan.{index + 1}",
                f"Rad {index + 1} beror på rad {row['beroende']}, som inte finns.",
                "Skriv numret på en rad i tidsplanen.",
            )
