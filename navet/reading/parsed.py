"""What is slow to parse, kept as objects from one run to the next and within one.

Objects are read many times faster than the text that they were parsed from. They are Python's own
(https://docs.python.org/3/library/pickle.html), which can run code as the compiled modules beside
them can: they stand in the repository's own cache, which Git ignores, and come from nowhere else.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from navet.reading import fingerprint
from navet.reading.cache import Cache

FOLDER = Path(".cache") / "tolkat"
# How many objects of earlier runs are kept beside those of this one, and how many within a run.
SPARE, MOST_REMEMBERED = 400, 20_000
_CODE = Path(__file__).resolve().parents[1]
_Made = TypeVar("_Made")


class Parsed:
    """Objects by what they were parsed from; nobody may change them, since others get the same."""

    _remembered: dict[str, Any] = {}  # noqa: RUF012 (shared by all on purpose)

    def __init__(self, root: Path, name: str) -> None:
        """Use a folder of that name in the cache of the repository at root."""
        self._cache = Cache(root / FOLDER / name)
        self._used: set[str] = set()
        self._grew = False

    def get(self, parsed: tuple[str, ...], parse: Callable[[], _Made]) -> _Made:
        """Return what ``parse`` makes of the texts ``parsed``, which decide it with the code."""
        key = fingerprint.of(fingerprint.of_code(_CODE, ("Jinja2", "PyYAML")), *parsed)
        self._used.add(key)
        if key not in self._remembered:
            if len(self._remembered) >= MOST_REMEMBERED:
                self._remembered.clear()
            self._remembered[key] = self._kept(key, parse)
        made: _Made = self._remembered[key]
        return made

    def _kept(self, key: str, parse: Callable[[], _Made]) -> _Made:
        kept = self._cache.get(key)
        if kept is not None:
            try:
                known: _Made = pickle.loads(kept)
            except Exception:  # A broken file may give any exception, and only costs time.
                pass
            else:
                return known
        made = parse()
        self._cache.put(key, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
        self._grew = True
        return made

    def trim(self) -> None:
        """Drop objects of earlier runs when they are many, if there are new ones."""
        if self._grew:
            self._cache.trim(self._used, len(self._used) + SPARE)
