"""Python's regular expressions as JavaScript reads them, with the flag ``u``.

Python counts the letters and numbers of every script as parts of a word, JavaScript only those of
English. Source: https://docs.python.org/3/library/re.html and
https://developer.mozilla.org/docs/Web/JavaScript/Reference/Regular_expressions
"""

from __future__ import annotations

import re

_WORD = r"\p{L}\p{N}_"
_OUTSIDE = {
    r"\w": f"[{_WORD}]",
    r"\b": f"(?:(?<=[{_WORD}])(?![{_WORD}])|(?<![{_WORD}])(?=[{_WORD}]))",
}
_INSIDE = {r"\w": _WORD}
_MARK = re.compile(r"\\.|[\[\]]", re.S)
_OTHER_MEANING = re.compile(r"\\[AZaBWDdS]")


def pattern(expression: re.Pattern[str]) -> str:
    r"""Return the pattern of an expression; its other flags are for whoever compiles it.

    ``\w`` and ``\b`` are rewritten, and characters that cannot be seen are written as codes.
    ValueError for marks that the languages read differently and that are not, such as ``\d``.
    """
    made: list[str] = []
    end, in_class = 0, False
    for mark in _MARK.finditer(expression.pattern):
        found = mark[0]
        if _OTHER_MEANING.match(found):
            raise ValueError(f"{found} in {expression.pattern}")
        made += [expression.pattern[end : mark.start()]]
        made += [(_INSIDE if in_class else _OUTSIDE).get(found, found)]
        end = mark.end()
        in_class = found == "[" or (in_class and found != "]")
    return "".join(map(_seen, "".join([*made, expression.pattern[end:]])))


def _seen(char: str) -> str:
    """Return a character, as a code if it cannot be seen in a file."""
    return char if char.isprintable() else f"\\u{{{ord(char):x}}}"
