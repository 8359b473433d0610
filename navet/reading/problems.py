"""A problem a contributor can act on, and the report that holds them all."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong: where, about what, what it is and what to do.

    ``path`` is relative to the repository, with forward slashes; ``line`` counts from 1. Of an
    environment variable, ``path`` is its name and ``line`` 0.
    ``message`` and ``remedy`` are whole sentences in Swedish. ``paste`` is the exact line to
    paste, or "".
    """

    path: str
    line: int
    id: str
    message: str
    remedy: str
    paste: str = ""

    def __str__(self) -> str:
        """Return the problem as a contributor reads it in a terminal."""
        where = f"{self.path}:{self.line}: {self.id}" if self.line else self.path
        text = f"{where}: {self.message} {self.remedy}"
        text = " ".join(text.splitlines())
        if not self.paste:
            return text
        return text + "".join(f"\n    {line}" for line in self.paste.splitlines())

    def annotation(self, level: str = "error") -> str:
        """Return the problem as a GitHub Actions workflow command.

        Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
        """
        body = " ".join(part for part in (self.message, self.remedy, self.paste) if part)
        place = f"file={_property(self.path)},line={self.line},title={_property(self.id)}"
        if not self.line:
            place = f"title={_property(self.path)}"
        return f"::{level} {place}::{_data(body)}"


class BadData(Exception):
    """Data could not be read; ``problems`` holds every reason, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[BadData], tuple[tuple[Problem, ...]]]:
        """Let the exception travel between processes."""
        return type(self), (self.problems,)


def did_you_mean(written: object, choices: Iterable[str]) -> str:
    """Return "Menade du …? " where a choice is close to what is written, else ""."""
    close = difflib.get_close_matches(shown(written).lower(), list(choices), n=1, cutoff=0.75)
    return f"Menade du ”{close[0]}”? " if close else ""


def shown(value: object) -> str:
    """Return a value as a sentence shows it: on one line, and short."""
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else text[:57].rstrip() + "…"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
