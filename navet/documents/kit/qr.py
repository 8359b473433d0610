"""QR codes for printed material."""

from __future__ import annotations

import io
from functools import lru_cache

import segno


@lru_cache(maxsize=256)
def qr_svg(address: str) -> str:
    """Return a QR code of an address as SVG, with the quiet zone that readers need."""
    target = io.BytesIO()
    segno.make(address, error="m").save(target, kind="svg", border=4, scale=4, xmldecl=False)
    return target.getvalue().decode()
