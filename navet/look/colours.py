"""The site's colours: read from modell/farger.yml, shared by web, picture and documents.

`load` gives a `Palette`. `css` turns it into custom properties. `contrast` and `lightness`
are the measures that the tests hold the colours to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from navet.reading import datafiles

Scheme = Literal["ljus", "mork"]
SCHEMES: tuple[Scheme, ...] = ("ljus", "mork")
NAME = "farger"

# CSS names for the YAML keys: what programmers read is English. A colour that is not here is called
# in CSS what it is called in YAML.
SURFACE_NAMES = MappingProxyType(
    {
        "papper": "paper",
        "yta": "surface",
        "djup": "deep",
        "black": "ink",
        "dampad": "muted",
        "linje": "line",
        "kant": "edge",
        "lank": "link",
        "fokus": "focus",
    }
)


@dataclass(frozen=True)
class PartColours:
    """One part's colours in one scheme, as #rrggbb: `main`, text `on` it, and a pale `tint`."""

    main: str
    on: str
    tint: str


@dataclass(frozen=True)
class Palette:
    """All colours: `parts[scheme][part_id]` and `surfaces[scheme][css_name]`."""

    parts: Mapping[Scheme, Mapping[str, PartColours]]
    surfaces: Mapping[Scheme, Mapping[str, str]]

    def part(self, part_id: str, scheme: Scheme = "ljus") -> PartColours:
        """Return the part's colours. Raises KeyError for an unknown part."""
        return self.parts[scheme][part_id]


def load(root: Path) -> Palette:
    """Read the colours under `root`; BadData if the file is not sound."""
    return build(datafiles.data(root, NAME))


def build(raw: Mapping[str, Any]) -> Palette:
    """Return the palette in the register's data."""
    parts = {
        scheme: {
            part_id: PartColours(both[scheme]["farg"], both[scheme]["pa"], both[scheme]["ton"])
            for part_id, both in raw["delar"].items()
        }
        for scheme in SCHEMES
    }
    surfaces = {
        scheme: {SURFACE_NAMES.get(key, key): value for key, value in raw["ytor"][scheme].items()}
        for scheme in SCHEMES
    }
    return Palette(parts, surfaces)


def luminance(colour: str) -> float:
    """Return the relative luminance (0-1) of a #rrggbb colour, as WCAG defines it."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def contrast(one: str, other: str) -> float:
    """Return WCAG's contrast ratio between two #rrggbb colours: 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def lightness(colour: str) -> float:
    """Return CIE L* (0-100) of a #rrggbb colour: how light it looks when printed in grey."""
    y = luminance(colour)
    return 903.3 * y if y <= 0.008856 else 116 * y ** (1 / 3) - 16


def css(palette: Palette) -> str:
    """Return the custom properties for both schemes.

    Without JavaScript the system's choice decides; `data-scheme` on the root element overrides it.
    """
    light, dark = (_declarations(palette, scheme) for scheme in SCHEMES)
    return (
        f":root{{color-scheme:light;{light}}}"
        f"@media screen and (prefers-color-scheme:dark)"
        f"{{:root:not([data-scheme=light]){{color-scheme:dark;{dark}}}}}"
        f"@media screen{{:root[data-scheme=dark]{{color-scheme:dark;{dark}}}}}"
    )


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _declarations(palette: Palette, scheme: Scheme) -> str:
    """Return `--ink:#…;…` for surfaces and `--p0:…;--p0-on:…;--p0-tint:…` for parts by number."""
    surfaces = [f"--{name}:{value}" for name, value in palette.surfaces[scheme].items()]
    parts = [
        f"--p{number}:{part.main};--p{number}-on:{part.on};--p{number}-tint:{part.tint}"
        for number, part in enumerate(palette.parts[scheme].values())
    ]
    return ";".join(surfaces + parts)
