"""Where long compounds may break, where the browser's own hyphenation cannot be trusted.

A soft hyphen in the text itself ends up in names, titles and what is read aloud, where screen
readers break the word at it. On the web the break is therefore an empty element, whose soft hyphen
the style sheet makes (.delbar): it is drawn, but is no part of the page's text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from markupsafe import escape

from navet.reading import datafiles

SOFT_HYPHEN = "\u00ad"
BREAK_CLASS = "delbar"
BREAK = f'<span class="{BREAK_CLASS}"></span>'
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


def as_html(text: str) -> str:
    """Return text as HTML, with an empty element for each soft hyphen; markup is left as it is."""
    return str(escape(text)).replace(SOFT_HYPHEN, BREAK)
