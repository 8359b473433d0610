"""Reads contributed text files: UTF-8 or a sentence about what is wrong. Writes whole files."""

from __future__ import annotations

import os
from pathlib import Path

from navet.problems import Problem

MAX_BYTES = 500_000
MAX_LINE = 20_000


def read_text(file: Path, root: Path) -> tuple[str, list[Problem]]:
    """Return the text of a file, with LF line ends and no byte-order mark, and what is wrong.

    A file that is too large, not UTF-8 or has NUL characters gives "" and a problem.
    """
    path = relative(file, root)
    size = file.stat().st_size
    if size > MAX_BYTES:
        return "", [
            Problem(
                path,
                1,
                "storlek",
                f"Filen är {size // 1000} kB stor. Gränsen är {MAX_BYTES // 1000} kB.",
                "Korta texten, och lägg inte in bilder eller andra filer i den.",
            )
        ]
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return "", [
            Problem(
                path,
                line,
                "teckenkod",
                "Filen är inte sparad som UTF-8, så å, ä och ö går inte att läsa.",
                "Spara om den och välj teckenkodningen UTF-8.",
            )
        ]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    longest = max(text.split("\n"), key=len)
    if len(longest) > MAX_LINE:
        return "", [
            Problem(
                path,
                text.count("\n", 0, text.index(longest)) + 1,
                "radlangd",
                f"Raden har {len(longest)} tecken. Gränsen är {MAX_LINE}.",
                "Dela den i flera stycken, med en tom rad mellan.",
            )
        ]
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return "", [
            Problem(
                path,
                line,
                "teckenkod",
                "Filen är ingen textfil.",
                "Spara den som vanlig text (UTF-8).",
            )
        ]
    return text, []


def write_whole(file: Path, data: bytes) -> None:
    """Write a file so that nobody ever meets half of it: first beside, then in place."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f"{file.name}.{os.getpid()}.part")
    beside.write_bytes(data)
    beside.replace(file)


def relative(file: Path, root: Path) -> str:
    """Return file's path from root with forward slashes."""
    return file.relative_to(root).as_posix()
