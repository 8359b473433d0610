"""QR codes that scripts draw hold what those on paper hold."""

from __future__ import annotations

import base64

import zxingcpp
from PIL import Image

from navet.look import qr

ADDRESS = "https://example.se/fas/planera-och-justera/metod/#metod-nodvandig"
SQUARE = 4


def test_a_packed_code_is_read_as_its_address() -> None:
    side, _, text = qr.packed(ADDRESS).partition(":")
    size = int(side)
    bits = "".join(f"{octet:08b}" for octet in base64.b64decode(text))[: size * size]
    picture = Image.new("1", (size + 2 * qr.QUIET_ZONE,) * 2, 1)
    for place, bit in enumerate(bits):
        row, column = divmod(place, size)
        picture.putpixel((column + qr.QUIET_ZONE, row + qr.QUIET_ZONE), bit == "0")
    large = picture.resize((picture.width * SQUARE,) * 2)
    assert [code.text for code in zxingcpp.read_barcodes(large)] == [ADDRESS]
