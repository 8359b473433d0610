"""Reads the JSON Schemas in modell/schema/, and says in Swedish what is wrong with one."""

from __future__ import annotations

import contextlib
import datetime
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

import jsonschema_rs

from navet.reading import yamldata
from navet.reading.files import read_text
from navet.reading.problems import Problem

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

FOLDER = "modell/schema"
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_AFTER_COMMA = ("Expecting property name", "Illegal trailing comma", "Expecting value")
_JSON_FAULTS = {
    "Expecting ',' delimiter": (
        "Det saknas ett komma före den här raden, eller ett citattecken inne i den.",
        "Sätt komma mellan raderna, och citattecken runt varje namn och text.",
    ),
    "Expecting property name": (
        "Det står ett komma efter den sista raden, eller ett namn utan citattecken.",
        'Ta bort kommat, eller skriv "namn": värde.',
    ),
    "Illegal trailing comma": ("Det står ett komma efter den sista raden.", "Ta bort kommat."),
    "Expecting ':' delimiter": ("Det saknas ett kolon efter namnet.", 'Skriv "namn": värde.'),
    "Expecting value": (
        "Här saknas ett värde, eller så står det ett komma för mycket.",
        "Skriv värdet, eller ta bort kommat före.",
    ),
    "Unterminated string": ("Citattecknet på raden har inget par.", 'Avsluta texten med ".'),
    "Invalid control character": ("Citattecknet på raden har inget par.", 'Avsluta texten med ".'),
    "Extra data": ("Det står något efter den sista klammern.", "Ta bort det."),
    "Invalid \\": (
        "Texten har ett omvänt snedstreck (\\) som inte betyder något.",
        "Skriv två (\\\\), eller ta bort det.",
    ),
}
_ANY_JSON_FAULT = (
    "Filen går inte att läsa som JSON.",
    "Rätta raden, eller hämta tillbaka den förra versionen av filen.",
)


def is_date(value: object) -> bool:
    """Return whether text is a full-date of RFC 3339; other values are for other keywords."""
    if not isinstance(value, str):
        return True
    if not _ISO_DATE.fullmatch(value):
        return False
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


class _HasIds:
    """The keyword ``har_id`` for the quick validator."""

    def __init__(self, _: object, wanted: list[str], __: object) -> None:
        self._wanted = frozenset(wanted)

    def validate(self, rows: object) -> None:
        """Raise ValueError if a list lacks a row with one of the ids."""
        if isinstance(rows, list):
            there = {row.get("id") for row in rows if isinstance(row, dict)}
            if not there >= self._wanted:
                raise ValueError("har_id")


# Keywords whose schemas judge the same value as the one that they stand in.
_IN_PLACE = ("not", "if", "then", "else")
_IN_PLACE_LISTS = ("allOf", "anyOf", "oneOf")


class _Never:
    """Stands in for the quick validator where there is none."""

    def is_valid(self, _: object) -> bool:
        """Say of no data that it is sound."""
        return False


_never = _Never()


@dataclass(frozen=True, eq=False)
class Schema:
    """A JSON Schema as it stands in a file; ``problems`` says why it cannot be used.

    Nearly all data is sound. ``is_kept`` says so at once, and never of data that is not; what is
    wrong with other data ``validator`` says.
    """

    path: str
    data: dict[str, Any]
    is_kept: Callable[[Any], bool]
    problems: tuple[Problem, ...] = ()

    @cached_property
    def validator(self) -> Draft202012Validator:
        """Says what is wrong with data that the schema is about."""
        from navet.reading import validators  # noqa: PLC0415

        return validators.of_data(self.data)


def read(file: FilePath) -> Schema:
    """Return the JSON Schema in modell/schema/; one that is broken lets everything through.

    It is read anew each time, so that a schema that changes while the site is served counts at
    once; making it ready is what costs, and that is kept by content.
    """
    path = f"{FOLDER}/{file.name}"
    text, problems = read_text(file, file.parents[len(FilePath(FOLDER).parts)])
    return _broken(path, tuple(problems)) if problems else _ready(text, path)


def path_of(name: str) -> str:
    """Return the path of the schema of a name from the repository's root."""
    return f"{FOLDER}/{name}.schema.json"


@lru_cache(maxsize=64)
def _broken(path: str, problems: tuple[Problem, ...]) -> Schema:
    return Schema(path, {}, lambda _: True, problems)


@lru_cache(maxsize=64)
def _ready(text: str, path: str) -> Schema:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        return _broken(path, (_not_json(error, path),))
    except (ValueError, RecursionError):
        return _broken(path, (unusable(path, 1, "Filen har för stora tal eller många nivåer."),))
    found = tuple(_faults(data, text, path))
    if found:
        return _broken(path, found)
    return of(data, path)


def of(data: dict[str, Any], path: str) -> Schema:
    """Return a JSON Schema that is known to be one."""
    return Schema(path, data, (_quick(data) or _never).is_valid)


def _quick(data: dict[str, Any]) -> jsonschema_rs.Draft202012Validator | None:
    """Return the quick validator of a schema, or None if it cannot judge by it as others do.

    It follows a schema that refers to itself in a ring only so far, and then lets all through.
    """
    if _goes_round(data, data, ()):
        return None
    try:
        return jsonschema_rs.Draft202012Validator(
            data, validate_formats=True, formats={"date": is_date}, keywords={"har_id": _HasIds}
        )
    except (ValueError, jsonschema_rs.ReferencingError):
        return None


def _goes_round(data: dict[str, Any], part: object, above: tuple[int, ...]) -> bool:
    """Return whether judging one value by a part of a schema asks for the same of it again."""
    if not isinstance(part, dict):
        return False
    if id(part) in above:
        return True
    inner = [part.get(name) for name in _IN_PLACE]
    inner += [each for name in _IN_PLACE_LISTS for each in part.get(name) or ()]
    reference = part.get("$ref")
    if isinstance(reference, str) and reference.startswith("#"):
        inner.append(_part(data, reference))
    return any(_goes_round(data, each, (*above, id(part))) for each in inner)


def _part(data: dict[str, Any], reference: str) -> object:
    found: object = data
    for name in reference.removeprefix("#").strip("/").split("/") if reference != "#" else ():
        found = found.get(name) if isinstance(found, dict) else None
    return found


def _not_json(error: json.JSONDecodeError, path: str) -> Problem:
    reasons = (why for start, why in _JSON_FAULTS.items() if error.msg.startswith(start))
    message, remedy = next(reasons, _ANY_JSON_FAULT)
    line = error.lineno
    if error.msg.startswith(_AFTER_COMMA):
        line = error.doc.count("\n", 0, len(error.doc[: error.pos].rstrip())) + 1
    return Problem(path, line, "json", message, remedy)


def unusable(path: str, line: int, message: str) -> Problem:
    """Return a problem of a schema that data cannot be checked against."""
    return Problem(path, line, "schema", message, "Rätta schemat, eller hämta tillbaka det förra.")


def _faults(data: Any, text: str, path: str) -> Iterator[Problem]:
    """Yield why JSON is no schema that data can be checked against, on the line where it stands."""
    if not isinstance(data, dict):
        yield unusable(path, 1, "Filen är inget JSON Schema: den ska börja med { och sluta med }.")
        return
    if data.get("type") != "object" or not isinstance(data.get("properties"), dict):
        yield unusable(path, 1, "Schemat säger inte vad filen ska innehålla.")
    found = [*_against_json_schema(data), *_leading_nowhere(data)]
    document = yamldata.parse(text, path) if found else None
    for where, message in found:
        yield unusable(path, document.line(where) if document else 1, message)


def _against_json_schema(data: dict[str, Any]) -> Iterator[tuple[yamldata.Path, str]]:
    """Yield the places in a schema that are no JSON Schema, with what to say of them."""
    with contextlib.suppress(ValueError, jsonschema_rs.ReferencingError):
        if jsonschema_rs.meta.is_valid(data) and _quick(data) is not None:
            return
    from navet.reading import validators  # noqa: PLC0415

    for error in validators.of_schemas().iter_errors(data):
        where = tuple(error.absolute_path)
        name = ".".join(map(str, where)) or "filen"
        yield where, f"{name} är inget som ett JSON Schema kan innehålla."


def _leading_nowhere(data: dict[str, Any]) -> Iterator[tuple[yamldata.Path, str]]:
    """Yield the places in a schema with ids or references that cannot be followed."""
    for where, value in yamldata.walk(data):
        if where and where[-1] == "har_id" and not _is_list_of_text(value):
            yield where, "har_id är inte en lista med id:n."
        if where and where[-1] == "$ref" and isinstance(value, str) and not _leads(data, value):
            yield where, f"Hänvisningen {value} leder ingenstans i filen."


def _is_list_of_text(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _leads(data: Any, reference: str) -> bool:
    """Return whether a reference leads to a part of the schema that is not a reference itself."""
    seen = set()
    while reference not in seen:
        seen.add(reference)
        if reference == "#":
            return True
        if not reference.startswith("#/"):
            return False
        found = data
        for name in reference[2:].split("/"):
            found = found.get(name) if isinstance(found, dict) else None
        if not isinstance(found, dict | bool):
            return False
        if isinstance(found, bool) or not isinstance(found.get("$ref"), str):
            return True
        reference = found["$ref"]
    return False
