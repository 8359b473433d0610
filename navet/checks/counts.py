"""The number of follow-up questions, where prose or data says it, is the model's.

A step may have from three to nine questions; a text that says how many must follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from navet.content.model import Model
from navet.content.registers import FOLDER, Registers
from navet.content.site import Page, Site
from navet.language import numerals
from navet.reading.problems import Problem

_NAMED = {
    "sv": re.compile(r"([\w-]+)(?: egna| nya)? följdfrågor", re.IGNORECASE),
    "en": re.compile(r"([\w-]+)(?: new| own)? follow-up questions", re.IGNORECASE),
}
# What a step's page calls its own questions in its description.
_IN_DESCRIPTION = {
    "sv": re.compile(r"([\w-]+) frågor", re.IGNORECASE),
    "en": re.compile(r"([\w-]+) questions", re.IGNORECASE),
}
# The word that both patterns end in: a paragraph without it needs no closer look.
_COUNTED = {"sv": "frågor", "en": "questions"}
_REMEDY = "Skriv rätt antal, eller skriv om meningen utan antal."


def check(site: Site, registers: Registers) -> Iterator[Problem]:
    """Yield every text that says another number of follow-up questions than the model has."""
    anywhere = _anywhere(site.model)
    for page in site.pages.values():
        yield from _page(site.model, page, anywhere)
    for name, document in registers.documents.items():
        for where, value in document.values:
            lang = str(where[-1]) if where else ""
            if isinstance(value, str) and lang in _NAMED and _COUNTED[lang] in value:
                path = f"{FOLDER}/{name}.yml"
                for written in _wrong(value, lang, _NAMED[lang], anywhere):
                    yield _problem(path, document.line(where), written, site.model)


def _page(model: Model, page: Page, anywhere: frozenset[int]) -> Iterator[Problem]:
    step = next((step for step in model.steps if step.page == page.key), None)
    right = frozenset((len(step.questions),)) if step else anywhere
    if step:
        said = str(page.meta.get("beskrivning") or "")
        for written in _wrong(said, page.lang, _IN_DESCRIPTION[page.lang], right):
            line = page.front.line(("beskrivning",))
            yield _problem(page.path, line, written, model, len(step.questions))
    counted = _COUNTED[page.lang]
    for paragraph in (one for one in page.scan.paragraphs if counted in one.text.casefold()):
        for written in _wrong(paragraph.plain, page.lang, _NAMED[page.lang], right):
            number = len(step.questions) if step else 0
            yield _problem(page.path, paragraph.line, written, model, number)


def _wrong(text: str, lang: str, pattern: re.Pattern[str], right: frozenset[int]) -> Iterator[str]:
    for found in pattern.finditer(text):
        numbers = numerals.numbers(found[1], lang)
        said = next((one for one in numbers if one.certain), None)
        if said and said.value.isdigit() and int(said.value) not in right:
            yield found[0]


def _anywhere(model: Model) -> frozenset[int]:
    """Return the numbers that are right where no step is meant: of all, and of each step."""
    each = {len(step.questions) for step in model.steps}
    return frozenset((len(model.questions), *(each if len(each) == 1 else ())))


def _problem(path: str, line: int, written: str, model: Model, of_step: int = 0) -> Problem:
    each = sorted({len(step.questions) for step in model.steps})
    if of_step:
        known = f"steget har {of_step} i modellen"
    elif len(each) == 1:
        known = f"modellen har {each[0]} i varje steg och {len(model.questions)} i allt"
    else:
        known = (
            f"stegen har olika många i modellen ({each[0]}–{each[-1]}), och {len(model.questions)} "
            "i allt"
        )
    return Problem(path, line, "antal", f"Här står ”{written}”, men {known}.", _REMEDY)
