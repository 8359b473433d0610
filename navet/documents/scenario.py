"""The one invented example that all filled-in files share (modell/scenario.yml)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from navet.documents.templates import Templates, localise, read_checked
from navet.model import Model
from navet.problems import BadData, Problem

SCENARIO_FILE = "modell/scenario.yml"
SCENARIO_SCHEMA = "modell/schema/scenario.schema.json"


def load(root: Path, model: Model, templates: Templates) -> dict[str, Any]:
    """Return the example as plain data in both languages.

    BadData if the file is broken, or names a question, step or option that does not exist: the
    example may never answer a question that the model has lost.
    """
    data = read_checked(root, SCENARIO_FILE, SCENARIO_SCHEMA)
    problems = [*_unknown_questions(data, model), *_unknown_steps(data, model)]
    problems += [*_unknown_options(data, templates), *_bad_dependencies(data)]
    if problems:
        raise BadData(problems)
    return data


def in_language(data: dict[str, Any], lang: str) -> dict[str, Any]:
    """Return the example in one language."""
    local: dict[str, Any] = localise(data, lang)
    return local


def _problem(name: str, message: str, remedy: str) -> Problem:
    return Problem(SCENARIO_FILE, 1, name, message, remedy)


def _unknown_questions(data: dict[str, Any], model: Model) -> Iterator[Problem]:
    for step_id, step in data["dagbok"]["steg"].items():
        known = (
            {question.id for question in model.step(step_id).questions}
            if step_id in {step.id for step in model.steps}
            else set()
        )
        for question_id in step.get("svar", {}):
            if question_id not in known:
                yield _problem(
                    question_id,
                    f"Exemplet svarar på en fråga som steget {step_id} inte har.",
                    "Ta bort svaret, eller rätta id:t efter modell/samverkansmodell.yml.",
                )


def _unknown_steps(data: dict[str, Any], model: Model) -> Iterator[Problem]:
    known = {step.id for step in model.steps}
    named = [*data["dagbok"]["steg"]]
    named += [meeting["fas-steg"] for meeting in data["dagbok"]["moten"]]
    named += [row["steg"] for row in data["tidsplan"]]
    for step_id in sorted(set(named) - known):
        yield _problem(
            step_id,
            "Exemplet nämner ett steg som modellen inte har.",
            "Rätta id:t efter modell/samverkansmodell.yml.",
        )


def _unknown_options(data: dict[str, Any], templates: Templates) -> Iterator[Problem]:
    used = [("status", row["status"]) for row in data["tidsplan"]]
    used += [("stegstatus", step["lage"]) for step in data["dagbok"]["steg"].values()]
    used += [("hantering", risk["hantering"]) for risk in data["riskanalys"]["risker"]]
    used += [("konsekvens-for", row["for"]) for row in data["riskanalys"]["konsekvenser"]]
    for name, option in sorted(set(used)):
        if option not in {known.id for known in templates.options[name]}:
            yield _problem(
                option,
                f"Exemplet väljer ”{option}”, som inte finns i listan {name}.",
                "Välj ett id ur listan i modell/mallar.yml.",
            )


def _bad_dependencies(data: dict[str, Any]) -> Iterator[Problem]:
    rows = data["tidsplan"]
    for number, row in enumerate(rows, 1):
        if row["beroende"] is not None and not 1 <= row["beroende"] <= len(rows):
            yield _problem(
                f"tidsplan.{number}",
                f"Rad {number} beror på rad {row['beroende']}, som inte finns.",
                "Skriv numret på en rad i tidsplanen.",
            )
