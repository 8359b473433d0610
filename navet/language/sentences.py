"""A plain text cut into its sentences, in Swedish and English alike."""

from __future__ import annotations

import re

# After these a full stop ends no sentence, although a number follows: ”2 kap. 3 §”, ”kl. 10”.
_SHORTENED = "".join(
    rf"(?<!\b{word}\.)" for word in ("kap", "kl", "nr", "no", "ref", "s", "ca", "st", "dnr", "prop")
)
# A parenthesis begins a sentence if it holds a whole one.
_BEGINS = r"(?=[”\"“‘'«–-]*[A-ZÅÄÖÉ0-9]|\([^()]*[.?!]\))"
_END = re.compile(r"[.?!…][”\"“’'»)\]]?" + _SHORTENED + r"(\s+)" + _BEGINS)


def split(text: str) -> list[str]:
    """Return the sentences of a paragraph; a colon or semicolon ends none."""
    gaps = [found.span(1) for found in _END.finditer(text)]
    starts, ends = [0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(text)]
    found = (text[start:end] for start, end in zip(starts, ends, strict=True))
    return [sentence for sentence in found if sentence.strip()]


def start(sentence: str) -> str:
    """Return the first 90 characters of a sentence, for a message that quotes it."""
    return sentence if len(sentence) <= 90 else sentence[:87].rstrip() + "…"
