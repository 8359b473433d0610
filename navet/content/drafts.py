"""The draft of a letter of intent: what each clause says, of the answers in a workbook.

The same is made in the browser of the reader's own answers, see `overrides/block/arbetsbok-word/`.
"""

from __future__ import annotations

from collections.abc import Mapping

from navet.content.model import Model
from navet.content.templates import DRAFT_ROW, Tool

TOOL = "avsiktsforklaring"
PARTIES = DRAFT_ROW.format("part")


def questions(model: Model, lang: str) -> dict[str, str]:
    """Return every question by id in one language; a step's id gives its key question."""
    known = {step.id: step.key_question[lang] for step in model.steps}
    known |= {one.id: one.text[lang] for step in model.steps for one in step.questions}
    return known


def texts(
    tool: Tool, lang: str, asked: Mapping[str, str], answers: Mapping[str, str]
) -> dict[str, str]:
    """Return what a draft says by the tag of its field, each answer with the question it is to.

    ``asked`` are the questions by id. A question without an answer is said to be a gap.
    """
    own = {key: text[lang] for key, text in tool.words.items()}
    said = {}
    for clause in tool.draft:
        pieces = []
        for name in clause.questions:
            answer = answers.get(name, "").strip()
            mark = own["utkast_ur" if answer else "utkast_lucka"]
            source = mark.replace("{id}", name).replace("{fraga}", asked[name])
            pieces.append(f"{answer}\n{source}" if answer else source)
        said[clause.tag] = "\n\n".join(pieces)
    return {PARTIES: own["utkast_fordela"], **said}
