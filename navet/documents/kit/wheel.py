"""The picture of the model for documents: the web's own, with weights that Typst can draw."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from navet import colours, hyphens, picture
from navet.documents.kit.job import code_mark
from navet.model import Model
from navet.yamldata import parse

_SOURCE_LINE = re.compile(r'<text [^>]*class="modell__kalla">[^<]*</text>')


def kept_svg(root: Path, model: Model, lang: str, folder: Path) -> str:
    """Return the picture, kept in a folder under the fingerprint of what it is drawn from.

    Measuring its letters takes seconds; a changed question need not wait for it.
    """
    digest = hashlib.sha256(f"{code_mark()}{lang}".encode())
    digest.update(repr([(step.id, step.name, step.key_question) for step in model.steps]).encode())
    digest.update(repr([(part.id, part.kind, part.name) for part in model.parts]).encode())
    inputs = ["modell/farger.yml", "modell/avstavning.yml", f"overrides/ord/{lang}.yml"]
    for file in [root / name for name in inputs]:
        digest.update(file.read_bytes() if file.is_file() else b"")
    kept = folder / f"hjul-{lang}-{digest.hexdigest()[:24]}.svg"
    if not kept.is_file():
        drawn = wheel_svg(root, model, lang)
        for old in folder.glob(f"hjul-{lang}-*.svg"):
            old.unlink(missing_ok=True)
        folder.mkdir(parents=True, exist_ok=True)
        kept.write_text(drawn, encoding="utf-8")
    return kept.read_text(encoding="utf-8")


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
