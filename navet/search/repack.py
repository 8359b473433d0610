"""Pagefind's word index in smaller pieces, so that a search downloads little.

Pagefind 1.5 puts 20,000 places in a piece whatever it weighs: up to 56 kB for a word. Here the same
words are packed anew by weight. Only the frames of the files are read; each word's own data is
moved as it is. The files are CBOR (RFC 8949) after a signature, compressed with gzip.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SIGNATURE = b"pagefind_dcd"
TARGET_BYTES = 12_000
_SAME_GROUP = 4
_LONGEST_GROUP = 2
_ARRAY, _TEXT = 4, 3
_HASH_LENGTH = 10


class UnknownFormat(Exception):
    """The index is not of the form that Pagefind 1.5 writes."""


@dataclass(frozen=True)
class Entry:
    """One word of the index, with its data as Pagefind wrote it."""

    word: str
    data: bytes


def repack(bundle: Path, lang: str, target: int = TARGET_BYTES) -> None:
    """Pack a language's word index anew, in pieces of about target bytes before compression."""
    meta_file = next(iter(bundle.glob(f"pagefind.{lang}_*.pf_meta")), None)
    if meta_file is None:
        return
    meta = _unpacked(meta_file)
    fields = _items(meta, 0)
    if len(fields) < 3:
        raise UnknownFormat(meta_file.name)
    old = [_strings(meta, place) for place in _items(meta, fields[2])]
    entries = [entry for piece in old for entry in _entries(bundle, piece[2])]
    pieces = list(_pieces(entries, target))
    names = [_write(bundle, lang, piece) for piece in pieces]
    table = _table(pieces, names)
    end = fields[3] if len(fields) > 3 else len(meta)
    packed = meta[: fields[2]] + table + meta[end:]
    for name in {piece[2] for piece in old} - set(names):
        (bundle / "index" / f"{name}.pf_index").unlink()
    _replace_meta(bundle, meta_file, packed, lang)


def _replace_meta(bundle: Path, old: Path, packed: bytes, lang: str) -> None:
    digest = f"{lang}_{hashlib.sha256(packed).hexdigest()[:_HASH_LENGTH]}"
    entry = bundle / "pagefind-entry.json"
    before = old.name.removeprefix("pagefind.").removesuffix(".pf_meta")
    old.unlink()
    _pack(bundle / f"pagefind.{digest}.pf_meta", packed)
    text = entry.read_text(encoding="utf-8")
    if before not in text:
        raise UnknownFormat(entry.name)
    entry.write_text(text.replace(before, digest), encoding="utf-8")


def _entries(bundle: Path, name: str) -> Iterator[Entry]:
    data = _unpacked(bundle / "index" / f"{name}.pf_index")
    frame = _items(data, 0)
    for place in _items(data, frame[0]):
        word = _items(data, place)[0]
        yield Entry(_text(data, word), data[place : _after(data, place)])


def _pieces(entries: list[Entry], target: int) -> Iterator[list[Entry]]:
    """Yield the words in pieces, keeping words that begin alike together where they are few."""
    piece: list[Entry] = []
    size = 0
    for entry in entries:
        alike = bool(piece) and piece[-1].word[:_SAME_GROUP] == entry.word[:_SAME_GROUP]
        limit = target * _LONGEST_GROUP if alike else target
        if piece and size + len(entry.data) > limit:
            yield piece
            piece, size = [], 0
        piece.append(entry)
        size += len(entry.data)
    if piece:
        yield piece


def _write(bundle: Path, lang: str, piece: list[Entry]) -> str:
    body = b"".join(entry.data for entry in piece)
    data = _head(_ARRAY, 1) + _head(_ARRAY, len(piece)) + body
    name = f"{lang}_{hashlib.sha256(data).hexdigest()[:_HASH_LENGTH]}"
    _pack(bundle / "index" / f"{name}.pf_index", data)
    return name


def _table(pieces: list[list[Entry]], names: list[str]) -> bytes:
    rows = [
        _head(_ARRAY, 3) + _string(piece[0].word) + _string(piece[-1].word) + _string(name)
        for piece, name in zip(pieces, names, strict=True)
    ]
    return _head(_ARRAY, len(rows)) + b"".join(rows)


def _unpacked(file: Path) -> bytes:
    data = gzip.decompress(file.read_bytes())
    if not data.startswith(SIGNATURE):
        raise UnknownFormat(file.name)
    return data[len(SIGNATURE) :]


def _pack(file: Path, data: bytes) -> None:
    file.write_bytes(gzip.compress(SIGNATURE + data, compresslevel=9, mtime=0))


def _strings(data: bytes, place: int) -> tuple[str, ...]:
    return tuple(_text(data, item) for item in _items(data, place))


def _items(data: bytes, place: int) -> list[int]:
    """Return where the items of the array at place begin."""
    kind, count, at = _read_head(data, place)
    if kind != _ARRAY:
        raise UnknownFormat("an array was expected")
    places = []
    for _ in range(count):
        places.append(at)
        at = _after(data, at)
    return places


def _text(data: bytes, place: int) -> str:
    kind, length, at = _read_head(data, place)
    if kind != _TEXT:
        raise UnknownFormat("a text was expected")
    return data[at : at + length].decode()


def _after(data: bytes, place: int) -> int:
    """Return the place after the item at place."""
    left = 1
    while left:
        kind, value, place = _read_head(data, place)
        left -= 1
        if kind == _TEXT:
            place += value
        elif kind == _ARRAY:
            left += value
        elif kind > 1:
            raise UnknownFormat(f"kind {kind}")
    return place


def _read_head(data: bytes, place: int) -> tuple[int, int, int]:
    first = data[place]
    kind, value = first >> 5, first & 31
    if value < 24:
        return kind, value, place + 1
    if value > 26:
        raise UnknownFormat(f"length {value}")
    size = 1 << (value - 24)
    return kind, int.from_bytes(data[place + 1 : place + 1 + size], "big"), place + 1 + size


def _head(kind: int, value: int) -> bytes:
    for extra, size in ((None, 24), (24, 1 << 8), (25, 1 << 16), (26, 1 << 32)):
        if value < size:
            if extra is None:
                return bytes([kind << 5 | value])
            return bytes([kind << 5 | extra]) + value.to_bytes(1 << (extra - 24), "big")
    raise ValueError(value)


def _string(text: str) -> bytes:
    return _head(_TEXT, len(text.encode())) + text.encode()
