"""The check on the finished files: every question once in diary, worksheets, cards and handbook.

Reads the files as a reader's programs do: Word by its controls and headings, PDF by its text. It
knows nothing of how they were made.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from pypdf import PdfReader

from navet.content.model import Model, Question
from navet.documents.manifest import Item, Manifest
from navet.reading.problems import Problem

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHECKED = ("processdagbok", "arbetsblad", "fragekort", "handbok")


def check(model: Model, manifest: Manifest, target: Path) -> list[Problem]:
    """Return every question that is missing, doubled or reworded in a finished file.

    ``target`` is the site's root. Each problem names the file and the question's id.
    """
    problems: list[Problem] = []
    for item in manifest.items:
        if item.tool in _CHECKED and item.type in ("docx", "pdf"):
            problems += check_file(item, expected(model, item.id), target / item.path)
    return sorted(problems)


def expected(model: Model, file_id: str) -> tuple[Question, ...]:
    """Return the questions that a file must hold: a step's, a part's, or all."""
    name = file_id.removeprefix("arbetsblad-").removeprefix("fragekort-")
    for step in model.steps:
        if file_id != name and name == f"steg-{step.id}":
            return step.questions
    for part in model.parts:
        if file_id != name and name == part.id:
            return tuple(question for step in part.steps for question in step.questions)
    return model.questions


def check_file(item: Item, questions: Sequence[Question], file: Path) -> Iterator[Problem]:
    """Yield what is wrong with the questions of one finished file."""
    ids, words = read_word(file) if item.type == "docx" else read_pdf(file)
    for question in questions:
        yield from _counted(item, question, "id", ids[question.id])
        yield from _counted(item, question, "text", words.count(_flat(question.text[item.lang])))


def _counted(item: Item, question: Question, what: str, count: int) -> Iterator[Problem]:
    if count == 1:
        return
    name = {"id": "Frågans id", "text": "Frågans ordalydelse"}[what]
    found = "saknas" if count == 0 else f"står {count} gånger"
    yield Problem(
        item.path,
        1,
        question.id,
        f"{name} {found} i den färdiga filen ({item.lang}).",
        "Varje fråga ska stå där precis en gång, med orden i modell/samverkansmodell.yml.",
    )


def read_word(file: Path) -> tuple[Counter[str], str]:
    """Return how often each tag stands on a control, and the headings' words in one flat text."""
    with zipfile.ZipFile(file) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    tags = Counter(str(tag.get(f"{_W}val")) for tag in root.iter(f"{_W}tag"))
    headings = (p for p in root.iter(f"{_W}p") if _style(p).startswith("Heading3"))
    words = "|".join(_flat("".join(t.text or "" for t in p.iter(f"{_W}t"))) for p in headings)
    return tags, words


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else str(style.get(f"{_W}val"))


def read_pdf(file: Path) -> tuple[Counter[str], str]:
    """Return how often each #id is printed, and all words in one flat text."""
    text = "\n".join(page.extract_text() for page in PdfReader(file).pages)
    ids = Counter(re.findall(r"#([a-z0-9]+(?:-[a-z0-9]+)*)", text))
    return ids, _flat(text)


def _flat(text: str) -> str:
    """Return text without spaces, line breaks and soft hyphens: how lines fall does not matter."""
    return re.sub(r"[\s\u00ad\u200b]+", "", text)
