"""Writes what stands beside the written pages: the lists, and the files that scripts fetch."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING

import jinja2

from navet.cases import data, generated
from navet.texts import LANGUAGES

if TYPE_CHECKING:
    from navet.build import Build

TEMPLATE = "exempel-lista.html"


def files(build: Build) -> Iterator[tuple[str, str]]:
    """Yield the path from the site's root and the contents of every such file."""
    yield from data.published(build.root, build.content.cases).items()
    if (build.root / "overrides" / TEMPLATE).is_file():
        yield from _lists(build)


def _lists(build: Build) -> Iterator[tuple[str, str]]:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(build.root / "overrides"), autoescape=True
    )
    template = environment.get_template(TEMPLATE)
    for lang in LANGUAGES:
        for listing in generated.listings(build.content.cases, lang):
            view = build.view(listing.key, lang)
            meta = view.page.meta if view.page else {}
            page = SimpleNamespace(title=meta.get("titel", ""), meta=meta, content="")
            context = {**build.context(view), "page": page, "toc": [], "listing": listing}
            yield f"{view.url}index.html", template.render(**context)
