"""Generated cases as files: real ones with other titles, places and choices, so that they build."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

SEED = 20261121
FOLDER = "docs/exempel"
_TITLE = re.compile(r"^titel:.*$", re.M)
_PLACE = re.compile(r"^plats:.*$", re.M)
_MODEL = re.compile(r"^anvander_modellen:.*\n", re.M)


def write(root: Path, count: int, register: dict[str, Any]) -> int:
    """Write so many cases into a copy of the repository, every third in English too.

    Return the number of files. The same count gives the same files.
    """
    rng = random.Random(SEED)
    sources = _sources(root)
    files = 0
    for number in range(count):
        swedish, english = rng.choice(sources)
        text = _varied(swedish, number, rng, register)
        (root / FOLDER / f"prov-{number}.md").write_text(text, encoding="utf-8")
        files += 1
        if number % 3 == 0 and english:
            text = _TITLE.sub(f'titel: "Generated case number {number}"', english, count=1)
            text = _placed(text, number)
            (root / FOLDER / f"prov-{number}.en.md").write_text(text, encoding="utf-8")
            files += 1
    return files


def _sources(root: Path) -> list[tuple[str, str]]:
    own = ("index", "bidra", "_mall", "prov-")
    found = []
    for file in sorted((root / FOLDER).glob("*.md")):
        if file.name.startswith(own) or file.name.endswith(".en.md"):
            continue
        english = file.with_suffix(".en.md")
        other = english.read_text(encoding="utf-8") if english.exists() else ""
        found.append((file.read_text(encoding="utf-8"), other))
    return found


def _placed(text: str, number: int) -> str:
    return _PLACE.sub(f'plats: "Prövköping {number}"', text, count=1)


def _varied(text: str, number: int, rng: random.Random, register: dict[str, Any]) -> str:
    text = _TITLE.sub(f'titel: "Prövat exempel nummer {number}"', text, count=1)
    text = _placed(text, number)
    text = _MODEL.sub("", text)
    for field, name, most in (("lan", "lan", 1), ("teman", "teman", 3), ("form", "former", 2)):
        ids = [item["id"] for item in register[name]]
        chosen = rng.sample(ids, rng.randint(1, most))
        text = re.sub(rf"^{field}: \[.*\]$", f"{field}: [{', '.join(chosen)}]", text, flags=re.M)
    return text
