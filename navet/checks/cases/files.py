"""Where a case's file may be and what it may be called, so that it can overwrite nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from navet.reading.files import relative
from navet.reading.problems import Problem

FOLDER = "docs/exempel"
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.en)?\.md\Z")
LONGEST_NAME = 60
RESERVED = frozenset(
    {"index", "bidra", "mall", "steg", "form", "lan", "niva", "tema", "sida", "en"}
)
OWN_PAGES = frozenset({"index.md", "index.en.md", "bidra.md", "bidra.en.md", "_mall.md"})


def check(root: Path) -> Iterator[Problem]:
    """Yield every file under docs/exempel/ that is not a case in its right place."""
    folder = root / FOLDER
    for file in sorted(folder.rglob("*")):
        path = relative(file, root)
        if file.is_symlink():
            yield Problem(
                path,
                1,
                "fil",
                "Filen är en länk till en annan fil.",
                "Lägg själva filen här i stället för en länk.",
            )
        elif file.is_file() and file.parent != folder:
            yield Problem(
                path,
                1,
                "fil",
                "Filen ligger i en underkatalog.",
                f"Lägg exemplet direkt i {FOLDER}/.",
            )
        elif file.is_file() and file.name not in OWN_PAGES:
            yield from _name(file.name, path)


def _name(name: str, path: str) -> Iterator[Problem]:
    if not name.lower().endswith(".md"):
        yield Problem(
            path,
            1,
            "fil",
            "Bara textfiler som slutar på .md får ligga bland exemplen.",
            "Ta bort filen. Bilder och bilagor tar vi inte emot.",
        )
        return
    if not NAME.match(name) or len(name) > LONGEST_NAME + len(".en.md"):
        yield Problem(
            path,
            1,
            "filnamn",
            f"Filnamnet ”{name[:80]}” går inte att använda som adress.",
            "Använd bara a–z, 0–9 och bindestreck, högst 60 tecken, till exempel "
            "linkoping-funkis.md. Skriv å och ä som a, ö som o.",
        )
    elif name.removesuffix(".md").removesuffix(".en") in RESERVED:
        yield Problem(
            path,
            1,
            "filnamn",
            f"Namnet ”{name}” behövs för en annan sida.",
            "Ge filen ett namn efter orten och arbetet, till exempel linkoping-funkis.md.",
        )
