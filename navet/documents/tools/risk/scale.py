"""How risks are rated: two scales of 1-5, and the level that their product gives."""

from __future__ import annotations

SCALE = (1, 2, 3, 4, 5)


def level(likelihood: int, impact: int) -> int:
    """Return the level, 0 (low) to 3 (very high), of two ratings of 1-5.

    The score is their product: 1-4, 5-9, 10-15, 16-25. Impact 5 is never below high.
    """
    score = likelihood * impact
    found = 3 if score >= 16 else 2 if score >= 10 else 1 if score >= 5 else 0
    return max(found, 2) if impact == 5 else found
