"""MUCF's key question stands in its box: in the model's words, once, and in its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from navet.checks.placeholders import says_nothing
from navet.content.model import Model, Step
from navet.content.site import Page
from navet.reading.problems import Problem

KEY_BOX = "nyckelfraga"


@dataclass(frozen=True)
class Place:
    """Where a page has its key question: from a line up to another, and in words.

    ``insert`` is the line to put it on where it is lacking.
    """

    start: int
    end: int
    insert: int
    words: str


def lines(step: Step, lang: str) -> str:
    """Return the box with a step's key question, as it must stand on a page."""
    return f"!!! {KEY_BOX} {step.id}\n    {step.key_question[lang]}"


def check(page: Page, step: Step, place: Place) -> Iterator[Problem]:
    """Yield what is wrong with the key question of a step on a page that must have it."""
    boxes = [box for box in page.scan.boxes if box.kind == KEY_BOX and box.argument == step.id]
    wanted = lines(step, page.lang)
    if not boxes:
        yield Problem(
            page.path,
            min(place.insert, page.scan.last_line),
            step.id,
            "MUCF:s nyckelfråga saknas på sidan.",
            "Lägg in raderna:",
            wanted,
        )
        return
    for extra in boxes[1:]:
        yield Problem(
            page.path,
            extra.line,
            step.id,
            f"MUCF:s nyckelfråga står två gånger. Den första är på rad {boxes[0].line}.",
            "Ta bort den ena.",
        )
    box = boxes[0]
    if says_nothing(box.text):
        what = "MUCF:s nyckelfråga är tom eller en platshållare."
    elif box.text != step.key_question[page.lang]:
        what = "MUCF:s nyckelfråga har inte samma ord som i modellen."
    else:
        what = ""
    if what:
        yield Problem(page.path, box.line, step.id, what, "Byt rutan mot:", wanted)
    if not place.start <= box.line < place.end:
        yield Problem(
            page.path,
            box.line,
            step.id,
            "MUCF:s nyckelfråga står inte på sin plats.",
            f"Flytta rutan så att den står {place.words}.",
        )


def strays(page: Page, own: Collection[str], model: Model) -> Iterator[Problem]:
    """Yield the key questions on a page of other steps than its own, which are named by id."""
    known = {step.id for step in model.steps}
    for box in page.scan.boxes:
        if box.kind == KEY_BOX and box.argument not in own:
            what = "hör till en annan sida" if box.argument in known else "finns inte i modellen"
            yield Problem(
                page.path,
                box.line,
                box.argument or KEY_BOX,
                f"Nyckelfrågan för ”{box.argument}” {what}.",
                "Rätta stegets id efter !!! nyckelfraga, eller ta bort rutan.",
            )
