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
# What markup always has, which is quicker to look for, how it is written, and what is left of it.
_MARKUP = (
    ("](", re.compile(r"!\[([^\[\]]{0,500})\]\([^)]{0,2000}\)"), r"\1"),
    ("](", re.compile(r"\[([^\[\]]{0,500})\]\([^)]{0,2000}\)(?:\{[^}]{0,100}\})?"), r"\1"),
    ("]{", re.compile(r"\[([^\[\]@]{1,500})\]\{[^}]{1,100}\}"), r"\1"),
    ("{", re.compile(r"\{[:#.][^}]{0,200}\}"), ""),
    ("://", re.compile(r"https?://\S+"), ""),
)
_CITATION = re.compile(r"\[@[^\]]{0,200}\]")
_EMPHASIS = ("*", "_", "`")


@dataclass(frozen=True)
class Readability:
    """LIX of a text, its number of words, and its longest sentences, longest first."""

    lix: float
    words: int
    longest: tuple[str, ...]


def plain(markdown: str) -> str:
    """Return a line or block of Markdown as the words a reader meets, without markup."""
    text = _without_citations(markdown)
    for sign, pattern, replacement in _MARKUP:
        if sign in text:
            text = pattern.sub(replacement, text)
    for mark in _EMPHASIS:
        text = text.replace(mark, "")
    return " ".join(decoded(text).split())


def _without_citations(markdown: str) -> str:
    """Return Markdown without citations and the space before each."""
    *before, last = _CITATION.split(markdown)
    return "".join([*map(str.rstrip, before), last])


def words(text: str) -> list[str]:
    """Return the words of a plain text, in order."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Split a plain paragraph into sentences; a colon before a capital ends one too, as in LIX."""
    return [part for part in _SENTENCE_END.split(text.strip()) if _WORD.search(part)]


def measure(paragraphs: Iterable[str]) -> Readability:
    """Return the readability of paragraphs and list items, each a plain text.

    The end of each item ends a sentence, whether or not it has a full stop. A text without words
    has LIX 0. Of sentences that are as long, the first in the text comes first.
    """
    found = [sentence for paragraph in paragraphs for sentence in sentences(paragraph)]
    lengths = [[len(word) for word in words(sentence)] for sentence in found]
    total = sum(map(len, lengths))
    if not total:
        return Readability(0.0, 0, ())
    long_words = sum(length > LONG_WORD_LETTERS for sentence in lengths for length in sentence)
    lix = total / len(found) + 100 * long_words / total
    ranked = sorted(zip(found, lengths, strict=True), key=lambda pair: -len(pair[1]))
    return Readability(lix, total, tuple(sentence for sentence, _ in ranked[:3]))
