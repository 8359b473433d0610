"""The geometry of the model's picture: a ring of phases around the preconditions.

Angles are degrees clockwise from twelve o'clock; lengths are units of the picture.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from navet.look.fonts import Ruler
from navet.look.hyphens import SOFT_HYPHEN

Point = tuple[float, float]


@dataclass(frozen=True)
class Sector:
    """A piece of a ring between two radii and two angles, around a centre."""

    centre: Point
    inner: float
    outer: float
    start: float
    end: float

    @property
    def middle(self) -> Point:
        """Return the point halfway between the radii and between the angles."""
        return on_circle(self.centre, (self.inner + self.outer) / 2, (self.start + self.end) / 2)

    def path(self) -> str:
        """Return the sector's outline as SVG path data."""
        large = int(self.end - self.start > 180)
        outer_from = on_circle(self.centre, self.outer, self.start)
        outer_to = on_circle(self.centre, self.outer, self.end)
        inner_from = on_circle(self.centre, self.inner, self.end)
        inner_to = on_circle(self.centre, self.inner, self.start)
        return (
            f"M{_at(outer_from)}A{_n(self.outer)} {_n(self.outer)} 0 {large} 1 {_at(outer_to)}"
            f"L{_at(inner_from)}A{_n(self.inner)} {_n(self.inner)} 0 {large} 0 {_at(inner_to)}Z"
        )

    def holds(self, point: Point, margin: float) -> bool:
        """Return whether the point lies inside, at least `margin` from every edge."""
        x, y = point[0] - self.centre[0], point[1] - self.centre[1]
        radius = math.hypot(x, y)
        if not self.inner + margin <= radius <= self.outer - margin:
            return False
        angle = math.degrees(math.atan2(x, -y)) % 360
        from_start = math.radians((angle - self.start) % 360)
        to_end = math.radians((self.end - angle) % 360)
        span = math.radians(self.end - self.start)
        if from_start > span:
            return False
        return all(
            turn >= math.pi / 2 or radius * math.sin(turn) >= margin
            for turn in (from_start, to_end)
        )


@dataclass(frozen=True)
class Line:
    """A line of text: its words, the middle of its baseline, and its size.

    A soft hyphen last in the text means that the word goes on in the next line.
    """

    text: str
    x: float
    y: float
    size: float


def on_circle(centre: Point, radius: float, angle: float) -> Point:
    """Return the point at an angle clockwise from twelve o'clock."""
    turn = math.radians(angle)
    return centre[0] + radius * math.sin(turn), centre[1] - radius * math.cos(turn)


def arc(centre: Point, radius: float, start: float, end: float) -> str:
    """Return path data for an arc; it runs anticlockwise where `end` is less than `start`."""
    large, sweep = int(abs(end - start) > 180), int(end > start)
    first, last = on_circle(centre, radius, start), on_circle(centre, radius, end)
    return f"M{_at(first)}A{_n(radius)} {_n(radius)} 0 {large} {sweep} {_at(last)}"


def break_lines(text: str, width: float, ruler: Ruler) -> list[str] | None:
    """Break `text` into lines of at most `width` ems, or return None if a piece is too wide.

    Breaks at spaces, and at soft hyphens; a line that ends inside a word keeps its soft hyphen.
    """
    lines: list[str] = []
    current = ""
    for word in text.split():
        joined = f"{current} {word}".strip()
        if ruler.width(shown(joined)) <= width:
            current = joined
            continue
        if current:
            lines.append(current)
        current = word
        while ruler.width(shown(current)) > width:
            head, tail = _split_word(current, width, ruler)
            if not head:
                return None
            lines.append(head)
            current = tail
    lines.append(current)
    return [_without_unused_hyphens(line) for line in lines]


def shown(line: str) -> str:
    """Return what is seen of a line: a hyphen where it ends inside a word."""
    seen = line.replace(SOFT_HYPHEN, "")
    return f"{seen}-" if line.endswith(SOFT_HYPHEN) else seen


def fit(  # noqa: PLR0913 (a label has this many properties)
    sector: Sector, number: str, text: str, sizes: Sequence[float], slack: float, ruler: Ruler
) -> list[Line]:
    """Return the number's line and the text's lines, placed inside the sector.

    Takes the first of `sizes` that fits; `slack` (1.1 = ten per cent) leaves room for a wider font.
    Raises ValueError if none fits, so that a new, longer name cannot overflow unseen.
    """
    for size in sizes:
        for tenth in range(110, 40, -3):
            lines = break_lines(text, tenth / 10, ruler)
            if lines is None:
                break
            placed = _stack(sector, [number, *lines], size)
            if all(_inside(sector, line, slack, ruler) for line in placed):
                return placed
    raise ValueError(f"{text!r} does not fit in the picture of the model")


def _split_word(word: str, width: float, ruler: Ruler) -> tuple[str, str]:
    pieces = word.split(SOFT_HYPHEN)
    for count in range(len(pieces) - 1, 0, -1):
        head = "".join(pieces[:count]) + SOFT_HYPHEN
        if ruler.width(shown(head)) <= width:
            return head, SOFT_HYPHEN.join(pieces[count:])
    return "", word


def _without_unused_hyphens(line: str) -> str:
    end = SOFT_HYPHEN if line.endswith(SOFT_HYPHEN) else ""
    return line.replace(SOFT_HYPHEN, "") + end


def _stack(sector: Sector, lines: Sequence[str], size: float) -> list[Line]:
    """Place lines in a pile whose middle is the sector's middle."""
    x, y = sector.middle
    leading = size * 1.12
    top = y - leading * (len(lines) - 1) / 2 + size * 0.33
    return [Line(line, x, top + index * leading, size) for index, line in enumerate(lines)]


def _inside(sector: Sector, line: Line, slack: float, ruler: Ruler) -> bool:
    half = ruler.width(shown(line.text)) * line.size * slack / 2
    above, below = line.y - line.size * 0.72, line.y + line.size * 0.2
    corners = [(line.x + side * half, y) for side in (-1, 1) for y in (above, below)]
    return all(sector.holds(corner, 5) for corner in corners)


def _n(value: float) -> str:
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _at(point: Point) -> str:
    return f"{_n(point[0])} {_n(point[1])}"
