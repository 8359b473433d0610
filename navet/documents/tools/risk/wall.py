"""The risk matrix for the wall, A3."""

from __future__ import annotations

from navet.documents.kit import payload as data
from navet.documents.kit.entry import Context
from navet.documents.kit.payload import Payload
from navet.documents.tools.risk.content import TOOL
from navet.documents.tools.risk.scale import SCALE, level
from navet.look import qr

_AXES = ("sannolikhet", "konsekvens")


class Wall(Payload):
    """The matrix's content: levels in rows from the highest likelihood down, and their words."""

    levels: list[list[int]]
    level_words: list[str]
    likelihoods: list[str]
    impacts: list[str]
    axes: list[str]
    qr: str
    tool_address: str


def content(context: Context) -> Wall:
    """Return the matrix's content."""
    sources, lang = context.sources, context.lang
    address = sources.address(lang, f"verktyg/{TOOL}/")
    return {
        **data.base(sources, TOOL, lang),
        "levels": [[level(s, k) for k in SCALE] for s in reversed(SCALE)],
        "level_words": sources.templates.choices("niva", lang),
        "likelihoods": sources.templates.choices("sannolikhet", lang),
        "impacts": sources.templates.choices("konsekvens", lang),
        "axes": [context.tool.field(name).name[lang].replace("\u00ad", "") for name in _AXES],
        "qr": qr.drawing(address),
        "tool_address": address,
    }
