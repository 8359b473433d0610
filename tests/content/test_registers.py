"""The registers' schemas: what an editor gets wrong is named with its line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from navet.reading.problems import BadData
from probe.broken import broken
from probe.repositories import ROOT

NAMES = (
    "koden",
    "former",
    "beslutsguide",
    "kallor",
    "ordlista",
    "siffror",
    "exempelregister",
)


@pytest.mark.parametrize("name", NAMES)
def test_each_register_names_its_schema_and_the_schema_is_sound(name: str) -> None:
    first = (ROOT / "modell" / f"{name}.yml").read_text(encoding="utf-8").split("\n", 1)[0]
    assert first == f"# yaml-language-server: $schema=schema/{name}.schema.json"
    schema = json.loads((ROOT / "modell/schema" / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    assert schema["title"]


@pytest.mark.parametrize("name", NAMES)
def test_no_mapping_of_a_schema_takes_unknown_keys(name: str) -> None:
    schema = json.loads((ROOT / "modell/schema" / f"{name}.schema.json").read_text("utf-8"))
    assert _open_mappings(schema) == []


_MAPPING = {"properties": {"a": {}, "b": {}}, "additionalProperties": False}
_REFINED = {"if": {"required": ["a"]}, "then": {"properties": {"b": {"type": "string"}}}}


@pytest.mark.parametrize(
    ("schema", "where"),
    [
        (_MAPPING | _REFINED, []),
        ({"properties": {"a": {}}}, [""]),
        ({"properties": {"then": {"properties": {"a": {}}}}}, ["", "/properties/then"]),
        (_MAPPING | {"then": _REFINED["then"]}, ["/then"]),
        (_MAPPING | _REFINED | {"additionalProperties": True}, ["", "/then"]),
        (_MAPPING | _REFINED | {"then": {"properties": {"c": {}}}}, ["/then"]),
    ],
)
def test_a_condition_may_only_refine_keys_of_a_closed_mapping(
    schema: dict[str, Any], where: list[str]
) -> None:
    assert _open_mappings(schema) == where


def _open_mappings(part: Any, where: str = "", owner: Any = None) -> list[str]:
    """Return where a schema describes a mapping's keys without refusing the others.

    What follows ``if`` in a closed mapping is closed with it, if it names that mapping's keys.
    """
    found = []
    if isinstance(part, dict):
        described = part.get("properties")
        closed = part.get("additionalProperties") is False
        if isinstance(described, dict) and not closed and not _refines(described, owner):
            found.append(where)
        for key, child in part.items():
            conditional = key in ("then", "else") and "if" in part
            found += _open_mappings(child, f"{where}/{key}", part if conditional else None)
    elif isinstance(part, list):
        for index, child in enumerate(part):
            found += _open_mappings(child, f"{where}/{index}")
    return found


def _refines(described: dict[str, Any], owner: Any) -> bool:
    return (
        owner is not None
        and owner.get("additionalProperties") is False
        and described.keys() <= owner.get("properties", {}).keys()
    )


@pytest.mark.parametrize(
    ("name", "old", "new", "word"),
    [
        ("koden", "    vem_talar:", "    vem_pratar:", "vem_pratar"),
        ("former", "      varde: nej", "      varde: kanske", "ja, delvis eller nej"),
        ("former", "sida: strukturer/iop.md", "sida: /strukturer/iop.md", "sökvägen"),
        ("beslutsguide", "        nasta: lagkrav", "        gissa: lagkrav", "gissa"),
        ("beslutsguide", "    kontroll: false", "    kontroll: inte", "true eller false"),
        ("kallor", "    sprak: sv", "    sprak: svenska", "två bokstäver"),
        ("kallor", "    kontrollerad: null", "    kontrollerad: i dag", "ÅÅÅÅ-MM-DD"),
        ("siffror", "        varde: 50", "        varde: hälften", "decimaltecken"),
        ("ordlista", "      - id: overenskommelse", "      - namn: overenskommelse", "namn"),
        ("exempelregister", "{id: uppsala-lan,", "{namn: uppsala-lan,", "id"),
    ],
)
def test_a_wrong_value_is_named_with_its_line(
    tmp_path: Path, name: str, old: str, new: str, word: str
) -> None:
    with pytest.raises(BadData) as caught:
        broken(tmp_path, name, (old, new))
    text = (tmp_path / "modell" / f"{name}.yml").read_text(encoding="utf-8")
    line = text.count("\n", 0, text.index(new)) + 1
    here = [p for p in caught.value.problems if p.path == f"modell/{name}.yml"]
    assert here, caught.value.problems
    # A key that is missing is told on the line of what it belongs to, at most a few lines above.
    assert any(line - 12 <= problem.line <= line for problem in here), here
    assert any(word in str(problem) for problem in here), here


def test_an_answer_with_two_ways_on_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadData) as caught:
        broken(
            tmp_path,
            "beslutsguide",
            ("        nasta: lagkrav", "        nasta: lagkrav\n        resultat: iop"),
        )
    assert "antingen nasta" in str(caught.value)


def test_a_doubled_id_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadData) as caught:
        broken(tmp_path, "ordlista", ("  - id: allmant-intresse", "  - id: allman-handling"))
    (problem,) = caught.value.problems
    assert (problem.path, problem.id) == ("modell/ordlista.yml", "allman-handling")
