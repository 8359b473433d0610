"""Whether a page that data points to is there: ``folder/page.md`` or ``folder/page.md#anchor``."""

from __future__ import annotations

from collections.abc import Iterator

from navet.content.places import DOCS, file_of
from navet.content.site import Site
from navet.language.texts import LANGUAGES
from navet.reading.problems import Problem


def check(site: Site, target: str, path: str, line: int, name: str) -> Iterator[Problem]:
    """Yield what is wrong with a target that stands on a line of a register's file, about name."""
    key, _, anchor = target.partition("#")
    for lang in LANGUAGES:
        page = site.page(key, lang)
        if page is None and site.has(key, lang):
            continue
        if page is None:
            yield Problem(
                path,
                line,
                name,
                f"Sidan {DOCS}/{file_of(key, lang)} finns inte.",
                "Rätta sökvägen (alltid det svenska filnamnet), eller skriv sidan.",
            )
        elif anchor and anchor not in page.ids:
            yield Problem(
                path,
                line,
                name,
                f"{page.path} har ingen rubrik med id:t ”{anchor}”.",
                "Rätta det som står efter #, eller ge rubriken det id:t:",
                f"## … {{#{anchor}}}",
            )
