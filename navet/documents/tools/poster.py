"""The picture of the model: as posters, and alone as SVG and PNG."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from navet.documents.kit import payload as data
from navet.documents.kit.entry import (
    A3_DPI,
    LANDSCAPE_DPI,
    Context,
    Entry,
    ToolFiles,
    entry,
    printed,
)
from navet.documents.kit.job import Job
from navet.documents.kit.payload import PartData, Payload
from navet.look import qr

TOOL = "modellbild"
A3, A4 = 1.0, 0.7071
_SMALL_DPI, _PICTURE_DPI = 76.0, 400.0


class Poster(Payload):
    """A poster's content; ``scale`` is 1 for A3 and 0.7071 for A4."""

    parts: list[PartData]
    wheel: str
    scale: float
    qr: str


class Picture(TypedDict):
    """What the picture alone is made from."""

    wheel: str
    lang: str
    timestamp: int
    alt: str
    title: str


def entries(context: Context) -> Iterator[Entry]:
    """Yield the posters, then the picture."""
    for name, scale, dpi in (("a3", A3, A3_DPI), ("a4", A4, LANDSCAPE_DPI)):
        jobs = printed("affisch.typ", poster(context, scale), dpi)
        yield entry(context, f"{TOOL}-{name}", jobs)
    drawing = _picture(context)
    small = Job("hjul.typ", "png", drawing, _SMALL_DPI)
    yield entry(context, f"{TOOL}-svg", (Job("hjul.typ", "svg", drawing), small))
    yield entry(context, f"{TOOL}-png", (Job("hjul.typ", "png", drawing, _PICTURE_DPI), None))


def poster(context: Context, scale: float) -> Poster:
    """Return a poster's content."""
    sources, lang = context.sources, context.lang
    address = sources.address(lang, "fas/")
    return {
        **data.base(sources, TOOL, lang),
        "parts": data.parts(sources, lang),
        "wheel": context.wheel,
        "scale": scale,
        "qr": qr.drawing(address),
        "address": address,
    }


def _picture(context: Context) -> Picture:
    return {
        "wheel": context.wheel,
        "lang": context.lang,
        "timestamp": context.sources.timestamp,
        "alt": context.sources.templates.common["modellbild_alt"][context.lang],
        "title": context.sources.model.name[context.lang],
    }


FILES = ToolFiles(TOOL, entries)
