"""Says at once of most data that a schema is kept; what is wrong with the rest is said slowly.

It never says so of data that ``validators`` finds something wrong with.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

import jsonschema_rs

Judge = Callable[[Any], bool]
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Keywords whose schemas judge the same value as the one that they stand in.
_IN_PLACE = ("not", "if", "then", "else")
_IN_PLACE_LISTS = ("allOf", "anyOf", "oneOf")


def judge(schema: dict[str, Any]) -> Judge | None:
    """Return what says whether data keeps a schema, or None if this schema must be judged slowly.

    The library follows a schema that refers to itself in a ring only so far, and then lets all
    through.
    """
    if _goes_round(schema, schema, ()):
        return None
    try:
        validator = jsonschema_rs.Draft202012Validator(
            schema, validate_formats=True, formats={"date": is_date}, keywords={"har_id": _HasIds}
        )
    except (ValueError, jsonschema_rs.ReferencingError):
        return None

    def keeps(data: Any) -> bool:
        try:
            return validator.is_valid(data)
        except ValueError:
            # Something that JSON cannot hold.
            return False

    return keeps


def is_schema(data: dict[str, Any]) -> bool:
    """Return whether data is a JSON Schema that can be judged by; False may only mean "slowly"."""
    try:
        return jsonschema_rs.meta.is_valid(data) and judge(data) is not None
    except (ValueError, jsonschema_rs.ReferencingError):
        return False


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


def _goes_round(schema: dict[str, Any], part: object, above: tuple[int, ...]) -> bool:
    """Return whether judging one value by a part of a schema asks for the same of it again."""
    if not isinstance(part, dict):
        return False
    if id(part) in above:
        return True
    inner = [part.get(name) for name in _IN_PLACE]
    inner += [each for name in _IN_PLACE_LISTS for each in part.get(name) or ()]
    reference = part.get("$ref")
    if isinstance(reference, str) and reference.startswith("#"):
        inner.append(_part(schema, reference))
    return any(_goes_round(schema, each, (*above, id(part))) for each in inner)


def _part(schema: dict[str, Any], reference: str) -> object:
    found: object = schema
    for name in reference.removeprefix("#").strip("/").split("/") if reference != "#" else ():
        found = found.get(name) if isinstance(found, dict) else None
    return found
