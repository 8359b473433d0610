"""Scans Markdown into what the checks need, with line numbers, without rendering it.

It knows the Markdown that the site allows: ATX headings with ids, paragraphs, lists, tables, fenced
code, boxes (``!!! kind "title"``) and building blocks (``{{ name argument }}``). Where the renderer
would take something for other than it is meant, since it is not closed or lacks a blank line, the
scan notes a fault.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from navet.language.readability import plain

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.S | re.M)
INDENT = 4
_NOT_BEFORE_QUOTE = {"row": "tabell-slut", "block": "byggblock-rad"}
_MARKS = re.compile(r"#{1,6}")
_ID = re.compile(r"#([^\s}]+)")
_SETEXT = re.compile(r"^(?:=+|-+)$")
_RULE = re.compile(r"^(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,}|(?:_[ ]*){3,})$")
_FENCE = re.compile(r"^(`{3,}|~{3,})[ ]*(\{[^}]*\}|[\w#.+-]*)$")
_BOX = re.compile(r'^!!![ ]*([^\s"]+)(?:[ ]+([^\s"]+))?(?:[ ]+"([^"]*)")?[ \t]*$')
_LIST_ITEM = re.compile(r"^([-*+]|[0-9]{1,9}[.)])[ ]+(.*)$")
_TABLE_RULE = re.compile(r"^[|:\- ]*-[|:\- ]*$")
CODE_SPAN = re.compile(r"(?<!`)(`++)(?!`).*?(?<!`)\1(?!`)")
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


class Heading(NamedTuple):
    """A heading: level 1 to 6, its words, its id ("" if none is written) and its line."""

    level: int
    text: str
    id: str
    line: int


class Box(NamedTuple):
    """A box: its kind, argument and title as written, its text as one line, and its line."""

    kind: str
    argument: str
    title: str
    text: str
    line: int


class Block(NamedTuple):
    """A building block: its name, its argument and its line."""

    name: str
    argument: str
    line: int


class Fence(NamedTuple):
    """Fenced code, and the line of the fence that opens it."""

    text: str
    line: int


class Paragraph(NamedTuple):
    """A paragraph, list item or table row as written (Markdown), with its first and last line.

    ``text`` is one line, unless the page's line breaks are kept.
    ``kind`` is "text", "quote", "item", "numbered" or "row"; the dashes below a table's head are
    left out. ``depth`` counts the steps that it is indented in its list, ``box`` is the line of the
    box that it stands in (0 for none), and ``columns`` the cells of a table's first row (else 0).
    """

    text: str
    line: int
    kind: str
    end: int
    depth: int = 0
    box: int = 0
    columns: int = 0

    @property
    def plain(self) -> str:
        """Return the words that a reader meets, without markup."""
        return plain(self.text)


class Link(NamedTuple):
    """A link or image as written: its words, its address and its line."""

    text: str
    address: str
    line: int
    image: bool = False


class Mark(NamedTuple):
    """Something found on a line: a tag of raw HTML, a list of attributes, a citation."""

    text: str
    line: int


class Fault(NamedTuple):
    """Markdown that would not be read as it is meant: which fault, on which line.

    ``found`` and ``wanted`` count cells where the fault is about cells.
    """

    kind: str
    line: int
    found: int = 0
    wanted: int = 0


@dataclass(frozen=True)
class Scan:
    """What a page holds, each list in the page's order."""

    headings: tuple[Heading, ...] = ()
    boxes: tuple[Box, ...] = ()
    blocks: tuple[Block, ...] = ()
    fences: tuple[Fence, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    links: tuple[Link, ...] = ()
    citations: tuple[Mark, ...] = ()
    html: tuple[Mark, ...] = ()
    attributes: tuple[Mark, ...] = ()
    setext: tuple[Mark, ...] = ()
    faults: tuple[Fault, ...] = ()
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


class _Reader:
    """Reads lines one by one.

    ``_near`` says what the line before was, "" if it was blank: some things need a blank line.
    """

    def __init__(self, last_fences: Mapping[str, int], keep_lines: bool) -> None:
        self._joint = "\n" if keep_lines else " "
        self.headings: list[Heading] = []
        self.boxes: list[Box] = []
        self.blocks: list[Block] = []
        self.fences: list[Fence] = []
        self.paragraphs: list[Paragraph] = []
        self.setext: list[Mark] = []
        self.faults: list[Fault] = []
        self.prose: list[tuple[int, str]] = []
        self._last_fences = last_fences
        self._fence = ""
        self._code: list[str] = []
        self._open: Paragraph | None = None
        self._parts: list[str] = []
        self._near = ""
        self._box_text: list[str] = []
        self._in_box = False
        self._in_quote = False
        self._list_depth = -1
        self._first_depth = 0
        self._list_kinds: dict[int, str] = {}
        self._rows = 0
        self._columns = 0

    def take(self, line: str, number: int) -> None:
        if self._fence:
            self._code_line(line, number)
            return
        if "\t" in line:
            line = line.expandtabs(INDENT)
        words = line.strip()
        self.prose.append((number, line))
        if not words:
            self.close(number - 1)
            self._near = ""
            self._end_quote()
            return
        if self._in_box:
            line = self._box_line(line, words, number)
        if words[0] == ">":
            self._quote_line(words.lstrip("> "), number)
        else:
            if self._near not in ("text", "item"):
                self._end_quote()
            self._words(words, len(line) - len(line.lstrip(" ")), number)

    def close(self, end: int) -> None:
        """End the paragraph that is being read at a line, and the table if it is in one."""
        if self._rows == 1 and self._open:
            self._fault("tabell-streck", self._open.line)
        self._rows = 0
        self._end_paragraph(end)

    def end(self, last_line: int) -> None:
        """End what is open where the page ends."""
        self.close(last_line)
        self._end_box()

    def _fault(self, kind: str, line: int, found: int = 0, wanted: int = 0) -> None:
        self.faults.append(Fault(kind, line, found, wanted))

    def _words(self, words: str, indent: int, number: int) -> None:
        """Read a line that is not blank: its words, and how far in they stand."""
        first = words[0]
        if first == "#" and not indent:
            self._heading(words, number)
        elif first == "{" and words.startswith("{{"):
            self._block(words, indent, number)
        elif first == "|" or (self._near == "row" and "|" in words):
            self._row(words, number)
        elif not self._opens(words, indent, number):
            self._running_text(words, indent, number)

    def _opens(self, words: str, indent: int, number: int) -> bool:
        """Return whether the line opens a box or fenced code, which is then open."""
        if words.startswith("!!!"):
            return self._opens_box(words, indent, number)
        return words.startswith(("```", "~~~")) and self._opens_fence(words, indent, number)

    def _quote_line(self, words: str, number: int) -> None:
        """Read the words of a line in a quotation, which ends at a line that is really blank."""
        if not self._in_quote and self._near in _NOT_BEFORE_QUOTE:
            self._fault(_NOT_BEFORE_QUOTE[self._near], number)
        if not self._in_quote or not words:
            self.close(number - 1)
            self._near, self._list_depth, self._in_quote = "", -1, True
        if words:
            self._words(words, 0, number)

    def _end_quote(self) -> None:
        if self._in_quote:
            self._in_quote, self._list_depth = False, -1

    def _heading(self, words: str, number: int) -> None:
        if self._near == "row":
            self._fault("tabell-slut", number)
        self.close(number - 1)
        self._near, self._list_depth = "heading", -1
        marks = _MARKS.match(words)
        level = marks.end() if marks else 1
        text, attributes = words[level:], ""
        if text.endswith("}") and "{" in text:
            text, _, attributes = text.rpartition("{")
        found = _ID.search(attributes)
        text = text.rstrip().rstrip("#").strip()
        self.headings.append(Heading(level, text, found.group(1) if found else "", number))

    def _opens_box(self, words: str, indent: int, number: int) -> bool:
        opening = _BOX.match(words)
        if not opening or indent or self._in_box:
            self._fault("ruta", number)
            return False
        self.close(number - 1)
        kind, argument, title = (part or "" for part in opening.groups())
        self.boxes.append(Box(kind, argument, title, "", number))
        self._in_box, self._near, self._list_depth = True, "box", -1
        return True

    def _box_line(self, line: str, words: str, number: int) -> str:
        """Return a line as it stands inside the box; a line that is not indented ends the box."""
        if line.startswith(" " * INDENT):
            self._box_text.append(words)
            return line[INDENT:]
        self.close(number - 1)
        self._end_box()
        self._near, self._list_depth = "box", -1
        return line

    def _end_box(self) -> None:
        if self._in_box:
            self.boxes[-1] = self.boxes[-1]._replace(text=" ".join(self._box_text))
        self._box_text, self._in_box = [], False

    def _opens_fence(self, words: str, indent: int, number: int) -> bool:
        opening = _FENCE.match(words)
        if not opening:
            return False
        fence = opening.group(1)
        inside = indent or self._in_box
        if inside or self._last_fences.get(fence, 0) <= number:
            self._fault("kod-indrag" if inside else "kod-oppen", number)
            return False
        self.close(number - 1)
        self.prose.pop()
        self._fence, self._code = fence, []
        self.fences.append(Fence("", number))
        self._list_depth = -1
        return True

    def _code_line(self, line: str, number: int) -> None:
        if line.rstrip() == self._fence:
            self.fences[-1] = self.fences[-1]._replace(text="\n".join(self._code))
            self._fence, self._near = "", "fence"
        else:
            self._code.append(line)

    def _block(self, words: str, indent: int, number: int) -> None:
        name, argument = _block_parts(words)
        if not name:
            self._fault("byggblock", number)
            self._running_text(words, indent, number)
            return
        if self._near in ("text", "item", "row", "block"):
            self._fault("byggblock-rad", number)
        self.close(number - 1)
        self._near, self._list_depth = "block", -1
        self.blocks.append(Block(name, argument, number))

    def _row(self, words: str, number: int) -> None:
        cells = _cells(words)
        if self._near != "row":
            if self._near in ("text", "item", "block"):
                self._fault("tabell-rad", number)
            self.close(number - 1)
            self._rows, self._columns, self._near, self._list_depth = 1, cells, "row", -1
            self._begin(Paragraph("", number, "row", number, columns=cells), words)
            return
        self._rows += 1
        rule = bool(_TABLE_RULE.match(words))
        if (self._rows == 2) != rule:
            self._fault("tabell-streck-till" if rule else "tabell-streck", number - (not rule))
        elif cells != self._columns:
            self._fault("tabell-celler", number, cells, self._columns)
        elif not words.endswith("|"):
            self._fault("tabell-kant", number)
        if not rule:
            self._begin(Paragraph("", number, "row", number), words)

    def _running_text(self, words: str, indent: int, number: int) -> None:
        if self._near == "block":
            self._fault("byggblock-rad", number)
        if self._near == "row":
            self._fault("tabell-slut", number)
            self.close(number - 1)
            self._near = ""
        item = _LIST_ITEM.match(words)
        if self._near not in ("text", "item"):
            self._at_start(bool(item), indent, number)
        if self._near in ("text", "item", "rule") and _SETEXT.match(words):
            self.setext.append(Mark(words, number))
            self.close(number - 1)
            self._near = "heading"
        elif self._near not in ("text", "item") and _RULE.match(words):
            self.close(number - 1)
            self._near, self._list_depth = "rule", -1
        elif item:
            self._item(item, indent // INDENT, number)
        elif self._near in ("text", "item"):
            self._parts.append(words)
        else:
            kind = "quote" if self._in_quote else "text"
            depth = indent // INDENT if self._list_depth >= 0 else 0
            self._begin(Paragraph("", number, kind, number, depth), words)
            self._near = "text"

    def _at_start(self, item: bool, indent: int, number: int) -> None:
        """Note, where something new begins, that a list ends or that the text becomes code."""
        self._first_depth = indent // INDENT
        if indent < INDENT and not item:
            self._list_depth = -1
        elif indent // INDENT > self._list_depth + 1:
            self._fault("indrag", number)

    def _item(self, item: re.Match[str], depth: int, number: int) -> None:
        mark, text = item.groups()
        kind = "item" if mark in "-*+" else "numbered"
        if self._list_depth < 0:
            self._list_kinds.clear()
        if self._near == "text":
            self._fault("lista-rad", number)
        elif depth < self._first_depth:
            self._fault("lista-niva", number)
        elif mark[-1] == ")":
            self._fault("lista-tal", number)
        elif self._near == "item" and self._list_kinds.get(depth, kind) != kind:
            self._mixed_list(number)
        above = {step: one for step, one in self._list_kinds.items() if step < depth}
        self._near, self._list_depth, self._list_kinds = "item", depth, {**above, depth: kind}
        self._begin(Paragraph("", number, kind, number, depth), text)

    def _mixed_list(self, number: int) -> None:
        """Note, once for each list, that it changes between bullets and numbers."""
        if Fault("lista-slag", number - 1) not in self.faults[-1:]:
            self._fault("lista-slag", number)

    def _begin(self, paragraph: Paragraph, text: str) -> None:
        self._end_paragraph(paragraph.line - 1)
        box = self.boxes[-1].line if self._in_box else 0
        self._open, self._parts = paragraph._replace(box=box) if box else paragraph, [text]

    def _end_paragraph(self, end: int) -> None:
        if self._open:
            text = self._parts[0] if len(self._parts) == 1 else self._joint.join(self._parts)
            self.paragraphs.append(self._open._replace(text=text, end=end))
        self._open = None


def _block_parts(words: str) -> tuple[str, str]:
    """Return the name and the argument of a building block; no name if the line is not one."""
    inside = words[2:-2] if words.endswith("}}") else ""
    name, _, argument = inside.strip().partition(" ")
    return ("", "") if "}" in inside else (name, argument.strip())


def _cells(row: str) -> int:
    """Return the number of cells in a table's row; escaped pipes and those in code part none."""
    if "\\" in row or "`" in row:
        row = re.sub(r"\\.", "", CODE_SPAN.sub("", row))
    return row.count("|") + 1 - row.startswith("|") - (row.endswith("|") and len(row) > 1)


def scan(body: str, first_line: int = 1, keep_lines: bool = False) -> Scan:
    """Scan a page's body, whose first line is number ``first_line`` of its file.

    With ``keep_lines`` a line break within a paragraph means one, and stands in its text.
    """
    lines = body.split("\n")
    last_fences = {
        line.rstrip(): number
        for number, line in enumerate(lines, first_line)
        if line.startswith(("```", "~~~"))
    }
    reader = _Reader(last_fences, keep_lines)
    for number, line in enumerate(lines, first_line):
        reader.take(line, number)
    last_line = first_line + len(lines) - 1
    reader.end(last_line)
    found = _inline(reader.prose)
    return Scan(
        headings=tuple(reader.headings),
        boxes=tuple(reader.boxes),
        blocks=tuple(reader.blocks),
        fences=tuple(reader.fences),
        paragraphs=tuple(reader.paragraphs),
        links=tuple(found.links),
        citations=tuple(found.citations),
        html=tuple(found.html),
        attributes=tuple(found.attributes),
        setext=tuple(reader.setext),
        faults=tuple(reader.faults),
        last_line=last_line,
    )


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
