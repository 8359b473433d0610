"""Swedish compounds taken apart with the word list of the package hunspell-sv.

The list (LGPL-3.0) is read when the site is built; nothing of it is published. It marks which words
can begin a compound and which can end one.
"""

from __future__ import annotations

import importlib.metadata
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from navet.reading import fingerprint

PACKAGE = "hunspell-sv"
WORD_LIST = "sv_SE.dic"
_BEGINS, _ENDS, _ENDS_NOTHING = frozenset("XU"), "Y", "Z"
_LEAST_PART = 3
_LEAST_WORD = 6
# A word and its flags, up to a tab.
_MARKED = re.compile(r"^([^\W\d_]{3,})/([^\t\n]*)", re.MULTILINE)
_ENDINGS = [
    "arnas",
    "ernas",
    "ornas",
    "andet",
    "andets",
    "aren",
    "arens",
    "arna",
    "ares",
    "arnas",
    "else",
    "elser",
    "elsen",
    "elsens",
    "ens",
    "ena",
    "enas",
    "erna",
    "ets",
    "ers",
    "ars",
    "ors",
    "nas",
    "ande",
    "are",
    "ade",
    "ats",
    "at",
    "ar",
    "en",
    "er",
    "et",
    "es",
    "or",
    "na",
    "ns",
    "an",
    "as",
    "ts",
    "a",
    "e",
    "n",
    "r",
    "s",
    "t",
]


@dataclass(frozen=True)
class Compounds:
    """Which words begin and end Swedish compounds."""

    beginnings: frozenset[str]
    ends: frozenset[str]

    def parts(self, word: str) -> tuple[str, ...]:
        """Return every later part of a compound: "processdagbok" gives "dagbok" and "bok".

        The first part is left out, since a search finds the beginning of a word anyway. A word that
        is no compound gives nothing.
        """
        return tuple(dict.fromkeys(self._later(word.lower())))

    def _later(self, word: str) -> Iterator[str]:
        if len(word) < _LEAST_WORD or not word.isalpha():
            return
        for cut in range(_LEAST_PART, len(word) - _LEAST_PART + 1):
            if self._can_begin(word[:cut]) and self._can_end(word[cut:]):
                yield word[cut:]
                yield from self._later(word[cut:])
                return

    def _can_begin(self, word: str) -> bool:
        return word in self.beginnings or (word.endswith("s") and word[:-1] in self.ends)

    def _can_end(self, word: str) -> bool:
        if word in self.ends:
            return True
        return any(
            word.endswith(ending) and word.removesuffix(ending) in self.ends
            for ending in _ENDINGS
            if len(word) - len(ending) >= _LEAST_PART
        )


@cache
def load() -> Compounds:
    """Read the word list; FileNotFoundError if the package is not installed as it should be."""
    marked = _MARKED.findall(_word_list().read_text(encoding="utf-8"))
    begin = (word.lower() for word, flags in marked if not _BEGINS.isdisjoint(flags))
    end = (word.lower() for word, flags in marked if _ENDS in flags and _ENDS_NOTHING not in flags)
    return Compounds(frozenset(begin), frozenset(end))


@cache
def parts(word: str) -> tuple[str, ...]:
    """Return every later part of a Swedish compound, see ``Compounds.parts``."""
    return load().parts(word)


def recipe() -> str:
    """Return the fingerprint of what the parts of a word depend on."""
    return fingerprint.of_code(Path(__file__), (PACKAGE,))


def _word_list() -> Path:
    for file in importlib.metadata.files(PACKAGE) or ():
        if file.name == WORD_LIST:
            return Path(str(file.locate()))
    raise FileNotFoundError(f"{WORD_LIST} saknas i paketet {PACKAGE}.")
