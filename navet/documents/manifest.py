"""What files there are to download: the list that pages, ZIPs and tests share."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from navet.documents.kit.entry import KINDS
from navet.reading.files import write_whole


@dataclass(frozen=True)
class Item:
    """One file: where it stands, what it is, how large, and its preview.

    ``path`` and ``preview`` are relative to the site's root; ``preview`` is "" where there is none,
    and ``alt`` says what the preview shows. ``width`` and ``height`` are the preview's, in pixels.
    ``variant`` is "blank", "ifylld" or "". ``size`` is in bytes.
    """

    id: str
    tool: str
    lang: str
    type: str
    title: str
    variant: str
    path: str
    size: int
    sha256: str
    preview: str = ""
    alt: str = ""
    width: int = 0
    height: int = 0

    @property
    def kind(self) -> str:
        """Return the type in words, for example "Word"."""
        return KINDS[self.type]

    def size_text(self) -> str:
        """Return the size as readers see it: "24 kB", or "1,2 MB" ("1.2 MB" in English)."""
        return shown_size(self.size, self.lang)


def shown_size(size: int, lang: str) -> str:
    """Return a number of bytes as readers see it: "24 kB", or "1,2 MB" ("1.2 MB" in English)."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    shown = f"{size / 1_000_000:.1f}"
    return f"{shown.replace('.', ',') if lang == 'sv' else shown} MB"


@dataclass(frozen=True)
class Manifest:
    """All files of all languages, in the order in which readers meet them."""

    items: tuple[Item, ...]

    def of_tool(self, tool: str, lang: str) -> tuple[Item, ...]:
        """Return a tool's files in one language."""
        return tuple(item for item in self.items if item.tool == tool and item.lang == lang)

    def of_language(self, lang: str) -> tuple[Item, ...]:
        """Return all files in one language."""
        return tuple(item for item in self.items if item.lang == lang)

    def find(self, file_id: str, lang: str) -> Item:
        """Return a file by its id; KeyError if there is none."""
        for item in self.items:
            if item.id == file_id and item.lang == lang:
                return item
        raise KeyError(f"{file_id} ({lang})")


@dataclass(frozen=True)
class Made:
    """What a build made: the manifest, and under what key the cache has each file, by its path."""

    manifest: Manifest
    kept: dict[str, str]


def save(made: Made, file: Path, fingerprint: str) -> None:
    """Write what was made, with the fingerprint of what it was made from."""
    items = [asdict(item) for item in made.manifest.items]
    data = {"fingerprint": fingerprint, "items": items, "kept": made.kept}
    write_whole(file, json.dumps(data, ensure_ascii=False).encode())


def saved(file: Path, fingerprint: str) -> Made | None:
    """Return what a file says was made if it was made from the same; else None."""
    try:
        data: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if data.get("fingerprint") != fingerprint:
        return None
    return Made(Manifest(tuple(Item(**item) for item in data["items"])), data["kept"])
