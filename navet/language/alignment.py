"""Which pieces of two sequences belong together: the cheapest way to pair them in order.

A pair costs what its difference costs; a piece that is left alone has a price, and one that answers
to two in the other sequence, as when two paragraphs have been joined, one on top of its difference.
The method is that of Gale and Church, "A program for aligning sentences in
bilingual corpora" (Computational Linguistics 19, 1993), with a cost of its own.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

ALONE = 7.0
JOINED = 7.0
T = TypeVar("T")


@dataclass(frozen=True)
class Match:
    """What belongs together: the indexes in the first sequence and in the second, one empty."""

    ours: tuple[int, ...]
    theirs: tuple[int, ...]


def align(
    ours: Sequence[T],
    theirs: Sequence[T],
    cost: Callable[[Sequence[T], Sequence[T]], float],
    prices: tuple[float, float] = (ALONE, JOINED),
    band: float = math.inf,
) -> list[Match]:
    """Return the matches, in order; time and memory grow as the product of the lengths.

    ``cost`` is asked about one against one, and one against two; infinity forbids the match.
    ``prices`` are those of a piece left alone and of one against two. Places further from each
    other than ``band`` are not tried.
    """
    alone, joined = prices
    # A later piece is left alone rather than an earlier one like it, which the order decides.
    steps = ((1, 0, alone), (0, 1, alone), (1, 1, 0.0), (2, 1, joined), (1, 2, joined))
    best = [[math.inf] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    step = [[(0, 0)] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    best[0][0] = 0.0
    for i in range(len(ours) + 1):
        for j in range(len(theirs) + 1):
            if abs(i - j) > band:
                continue
            for di, dj, extra in steps:
                if di > i or dj > j or best[i - di][j - dj] + extra >= best[i][j]:
                    continue
                price = best[i - di][j - dj] + extra
                if di and dj:
                    price += cost(ours[i - di : i], theirs[j - dj : j])
                if price < best[i][j]:
                    best[i][j], step[i][j] = price, (di, dj)
    return _path(step, len(ours), len(theirs))


def _path(step: list[list[tuple[int, int]]], i: int, j: int) -> list[Match]:
    matches = []
    while i or j:
        di, dj = step[i][j]
        matches.append(Match(tuple(range(i - di, i)), tuple(range(j - dj, j))))
        i, j = i - di, j - dj
    return matches[::-1]
