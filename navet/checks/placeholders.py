"""Words that show that somebody meant to write something here later."""

from __future__ import annotations

import re

from navet.language.readability import plain, words
from navet.language.texts import decoded

LEFT_OVER = re.compile(
    r"\b(?:TODO|FIXME|TBD|XXX+|lorem ipsum|platshållare|placeholder|kommer snart|coming soon|"
    r"under uppbyggnad|under construction|fyll i här|skriv här|text här|text here|write here)\b"
    r"|\[(?:\.\.\.|…|text|skriv[^\]]*|fyll i[^\]]*|write[^\]]*|fill in[^\]]*)\](?!\()",
    re.IGNORECASE,
)
_ONLY_DOTS = re.compile(r"^[\s.…_–-]*$")


def left_over(text: str) -> str:
    """Return the first left-over phrase in a text of Markdown, or ""."""
    found = LEFT_OVER.search(decoded(text))
    return found.group(0) if found else ""


def says_nothing(text: str) -> bool:
    """Return whether a text is empty, only dots, or nothing but a left-over phrase."""
    return bool(_ONLY_DOTS.match(text)) or (bool(left_over(text)) and len(words(plain(text))) <= 4)
