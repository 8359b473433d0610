"""Pagefind's word index in smaller pieces, so that a search downloads little.

Pagefind 1.5 puts 20,000 places in a piece whatever it weighs: up to 56 kB for a word. Here the same
words are packed anew by weight. The files are CBOR (RFC 8949) after a signature, compressed with
gzip; cbor2 writes numbers and lengths as short as Pagefind does, so a word's data stays as it was.
"""

from __future__ import annotations

import gzip
import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cbor2

SIGNATURE = b"pagefind_dcd"
TARGET_BYTES = 12_000
_SAME_GROUP = 4
_LONGEST_GROUP = 2
_HASH_LENGTH = 10
_LIST = 4  # the major type of lists in CBOR
_TABLE = 2  # where the list of pieces stands in the meta file


class UnknownFormat(Exception):
    """The index is not of the form that Pagefind 1.5 writes."""


@dataclass(frozen=True)
class Entry:
    """One word of the index, with all that Pagefind wrote about it as CBOR."""

    word: str
    packed: bytes


def repack(bundle: Path, lang: str, target: int = TARGET_BYTES) -> None:
    """Pack a language's word index anew, in pieces of about target bytes before compression.

    UnknownFormat if the files are not of the form that this knows.
    """
    meta_file = next(iter(bundle.glob(f"pagefind.{lang}_*.pf_meta")), None)
    if meta_file is None:
        return
    meta = _unpacked(meta_file)
    old = pieces_of(meta, meta_file.name)
    words = (entry for name in old for entry in entries(bundle, name))
    meta[_TABLE] = [
        [piece[0].word, piece[-1].word, _write(bundle, lang, piece)]
        for piece in _pieces(words, target)
    ]
    for name in set(old) - set(pieces_of(meta, meta_file.name)):
        (bundle / "index" / f"{name}.pf_index").unlink()
    _replace_meta(bundle, meta_file, cbor2.dumps(meta), lang)


def pieces_of(meta: Any, name: str) -> list[str]:
    """Return the names of the pieces that a meta file lists; UnknownFormat if it lists none."""
    try:
        return [str(file) for _, _, file in meta[_TABLE]]
    except (TypeError, ValueError, IndexError, KeyError) as error:
        raise UnknownFormat(name) from error


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


def entries(bundle: Path, name: str) -> list[Entry]:
    """Return the words of a piece in order; UnknownFormat if it is not a list of words."""
    data = _unpacked(bundle / "index" / f"{name}.pf_index")
    try:
        (words,) = data
        return [Entry(word[0], cbor2.dumps(word)) for word in words]
    except (TypeError, ValueError, IndexError, KeyError) as error:
        raise UnknownFormat(name) from error


def _pieces(words: Iterable[Entry], target: int) -> Iterator[list[Entry]]:
    """Yield the words in pieces, keeping words that begin alike together where they are few."""
    piece: list[Entry] = []
    size = 0
    for entry in words:
        alike = bool(piece) and piece[-1].word[:_SAME_GROUP] == entry.word[:_SAME_GROUP]
        limit = target * _LONGEST_GROUP if alike else target
        weight = len(entry.packed)
        if piece and size + weight > limit:
            yield piece
            piece, size = [], 0
        piece.append(entry)
        size += weight
    if piece:
        yield piece


def _write(bundle: Path, lang: str, piece: list[Entry]) -> str:
    data = _list_of([_list_of([entry.packed for entry in piece])])
    name = f"{lang}_{hashlib.sha256(data).hexdigest()[:_HASH_LENGTH]}"
    _pack(bundle / "index" / f"{name}.pf_index", data)
    return name


def _list_of(packed: list[bytes]) -> bytes:
    """Return a list as CBOR, of members that are CBOR already."""
    file = io.BytesIO()
    cbor2.CBOREncoder(file).encode_length(_LIST, len(packed))
    return file.getvalue() + b"".join(packed)


def _unpacked(file: Path) -> Any:
    data = gzip.decompress(file.read_bytes())
    if not data.startswith(SIGNATURE):
        raise UnknownFormat(file.name)
    try:
        return cbor2.loads(data[len(SIGNATURE) :])
    except cbor2.CBORDecodeError as error:
        raise UnknownFormat(file.name) from error


def _pack(file: Path, data: bytes) -> None:
    file.write_bytes(gzip.compress(SIGNATURE + data, compresslevel=9, mtime=0))
