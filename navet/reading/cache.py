"""Finished files kept by the fingerprint of what went into them, in a folder that Git ignores."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from navet.reading.files import write_whole

KEEP = 800


class Cache:
    """A folder of finished files; a broken or missing folder only costs time."""

    def __init__(self, folder: Path) -> None:
        """Use a folder, made when the first file is put there."""
        self._folder = folder

    def get(self, key: str) -> bytes | None:
        """Return the kept bytes, or None."""
        try:
            return (self._folder / key).read_bytes()
        except OSError:
            return None

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes: first beside, then in place, so that a reader never meets half a file."""
        write_whole(self._folder / key, data)

    def take(self, key: str, file: Path) -> bool:
        """Write a file with what is kept, and return whether anything is; its size is no matter."""
        try:
            shutil.copyfile(self._folder / key, file)
        except OSError:
            return False
        return True

    def keep(self, key: str, file: Path) -> None:
        """Keep what a file holds, as ``put`` does; its size is no matter."""
        self._folder.mkdir(parents=True, exist_ok=True)
        beside = self._folder / f"{key}.{os.getpid()}.part"
        shutil.copyfile(file, beside)
        beside.replace(self._folder / key)

    def trim(self, used: Iterable[str], keep: int = KEEP) -> None:
        """Drop the least recently made files that were not used, beyond ``keep`` files in all.

        Another process may do the same at the same time.
        """
        if not self._folder.is_dir():
            return
        kept = set(used)
        others = [file for file in self._folder.iterdir() if file.name not in kept]
        others.sort(key=lambda file: (_made(file), file.name), reverse=True)
        for file in others[max(0, keep - len(kept)) :]:
            file.unlink(missing_ok=True)


def _made(file: Path) -> float:
    """Return when a file was made, 0 if it is gone."""
    try:
        return file.stat().st_mtime
    except FileNotFoundError:
        return 0.0
