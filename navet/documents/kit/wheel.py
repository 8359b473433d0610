"""The picture of the model for documents: the web's own, with weights that Typst can draw."""

from __future__ import annotations

import re
from pathlib import Path

from navet.content.model import Model
from navet.look import colours, hyphens, picture
from navet.reading.yamldata import parse

_SOURCE_LINE = re.compile(r'<text [^>]*class="modell__kalla">[^<]*</text>')


def wheel_svg(root: Path, model: Model, lang: str) -> str:
    """Return the picture as SVG, without its source line.

    Typst's SVG reader knows the variable font's weights 500, 600 and 700 but not 400 or 650.
    """
    words = parse((root / f"overrides/ord/{lang}.yml").read_text(encoding="utf-8"), lang).data
    drawing = picture.Drawing(model, lang, words, lambda target: target, hyphens.load(root))
    drawn = picture.standalone(drawing, colours.load(root), "")
    drawn = _SOURCE_LINE.sub("", drawn).replace("font-weight:650", "font-weight:600")
    drawn = drawn.replace("<style>", "<style>text{font-weight:500}")
    return drawn.replace('viewBox="-10 -10 820 850"', 'viewBox="0 0 800 800"')
