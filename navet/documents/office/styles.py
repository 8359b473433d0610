"""The styles of the Word files, made from the site's colours."""

from __future__ import annotations

from typing import Any, TypedDict, Unpack

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from navet.documents.kit.look import Look

FONT = "Calibri"
_LINE = 1.12
# Word 2013 and later; with less Word opens the file in compatibility mode.
_MODERN = "15"


def apply(document: Any, look: Look, code: str) -> None:
    """Give a new document its styles, its font and its language (a code such as sv-SE)."""
    _defaults(document, code)
    styles = document.styles
    _set(styles["Normal"], 11, look.ink, after=6, line=_LINE)
    _set(styles["Title"], 34, look.parts[0].main, bold=True, before=4, after=2, line=0.95)
    _set(styles["Subtitle"], 14, look.muted, after=14)
    _set(styles["Heading 1"], 20, look.ink, bold=True, before=16, after=6, keep=True)
    _set(styles["Heading 2"], 15, look.ink, bold=True, before=18, after=4, keep=True)
    _set(styles["Heading 3"], 11.5, look.ink, bold=True, before=12, after=1, keep=True)
    _set(styles["Header"], 8, look.muted)
    _set(styles["Footer"], 9, look.muted)
    for name in ("Header", "Footer"):
        for tabs in styles[name].element.pPr.findall(qn("w:tabs")):
            styles[name].element.pPr.remove(tabs)
    for name in ("Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3"):
        _plain(styles[name])
    _paragraphs(document, look)
    _characters(document, look)
    _clause_style(document, look)
    for number, part in enumerate(look.parts):
        _part_styles(document, number, part.main, part.on, part.tint)


def _defaults(document: Any, code: str) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    run = defaults.find(qn("w:rPr"))
    for name in ("w:rFonts", "w:lang"):
        found = run.find(qn(name))
        if found is not None:
            run.remove(found)
    fonts = f"<w:rFonts {nsdecls('w')} " + " ".join(
        f'w:{kind}="{FONT}"' for kind in ("ascii", "hAnsi", "eastAsia", "cs")
    )
    run.insert(0, parse_xml(fonts + "/>"))
    run.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{code}" w:eastAsia="{code}"/>'))
    settings = document.settings.element
    for found in settings.findall(qn("w:themeFontLang")):
        found.set(qn("w:val"), code)
    for found in settings.iter(qn("w:compatSetting")):
        if found.get(qn("w:name")) == "compatibilityMode":
            found.set(qn("w:val"), _MODERN)


def enlarge(document: Any, scale: float) -> None:
    """Make all text so many times larger."""
    for style in document.styles:
        size = getattr(getattr(style, "font", None), "size", None)
        if size is not None and scale != 1.0:
            style.font.size = Pt(round(2 * size.pt * scale) / 2)


class _Form(TypedDict, total=False):
    """A style's weight, the space before and after in points, its leading, and what follows."""

    bold: bool
    before: float
    after: float
    line: float
    keep: bool


def _set(style: Any, size: float, colour: str, **form: Unpack[_Form]) -> None:
    font = style.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), form.get("bold", False), False
    font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.rPr.rFonts
    for name in [name for name in fonts.attrib if "heme" in name]:
        del fonts.attrib[name]
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(form.get("before", 0)), Pt(form.get("after", 0))
    shape.line_spacing, shape.keep_with_next = form.get("line", 1.0), form.get("keep", False)
    shape.widow_control = True


def _plain(style: Any) -> None:
    """Remove the border, spacing and kerning that the default template gives titles."""
    for name in ("w:pBdr", "w:contextualSpacing"):
        for found in style.element.pPr.findall(qn(name)):
            style.element.pPr.remove(found)
    for name in ("w:spacing", "w:kern"):
        for found in style.element.rPr.findall(qn(name)):
            style.element.rPr.remove(found)


def _new(document: Any, name: str, base: str = "Normal") -> Any:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles[base]
    style.quick_style = True
    return style


def _paragraphs(document: Any, look: Look) -> None:
    kicker = _new(document, "Kicker")
    _set(kicker, 10, look.parts[3].main, bold=True, before=6, after=0, keep=True)
    lead = _new(document, "Lead")
    _set(lead, 12.5, look.ink, after=10, line=1.15)
    invented = _new(document, "Invented")
    _set(invented, 10.5, look.ink, before=2, after=12, line=_LINE)
    _box(invented, look.parts[3].tint, look.parts[3].main, ("left",), 36)
    answer = _new(document, "Answer")
    _set(answer, 11, look.ink, before=3, after=10, line=_LINE)
    _box(answer, "FFFFFF", look.edge, ("top", "left", "bottom", "right"), 4)
    label = _new(document, "Field label")
    _set(label, 10, look.muted, bold=True, before=6, after=1, keep=True)
    info = _new(document, "Question info")
    _set(info, 9, look.muted, after=2, keep=True)
    explanation = _new(document, "Explanation")
    _set(explanation, 10.5, look.muted, after=5, line=_LINE, keep=True)
    small = _new(document, "Small")
    _set(small, 9.5, look.muted, before=4, after=4)
    cell = _new(document, "Table text")
    _set(cell, 10, look.ink)
    _set(_new(document, "Table text small"), 9, look.ink)
    _set(_new(document, "Table head small"), 9, look.ink, bold=True)
    head = _new(document, "Table head")
    _set(head, 10, look.ink, bold=True)
    after = _new(document, "After table")
    _set(after, 4, look.muted, after=6)
    picture = _new(document, "Picture")
    _set(picture, 11, look.ink, before=6, after=10)
    picture.paragraph_format.alignment = 1
    _set(_new(document, "Break"), 2, look.ink)
    bullets = document.styles["List Bullet"]
    _set(bullets, 11, look.ink, after=3, line=_LINE)
    numbered = _new(document, "Numbered")
    _set(numbered, 11, look.ink, after=4, line=_LINE)
    numbered.paragraph_format.left_indent = Pt(22)
    numbered.paragraph_format.first_line_indent = Pt(-22)
    numbered.paragraph_format.tab_stops.add_tab_stop(Pt(22))


def _characters(document: Any, look: Look) -> None:
    styles = document.styles
    placeholder = styles.add_style("Placeholder Text", WD_STYLE_TYPE.CHARACTER)
    placeholder.font.color.rgb = RGBColor.from_string(look.muted)
    placeholder.font.italic = True
    label = styles.add_style("KeyLabel", WD_STYLE_TYPE.CHARACTER)
    label.font.size, label.font.bold = Pt(9.5), True
    label.font.color.rgb = RGBColor.from_string(look.muted)
    text = styles.add_style("KeyText", WD_STYLE_TYPE.CHARACTER)
    text.font.size, text.font.bold = Pt(14), True
    number = styles.add_style("Number", WD_STYLE_TYPE.CHARACTER)
    number.font.bold, number.font.size = True, Pt(13)
    number.font.color.rgb = RGBColor.from_string(look.parts[3].main)
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.underline = True
    link.font.color.rgb = RGBColor.from_string(look.parts[0].main)


def _clause_style(document: Any, look: Look) -> None:
    clause = _new(document, "Clause", "Heading 2")
    _set(clause, 13, look.parts[0].main, bold=True, before=12, after=3, keep=True)


def _part_styles(document: Any, number: int, main: str, on: str, tint: str) -> None:
    band = _new(document, f"Part {number}", "Heading 1")
    _set(band, 21, on, bold=True, before=0, after=10, keep=True)
    _box(band, main, main, ("top", "left", "bottom", "right"), 48)
    step = _new(document, f"Step {number}", "Heading 2")
    _set(step, 16, main, bold=True, before=20, after=6, keep=True)
    _box(step, "", main, ("bottom",), 12)
    key = _new(document, f"Key question {number}")
    _set(key, 12, "212536", before=6, after=8, line=_LINE, keep=True)
    _box(key, tint, main, ("left",), 36)


def _box(style: Any, fill: str, colour: str, sides: tuple[str, ...], size: int) -> None:
    """Give a paragraph style a fill and borders; size is in eighths of a point."""
    properties = style.element.get_or_add_pPr()
    space = 8 if len(sides) > 1 or "left" in sides else 3
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" '
        f'w:space="{4 if side in ("top", "bottom") and len(sides) > 1 else space}" '
        f'w:color="{colour}"/>'
        for side in sides
    )
    border = parse_xml(f"<w:pBdr {nsdecls('w')}>{borders}</w:pBdr>")
    _insert(properties, border, "w:pBdr")
    if fill:
        shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>')
        _insert(properties, shade, "w:shd")
    if "left" in sides:
        inset = Pt(space + size / 8)
        style.paragraph_format.left_indent = inset
        style.paragraph_format.right_indent = inset if "right" in sides else Pt(0)


_AFTER = {
    "w:pBdr": ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"),
    "w:shd": ("w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"),
}


def _insert(properties: Any, element: Any, name: str) -> None:
    """Put an element where the schema wants it: before the first of those that follow it."""
    for found in properties.findall(qn(name)):
        properties.remove(found)
    for index, child in enumerate(properties):
        if child.tag in {qn(after) for after in _AFTER[name]}:
            properties.insert(index, element)
            return
    properties.append(element)
