"""Answers that are slow to work out, kept in a file from one run to the next."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from navet.reading.files import write_whole


class Kept:
    """Answers in JSON by key; what no run has asked for lately is dropped.

    ``recipe`` is a fingerprint of what makes the answers: with another one, none is believed. A
    file that is broken or missing only costs time.
    """

    def __init__(self, file: Path, recipe: str) -> None:
        """Read what the file has, if it was made in the same way."""
        self._file, self._recipe = file, recipe
        self._had = self._read()
        self._asked: dict[str, Any] = {}

    def _read(self) -> dict[str, Any]:
        try:
            read = json.loads(self._file.read_text(encoding="utf-8"))
            return dict(read["svar"]) if read["recept"] == self._recipe else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    def get(self, key: str, make: Callable[[], Any]) -> Any:
        """Return the answer for a key, made now if it is not known."""
        found = self.known(key)
        if found is None:
            found = make()
            self.put(key, found)
        return found

    def known(self, key: str) -> Any:
        """Return the answer for a key, or None if it is not known."""
        if key not in self._asked and key in self._had:
            self._asked[key] = self._had[key]
        return self._asked.get(key)

    def put(self, key: str, answer: Any) -> None:
        """Let an answer, which is not None, be known from now on."""
        self._asked[key] = answer

    def save(self) -> None:
        """Keep what has been asked for, if that is something else than the file has."""
        if self._asked.keys() == self._had.keys():
            return
        text = json.dumps({"recept": self._recipe, "svar": self._asked}, ensure_ascii=False)
        write_whole(self._file, text.encode())
        self._had = dict(self._asked)
