"""Copies of the repository's content, for tests that break it."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import ROOT


def copy_content(target: Path) -> Path:
    """Copy what the check reads (docs, modell, overrides) to target, and return it."""
    for folder in ("docs", "modell", "overrides"):
        shutil.copytree(ROOT / folder, target / folder)
    return target


def change(file: Path, old: str, new: str) -> int:
    """Replace the first occurrence of old in a file and return its line; it must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file.name}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text.count("\n", 0, text.index(old)) + 1
