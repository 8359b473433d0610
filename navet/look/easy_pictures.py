"""The pictures of the pages in easy Swedish: drawings in overrides/enkel/, in the site's colours.

A drawing is an SVG whose shapes have classes: ``b0`` to ``b3`` are the colours of the model's
parts, with ``s`` after them a tint, ``l`` a thick line, ``r`` a thick ring, ``t`` text on the
colour; ``bl`` is a thin line, ``by`` a surface, ``bi`` a dot and ``bt`` text. On the web the theme
gives the classes their colours; in a file the drawing carries them with it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from pathlib import Path

from navet.look.colours import Palette

FOLDER = "overrides/enkel"
_ENDING = ".svg"
_OPENING = re.compile(r"\A<svg [^>]*viewBox=\"([^\"]+)\"[^>]*>")


def names(root: Path) -> list[str]:
    """Return the names of the drawings there are, sorted."""
    return sorted(file.name.removesuffix(_ENDING) for file in (root / FOLDER).glob(f"*{_ENDING}"))


def inline(root: Path, name: str, alt: str) -> str:
    """Return a drawing to stand in a page, with what it shows in words."""
    box, inside = _drawing(root / FOLDER / f"{name}{_ENDING}")
    return (
        f'<svg class="enkelbild" viewBox="{box}" role="img" aria-label="{escape(alt)}" '
        f'focusable="false">{inside}</svg>'
    )


def standalone(root: Path, name: str, palette: Palette) -> str:
    """Return a drawing as an SVG file of its own, in the colours of the light scheme."""
    box, inside = _drawing(root / FOLDER / f"{name}{_ENDING}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">'
        f"<style>{_style(palette)}</style>{inside}</svg>"
    )


def _drawing(file: Path) -> tuple[str, str]:
    return _parted(file.read_text(encoding="utf-8"))


@lru_cache(maxsize=64)
def _parted(text: str) -> tuple[str, str]:
    """Return a drawing's view box and what is in it."""
    opening = _OPENING.match(text)
    if opening is None:
        raise ValueError("the drawing does not begin with an svg element that has a viewBox")
    inside = text[opening.end() :].strip().removesuffix("</svg>")
    return opening[1], "".join(line.strip() for line in inside.splitlines())


def is_drawing(text: str) -> bool:
    """Return whether a text can be shown as a drawing."""
    return bool(_OPENING.match(text)) and text.rstrip().endswith("</svg>")


def _style(palette: Palette) -> str:
    surfaces = palette.surfaces["ljus"]
    rules = [
        f".bl{{fill:none;stroke:{surfaces['ink']};stroke-width:5;stroke-linecap:round;"
        "stroke-linejoin:round}",
        f".by{{fill:{surfaces['paper']};stroke:{surfaces['ink']};stroke-width:5;"
        "stroke-linejoin:round}",
        f".bi{{fill:{surfaces['ink']}}}",
        ".bt{font-family:'Source Sans 3';font-weight:600;text-anchor:middle}",
    ]
    for number, part in enumerate(palette.parts["ljus"].values()):
        rules.append(
            f".b{number}{{fill:{part.main}}}.b{number}l{{fill:none;stroke:{part.main};"
            f"stroke-width:9;stroke-linecap:round;stroke-linejoin:round}}"
            f".b{number}r{{fill:none;stroke:{part.main};stroke-width:9}}"
            f".b{number}t{{fill:{part.on}}}.b{number}s{{fill:{part.tint}}}"
        )
    return "".join(rules)
