"""Reads YAML into plain data that remembers on which line each value stands.

A deliberately small YAML: no anchors, aliases or tags, no doubled keys, and the scalars of YAML
1.2's core schema (https://yaml.org/spec/1.2.2/#103-core-schema), so that ``nej`` and ``2026-11-21``
stay text. What is refused is refused with a sentence, never with an exception from the parser.
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from navet.reading import yamlfaults
from navet.reading.files import CONTROL
from navet.reading.problems import Problem

MAX_DEPTH = 30
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"[-+]?[0-9]{1,15}\Z")
_FLOAT = re.compile(r"[-+]?[0-9]+\.[0-9]+\Z")
_NULL = {"", "~", "null", "Null", "NULL"}
_TRUE = {"true", "True", "TRUE"}
_FALSE = {"false", "False", "FALSE"}

# A key with nothing but a comment after it: what was meant as its text begins with #.
_EATEN = re.compile(r":[ \t]+#\S")

Path = tuple[str | int, ...]
Report = Callable[[int, str, str], None]


@dataclass(frozen=True)
class Document:
    """Plain data (dict, list, str, int, float, bool, None) and the line of each value.

    ``lines`` maps the path of keys and indexes down to a value to its line in the file, from 1; the
    line of a mapping's value is the line of its key. ``problems`` says what was refused.
    """

    data: Any = None
    lines: Mapping[Path, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def __reduce__(self) -> tuple[Any, ...]:
        """Be kept with the lines in little room, for few ask for them."""
        return Document, (self.data, _Lines(pickle.dumps(dict(self.lines))), self.problems)

    @cached_property
    def values(self) -> tuple[tuple[Path, Any], ...]:
        """Every value with its path, the outermost first; walked through once."""
        return tuple(walk(self.data))

    def line(self, path: Path) -> int:
        """Return the line of the value at path, or of its nearest ancestor that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class _Lines(Mapping[Path, int]):
    """Lines that are packed until somebody asks for one."""

    def __init__(self, packed: bytes) -> None:
        self._packed = packed

    @cached_property
    def _lines(self) -> dict[Path, int]:
        return dict(pickle.loads(self._packed))

    def __getitem__(self, path: Path) -> int:
        return self._lines[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


class _RefusedError(Exception):
    def __init__(self, line: int, message: str, remedy: str) -> None:
        self.line, self.message, self.remedy = line, message, remedy
        super().__init__(message)


@dataclass
class _Open:
    """A collection that is being read: where it hangs, and the key that waits for its value."""

    value: dict[Any, Any] | list[Any]
    path: Path
    key: str | None = None
    key_line: int = 0
    doubled: bool = False


def parse(text: str, path: str, first_line: int = 1) -> Document:
    """Read YAML text; ``path`` and ``first_line`` are used to say where a problem stands."""
    offset = first_line - 1
    found: list[Problem] = []

    def report(line: int, message: str, remedy: str) -> None:
        found.append(Problem(path, line + offset, "yaml", message, remedy))

    reader = _Reader(text.split("\n"), report)
    try:
        for event in yaml.parse(_without_control(text, report), Loader=_LOADER):
            reader.take(event)
    except _RefusedError as refused:
        report(refused.line, refused.message, refused.remedy)
    except yaml.YAMLError as error:
        fault = yamlfaults.explain(text, _error_line(error, text))
        report(fault.line, fault.message, fault.remedy)
    lines = {where: line + offset for where, line in reader.lines.items()}
    return Document(None if found else reader.root, lines, tuple(found))


def _without_control(text: str, report: Report) -> str:
    """Return the text without control characters, having reported the first one."""
    found = CONTROL.search(text)
    if found is None:
        return text
    report(
        text.count("\n", 0, found.start()) + 1,
        f"Raden har ett osynligt styrtecken (U+{ord(found.group()):04X}).",
        "Skriv om raden för hand. Tecknet följer ofta med vid kopiering.",
    )
    return CONTROL.sub("", text)


class _Reader:
    """Builds data out of parser events, with a stack of its own so that no input is too deep."""

    def __init__(self, written: list[str], report: Report) -> None:
        self.root: Any = None
        self.lines: dict[Path, int] = {}
        self._stack: list[_Open] = []
        self._written = written
        self._report = report
        self._begun = False

    def take(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1 if event.start_mark else 1
        _refuse_machinery(event, line)
        if isinstance(event, yaml.DocumentStartEvent):
            self._begin(line)
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, yaml.MappingStartEvent):
            self._open({}, line)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._open([], line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._stack.pop()

    def _begin(self, line: int) -> None:
        if self._begun:
            raise _RefusedError(line, "Raden med --- delar texten i två.", "Ta bort raden.")
        self._begun = True

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        top = self._stack[-1] if self._stack else None
        text = str(event.value)
        self._refuse_hidden(text, line)
        if top is not None and isinstance(top.value, dict) and top.key is None:
            self._key(top, text, line)
        elif event.implicit[0]:
            self._refuse_misread(text, line)
            self._place(_plain_value(text), line)
        else:
            self._place(text, line)

    def _refuse_hidden(self, text: str, line: int) -> None:
        found = CONTROL.search(text)
        if found:
            self._report(
                line,
                f"Texten ger ett osynligt styrtecken (U+{ord(found.group()):04X}).",
                "Ta bort koden med omvänt snedstreck (\\).",
            )

    def _refuse_misread(self, text: str, line: int) -> None:
        """Refuse what YAML reads without complaint but in another way than it was meant."""
        if text.count('"') % 2:
            self._report(
                line,
                'Texten har ett citattecken (") utan par.',
                "Ta bort det, eller sätt dit det andra.",
            )
        elif not text and line <= len(self._written) and _EATEN.search(self._written[line - 1]):
            self._report(
                line,
                "Det som står efter # räknas inte, så värdet är tomt.",
                "Sätt hela texten inom citattecken om den ska börja med #.",
            )

    def _key(self, top: _Open, key: str, line: int) -> None:
        assert isinstance(top.value, dict)
        if key in top.value and not top.doubled:
            top.doubled = True
            in_list = bool(top.path) and isinstance(top.path[-1], int)
            new_item = f" Är det en ny rad i listan, börja den med ett streck: - {key}: …"
            self._report(
                line,
                f"Nyckeln ”{key}” står två gånger.",
                "Ta bort den ena, så att det inte är oklart vilken som gäller."
                + (new_item if in_list else ""),
            )
        top.key, top.key_line = key, line

    def _open(self, value: dict[Any, Any] | list[Any], line: int) -> None:
        if len(self._stack) >= MAX_DEPTH:
            raise _RefusedError(
                line,
                f"Filen har mer än {MAX_DEPTH} nivåer av indrag.",
                "Skriv den plattare.",
            )
        top = self._stack[-1] if self._stack else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            raise _RefusedError(line, "En nyckel måste vara ett ord.", "Skriv ”nyckel: värde”.")
        self._stack.append(_Open(value, self._place(value, line)))

    def _place(self, value: Any, line: int) -> Path:
        path: Path = ()
        if not self._stack:
            self.root = value
        else:
            top = self._stack[-1]
            if isinstance(top.value, dict):
                path, line = (*top.path, str(top.key)), top.key_line
                top.value[top.key], top.key = value, None
            else:
                path = (*top.path, len(top.value))
                top.value.append(value)
        self.lines.setdefault(path, line)
        return path


def _refuse_machinery(event: yaml.Event, line: int) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise _RefusedError(
            line,
            "Filen använder ankare eller alias (& eller *) i YAML.",
            "Skriv ut texten på varje ställe. Börjar en text med & eller *, sätt den inom "
            "citattecken.",
        )
    tag = getattr(event, "tag", None)
    if tag not in (None, "!"):
        raise _RefusedError(
            line,
            f"Filen använder en YAML-tagg ({str(tag).replace('tag:yaml.org,2002:', '!!')}).",
            "Ta bort den. Börjar en text med utropstecken, sätt den inom citattecken.",
        )
    if isinstance(event, yaml.DocumentStartEvent) and event.version:
        raise _RefusedError(line, "Filen anger en YAML-version.", "Ta bort raden som börjar med %.")


def _plain_value(text: str) -> Any:
    if text in _NULL:
        return None
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    if _INT.match(text) and not (text.lstrip("+-").startswith("0") and len(text) > 1):
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    return text


def _error_line(error: yaml.YAMLError, text: str) -> int:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is not None:
        return int(mark.line) + 1
    position = getattr(error, "position", None)
    return text.count("\n", 0, position) + 1 if isinstance(position, int) else 1


def walk(data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield every value in data with its path, the outermost first."""
    ahead = [(path, data)]
    while ahead:
        where, value = ahead.pop()
        yield where, value
        if isinstance(value, dict):
            ahead += [((*where, key), below) for key, below in reversed(value.items())]
        elif isinstance(value, list):
            ahead += [((*where, index), value[index]) for index in range(len(value) - 1, -1, -1)]
