"""The site's stylesheets as they are read from disk, where a browser loads no font from a file."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable

_FONT = re.compile(rb"url\((?P<quote>[\"']?)(?P<path>[\w./-]+\.woff2)(?P=quote)\)")
_IF_IN_TIME, _ALWAYS = b"font-display:optional", b"font-display:block"


def with_fonts(sheet: bytes, read: Callable[[str], bytes]) -> bytes:
    """Return a stylesheet with its fonts in it; ``read`` gives a file by its address there.

    What stands in the sheet is there at once: no page need be shown without it.
    """

    def inlined(found: re.Match[bytes]) -> bytes:
        code = base64.b64encode(read(found["path"].decode()))
        return b"url(data:font/woff2;base64," + code + b")"

    return _FONT.sub(inlined, sheet).replace(_IF_IN_TIME, _ALWAYS)
