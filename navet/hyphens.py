"""Where long compounds may break, where the browser's own hyphenation cannot be trusted.

A soft hyphen in the text itself ends up in names, titles and what is read aloud, where screen
readers break the word at it. On the web the break is therefore an empty element, whose soft hyphen
the style sheet makes (.delbar): it is drawn, but is no part of the page's text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import yaml
from markupsafe import escape

SOFT_HYPHEN = "\u00ad"
BREAK = '<span class="delbar"></span>'
HYPHENS_FILE = Path("modell") / "avstavning.yml"


def load(root: Path) -> Callable[[str], str]:
    """Read modell/avstavning.yml and return `soft`, which puts soft hyphens into a text.

    The text reads the same without them: `soft(text).replace(SOFT_HYPHEN, "") == text`.
    """
    words = yaml.safe_load((root / HYPHENS_FILE).read_text(encoding="utf-8"))["ord"]
    breaks = {word.replace("|", ""): word.replace("|", SOFT_HYPHEN) for word in words}
    longest_first = sorted(breaks, key=len, reverse=True)
    known = re.compile("|".join(map(re.escape, longest_first)))

    def soft(text: str) -> str:
        return known.sub(lambda found: breaks[found.group()], text)

    return soft


def as_html(text: str) -> str:
    """Return text as HTML, with an empty element for each soft hyphen; markup is left as it is."""
    return str(escape(text)).replace(SOFT_HYPHEN, BREAK)
