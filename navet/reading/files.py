"""Reads contributed text files: UTF-8 or a sentence about what is wrong. Writes whole files."""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from navet.reading.problems import Problem

MAX_BYTES = 500_000
MAX_LINE = 20_000
# The control characters but tab and line feed, Unicode's line and paragraph separators, its
# byte-order mark inside a text, its non-characters and lone halves of surrogate pairs: none is
# seen, and no XML file (Word, sitemap) may hold most of them.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_MISSING = (
    "Filen saknas.",
    "Hämta tillbaka den, eller skapa den på nytt. Sajten byggs inte utan den.",
)
_REASONS = {
    errno.ENOENT: _MISSING,
    errno.ENOTDIR: _MISSING,
    errno.EISDIR: ("Här ska en fil ligga, men det är en mapp.", "Byt mappen mot filen."),
    errno.EACCES: (
        "Filen går inte att läsa, för du saknar rättigheter till den.",
        "Ändra filens rättigheter så att du får läsa den.",
    ),
    errno.ELOOP: (
        "Filen är en länk som leder tillbaka till sig själv.",
        "Lägg själva filen här i stället för länken.",
    ),
}
_REASONS[errno.EPERM] = _REASONS[errno.EACCES]
_UNREADABLE = (
    "Filen går inte att läsa från disken.",
    "Se efter att den är en vanlig fil och att disken fungerar.",
)


def read_text(file: Path, root: Path) -> tuple[str, list[Problem]]:
    """Return the text of a file, with LF line ends and no byte-order mark, and what is wrong.

    A file that is not there, cannot be read, is too large or is not UTF-8 gives "" and a problem.
    Control characters give a problem each line and are left out of the text.
    """
    path = relative(file, root)
    raw, problems = read_bytes(file, root)
    if problems:
        return "", problems
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", [_not_utf8(path, raw.count(b"\n", 0, error.start) + 1)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    unfit = _long_line(text, path) or _no_text(text, path)
    if unfit:
        return "", [unfit]
    found = list(_control_characters(text, path))
    return (CONTROL.sub("", text), found) if found else (text, [])


def _not_utf8(path: str, line: int) -> Problem:
    return Problem(
        path,
        line,
        "teckenkod",
        "Filen är inte sparad som UTF-8, så å, ä och ö går inte att läsa.",
        "Spara om den och välj teckenkodningen UTF-8.",
    )


def _long_line(text: str, path: str) -> Problem | None:
    longest = max(text.split("\n"), key=len)
    if len(longest) <= MAX_LINE:
        return None
    return Problem(
        path,
        text.count("\n", 0, text.index(longest)) + 1,
        "radlangd",
        f"Raden har {len(longest)} tecken. Gränsen är {MAX_LINE}.",
        "Dela den i flera stycken, med en tom rad mellan.",
    )


def _no_text(text: str, path: str) -> Problem | None:
    if text.count("\0") <= 1:
        return None
    return Problem(
        path,
        text.count("\n", 0, text.index("\0")) + 1,
        "teckenkod",
        "Filen är ingen textfil.",
        "Spara den som vanlig text (UTF-8).",
    )


def read_bytes(file: Path, root: Path) -> tuple[bytes, list[Problem]]:
    """Return the contents of a file, or b"" and why it cannot be read."""
    path = relative(file, root)
    try:
        facts = file.stat()
        if stat.S_ISDIR(facts.st_mode):
            return b"", [_unreadable(path, errno.EISDIR)]
        if not stat.S_ISREG(facts.st_mode):
            return b"", [_unreadable(path, None)]
        if facts.st_size > MAX_BYTES:
            return b"", [
                Problem(
                    path,
                    1,
                    "storlek",
                    f"Filen är {facts.st_size // 1000} kB stor. Gränsen är {MAX_BYTES // 1000} kB.",
                    "Korta texten, och lägg inte in bilder eller andra filer i den.",
                )
            ]
        return file.read_bytes(), []
    except OSError as error:
        return b"", [_unreadable(path, error.errno)]


def _unreadable(path: str, code: int | None) -> Problem:
    message, remedy = _REASONS.get(code or 0, _UNREADABLE)
    return Problem(path, 1, "fil", message, remedy)


def _control_characters(text: str, path: str) -> Iterator[Problem]:
    """Yield the first control character of each line that has any."""
    if not CONTROL.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        found = CONTROL.search(line)
        if found:
            yield Problem(
                path,
                number,
                "osynligt",
                f"Raden har ett osynligt styrtecken (U+{ord(found.group()):04X}).",
                "Skriv om raden för hand. Tecknet följer ofta med vid kopiering.",
            )


def write_whole(file: Path, data: bytes) -> None:
    """Write a file so that nobody ever meets half of it: first beside, then in place."""
    beside = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(data)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
    beside.replace(file)


def link(source: str, target: str) -> None:
    """Give a file one more name, which is at once; copy it where that cannot be done.

    A change to the one is then a change to the other, if it is made in place.
    """
    Path(target).unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def relative(file: Path, root: Path) -> str:
    """Return file's path from root with forward slashes, fit to be printed.

    Bytes in a name that are not UTF-8 are shown as codes.
    """
    path = file.relative_to(root).as_posix()
    return path.encode("utf-8", "backslashreplace").decode("utf-8")
