"""Soft hyphens for long compounds, where the browser's own hyphenation cannot be trusted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from navet import datafiles

SOFT_HYPHEN = "\u00ad"
NAME = "avstavning"


def load(root: Path) -> Callable[[str], str]:
    """Read modell/avstavning.yml and return `soft`, which puts soft hyphens into a text.

    The text reads the same without them: `soft(text).replace(SOFT_HYPHEN, "") == text`. Raises
    BadData if the file is not sound.
    """
    return build(datafiles.data(root, NAME)["ord"])


def build(words: Iterable[str]) -> Callable[[str], str]:
    """Return `soft` for the words of the register, each with a bar where it may be broken."""
    breaks = {word.replace("|", ""): word.replace("|", SOFT_HYPHEN) for word in words}
    if not breaks:
        return str
    longest_first = sorted(breaks, key=len, reverse=True)
    known = re.compile("|".join(map(re.escape, longest_first)))

    def soft(text: str) -> str:
        return known.sub(lambda found: breaks[found.group()], text)

    return soft
