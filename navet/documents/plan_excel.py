"""The time plan as Excel: a table of activities, and a week chart that follows its dates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]

from navet.documents.content import Payload
from navet.documents.excel import Book, day, height, serial, text, validation
from navet.documents.look import look_from

ROWS = 40
HEAD = 7  # zero-based row of the table's header
FIRST, LAST = HEAD + 1, HEAD + ROWS
WEEKS = 40
COLUMNS = (
    "nr",
    "fas-steg",
    "aktivitet",
    "ansvarig",
    "medverkar",
    "start",
    "klart",
    "beroende",
    "resurs",
    "status",
    "kommentar",
)
CHECK = len(COLUMNS)  # the column of the check
CHECK_WIDTH = 17
_CHART_HEAD, _CHART_FIRST, _CHART_COLUMN = 6, 7, 3
_START = "schemats_start"
PLANNED, DUE = "■", "◆"


def build(payload: Payload) -> bytes:
    """Return the time plan as .xlsx; filled where the payload has rows."""
    words = payload["words"]
    book = Book(
        words["namn"],
        words["syfte"],
        look_from(payload["look"]),
        payload["timestamp"],
        payload["lang"],
    )
    sheet = book.sheet(text(words["flik_plan"]), book.look.parts[0].main)
    chart = book.sheet(text(words["flik_schema"]), book.look.parts[2].main)
    book.help_sheet(text(words["flik_hjalp"]), payload, list(payload["fields"].values()), [])
    _lists(book, payload)
    _table(book, sheet, payload)
    _chart(book, chart, payload)
    return book.to_bytes()


def _lists(book: Book, payload: Payload) -> None:
    """Write the lists to choose from on a sheet of their own, named for the validations."""
    name = text(payload["words"]["flik_val"])
    sheet = book.sheet(name, book.look.muted)
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
    plan = f"'{text(words['flik_plan'])}'!{_area('start')}"
    chosen = f"'{text(words['flik_schema'])}'!$C$5"
    monday = first_monday(payload)
    formula = (
        f'=IF({chosen}<>"",{chosen}-WEEKDAY({chosen},2)+1,IF(COUNT({plan})=0,"",'
        f"MIN({plan})-WEEKDAY(MIN({plan}),2)+1))"
    )
    sheet.set_column(column, column, 28)
    sheet.write_string(0, column, text(words["schemats_start"]), book.head())
    form = book.cell(num_format="yyyy-mm-dd", align="left")
    sheet.write_formula(1, column, formula, form, serial(monday) if monday else "")
    place = f"'{text(words['flik_val'])}'!${xl_col_to_name(column)}$2"
    book.book.define_name(_START, f"={place}")


def _table(book: Book, sheet: Any, payload: Payload) -> None:
    words, fields = payload["words"], payload["fields"]
    title = payload["name"] or words["underrubrik"]
    book.title_rows(sheet, words["namn"], title, CHECK + 1)
    if payload["notice"]:
        _notice(book, sheet, payload["notice"], CHECK)
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


def _notice(book: Book, sheet: Any, notice: str, last: int) -> None:
    look = book.look.parts[3]
    form = book.format(
        text_wrap=True,
        bg_color="#" + look.tint,
        left=5,
        left_color="#" + look.main,
        valign="vcenter",
    )
    sheet.merge_range(3, 0, 3, last, text(notice), form)
    sheet.set_row(3, 34)


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
    area = _area("aktivitet")
    done = text(payload["options"]["status"][2]["text"])
    late = text(payload["options"]["status"][3]["text"])
    counts = [row["status"] for row in payload["rows"]]
    sheet.write_string(4, 4, text(words["klara"]), label)
    formula = f'=COUNTIF({_area("status")},"{done}")&" / "&COUNTA({area})'
    sheet.write_formula(5, 4, formula, value, f"{counts.count('klar')} / {len(counts)}")
    sheet.merge_range(4, 5, 4, 6, text(words["forsenade"]), label)
    form = book.cell(align="left")
    sheet.merge_range(5, 5, 5, 6, "", form)
    formula = f'=COUNTIF({_area("status")},"{late}")'
    sheet.write_formula(5, 5, formula, form, counts.count("forsenad"))


def _area(name: str) -> str:
    letter = xl_col_to_name(COLUMNS.index(name))
    return f"${letter}${FIRST + 1}:${letter}${LAST + 1}"


def _table_options(book: Book, payload: Payload) -> dict[str, Any]:
    heads = [{"header": text(payload["fields"][name]["name"])} for name in COLUMNS]
    heads.append({"header": text(payload["words"]["kontroll"])})
    return {"name": "Aktiviteter", "style": None, "columns": heads, "autofilter": True}


def _row(book: Book, sheet: Any, payload: Payload, index: int, row: Payload | None) -> None:
    line = FIRST + index
    dated = book.cell(num_format="yyyy-mm-dd", align="left")
    plain, number = book.cell(), book.cell(align="center")
    values = _values(payload, index, row)
    for column, name in enumerate(COLUMNS):
        value = values.get(name)
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
        sheet.set_row(line, _row_height(payload, values, check))
    else:
        sheet.set_row(line, 21)


def _row_height(payload: Payload, values: dict[str, Any], check: str) -> float:
    widths = {name: payload["fields"][name]["width"] for name in COLUMNS}
    heights = [height(str(values.get(name) or ""), widths[name]) for name in COLUMNS]
    return max(*heights, height(check, CHECK_WIDTH))


def _values(payload: Payload, index: int, row: Payload | None) -> dict[str, Any]:
    if row is None:
        return {"nr": index + 1}
    status = {item["id"]: item["text"] for item in payload["options"]["status"]}
    return {
        "nr": index + 1,
        "fas-steg": payload["step_names"][row["steg"]],
        "aktivitet": row["aktivitet"],
        "ansvarig": row["ansvarig"],
        "medverkar": row["medverkar"],
        "start": day(row["start"]),
        "klart": day(row["klart"]),
        "beroende": row["beroende"],
        "resurs": row["resurs"],
        "status": status[row["status"]],
        "kommentar": row["kommentar"],
    }


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
    ends = f"INDEX({_area('klart')},MATCH({before},{_area('nr')},0))"
    order = _with_number(words["varn_ordning"], before)
    missing = _with_number(words["varn_saknas"], before)
    today = 'IF($D$6="",TODAY(),$D$6)'
    finished = (
        f'OR({cells["status"]}="{_quoted(status[2]["text"])}",'
        f'{cells["status"]}="{_quoted(status[4]["text"])}")'
    )
    return (
        f'=IF({cells["aktivitet"]}="","",'
        f'IF({cells["ansvarig"]}="","{_quoted(words["varn_ansvarig"])}",'
        f'IF(AND({start}<>"",{due}<>"",{due}<{start}),"{_quoted(words["varn_datum"])}",'
        f'IF(AND({before}<>"",ISNA(MATCH({before},{_area("nr")},0))),{missing},'
        f'IF(AND({before}<>"",{start}<>""),'
        f'IF(AND({ends}<>"",{start}<={ends}),{order},"")&"","")&'
        f'IF(AND({due}<>"",{due}<{today},NOT({finished})),'
        f'IF(AND({before}<>"",{start}<>""),IF(AND({ends}<>"",{start}<={ends}),"",'
        f'"{_quoted(words["varn_sen"])}"),"{_quoted(words["varn_sen"])}"),"")))))'
    )


def _with_number(words: str, cell: str) -> str:
    before, _, after = words.partition("{nr}")
    return f'"{_quoted(before)}"&{cell}&"{_quoted(after)}"'


def _quoted(words: str) -> str:
    return text(words).replace('"', '""')


def _validate(sheet: Any, payload: Payload) -> None:
    words, fields = payload["words"], payload["fields"]
    dates = {"validate": "date", "criteria": ">=", "value": date(2000, 1, 1)}
    numbers = {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": ROWS}
    rules = {
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
        rule = f'=${letter}{FIRST + 1}="{_quoted(item["text"])}"'
        sheet.conditional_format(
            FIRST,
            column,
            LAST,
            column,
            {"type": "formula", "criteria": rule, "format": book.book.add_format(look)},
        )


def first_monday(payload: Payload) -> date | None:
    """Return the Monday of the earliest start, which the week chart begins with; None if empty."""
    starts = [day(row["start"]) for row in payload["rows"]]
    return min(starts) - timedelta(days=min(starts).weekday()) if starts else None


def weeks_per_square(payload: Payload) -> int:
    """Return how many weeks a square must hold for the whole plan to be seen: 1, 2 or 4."""
    monday = first_monday(payload)
    if monday is None:
        return 1
    last = max(day(row["klart"]) for row in payload["rows"])
    return next((size for size in (1, 2, 4) if last < monday + timedelta(weeks=WEEKS * size)), 4)


def _chart(book: Book, sheet: Any, payload: Payload) -> None:
    words = payload["words"]
    last = _CHART_COLUMN + WEEKS - 1
    book.title_rows(sheet, words["flik_schema"], words["schema_forklaring"], last + 1)
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, 46)
    sheet.set_column(2, 2, 13)
    sheet.set_column(_CHART_COLUMN, last, 2.7)
    if payload["notice"]:
        _notice(book, sheet, payload["notice"], last)
    _chart_settings(book, sheet, payload)
    _chart_head(book, sheet, payload)
    for index in range(ROWS):
        _chart_row(book, sheet, payload, index)
    _chart_marks(book, sheet, payload, last)
    sheet.freeze_panes(_CHART_FIRST, _CHART_COLUMN)
    rows = max(len(payload["rows"]), 20)
    sheet.print_area(0, 0, _CHART_FIRST + rows - 1, last)
    sheet.fit_to_pages(1, 1)
    book.footer(sheet, words)


def _chart_settings(book: Book, sheet: Any, payload: Payload) -> None:
    words = payload["words"]
    label = book.format(bold=True, font_color="#" + book.look.muted)
    form = book.cell(num_format="yyyy-mm-dd", align="left")
    sheet.write_string(4, 1, text(words["forsta_vecka"]), label)
    sheet.write_blank(4, 2, None, form)
    sheet.write_string(5, 1, text(words["veckor_per"]), label)
    sheet.write_number(5, 2, weeks_per_square(payload), book.cell(align="left"))
    dates = {"validate": "date", "criteria": ">=", "value": date(2000, 1, 1)}
    sizes = {"validate": "list", "source": [1, 2, 4]}
    sheet.data_validation(
        "C5",
        validation(
            dates,
            words["forsta_vecka"],
            words["forsta_hjalp"],
            (words["fel_rubrik"], words["fel_datum"]),
        ),
    )
    sheet.data_validation(
        "C6",
        validation(
            sizes,
            words["veckor_per"],
            words["veckor_hjalp"],
            (words["fel_rubrik"], words["veckor_hjalp"]),
        ),
    )


def _chart_head(book: Book, sheet: Any, payload: Payload) -> None:
    """Write month and week over each square: the month where it changes, the ISO week below."""
    look = book.look.parts[0]
    month = book.format(bold=True, font_size=9, font_color="#" + book.look.muted)
    week = book.format(
        bold=True,
        font_size=8,
        align="center",
        font_color="#" + look.on,
        bg_color="#" + look.main,
        valign="vcenter",
    )
    names = payload["words"]["manader"].split()
    quoted = ",".join(f'"{_quoted(name[:3])}"' for name in names)
    monday, size = first_monday(payload), weeks_per_square(payload)
    sheet.set_row(_CHART_HEAD, 18)
    for index in range(WEEKS):
        column = _CHART_COLUMN + index
        begins = f"({_START}+{index * 7}*$C$6)"
        previous = f"({_START}+{(index - 1) * 7}*$C$6)"
        change = "TRUE" if index == 0 else f"MONTH({begins})<>MONTH({previous})"
        formula = f'=IF({_START}="","",IF({change},CHOOSE(MONTH({begins}),{quoted}),""))'
        shown_month, shown_week = "", ""
        if monday:
            here = monday + timedelta(weeks=index * size)
            before = monday + timedelta(weeks=(index - 1) * size)
            if index == 0 or here.month != before.month:
                shown_month = names[here.month - 1][:3]
            shown_week = str(here.isocalendar().week)
        sheet.write_formula(5, column, formula, month, shown_month)
        value = int(shown_week) if shown_week else ""
        formula = f'=IF({_START}="","",ISOWEEKNUM({begins}))'.replace(
            "ISOWEEKNUM", "_xlfn.ISOWEEKNUM"
        )
        sheet.write_formula(_CHART_HEAD, column, formula, week, value)
    for column, name in ((0, "nr"), (1, "aktivitet"), (2, "status")):
        sheet.write_string(_CHART_HEAD, column, text(payload["fields"][name]["name"]), book.head())


def _chart_row(book: Book, sheet: Any, payload: Payload, index: int) -> None:
    plan = f"'{text(payload['words']['flik_plan'])}'!"
    source, line = FIRST + index + 1, _CHART_FIRST + index
    refs = {name: f"{plan}${xl_col_to_name(i)}${source}" for i, name in enumerate(COLUMNS)}
    row = payload["rows"][index] if index < len(payload["rows"]) else None
    values = _values(payload, index, row)
    plain = book.cell()
    for column, name in ((0, "nr"), (1, "aktivitet"), (2, "status")):
        value = values.get(name, "") if row else ""
        formula = f'=IF({refs["aktivitet"]}="","",{refs[name]}&"")'
        if name == "nr":
            formula = f'=IF({refs["aktivitet"]}="","",{refs[name]})'
        sheet.write_formula(line, column, formula, plain, value)
    sheet.set_row(line, height(str(values.get("aktivitet", "")) if row else "", 46))
    square = book.format(
        border=1, border_color="#" + book.look.line, align="center", valign="vcenter", font_size=10
    )
    for week in range(WEEKS):
        begins = f"({_START}+{week * 7}*$C$6)"
        ends = f"({_START}+{(week + 1) * 7}*$C$6)"
        formula = (
            f'=IF(OR({_START}="",{refs["klart"]}=""),"",'
            f'IF(AND({refs["klart"]}>={begins},{refs["klart"]}<{ends}),"{DUE}",'
            f'IF(AND({refs["start"]}<>"",{refs["start"]}<{ends},{refs["klart"]}>={begins}),'
            f'"{PLANNED}","")))'
        )
        shown = square_of(payload, index, week)
        sheet.write_formula(line, _CHART_COLUMN + week, formula, square, shown)


def square_of(payload: Payload, index: int, week: int) -> str:
    """Return what a square of the example's week chart shows: the formula's stored value."""
    monday, size = first_monday(payload), weeks_per_square(payload)
    if monday is None or index >= len(payload["rows"]):
        return ""
    row = payload["rows"][index]
    begins = monday + timedelta(weeks=week * size)
    ends = begins + timedelta(weeks=size)
    if begins <= day(row["klart"]) < ends:
        return DUE
    return PLANNED if day(row["start"]) < ends and day(row["klart"]) >= begins else ""


def _chart_marks(book: Book, sheet: Any, payload: Payload, last: int) -> None:
    parts = book.look.parts
    done = text(payload["options"]["status"][2]["text"])
    late = text(payload["options"]["status"][3]["text"])
    corner = f"{xl_col_to_name(_CHART_COLUMN)}{_CHART_FIRST + 1}"
    rules = (
        (f'AND({corner}<>"",$C{_CHART_FIRST + 1}="{_quoted(late)}")', parts[1].main, "FFFFFF"),
        (f'AND({corner}<>"",$C{_CHART_FIRST + 1}="{_quoted(done)}")', parts[2].tint, parts[2].main),
        (f'{corner}<>""', parts[0].tint, parts[0].main),
    )
    for rule, fill, ink in rules:
        form = book.book.add_format({"bg_color": "#" + fill, "font_color": "#" + ink})
        sheet.conditional_format(
            _CHART_FIRST,
            _CHART_COLUMN,
            _CHART_FIRST + ROWS - 1,
            last,
            {"type": "formula", "criteria": "=" + rule, "format": form, "stop_if_true": True},
        )
