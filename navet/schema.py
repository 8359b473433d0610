"""Checks data against a JSON Schema and says what is wrong in Swedish sentences.

A schema may carry the keyword ``fel``: a sentence that says what to do, shown with any problem of
the value it describes. The contribution form on the site shows the same sentences.
"""

from __future__ import annotations

import datetime
import difflib
import json
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from navet.problems import Problem
from navet.yamldata import Document, Path

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


def load(file: FilePath) -> dict[str, Any]:
    """Return the JSON Schema in file, as it is now."""
    return _load(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=32)
def _load(file: FilePath, changed: int) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return schema


def _validator(file: FilePath) -> Draft202012Validator:
    return _validator_of(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=32)
def _validator_of(file: FilePath, changed: int) -> Draft202012Validator:
    return Draft202012Validator(_load(file, changed), format_checker=_formats)


def check(document: Document, schema_file: FilePath, path: str) -> list[Problem]:
    """Return what is wrong with a document, each with the line of the value it is about."""
    if document.problems:
        return list(document.problems)
    errors = _validator(schema_file).iter_errors(document.data)
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
    message = _MESSAGES.get(str(error.validator), _other)(error, name)
    about_keys = error.validator in ("required", "additionalProperties")
    remedy = ("" if about_keys else _of(error).get("fel")) or _remedy(error)
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
        return f"{_guess(error.instance, choices)}Välj ett av: {', '.join(choices)}."
    if error.validator == "additionalProperties":
        known = sorted(_of(error).get("properties", {}))
        unknown = next((key for key in _found(error) if key not in known), "")
        return (
            f"{_guess(unknown, known)}Rätta stavningen eller ta bort raden. "
            f"Det här går att skriva: {', '.join(known)}."
        )
    return "Rätta värdet på den raden."


def _guess(written: object, choices: list[str]) -> str:
    """Return "Menade du …? " where a choice is close to what is written, else ""."""
    close = difflib.get_close_matches(_shown(written).lower(), choices, n=1, cutoff=0.75)
    return f"Menade du ”{close[0]}”? " if close else ""


def _missing(error: ValidationError) -> str:
    """Return the one key that the error is about: jsonschema gives an error for each."""
    lacking = [key for key in _wanted(error) if key not in _found(error)]
    return next((key for key in lacking if error.message.startswith(repr(key))), str(lacking[0]))


def _shown(value: object) -> str:
    """Return a value as a sentence shows it: on one line, and short."""
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else text[:57] + "…"


def _required(error: ValidationError, name: str) -> str:
    return f"”{_missing(error)}” saknas" + ("." if name == "filen" else f" i {name}.")


def _type(error: ValidationError, name: str) -> str:
    wanted = _wanted(error)
    kinds = [wanted] if isinstance(wanted, str) else list(wanted)
    expected = " eller ".join(_TYPES.get(kind, kind) for kind in kinds)
    if error.instance is None:
        return f"{name} är tomt."
    return f"{name} ska vara {expected}, men är ”{_shown(error.instance)}”."


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
    return f"{name} har inte rätt form: ”{_shown(error.instance)}”."


def _short(error: ValidationError, name: str) -> str:
    if not str(error.instance).strip():
        return f"{name} är tomt."
    return f"{name} är för kort: minst {_wanted(error)} tecken."


def _long(error: ValidationError, name: str) -> str:
    return f"{name} har {len(_found(error))} tecken. Det får vara högst {_wanted(error)}."


def _few(error: ValidationError, name: str) -> str:
    return f"{name} har {len(_found(error))} rader. Det behövs minst {_wanted(error)}."


def _many(error: ValidationError, name: str) -> str:
    return f"{name} har {len(_found(error))} rader. Det får vara högst {_wanted(error)}."


def _no_keys(_: ValidationError, name: str) -> str:
    return f"{name} är tomt."


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
    "minProperties": _no_keys,
    "enum": _choice,
    "const": _choice,
    "uniqueItems": _unique,
    "format": _format,
}
