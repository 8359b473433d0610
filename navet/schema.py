"""Checks data against a JSON Schema and says what is wrong in Swedish sentences.

A schema may carry the keyword ``fel``: a sentence that says what to do, shown with any problem of
the value it describes. What is wrong is said in the words of navet/messages.py, which the
contribution form on the site has too.
"""

from __future__ import annotations

import datetime
import difflib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from navet.messages import GUESS, KEYWORDS, REMEDIES, TYPES
from navet.problems import Problem
from navet.yamldata import Document, Path

_EMPTY = "empty"
# Keywords that say no more of a value than another one that it does not keep either.
_COVERED_BY = {
    "enum": ("type",),
    "const": ("type",),
    "oneOf": ("type",),
    "pattern": ("minLength", "format"),
}
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_formats = FormatChecker(formats=())


@_formats.checks("date", raises=ValueError)
def _is_date(value: object) -> bool:
    """Return whether text is a full-date of RFC 3339; other values are for other keywords."""
    if not isinstance(value, str):
        return True
    return bool(_ISO_DATE.fullmatch(value) and datetime.date.fromisoformat(value))


@lru_cache(maxsize=32)
def load(file: FilePath) -> dict[str, Any]:
    """Return the JSON Schema in file."""
    schema: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return schema


@lru_cache(maxsize=32)
def _validator(file: FilePath) -> Draft202012Validator:
    return Draft202012Validator(load(file), format_checker=_formats)


def check(document: Document, schema_file: FilePath, path: str) -> list[Problem]:
    """Return what is wrong with a document, each with the line of the value it is about."""
    if document.problems:
        return list(document.problems)
    errors = _validator(schema_file).iter_errors(document.data)
    leaves = [leaf for error in errors for leaf in _leaves(error)]
    broken = {(tuple(leaf.absolute_path), str(leaf.validator)) for leaf in leaves}
    return [
        _problem(fault, document, path)
        for leaf in leaves
        if not _is_covered(leaf, broken)
        for fault in _faults(leaf, document.data)
    ]


def _leaves(error: ValidationError) -> list[ValidationError]:
    if _alternatives(error):
        return [error]
    if error.validator in ("anyOf", "oneOf", "allOf") and error.context and "fel" not in _of(error):
        return [leaf for inner in error.context for leaf in _leaves(inner)][:1]
    return [error]


def _is_covered(error: ValidationError, broken: set[tuple[Path, str]]) -> bool:
    others = _COVERED_BY.get(str(error.validator), ())
    return any((tuple(error.absolute_path), other) in broken for other in others)


@dataclass(frozen=True)
class _Fault:
    """What a value breaks: the message, its values, where the value stands, and what to do."""

    message: str
    where: Path
    values: dict[str, object]
    remedy: str


def _faults(error: ValidationError, data: Any) -> Iterator[_Fault]:
    """Yield a fault for each thing that an error is about: a value, or each key of an object."""
    where = tuple(error.absolute_path)
    name = _name(data, where)
    if error.validator == "required":
        yield _missing(error, where, name)
    elif error.validator == "additionalProperties":
        for key in _unknown_keys(error):
            yield _unknown(error, where, name, key)
    elif alternatives := _alternatives(error):
        yield _one_of(error, where, name, alternatives)
    else:
        yield _value(error, where, name)


def _missing(error: ValidationError, where: Path, name: str) -> _Fault:
    key = _missing_key(error)
    part = _of(error).get("properties", {}).get(key, {})
    values: dict[str, object] = {"falt": key, "namn": name, "gissning": ""}
    if "fel" not in part and "enum" in part:
        remedy = REMEDIES["valj"].file.format(**values, val=_listed(part["enum"]))
    else:
        remedy = str(part.get("fel") or REMEDIES["lagg-till"].file.format(**values))
    return _Fault("required", (*where, key), values, remedy)


def _unknown(error: ValidationError, where: Path, name: str, key: str) -> _Fault:
    known = sorted(_of(error).get("properties", {}))
    values = {"falt": key, "namn": name, "gissning": _guess(key, known), "val": _listed(known)}
    remedy = REMEDIES["okant"].file.format(**values)
    return _Fault("additionalProperties", (*where, key), {"falt": key, "namn": name}, remedy)


def _one_of(error: ValidationError, where: Path, name: str, alternatives: list[str]) -> _Fault:
    present = [key for key in alternatives if key in _found(error)]
    word = " och " if present else " eller "
    values: dict[str, object] = {"namn": name, "falt": word.join(map(_quoted, alternatives))}
    message = "oneOf" if present else "noneOf"
    return _Fault(message, (*where, alternatives[-1]), values, str(_of(error).get("fel") or ""))


def _value(error: ValidationError, where: Path, name: str) -> _Fault:
    keyword = str(error.validator)
    values: dict[str, object] = {
        "namn": name,
        "varde": _shown(error.instance),
        "grans": _wanted(error),
        "antal": len(_found(error)) if isinstance(error.instance, str | list) else 0,
        "vantat": _expected(error) if keyword == "type" else "",
    }
    if _is_empty(error.instance):
        keyword = _EMPTY
    elif keyword not in KEYWORDS:
        keyword = "other"
    return _Fault(keyword, where, values, str(_of(error).get("fel") or _remedy(error)))


def _problem(fault: _Fault, document: Document, path: str) -> Problem:
    return Problem(
        path,
        document.line(fault.where),
        _name(document.data, fault.where),
        KEYWORDS[fault.message].file.format(**fault.values),
        fault.remedy,
    )


def _remedy(error: ValidationError) -> str:
    if error.validator != "enum":
        return REMEDIES["ratta"].file
    choices = [str(choice) for choice in _wanted(error)]
    guess = _guess(error.instance, choices)
    return REMEDIES["valj"].file.format(gissning=guess, val=_listed(choices))


def _wanted(error: ValidationError) -> Any:
    return error.validator_value


def _found(error: ValidationError) -> Any:
    return error.instance


def _of(error: ValidationError) -> dict[str, Any]:
    return error.schema if isinstance(error.schema, dict) else {}


def _name(data: Any, path: Path) -> str:
    """Return what a value is called: its keys, with the id or number of items of lists."""
    parts: list[str] = []
    for key in path:
        data = data.get(key) if isinstance(data, dict) else data[key]
        if isinstance(key, str):
            parts.append(key)
        else:
            own = data.get("id") if isinstance(data, dict) else None
            parts.append(str(own) if own else str(key + 1))
    return ".".join(parts) or "filen"


def _alternatives(error: ValidationError) -> list[str]:
    """Return the keys of which exactly one must stand, where that is what a rule asks for."""
    if error.validator != "oneOf" or not isinstance(error.instance, dict):
        return []
    branches = _wanted(error)
    if any(set(branch) != {"required"} or len(branch["required"]) != 1 for branch in branches):
        return []
    return [branch["required"][0] for branch in branches]


def _missing_key(error: ValidationError) -> str:
    """Return the one key that the error is about: jsonschema gives an error for each."""
    lacking = [key for key in _wanted(error) if key not in _found(error)]
    return next((key for key in lacking if error.message.startswith(repr(key))), str(lacking[0]))


def _unknown_keys(error: ValidationError) -> list[str]:
    known = set(_of(error).get("properties", {}))
    return sorted(str(key) for key in _found(error) if key not in known)


def _is_empty(value: object) -> bool:
    return value is None or value in ([], {}) or (isinstance(value, str) and not value.strip())


def _guess(written: object, choices: list[str]) -> str:
    """Return "Menade du …? " where a choice is close to what is written, else ""."""
    wanted = _short(str(written)).lower()
    close = difflib.get_close_matches(wanted, choices, n=1, cutoff=0.75)
    return GUESS.file.format(varde=close[0]) if close else ""


def _expected(error: ValidationError) -> str:
    wanted = _wanted(error)
    kinds = [wanted] if isinstance(wanted, str) else list(wanted)
    return " eller ".join(TYPES[kind].file for kind in kinds)


def _listed(choices: Iterable[object]) -> str:
    return ", ".join(map(str, choices))


def _shown(value: object) -> str:
    """Return a value as a sentence shows it: quoted on one line and short, or what it is."""
    if isinstance(value, list):
        return TYPES["array"].file
    if isinstance(value, dict):
        return TYPES["object"].file
    return _quoted(_short(str(value).lower() if isinstance(value, bool) else str(value)))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:57].rstrip() + "…"


def _quoted(text: str) -> str:
    return f"”{text}”"
