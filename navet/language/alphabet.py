"""The Swedish alphabet: the one order that names, titles and words are sorted in, and its letters.

Å, ä and ö come last; é counts as e, and ü as y. Upper and lower case are the same, and quotation
marks and brackets do not count.
Source: Svenska skrivregler (Språkrådet), and https://cldr.unicode.org (collation for sv)
"""

from __future__ import annotations

import re
import unicodedata

NO_LETTER = "0–9"
# The sign { is the first after z.
_LAST = {"å": "{1", "ä": "{2", "æ": "{2", "ö": "{3", "ø": "{3", "ü": "y"}
_ANCHORS = {"å": "a-ring", "ä": "a-prickar", "ö": "o-prickar", NO_LETTER: "siffror"}
_SILENT = re.compile(r"[”“\"’‘'()\[\]]")


def key(text: str) -> str:
    """Return what to sort a text by."""
    heard = _SILENT.sub("", unicodedata.normalize("NFC", text)).casefold()
    return "".join(_LAST.get(char) or _base(char) for char in heard)


def letter(text: str) -> str:
    """Return the capital that a text stands under in a register, NO_LETTER if it has none."""
    first = _SILENT.sub("", unicodedata.normalize("NFC", text)).strip()[:1].casefold()
    if not first.isalpha():
        return NO_LETTER
    named = {"æ": "ä", "ø": "ö", "ü": "y"}.get(first, first)
    return (named if named in _LAST else _base(named)).upper()


def anchor(of: str) -> str:
    """Return the id of a letter's heading, in letters that every address can hold."""
    lower = of.lower()
    return f"bokstav-{_ANCHORS.get(of) or _ANCHORS.get(lower, lower)}"


def _base(char: str) -> str:
    """Return a letter without its accent."""
    return unicodedata.normalize("NFD", char)[0]
