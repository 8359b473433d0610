"""A sentence that stands in a paragraph in one of the languages only.

A translation may make two sentences of one, and English may explain what readers outside Sweden do
not know. So sentences are not counted but aligned, on what a translation keeps: length, numbers,
questions, names and loans. What English explains stands in parentheses and is not compared.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from navet.language import numerals, sentences
from navet.language.alignment import align

# The logarithm of an English sentence's length divided by the Swedish one's, on the site's pages.
_LENGTH_MEAN, _LENGTH_DEVIATION = 0.085, 0.28
_PADDING = 15
_MOST_FOR_LENGTH, _MOST_FOR_NUMBERS = 8.0, 6.0
_ANOTHER_NUMBER, _ANOTHER_QUESTION = 4.0, 3.0
_NO_SHARED_WORD, _ENOUGH_SHARED = 0.4, 3
# Set so that as many as possible are found, when each sentence of the site is lost in turn, without
# any being missed that was never there.
ALONE, JOINED = 1.5, 1.0
# A question or a call in the middle of a sentence, such as the name of a book.
_CALL = re.compile(r"\w+ \w+[?!]")
_ASIDE = re.compile(r"(?:^|(?<=[.?!…] ))\([^()]*[.?!]\)(?: |$)")
_WORD = re.compile(r"[^\W\d_]{4,}")
_BEGINNING, _LONG = 4, 6


def differences(ours: str, theirs: str) -> tuple[list[str], list[str]]:
    """Return the sentences that only the Swedish and only the English paragraph has."""
    for name in _calls(ours) & _calls(theirs):
        ours, theirs = (text.replace(name, name[:-1]) for text in (ours, theirs))
    left, right = sentences.split(ours), sentences.split(_ASIDE.sub("", theirs).strip())
    if len(left) == len(right) or not left or not right:
        return [], []
    matches = align(left, right, _cost, (ALONE, JOINED), band=abs(len(left) - len(right)) + 1)
    lost = [left[index] for match in matches if not match.theirs for index in match.ours]
    added = [right[index] for match in matches if not match.ours for index in match.theirs]
    return ([], []) if lost and added else (lost, added)


def _calls(text: str) -> set[str]:
    return set(_CALL.findall(text)) if "?" in text or "!" in text else set()


def _cost(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """Return how unlikely it is that the sentences say the same, as a negative logarithm."""
    text, other = " ".join(ours), " ".join(theirs)
    lost, added = numerals.differences(text, other)
    return (
        _length(text, other)
        + min(_MOST_FOR_NUMBERS, _ANOTHER_NUMBER * (len(lost) + len(added)))
        + _ANOTHER_QUESTION * (text.count("?") != other.count("?"))
        + _NO_SHARED_WORD * max(0, _ENOUGH_SHARED - _shared(text, other))
    )


def _length(ours: str, theirs: str) -> float:
    share = math.log((len(theirs) + _PADDING) / (len(ours) + _PADDING))
    return min(_MOST_FOR_LENGTH, ((share - _LENGTH_MEAN) / _LENGTH_DEVIATION) ** 2 / 2)


def _shared(ours: str, theirs: str) -> int:
    """Return how many words, and beginnings of long words, two texts share: names and loans."""
    left, right = (set(_WORD.findall(text.casefold())) for text in (ours, theirs))
    beginnings, others = (
        {word[:_BEGINNING] for word in words if len(word) >= _LONG} for words in (left, right)
    )
    return len(left & right) + len(beginnings & others)
