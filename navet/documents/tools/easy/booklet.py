"""The booklet: all pages in easy Swedish in large text, A5, to print as a booklet and fold."""

from __future__ import annotations

from typing import Any, TypedDict

from navet.documents.kit import payload as data
from navet.documents.kit import prose
from navet.documents.kit.entry import Context
from navet.documents.kit.payload import Payload
from navet.documents.tools.easy.content import TOOL, EasyPage, start
from navet.language.texts import DEFAULT_LANGUAGE
from navet.look import colours, easy_pictures, qr
from navet.look.colours import Palette

TEMPLATE = "enkelhafte.typ"
_START = "enkel/"


class BookletPage(TypedDict):
    """A page of the site: its title and picture, and its text in blocks (see kit.prose).

    ``number`` is its step's, or None; ``part`` is the number of the part that gives the colour.
    """

    title: str
    number: int | None
    part: int
    picture: str
    alt: str
    blocks: list[dict[str, Any]]


class Booklet(Payload):
    """The booklet's content; ``picture`` stands on the cover."""

    pages: list[BookletPage]
    picture: str
    alt: str
    qr: str


def content(context: Context, pages: list[EasyPage]) -> Booklet:
    """Return the booklet's content."""
    sources, root = context.sources, context.sources.root
    palette = colours.load(root)
    address = sources.address(DEFAULT_LANGUAGE, _START)
    cover = start(sources).meta
    return {
        **data.base(sources, TOOL, DEFAULT_LANGUAGE),
        "pages": [_page(context, page, palette) for page in pages],
        "picture": easy_pictures.standalone(root, str(cover["bild"]), palette),
        "alt": str(cover["bildtext"]),
        "qr": qr.drawing(address),
        "address": address,
    }


def _page(context: Context, easy: EasyPage, palette: Palette) -> BookletPage:
    page, sources = easy.page, context.sources
    return {
        "title": easy.title,
        "number": easy.step.number if easy.step else None,
        "part": easy.part,
        "picture": easy_pictures.standalone(sources.root, str(page.meta["bild"]), palette),
        "alt": str(page.meta["bildtext"]),
        "blocks": prose.blocks(page.text, page.key, DEFAULT_LANGUAGE, sources.site_url),
    }
