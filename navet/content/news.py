"""What is new on the pages, as modell/nytt.yml says it: a line for one page or several."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from navet.language.texts import Text, text_of

REGISTER = "nytt"
PAGE = "om/nytt.md"
KINDS = NEW, CHANGED, REVIEWED = "ny", "andrad", "granskad"


@dataclass(frozen=True)
class Line:
    """What happened to pages on a day; ``text`` is None where they were read and left as they were.

    ``day`` is an ISO date, ``kind`` one of NEW, CHANGED and REVIEWED, ``pages`` keys in docs/.
    """

    id: str
    day: str
    kind: str
    pages: tuple[str, ...]
    text: Text | None


@dataclass(frozen=True)
class Day:
    """The lines of a day, in the register's order."""

    day: str
    lines: tuple[Line, ...]


def build(data: dict[str, Any]) -> tuple[Line, ...]:
    """Return the register's lines, the newest first and those of a day in the register's order."""
    lines = [
        Line(
            item["id"],
            item["dag"],
            item["slag"],
            tuple(item["sidor"]),
            text_of(item["text"]) if "text" in item else None,
        )
        for item in data["nytt"]
    ]
    return tuple(sorted(lines, key=lambda line: line.day, reverse=True))


def days(lines: tuple[Line, ...]) -> tuple[Day, ...]:
    """Return the lines by day, the newest first."""
    return tuple(Day(day, tuple(found)) for day, found in groupby(lines, lambda line: line.day))


def told(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines that tell something: not those of pages that were left as they were."""
    return tuple(line for line in lines if line.kind != REVIEWED)
