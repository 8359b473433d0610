"""The questions that a workbook answers, by step, as the workbook's own pages show them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from navet.content import easy, kinds
from navet.content.model import Step
from navet.content.reader import Content
from navet.language.texts import DEFAULT_LANGUAGE


@dataclass(frozen=True)
class WorkbookQuestion:
    """A question: its id, which is that of its answer, its words and the language they are in."""

    id: str
    text: str
    lang: str


@dataclass(frozen=True)
class StepQuestions:
    """A step with all its questions: its key question, ours, and those in easy Swedish."""

    step: Step
    part_number: int
    key: WorkbookQuestion
    own: tuple[WorkbookQuestion, ...]
    easy: tuple[WorkbookQuestion, ...]


def questions(content: Content, lang: str) -> tuple[StepQuestions, ...]:
    """Return the steps in order with their questions in a language; the easy ones in Swedish."""
    by_step = dict(_easy(content))
    return tuple(
        StepQuestions(
            step,
            content.model.part(step.part_id).number,
            WorkbookQuestion(step.id, step.key_question[lang], lang),
            tuple(WorkbookQuestion(one.id, one.text[lang], lang) for one in step.questions),
            by_step.get(step.id, ()),
        )
        for step in content.model.steps
    )


def _easy(content: Content) -> Iterator[tuple[str, tuple[WorkbookQuestion, ...]]]:
    for page in content.site.of_kind(kinds.EASY, DEFAULT_LANGUAGE):
        step = easy.step_of(page, content.model)
        if step is not None:
            yield (
                step.id,
                tuple(
                    WorkbookQuestion(one.id, " ".join(one.text.split()), DEFAULT_LANGUAGE)
                    for one in easy.questions(page)
                ),
            )
