"""Checks data against a JSON Schema and says what is wrong in Swedish sentences.

A schema may carry two keywords of its own. ``fel`` is a sentence that says what to do, shown with
any problem of the value it describes; the contribution form on the site shows the same sentences.
``har_id`` lists the ids that the rows of a list must have, in any order and among others.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, validators
from jsonschema.exceptions import ValidationError

from navet import yamldata
from navet.files import read_text
from navet.problems import Problem, did_you_mean, shown
from navet.yamldata import Document, Path

FOLDER = "modell/schema"
_TYPES = {
    "string": "text",
    "integer": "ett heltal",
    "number": "ett tal",
    "boolean": "true eller false",
    "array": "en lista",
    "object": "flera rader med ”nyckel: värde”",
    "null": "tomt",
}
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
_META = Draft202012Validator(
    Draft202012Validator.META_SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER
)
_formats = FormatChecker(formats=())


def _has_ids(
    _: Draft202012Validator, wanted: list[str], rows: object, __: Mapping[str, Any]
) -> Iterator[ValidationError]:
    """Yield each id of the keyword ``har_id`` that no row of a list has."""
    if isinstance(rows, list):
        there = {row.get("id") for row in rows if isinstance(row, dict)}
        yield from (ValidationError(name) for name in wanted if name not in there)


_Validator = validators.extend(  # type: ignore[no-untyped-call]
    Draft202012Validator, {"har_id": _has_ids}
)


@_formats.checks("date", raises=ValueError)
def _is_date(value: object) -> bool:
    return not isinstance(value, str) or bool(datetime.date.fromisoformat(value))


@dataclass(frozen=True, eq=False)
class Schema:
    """A JSON Schema as it stands in a file; ``problems`` says why it cannot be used."""

    path: str
    data: dict[str, Any]
    validator: Draft202012Validator
    problems: tuple[Problem, ...] = ()


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
    return Schema(path, {}, Draft202012Validator({}), problems)


@lru_cache(maxsize=64)
def _ready(text: str, path: str) -> Schema:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        return _broken(path, (_not_json(error, path),))
    except (ValueError, RecursionError):
        return _broken(path, (_unusable(path, 1, "Filen har för stora tal eller många nivåer."),))
    found = tuple(_faults(data, text, path))
    if found:
        return _broken(path, found)
    return Schema(path, data, _Validator(data, format_checker=_formats))


def _not_json(error: json.JSONDecodeError, path: str) -> Problem:
    reasons = (why for start, why in _JSON_FAULTS.items() if error.msg.startswith(start))
    message, remedy = next(reasons, _ANY_JSON_FAULT)
    line = error.lineno
    if error.msg.startswith(_AFTER_COMMA):
        line = error.doc.count("\n", 0, len(error.doc[: error.pos].rstrip())) + 1
    return Problem(path, line, "json", message, remedy)


def _unusable(path: str, line: int, message: str) -> Problem:
    return Problem(path, line, "schema", message, "Rätta schemat, eller hämta tillbaka det förra.")


def _faults(data: Any, text: str, path: str) -> Iterator[Problem]:
    """Yield why JSON is no schema that data can be checked against, on the line where it stands."""
    document = yamldata.parse(text, path)
    if not isinstance(data, dict):
        yield _unusable(path, 1, "Filen är inget JSON Schema: den ska börja med { och sluta med }.")
        return
    if data.get("type") != "object" or not isinstance(data.get("properties"), dict):
        yield _unusable(path, 1, "Schemat säger inte vad filen ska innehålla.")
    for error in _META.iter_errors(data):
        where = tuple(error.absolute_path)
        name = ".".join(map(str, where)) or "filen"
        yield _unusable(
            path, document.line(where), f"{name} är inget som ett JSON Schema kan innehålla."
        )
    for where, value in yamldata.walk(data):
        if where and where[-1] == "har_id" and not _is_list_of_text(value):
            yield _unusable(path, document.line(where), "har_id är inte en lista med id:n.")
    for where, value in yamldata.walk(data):
        if where and where[-1] == "$ref" and isinstance(value, str) and not _leads(data, value):
            yield _unusable(
                path, document.line(where), f"Hänvisningen {value} leder ingenstans i filen."
            )


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


def check(document: Document, schema_file: FilePath, path: str) -> list[Problem]:
    """Return what is wrong with a document, each with the line of the value it is about.

    What is wrong with the schema itself comes too.
    """
    return problems_of(document, read(schema_file), path)


def problems_of(document: Document, schema: Schema, path: str) -> list[Problem]:
    """Return what is wrong with a document according to a schema that has been read."""
    if document.problems:
        return [*document.problems, *schema.problems]
    try:
        return [*schema.problems, *judge(document, schema.validator, path)]
    except (RecursionError, ArithmeticError):
        message = "Schemat hänvisar till sig självt i en ring, eller räknar med omöjliga tal."
        return [_unusable(schema.path, 1, message)]


def judge(document: Document, validator: Draft202012Validator, path: str) -> list[Problem]:
    """Return what a schema that is ready says of a document without problems of its own."""
    errors = validator.iter_errors(document.data)
    return [_problem(leaf, document, path) for error in errors for leaf in _leaves(error)]


def _leaves(error: ValidationError) -> list[ValidationError]:
    if error.validator in ("anyOf", "oneOf", "allOf") and error.context and "fel" not in _of(error):
        return [leaf for inner in error.context for leaf in _leaves(inner)][:1]
    return [error]


def _wanted(error: ValidationError) -> Any:
    return error.validator_value


def _found(error: ValidationError) -> Any:
    return error.instance


def _of(error: ValidationError) -> dict[str, Any]:
    return error.schema if isinstance(error.schema, dict) else {}


def _problem(error: ValidationError, document: Document, path: str) -> Problem:
    where = tuple(error.absolute_path)
    name = _name(document.data, where)
    if error.validator == "additionalProperties":
        where = (*where, _unknown_keys(error)[0])
    elif "propertyNames" in error.absolute_schema_path:
        where = (*where, str(error.instance))
    message = _MESSAGES.get(str(error.validator), _other)(error, name)
    about_keys = error.validator in ("required", "additionalProperties")
    said = _of(error).get("fel")
    remedy = said if isinstance(said, str) and not about_keys else _remedy(error)
    return Problem(path, document.line(where), name, message, remedy)


def _name(data: Any, path: Path) -> str:
    """Return what a value is called: its keys, with the id or number of items of lists."""
    parts: list[str] = []
    for key in path:
        data = data[key]
        if isinstance(key, str):
            parts.append(key)
        else:
            own = data.get("id") if isinstance(data, dict) else None
            parts.append(str(own) if own else str(key + 1))
    return ".".join(parts) or "filen"


def _remedy(error: ValidationError) -> str:
    if error.validator == "required":
        missing = _missing(error)
        example = _of(error).get("properties", {}).get(missing, {})
        if "fel" not in example and "enum" in example:
            return f"Välj ett av: {', '.join(map(str, example['enum']))}."
        return str(example.get("fel") or f"Lägg till ”{missing}: …” på en egen rad.")
    if error.validator == "enum":
        choices = [str(choice) for choice in _wanted(error)]
        return f"{did_you_mean(error.instance, choices)}Välj ett av: {', '.join(choices)}."
    if error.validator == "additionalProperties":
        known = sorted(_of(error).get("properties", {}))
        unknown = next((key for key in _found(error) if key not in known), "")
        return (
            f"{did_you_mean(unknown, known)}Rätta stavningen eller ta bort raden. "
            f"Det här går att skriva: {', '.join(known)}."
        )
    whole = "" if error.absolute_path else "filen"
    return _REMEDIES.get(str(error.validator)) or _REMEDIES[whole]


_REMEDIES = {
    "har_id": "Lägg tillbaka den: sajten bygger på den. Ett id som har publicerats ändras aldrig.",
    "filen": "Hämta tillbaka den förra versionen, eller skriv den på nytt efter sitt schema.",
    "": "Rätta värdet på den raden.",
}


def _missing(error: ValidationError) -> str:
    """Return the one key that the error is about: jsonschema gives an error for each."""
    lacking = [key for key in _wanted(error) if key not in _found(error)]
    return next((key for key in lacking if error.message.startswith(repr(key))), str(lacking[0]))


def _required(error: ValidationError, name: str) -> str:
    return f"”{_missing(error)}” saknas" + ("." if name == "filen" else f" i {name}.")


def _type(error: ValidationError, name: str) -> str:
    wanted = _wanted(error)
    kinds = [wanted] if isinstance(wanted, str) else list(wanted)
    expected = " eller ".join(_TYPES.get(kind, kind) for kind in kinds)
    if error.instance is None:
        return "Filen är tom." if name == "filen" else f"{name} är tomt."
    return f"{name} ska vara {expected}, men är ”{shown(error.instance)}”."


def _unknown(error: ValidationError, name: str) -> str:
    extra = _unknown_keys(error)
    place = "" if name == "filen" else f" i {name}"
    return f"”{'”, ”'.join(extra)}” är inget känt fält{place}."


def _unknown_keys(error: ValidationError) -> list[str]:
    known = set(_of(error).get("properties", {}))
    return sorted(str(key) for key in _found(error) if key not in known)


def _pattern(error: ValidationError, name: str) -> str:
    if not str(error.instance).strip():
        return f"{name} är tomt."
    return f"{name} har inte rätt form: ”{shown(error.instance)}”."


def _short(error: ValidationError, name: str) -> str:
    if not str(error.instance).strip():
        return f"{name} är tomt."
    return f"{name} är för kort: minst {_wanted(error)} tecken."


def _long(error: ValidationError, name: str) -> str:
    return f"{name} har {len(_found(error))} tecken. Det får vara högst {_wanted(error)}."


def _few(error: ValidationError, name: str) -> str:
    return f"{name} har {len(_found(error))} rader. Det behövs minst {_wanted(error)}."


def _lost_row(error: ValidationError, name: str) -> str:
    return f"Raden med id ”{error.message}” saknas i {name}."


def _many(error: ValidationError, name: str) -> str:
    return f"{name} har {len(_found(error))} rader. Det får vara högst {_wanted(error)}."


def _no_keys(_: ValidationError, name: str) -> str:
    return f"{name} är tomt."


def _choice(error: ValidationError, name: str) -> str:
    return f"{name} är ”{shown(error.instance)}”, som inte finns att välja på."


def _unique(_: ValidationError, name: str) -> str:
    return f"{name} har samma värde två gånger."


def _format(error: ValidationError, name: str) -> str:
    return f"{name} är ”{shown(error.instance)}”, som inte är ett datum (ÅÅÅÅ-MM-DD)."


def _other(error: ValidationError, name: str) -> str:
    if isinstance(error.instance, (dict, list)):
        return f"{name} har inte rätt rader."
    return f"{name} har ett värde som inte går: ”{shown(error.instance)}”."


_MESSAGES = {
    "required": _required,
    "type": _type,
    "additionalProperties": _unknown,
    "pattern": _pattern,
    "minLength": _short,
    "maxLength": _long,
    "minItems": _few,
    "maxItems": _many,
    "har_id": _lost_row,
    "minProperties": _no_keys,
    "enum": _choice,
    "const": _choice,
    "uniqueItems": _unique,
    "format": _format,
}
