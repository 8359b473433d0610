"""The one invented example that steps' pages and filled-in files share (modell/scenario.yml)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from navet.content.model import Model, Part, Question, Step
from navet.content.templates import Templates, localise
from navet.reading import datafiles
from navet.reading.problems import BadData, Problem, did_you_mean
from navet.reading.yamldata import Document, Path

NAME = "scenario"
# The page that tells the whole story.
PAGE = "verktyg/granvida.md"
VOICES = ("offentlig", "civil")
_MODEL = "modell/samverkansmodell.yml"


@dataclass(frozen=True)
class Answer:
    """What the example's parties answered, in one language.

    ``text`` is what they wrote together. Where they answered differently, ``voices`` holds each
    party's name and what it said, the public one first; otherwise it is empty.
    """

    text: str
    voices: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        """Return the answer as one text, each party's words on a line that begins with its name."""
        return "\n".join([self.text, *(f"{who}: {said}" for who, said in self.voices)])


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
    """Return the example in one language; each answer to a question is one text."""
    local: dict[str, Any] = localise(data, lang)
    told = answers(data, lang)
    for step in local["dagbok"]["steg"].values():
        step["svar"] = {name: str(told[name]) for name in step.get("svar", {})}
    return local


def answers(data: dict[str, Any], lang: str) -> dict[str, Answer]:
    """Return the answers in one language: by question id, and to key questions by step id."""
    names = data["roster"]
    told: dict[str, Answer] = {}
    for step_id, step in data["dagbok"]["steg"].items():
        if "nyckelsvar" in step:
            told[step_id] = Answer(step["nyckelsvar"][lang])
        for question_id, said in step.get("svar", {}).items():
            voices = tuple((names[who][lang], said[who][lang]) for who in VOICES if who in said)
            told[question_id] = Answer(said[lang], voices)
    return told


def check(document: Document, model: Model, templates: Templates) -> Iterator[Problem]:
    """Yield what a sound file names that is not there, each with its line."""
    example = _Example(document)
    yield from _questions(example, model)
    yield from _unanswered(example, model)
    yield from _lone_voices(example)
    yield from _parts(example, model)
    yield from _steps(example, model)
    yield from _options(example, templates)
    yield from _fields(example, templates)
    yield from _dependencies(example)


class _Example:
    """The file's data, and problems about a place in it."""

    def __init__(self, document: Document) -> None:
        self.data: dict[str, Any] = document.data
        self._document = document

    def problem(
        self, where: Path, name: str, message: str, remedy: str, paste: str = ""
    ) -> Problem:
        line = self._document.line(where)
        return Problem(datafiles.path_of(NAME), line, name, message, remedy, paste)

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


def _unanswered(example: _Example, model: Model) -> Iterator[Problem]:
    """Yield each question that the example leaves open: it would stand without one on its page."""
    for step in model.steps:
        answered = example.data["dagbok"]["steg"].get(step.id, {})
        if "nyckelsvar" not in answered:
            yield example.problem(
                ("dagbok", "steg", step.id),
                step.id,
                f"Exemplet har inget svar på nyckelfrågan i steget {step.id}.",
                "Skriv svaret på båda språken under steget. Klistra in:",
                _paste("nyckelsvar", 6),
            )
        for question in step.questions:
            if question.id not in answered.get("svar", {}):
                yield _open_question(example, step, question)


def _open_question(example: _Example, step: Step, question: Question) -> Problem:
    return example.problem(
        ("dagbok", "steg", step.id, "svar"),
        question.id,
        f"Exemplet har inget svar på frågan ”{question.text['sv']}”",
        f"Skriv svaret på båda språken under svar i steget {step.id}. Klistra in:",
        _paste(question.id, 8),
    )


def _paste(key: str, indent: int) -> str:
    space = " " * indent
    lines = [f"{space}{key}:", f'{space}  sv: "…"', f'{space}  en: "…"']
    return "\n".join(lines)


def _lone_voices(example: _Example) -> Iterator[Problem]:
    """Yield answers with one party's words only: it takes two to answer differently."""
    for step_id, step in example.data["dagbok"]["steg"].items():
        for question_id, said in step.get("svar", {}).items():
            missing = [who for who in VOICES if who not in said]
            if len(missing) == 1:
                yield example.problem(
                    ("dagbok", "steg", step_id, "svar", question_id),
                    question_id,
                    f"Svaret har bara den ena partens ord: {missing[0]} saknas.",
                    f"Skriv också {missing[0]}, eller flytta orden till det gemensamma svaret.",
                )


def _parts(example: _Example, model: Model) -> Iterator[Problem]:
    told, parts = example.data["berattelse"], [part.id for part in model.parts]
    for part_id in told:
        if part_id not in parts:
            message = f"Berättelsen har delen ”{part_id}”, som inte finns i {_MODEL}."
            yield example.unknown(("berattelse", part_id), part_id, message, parts)
    for part in model.parts:
        if part.id not in told:
            yield _untold(example, part)


def _untold(example: _Example, part: Part) -> Problem:
    return example.problem(
        ("berattelse",),
        part.id,
        f"Berättelsen säger inget om delen ”{part.name['sv']}”.",
        "Skriv ett eller två stycken på båda språken under berattelse. Klistra in:",
        _paste(part.id, 2),
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
