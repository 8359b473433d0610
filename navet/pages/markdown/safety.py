"""The last line of defence: contributed Markdown cannot bring script, style or foreign content in.

Raw HTML is never passed through (see ``extension``); here every element that Markdown made keeps
only attributes that the site uses and addresses that are plain web addresses.
"""

from __future__ import annotations

import html
import re
import urllib.parse
import xml.etree.ElementTree as ET

from markdown.treeprocessors import Treeprocessor

_ATTRIBUTES = {
    "id", "class", "lang", "hreflang", "href", "src", "alt", "title", "scope", "colspan", "rowspan",
    "start", "tabindex", "role", "aria-label", "aria-hidden", "data-steg", "data-perspektiv",
    "data-term", "data-modul", "data-pagefind-ignore", "width", "height", "rel",
}  # fmt: skip
_FORBIDDEN = {"script", "style", "iframe", "object", "embed", "form", "input", "button", "link"}
_SAFE_SCHEMES = {"http", "https", "mailto", ""}
_CONTRIBUTED_CLASS = re.compile(r"[a-z][a-z0-9_-]*( [a-z][a-z0-9_-]*)*\Z")


class Safety(Treeprocessor):
    """Removes what may not be there from the finished tree."""

    def run(self, root: ET.Element) -> None:
        """Clean every element below root."""
        for element in root.iter():
            if element.tag in _FORBIDDEN:
                element.tag = "span"
            for name in list(element.attrib):
                if name not in _ATTRIBUTES or not _harmless(name, element.attrib[name]):
                    del element.attrib[name]
            if element.tag == "img" and is_foreign(element.get("src", "")):
                element.tag = "span"
                element.attrib.pop("src", None)


def _harmless(name: str, value: str) -> bool:
    if name in ("href", "src"):
        return has_safe_scheme(value)
    if name == "class":
        return bool(_CONTRIBUTED_CLASS.match(value))
    return True


def has_safe_scheme(address: str) -> bool:
    """Return whether an address is relative, or http(s) or mailto, however it is disguised."""
    decoded = html.unescape(urllib.parse.unquote(html.unescape(address)))
    bare = "".join(char for char in decoded if ord(char) > 32)
    head = re.split(r"[/?#]", bare, maxsplit=1)[0]
    scheme = head.partition(":")[0].lower() if ":" in head else ""
    return scheme in _SAFE_SCHEMES


def is_foreign(address: str) -> bool:
    """Return whether an address leads to another server."""
    return address.startswith("//") or "://" in address
