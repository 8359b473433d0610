"""A list of every file of the built site, so that anyone can check that what is published is whole.

``manifest.json`` stands at the site's root and gives each file's path, size in bytes and SHA-256.
``python -m navet granska site/`` compares a folder with the list in it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from navet.publishing.built_site import BuiltSite

NAME = "manifest.json"
_ALGORITHM = "SHA-256"


@dataclass(frozen=True)
class Comparison:
    """How a folder differs from its list; paths from the site's root, sorted.

    ``count`` is the number of files in the list, ``whole`` the list's own SHA-256.
    """

    missing: tuple[str, ...]
    changed: tuple[str, ...]
    added: tuple[str, ...]
    count: int
    whole: str

    @property
    def same(self) -> bool:
        """Return whether the folder is exactly what its list says."""
        return not (self.missing or self.changed or self.added)

    def __str__(self) -> str:
        """Return the comparison in Swedish, a line for each file that differs."""
        groups = (
            ("Saknas", self.missing),
            ("Ändrad", self.changed),
            ("Finns inte i förteckningen", self.added),
        )
        lines = [f"{label}: {path}" for label, paths in groups for path in paths]
        if self.same:
            lines.append(f"Alla {self.count} filer stämmer med förteckningen.")
        else:
            lines.append(f"{len(lines)} filer stämmer inte med förteckningen.")
        return "\n".join([*lines, f"Förteckningens SHA-256: {self.whole}"])


def write(built: BuiltSite) -> None:
    """Write the list of a built site's files into it; the same files give the same bytes."""
    rows = [
        json.dumps({"sokvag": path, **_facts(built, path)}, ensure_ascii=False)
        for path in _paths(built)
    ]
    text = ",\n".join(rows)
    built.write(NAME, f'{{"algoritm": "{_ALGORITHM}", "filer": [\n{text}\n]}}\n'.encode())


def compare(site: Path) -> Comparison:
    """Compare a folder with the list in it; FileNotFoundError or ValueError if the list is bad."""
    built = BuiltSite(site)
    raw = built.read(NAME)
    listed = {str(row.pop("sokvag")): row for row in _rows(raw)}
    present = set(_paths(built))
    return Comparison(
        tuple(sorted(set(listed) - present)),
        tuple(
            path for path in sorted(present & set(listed)) if _facts(built, path) != listed[path]
        ),
        tuple(sorted(present - set(listed))),
        len(listed),
        hashlib.sha256(raw).hexdigest(),
    )


def _rows(raw: bytes) -> list[dict[str, Any]]:
    data = json.loads(raw)
    rows = data.get("filer") if isinstance(data, dict) else None
    if not isinstance(rows, list) or not all(
        isinstance(row, dict) and "sokvag" in row for row in rows
    ):
        raise ValueError(f"{NAME} är inte en förteckning över filer.")
    return rows


def _paths(built: BuiltSite) -> list[str]:
    return [path for path in built.paths() if path != NAME]


def _facts(built: BuiltSite, path: str) -> dict[str, Any]:
    facts = built.facts(path)
    return {"storlek": facts.size, "sha256": facts.digest}
