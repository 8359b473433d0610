"""The decision guide "Which form fits us?": a tree of questions whose leaves are suggestions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from navet.content.forms import Form
from navet.language.texts import Text, text_of

REGISTER = "beslutsguide"
# How many forms a suggestion asks the reader to look at.
LOOK_AT = 3


@dataclass(frozen=True)
class Answer:
    """An answer; exactly one of ``next`` (a question's id) and ``outcome`` (an id) is set."""

    id: str
    text: Text
    reason: Text
    note: Text | None
    next: str | None
    outcome: str | None


@dataclass(frozen=True)
class GuideQuestion:
    """A question of the guide; ``number`` is its place in the register, from 1."""

    id: str
    number: int
    text: Text
    help: Text | None
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Outcome:
    """A suggestion: advice, the forms it points to, and whether the final check belongs to it.

    ``near`` are forms to compare with: LOOK_AT forms in all (see checks.guide).
    """

    id: str
    name: Text
    text: Text
    forms: tuple[Form, ...]
    near: tuple[Form, ...]
    final_check: bool

    @property
    def to_look_at(self) -> tuple[Form, ...]:
        """The forms to look at before choosing, the suggested ones first."""
        return (*self.forms, *self.near)


@dataclass(frozen=True)
class Guide:
    """The whole guide."""

    name: Text
    proviso: Text
    start: str
    questions: tuple[GuideQuestion, ...]
    outcomes: tuple[Outcome, ...]
    final_check: tuple[Text, ...]

    @cached_property
    def question(self) -> dict[str, GuideQuestion]:
        """The questions by id."""
        return {question.id: question for question in self.questions}

    @cached_property
    def outcome(self) -> dict[str, Outcome]:
        """The suggestions by id."""
        return {outcome.id: outcome for outcome in self.outcomes}

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """Every form that a suggestion asks the reader to look at, each once."""
        found = {form.id: form for outcome in self.outcomes for form in outcome.to_look_at}
        return tuple(found.values())

    def longest_from(self, question_id: str) -> int:
        """Return how many questions the longest way from a question has, itself included.

        The tree must have no loop (see checks.guide).
        """
        onward = [answer.next for answer in self.question[question_id].answers if answer.next]
        return 1 + max((self.longest_from(name) for name in onward), default=0)


def build(data: dict[str, Any], forms: dict[str, Form]) -> Guide:
    """Return the guide in the register; KeyError if it names a form that is not in ``forms``."""
    return Guide(
        text_of(data["namn"]),
        text_of(data["forbehall"]),
        data["start"],
        tuple(_question(item, number) for number, item in enumerate(data["fragor"], 1)),
        tuple(_outcome(item, forms) for item in data["resultat"]),
        tuple(text_of(item) for item in data["sista_kontrollen"]),
    )


def _question(item: dict[str, Any], number: int) -> GuideQuestion:
    return GuideQuestion(
        item["id"],
        number,
        text_of(item["text"]),
        _optional(item, "hjalp"),
        tuple(_answer(answer) for answer in item["svar"]),
    )


def _answer(item: dict[str, Any]) -> Answer:
    return Answer(
        item["id"],
        text_of(item["text"]),
        text_of(item["skal"]),
        _optional(item, "anmarkning"),
        item.get("nasta"),
        item.get("resultat"),
    )


def _outcome(item: dict[str, Any], forms: dict[str, Form]) -> Outcome:
    return Outcome(
        item["id"],
        text_of(item["namn"]),
        text_of(item["text"]),
        tuple(forms[name] for name in item["form"]),
        tuple(forms[name] for name in item["narliggande"]),
        item["kontroll"],
    )


def _optional(item: dict[str, Any], key: str) -> Text | None:
    return text_of(item[key]) if key in item else None
