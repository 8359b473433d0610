"""Soft hyphens for long compounds, where the browser's own hyphenation cannot be trusted."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from navet import datafiles

SOFT_HYPHEN = "\u00ad"
NAME = "avstavning"


def load(root: Path) -> Callable[[str], str]:
    """Read modell/avstavning.yml and return `soft`, which puts soft hyphens into a text.

    The text reads the same without them: `soft(text).replace(SOFT_HYPHEN, "") == text`. Raises
    BadData if the file is not sound.
    """
    words = datafiles.data(root, NAME)["ord"]
    breaks = {word.replace("|", ""): word.replace("|", SOFT_HYPHEN) for word in words}
    longest_first = sorted(breaks, key=len, reverse=True)
    known = re.compile("|".join(map(re.escape, longest_first)))

    def soft(text: str) -> str:
        return known.sub(lambda found: breaks[found.group()], text)

    return soft
