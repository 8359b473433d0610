"""A piece of a page in Swedish against the same piece in English: what one has and not the other.

Compared are citations, links to pages, images, numbers, the names of boxes and blocks, a table's
columns, the sentences, the mark that the text ends with, and roughly its length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from navet.checks import sentences
from navet.content.pieces import Piece
from navet.language import numerals

RUNNING = ("text", "quote", "item", "numbered")
# English is about a tenth longer than Swedish. It is seldom much shorter, but it may explain what
# readers outside Sweden do not know. Characters for each Swedish one, give or take so many.
LEAST_ENGLISH, LEAST_SLACK = 0.8, 20
MOST_ENGLISH, MOST_SLACK = 1.3, 100


@dataclass(frozen=True)
class Difference:
    """What only the Swedish and only the English piece has, in words; or how else they differ.

    ``how`` is "name", "columns", "ending" or "length", or where something is only on one side
    "sentence" if it is whole sentences, else "".
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
    if only_ours or only_theirs:
        return Difference(tuple(only_ours), tuple(only_theirs))
    if ours.kind in RUNNING and theirs.kind in RUNNING:
        left, right = sentences.differences(ours.text, theirs.text)
        if left or right:
            return Difference(tuple(left), tuple(right), "sentence")
    return Difference(how=_otherwise(ours, theirs))


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
    if ours.columns and theirs.columns and ours.columns != theirs.columns:
        return "columns"
    if ours.kind not in RUNNING:
        return ""
    if ours.ending != theirs.ending:
        return "ending"
    swedish, english = len(ours.text), len(theirs.text)
    too_short = english < LEAST_ENGLISH * swedish - LEAST_SLACK
    too_long = english > MOST_ENGLISH * swedish + MOST_SLACK
    return "length" if too_short or too_long else ""
