"""One ZIP per language with every file, a list with checksums, and a text that says what it is."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from navet.documents.office.ooxml import pack

MANIFEST_NAME = "MANIFEST.txt"


def build(files: Mapping[str, bytes], readme: tuple[str, str], timestamp: int) -> bytes:
    """Return a ZIP of files by name, with a manifest and a readme (name without ending, text)."""
    name, text = readme
    parts = dict(files)
    parts[f"{name}.txt"] = text.encode("utf-8")
    lines = [
        f"{hashlib.sha256(data).hexdigest()}  {len(data):>9}  {path}"
        for path, data in sorted(parts.items())
    ]
    parts[MANIFEST_NAME] = ("\n".join(lines) + "\n").encode()
    return pack(parts, timestamp)
