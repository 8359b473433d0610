"""The pages in easy Swedish: which page each retells, and how one is tied to its step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from navet.content import kinds
from navet.content.model import Model, Step
from navet.content.site import Page, Site
from navet.reading import fingerprint
from navet.reading.scan import Heading, Paragraph

FOLDER = "enkel"
PREFIX = "enkel-"
QUESTIONS_ID = "fragor"
_MARK_LENGTH = 12


@dataclass(frozen=True)
class EasyQuestion:
    """A question of a step in easy words: its id, its words, and the text under it, by line."""

    id: str
    text: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def lines(self) -> list[str]:
        """Return the lines of the text under it, list items with a dash first."""
        return [
            f"– {line}" if part.kind == "item" and not number else line
            for part in self.paragraphs
            for number, line in enumerate(part.text.split("\n"))
        ]


def question_id(question: str) -> str:
    """Return the id of the easy question that stands for a question of the model."""
    return f"{PREFIX}{question}"


def mark(step: Step) -> str:
    """Return the fingerprint of what an easy page retells of its step: name and questions.

    Twelve hexadecimal digits; a changed word gives others.
    """
    questions = [(question.id, question.text.sv) for question in step.questions]
    parts = [step.name.sv, step.key_question.sv, *(part for pair in questions for part in pair)]
    return fingerprint.of(*parts)[:_MARK_LENGTH]


def step_of(page: Page, model: Model) -> Step | None:
    """Return the step that an easy page says that it retells, if there is one of that id."""
    name = page.meta.get("steg")
    return next((step for step in model.steps if step.id == name), None)


def retold(page: Page, model: Model) -> str:
    """Return the key of the ordinary page that an easy page retells, or ""."""
    step = step_of(page, model)
    return step.page if step else str(page.meta.get("aterger") or "")


def by_retold_page(site: Site) -> dict[str, str]:
    """Return the key of the easy page of each ordinary page that has one, by the latter's key."""
    found: dict[str, str] = {}
    for page in site.of_kind(kinds.EASY, "sv"):
        ordinary = retold(page, site.model)
        if ordinary:
            found.setdefault(ordinary, page.key)
    return found


def headings_of_questions(page: Page) -> list[Heading]:
    """Return the headings of an easy page's questions, in order."""
    section = next((one for one in page.scan.headings if one.id == QUESTIONS_ID), None)
    if section is None:
        return []
    end = page.scan.section_ends_at(section)
    return [one for one in page.scan.headings if section.line < one.line < end]


def questions(page: Page) -> Iterator[EasyQuestion]:
    """Yield the questions of an easy page that retells a step."""
    for heading in headings_of_questions(page):
        end = page.scan.ends_at(heading)
        under = (part for part in page.scan.paragraphs if heading.line < part.line < end)
        yield EasyQuestion(heading.id, heading.text, tuple(under))
