"""Copies of the repository's content, for tests that break it."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ("docs", "modell", "overrides")


def copy_content(target: Path) -> Path:
    """Copy what the check reads (docs, modell, overrides) to target, and return it."""
    for folder in CONTENT:
        shutil.copytree(ROOT / folder, target / folder)
    return target


def mend_content(copy: Path) -> None:
    """Make a copy of the content what it was; its cache is kept.

    Only what differs is touched.
    """
    for entry in list(copy.iterdir()):
        if entry.name not in (*CONTENT, ".cache"):
            remove(entry)
    for folder in CONTENT:
        _mend(ROOT / folder, copy / folder)


def _mend(whole: Path, broken: Path) -> None:
    broken.mkdir(exist_ok=True)
    for entry in list(broken.iterdir()):
        if not (whole / entry.name).exists() or entry.is_symlink():
            remove(entry)
    for entry in whole.iterdir():
        copied = broken / entry.name
        if entry.is_dir():
            _mend(entry, copied)
        elif not copied.is_file() or copied.read_bytes() != entry.read_bytes():
            remove(copied)
            shutil.copyfile(entry, copied)


def remove(path: Path) -> None:
    """Remove a file or a folder, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def copy_cache(target: Path, part: Path) -> None:
    """Copy a part of the repository's cache, which other processes may be changing."""
    for file in (ROOT / part).rglob("*"):
        with contextlib.suppress(FileNotFoundError):
            kept = target / file.relative_to(ROOT)
            if file.is_file() and file.suffix != ".part":
                kept.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, kept)


def change(file: Path, old: str, new: str) -> int:
    """Replace the first occurrence of old in a file and return its line; it must be there."""
    line, contents = changed(file, old, new)
    file.write_bytes(contents)
    return line


def changed(file: Path, old: str, new: str) -> tuple[int, bytes]:
    """Return the line of the first occurrence of old, and the file with new in its place."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file.name}"
    line = text.count("\n", 0, text.index(old)) + 1
    return line, text.replace(old, new, 1).encode()
