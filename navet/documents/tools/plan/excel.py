"""The time plan as Excel: a table of activities, and a week chart that follows its dates."""

from __future__ import annotations

from datetime import date
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from navet.documents.office.excel import Book, begun, day, height, quoted, serial, text, validation
from navet.documents.tools.plan import week_chart
from navet.documents.tools.plan.content import Payload, Row
from navet.documents.tools.plan.layout import (
    COLUMNS,
    FIRST,
    HEAD,
    LAST,
    ROWS,
    START_NAME,
    area,
    values,
)

CHECK = len(COLUMNS)  # the column of the check
CHECK_WIDTH = 17


def build(payload: Payload) -> bytes:
    """Return the time plan as .xlsx; filled where the payload has rows."""
    words = payload["words"]
    book = begun(payload)
    sheet = book.sheet(text(words["flik_plan"]), book.look.parts[0].main)
    chart = book.sheet(text(words["flik_schema"]), book.look.parts[2].main)
    book.help_sheet(text(words["flik_hjalp"]), payload)
    _lists(book, payload)
    _table(book, sheet, payload)
    week_chart.draw(book, chart, payload)
    return book.to_bytes()


def _lists(book: Book, payload: Payload) -> None:
    """Write the lists to choose from on a sheet of their own, named for the validations."""
    name = text(payload["words"]["flik_val"])
    sheet = book.sheet(name, book.look.muted)
    book.footer(sheet, payload["words"])
    lists = (
        ("lista_status", [item["text"] for item in payload["options"]["status"]]),
        ("lista_steg", list(payload["step_names"].values())),
    )
    for column, (label, items) in enumerate(lists):
        sheet.set_column(column, column, 40)
        field = payload["fields"]["status" if column == 0 else "fas-steg"]
        sheet.write_string(0, column, text(field["name"]), book.head())
        for row, item in enumerate(items, 1):
            sheet.write_string(row, column, text(item), book.cell())
        letter = xl_col_to_name(column)
        book.book.define_name(label, f"='{name}'!${letter}$2:${letter}${len(items) + 1}")
    _first_monday_cell(book, sheet, payload, len(lists))
    sheet.freeze_panes(1, 0)


def _first_monday_cell(book: Book, sheet: Any, payload: Payload, column: int) -> None:
    """Write the day that the week chart begins with, and name it."""
    words = payload["words"]
    plan = f"'{text(words['flik_plan'])}'!{area('start')}"
    chosen = f"'{text(words['flik_schema'])}'!$C$5"
    monday = week_chart.first_monday(payload)
    formula = (
        f'=IF({chosen}<>"",{chosen}-WEEKDAY({chosen},2)+1,IF(COUNT({plan})=0,"",'
        f"MIN({plan})-WEEKDAY(MIN({plan}),2)+1))"
    )
    sheet.set_column(column, column, 28)
    sheet.write_string(0, column, text(words["schemats_start"]), book.head())
    form = book.cell(num_format="yyyy-mm-dd", align="left")
    sheet.write_formula(1, column, formula, form, serial(monday) if monday else "")
    place = f"'{text(words['flik_val'])}'!${xl_col_to_name(column)}$2"
    book.book.define_name(START_NAME, f"={place}")


def _table(book: Book, sheet: Any, payload: Payload) -> None:
    words, fields = payload["words"], payload["fields"]
    title = payload["name"] or words["underrubrik"]
    book.title_rows(sheet, words["namn"], title, CHECK + 1)
    if payload["notice"]:
        book.notice(sheet, payload["notice"], CHECK)
    _facts(book, sheet, payload)
    for column, name in enumerate(COLUMNS):
        sheet.set_column(column, column, fields[name]["width"])
    sheet.set_column(CHECK, CHECK, CHECK_WIDTH)
    sheet.set_row(HEAD, 33)
    sheet.add_table(HEAD, 0, LAST, CHECK, _table_options(book, payload))
    for column, name in enumerate(COLUMNS):
        sheet.write_string(HEAD, column, text(fields[name]["name"]), book.head())
    sheet.write_string(HEAD, CHECK, text(words["kontroll"]), book.head())
    for index in range(ROWS):
        row = payload["rows"][index] if index < len(payload["rows"]) else None
        _row(book, sheet, payload, index, row)
    _validate(sheet, payload)
    _mark_status(book, sheet, payload)
    sheet.freeze_panes(FIRST, 3)
    sheet.repeat_rows(HEAD)
    last = max(len(payload["rows"]), 18) + HEAD
    sheet.print_area(0, 0, last, CHECK)
    book.footer(sheet, words)


def _facts(book: Book, sheet: Any, payload: Payload) -> None:
    words = payload["words"]
    label = book.format(bold=True, font_color="#" + book.look.muted)
    value = book.cell()
    sheet.write_string(4, 2, text(words["samverkan"]), label)
    sheet.write_string(5, 2, text(payload["name"]), value)
    sheet.write_string(4, 3, text(words["lagesdatum"]), label)
    form = book.cell(num_format="yyyy-mm-dd", align="left")
    if payload["as_of"]:
        sheet.write_datetime(5, 3, day(payload["as_of"]), form)
    else:
        sheet.write_blank(5, 3, None, form)
    rule = {"validate": "date", "criteria": ">=", "value": date(2000, 1, 1)}
    error = (words["fel_rubrik"], words["fel_datum"])
    sheet.data_validation(
        5, 3, 5, 3, validation(rule, words["lagesdatum"], words["lagesdatum_hjalp"], error)
    )
    named = area("aktivitet")
    done = text(payload["options"]["status"][2]["text"])
    late = text(payload["options"]["status"][3]["text"])
    counts = [row["status"] for row in payload["rows"]]
    sheet.write_string(4, 4, text(words["klara"]), label)
    formula = f'=COUNTIF({area("status")},"{done}")&" / "&COUNTA({named})'
    sheet.write_formula(5, 4, formula, value, f"{counts.count('klar')} / {len(counts)}")
    sheet.merge_range(4, 5, 4, 6, text(words["forsenade"]), label)
    form = book.cell(align="left")
    sheet.merge_range(5, 5, 5, 6, "", form)
    formula = f'=COUNTIF({area("status")},"{late}")'
    sheet.write_formula(5, 5, formula, form, counts.count("forsenad"))


def _table_options(book: Book, payload: Payload) -> dict[str, Any]:
    heads = [{"header": text(payload["fields"][name]["name"])} for name in COLUMNS]
    heads.append({"header": text(payload["words"]["kontroll"])})
    return {"name": "Aktiviteter", "style": None, "columns": heads, "autofilter": True}


def _row(book: Book, sheet: Any, payload: Payload, index: int, row: Row | None) -> None:
    line = FIRST + index
    dated = book.cell(num_format="yyyy-mm-dd", align="left")
    plain, number = book.cell(), book.cell(align="center")
    found = values(payload, index, row)
    for column, name in enumerate(COLUMNS):
        value = found.get(name)
        form = dated if name in ("start", "klart") else plain
        form = number if name in ("nr", "beroende") else form
        if value in (None, ""):
            sheet.write_blank(line, column, None, form)
        elif isinstance(value, date):
            sheet.write_datetime(line, column, value, form)
        elif isinstance(value, int):
            sheet.write_number(line, column, value, form)
        else:
            sheet.write_string(line, column, text(str(value)), form)
    check = check_of(payload, index)
    form = book.cell(bold=True, font_color="#" + book.look.parts[1].main)
    sheet.write_formula(line, CHECK, _check_formula(payload, line + 1), form, check)
    if row is not None:
        sheet.set_row(line, _row_height(payload, found, check))
    else:
        sheet.set_row(line, 21)


def _row_height(payload: Payload, found: dict[str, Any], check: str) -> float:
    widths = {name: payload["fields"][name]["width"] for name in COLUMNS}
    heights = [height(str(found.get(name) or ""), widths[name]) for name in COLUMNS]
    return max(*heights, height(check, CHECK_WIDTH))


def check_of(payload: Payload, index: int) -> str:
    """Return what the check column says about a row of the example: the formula's stored value."""
    rows, words = payload["rows"], payload["words"]
    if index >= len(rows):
        return ""
    row = rows[index]
    if not row["ansvarig"]:
        return str(words["varn_ansvarig"])
    if row["klart"] < row["start"]:
        return str(words["varn_datum"])
    before = row["beroende"]
    if before is not None and row["start"] <= rows[before - 1]["klart"]:
        return str(words["varn_ordning"].replace("{nr}", str(before)))
    if row["klart"] < payload["as_of"] and row["status"] not in ("klar", "utgar"):
        return str(words["varn_sen"])
    return ""


def _check_formula(payload: Payload, row: int) -> str:
    words = payload["words"]
    cells = {name: f"${xl_col_to_name(index)}{row}" for index, name in enumerate(COLUMNS)}
    status = payload["options"]["status"]
    start, due, before = cells["start"], cells["klart"], cells["beroende"]
    ends = f"INDEX({area('klart')},MATCH({before},{area('nr')},0))"
    order = _with_number(words["varn_ordning"], before)
    missing = _with_number(words["varn_saknas"], before)
    today = 'IF($D$6="",TODAY(),$D$6)'
    finished = (
        f'OR({cells["status"]}="{quoted(status[2]["text"])}",'
        f'{cells["status"]}="{quoted(status[4]["text"])}")'
    )
    return (
        f'=IF({cells["aktivitet"]}="","",'
        f'IF({cells["ansvarig"]}="","{quoted(words["varn_ansvarig"])}",'
        f'IF(AND({start}<>"",{due}<>"",{due}<{start}),"{quoted(words["varn_datum"])}",'
        f'IF(AND({before}<>"",ISNA(MATCH({before},{area("nr")},0))),{missing},'
        f'IF(AND({before}<>"",{start}<>""),'
        f'IF(AND({ends}<>"",{start}<={ends}),{order},"")&"","")&'
        f'IF(AND({due}<>"",{due}<{today},NOT({finished})),'
        f'IF(AND({before}<>"",{start}<>""),IF(AND({ends}<>"",{start}<={ends}),"",'
        f'"{quoted(words["varn_sen"])}"),"{quoted(words["varn_sen"])}"),"")))))'
    )


def _with_number(words: str, cell: str) -> str:
    before, _, after = words.partition("{nr}")
    return f'"{quoted(before)}"&{cell}&"{quoted(after)}"'


def _validate(sheet: Any, payload: Payload) -> None:
    words, fields = payload["words"], payload["fields"]
    dates = {"validate": "date", "criteria": ">=", "value": date(2000, 1, 1)}
    numbers = {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": ROWS}
    rules: dict[str, tuple[dict[str, Any], str]] = {
        "fas-steg": ({"validate": "list", "source": "=lista_steg"}, words["fel_steg"]),
        "start": (dates, words["fel_datum"]),
        "klart": (dates, words["fel_datum"]),
        "beroende": (numbers, words["fel_nr"]),
        "status": ({"validate": "list", "source": "=lista_status"}, words["fel_status"]),
        "aktivitet": ({"validate": "any"}, ""),
        "ansvarig": ({"validate": "any"}, ""),
        "resurs": ({"validate": "any"}, ""),
    }
    for name, (rule, message) in rules.items():
        column, field = COLUMNS.index(name), fields[name]
        error = (words["fel_rubrik"], message)
        sheet.data_validation(
            FIRST, column, LAST, column, validation(rule, field["name"], field["help"], error)
        )


def _mark_status(book: Book, sheet: Any, payload: Payload) -> None:
    """Underline the status in weight and fill as well as in words: it must survive grey print."""
    status, parts = payload["options"]["status"], book.look.parts
    column = COLUMNS.index("status")
    letter = xl_col_to_name(column)
    looks: list[dict[str, Any]] = [
        {"font_color": "#" + book.look.muted},
        {"bg_color": "#" + parts[0].tint, "font_color": "#" + parts[0].main, "bold": True},
        {"bg_color": "#" + parts[2].tint, "font_color": "#" + parts[2].main},
        {"bg_color": "#" + parts[1].main, "font_color": "#FFFFFF", "bold": True},
        {"font_color": "#" + book.look.muted, "font_strikeout": True},
    ]
    for item, look in zip(status, looks, strict=True):
        rule = f'=${letter}{FIRST + 1}="{quoted(item["text"])}"'
        sheet.conditional_format(
            FIRST,
            column,
            LAST,
            column,
            {"type": "formula", "criteria": rule, "format": book.book.add_format(look)},
        )
