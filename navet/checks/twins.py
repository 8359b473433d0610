"""The same words twice on a page, as when something has been pasted in two places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from navet.pieces import Piece, Section

# Shorter texts may well stand twice, such as ”Hur säkert: Troligt.”.
LEAST_WORDS = 8
_LEAST_WORDS_OF_SENTENCE = 10
_KINDS = ("text", "quote", "item", "numbered", "row")


@dataclass(frozen=True)
class Twin:
    """A piece whose words, or one of whose sentences, stand on the page already.

    ``sentence`` is "" where all of the piece is the same.
    """

    section: Section
    first: Piece
    second: Piece
    sentence: str = ""


def find(sections: Sequence[Section]) -> Iterator[Twin]:
    """Yield the second of each two pieces or sentences that are the same, in the page's order."""
    texts: dict[str, Piece] = {}
    seen: dict[str, Piece] = {}
    for section in sections:
        for piece in section.pieces:
            if piece.kind not in _KINDS or piece.text.count(" ") < LEAST_WORDS - 1:
                continue
            text = piece.text.casefold()
            first = texts.setdefault(text, piece)
            if first is not piece:
                yield Twin(section, first, piece)
            elif piece.kind != "row":
                yield from _sentences(section, piece, text, seen)


def _sentences(section: Section, piece: Piece, text: str, seen: dict[str, Piece]) -> Iterator[Twin]:
    own: set[str] = set()
    for sentence in text.replace("? ", ". ").split(". "):
        if sentence.count(" ") < _LEAST_WORDS_OF_SENTENCE - 1:
            continue
        words = sentence.rstrip(" .?")
        first = seen.setdefault(words, piece)
        if first is not piece or words in own:
            yield Twin(section, first, piece, words)
        own.add(words)
