"""Fonts that readers may have instead of the site's own: the same letters, narrower or wider."""

from __future__ import annotations

import io
from functools import cache

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from navet.look.fonts import web_font

# How wide letters are against Source Sans 3's: Arial Narrow, DejaVu Sans Bold, and wider than any
# font that comes with a system.
NARROW, DEJAVU, WIDEST = 0.78, 1.3, 1.6


@cache
def stretched(factor: float) -> bytes:
    """Return the site's font in bold, its letters `factor` times as wide, as a TrueType file."""
    font = instancer.instantiateVariableFont(TTFont(io.BytesIO(web_font())), {"wght": 700})
    del font["GPOS"]
    font.flavor = None
    glyphs, widths = font["glyf"], font["hmtx"].metrics
    for name in font.getGlyphOrder():
        glyph = glyphs[name]
        if glyph.isComposite():
            for part in glyph.components:
                part.x = round(part.x * factor)
        elif glyph.numberOfContours:
            glyph.coordinates.scale((factor, 1))
            glyph.coordinates.toInt()
        width, bearing = widths[name]
        widths[name] = round(width * factor), round(bearing * factor)
    for name in font.getGlyphOrder():
        glyphs[name].recalcBounds(glyphs)
    target = io.BytesIO()
    font.save(target)
    return target.getvalue()
