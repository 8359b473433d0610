"""The Code's matrix: four levels of participation against the six stages of a decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from navet.language.texts import Text, text_of

REGISTER = "koden"


@dataclass(frozen=True)
class Level:
    """A level of participation, from little (``number`` 1) to much."""

    id: str
    number: int
    name: Text


@dataclass(frozen=True)
class Cell:
    """What the public body and what the association does at one level in one stage."""

    level: Level
    public: Text
    civil: Text


@dataclass(frozen=True)
class Stage:
    """A stage of a decision and its cells, one for each level in the levels' order."""

    id: str
    number: int
    name: Text
    description: Text
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Matrix:
    """The whole matrix; ``note`` says whose words the cells are."""

    name: Text
    note: Text
    levels: tuple[Level, ...]
    stages: tuple[Stage, ...]


def build(data: dict[str, Any]) -> Matrix:
    """Return the matrix in the register; KeyError if a cell is missing (see checks.codematrix)."""
    levels = tuple(
        Level(item["id"], number, text_of(item["namn"]))
        for number, item in enumerate(data["nivaer"], 1)
    )
    cells = {(item["steg"], item["niva"]): item for item in data["rutor"]}
    stages = tuple(
        Stage(
            item["id"],
            number,
            text_of(item["namn"]),
            text_of(item["beskrivning"]),
            tuple(_cell(level, cells[item["id"], level.id]) for level in levels),
        )
        for number, item in enumerate(data["steg"], 1)
    )
    return Matrix(text_of(data["kortnamn"]), text_of(data["anmarkning"]), levels, stages)


def _cell(level: Level, item: dict[str, Any]) -> Cell:
    return Cell(level, text_of(item["offentlig"]), text_of(item["civil"]))
