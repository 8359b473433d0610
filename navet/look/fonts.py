"""The site's type: Source Sans 3 (OFL), cut down to what Swedish and English need.

The font comes whole from PyPI's `fontpkg-source-sans-3`; no binary stands in the repository.
`web_font` gives one variable WOFF2 for the web, `font_file` the whole TTF for the documents,
and `Ruler` measures text so that the picture of the model can promise that nothing overflows.
"""

from __future__ import annotations

import io
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import uharfbuzz as hb

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

from navet.reading import fingerprint
from navet.reading.files import write_whole

FAMILY = "Source Sans 3"
WEB_FAMILY = "Navet Sans"
WEIGHTS = (400, 700)
FEATURES = ("kern", "liga", "mark", "ccmp", "locl")
CHARACTERS = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "ÅÄÖåäöÉéÈèÜüØøÆæÁáÇçÑñß"
    + "\u00a0§©«\u00ad°²·»½×\u2011–—‘’“”•…′←→↑↓↗−€✓"
)


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
    """Measures text in the site's font as browsers set it, in units of the font size."""

    def __init__(self, weight: int) -> None:
        """Prepare to measure in one weight, 200-900."""
        self._font = hb.Font(_face())
        self._font.set_variations({"wght": weight})
        self._em = _face().upem

    def width(self, text: str) -> float:
        """Return the width of `text` in ems, kerned.

        A character that the font lacks counts as one em.
        """
        shaped = hb.Buffer()
        shaped.add_str(text)
        shaped.guess_segment_properties()
        hb.shape(self._font, shaped, dict.fromkeys(FEATURES, True))
        glyphs = zip(shaped.glyph_infos, shaped.glyph_positions, strict=True)
        units = (place.x_advance if info.codepoint else self._em for info, place in glyphs)
        return float(sum(units) / self._em)

    def bounds(self, character: str) -> tuple[float, float, float, float]:
        """Return where the character's ink is: left, bottom, right and top, in ems."""
        ink = self._font.get_glyph_extents(self._font.get_nominal_glyph(ord(character)))
        left, top = ink.x_bearing / self._em, ink.y_bearing / self._em
        return left, top + ink.height / self._em, left + ink.width / self._em, top


@lru_cache(maxsize=4)
def ruler(weight: int) -> Ruler:
    """Return a shared `Ruler` for the weight."""
    return Ruler(weight)


@lru_cache(maxsize=1)
def _face() -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(str(font_file())))


@lru_cache(maxsize=1)
def characters() -> frozenset[int]:
    """Return the code points that the whole font can show."""
    return frozenset(_face().unicodes)


def _recipe() -> str:
    libraries = ("fontpkg-source-sans-3", "fonttools", "brotli")
    return fingerprint.of_code(Path(__file__), libraries)[:16]


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
