"""PDF, PNG and SVG from Typst templates: content goes in as data, never as markup.

Every PDF is PDF/UA-1 and PDF/A-2a at once, and the same bytes every time. A warning from Typst is
an error here: an unknown font or a lost glyph must not pass in silence.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import typst

from navet.content import filelist
from navet.look.fonts import font_file
from navet.reading.problems import BadData, Problem

FOLDER = filelist.FOLDER
STANDARDS: list[Any] = ["ua-1", "a-2a"]
SCREEN_DPI = 144.0
_PLACE = re.compile(r"┌─ [^\n]*?([\w-]+\.typ):(\d+):")


class TemplateError(BadData):
    """A template could not be turned into a document; its problem says which, where and why."""


def pdf(template: str, payload: Mapping[str, Any], folder: Path = FOLDER) -> bytes:
    """Return the PDF of a template (a name such as "kort.typ") with a payload's content."""
    return _pages(template, payload, "pdf", SCREEN_DPI, folder)[0]


def png(template: str, payload: Mapping[str, Any], dpi: float = SCREEN_DPI) -> bytes:
    """Return the first page as a picture, at a number of dots per inch."""
    return _pages(template, payload, "png", dpi, FOLDER)[0]


def svg(template: str, payload: Mapping[str, Any]) -> bytes:
    """Return the first page as vector graphics, its letters as outlines."""
    return _pages(template, payload, "svg", SCREEN_DPI, FOLDER)[0]


@lru_cache(maxsize=8)
def wheel_png(wheel: str) -> bytes:
    """Return the picture of the model, given as SVG, as PNG for Word."""
    return png("hjul.typ", {"wheel": wheel, "timestamp": 0}, 120)


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(False, True, [str(font_file().parent)])


def _pages(
    template: str,
    payload: Mapping[str, Any],
    form: Literal["pdf", "png", "svg"],
    dpi: float,
    folder: Path,
) -> list[bytes]:
    try:
        made, warnings = typst.compile_with_warnings(
            str(folder / template),
            root=str(folder),
            font_paths=_fonts(),
            ignore_system_fonts=True,
            format=form,
            ppi=dpi,
            sys_inputs={"data": json.dumps(payload, ensure_ascii=False)},
            pdf_standards=STANDARDS if form == "pdf" else [],
            timestamp=int(payload["timestamp"]),
        )
    except typst.TypstError as error:
        raise TemplateError([_explain(template, error)]) from error
    if warnings:
        raise TemplateError(_explain(template, warning) for warning in warnings)
    return list(made) if isinstance(made, list) else [made]


def _explain(template: str, trouble: Any) -> Problem:
    """Return what Typst says, in its own English words, with the line of the template."""
    said = " ".join([str(trouble.diagnostic or trouble.message), *trouble.hints])
    found = _PLACE.search(said)
    return Problem(
        f"mallar/{found[1] if found else template}",
        int(found[2]) if found else 1,
        "typst",
        f"PDF-filen går inte att göra. Typst svarar: {_said(said)}.",
        "Rätta mallen, eller den text i modell/ eller docs/fas/ som svaret nämner.",
    )


def _said(said: str) -> str:
    """Return what a program says on one line, without its drawing of the place."""
    first = said.partition("┌─")[0]
    return " ".join(first.split()).rstrip(".")
