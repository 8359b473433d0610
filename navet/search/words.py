"""Words as search sees them: folded to plain letters, cut out of text, without small ones."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*", re.UNICODE)
_LEAST = 2


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """Return a word in lower case without diacritics, as Pagefind compares words."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in apart if not unicodedata.combining(char))


def words_of(text: str) -> list[str]:
    """Return a text's words in lower case, in order; a hyphenated word also as its parts."""
    found = WORD.findall(text.replace("\u00ad", "").lower())
    if "-" in text:
        found = [part for word in found for part in _with_parts(word)]
    return [word for word in found if len(word) >= _LEAST]


def _with_parts(word: str) -> list[str]:
    return [word, *word.split("-")] if "-" in word else [word]


def unique(words: list[str], without: frozenset[str] = frozenset()) -> list[str]:
    """Return each word once, in order, leaving out those whose folded form is in without."""
    return [word for word in dict.fromkeys(words) if fold(word) not in without]
