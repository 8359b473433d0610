"""Checks data against a JSON Schema and says what is wrong in Swedish sentences.

A schema may carry the keyword ``fel``: a sentence that says what to do, shown with any problem of
the value it describes. The contribution form on the site shows the same sentences.
"""

from __future__ import annotations

import datetime
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from navet.problems import Problem
from navet.yamldata import Document

_TYPES = {
    "string": "text",
    "integer": "ett heltal",
    "number": "ett tal",
    "boolean": "true eller false",
    "array": "en lista",
    "object": "flera rader med ”nyckel: värde”",
    "null": "tomt",
}
_formats = FormatChecker(formats=())


@_formats.checks("date", raises=ValueError)
def _is_date(value: object) -> bool:
    return not isinstance(value, str) or bool(datetime.date.fromisoformat(value))


@lru_cache(maxsize=32)
def load(file: Path) -> dict[str, Any]:
    """Return the JSON Schema in file."""
    schema: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return schema


@lru_cache(maxsize=32)
def _validator(file: Path) -> Draft202012Validator:
    return Draft202012Validator(load(file), format_checker=_formats)


def check(document: Document, schema_file: Path, path: str) -> list[Problem]:
    """Return what is wrong with a document, each with the line of the value it is about."""
    if document.problems:
        return list(document.problems)
    errors = _validator(schema_file).iter_errors(document.data)
    return [_problem(leaf, document, path) for error in errors for leaf in _leaves(error)]


def _leaves(error: ValidationError) -> list[ValidationError]:
    if error.validator in ("anyOf", "oneOf", "allOf") and error.context and "fel" not in _of(error):
        return [leaf for inner in error.context for leaf in _leaves(inner)][:1]
    return [error]


def _of(error: ValidationError) -> dict[str, Any]:
    return error.schema if isinstance(error.schema, dict) else {}


def _problem(error: ValidationError, document: Document, path: str) -> Problem:
    where = tuple(error.absolute_path)
    name = ".".join(str(part) for part in where) or "filen"
    message = _MESSAGES.get(str(error.validator), _other)(error, name)
    remedy = _of(error).get("fel") or _remedy(error)
    return Problem(path, document.line(where), name, message, remedy)


def _remedy(error: ValidationError) -> str:
    if error.validator == "required":
        missing = _missing(error)
        example = _of(error).get("properties", {}).get(missing, {})
        return str(example.get("fel") or f"Lägg till ”{missing}: …” på en egen rad.")
    if error.validator == "enum":
        return "Välj ett av: " + ", ".join(str(choice) for choice in error.validator_value) + "."
    if error.validator == "additionalProperties":
        known = ", ".join(sorted(_of(error).get("properties", {})))
        return f"Rätta stavningen eller ta bort raden. Det här går att skriva: {known}."
    return "Rätta värdet på den raden."


def _missing(error: ValidationError) -> str:
    return next(key for key in error.validator_value if key not in error.instance)


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _required(error: ValidationError, name: str) -> str:
    return f"”{_missing(error)}” saknas" + ("." if name == "filen" else f" i {name}.")


def _type(error: ValidationError, name: str) -> str:
    wanted = error.validator_value
    kinds = [wanted] if isinstance(wanted, str) else list(wanted)
    expected = " eller ".join(_TYPES.get(kind, kind) for kind in kinds)
    if error.instance is None:
        return f"{name} är tomt."
    return f"{name} ska vara {expected}, men är ”{_shown(error.instance)}”."


def _unknown(error: ValidationError, name: str) -> str:
    known = set(_of(error).get("properties", {}))
    extra = sorted(str(key) for key in error.instance if key not in known)
    place = "" if name == "filen" else f" i {name}"
    return f"”{'”, ”'.join(extra)}” är inget känt fält{place}."


def _pattern(error: ValidationError, name: str) -> str:
    if not str(error.instance).strip():
        return f"{name} är tomt."
    return f"{name} har inte rätt form: ”{_shown(error.instance)}”."


def _short(error: ValidationError, name: str) -> str:
    if not str(error.instance).strip():
        return f"{name} är tomt."
    return f"{name} är för kort: minst {error.validator_value} tecken."


def _long(error: ValidationError, name: str) -> str:
    return f"{name} har {len(error.instance)} tecken. Det får vara högst {error.validator_value}."


def _few(error: ValidationError, name: str) -> str:
    return f"{name} har {len(error.instance)} rader. Det behövs minst {error.validator_value}."


def _many(error: ValidationError, name: str) -> str:
    return f"{name} har {len(error.instance)} rader. Det får vara högst {error.validator_value}."


def _choice(error: ValidationError, name: str) -> str:
    return f"{name} är ”{_shown(error.instance)}”, som inte finns att välja på."


def _unique(_: ValidationError, name: str) -> str:
    return f"{name} har samma värde två gånger."


def _format(error: ValidationError, name: str) -> str:
    return f"{name} är ”{_shown(error.instance)}”, som inte är ett datum (ÅÅÅÅ-MM-DD)."


def _other(error: ValidationError, name: str) -> str:
    if isinstance(error.instance, (dict, list)):
        return f"{name} har inte rätt rader."
    return f"{name} har ett värde som inte går: ”{_shown(error.instance)}”."


_MESSAGES = {
    "required": _required,
    "type": _type,
    "additionalProperties": _unknown,
    "pattern": _pattern,
    "minLength": _short,
    "maxLength": _long,
    "minItems": _few,
    "maxItems": _many,
    "enum": _choice,
    "const": _choice,
    "uniqueItems": _unique,
    "format": _format,
}
