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


def write(site: Path) -> None:
    """Write the list of a built site's files into it; the same files give the same bytes."""
    rows = [
        json.dumps({"sokvag": path, **_facts(site / path)}, ensure_ascii=False)
        for path in _paths(site)
    ]
    text = ",\n".join(rows)
    (site / NAME).write_text(
        f'{{"algoritm": "{_ALGORITHM}", "filer": [\n{text}\n]}}\n', encoding="utf-8"
    )


def compare(site: Path) -> Comparison:
    """Compare a folder with the list in it; FileNotFoundError or ValueError if the list is bad."""
    raw = (site / NAME).read_bytes()
    listed = {str(row.pop("sokvag")): row for row in _rows(raw)}
    present = set(_paths(site))
    return Comparison(
        tuple(sorted(set(listed) - present)),
        tuple(
            path for path in sorted(present & set(listed)) if _facts(site / path) != listed[path]
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


def _paths(site: Path) -> list[str]:
    found = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    return sorted(path for path in found if path != NAME)


def _facts(file: Path) -> dict[str, Any]:
    data = file.read_bytes()
    return {"storlek": len(data), "sha256": hashlib.sha256(data).hexdigest()}
