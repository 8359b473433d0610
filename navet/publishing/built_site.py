"""The files of a built site, for those who publish something that is made of the other files."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# An empty element where a page says what is not known until all pages are done.
_ROOM = b"<data value="


@dataclass(frozen=True)
class Facts:
    """What is known of a file: its bytes, its SHA-256 in hexadecimal digits, and of a page more.

    ``has_room`` says whether it may have room for what is known when all pages are done.
    """

    size: int
    digest: str
    has_room: bool


class BuiltSite:
    """A folder with a built site, whose files are looked into once.

    Whoever writes a file there does it here, so that what is known is of the file as it is.
    """

    def __init__(self, folder: Path) -> None:
        """Use a folder; a path is from there, with forward slashes."""
        self.folder = folder
        self._facts: dict[str, Facts] = {}

    def paths(self) -> list[str]:
        """Return the paths of all files that are there now, sorted."""
        return sorted(_walk(os.fspath(self.folder)))

    def read(self, path: str) -> bytes:
        """Return what a file holds."""
        return (self.folder / path).read_bytes()

    def write(self, path: str, contents: bytes) -> None:
        """Write a file."""
        (self.folder / path).write_bytes(contents)
        self.forget(path)

    def forget(self, path: str) -> None:
        """Look into a file again the next time, since it is another."""
        self._facts.pop(path, None)

    def facts(self, path: str) -> Facts:
        """Return what is known of a file."""
        if path not in self._facts:
            self._facts[path] = _facts(self.folder / path)
        return self._facts[path]


def _walk(folder: str, prefix: str = "") -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{path}/")
            elif entry.is_file():
                yield path


def _facts(file: Path) -> Facts:
    """Return what is known of a file; the large ones, which are no pages, are read in pieces."""
    if file.suffix == ".html":
        contents = file.read_bytes()
        return Facts(len(contents), hashlib.sha256(contents).hexdigest(), _ROOM in contents)
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
        return Facts(opened.tell(), digest, has_room=False)
