"""The words of the site's frame: labels and buttons, as data, in both languages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from navet import yamldata
from navet.files import read_text, relative
from navet.problems import BadData, Problem
from navet.texts import LANGUAGES

FOLDER = "overrides/ord"


@cache
def _load(root: Path, stamp: tuple[int, ...]) -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = {}
    problems: list[Problem] = []
    for lang in LANGUAGES:
        file = root / FOLDER / f"{lang}.yml"
        text, found = read_text(file, root)
        document = yamldata.parse(text, relative(file, root))
        problems += [*found, *document.problems]
        words[lang] = {key: str(value) for key, value in (document.data or {}).items()}
    problems += _differing(words)
    if problems:
        raise BadData(problems)
    return words


def load(root: Path) -> dict[str, dict[str, str]]:
    """Return the words by language and key; BadData if a file is broken or the keys differ."""
    stamp = tuple((root / FOLDER / f"{lang}.yml").stat().st_mtime_ns for lang in LANGUAGES)
    return _load(root, stamp)


def _differing(words: dict[str, dict[str, str]]) -> list[Problem]:
    return [
        Problem(
            f"{FOLDER}/{lang}.yml",
            1,
            key,
            f"Ordet ”{key}” saknas på det här språket.",
            "Lägg till det.",
        )
        for lang in LANGUAGES
        for key in sorted({name for other in words.values() for name in other} - set(words[lang]))
    ]
