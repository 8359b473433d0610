"""The names of the model's parts and steps have room in its picture, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from navet.content import words
from navet.content.model import MODEL_FILE, NAME, Model, Part, Step
from navet.content.registers import Registers
from navet.content.site import Site
from navet.language.texts import LANGUAGES
from navet.look import hyphens
from navet.look.picture import Drawing, misfits
from navet.reading.problems import BadData, Problem
from navet.reading.yamldata import Path


def check(site: Site, registers: Registers) -> Iterator[Problem]:
    """Yield names that are too long for the picture; nothing if the frame's words are not sound."""
    try:
        labels = words.load(site.root)
    except BadData:
        return
    document = registers.documents[NAME]
    soft = hyphens.build(registers[hyphens.NAME]["ord"])
    for lang in LANGUAGES:
        for item in misfits(Drawing(site.model, lang, labels[lang], str, soft)):
            yield Problem(
                MODEL_FILE,
                document.line((*_place(site.model, item), "namn", lang)),
                item.id,
                f"Namnet ”{item.name[lang]}” får inte plats i bilden av modellen.",
                "Korta det, eller skriv i modell/avstavning.yml var långa ord får delas.",
            )


def _place(model: Model, item: Part | Step) -> Path:
    for index, part in enumerate(model.parts):
        if part is item or part.id == item.id:
            return ("faser", index)
        for number, step in enumerate(part.steps):
            if step.id == item.id:
                return ("faser", index, "steg", number)
    raise KeyError(item.id)
