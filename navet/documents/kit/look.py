"""How documents look: the site's colours as the documents need them, and small pictures."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import TypedDict

from navet.look.colours import Palette


@dataclass(frozen=True)
class PartLook:
    """A part's colours as RRGGBB: the colour itself, text on it, and a pale tint."""

    main: str
    on: str
    tint: str


class PartLookData(TypedDict):
    """A part's colours as plain data."""

    main: str
    on: str
    tint: str


class LookData(TypedDict):
    """The colours as plain data that can travel to a worker process."""

    parts: list[PartLookData]
    ink: str
    muted: str
    line: str
    edge: str
    paper: str


@dataclass(frozen=True)
class Look:
    """The light scheme's colours as RRGGBB, parts in the model's order."""

    parts: tuple[PartLook, ...]
    ink: str
    muted: str
    line: str
    edge: str
    paper: str


def look_of(palette: Palette) -> LookData:
    """Return the palette's light scheme as plain data."""
    surfaces = palette.surfaces["ljus"]
    return {
        "parts": [
            {"main": _hex(part.main), "on": _hex(part.on), "tint": _hex(part.tint)}
            for part in palette.parts["ljus"].values()
        ],
        "ink": _hex(surfaces["ink"]),
        "muted": _hex(surfaces["muted"]),
        "line": _hex(surfaces["line"]),
        "edge": _hex(surfaces["edge"]),
        "paper": _hex(surfaces["paper"]),
    }


def look_from(data: LookData) -> Look:
    """Return the look that `look_of` made into plain data."""
    parts = tuple(PartLook(**part) for part in data["parts"])
    return Look(parts, data["ink"], data["muted"], data["line"], data["edge"], data["paper"])


def stripe_png(colours: tuple[str, ...], width: int = 680, height: int = 8) -> bytes:
    """Return a PNG of colours side by side: the strip that opens every page."""
    pixels = bytearray()
    for column in range(width):
        colour = colours[column * len(colours) // width]
        pixels += bytes.fromhex(colour)
    rows = b"".join(b"\x00" + bytes(pixels) for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(rows, 9))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    checksum = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)


def _hex(colour: str) -> str:
    return colour.lstrip("#").upper()
