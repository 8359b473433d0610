"""The site's name, which texts and data leave a mark for: ``{sajt}``, and ``{sajts}`` in genitive.

The marks are filled when a file is read, so that all that knows its text knows the name: the scan,
the checks, pages, search and documents. ``{sajtfil}`` is the name as a part of a file's name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from navet.language.texts import DEFAULT_LANGUAGE, LANGUAGES
from navet.reading import yamldata
from navet.reading.files import read_text

NAME = "sajt"
PATH = f"modell/{NAME}.yml"
MARKS = ("sajt", "sajts", "sajtfil")
_MARK = re.compile(r"\{(sajt|sajts|sajtfil)\}")
_LETTERS = str.maketrans("åäöéü", "aaoeu")
_NOT_IN_FILES = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Naming:
    """What each mark stands for, by language and mark; empty where the name cannot be read."""

    words: tuple[tuple[str, str, str], ...] = ()

    def fill(self, text: str, lang: str) -> str:
        """Return a text with the name in place of its marks."""
        if "{sajt" not in text:
            return text
        known = {mark: word for language, mark, word in self.words if language == lang}
        return _MARK.sub(lambda found: known.get(found[1], found[0]), text)

    def fill_data(self, data: Any, lang: str = DEFAULT_LANGUAGE) -> Any:
        """Return data with every text filled, in the language of the key that it stands under."""
        if isinstance(data, str):
            return self.fill(data, lang)
        if isinstance(data, list):
            return [self.fill_data(item, lang) for item in data]
        if isinstance(data, dict):
            return {
                key: self.fill_data(value, key if key in LANGUAGES else lang)
                for key, value in data.items()
            }
        return data


def of(root: Path) -> Naming:
    """Return the naming of the repository at root; what is wrong with its file a check says."""
    text, problems = read_text(root / PATH, root)
    return Naming() if problems else _read(text)


@lru_cache(maxsize=8)
def _read(text: str) -> Naming:
    data = yamldata.parse(text, PATH).data
    names, genitives = (
        data.get(key) if isinstance(data, dict) else None for key in ("namn", "genitiv")
    )
    if not isinstance(names, dict) or not isinstance(genitives, dict):
        return Naming()
    words: list[tuple[str, str, str]] = []
    for lang in LANGUAGES:
        name, genitive = str(names.get(lang) or ""), str(genitives.get(lang) or "")
        words += [
            (lang, "sajt", name),
            (lang, "sajts", genitive),
            (lang, "sajtfil", file_name(name)),
        ]
    return Naming(tuple(words))


def file_name(name: str) -> str:
    """Return a name as it stands in the name of a file: a–z, 0–9 and hyphens."""
    return _NOT_IN_FILES.sub("-", name.lower().translate(_LETTERS)).strip("-")
