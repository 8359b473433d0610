"""Which sections of a page's two languages belong together, and which stand on one side only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from navet.content.pieces import Section

Pair = tuple[Section, Section]


@dataclass(frozen=True)
class Lost:
    """Sections in a row that one page has and the other lacks.

    ``side`` is the page that has them, 0 for Swedish and 1 for English; ``after`` is the section
    of the other page that they would follow. ``kept`` says that their text stands there already,
    so that only the heading is lost; ``line`` is where it should stand.
    """

    side: int
    sections: tuple[Section, ...]
    after: Section
    kept: bool = False
    line: int = 0


@dataclass
class Matching:
    """Pairs that share their id and order, and what does not: each pair Swedish first."""

    pairs: list[Pair] = field(default_factory=list)
    renamed: list[Pair] = field(default_factory=list)
    moved: list[Pair] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    unsure: list[Section] = field(default_factory=list)

    @property
    def together(self) -> list[Pair]:
        """All sections whose text is to be compared.

        Where a heading has moved, it and the one before may have each other's text: there is
        nothing to say of that until they stand in order.
        """
        unsure = {id(section) for section in self.unsure}
        return [
            pair
            for pair in (*self.pairs, *self.renamed)
            if not any(id(section) in unsure for section in pair)
        ]


def match(ours: Sequence[Section], theirs: Sequence[Section]) -> Matching:
    """Match two pages' sections by their ids; the first of each is what stands above headings."""
    found = Matching()
    names, others = [key(one) for one in ours], [key(one) for one in theirs]
    moved: dict[str, None] = {}
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, names, others, False).get_opcodes():
        if tag == "equal":
            found.pairs += zip(ours[i1:i2], theirs[j1:j2], strict=True)
            continue
        moved |= dict.fromkeys(name for name in names[i1:i2] if name in others)
        moved |= dict.fromkeys(name for name in others[j1:j2] if name in names)
        only_ours = [one for one in ours[i1:i2] if key(one) not in others]
        only_theirs = [one for one in theirs[j1:j2] if key(one) not in names]
        found.renamed += _renamed(only_ours, only_theirs)
        for side, only, after in ((0, only_ours, theirs[j1 - 1]), (1, only_theirs, ours[i1 - 1])):
            if only:
                found.lost.append(Lost(side, tuple(only), after))
    for name in moved:
        i, j = names.index(name), others.index(name)
        found.moved.append((ours[i], theirs[j]))
        found.unsure += (*ours[i - 1 : i + 1], *theirs[j - 1 : j + 1])
    found.lost = [_kept(lost, (ours, theirs), found) for lost in found.lost]
    return found


def key(section: Section) -> str:
    """Return what a section is matched by; without an id, something that matches nothing."""
    heading = section.heading
    if heading is None:
        return ""
    return heading.id or f"{heading.line} {heading.text}"


def level(section: Section) -> int:
    """Return the level of a section's heading, 0 above the first."""
    return section.heading.level if section.heading else 0


def _renamed(only_ours: list[Section], only_theirs: list[Section]) -> list[Pair]:
    """Take out and return the sections in the same place whose ids differ or are not written."""
    if [level(one) for one in only_ours] != [level(one) for one in only_theirs]:
        pairs = [
            pair for pair in zip(only_ours, only_theirs, strict=False) if not all(map(_id, pair))
        ]
    else:
        pairs = list(zip(only_ours, only_theirs, strict=True))
    for one, other in pairs:
        only_ours.remove(one)
        only_theirs.remove(other)
    return pairs


def _id(section: Section) -> str:
    return section.heading.id if section.heading else ""


def _kept(lost: Lost, pages: tuple[Sequence[Section], Sequence[Section]], found: Matching) -> Lost:
    """Return the loss, with whether only the heading is lost; then the pair gets the whole text."""
    sections = pages[lost.side]
    before = sections[sections.index(lost.sections[0]) - 1]
    number = next((i for i, pair in enumerate(found.pairs) if pair[lost.side] is before), None)
    if len(lost.sections) != 1 or number is None:
        return lost
    whole = Section(before.heading, before.line, before.pieces + lost.sections[0].pieces)
    other = found.pairs[number][1 - lost.side]
    if _shapes(other) != _shapes(whole) or not lost.sections[0].pieces:
        return lost
    found.pairs[number] = (whole, other) if lost.side == 0 else (other, whole)
    line = other.pieces[len(before.pieces)].line
    return Lost(lost.side, lost.sections, lost.after, True, line)


def _shapes(section: Section) -> list[tuple[object, ...]]:
    return [piece.shape for piece in section.pieces]
