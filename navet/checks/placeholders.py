"""Words that show that somebody meant to write something here later."""

from __future__ import annotations

import re

from navet.language.readability import plain, words
from navet.language.texts import decoded

_PHRASES = (
    *("TODO", "FIXME", "TBD", "XXX", "lorem ipsum", "platshållare", "placeholder", "kommer snart"),
    *("coming soon", "under uppbyggnad", "under construction", "fyll i här", "skriv här"),
    *("text här", "text here", "write here"),
)
_IN_BRACKETS = r"\[(?:\.\.\.|…|text|skriv[^\]]*|fyll i[^\]]*|write[^\]]*|fill in[^\]]*)\](?!\()"
LEFT_OVER = re.compile(
    rf"\b(?:{'|'.join(_PHRASES).replace('XXX', 'XXX+')})\b|{_IN_BRACKETS}", re.IGNORECASE
)
_BRACKETED = re.compile(_IN_BRACKETS, re.IGNORECASE)
_ONLY_DOTS = re.compile(r"^[\s.…_–-]*$")


def left_over(text: str) -> str:
    """Return the first left-over phrase in a text of Markdown, or ""."""
    shown = decoded(text)
    folded = shown.casefold()
    if not any(phrase.casefold() in folded for phrase in _PHRASES) and not _BRACKETED.search(shown):
        return ""
    found = LEFT_OVER.search(shown)
    return found.group(0) if found else ""


def says_nothing(text: str) -> bool:
    """Return whether a text is empty, only dots, or nothing but a left-over phrase."""
    return bool(_ONLY_DOTS.match(text)) or (bool(left_over(text)) and len(words(plain(text))) <= 4)
