"""How likely it is that pieces in Swedish and English say the same, before anyone has read them.

Costs are negative logarithms of likelihoods, roughly: set so that the piece which has been lost in
a section is found as often as possible, when each piece of the site is lost in turn.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from navet.checks.differences import RUNNING
from navet.content.pieces import Piece
from navet.language import numerals

# The logarithm of the English length divided by the Swedish, on the site's own pages.
_LENGTH_MEAN, _LENGTH_DEVIATION = 0.085, 0.13
_PADDING = 15
_MOST = 6.0
_ANOTHER_NUMBER = 4.0
_ANOTHER_ENDING = 3.0
_ANOTHER_LEAD = 3.0
_NO_SHARED_WORD = 1.5
_NO_SHARED_BEGINNING = 0.7
_WORD = re.compile(r"[^\W\d_]{4,}")
_BEGINNING, _LONG = 4, 6
_LEAD = re.compile(r"([^.:?!]{2,40})[.:?!]")
_MOST_WORDS_IN_LEAD = 5
_ONE_AGAINST_ONE = 2
Pairs = Iterable[tuple[Piece, Piece]]


def lead(text: str) -> str:
    """Return the words that a text begins with before its first stop, if they are few, else ""."""
    found = _LEAD.match(text)
    words = found.group(1).casefold() if found else ""
    return words if len(words.split()) <= _MOST_WORDS_IN_LEAD else ""


class Likeness:
    """Knows which leads answer to each other, such as ”Tillsammans” and ”Together”.

    It learns them from pairs of pieces that belong together.
    """

    def __init__(self, pairs: Pairs = ()) -> None:
        leads = Counter((lead(ours.text), lead(theirs.text)) for ours, theirs in pairs)
        self._together = {pair for pair, count in leads.items() if count > 1 and all(pair)}
        self._leads = set(chain.from_iterable(self._together))

    def cost(self, ours: Sequence[Piece], theirs: Sequence[Piece]) -> float:
        """Return how unlikely it is that the pieces say the same; infinity for never."""
        both = (*ours, *theirs)
        if len({piece.shape for piece in both}) > 1:
            return math.inf
        if len(both) > _ONE_AGAINST_ONE and ours[0].kind not in RUNNING:
            return math.inf
        text, other = (" ".join(piece.text for piece in side) for side in (ours, theirs))
        lost, added = numerals.differences(text, other)
        return (
            _length(text, other)
            + _MOST * _distance(_all(ours, "citations"), _all(theirs, "citations"))
            + _MOST * _distance(_all(ours, "links"), _all(theirs, "links"))
            + min(_MOST, _ANOTHER_NUMBER * (len(lost) + len(added)))
            + _ANOTHER_ENDING * (ours[-1].ending != theirs[-1].ending)
            + _ANOTHER_ENDING * (ours[0].name != theirs[0].name)
            + _words(text, other)
            + self._lead_cost(text, other)
        )

    def _lead_cost(self, ours: str, theirs: str) -> float:
        pair = lead(ours), lead(theirs)
        known = pair[0] in self._leads and pair[1] in self._leads
        return _ANOTHER_LEAD if known and pair not in self._together else 0.0


def _length(ours: str, theirs: str) -> float:
    share = math.log((len(theirs) + _PADDING) / (len(ours) + _PADDING))
    return min(_MOST, ((share - _LENGTH_MEAN) / _LENGTH_DEVIATION) ** 2 / 2)


def _words(ours: str, theirs: str) -> float:
    """Return what it costs to share few words, or beginnings of long words: names and loans."""
    left, right = (set(_WORD.findall(text.casefold())) for text in (ours, theirs))
    beginnings = {word[:_BEGINNING] for word in left if len(word) >= _LONG}
    beginnings &= {word[:_BEGINNING] for word in right if len(word) >= _LONG}
    lacking = _NO_SHARED_BEGINNING * max(0, 2 - len(beginnings))
    return lacking if left & right else lacking + _NO_SHARED_WORD


def _all(pieces: Sequence[Piece], what: str) -> Counter[str]:
    return Counter(mark for piece in pieces for mark in getattr(piece, what))


def _distance(ours: Counter[str], theirs: Counter[str]) -> float:
    total = ours.total() + theirs.total()
    return 1 - 2 * (ours & theirs).total() / total if total else 0.0
