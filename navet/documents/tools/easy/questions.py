"""The easy questions as Word, to answer in: each step's key question and three in easy words.

The answers have the ids of the pages' questions; that to the key question has the diary's.
"""

from __future__ import annotations

from typing import TypedDict

from navet.documents.kit import payload as data
from navet.documents.kit import preview
from navet.documents.kit.entry import Context
from navet.documents.kit.payload import TemplatePayload
from navet.documents.kit.preview import Block
from navet.documents.office.controls import Control
from navet.documents.office.opening import begun
from navet.documents.office.word import Paper
from navet.documents.tools.easy.content import TOOL, EasyPage, steps
from navet.language.texts import DEFAULT_LANGUAGE

LARGER = 1.15
_SHOWN = 2


class EasyQuestionData(TypedDict):
    """A question in easy words, with the lines that say how to answer it."""

    id: str
    text: str
    lines: list[str]


class EasyStep(TypedDict):
    """A step as its easy page tells of it; ``meaning`` says what the key question means."""

    id: str
    number: int
    part: int
    title: str
    key_question: str
    meaning: list[str]
    questions: list[EasyQuestionData]


class Form(TemplatePayload):
    """The Word file's content."""

    steps: list[EasyStep]


def content(context: Context, pages: list[EasyPage]) -> Form:
    """Return the Word file's content."""
    base = data.template_base(context.sources, TOOL, DEFAULT_LANGUAGE, False)
    return {
        **base,
        "words": {**base["words"], "namn": base["words"]["fragor_titel"]},
        "tool_address": context.sources.address(DEFAULT_LANGUAGE, "enkel/"),
        "steps": [
            {
                "id": step.id,
                "number": step.number,
                "part": page.part,
                "title": page.title,
                "key_question": step.key_question.sv,
                "meaning": page.meaning,
                "questions": [
                    {"id": one.id, "text": one.text, "lines": one.lines} for one in page.questions
                ],
            }
            for page, step in steps(pages)
        ],
    }


def build(payload: Form) -> bytes:
    """Return the Word file."""
    words = payload["words"]
    paper = begun(payload, scale=LARGER)
    paper.paragraph(words["sa_har"], "Field label")
    paper.steps([words[f"gor_{number}"] for number in (1, 2, 3)])
    for step in payload["steps"]:
        _step(paper, payload, step)
    paper.paragraph(words["oberoende"], "Small")
    paper.link(words["las_mer"], payload["tool_address"])
    paper.paragraph(words["licens"], "Small")
    return paper.to_bytes(payload["timestamp"])


def _step(paper: Paper, payload: Form, step: EasyStep) -> None:
    words = payload["words"]
    paper.page_break()
    paper.heading(f"{step['number']}. {step['title']}", 1, f"Part {step['part']}")
    paper.key_question(words["nyckelfraga"], step["key_question"], step["part"])
    paper.paragraph("\n".join(step["meaning"]), keep=True)
    answer = Control(f"{step['id']}--svar", step["key_question"], words["skriv_svar"])
    paper.labelled(words["svara_har"], answer)
    for question in step["questions"]:
        paper.heading(question["text"], 2, f"Step {step['part']}")
        paper.paragraph("\n".join(question["lines"]), keep=True)
        control = Control(question["id"], question["text"], words["skriv_svar"])
        paper.anchor(paper.paragraph(f"#{question['id']}", "Question info"), control)
        paper.field(control)


def preview_of(payload: Form) -> Block:
    """Return the picture: how the first steps look."""
    words = payload["words"]
    blocks = preview.opening(payload)
    for step in payload["steps"][:_SHOWN]:
        number, part = step["number"], step["part"]
        blocks.append({"kind": "step", "text": f"{number}. {step['title']}", "part": part})
        blocks.append(
            {
                "kind": "key",
                "label": words["nyckelfraga"],
                "text": step["key_question"],
                "part": part,
            }
        )
        for question in step["questions"]:
            info = f"#{question['id']}"
            blocks.append({"kind": "question", "text": question["text"], "info": info})
            blocks.append({"kind": "help", "text": words["skriv_svar"]})
    return preview.paper(payload, blocks)
