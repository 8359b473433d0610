"""Links to pages that are not in the reader's language, and links that stand alone on a line."""

from __future__ import annotations

import posixpath
import xml.etree.ElementTree as ET
from itertools import zip_longest

from markdown.treeprocessors import Treeprocessor

from navet.language.texts import DEFAULT_LANGUAGE
from navet.pages.markdown.scope import Scope


class ForeignPages(Treeprocessor):
    """Points links to pages without a version in the page's language at the Swedish one."""

    def __init__(self, md: object, scope: Scope) -> None:
        super().__init__(md)  # type: ignore[arg-type]
        self.scope = scope

    def run(self, root: ET.Element) -> None:
        """Rewrite such links; all others are left to the generator."""
        if self.scope.lang == DEFAULT_LANGUAGE:
            return
        folder = posixpath.dirname(self.scope.key)
        for link in root.iter("a"):
            path, mark, anchor = link.get("href", "").partition("#")
            if not path.endswith(".md") or "://" in path:
                continue
            key = posixpath.normpath(posixpath.join(folder, path))
            if not self.scope.translated(key):
                link.set("href", self.scope.href(key + mark + anchor))
                link.set("hreflang", DEFAULT_LANGUAGE)


class LoneLinks(Treeprocessor):
    """Marks links alone on a line, which are shown as buttons on pages that keep their lines."""

    def __init__(self, md: object, scope: Scope) -> None:
        super().__init__(md)  # type: ignore[arg-type]
        self.scope = scope

    def run(self, root: ET.Element) -> None:
        """Give them a class of their own."""
        if not self.scope.keeps_lines:
            return
        for block in (*root.iter("p"), *root.iter("li")):
            before, begins = block.text, True
            for child, following in zip_longest(block, list(block)[1:]):
                alone = begins and not (before or "").strip() and not (child.tail or "").strip()
                if child.tag == "a" and alone and (following is None or following.tag == "br"):
                    child.set("class", "radlank")
                before, begins = child.tail, child.tag == "br"
