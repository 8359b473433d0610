"""publiccode.yml: what catalogues of public software need to know of the repository.

It is written from ``pyproject.toml`` and ``modell/sajt.yml``, and only where there is a repository.
Source: https://yml.publiccode.tools (version 0.7 of the standard)
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import yaml

from navet.content import identity
from navet.language.texts import LANGUAGES
from navet.reading.files import write_whole
from navet.reading.settings import DEFAULT_SITE_URL, REPOSITORY

PATH = "publiccode.yml"
VERSION = "0.7"
_HEAD = (
    "# Om kodförrådet, för kataloger över offentlig programvara (https://yml.publiccode.tools).\n"
    "# Skapad ur pyproject.toml och modell/sajt.yml: ändra där och kör python -m navet publiccode\n"
)


class NoRepository(Exception):
    """The copy has no repository to tell of; the message says what to do."""


def write(root: Path) -> None:
    """Write the file at the repository's root. NoRepository, or BadData if the data is unsound."""
    write_whole(root / PATH, text(root).encode())


def text(root: Path) -> str:
    """Return what the file holds. NoRepository, or BadData if the data is unsound."""
    facts = _facts(root)
    return _HEAD + yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, width=100)


def _facts(root: Path) -> dict[str, Any]:
    own = identity.load(root)
    addresses = identity.settings_of(own)
    if not addresses.repo_url:
        raise NoRepository(
            f"{PATH} skrivs inte, för kopian har inget kodförråd. Skriv dess adress vid kodforrad "
            f"i modell/sajt.yml, eller ange {REPOSITORY}."
        )
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    about, told = project["project"], project["tool"]["publiccode"]
    facts: dict[str, Any] = {
        "publiccodeYmlVersion": VERSION,
        "name": own.name["sv"],
        "url": f"{addresses.repo_url}.git",
        "softwareVersion": about["version"],
        "platforms": ["web"],
        "categories": told["categories"],
        "developmentStatus": told["status"],
        "softwareType": "standalone/web",
        "intendedAudience": {"countries": ["se"], "scope": told["scope"]},
        "description": {
            lang: {
                "localisedName": own.name[lang],
                "shortDescription": told[lang]["short"],
                "longDescription": " ".join(told[lang]["long"].split()),
                "features": told[lang]["features"],
            }
            for lang in LANGUAGES
        },
        "legal": {"license": about["license"]},
        # Nobody has been named as the one who looks after it: contacts must be people.
        "maintenance": {"type": "none"},
        "localisation": {"localisationReady": True, "availableLanguages": list(LANGUAGES)},
        "dependsOn": {"open": [{"name": "Python", "versionMin": _least(about["requires-python"])}]},
    }
    if addresses.site_url != DEFAULT_SITE_URL:
        facts["landingURL"] = addresses.site_url
    if own.publisher and (where := own.page or own.site_url):
        facts["organisation"] = {"uri": where, "name": own.publisher}
    return facts


def _least(requires: str) -> str:
    """Return the version in a demand such as ">=3.11"."""
    return requires.removeprefix(">=")
