"""Building blocks: a line ``{{ name argument }}`` becomes HTML made from data."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from markdown.blockprocessors import BlockProcessor

from navet.pages.markdown.scope import Scope


class BuildingBlocks(BlockProcessor):
    """Puts the HTML of building blocks in, untouched by Markdown."""

    RE = re.compile(r"^\{\{[ ]*([^\s}]+)(?:[ ]+([^}]*?))?[ ]*\}\}[ \t]*$")

    def __init__(self, parser: object, scope: Scope) -> None:
        super().__init__(parser)  # type: ignore[arg-type]
        self.scope = scope

    def test(self, parent: ET.Element, block: str) -> bool:
        """Return whether the block is a building block on a line of its own."""
        return bool(self.RE.match(block.strip()))

    def run(self, parent: ET.Element, blocks: list[str]) -> bool | None:
        """Stash the HTML where Markdown puts it back as it is."""
        found = self.RE.match(blocks.pop(0).strip())
        if found is None:
            return False
        html = self.scope.block(found[1], found[2] or "")
        holder = ET.SubElement(parent, "p")
        holder.text = self.parser.md.htmlStash.store(html)
        return None
