"""Word files: a paper with the site's look, real styles, language, title and controls.

A `Paper` is built from top to bottom with its methods; `to_bytes` gives the finished file, the
same bytes every time. It is python-docx with the XML that it lacks.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm

from navet.documents.kit.look import Look, stripe_png
from navet.documents.office import styles
from navet.documents.office.controls import Control, anchor_name, elements, marks, text_xml
from navet.documents.office.ooxml import clean_text, moment, pack, unpack

LANGUAGE_CODES = {"sv": "sv-SE", "en": "en-GB"}
_UNWANTED = ("word/stylesWithEffects.xml", "docProps/thumbnail.jpeg")


@dataclass(frozen=True)
class TableShape:
    """A table's form: column widths in centimetres, and what it is called and holds.

    With ``row_headers`` the first column is bold. ``min_height`` is a row's least height in
    centimetres. With ``together`` the whole table stays on one page.
    """

    widths: tuple[float, ...]
    caption: str
    description: str
    row_headers: bool = False
    min_height: float = 0.0
    together: bool = False


class Paper:
    """A Word file in the making: A4, upright or landscape, in one language."""

    def __init__(  # noqa: PLR0913
        self,
        lang: str,
        title: str,
        subject: str,
        look: Look,
        author: str,
        *,
        marks: Mapping[str, str],
        wide: bool = False,
        scale: float = 1.0,
    ) -> None:
        """Begin an empty paper; title, subject and author go into the file's properties.

        ``marks`` are properties of our own by name, for programs that read the file back; they stay
        when it is saved elsewhere. ``scale`` is how many times larger than usual all text is.
        """
        self.lang, self.title, self.subject, self.look = lang, title, subject, look
        self.author = clean_text(author)
        self._marks = marks
        self.code = LANGUAGE_CODES[lang]
        self.wide = wide
        self._bookmarks = 100
        self._tags: set[str] = set()
        template, self._styles = _styled(look, self.code, scale)
        self._document = Document(io.BytesIO(template))
        self._section = self._document.sections[0]
        self._set_page()

    @property
    def text_width(self) -> float:
        """Return the width between the margins in centimetres."""
        return 25.7 if self.wide else 17.0

    def _set_page(self) -> None:
        short, long = Cm(21), Cm(29.7)
        section = self._section
        section.orientation = WD_ORIENT.LANDSCAPE if self.wide else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (long, short) if self.wide else (short, long)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin, section.bottom_margin = Cm(2.1), Cm(1.9)
        section.header_distance, section.footer_distance = Cm(0.9), Cm(0.9)

    def frame(self, footer: str, page_words: tuple[str, str]) -> None:
        """Put the coloured strip at every page's top, and footer, page number and count below."""
        stripe = stripe_png(tuple(part.main for part in self.look.parts))
        header = self._section.header.paragraphs[0]
        picture = header.add_run().add_picture(io.BytesIO(stripe), width=Cm(self.text_width))
        picture.height = Cm(0.16)
        _describe(picture._inline, "", decorative=True)
        paragraph = self._section.footer.paragraphs[0]
        tab = parse_xml(
            f'<w:tabs {nsdecls("w")}><w:tab w:val="right" '
            f'w:pos="{int(self.text_width * 567)}"/></w:tabs>'
        )
        paragraph._p.get_or_add_pPr().append(tab)
        page, of = page_words
        self._runs(paragraph._p, f"{footer}\t{page} ")
        _field(paragraph._p, "PAGE")
        self._runs(paragraph._p, f" {of} ")
        _field(paragraph._p, "NUMPAGES")

    def paragraph(self, text: str, style: str = "Normal", keep: bool = False) -> Any:
        """Add a paragraph and return its XML element; line breaks in text are kept.

        One to keep stands whole, on the same page as the beginning of what follows.
        """
        paragraph = self._new_paragraph(style, keep)
        self._section._sectPr.addprevious(paragraph)
        self._runs(paragraph, text)
        return paragraph

    def _new_paragraph(self, style: str, keep: bool = False) -> Any:
        together = "<w:keepNext/><w:keepLines/>" if keep else ""
        return parse_xml(
            f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{self._styles[style]}"/>{together}'
            "</w:pPr></w:p>"
        )

    def heading(self, text: str, level: int, style: str = "") -> Any:
        """Add a heading of a level (1-3), in a style based on that level's where one is given."""
        return self.paragraph(text, style or f"Heading {level}")

    def key_question(self, label: str, question: str, part: int) -> None:
        """Add the model owner's key question: a tinted paragraph with a label and the question."""
        paragraph = self.paragraph("", f"Key question {part}")
        self._run(paragraph, f"{label}\n", "KeyLabel")
        self._run(paragraph, question, "KeyText")

    def field(self, control: Control, style: str = "Answer") -> None:
        """Add a paragraph that holds one control."""
        self.put(self.paragraph("", style), control)

    def labelled(self, label: str, control: Control, style: str = "Answer") -> None:
        """Add a label and the control under it."""
        self.anchor(self.paragraph(label, "Field label"), control)
        self.field(control, style)

    def put(self, paragraph: Any, control: Control) -> None:
        """Append a control to a paragraph. ValueError if its tag stands in the file already."""
        if control.tag in self._tags:
            raise ValueError(f"fältet {control.tag} finns redan i {self.title}")
        self._tags.add(control.tag)
        self._bookmarks += 1
        for element in elements(control, self._bookmarks, self.code):
            paragraph.append(element)

    def anchor(self, label: Any, *controls: Control) -> None:
        """Mark a paragraph as the label of controls that follow."""
        for control in controls:
            self._bookmarks += 1
            start, end = marks(anchor_name(control.tag), self._bookmarks)
            label.find(qn("w:pPr")).addnext(start)
            label.append(end)

    def steps(self, texts: Sequence[str | Sequence[Mapping[str, Any]]]) -> None:
        """Add a short numbered list, the numbers written out; an item is text or pieces."""
        for number, text in enumerate(texts, 1):
            paragraph = self.paragraph("", "Numbered")
            self._run(paragraph, f"{number}\t", "Number")
            if isinstance(text, str):
                self._runs(paragraph, text)
            else:
                self._pieces(paragraph, text)

    def rich(self, pieces: Sequence[Mapping[str, Any]], style: str = "Normal") -> None:
        """Add a paragraph of pieces (see `kit.prose`): bold, italic and links are kept."""
        self._pieces(self.paragraph("", style), pieces)

    def mixed(self, parts: Sequence[Control | Mapping[str, Any]]) -> None:
        """Add a paragraph of pieces and controls in turn: a text with fields in its sentences."""
        paragraph = self.paragraph("")
        for part in parts:
            if isinstance(part, Control):
                self.put(paragraph, part)
            else:
                self._pieces(paragraph, [part])

    def bullets(self, items: Sequence[Sequence[Mapping[str, Any]]]) -> None:
        """Add a list whose items are pieces."""
        for pieces in items:
            self.rich(pieces, "List Bullet")

    def _pieces(self, paragraph: Any, pieces: Sequence[Mapping[str, Any]]) -> None:
        for piece in pieces:
            if piece.get("link"):
                paragraph.append(self._hyperlink(piece["text"], piece["link"]))
            else:
                style = "Strong" if piece.get("bold") else "Emphasis" if piece.get("italic") else ""
                self._run(paragraph, piece["text"], style)

    def _hyperlink(self, words: str, address: str) -> Any:
        related = self._document.part.relate_to(
            address,
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
            is_external=True,
        )
        run = f'<w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>{text_xml(words)}</w:r>'
        return parse_xml(
            f'<w:hyperlink {nsdecls("w", "r")} r:id="{related}" w:history="1">{run}</w:hyperlink>'
        )

    def picture(self, png: bytes, width: float, alt: str) -> None:
        """Add a centred picture, its width in centimetres, with its text alternative."""
        paragraph = self._document.add_paragraph(style="Picture")
        picture = paragraph.add_run().add_picture(io.BytesIO(png), width=Cm(width))
        _describe(picture._inline, alt)

    def page_break(self) -> None:
        """Let the next paragraph begin on a new page."""
        self.paragraph("", "Break").append(
            parse_xml(f'<w:r {nsdecls("w")}><w:br w:type="page"/></w:r>')
        )

    def table(
        self, header: Sequence[str], rows: Sequence[Sequence[str | Control]], shape: TableShape
    ) -> None:
        """Add a table whose first row repeats on every page.

        A cell is text or a control; text first in a row is the label of the row's controls. Rows
        never split between pages.
        """
        table = parse_xml(_table_xml(shape, self.look))
        table.append(self._row(header, shape, head=True, keep=True))
        for index, cells in enumerate(rows):
            keep = shape.together and index < len(rows) - 1
            table.append(self._row(cells, shape, keep=keep))
        self._section._sectPr.addprevious(table)
        self.paragraph("", "After table")

    def _row(
        self,
        cells: Sequence[str | Control],
        shape: TableShape,
        *,
        head: bool = False,
        keep: bool = False,
    ) -> Any:
        high = int(shape.min_height * 567)
        tall = f'<w:trHeight w:val="{high}" w:hRule="atLeast"/>' if high and not head else ""
        first = "<w:tblHeader/>" if head else ""
        row = parse_xml(f"<w:tr {nsdecls('w')}><w:trPr><w:cantSplit/>{tall}{first}</w:trPr></w:tr>")
        tint = self.look.parts[0].tint
        fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{tint}"/>' if head else ""
        size = " small" if self.wide else ""
        for index, (width, content) in enumerate(zip(shape.widths, cells, strict=True)):
            cell = parse_xml(
                f'<w:tc {nsdecls("w")}><w:tcPr><w:tcW w:w="{int(width * 567)}" w:type="dxa"/>{fill}'
                "</w:tcPr></w:tc>"
            )
            bold = head or (shape.row_headers and index == 0)
            paragraph = self._new_paragraph(("Table head" if bold else "Table text") + size, keep)
            cell.append(paragraph)
            if isinstance(content, Control):
                self.put(paragraph, content)
            else:
                self._runs(paragraph, content)
                if index == 0:
                    self.anchor(paragraph, *(one for one in cells if isinstance(one, Control)))
            row.append(cell)
        return row

    def _runs(self, paragraph: Any, text: str) -> None:
        for index, piece in enumerate(text.split("\t")):
            if index:
                paragraph.append(parse_xml(f"<w:r {nsdecls('w')}><w:tab/></w:r>"))
            if piece:
                self._run(paragraph, piece)

    def _run(self, paragraph: Any, text: str, style: str = "") -> None:
        properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
        pieces = "<w:tab/>".join(text_xml(piece) for piece in text.split("\t"))
        paragraph.append(parse_xml(f"<w:r {nsdecls('w')}>{properties}{pieces}</w:r>"))

    def link(self, label: str, address: str) -> None:
        """Add a paragraph that is a link, the address written out after the words."""
        paragraph = self.paragraph(f"{label}: ", "Small")
        paragraph.append(self._hyperlink(address, address))

    def to_bytes(self, timestamp: int) -> bytes:
        """Return the finished .docx, dated with the timestamp."""
        properties = self._document.core_properties
        properties.title, properties.subject = clean_text(self.title), clean_text(self.subject)
        properties.author = properties.last_modified_by = self.author
        properties.language, properties.comments = self.code, ""
        properties.created = properties.modified = moment(timestamp).replace(tzinfo=None)
        properties.revision = 1
        target = io.BytesIO()
        self._document.save(target)
        parts = _without_unwanted(unpack(target.getvalue()))
        return pack(_with_properties(parts, self._marks), timestamp)


@lru_cache(maxsize=4)
def _styled(look: Look, code: str, scale: float) -> tuple[bytes, dict[str, str]]:
    """Return an empty document with our styles, and each style's id by its name.

    python-docx finds a style by walking through all of them, so this is done once a process.
    """
    document = Document()
    styles.apply(document, look, code)
    styles.enlarge(document, scale)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue(), {str(style.name): style.style_id for style in document.styles}


def _without_unwanted(parts: dict[str, bytes]) -> dict[str, bytes]:
    for name in _UNWANTED:
        parts.pop(name, None)
    for name in [name for name in parts if name.endswith(".rels")]:
        parts[name] = _without_targets(parts[name], ("stylesWithEffects.xml", "thumbnail.jpeg"))
    types = parts["[Content_Types].xml"].decode()
    types = _drop_elements(types, "Override", "stylesWithEffects.xml")
    types = _drop_elements(types, "Default", 'Extension="jpeg"')
    parts["[Content_Types].xml"] = types.encode()
    return parts


def _with_properties(parts: dict[str, bytes], properties: Mapping[str, str]) -> dict[str, bytes]:
    """Return the parts with properties of our own (ECMA-376, part 1, 15.2.12.2 and 22.3)."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006"
    items = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" '
        f"name={quoteattr(name)}><vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties.items(), 2)
    )
    whole = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{office}/custom-properties" xmlns:vt="{office}/docPropsVTypes">{items}'
        "</Properties>"
    )
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    override = f'<Override PartName="/docProps/custom.xml" ContentType="{kind}"/>'
    relation = (
        f'<Relationship Id="rIdCustom" Type="{office}/relationships/custom-properties" '
        'Target="docProps/custom.xml"/>'
    )
    types, relations = "[Content_Types].xml", "_rels/.rels"
    return {
        **parts,
        "docProps/custom.xml": whole.encode(),
        types: parts[types].replace(b"</Types>", f"{override}</Types>".encode()),
        relations: parts[relations].replace(
            b"</Relationships>", f"{relation}</Relationships>".encode()
        ),
    }


def _without_targets(data: bytes, targets: Sequence[str]) -> bytes:
    text = data.decode()
    for target in targets:
        text = _drop_elements(text, "Relationship", target)
    return text.encode()


def _drop_elements(text: str, name: str, containing: str) -> str:
    """Return XML text without the empty elements of a name that hold a string."""
    return re.sub(rf"<{name}\b[^>]*{re.escape(containing)}[^>]*/>", "", text)


def _field(paragraph: Any, instruction: str) -> None:
    xml = (
        f'<w:fldSimple {nsdecls("w")} w:instr="{instruction}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    )
    paragraph.append(parse_xml(xml))


def _describe(inline: Any, alt: str, decorative: bool = False) -> None:
    properties = inline.docPr
    properties.set("id", str(900 if decorative else zlib.crc32(alt.encode()) % 800 + 1))
    properties.set("descr", clean_text(alt))
    properties.set("name", "Picture" if not decorative else "Decoration")
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    if decorative:
        namespace = "http://schemas.microsoft.com/office/drawing/2017/decorative"
        main = "http://schemas.openxmlformats.org/drawingml/2006/main"
        extension = (
            f'<a:extLst xmlns:a="{main}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
            f'<adec:decorative xmlns:adec="{namespace}" val="1"/></a:ext></a:extLst>'
        )
        properties.append(parse_xml(extension))


def _table_xml(shape: TableShape, look: Look) -> str:
    """Return an empty table: thin lines, fixed widths, a caption and a description."""
    side = f'w:val="single" w:sz="4" w:space="0" w:color="{look.edge}"'
    inner = f'w:val="single" w:sz="4" w:space="0" w:color="{look.line}"'
    borders = "".join(f"<w:{edge} {side}/>" for edge in ("top", "left", "bottom", "right"))
    borders += f"<w:insideH {inner}/><w:insideV {inner}/>"
    total = sum(int(width * 567) for width in shape.widths)
    columns = "".join(f'<w:gridCol w:w="{int(width * 567)}"/>' for width in shape.widths)
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/>'
        f"<w:tblBorders>{borders}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="60" w:type="dxa"/>'
        '<w:left w:w="100" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/>'
        '<w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(clean_text(shape.caption))}/>"
        f"<w:tblDescription w:val={quoteattr(clean_text(shape.description))}/></w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid></w:tbl>"
    )
