"""Reads the JSON Schemas in modell/schema/, and says in Swedish what is wrong with one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from navet.reading import soundness, yamldata
from navet.reading.files import read_text
from navet.reading.problems import Problem
from navet.reading.soundness import Judge

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

FOLDER = "modell/schema"
# References that are worked out only when data is judged, so that nobody knows where they lead.
_NOT_FOLLOWED = ("$dynamicRef", "$recursiveRef")
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


@dataclass(frozen=True, eq=False)
class Schema:
    """A JSON Schema as it stands in a file; ``problems`` says why it cannot be used.

    Nearly all data is sound. ``is_kept`` says so at once, and never of data that is not; what is
    wrong with other data ``validator`` says.
    """

    path: str
    data: dict[str, Any]
    is_kept: Judge
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
    return Schema(path, data, soundness.judge(data) or (lambda _: False))


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
    if soundness.is_schema(data):
        return
    from navet.reading import validators  # noqa: PLC0415

    for error in validators.of_schemas().iter_errors(data):
        where = tuple(error.absolute_path)
        name = ".".join(map(str, where)) or "filen"
        yield where, f"{name} är inget som ett JSON Schema kan innehålla."


def _leading_nowhere(data: dict[str, Any]) -> Iterator[tuple[yamldata.Path, str]]:
    """Yield the places in a schema with ids or references that cannot be followed."""
    for where, value in yamldata.walk(data):
        if where and where[-1] in _NOT_FOLLOWED:
            yield where, f"{where[-1]} kan inte användas här."
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
