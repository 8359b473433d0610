"""The same words twice on a page, as when something has been pasted in two places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from navet.content.pieces import Piece, Section

# Shorter texts may well stand twice, such as ”Hur säkert: Troligt.”.
LEAST_WORDS = 8
# In one and the same paragraph even a short sentence does not.
LEAST_WORDS_IN_PIECE = 3
_KINDS = ("text", "quote", "item", "numbered", "row", "box")


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
    """Yield the second of each two pieces or sentences that are the same, in the page's order.

    A box is one piece with what is in it.
    """
    texts: dict[str, Piece] = {}
    seen: dict[str, Piece] = {}
    for section in sections:
        doubled_box = 0
        for piece in section.pieces:
            if piece.kind not in _KINDS or (piece.box and piece.box == doubled_box):
                continue
            text = _text(section, piece).casefold()
            if text.count(" ") < LEAST_WORDS - 1:
                continue
            first = texts.setdefault(text, piece)
            if first is not piece:
                yield Twin(section, first, piece)
                doubled_box = piece.line if piece.kind == "box" else doubled_box
            elif piece.kind not in ("row", "box"):
                yield from _sentences(section, piece, text, seen)


def _text(section: Section, piece: Piece) -> str:
    if piece.kind != "box":
        return piece.text
    inside = (one.text for one in section.pieces if one.box == piece.line)
    return " ".join((piece.name, piece.text, *inside))


def _sentences(section: Section, piece: Piece, text: str, seen: dict[str, Piece]) -> Iterator[Twin]:
    own: set[str] = set()
    for sentence in text.replace("? ", ". ").split(". "):
        words = sentence.rstrip(" .?")
        count = words.count(" ") + 1
        if words in own and count >= LEAST_WORDS_IN_PIECE:
            yield Twin(section, piece, piece, words)
        elif count >= LEAST_WORDS:
            first = seen.setdefault(words, piece)
            if first is not piece:
                yield Twin(section, first, piece, words)
        own.add(words)
