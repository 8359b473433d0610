"""The registers' schemas: what an editor gets wrong is named with its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from navet.problems import BadData
from tests.conftest import ROOT
from tests.structures import broken

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
    open_ones = [
        where
        for where, part in _objects(schema)
        if "properties" in part
        and not where.endswith("/then")
        and part.get("additionalProperties") is not False
    ]
    assert open_ones == []


def _objects(value: object, where: str = "") -> list[tuple[str, dict[str, object]]]:
    found = [(where, value)] if isinstance(value, dict) else []
    children = value.items() if isinstance(value, dict) else enumerate(value)  # type: ignore[call-overload]
    for key, child in children:
        if isinstance(child, (dict, list)):
            found += _objects(child, f"{where}/{key}")
    return found


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
