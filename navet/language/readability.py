"""Readability of a page's running text, measured as LIX.

LIX (läsbarhetsindex) is words per sentence plus the percentage of words longer than six letters:
Björnsson, C.-H. (1968). *Läsbarhet*. Liber.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from navet.language.texts import decoded

LONG_WORD_LETTERS = 6
_WORD = re.compile(r"[^\W\d_]+(?:[-'’:][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?:])[\"”’»)]*\s+(?=[\"”«(–-]*[A-ZÅÄÖÉ0-9])")
_MARKUP = (
    (re.compile(r"!\[([^\[\]]{0,500})\]\([^)]{0,2000}\)"), r"\1"),
    (re.compile(r"\[([^\[\]]{0,500})\]\([^)]{0,2000}\)(?:\{[^}]{0,100}\})?"), r"\1"),
    (re.compile(r"\[([^\[\]@]{1,500})\]\{[^}]{1,100}\}"), r"\1"),
    (re.compile(r"\s{0,9}\[@[^\]]{0,200}\]"), ""),
    (re.compile(r"\{[:#.][^}]{0,200}\}"), ""),
    (re.compile(r"https?://\S+"), ""),
    (re.compile(r"[*_`]+"), ""),
)
# Most text has none of what the markup begins with.
_MARKED = re.compile(r"[\[{*_`]|https?://")


@dataclass(frozen=True)
class Readability:
    """LIX of a text, its number of words, and its longest sentences, longest first."""

    lix: float
    words: int
    longest: tuple[str, ...]


def plain(markdown: str) -> str:
    """Return a line or block of Markdown as the words a reader meets, without markup."""
    for pattern, replacement in _MARKUP if _MARKED.search(markdown) else ():
        markdown = pattern.sub(replacement, markdown)
    return " ".join(decoded(markdown).split())


def words(text: str) -> list[str]:
    """Return the words of a plain text, in order."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Split a plain paragraph into sentences; a colon before a capital ends one too, as in LIX."""
    return [part for part in _SENTENCE_END.split(text.strip()) if words(part)]


def measure(paragraphs: Iterable[str]) -> Readability:
    """Return the readability of paragraphs and list items, each a plain text.

    The end of each item ends a sentence, whether or not it has a full stop. A text without words
    has LIX 0. Of sentences that are as long, the first in the text comes first.
    """
    found = [sentence for paragraph in paragraphs for sentence in sentences(paragraph)]
    counts = [(len(words(sentence)), sentence) for sentence in found]
    total = sum(count for count, _ in counts)
    if not total:
        return Readability(0.0, 0, ())
    long_words = sum(
        1 for sentence in found for word in words(sentence) if len(word) > LONG_WORD_LETTERS
    )
    lix = total / len(found) + 100 * long_words / total
    ranked = sorted(counts, key=lambda pair: -pair[0])
    return Readability(lix, total, tuple(sentence for _, sentence in ranked[:3]))
