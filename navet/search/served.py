"""The search of a site that is served while somebody writes.

It is made anew when pages come or go. Until then it finds the pages as they were: what is written
is shown at once, and indexing it would take longer than all the rest.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from navet.content.reader import Content
from navet.reading.files import link
from navet.search import index

_FOLDERS = (index.CORE, index.CASES)


class Served:
    """The search of the last build that made one, in a folder that lives as long as the server."""

    def __init__(self) -> None:
        self._pages: list[str] = []
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def write(self, content: Content, site: Path) -> None:
        """Write a search into a built site."""
        found = sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))
        if self._folder is not None and found == self._pages:
            _place(Path(self._folder.name), site)
            return
        index.write(content, site)
        self._folder = tempfile.TemporaryDirectory(prefix="samverkansnavet-sok-")
        _place(site, Path(self._folder.name))
        self._pages = found


def _place(source: Path, target: Path) -> None:
    for name in _FOLDERS:
        if (source / name).is_dir():
            shutil.copytree(source / name, target / name, copy_function=link)
