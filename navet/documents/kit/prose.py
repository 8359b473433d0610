"""Turns the site's Markdown into plain data for the files: blocks and pieces, never markup.

A block is a mapping with ``kind`` (heading, text, list, numbered, table, box); its words are
pieces: mappings with ``text`` and, where they apply, ``bold``, ``italic``, ``link`` and ``lang``.
A piece whose text is a line break is one, on pages that keep theirs. What is quoted has ``quote``.
"""

from __future__ import annotations

import html
import posixpath
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import markdown

from navet.content import kinds
from navet.content.places import url_of
from navet.reading import scan

Piece = dict[str, Any]
Block = dict[str, Any]

_CITATION = re.compile(r"\s*\[@[^\]]*\]")
_LANGUAGE = re.compile(r"\[([^\[\]]+)\]\{\s*lang=([a-z]{2})\s*\}")
_TERM = re.compile(r"\[([^\[\]]+)\]\{\s*term=[a-z0-9-]+\s*\}")
_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_BLOCK_LINE = re.compile(r"^\{\{.*\}\}[ \t]*$", re.M)
_EXTENSIONS = ["tables", "attr_list", "admonition", "sane_lists"]


@lru_cache(maxsize=512)
def blocks(text: str, key: str, lang: str, site_url: str) -> list[Block]:
    """Return a page's body as blocks, the same each time: nobody may change them.

    ``key`` is the page's Swedish file under docs/; links to pages become absolute addresses on
    ``site_url``. Citations and building blocks are left out: they belong to the web page.
    """
    _, body, _ = scan.split_front_matter(text)
    body = _BLOCK_LINE.sub("", _CITATION.sub("", body))
    body = _TERM.sub(r"\1", body)
    body = _LANGUAGE.sub(r"*\1*{: lang=\2 }", body)
    extensions = [*_EXTENSIONS, "nl2br"] if kinds.of(key).is_easy else _EXTENSIONS
    made = markdown.markdown(body, extensions=extensions, output_format="xhtml")
    root = ET.fromstring(f"<div>{_ENTITY.sub(_spelled, made)}</div>")
    return [block for child in root for block in _block(child, _Place(key, lang, site_url))]


def _spelled(found: re.Match[str]) -> str:
    """Return a character that is written as code, as itself where XML does not know the code."""
    return html.escape(html.unescape(found.group()), quote=False)


class _Place:
    """Where a page stands, so that its links can be made absolute."""

    def __init__(self, key: str, lang: str, site_url: str) -> None:
        self.key, self.lang, self.site_url = key, lang, site_url

    def absolute(self, target: str) -> str:
        path, mark, fragment = target.partition("#")
        if "://" in path or path.startswith("mailto:"):
            return target
        page = posixpath.normpath(posixpath.join(posixpath.dirname(self.key), path))
        page = page if path else self.key
        return f"{self.site_url}{url_of(page, self.lang)}{mark}{fragment}"


def _block(element: ET.Element, place: _Place) -> Iterator[Block]:
    tag = element.tag
    if re.fullmatch(r"h[1-6]", tag):
        yield {
            "kind": "heading",
            "level": int(tag[1]),
            "id": element.get("id", ""),
            "pieces": list(_pieces(element, place, {})),
        }
    elif tag == "p":
        yield {"kind": "text", "pieces": list(_pieces(element, place, {}))}
    elif tag in ("ul", "ol"):
        kind = "list" if tag == "ul" else "numbered"
        yield {"kind": kind, "items": [_item(item, place) for item in element]}
    elif tag == "table":
        yield _table(element, place)
    elif tag == "div":
        yield _box(element, place)
    elif tag == "blockquote":
        for child in element:
            yield from ({**block, "quote": True} for block in _block(child, place))


def _item(element: ET.Element, place: _Place) -> list[Block]:
    """Return a list item's blocks: its own words first, then what is nested in it."""
    nested = [child for child in element if child.tag in ("ul", "ol", "p", "div", "table")]
    own = [piece for piece in _pieces(element, place, {}) if not piece.get("nested")]
    own_text = any(piece["text"].strip() for piece in own)
    first: list[Block] = [{"kind": "text", "pieces": own}] if own_text else []
    return first + [block for child in nested for block in _block(child, place)]


def _table(element: ET.Element, place: _Place) -> Block:
    rows = [[list(_pieces(cell, place, {})) for cell in row] for part in element for row in part]
    return {"kind": "table", "head": rows[0], "rows": rows[1:]}


def _box(element: ET.Element, place: _Place) -> Block:
    classes = element.get("class", "").split()
    kinds = [name for name in classes if name != "admonition"]
    title = ""
    inside: list[Block] = []
    for child in element:
        if child.get("class") == "admonition-title":
            title = "".join(child.itertext())
        else:
            inside += _block(child, place)
    return {"kind": "box", "box": kinds[0] if kinds else "", "title": title, "blocks": inside}


def _pieces(element: ET.Element, place: _Place, style: Piece) -> Iterator[Piece]:
    if element.text and element.text.strip("\n"):
        yield {**style, "text": _flat(element.text)}
    for child in element:
        is_break = child.tag == "br"
        if is_break:
            yield {"text": "\n"}
        elif child.tag not in ("ul", "ol", "p", "div", "table"):
            yield from _pieces(child, place, {**style, **_style(child, place)})
        if child.tail and child.tail.strip("\n"):
            text = _flat(child.tail)
            yield {**style, "text": text.lstrip() if is_break else text}


def _style(element: ET.Element, place: _Place) -> Piece:
    if element.get("lang"):
        return {"lang": element.get("lang")}
    if element.tag == "strong":
        return {"bold": True}
    if element.tag == "em":
        return {"italic": True}
    if element.tag == "a":
        return {"link": place.absolute(element.get("href", ""))}
    return {}


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)
