"""Scans Markdown into what the checks need, with line numbers, without rendering it.

It knows the Markdown that the site allows: ATX headings with ids, paragraphs, lists, tables, fenced
code, boxes (``!!! kind "title"``) and building blocks (``{{ name argument }}``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.S | re.M)
_HEADING = re.compile(r"^(#{1,6})(?:[ \t]+(.*?))?[ \t]*#*[ \t]*(?:\{([^}]*)\})?[ \t]*$")
_ID = re.compile(r"#([^\s}]+)")
_SETEXT = re.compile(r"^(=+|-{3,})[ \t]*$")
_FENCE = re.compile(r"^[ ]{0,3}(`{3,}|~{3,})")
_BOX = re.compile(r'^!!![ ]*([^\s"]+)(?:[ ]+([^\s"]+))?(?:[ ]+"([^"]*)")?[ \t]*$')
_BLOCK = re.compile(r"^\{\{[ ]*([^\s}]+)(?:[ ]+([^}]*?))?[ ]*\}\}[ \t]*$")
_LIST_ITEM = re.compile(r"^[ ]*(?:[-*+]|[0-9]{1,9}[.)])[ ]+(.*)$")
CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
# Bounded, so that no line, however it is made, takes long to read.
_CITATION = re.compile(r"\[@([^\]]{0,200})\]")
LINK = re.compile(
    r"(!?)\[((?:[^\[\]]|\[[^\[\]]{0,200}\]){0,500})\]"
    r"\(\s{0,9}<?([^()\s>]{0,2000}(?:\([^()\s>]{0,200}\)[^()\s>]{0,200})?)>?"
    r"(?:\s+[\"'][^)]{0,300})?\)"
)
_REFERENCE = re.compile(r"^[ ]{0,3}\[([^\]@]+)\]:\s*<?(\S+?)>?(?:\s|$)")
_HTML = re.compile(r"<(?:[A-Za-z/!?][^>\n]*>?)")
_AUTOLINK = re.compile(r"<(?:https?://)[^>\s]+>")
_ATTRIBUTES = re.compile(r"\{[:]?[ ]*([^{}\n]*[=.#][^{}\n]*)\}")


@dataclass(frozen=True)
class Heading:
    """A heading: level 1 to 6, its words, its id ("" if none is written) and its line."""

    level: int
    text: str
    id: str
    line: int


@dataclass(frozen=True)
class Box:
    """A box: its kind, argument and title as written, its text as one line, and its line."""

    kind: str
    argument: str
    title: str
    text: str
    line: int


@dataclass(frozen=True)
class Block:
    """A building block: its name, its argument and its line."""

    name: str
    argument: str
    line: int


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, list item or table row as written (Markdown), with the line it begins on.

    ``kind`` is "text", "item", "row" or "box".
    """

    text: str
    line: int
    kind: str


@dataclass(frozen=True)
class Link:
    """A link or image as written: its words, its address and its line."""

    text: str
    address: str
    line: int
    image: bool = False


@dataclass(frozen=True)
class Mark:
    """Something found on a line: a tag of raw HTML, a list of attributes, a citation."""

    text: str
    line: int


@dataclass(frozen=True)
class Scan:
    """What a page holds, each list in the page's order."""

    headings: tuple[Heading, ...] = ()
    boxes: tuple[Box, ...] = ()
    blocks: tuple[Block, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    links: tuple[Link, ...] = ()
    citations: tuple[Mark, ...] = ()
    html: tuple[Mark, ...] = ()
    attributes: tuple[Mark, ...] = ()
    setext: tuple[Mark, ...] = ()
    last_line: int = 1

    def ends_at(self, heading: Heading) -> int:
        """Return the line after a heading's own text: where the next heading stands."""
        after = (other.line for other in self.headings if other.line > heading.line)
        return next(after, self.last_line + 1)

    def section_ends_at(self, heading: Heading) -> int:
        """Return the line after a heading's section: where one of its level or above stands."""
        after = (
            other.line
            for other in self.headings
            if other.line > heading.line and other.level <= heading.level
        )
        return next(after, self.last_line + 1)


def split_front_matter(text: str) -> tuple[str, str, int]:
    """Return a page's front matter, its body, and the line that the body begins on (from 1)."""
    found = FRONT_MATTER.match(text)
    if not found:
        return "", text, 1
    return found.group(1), text[found.end() :], text.count("\n", 0, found.end()) + 1


@dataclass
class _State:
    """What has been found so far, and the paragraph that is being read."""

    headings: list[Heading] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    setext: list[Mark] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    open_line: int = 0
    open_kind: str = "text"

    def close(self) -> None:
        if self.open:
            text = " ".join(part.strip() for part in self.open)
            self.paragraphs.append(Paragraph(text, self.open_line, self.open_kind))
        self.open = []

    def add(self, text: str, line: int, kind: str = "text", fresh: bool = False) -> None:
        if fresh or not self.open or (kind == "box") != (self.open_kind == "box"):
            self.close()
            self.open_line, self.open_kind = line, kind
        self.open.append(text)


def scan(body: str, first_line: int = 1) -> Scan:
    """Scan a page's body, whose first line is number ``first_line`` of its file."""
    lines = body.split("\n")
    state = _State()
    prose: list[tuple[int, str]] = []
    fence = ""
    box: Box | None = None
    for number, line in enumerate(lines, first_line):
        marker = _FENCE.match(line)
        if fence:
            if marker and marker.group(1).startswith(fence):
                fence = ""
            continue
        if marker:
            state.close()
            fence = marker.group(1)
            continue
        box = _box_line(line, number, box, state)
        if box is None or not line.startswith("    "):
            _line(line, number, state)
        prose.append((number, line))
    state.close()
    found = _inline(prose)
    return Scan(
        headings=tuple(state.headings),
        boxes=tuple(state.boxes),
        blocks=tuple(state.blocks),
        paragraphs=tuple(state.paragraphs),
        links=tuple(found.links),
        citations=tuple(found.citations),
        html=tuple(found.html),
        attributes=tuple(found.attributes),
        setext=tuple(state.setext),
        last_line=first_line + len(lines) - 1,
    )


def _box_line(line: str, number: int, box: Box | None, state: _State) -> Box | None:
    """Return the box that the line belongs to or opens, if any, and note its text."""
    opening = _BOX.match(line)
    if opening:
        state.close()
        kind, argument, title = (part or "" for part in opening.groups())
        state.boxes.append(Box(kind, argument, title, "", number))
        return state.boxes[-1]
    if box is None:
        return None
    if not line.strip():
        state.close()
        return box
    if not line.startswith("    "):
        state.close()
        return None
    item = _LIST_ITEM.match(line)
    state.add(item.group(1) if item else line, number, "box", fresh=bool(item))
    last = state.boxes[-1]
    text = f"{last.text} {line.strip()}".strip()
    state.boxes[-1] = Box(last.kind, last.argument, last.title, text, last.line)
    return state.boxes[-1]


def _line(line: str, number: int, state: _State) -> None:
    heading = _HEADING.match(line)
    block = _BLOCK.match(line)
    item = _LIST_ITEM.match(line)
    if _BOX.match(line):
        return
    if not line.strip():
        state.close()
    elif heading:
        state.close()
        marks, text, attributes = heading.groups()
        found = _ID.search(attributes or "")
        state.headings.append(
            Heading(len(marks), (text or "").strip(), found.group(1) if found else "", number)
        )
    elif block:
        state.close()
        state.blocks.append(Block(block.group(1), block.group(2) or "", number))
    elif _SETEXT.match(line) and state.open and state.open_kind == "text":
        state.setext.append(Mark(line.strip(), number))
        state.close()
    elif line.lstrip().startswith("|"):
        state.add(line, number, "row", fresh=True)
    elif item:
        state.add(item.group(1), number, "item", fresh=True)
    else:
        state.add(line.lstrip("> "), number)


@dataclass
class _Inline:
    """What stands inside lines."""

    links: list[Link] = field(default_factory=list)
    citations: list[Mark] = field(default_factory=list)
    html: list[Mark] = field(default_factory=list)
    attributes: list[Mark] = field(default_factory=list)


def _inline(prose: list[tuple[int, str]]) -> _Inline:
    found = _Inline()
    for number, written in prose:
        bare = CODE_SPAN.sub("", written) if "`" in written else written
        if "]" in bare:
            found.links += [
                Link(text, address, number, bool(bang))
                for bang, text, address in LINK.findall(bare)
            ]
            found.links += [Link(name, to, number) for name, to in _REFERENCE.findall(bare)]
            found.citations += [Mark(mark, number) for mark in _CITATION.findall(bare)]
        if "<" in bare:
            tags = _HTML.finditer(_AUTOLINK.sub("", bare))
            found.html += [Mark(tag.group(0), number) for tag in tags]
        if "{" in bare:
            found.attributes += [Mark(mark, number) for mark in _ATTRIBUTES.findall(bare)]
    return found
