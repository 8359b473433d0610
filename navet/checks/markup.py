"""What may not stand in contributed Markdown, and what must: HTML, links, images, blocks."""

from __future__ import annotations

import html
import posixpath
import re
import urllib.parse
from collections.abc import Collection, Iterator

from navet.checks.blocks import ANCHORS, key_of
from navet.content.places import DOCS
from navet.content.site import Page, Site
from navet.reading.problems import Problem
from navet.reading.scan import Link

BOX_KINDS = ("tips", "obs", "exempel", "nyckelfraga")
_SCHEME = re.compile(r"^\s*([a-zA-Z][a-zA-Z0-9+.-]*):")
_ALLOWED_SCHEMES = ("https", "http", "mailto")
_ALLOWED_ATTRIBUTES = re.compile(
    r"^\s*(?:[#][\w-]+|(?:lang=\"?[a-z]{2}|term=\"?[a-z0-9-]+)\"?|\s+)*\s*$"
)


def check(site: Site, block_names: Collection[str]) -> Iterator[Problem]:
    """Yield forbidden or broken markup of every page."""
    for page in site.pages.values():
        yield from _html(page)
        yield from _attributes(page)
        yield from _boxes(page)
        yield from _blocks(page, block_names)
        for link in page.scan.links:
            yield from _link(site, page, link)


def _html(page: Page) -> Iterator[Problem]:
    first_on_line = {mark.line: mark for mark in reversed(page.scan.html)}
    for mark in first_on_line.values():
        shown = mark.text if len(mark.text) <= 40 else mark.text[:37] + "…"
        yield Problem(
            page.path,
            mark.line,
            "html",
            f"Texten innehåller HTML: {shown}",
            "Skriv med Markdown i stället. Ska tecknet < synas, skriv &lt;.",
        )


def _attributes(page: Page) -> Iterator[Problem]:
    for mark in page.scan.attributes:
        if not _ALLOWED_ATTRIBUTES.match(mark.text) and not mark.text.startswith("{"):
            yield Problem(
                page.path,
                mark.line,
                "attribut",
                f"Attributet {{{mark.text}}} är inte tillåtet.",
                "Bara {#id} efter en rubrik, {lang=xx} efter en fras och {term=id} efter ett ord i "
                "ordlistan går att skriva.",
            )


def _boxes(page: Page) -> Iterator[Problem]:
    for box in page.scan.boxes:
        if box.kind not in BOX_KINDS:
            yield Problem(
                page.path,
                box.line,
                box.kind,
                f"Det finns ingen ruta som heter ”{box.kind}”.",
                f"Välj en av: {', '.join(BOX_KINDS)}.",
            )
        elif not box.text and box.kind != "nyckelfraga":
            yield Problem(
                page.path,
                box.line,
                box.kind,
                "Rutan är tom.",
                "Skriv rutans text på nästa rad, indragen fyra mellanslag.",
            )


def _blocks(page: Page, names: Collection[str]) -> Iterator[Problem]:
    for block in page.scan.blocks:
        if block.name not in names:
            yield Problem(
                page.path,
                block.line,
                block.name,
                f"Det finns inget byggblock som heter ”{block.name}”.",
                f"Välj ett av: {', '.join(sorted(names))}.",
            )


def _link(site: Site, page: Page, link: Link) -> Iterator[Problem]:
    address = html.unescape(urllib.parse.unquote(link.address))
    scheme = _SCHEME.match("".join(char for char in address if ord(char) > 32))
    shown = address if len(address) <= 60 else address[:57] + "…"
    if not _is_address(link.address) or not _is_address(address):
        yield Problem(
            page.path,
            link.line,
            "lank",
            f"Länken går till ”{shown}”, som inte går att läsa som en adress.",
            "Rätta hakparenteserna och tecknen i adressen.",
        )
        return
    if scheme and scheme.group(1).lower() not in _ALLOWED_SCHEMES:
        yield Problem(
            page.path,
            link.line,
            "lank",
            f"Länken går till ”{shown}”, som inte är en vanlig webbadress.",
            "Länka till en sida som börjar med https://.",
        )
        return
    if link.image:
        yield from _image(page, link, bool(scheme) or address.startswith("//"))
    elif not link.text.strip():
        yield Problem(
            page.path,
            link.line,
            "lank",
            f"Länken till {shown} har ingen text.",
            "Skriv vart den leder mellan hakarna.",
        )
    if not scheme and not address.startswith("//"):
        yield from _target(site, page, link, address)


def _is_address(address: str) -> bool:
    try:
        return bool(urllib.parse.urlsplit(address)) and "\0" not in address
    except ValueError:
        return False


def _image(page: Page, link: Link, foreign: bool) -> Iterator[Problem]:
    if not link.text.strip():
        yield Problem(
            page.path,
            link.line,
            "bild",
            "Bilden saknar alternativ text.",
            "Beskriv vad bilden visar mellan hakarna: ![beskrivning](fil).",
        )
    if foreign:
        yield Problem(
            page.path,
            link.line,
            "bild",
            "Bilden hämtas från en annan webbplats.",
            "Lägg bilden bland sidans filer, eller ta bort den.",
        )


def _target(site: Site, page: Page, link: Link, address: str) -> Iterator[Problem]:
    path, _, fragment = address.partition("#")
    path = path.partition("?")[0]
    if not address:
        yield Problem(
            page.path,
            link.line,
            "lank",
            f"Länken ”{link.text}” har ingen adress.",
            "Skriv adressen mellan parenteserna: [text](adress).",
        )
        return
    if path.startswith("/"):
        yield Problem(
            page.path,
            link.line,
            "lank",
            f"Länken ”{address}” börjar med snedstreck.",
            "Länka till filen från den här sidan, till exempel ../fas/index.md.",
        )
        return
    key = key_of(page, path)
    if path and not path.endswith(".md"):
        yield from _file(site, page, link, key)
        return
    target = site.page(key, page.lang) or site.page(key, "sv")
    if target is None and (site.has(key, page.lang) or site.has(key, "sv")):
        return
    if target is None:
        yield Problem(
            page.path,
            link.line,
            "lank",
            f"Länken går till {address}, men filen {DOCS}/{key} finns inte.",
            "Rätta sökvägen.",
        )
    elif fragment and fragment not in target.ids and not _generated_anchor(target):
        yield Problem(
            page.path,
            link.line,
            "lank",
            f"Länken går till #{fragment}, men {target.path} har ingen rubrik med det id:t.",
            "Rätta id:t efter #.",
        )


def _file(site: Site, page: Page, link: Link, name: str) -> Iterator[Problem]:
    """Yield what is wrong with a link to something that is no page: a picture, a document."""
    if posixpath.splitext(name)[1] == "":
        yield Problem(
            page.path,
            link.line,
            "lank",
            f"Länken går till ”{link.address}”, som är en mapp eller en webbadress utan https://.",
            "Länka till sidans fil, som slutar på .md, eller skriv hela adressen med https://.",
        )
    elif name.startswith("../") or not (site.root / DOCS / name).is_file():
        yield Problem(
            page.path,
            link.line,
            "bild" if link.image else "lank",
            f"{'Bilden' if link.image else 'Filen'} {DOCS}/{name} finns inte.",
            "Rätta sökvägen, eller lägg dit filen.",
        )


def _generated_anchor(target: Page) -> bool:
    """Return whether a building block of the page may make the anchor: checks.blocks knows."""
    return any(block.name in ANCHORS for block in target.scan.blocks)
