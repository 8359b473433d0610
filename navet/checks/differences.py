"""A piece of a page in Swedish against the same piece in English: what one has and not the other.

Compared are citations, links to pages, images, numbers, the names of boxes and blocks, a table's
columns, the mark that the text ends with, and roughly its length.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from navet import numerals
from navet.pieces import Piece

RUNNING = ("text", "quote", "item", "numbered")
# A translation has at least this share of the original's characters, give or take some words.
SHORTEST = 0.62
SLACK = 35
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_NO_SHARED_WORD = 0.4
# English is a little shorter than Swedish or a little longer; short texts vary more.
_PADDING = 15


@dataclass(frozen=True)
class Difference:
    """What only the Swedish and only the English piece has, in words; or how else they differ.

    ``how`` is "name", "columns", "ending" or "length", or "" where something is only on one side.
    """

    ours: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    how: str = ""

    def __bool__(self) -> bool:
        """Return whether there is a difference."""
        return bool(self.ours or self.theirs or self.how)


def difference(ours: Piece, theirs: Piece) -> Difference:
    """Return how a Swedish and an English piece of the same shape differ."""
    only_ours: list[str] = []
    only_theirs: list[str] = []
    for one, other, words in (
        (ours.citations, theirs.citations, _citation),
        (ours.links, theirs.links, _link),
    ):
        if one != other:
            left, right = _only(one, other, words)
            only_ours += left
            only_theirs += right
    if ours.text or theirs.text:
        left, right = numerals.differences(ours.text, theirs.text)
        only_ours += [_number(number) for number in left]
        only_theirs += [_number(number) for number in right]
    how = "" if only_ours or only_theirs else _otherwise(ours, theirs)
    return Difference(tuple(only_ours), tuple(only_theirs), how)


def _only(
    ours: Sequence[str], theirs: Sequence[str], words: Callable[[str], str]
) -> tuple[list[str], list[str]]:
    left, right = Counter(ours), Counter(theirs)
    return (
        [words(one) for one in (left - right).elements()],
        [words(one) for one in (right - left).elements()],
    )


def _citation(key: str) -> str:
    return f"källan {key}"


def _number(written: str) -> str:
    return f"talet {written}" if written[0].isdigit() else f"talet ”{written}”"


def _link(target: str) -> str:
    if target.startswith("!"):
        return f"bilden {target[1:]}"
    return "en länk till en annan webbplats" if target == "https://" else f"länken till {target}"


def _otherwise(ours: Piece, theirs: Piece) -> str:
    if ours.name != theirs.name or bool(ours.text) != bool(theirs.text):
        return "name"
    if ours.columns != theirs.columns:
        return "columns"
    if ours.kind not in RUNNING:
        return ""
    if ours.ending != theirs.ending:
        return "ending"
    short, long = sorted((len(ours.text), len(theirs.text)))
    return "length" if short < SHORTEST * long - SLACK else ""


def cost(ours: Sequence[Piece], theirs: Sequence[Piece]) -> float:
    """Return how unlikely it is that the pieces say the same: 0 for alike, infinity for never."""
    shapes = {piece.shape for piece in (*ours, *theirs)}
    if len(shapes) > 1 or (len(ours) + len(theirs) > 2 and ours[0].kind not in RUNNING):
        return math.inf
    text, other = (" ".join(piece.text for piece in side) for side in (ours, theirs))
    price = abs(math.log((len(text) + _PADDING) / (len(other) + _PADDING)))
    price += 1.5 * _distance(_all(ours, "citations"), _all(theirs, "citations"))
    price += _distance(_all(ours, "links"), _all(theirs, "links"))
    lacking = numerals.differences(text, other)
    price += min(1.5, 0.75 * (len(lacking[0]) + len(lacking[1])))
    price += 0.5 * (ours[-1].ending != theirs[-1].ending or ours[0].name != theirs[0].name)
    shared = set(_LONG_WORD.findall(text)) & set(_LONG_WORD.findall(other))
    return price if shared else price + _NO_SHARED_WORD


def _all(pieces: Sequence[Piece], what: str) -> Counter[str]:
    return Counter(mark for piece in pieces for mark in getattr(piece, what))


def _distance(ours: Counter[str], theirs: Counter[str]) -> float:
    total = ours.total() + theirs.total()
    return 1 - 2 * (ours & theirs).total() / total if total else 0.0
