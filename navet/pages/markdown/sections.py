"""Gives questions their section with room to write, and tables a frame that scrolls."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from markdown.treeprocessors import Treeprocessor

from navet.look import icons
from navet.pages.markdown.scope import Scope

WRITING_LINES = 4
_HEADINGS = ("h1", "h2", "h3")


class Questions(Treeprocessor):
    """Wraps each question of the page's step, its guidance and its writing lines in a section."""

    def __init__(self, md: object, scope: Scope) -> None:
        super().__init__(md)  # type: ignore[arg-type]
        self.scope = scope

    def run(self, root: ET.Element) -> None:
        """Move the elements from each question's heading to the next heading into its section."""
        if not self.scope.key.startswith("fas/"):
            return
        perspectives = {q.id: q.perspective for q in self.scope.model.questions}
        children = list(root)
        for child in children:
            root.remove(child)
        section: ET.Element | None = None
        for child in children:
            if child.tag in _HEADINGS:
                _close(section)
                name = child.get("id", "")
                section = self._open(root, perspectives[name]) if name in perspectives else None
                (root if section is None else section).append(child)
                if section is not None:
                    section.append(self._label(perspectives[name]))
            else:
                (root if section is None else section).append(child)
        _close(section)

    @staticmethod
    def _open(root: ET.Element, perspective: str) -> ET.Element:
        return ET.SubElement(root, "section", {"class": "fraga", "data-perspektiv": perspective})

    def _label(self, perspective: str) -> ET.Element:
        label = ET.Element("p", {"class": "fraga__perspektiv", "data-pagefind-ignore": ""})
        icon = self.md.htmlStash.store(icons.party(perspective))
        label.text = icon + self.scope.words.get(f"perspektiv_{perspective}", perspective)
        return label


def _close(section: ET.Element | None) -> None:
    if section is not None:
        section.append(writing_lines())


def writing_lines(count: int = WRITING_LINES) -> ET.Element:
    """Return room to write: lines that are elements, since printers drop painted ones."""
    lines = ET.Element("div", {"class": "skrivrader", "aria-hidden": "true"})
    for _ in range(count):
        ET.SubElement(lines, "span", {"class": "skrivrad"})
    return lines


class Tables(Treeprocessor):
    """Puts every table in a named region that a keyboard can scroll."""

    def __init__(self, md: object, scope: Scope) -> None:
        super().__init__(md)  # type: ignore[arg-type]
        self.scope = scope

    def run(self, root: ET.Element) -> None:
        """Wrap the tables; the region is named after the heading above it."""
        count = 0
        for parent in list(root.iter()):
            name = self.scope.words.get("tabell", "Tabell")
            for index, child in enumerate(list(parent)):
                if child.tag in ("h2", "h3", "h4"):
                    name = "".join(child.itertext())
                if child.tag == "table":
                    count += 1
                    frame = ET.Element("div", {"class": "tabell", "tabindex": "0"})
                    frame.set("role", "region")
                    label = self.scope.words.get("tabell", "Tabell")
                    frame.set("aria-label", f"{label} {count}: {name}")
                    parent.remove(child)
                    frame.append(child)
                    parent.insert(index, frame)
                    _name_headers(child)


def _name_headers(table: ET.Element) -> None:
    """Say what each heading is for; below an empty corner the first column is headings too."""
    for cell in (*table.iter("th"), *table.iter("td")):
        cell.attrib.pop("style", None)
    head, *rows = table.iter("tr")
    for header in head:
        header.set("scope", "col")
    if len(head) and not "".join(head[0].itertext()).strip():
        head[0].tag = "td"
        del head[0].attrib["scope"]
        for row in rows:
            row[0].tag = "th"
            row[0].set("scope", "row")
