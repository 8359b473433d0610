"""publiccode.yml says what pyproject.toml and modell/sajt.yml say, and only of a repository."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from navet import __main__ as command_line
from navet.publishing import publiccode
from probe.repositories import ROOT, change

REPOSITORY = "https://kod.example/banken/natet"
# What the standard demands, as https://yml.publiccode.tools/schema.core.html has it (0.7).
_WORDS = {
    "type": "object",
    "required": ["shortDescription", "longDescription", "features"],
    "properties": {
        "shortDescription": {"type": "string", "maxLength": 150},
        "longDescription": {"type": "string", "minLength": 150, "maxLength": 10_000},
        "features": {"type": "array", "minItems": 1, "items": {"type": "string"}},
        "localisedName": {"type": "string"},
    },
    "additionalProperties": False,
}
STANDARD: dict[str, Any] = {
    "type": "object",
    "required": [
        "publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType",
        "description", "legal", "maintenance", "localisation",
    ],
    "properties": {
        "publiccodeYmlVersion": {"const": "0.7"},
        "name": {"type": "string"},
        "url": {"type": "string", "pattern": "^https://"},
        "landingURL": {"type": "string", "pattern": "^https://"},
        "softwareVersion": {"type": "string"},
        "platforms": {"type": "array"},
        "categories": {"items": {"enum": ["knowledge-management", "collaboration"]}},
        "developmentStatus": {"enum": ["concept", "development", "beta", "stable", "obsolete"]},
        "softwareType": {"const": "standalone/web"},
        "intendedAudience": {
            "properties": {
                "countries": {"items": {"pattern": "^[a-z]{2}$"}},
                "scope": {"items": {"enum": ["government", "local-authorities", "society"]}},
            }
        },
        "organisation": {
            "required": ["uri"],
            "properties": {"uri": {"pattern": "^https://"}, "name": {"type": "string"}},
            "additionalProperties": False,
        },
        "description": {"minProperties": 1, "additionalProperties": _WORDS},
        "legal": {"required": ["license"], "additionalProperties": {"type": "string"}},
        "maintenance": {"const": {"type": "none"}},
        "localisation": {
            "required": ["localisationReady", "availableLanguages"],
            "properties": {"localisationReady": {"type": "boolean"}},
        },
        "dependsOn": {"properties": {"open": {"items": {"required": ["name"]}}}},
    },
    "additionalProperties": False,
}  # fmt: skip


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of what the file is written from, with no addresses in the environment."""
    for name in ("SITE_URL", "REPO_URL"):
        monkeypatch.delenv(name, raising=False)
    shutil.copytree(ROOT / "modell", tmp_path / "modell")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def written(root: Path) -> dict[str, Any]:
    """Run the command and return what it wrote, which the standard accepts."""
    assert command_line.main(["publiccode", "--rot", str(root)]) == 0
    data = yaml.safe_load((root / publiccode.PATH).read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(STANDARD).iter_errors(data)] == []
    return dict(data)


def test_without_a_repository_it_is_not_written(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command_line.main(["publiccode", "--rot", str(copy)]) == 1
    assert "skrivs inte, för kopian har inget kodförråd" in capsys.readouterr().out
    assert not (copy / publiccode.PATH).exists()


def test_it_says_what_the_project_and_the_copy_say(copy: Path) -> None:
    change(copy / "modell/sajt.yml", "kodforrad: ''", f"kodforrad: {REPOSITORY}")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    data = written(copy)
    assert data["url"] == f"{REPOSITORY}.git"
    assert data["name"] == "Samverkansnavet"
    assert data["softwareVersion"] == project["version"]
    assert data["legal"]["license"] == project["license"]
    assert data["maintenance"] == {"type": "none"}
    assert "landingURL" not in data, "the example address leads nowhere"
    assert "organisation" not in data, "no publisher is named"


def test_the_environment_and_the_publisher_are_in_it(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPO_URL", REPOSITORY)
    monkeypatch.setenv("SITE_URL", "https://natet.example")
    change(copy / "modell/sajt.yml", "  namn: ''", "  namn: Bänkens kommun")
    change(copy / "modell/sajt.yml", "webbsida: ''", "webbsida: https://banken.example")
    data = written(copy)
    assert data["landingURL"] == "https://natet.example/"
    assert data["organisation"] == {"uri": "https://banken.example", "name": "Bänkens kommun"}


def test_unsound_data_is_told_in_a_sentence(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(copy / "modell/sajt.yml", "kontakt:", "kontakter:")
    assert command_line.main(["publiccode", "--rot", str(copy)]) == 1
    assert "modell/sajt.yml:" in capsys.readouterr().out


def test_what_is_committed_is_what_the_command_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SITE_URL", "REPO_URL"):
        monkeypatch.delenv(name, raising=False)
    try:
        expected = publiccode.text(ROOT)
    except publiccode.NoRepository:
        assert not (ROOT / publiccode.PATH).exists(), "there is no repository to tell of"
    else:
        assert (ROOT / publiccode.PATH).read_text(encoding="utf-8") == expected
