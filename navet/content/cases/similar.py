"""'Liknande exempel': the cases that share most of what is rare, at a cost that does not grow."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from navet.content.cases.model import Case

COUNT = 4
WINDOW = 24
_WEIGHTS = {"form": 3.0, "tema": 3.0, "steg": 1.5, "lan": 1.0, "niva": 0.3}

Feature = tuple[str, str]


class Neighbours:
    """Finds the nearest cases by what they share: a rare form says more than a common level.

    For each thing that a case has, only the WINDOW cases after it that have it too are looked at,
    so that a page costs the same whether there are 300 cases or 3,000.
    """

    def __init__(self, cases: Sequence[Case]) -> None:
        self._features = {case.id: tuple(_features(case)) for case in cases}
        self._having: dict[Feature, list[str]] = defaultdict(list)
        self._place: dict[tuple[Feature, str], int] = {}
        for case in cases:
            for feature in self._features[case.id]:
                self._place[feature, case.id] = len(self._having[feature])
                self._having[feature].append(case.id)
        self._total = max(len(cases), 1)

    def of(self, case_id: str) -> tuple[str, ...]:
        """Return the ids of the nearest cases, the nearest first; () for an unknown case."""
        scores: dict[str, float] = defaultdict(float)
        for feature in self._features.get(case_id, ()):
            having = self._having[feature]
            weight = _WEIGHTS[feature[0]] * math.log(1 + self._total / len(having))
            place = self._place[feature, case_id]
            for step in range(1, min(len(having), WINDOW + 1)):
                scores[having[(place + step) % len(having)]] += weight
        scores.pop(case_id, None)
        ranked = sorted(scores.items(), key=lambda pair: (-round(pair[1], 6), pair[0]))
        return tuple(other for other, _ in ranked[:COUNT])


def _features(case: Case) -> list[Feature]:
    return [
        (facet, value)
        for facet in _WEIGHTS
        for value in case.values(facet)
        if value != "hela-landet"
    ]
