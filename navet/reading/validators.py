"""The validators that say what is wrong with data: costly to load, and rarely needed.

They know the site's own keyword ``har_id``, and that a date is written as RFC 3339 has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, validators
from jsonschema.exceptions import ValidationError

from navet.reading.soundness import is_date

_formats = FormatChecker(formats=())


_formats.checks("date")(is_date)


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


def of_data(schema: Mapping[str, Any]) -> Draft202012Validator:
    """Return the validator of data that a schema is about."""
    made: Draft202012Validator = _Validator(schema, format_checker=_formats)
    return made


def of_schemas() -> Draft202012Validator:
    """Return the validator of schemas."""
    return Draft202012Validator(
        Draft202012Validator.META_SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
