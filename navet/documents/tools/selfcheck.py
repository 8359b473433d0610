"""The self-check on paper and in Excel: a form, a wheel for dots on the wall, and a radar chart."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any, TypedDict

from xlsxwriter.utility import xl_col_to_name

from navet.content import selfcheck
from navet.documents.kit import payload as data
from navet.documents.kit.entry import A3_DPI, Context, Entry, ToolFiles, entry, printed
from navet.documents.kit.job import Job
from navet.documents.kit.look import LookData
from navet.documents.kit.payload import TemplatePayload
from navet.documents.office.excel import Book, begun, height, quoted, text, validation
from navet.look import qr
from navet.look.ring import Point, Sector, on_circle

TOOL = "lageskollen"
ANSWERS = 20
_HEAD = 5
_FIRST, _LAST = _HEAD + 1, _HEAD + ANSWERS
_CENTRE: Point = (400.0, 400.0)
_CORE, _LEVEL, _RIM = 60.0, 66.0, 396.0
_TURN = 30.0
_LINE_LETTERS = 17
# Points: a row that is easy to hit and to read across.
_ROW = 21


class StatementData(TypedDict):
    """A statement with its levels, and its step's number, name and part."""

    number: int
    name: str
    part: int
    text: str
    levels: list[str]


class Payload(TemplatePayload):
    """What all three files are made from."""

    statements: list[StatementData]
    unknown: str
    parties: list[str]
    wheel: str
    qr: str


def entries(context: Context) -> Iterator[Entry]:
    """Yield the form, the wheel for the wall, and the workbook of Excel."""
    payload = content(context)
    yield entry(context, f"{TOOL}-blankett", printed("lageskollen.typ", payload))
    yield entry(context, f"{TOOL}-vagg", printed("lagesvagg.typ", payload, A3_DPI))
    yield entry(context, f"{TOOL}-excel", (Job("selfcheck_excel", "xlsx", payload, cost=2), None))


def content(context: Context) -> Payload:
    """Return the self-check's content."""
    sources, lang = context.sources, context.lang
    known = selfcheck.build(sources.selfcheck)
    base = data.template_base(sources, TOOL, lang, False)
    steps = {step.id: step for step in sources.model.steps}
    statements: list[StatementData] = [
        {
            "number": steps[one.step_id].number,
            "name": steps[one.step_id].name[lang],
            "part": sources.model.part(steps[one.step_id].part_id).number,
            "text": one.text[lang],
            "levels": [level[lang] for level in one.levels],
        }
        for one in known.statements
    ]
    return {
        **base,
        "statements": statements,
        "unknown": known.unknown[lang],
        "parties": [base["words"][f"part_{party}"] for party in selfcheck.PARTIES],
        "wheel": wheel(statements, base["look"]),
        "qr": qr.drawing(base["tool_address"]),
    }


def wheel(statements: list[StatementData], look: LookData) -> str:
    """Return the empty wheel as SVG: twelve steps around four levels, in the site's colours."""
    sectors = "".join(_sector(one, index, look) for index, one in enumerate(statements))
    rings = "".join(_ring(level, look) for level in range(1, 5))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800">'
        "<style>text{font-family:'Source Sans 3';font-weight:600;text-anchor:middle}</style>"
        f"{sectors}{rings}</svg>"
    )


def _sector(statement: StatementData, index: int, look: LookData) -> str:
    part = look["parts"][statement["part"]]
    start, end = index * _TURN, (index + 1) * _TURN
    outer = _radius(4) + 20
    field = Sector(_CENTRE, _CORE, outer, start, end).path()
    rim = Sector(_CENTRE, outer, _RIM, start, end).path()
    lines = _lines(f"{statement['number']} {statement['name']}")
    middle = (start + end) / 2
    is_turned = 90 < middle < 270
    x, y = on_circle(_CENTRE, (outer + _RIM) / 2, middle)
    turned = middle + 180 if is_turned else middle
    texts = "".join(
        f'<text x="0" y="{6 + (place - (len(lines) - 1) / 2) * 21:.1f}" font-size="17.5" '
        f'fill="#{part["on"]}">{escape(line)}</text>'
        for place, line in enumerate(lines)
    )
    return (
        f'<path d="{field}" fill="#{part["tint"]}" stroke="#ffffff" stroke-width="4"/>'
        f'<path d="{rim}" fill="#{part["main"]}" stroke="#ffffff" stroke-width="4"/>'
        f'<g transform="translate({x:.1f} {y:.1f}) rotate({turned:g})">{texts}</g>'
    )


def _ring(level: int, look: LookData) -> str:
    radius = _radius(level)
    x, y = on_circle(_CENTRE, radius, 0)
    return (
        f'<circle cx="400" cy="400" r="{radius:g}" fill="none" stroke="#{look["edge"]}" '
        'stroke-dasharray="3 4"/>'
        f'<circle cx="{x:g}" cy="{y:g}" r="12" fill="#ffffff"/>'
        f'<text x="{x:g}" y="{y + 6:g}" font-size="18" fill="#{look["ink"]}">{level}</text>'
    )


def _radius(level: int) -> float:
    return 38 + level * _LEVEL


def _lines(name: str) -> list[str]:
    """Return a name on one line, or on two as even as they can be."""
    parts = name.split(" ")
    if len(name) <= _LINE_LETTERS or len(parts) == 1:
        return [name]
    cuts = [[" ".join(parts[:cut]), " ".join(parts[cut:])] for cut in range(1, len(parts))]
    return min(cuts, key=lambda lines: max(map(len, lines)))


def build(payload: Payload) -> bytes:
    """Return the workbook: a row for each of twenty answers, and a radar chart of the middles."""
    words = payload["words"]
    book = begun(payload)
    answers = book.sheet(text(words["flik_svar"]), book.look.parts[1].main)
    picture = book.sheet(text(words["flik_bild"]), book.look.parts[2].main)
    levels = book.sheet(text(words["flik_lagen"]), book.look.muted, wide=False)
    _answers(book, answers, payload)
    _picture(book, picture, payload)
    _levels(book, levels, payload)
    return book.to_bytes()


def _answers(book: Book, sheet: Any, payload: Payload) -> None:
    words, statements = payload["words"], payload["statements"]
    book.title_rows(sheet, words["blad_rubrik"], words["gor_1"], len(statements) + 1)
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, len(statements), 17)
    sheet.set_row(_HEAD, 52)
    titles = [words["kol_part"], *(f"{one['number']}. {one['name']}" for one in statements)]
    heads = [{"header": text(title)} for title in titles]
    table = {"columns": heads, "name": "Svar", "style": None, "autofilter": False}
    sheet.add_table(_HEAD, 0, _LAST, len(statements), table)
    sheet.write_string(_HEAD, 0, text(words["kol_part"]), book.head())
    for column, one in enumerate(statements, 1):
        title = f"{one['number']}. {one['name']}"
        sheet.write_string(_HEAD, column, text(title), book.head(one["part"], font_size=10))
        whole = {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 4}
        error = (words["fel_rubrik"], words["fel_varde"])
        rule = validation(whole, title, one["text"], error)
        sheet.data_validation(_FIRST, column, _LAST, column, rule)
    parties = {"validate": "list", "source": [text(name) for name in payload["parties"]]}
    error = (words["fel_rubrik"], words["fel_part"])
    rule = validation(parties, words["kol_part"], words["gor_2"], error)
    sheet.data_validation(_FIRST, 0, _LAST, 0, rule)
    for row in range(_FIRST, _LAST + 1):
        sheet.set_row(row, _ROW)
        for column in range(len(statements) + 1):
            sheet.write_blank(row, column, None, _level_cell(book) if column else _name_cell(book))
    sheet.freeze_panes(_FIRST, 1)
    book.footer(sheet, words)


def _level_cell(book: Book, **properties: Any) -> Any:
    return book.cell(align="center", valign="vcenter", **properties)


def _name_cell(book: Book, **properties: Any) -> Any:
    return book.cell(valign="vcenter", **properties)


def _picture(book: Book, sheet: Any, payload: Payload) -> None:
    words, statements = payload["words"], payload["statements"]
    name, source = text(words["flik_bild"]), text(words["flik_svar"])
    book.title_rows(sheet, words["vagg_rubrik"], words["gor_3"], 4)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 3, 16)
    sheet.set_column(4, 4, 3)
    sheet.set_row(_HEAD, 24)
    heads = (words["kol_steg"], *payload["parties"], words["kol_skillnad"])
    for column, head in enumerate(heads):
        sheet.write_string(
            _HEAD, column, text(head), book.head(align="center" if column else "left")
        )
    last = _HEAD + len(statements)
    for index, one in enumerate(statements, 1):
        row, column = _HEAD + index, xl_col_to_name(index)
        sheet.set_row(row, _ROW)
        title = text(f"{one['number']}. {one['name']}")
        sheet.write_string(row, 0, title, _name_cell(book, bold=True))
        span = f"'{source}'!{column}${_FIRST + 1}:{column}${_LAST + 1}"
        who = f"'{source}'!$A${_FIRST + 1}:$A${_LAST + 1}"
        for place, party in enumerate(payload["parties"], 1):
            known = f'({who}="{quoted(party)}")*ISNUMBER({span})*({span}>0)'
            formula = f'{{=IFERROR(MEDIAN(IF({known},{span})),"")}}'
            sheet.write_array_formula(row, place, row, place, formula, _level_cell(book), "")
        both = f"COUNT(B{row + 1}:C{row + 1})=2"
        difference = f'=IF({both},ABS(B{row + 1}-C{row + 1}),"")'
        sheet.write_formula(row, 3, difference, _level_cell(book, bold=True), "")
    chart = book.book.add_chart({"type": "radar", "subtype": "with_markers"})
    ink = "#" + book.look.ink
    for place, (dash, mark) in enumerate((("solid", "circle"), ("dash", "diamond")), 1):
        fill = ink if place == 1 else "#FFFFFF"
        chart.add_series(
            {
                "name": [name, _HEAD, place],
                "categories": [name, _HEAD + 1, 0, last, 0],
                "values": [name, _HEAD + 1, place, last, place],
                "line": {"color": ink, "width": 2.25, "dash_type": dash},
                "marker": {
                    "type": mark,
                    "size": 9,
                    "fill": {"color": fill},
                    "border": {"color": ink},
                },
            }
        )
    chart.set_y_axis({"min": 0, "max": 4, "major_unit": 1})
    chart.set_title({"name": text(words["vagg_rubrik"])})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 640, "height": 560})
    sheet.insert_chart(_HEAD, 5, chart, {"description": text(words["diagram_alt"])})
    book.footer(sheet, words)


def _levels(book: Book, sheet: Any, payload: Payload) -> None:
    words = payload["words"]
    book.title_rows(sheet, words["flik_lagen"], words["syfte"], 2)
    sheet.set_column(0, 0, 8)
    sheet.set_column(1, 1, 90)
    row = _HEAD
    half = len(payload["statements"]) // 2
    for place, one in enumerate(payload["statements"]):
        if place == half:
            sheet.set_h_pagebreaks([row])
        title = f"{one['number']}. {one['name']}: {one['text']}"
        sheet.write_string(row, 1, text(title), book.head(one["part"]))
        sheet.write_blank(row, 0, None, book.head(one["part"]))
        sheet.set_row(row, height(title, 90))
        for level, said in enumerate((*one["levels"], payload["unknown"]), 1):
            sheet.write_number(row + level, 0, level % 5, book.cell(align="center"))
            sheet.write_string(row + level, 1, text(said), book.cell())
        row += 7
    book.footer(sheet, words)


FILES = ToolFiles(TOOL, entries, {"selfcheck_excel": build})
