"""A page cut into its sections, and each section into the pieces that stand after one another.

The same section on the two languages' pages should have the same pieces in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from navet.reading.scan import Heading, Link, Scan

_FULL_STOPS, _OTHER_STOPS = ".?!…", ":;,"
_CLOSERS = re.compile(r"[\s”\"“’'»)\]*_]+$")


class Piece(NamedTuple):
    """One paragraph, list item, table row, box, building block or piece of fenced code.

    ``kind`` is the paragraph's kind, "box", "block" or "code". ``name`` is a box's kind and
    argument, a block's name and argument, else "". ``text`` is plain, without markup.
    """

    kind: str
    line: int
    end: int
    text: str = ""
    name: str = ""
    depth: int = 0
    box: int = 0
    columns: int = 0
    citations: tuple[str, ...] = ()
    links: tuple[str, ...] = ()

    @property
    def shape(self) -> tuple[object, ...]:
        """What must be the same for two pieces to stand against each other."""
        name = self.name.partition(" ")[0]
        return self.kind, name, self.depth, bool(self.box)

    @property
    def ending(self) -> str:
        """How the text ends: "." for a mark that ends a sentence, another mark, or "" for none."""
        last = _CLOSERS.sub("", self.text)[-1:]
        if last and last in _FULL_STOPS:
            return "."
        return last if last and last in _OTHER_STOPS else ""


@dataclass(frozen=True)
class Section:
    """A heading (None above the first) and the pieces below it, up to the next heading."""

    heading: Heading | None
    line: int
    pieces: tuple[Piece, ...] = field(default=())

    @property
    def end(self) -> int:
        """The last line that something stands on."""
        return self.pieces[-1].end if self.pieces else self.line


def sections(found: Scan, first_line: int, left_out_box: str = "") -> tuple[Section, ...]:
    """Return a page's sections in order; boxes of one kind, and what is in them, can be left out.

    ``first_line`` is the line that the page's body begins on.
    """
    left_out = {box.line for box in found.boxes if box.kind == left_out_box}
    pieces = [
        piece
        for piece in sorted(_pieces(found), key=lambda piece: piece.line)
        if piece.line not in left_out and piece.box not in left_out
    ]
    starts: list[tuple[Heading | None, int]] = [(None, first_line - 1)]
    starts += [(heading, heading.line) for heading in found.headings]
    result = []
    index = 0
    for number, (heading, line) in enumerate(starts):
        stop = starts[number + 1][1] if number + 1 < len(starts) else found.last_line + 1
        begin = index
        while index < len(pieces) and pieces[index].line < stop:
            index += 1
        result.append(Section(heading, max(line, 1), tuple(pieces[begin:index])))
    return tuple(result)


def _pieces(found: Scan) -> Iterator[Piece]:
    citations: dict[int, list[str]] = {}
    for mark in found.citations:
        keys = (key.strip() for key in mark.text.split(","))
        citations.setdefault(mark.line, []).extend(key for key in keys if key)
    links: dict[int, list[str]] = {}
    for link in found.links:
        links.setdefault(link.line, []).append(_target(link))
    for one in found.paragraphs:
        lines = range(one.line, one.end + 1)
        yield Piece(
            one.kind,
            one.line,
            one.end,
            one.plain,
            depth=one.depth,
            box=one.box,
            columns=one.columns,
            citations=_on(lines, citations),
            links=_on(lines, links),
        )
    for box in found.boxes:
        yield Piece("box", box.line, box.line, box.title, f"{box.kind} {box.argument}".strip())
    for block in found.blocks:
        yield Piece("block", block.line, block.line, "", f"{block.name} {block.argument}".strip())
    for fence in found.fences:
        yield Piece("code", fence.line, fence.line + fence.text.count("\n") + 2, fence.text)


def _on(lines: range, marks: dict[int, list[str]]) -> tuple[str, ...]:
    found = [mark for line in lines if line in marks for mark in marks[line]] if marks else ()
    return tuple(sorted(found)) if found else ()


def _target(link: Link) -> str:
    """Return what a link must have in common with the other language's: its page, if it is one."""
    if link.image:
        return f"!{link.address}"
    if ":" in link.address or link.address.startswith("//"):
        return "https://"
    return link.address.replace(".en.md", ".md")
