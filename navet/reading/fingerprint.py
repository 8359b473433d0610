"""What a kept file was made from, as a fingerprint: when it differs, the file is made anew."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path


def of(*parts: bytes | str) -> str:
    """Return the fingerprint of parts, 64 hexadecimal digits; "ab", "c" is not "a", "bc"."""
    digest = hashlib.sha256()
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        digest.update(b"%d:" % len(raw) + raw)
    return digest.hexdigest()


@lru_cache(maxsize=16)
def of_code(place: Path, libraries: tuple[str, ...] = ()) -> str:
    """Return the fingerprint of a Python file or of all in a folder, and of libraries' versions.

    It is read once in each process.
    """
    files = sorted(place.rglob("*.py")) if place.is_dir() else [place]
    named = ((file.relative_to(place.parent).as_posix(), file.read_bytes()) for file in files)
    versions = (f"{name}=={version(name)}" for name in libraries)
    return of(*(part for pair in named for part in pair), *versions)
