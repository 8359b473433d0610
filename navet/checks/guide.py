"""The decision guide is a sound tree.

Every path ends in a suggestion whose forms exist (and checks.forms holds that each has a page), no
question and no suggestion is out of reach, and no path comes back to a question it has passed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from navet.content import forms
from navet.content.guide import LOOK_AT, REGISTER
from navet.content.registers import FOLDER, Registers
from navet.reading.problems import Problem
from navet.reading.yamldata import Document

PATH = f"{FOLDER}/{REGISTER}.yml"


@dataclass(frozen=True)
class _Arrow:
    """An answer as the tree sees it: from a question to a question or a suggestion."""

    question: str
    answer: str
    target: str
    is_outcome: bool
    line: int


def check(registers: Registers) -> Iterator[Problem]:
    """Yield what is wrong with the tree."""
    document, data = registers.documents[REGISTER], registers[REGISTER]
    questions = {item["id"]: index for index, item in enumerate(data["fragor"])}
    outcomes = {item["id"]: index for index, item in enumerate(data["resultat"])}
    arrows = list(_arrows(document, data))
    if data["start"] not in questions:
        yield Problem(
            PATH,
            document.line(("start",)),
            data["start"],
            "Guiden börjar med en fråga som inte finns.",
            f"Välj en av: {', '.join(questions)}.",
        )
        return
    for arrow in arrows:
        known = outcomes if arrow.is_outcome else questions
        if arrow.target not in known:
            yield _lost(arrow)
    yield from _loops(data["start"], arrows)
    yield from _unreachable(document, data, arrows)
    yield from _forms(registers, document, data)


def _arrows(document: Document, data: dict[str, Any]) -> Iterator[_Arrow]:
    for index, question in enumerate(data["fragor"]):
        for place, answer in enumerate(question["svar"]):
            key = "resultat" if "resultat" in answer else "nasta"
            line = document.line(("fragor", index, "svar", place, key))
            yield _Arrow(question["id"], answer["id"], answer[key], key == "resultat", line)


def _lost(arrow: _Arrow) -> Problem:
    what = "ett resultat" if arrow.is_outcome else "en fråga"
    return Problem(
        PATH,
        arrow.line,
        f"{arrow.question}:{arrow.answer}",
        f"Svaret leder till {what} som inte finns: ”{arrow.target}”.",
        "Rätta id:t, eller lägg till det som saknas.",
    )


def _loops(start: str, arrows: list[_Arrow]) -> Iterator[Problem]:
    """Yield each answer that leads back to a question on the path to it."""
    onward: dict[str, list[_Arrow]] = {}
    for arrow in arrows:
        if not arrow.is_outcome:
            onward.setdefault(arrow.question, []).append(arrow)
    done: set[str] = set()
    path: list[str] = []
    stack: list[tuple[str, Iterator[_Arrow]]] = []

    def enter(name: str) -> None:
        path.append(name)
        stack.append((name, iter(onward.get(name, ()))))

    for first in (start, *onward):
        if first not in done:
            enter(first)
        while stack:
            name, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                stack.pop()
                path.pop()
                done.add(name)
            elif following.target in path:
                yield _loop(following, path[path.index(following.target) :])
            elif following.target not in done:
                enter(following.target)


def _loop(arrow: _Arrow, circle: list[str]) -> Problem:
    return Problem(
        PATH,
        arrow.line,
        f"{arrow.question}:{arrow.answer}",
        f"Svaret leder tillbaka: {' → '.join([*circle, arrow.target])}.",
        "Låt svaret leda framåt, till en senare fråga eller ett resultat.",
    )


def _unreachable(
    document: Document, data: dict[str, Any], arrows: list[_Arrow]
) -> Iterator[Problem]:
    """Yield what no path leads to, but not what only another such question leads to."""
    seen = _reach(data["start"], arrows)
    lost = [item["id"] for item in data["fragor"] if ("fragor", item["id"]) not in seen]
    lost.sort(key=lambda name: any(a.target == name and a.question != name for a in arrows))
    for key, items in (("fragor", lost), ("resultat", [item["id"] for item in data["resultat"]])):
        for name in items:
            if (key, name) not in seen:
                seen |= _reach(name, arrows) if key == "fragor" else set()
                index = next(i for i, item in enumerate(data[key]) if item["id"] == name)
                yield _out_of_reach(document.line((key, index)), key, name)


def _reach(start: str, arrows: list[_Arrow]) -> set[tuple[str, str]]:
    """Return what can be reached from a question, itself included, as (list, id)."""
    seen, waiting = {("fragor", start)}, [start]
    while waiting:
        name = waiting.pop()
        for arrow in arrows:
            place = ("resultat" if arrow.is_outcome else "fragor", arrow.target)
            if arrow.question == name and place not in seen:
                seen.add(place)
                if not arrow.is_outcome:
                    waiting.append(arrow.target)
    return seen


def _out_of_reach(line: int, key: str, name: str) -> Problem:
    what, it = ("Frågan", "den") if key == "fragor" else ("Resultatet", "det")
    return Problem(
        PATH,
        line,
        name,
        f"{what} går inte att nå: inget svar på vägen från början leder hit.",
        f"Låt ett svar leda hit, eller ta bort {it}.",
    )


def _forms(registers: Registers, document: Document, data: dict[str, Any]) -> Iterator[Problem]:
    known = {item["id"] for item in registers[forms.REGISTER]["former"]}
    for index, outcome in enumerate(data["resultat"]):
        for key in ("form", "narliggande"):
            for place, name in enumerate(outcome[key]):
                if name not in known:
                    yield Problem(
                        PATH,
                        document.line(("resultat", index, key, place)),
                        outcome["id"],
                        f"Formen ”{name}” finns inte i {FOLDER}/{forms.REGISTER}.yml.",
                        "Rätta id:t, eller lägg till formen.",
                    )
        yield from _number(document, index, outcome)


def _number(document: Document, index: int, outcome: dict[str, Any]) -> Iterator[Problem]:
    """Yield a suggestion that does not ask the reader to look at just so many forms."""
    count = len({*outcome["form"], *outcome["narliggande"]})
    if count != LOOK_AT:
        yield Problem(
            PATH,
            document.line(("resultat", index, "narliggande")),
            outcome["id"],
            f"Förslaget ger {count} former att titta på, i stället för {LOOK_AT}.",
            f"Låt form och narliggande tillsammans ha {LOOK_AT} olika former.",
        )
