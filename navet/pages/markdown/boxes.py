"""Boxes: ``!!! kind argument "title"`` and an indented text become a labelled box."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from markdown.blockprocessors import BlockProcessor

from navet.pages.markdown.scope import Scope

_LABELS = {"tips": "ruta_tips", "obs": "ruta_obs", "exempel": "ruta_exempel"}


class Boxes(BlockProcessor):
    """Renders boxes; the key question's box also shows MUCF's Swedish wording on English pages."""

    RE = re.compile(r'(?:^|\n)!!![ ]*([^\s"]+)(?:[ ]+([^\s"]+))?(?:[ ]+"([^"\n]*)")?[ \t]*(?:\n|$)')

    def __init__(self, parser: object, scope: Scope) -> None:
        super().__init__(parser)  # type: ignore[arg-type]
        self.scope = scope
        self.open: ET.Element | None = None

    def test(self, parent: ET.Element, block: str) -> bool:
        """Return whether the block opens a box or goes on with the one before it."""
        if self.RE.search(block):
            return True
        last = self.lastChild(parent)
        return block.startswith("    ") and last is not None and last is self.open

    def run(self, parent: ET.Element, blocks: list[str]) -> bool | None:
        """Build the box, with the rest of the text parsed as Markdown inside it."""
        block = blocks.pop(0)
        found = self.RE.search(block)
        if found is None:
            inside, outside = self.detab(block)
            if self.open is not None:
                self.parser.parseChunk(self.open, inside)
            self._rest(outside, blocks)
            return None
        if found.start():
            self.parser.parseBlocks(parent, [block[: found.start()]])
        kind, argument, title = (part or "" for part in found.groups())
        inside, outside = self.detab(block[found.end() :])
        if kind == "nyckelfraga":
            self._key_question(parent, argument, inside)
            self.open = None
        else:
            self.open = self._box(parent, kind, title)
            self.parser.parseChunk(self.open, inside)
        self._rest(outside, blocks)
        return None

    @staticmethod
    def _rest(outside: str, blocks: list[str]) -> None:
        if outside:
            blocks.insert(0, outside)

    def _box(self, parent: ET.Element, kind: str, title: str) -> ET.Element:
        box = ET.SubElement(parent, "div", {"class": f"ruta ruta--{kind}"})
        label = ET.SubElement(box, "p", {"class": "ruta__etikett"})
        name = self.scope.words.get(_LABELS.get(kind, ""), kind)
        label.text = f"{name}: {title}" if title else name
        return box

    def _key_question(self, parent: ET.Element, step_id: str, text: str) -> None:
        box = ET.SubElement(parent, "div", {"class": "nyckelfraga", "data-steg": step_id})
        label = ET.SubElement(box, "p", {"class": "nyckelfraga__etikett"})
        label.text = self.scope.words.get("nyckelfraga_mucf", "MUCF:s nyckelfråga")
        wording = ET.SubElement(box, "p", {"class": "nyckelfraga__text"})
        wording.text = " ".join(text.split())
        original = self._original(step_id)
        if original:
            note = ET.SubElement(box, "p", {"class": "nyckelfraga__original"})
            note.text = f"{self.scope.words.get('mucf_svenska', 'MUCF’s Swedish wording')}: "
            quote = ET.SubElement(note, "span", {"lang": "sv"})
            quote.text = original

    def _original(self, step_id: str) -> str:
        if self.scope.lang == "sv":
            return ""
        steps = {step.id: step for step in self.scope.model.steps}
        return steps[step_id].key_question.sv if step_id in steps else ""
