"""Packs Office files, and other ZIPs, so that the same content always gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import BinaryIO

_CONTENT_TYPES = "[Content_Types].xml"
_ZIP_EPOCH = 315532800  # 1980-01-01, the first date a ZIP can hold


def moment(timestamp: int) -> datetime:
    """Return a timestamp (seconds since 1970, UTC) as a datetime, never before 1980."""
    return datetime.fromtimestamp(max(timestamp, _ZIP_EPOCH), UTC)


def zip_date(timestamp: int) -> tuple[int, int, int, int, int, int]:
    """Return a timestamp as ZIP writes it, in UTC."""
    when = moment(timestamp)
    return (when.year, when.month, when.day, when.hour, when.minute, when.second)


def pack(parts: dict[str, bytes], timestamp: int) -> bytes:
    """Return a ZIP of the parts, sorted, each with the same date; content types come first."""
    target = io.BytesIO()
    names = sorted(parts, key=lambda name: (name != _CONTENT_TYPES, name))
    write(target, ((name, (parts[name],)) for name in names), timestamp)
    return target.getvalue()


def write(target: BinaryIO, parts: Iterable[tuple[str, Iterable[bytes]]], timestamp: int) -> None:
    """Write a ZIP of parts in the order given, each in pieces and with the same date.

    No more than a piece is held at once, so a ZIP may be larger than the memory.
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pieces in parts:
            info = zipfile.ZipInfo(name, zip_date(timestamp))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            with archive.open(info, "w") as part:
                part.writelines(pieces)


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the parts of a ZIP by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def clean_text(text: str) -> str:
    """Return text without the characters that XML forbids; a replacement mark stands for each."""
    return "".join(char if _allowed(char) else "\ufffd" for char in text)


def _allowed(char: str) -> bool:
    code = ord(char)
    return char in "\t\n\r" or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code > 0xFFFF
