"""Content controls for Word: fields that a reader fills in and that programs find again.

Every control has the id as its tag and a bookmark round it, because LibreOffice 7 drops tags on
save but keeps bookmarks. The label has a bookmark of its own, as an answer of several paragraphs
outgrows both: what stands between one label and the next is the answer, whoever saved the file.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from navet.documents.office.ooxml import clean_text

MAX_BOOKMARK = 40
MAX_ALIAS = 60
_PLACEHOLDER = '<w:rStyle w:val="PlaceholderText"/>'


@dataclass(frozen=True)
class Control:
    """A field: its id (the tag), what it is called, the placeholder, and its value, or "".

    ``kind`` is "text" for text of any length, "line" for one line without line breaks, "list" or
    "date". ``choices`` belongs to a list: ids and the words shown. A date is yyyy-mm-dd.
    """

    tag: str
    alias: str
    placeholder: str
    value: str = ""
    kind: str = "text"
    choices: Mapping[str, str] = field(default_factory=dict)


def bookmark_name(tag: str) -> str:
    """Return the bookmark that stands round the control with this tag.

    Raises ValueError if it would pass Word's 40 characters: a shortened name could be doubled.
    """
    return _bookmark("f_" if "--" in tag else "q_", tag)


def anchor_name(tag: str) -> str:
    """Return the bookmark on the label of the control with this tag; ValueError if too long."""
    return _bookmark("a_", tag)


def _bookmark(prefix: str, tag: str) -> str:
    name = prefix + tag.replace("-", "_")
    if len(name) > MAX_BOOKMARK:
        raise ValueError(f"bokmärket {name} är längre än {MAX_BOOKMARK} tecken")
    return name


def elements(control: Control, number: int, lang_code: str) -> list[Any]:
    """Return the XML of a control with its bookmark, to append to a paragraph."""
    start, end = marks(bookmark_name(control.tag), number)
    return [start, parse_xml(_sdt(control, lang_code)), end]


def marks(name: str, number: int) -> tuple[Any, Any]:
    """Return the XML of a bookmark's start and end; the number is its own in the file."""
    start = f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="{name}"/>'
    end = f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>'
    return parse_xml(start), parse_xml(end)


def _sdt(control: Control, lang_code: str) -> str:
    filled = bool(control.value)
    showing = "" if filled else "<w:showingPlcHdr/>"
    return (
        f"<w:sdt {nsdecls('w')}><w:sdtPr>"
        f"<w:alias w:val={quoteattr(_short(control.alias))}/>"
        f"<w:tag w:val={quoteattr(control.tag)}/>"
        f'<w:id w:val="{_stable_id(control.tag)}"/>'
        f'<w:lock w:val="sdtLocked"/>{showing}{_kind(control, lang_code)}'
        f"</w:sdtPr><w:sdtContent>{_content(control, filled)}</w:sdtContent></w:sdt>"
    )


def _kind(control: Control, lang_code: str) -> str:
    if control.kind == "list":
        return f"<w:dropDownList>{_items(control.choices)}</w:dropDownList>"
    if control.kind == "date":
        full = f' w:fullDate="{control.value}T00:00:00Z"' if control.value else ""
        return (
            f'<w:date{full}><w:dateFormat w:val="yyyy-MM-dd"/><w:lid w:val="{lang_code}"/>'
            '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
        )
    if control.kind == "line":
        return "<w:text/>"
    # Not <w:text w:multiLine="1"/>: LibreOffice 7 then moves every line break to the front, and the
    # lines of an answer become one.
    return "<w:richText/>"


def _items(choices: Mapping[str, str]) -> str:
    return "".join(
        f"<w:listItem w:displayText={quoteattr(text)} w:value={quoteattr(choice)}/>"
        for choice, text in choices.items()
    )


def _content(control: Control, filled: bool) -> str:
    text = control.value if filled else control.placeholder
    properties = "" if filled else f"<w:rPr>{_PLACEHOLDER}</w:rPr>"
    runs = [f"<w:r>{properties}{line}</w:r>" for line in text_xml(text).split("<w:br/>")]
    return f"<w:r>{properties}<w:br/></w:r>".join(runs)


def text_xml(text: str) -> str:
    """Return the run content of a text: each line break becomes a w:br, spaces are kept."""
    lines = clean_text(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)


def _short(text: str) -> str:
    text = clean_text(text).replace("\u00ad", "")
    if len(text) <= MAX_ALIAS:
        return text
    return text[: MAX_ALIAS - 1].rsplit(" ", 1)[0].rstrip(" ,:") + "…"


def _stable_id(tag: str) -> int:
    return zlib.crc32(tag.encode()) & 0x7FFFFFFF
