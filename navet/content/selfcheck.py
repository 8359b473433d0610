"""The self-check: a statement for each step of the model, with four levels in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from navet.language.texts import Text, text_of

REGISTER = "lageskollen"
PARTIES = ("offentlig", "civil")
ROUNDS = ("1", "2")
# What the page tells of when answers are gathered, as its words are named.
TOLD = ("nya", "lika", "bytta", "fulla", "kontroll", "utgava", "utan")
# Why an answer could not be kept in the open workbook, in the same way.
UNKEPT = ("full", "blocked", "gone")


@dataclass(frozen=True)
class Statement:
    """A statement about a step; ``levels`` are four, from the furthest off to the furthest along.

    ``question`` is the id of the follow-up question to begin with, and ``cases`` the names of two
    cases to read.
    """

    step_id: str
    text: Text
    levels: tuple[Text, ...]
    question: str
    cases: tuple[str, ...]


@dataclass(frozen=True)
class SelfCheck:
    """All statements in the model's order; ``edition`` is the digit that opens every code."""

    edition: int
    unknown: Text
    statements: tuple[Statement, ...]


def build(data: dict[str, Any]) -> SelfCheck:
    """Return the register's self-check."""
    statements = tuple(
        Statement(
            item["steg"],
            text_of(item["text"]),
            tuple(text_of(level) for level in item["lagen"]),
            item["fraga"],
            tuple(item["exempel"]),
        )
        for item in data["pastaenden"]
    )
    return SelfCheck(data["utgava"], text_of(data["vet_inte"]), statements)
