"""The map of the counties: a schematic of tiles in roughly their places, with their numbers.

No borders are drawn, since none are to be had offline; the picture says that it is a schematic.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from navet.content.cases.library import NATIONWIDE, Choice, Library

WIDTH, HEIGHT, GAP = 100, 74, 6
# Column, row, width and height of each county's tile, in tiles, from the north-west.
TILES = {
    "norrbottens-lan": (2.35, 0, 1.65, 1.25),
    "vasterbottens-lan": (2, 1.25, 1.55, 1),
    "jamtlands-lan": (1, 2.25, 1, 1.25),
    "vasternorrlands-lan": (2, 2.25, 1.3, 1),
    "dalarnas-lan": (1, 3.5, 1, 1),
    "gavleborgs-lan": (2, 3.25, 1.2, 1),
    "varmlands-lan": (0, 4.25, 1, 1.25),
    "orebro-lan": (1, 4.5, 1, 1),
    "vastmanlands-lan": (2, 4.25, 1, 1),
    "uppsala-lan": (3, 4.25, 1, 1),
    "vastra-gotalands-lan": (0, 5.5, 1, 1.75),
    "ostergotlands-lan": (1, 5.5, 1, 1),
    "sodermanlands-lan": (2, 5.25, 1, 1),
    "stockholms-lan": (3, 5.25, 1, 1),
    "jonkopings-lan": (1, 6.5, 1, 1),
    "kalmar-lan": (2, 6.25, 1, 1.75),
    "gotlands-lan": (3.2, 6.6, 0.8, 1),
    "hallands-lan": (0.15, 7.25, 0.85, 1),
    "kronobergs-lan": (1, 7.5, 1, 1),
    "skane-lan": (0.4, 8.5, 1, 1),
    "blekinge-lan": (1.4, 8.5, 1.1, 1),
    NATIONWIDE: (0, 0, 1.75, 1),
}
_SUFFIXES = ("s län", " län", " County")


@dataclass(frozen=True)
class Tile:
    """A county on the map; measures are in the picture's own units, ``shade`` is 0 to 4."""

    choice: Choice
    count: int
    label: str
    x: float
    y: float
    width: float
    height: float
    shade: int

    @property
    def middle(self) -> float:
        """The x of the middle of the tile."""
        return self.x + self.width / 2

    @property
    def baseline(self) -> float:
        """The y of the tile's number; its name stands under it."""
        return self.y + self.height / 2


@dataclass(frozen=True)
class Map:
    """The tiles from north to south, and the picture's measures."""

    tiles: tuple[Tile, ...]
    width: float
    height: float


def draw(library: Library, lang: str) -> Map:
    """Return the map of all counties; one that lacks a tile is left to the list beside the map."""
    counts = {choice.id: library.count("lan", choice.id) for choice in library.choices["lan"]}
    most = max((count for county, count in counts.items() if county != NATIONWIDE), default=0)
    tiles = [
        _tile(choice, counts[choice.id], most, lang)
        for choice in library.choices["lan"]
        if choice.id in TILES
    ]
    tiles.sort(key=lambda tile: (tile.y, tile.x))
    right = max(x + width for x, _, width, _ in TILES.values())
    bottom = max(y + height for _, y, _, height in TILES.values())
    return Map(tuple(tiles), right * WIDTH, bottom * HEIGHT)


def small(counties: Collection[str]) -> str:
    """Return the tiles alone as SVG, with those of some counties filled; all for the whole country.

    What it shows stands in words beside it: it is a picture without a name.
    """
    places = {county: place for county, place in TILES.items() if county != NATIONWIDE}
    filled = places.keys() if NATIONWIDE in counties else counties
    right = max(x + width for x, _, width, _ in places.values()) * WIDTH
    bottom = max(y + height for _, y, _, height in places.values()) * HEIGHT
    tiles = "".join(
        _plain_tile(place, ' class="har"' if county in filled else "")
        for county, place in places.items()
    )
    return f'<svg viewBox="0 0 {right:.0f} {bottom:.0f}" aria-hidden="true">{tiles}</svg>'


def _plain_tile(place: tuple[float, float, float, float], state: str) -> str:
    x, y, width, height = place
    return (
        f'<rect{state} x="{x * WIDTH + GAP / 2:.0f}" '
        f'y="{y * HEIGHT + GAP / 2:.0f}" width="{width * WIDTH - GAP:.0f}" '
        f'height="{height * HEIGHT - GAP:.0f}" rx="12"/>'
    )


def _tile(choice: Choice, count: int, most: int, lang: str) -> Tile:
    x, y, width, height = TILES[choice.id]
    return Tile(
        choice,
        count,
        short_name(choice.name[lang]),
        round(x * WIDTH + GAP / 2, 1),
        round(y * HEIGHT + GAP / 2, 1),
        round(width * WIDTH - GAP, 1),
        round(height * HEIGHT - GAP, 1),
        shade(count, most),
    )


def shade(count: int, most: int) -> int:
    """Return 0 for no case, and 1 to 4 for more, with 4 for the county that has most."""
    if not count or not most:
        return 0
    return min(4, 1 + (4 * count - 1) // most)


def short_name(name: str) -> str:
    """Return a county's name without the word for county, as a map has it."""
    for suffix in _SUFFIXES:
        if name.endswith(suffix):
            return name.removesuffix(suffix)
    return name
