"""A work whose title is in Swedish is said to be so on an English page: the reader cannot tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from navet.content.site import Site
from navet.reading.problems import Problem

# What the English page says after the title.
SAID = "(in Swedish"
_TITLE = re.compile(r"\[\*(?P<title>[^\]]+)\*\]\{lang=\"?sv\"?\}(?! \(in Swedish\b)")


def check(site: Site) -> Iterator[Problem]:
    """Yield each Swedish title on an English page that nothing says is in Swedish."""
    for page in site.pages.values():
        if page.lang != "en":
            continue
        for number, line in enumerate(page.body.split("\n"), page.body_line):
            for found in _TITLE.finditer(line):
                yield Problem(
                    page.path,
                    number,
                    "titel",
                    f"Verket ”{found['title']}” är på svenska, men sidan säger inte det.",
                    f"Skriv till exempel {SAID}) direkt efter titeln.",
                )
