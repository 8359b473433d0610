"""Gives questions their section with an answer and room to write, and tables a scrolling frame."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from markdown.treeprocessors import Treeprocessor

from navet.look import icons
from navet.pages.markdown.example import folded
from navet.pages.markdown.scope import Scope

WRITING_LINES = 4
_HEADINGS = ("h1", "h2", "h3")


class Questions(Treeprocessor):
    """Wraps each question of the page's step in a section.

    It holds the question's guidance, the invented example's answer and room to write. The example's
    answer to the step's key question stands after that question.
    """

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
                self._close(section)
                name = child.get("id", "")
                section = self._open(root, perspectives[name]) if name in perspectives else None
                (root if section is None else section).append(child)
                if section is not None:
                    section.append(self._label(perspectives[name]))
            else:
                (root if section is None else section).append(child)
                if self._is_key_question(child):
                    _add(root, folded(self.scope, child.get("data-steg", "")))
        self._close(section)

    @staticmethod
    def _open(root: ET.Element, perspective: str) -> ET.Element:
        return ET.SubElement(root, "section", {"class": "fraga", "data-perspektiv": perspective})

    def _label(self, perspective: str) -> ET.Element:
        label = ET.Element("p", {"class": "fraga__perspektiv", "data-pagefind-ignore": ""})
        icon = self.md.htmlStash.store(icons.party(perspective))
        label.text = icon + self.scope.words.get(f"perspektiv_{perspective}", perspective)
        return label

    def _is_key_question(self, element: ET.Element) -> bool:
        """Return whether it is the key question of the step that the page is about."""
        step_id = element.get("data-steg")
        return any(
            step.id == step_id and step.page == self.scope.key for step in self.scope.model.steps
        )

    def _close(self, section: ET.Element | None) -> None:
        if section is not None:
            _add(section, folded(self.scope, section[0].get("id", "")))
            section.append(writing_lines())


def _add(parent: ET.Element, element: ET.Element | None) -> None:
    if element is not None:
        parent.append(element)


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
