"""The quick judgement of data says yes only where the slow one has nothing to say."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from navet.reading import schemafile, soundness, validators

SCHEMAS: dict[str, dict[str, Any]] = {
    "date": {"type": "string", "format": "date"},
    "pattern": {"type": "string", "pattern": "^[a-z]+$"},
    "ids": {"type": "array", "har_id": ["a", "b"]},
    "length": {"type": "string", "minLength": 2, "maxLength": 3},
    "integer": {"type": "integer", "minimum": 1},
    "unique": {"type": "array", "uniqueItems": True},
    "object": {"type": "object", "propertyNames": {"pattern": "^[a-z]+$"}},
    "ring": {"allOf": [{"$ref": "#"}]},
}
VALUES: tuple[Any, ...] = (
    "0000-01-01", "2026-02-30", "2026-02-28", "2026-2-8", "abc\n", "abc", "åäö", "a\u0301b", "",
    [], [{"id": "a"}], [{"id": "a"}, {"id": "b"}], ["a", "b"], [1, 1.0], [True, 1], None,
    0, 1, 1.0, 1.5, True, float("nan"), 10**400, {"a": 1}, {"A": 1}, {1: 2}, {"a": {1, 2}},
    datetime.date(2026, 1, 1), b"abc", "\ud800",
)  # fmt: skip


@pytest.mark.parametrize("name", SCHEMAS)
def test_nothing_is_called_sound_that_is_not(name: str) -> None:
    schema = SCHEMAS[name]
    quick, slow = soundness.judge(schema), validators.of_data(schema)
    for value in VALUES if quick else ():
        assert not quick(value) or slow.is_valid(value), value


def test_most_data_is_judged_at_once() -> None:
    for name in set(SCHEMAS) - {"ring"}:
        assert soundness.judge(SCHEMAS[name]) is not None
    assert soundness.judge(SCHEMAS["ring"]) is None


@pytest.mark.parametrize("address", ["https://json-schema.org/draft/2020-12/schem{{a", "http://[/"])
def test_a_schema_whose_own_address_is_broken_stops_nothing(tmp_path: Path, address: str) -> None:
    file = tmp_path / schemafile.path_of("prov")
    file.parent.mkdir(parents=True)
    file.write_text(
        json.dumps({"$schema": address, "type": "object", "properties": {}}), encoding="utf-8"
    )
    read = schemafile.read(file)
    assert not read.problems
    assert read.validator.is_valid({})
