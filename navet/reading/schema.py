"""Checks data against a JSON Schema and says what is wrong in Swedish sentences.

A schema may carry two keywords of its own. ``fel`` is a sentence that says what to do, shown with
any problem of the value it describes. ``har_id`` lists the ids that the rows of a list must have,
in any order and among others. What is wrong is said in the words of messages.py, which the
contribution form on the site has too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from navet.reading import schemafile
from navet.reading.messages import KEYWORDS, REMEDIES, TYPES
from navet.reading.problems import Problem, did_you_mean, shown
from navet.reading.schemafile import Schema
from navet.reading.yamldata import Document, Path

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

_EMPTY, _EMPTY_FILE = "empty", "emptyFile"
# Keywords that say no more of a value than another one that it does not keep either.
_COVERED_BY = {
    "enum": ("type",),
    "const": ("type",),
    "oneOf": ("type",),
    "pattern": ("minLength", "format"),
}


def check(document: Document, schema_file: FilePath, path: str) -> list[Problem]:
    """Return what is wrong with a document, each with the line of the value it is about.

    What is wrong with the schema itself comes too.
    """
    return problems_of(document, schemafile.read(schema_file), path)


def problems_of(document: Document, schema: Schema, path: str) -> list[Problem]:
    """Return what is wrong with a document according to a schema that has been read."""
    if document.problems:
        return [*document.problems, *schema.problems]
    try:
        if schema.is_kept(document.data):
            return list(schema.problems)
        return [*schema.problems, *judge(document, schema.validator, path)]
    except (RecursionError, ArithmeticError):
        message = "Schemat hänvisar till sig självt i en ring, eller räknar med omöjliga tal."
        return [schemafile.unusable(schema.path, 1, message)]


def judge(document: Document, validator: Draft202012Validator, path: str) -> list[Problem]:
    """Return what a schema that is ready says of a document without problems of its own."""
    errors = validator.iter_errors(document.data)
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
    values = {
        "falt": key,
        "namn": name,
        "gissning": did_you_mean(key, known),
        "val": _listed(known),
    }
    remedy = REMEDIES["okant"].file.format(**values)
    return _Fault("additionalProperties", (*where, key), {"falt": key, "namn": name}, remedy)


def _one_of(error: ValidationError, where: Path, name: str, alternatives: list[str]) -> _Fault:
    present = [key for key in alternatives if key in _found(error)]
    word = " och " if present else " eller "
    values: dict[str, object] = {"namn": name, "falt": word.join(map(_quoted, alternatives))}
    message = "oneOf" if present else "noneOf"
    return _Fault(message, (*where, alternatives[-1]), values, _own_remedy(error))


def _value(error: ValidationError, where: Path, name: str) -> _Fault:
    keyword = str(error.validator)
    if "propertyNames" in error.absolute_schema_path:
        where = (*where, str(error.instance))
    values: dict[str, object] = {
        "namn": name,
        "id": error.message,
        "varde": _shown(error.instance),
        "grans": _wanted(error),
        "antal": len(_found(error)) if isinstance(error.instance, str | list) else 0,
        "vantat": _expected(error) if keyword == "type" else "",
    }
    if _is_empty(error.instance) and keyword != "har_id":
        keyword = _EMPTY if where else _EMPTY_FILE
    elif keyword not in KEYWORDS:
        keyword = "other"
    return _Fault(keyword, where, values, _own_remedy(error) or _remedy(error))


def _own_remedy(error: ValidationError) -> str:
    said = _of(error).get("fel")
    return said if isinstance(said, str) else ""


def _problem(fault: _Fault, document: Document, path: str) -> Problem:
    return Problem(
        path,
        document.line(fault.where),
        _name(document.data, fault.where),
        KEYWORDS[fault.message].file.format(**fault.values),
        fault.remedy,
    )


def _remedy(error: ValidationError) -> str:
    if error.validator == "har_id":
        return REMEDIES["har_id"].file
    if error.validator != "enum":
        return REMEDIES["ratta" if error.absolute_path else "filen"].file
    choices = [str(choice) for choice in _wanted(error)]
    guess = did_you_mean(error.instance, choices)
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
    return _quoted(shown(str(value).lower() if isinstance(value, bool) else str(value)))


def _quoted(text: str) -> str:
    return f"”{text}”"
