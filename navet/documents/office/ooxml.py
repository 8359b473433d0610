"""Packs Office files so that the same content always gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

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
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name != _CONTENT_TYPES, name)):
            info = zipfile.ZipInfo(name, zip_date(timestamp))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            archive.writestr(info, parts[name])
    return target.getvalue()


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
