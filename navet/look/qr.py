"""QR codes for paper: the way back from a printed sheet or file to its page."""

from __future__ import annotations

import base64
import io
from functools import lru_cache

import segno

QUIET_ZONE = 4
# Any of the eight masks can be read; trying them all for the prettiest costs ten times as much.
MASK = 2


@lru_cache(maxsize=512)
def svg(address: str) -> str:
    """Return a QR code for `address` as inline SVG with a quiet zone, hidden from screen readers.

    The address stands in words beside it on every sheet. Raises segno.DataOverflowError for an
    address too long for a QR code.
    """
    code = segno.make(address, error="m", micro=False, mask=MASK)
    out = io.BytesIO()
    code.save(
        out,
        kind="svg",
        border=QUIET_ZONE,
        xmldecl=False,
        svgns=False,
        nl=False,
        omitsize=True,
        svgclass=None,
        lineclass=None,
        dark="#000",
    )
    return (
        out.getvalue()
        .decode("ascii")
        .replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
    )


@lru_cache(maxsize=256)
def drawing(address: str) -> str:
    """Return a QR code for `address` as an SVG file of its own, as printed files draw it."""
    target = io.BytesIO()
    segno.make(address, error="m").save(
        target, kind="svg", border=QUIET_ZONE, scale=4, xmldecl=False
    )
    return target.getvalue().decode()


def packed(address: str) -> str:
    """Return a QR code for `address` without its quiet zone, for a script to draw.

    It is the number of squares on a side, a colon, and every row from the top as bits, base64.
    """
    rows = segno.make(address, error="m", micro=False, mask=MASK).matrix
    bits = "".join(str(square) for row in rows for square in row)
    bits += "0" * (-len(bits) % 8)
    octets = int(bits, 2).to_bytes(len(bits) // 8, "big")
    return f"{len(rows)}:{base64.b64encode(octets).decode('ascii')}"
