"""Inline marks: citations ``[@id]`` and phrases in another language ``[phrase]{lang=en}``."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from markdown.inlinepatterns import InlineProcessor

from navet.content.citations import CITATION, keys_of
from navet.pages.markdown.scope import Scope


class Citations(InlineProcessor):
    """Renders a citation as small numbered links to the page's source list."""

    def __init__(self, scope: Scope) -> None:
        super().__init__(r"[ \t]*" + CITATION)
        self.scope = scope

    def handleMatch(  # type: ignore[override] # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[ET.Element | None, int | None, int | None]:
        """Return the element; a citation of an unknown source is left out (the check names it)."""
        numbers = [self.scope.numbers[key] for key in keys_of(m[1]) if key in self.scope.numbers]
        if not numbers:
            return ET.Element("span"), m.start(0), m.end(0)
        mark = ET.Element("sup", {"class": "kallhanvisning"})
        for number in numbers:
            link = ET.SubElement(mark, "a", {"href": f"#kalla-{number}"})
            link.set("aria-label", f"{self.scope.words.get('kalla', 'Källa')} {number}")
            link.text = str(number)
        return mark, m.start(0), m.end(0)


class ForeignPhrase(InlineProcessor):
    """Renders ``[phrase]{lang=en}`` as a span with its language."""

    def __init__(self) -> None:
        super().__init__(r"\[([^\[\]]+)\]\{lang=\"?([a-z]{2})\"?\}")

    def handleMatch(  # type: ignore[override] # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[ET.Element, int, int]:
        """Return the span; Markdown inside it still works."""
        span = ET.Element("span", {"lang": m[2]})
        span.text = m[1]
        return span, m.start(0), m.end(0)


class LineBreaks(InlineProcessor):
    """Renders a line break in the file as one on the page, on pages where it means that."""

    def __init__(self, scope: Scope) -> None:
        super().__init__(r"\n[ ]*")
        self.scope = scope

    def handleMatch(  # type: ignore[override] # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[ET.Element | None, int | None, int | None]:
        """Return the element, or nothing on pages whose lines are as long as there is room for."""
        if not self.scope.keeps_lines:
            return None, None, None
        return ET.Element("br"), m.start(0), m.end(0)
