"""The site's type: Source Sans 3 (OFL), cut down to what Swedish and English need.

The font comes whole from PyPI's `fontpkg-source-sans-3`; no binary stands in the repository.
`web_font` gives one variable WOFF2 for the web, `font_file` the whole TTF for the documents,
and `Ruler` measures text so that the picture of the model can promise that nothing overflows.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

from navet.files import write_whole

FAMILY = "Source Sans 3"
WEB_FAMILY = "Navet Sans"
WEIGHTS = (400, 700)
FEATURES = ("kern", "liga", "mark", "ccmp", "locl")
CHARACTERS = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "ÅÄÖåäöÉéÈèÜüØøÆæÁáÇçÑñß"
    + "\u00a0§©«\u00ad°²·»½×\u2011–—‘’“”•…′←→↑↓↗−€✓"
)

_KEPT = Path(__file__).resolve().parents[1] / ".cache" / "typsnitt"


def font_file() -> Path:
    """Return the whole upright variable font as the package ships it."""
    return Path(str(files("fontpkg_source_sans_3") / "files" / "SourceSans3[wght].ttf"))


def font_licence() -> str:
    """Return the font's licence text, to stand beside the font on the site."""
    return (files("fontpkg_source_sans_3") / "LICENSE").read_text(encoding="utf-8")


def web_font(cache: Path | None = None) -> bytes:
    """Return the web's WOFF2: the same bytes every time for the same package versions.

    With `cache`, a folder, the result is kept there under a name that tells what it was made from.
    """
    if cache is None:
        return _make_web_font()
    kept = cache / f"{_recipe()}.woff2"
    if not kept.exists():
        write_whole(kept, _make_web_font())
    return kept.read_bytes()


class Ruler:
    """Measures text in the site's font, in units of the font size."""

    def __init__(self, weight: int) -> None:
        """Prepare to measure in one weight, 200-900."""
        self._widths = _kept_widths(weight)

    def width(self, text: str) -> float:
        """Return the width of `text` in ems; a character the font lacks counts as one em."""
        return sum(self._widths.get(character, 1.0) for character in text)


@lru_cache(maxsize=4)
def ruler(weight: int) -> Ruler:
    """Return a shared `Ruler` for the weight."""
    return Ruler(weight)


@lru_cache(maxsize=1)
def _whole() -> TTFont:
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    return TTFont(font_file(), recalcTimestamp=False, lazy=True)


def _kept_widths(weight: int) -> dict[str, float]:
    """Return the widths of a weight, kept beside the code: the font library is slow to begin."""
    kept = _KEPT / f"bredder-{_recipe()}-{weight}.json"
    try:
        found: dict[str, float] = json.loads(kept.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        found = _widths(weight)
        with contextlib.suppress(OSError):
            kept.parent.mkdir(parents=True, exist_ok=True)
            beside = kept.with_suffix(f".{os.getpid()}.part")
            beside.write_text(json.dumps(found), encoding="utf-8")
            beside.replace(kept)
    return found


def _widths(weight: int) -> dict[str, float]:
    """Return the width in ems of each of our characters in a weight.

    The font's table HVAR says how a glyph's width follows the weight, so that no outline need be
    made. Source: https://learn.microsoft.com/typography/opentype/spec/hvar
    """
    from fontTools.varLib.models import normalizeLocation, piecewiseLinearMap  # noqa: PLC0415
    from fontTools.varLib.varStore import VarStoreInstancer  # noqa: PLC0415

    font = _whole()
    axes = font["fvar"].axes
    limits = {axis.axisTag: (axis.minValue, axis.defaultValue, axis.maxValue) for axis in axes}
    place = normalizeLocation({"wght": weight}, limits)
    bends = font["avar"].segments
    place = {tag: piecewiseLinearMap(value, bends[tag]) for tag, value in place.items()}
    table = font["HVAR"].table
    change = VarStoreInstancer(table.VarStore, axes, place)
    index = table.AdvWidthMap.mapping
    em = font["head"].unitsPerEm
    named = {char: font.getBestCmap().get(ord(char)) for char in CHARACTERS}
    return {
        char: (font["hmtx"][name][0] + round(change[index[name]])) / em
        for char, name in named.items()
        if name
    }


@lru_cache(maxsize=1)
def characters() -> frozenset[int]:
    """Return the code points that the whole font can show."""
    return frozenset(_whole().getBestCmap())


def _recipe() -> str:
    made_from = (
        version("fontpkg-source-sans-3"),
        version("fonttools"),
        version("brotli"),
        str(WEIGHTS),
        str(FEATURES),
        WEB_FAMILY,
        CHARACTERS,
    )
    return hashlib.sha256("\n".join(made_from).encode()).hexdigest()[:16]


def _make_web_font() -> bytes:
    from fontTools.ttLib import TTFont  # noqa: PLC0415
    from fontTools.varLib import instancer  # noqa: PLC0415

    font = _with_only(TTFont(font_file(), recalcTimestamp=False), CHARACTERS)
    lowest, highest = WEIGHTS
    font = instancer.instantiateVariableFont(font, {"wght": (lowest, lowest, highest)})
    _rename(font)
    font.flavor = "woff2"
    target = io.BytesIO()
    font.save(target, reorderTables=True)
    return target.getvalue()


def _rename(font: TTFont) -> None:
    """Give the cut-down font a name of its own: "Source" is reserved for the original."""
    for record in font["name"].names:
        if record.nameID in (1, 4):
            record.string = WEB_FAMILY
        elif record.nameID == 6:
            record.string = WEB_FAMILY.replace(" ", "")


def _with_only(font: TTFont, characters: str) -> TTFont:
    from fontTools import subset  # noqa: PLC0415

    options = subset.Options()
    options.layout_features = list(FEATURES)
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters)
    cutter.subset(font)
    return font
