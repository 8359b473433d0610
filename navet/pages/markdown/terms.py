"""Terms explained in place: ``[words]{term=id}`` links to the glossary and carries its explanation.

Without JavaScript it is a link. With it, frame/term/term.js makes it a button that shows the
explanation.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from navet.content.glossary import TERM_MARK
from navet.pages.markdown.scope import Scope


class Terms(InlineProcessor):
    """Renders marked terms; a term that is not in the glossary stays plain words."""

    def __init__(self, scope: Scope) -> None:
        super().__init__(TERM_MARK.pattern)
        self.scope = scope

    def handleMatch(  # type: ignore[override] # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[ET.Element, int, int]:
        """Return the link and its explanation in one element; Markdown in the words still works."""
        frame = ET.Element("span", {"class": "term"})
        term = self.scope.terms.get(m[2])
        if term is None:
            frame.text = m[1]
            return frame, m.start(0), m.end(0)
        frame.set("data-modul", "term")
        frame.set("data-term", term.id)
        link = ET.SubElement(
            frame, "a", {"class": "term__ord", "href": self.scope.href(term.target)}
        )
        link.text = m[1]
        explanation = ET.SubElement(
            frame, "span", {"class": "term__text", "data-pagefind-ignore": ""}
        )
        name = ET.SubElement(explanation, "strong")
        name.text = AtomicString(term.term[self.scope.lang])
        name.tail = AtomicString(f": {term.explanation[self.scope.lang]}")
        return frame, m.start(0), m.end(0)
