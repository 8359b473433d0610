"""The week chart of the time plan: a square for each week, by formulas that follow the dates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from navet.documents.office.excel import Book, day, height, quoted, text, validation
from navet.documents.tools.plan.content import Payload
from navet.documents.tools.plan.layout import COLUMNS, FIRST, ROWS, START_NAME, values

WEEKS = 40
PLANNED, DUE = "■", "◆"
HEAD_ROW, FIRST_ROW, FIRST_COLUMN = 6, 7, 3


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


def draw(book: Book, sheet: Any, payload: Payload) -> None:
    """Write the chart on its sheet."""
    words = payload["words"]
    last = FIRST_COLUMN + WEEKS - 1
    book.title_rows(sheet, words["flik_schema"], words["schema_forklaring"], last + 1)
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, 46)
    sheet.set_column(2, 2, 13)
    sheet.set_column(FIRST_COLUMN, last, 2.7)
    if payload["notice"]:
        book.notice(sheet, payload["notice"], last)
    _chart_settings(book, sheet, payload)
    _chart_head(book, sheet, payload)
    for index in range(ROWS):
        _chart_row(book, sheet, payload, index)
    _chart_marks(book, sheet, payload, last)
    sheet.freeze_panes(FIRST_ROW, FIRST_COLUMN)
    rows = max(len(payload["rows"]), 20)
    sheet.print_area(0, 0, FIRST_ROW + rows - 1, last)
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
    months = ",".join(f'"{quoted(name[:3])}"' for name in names)
    monday, size = first_monday(payload), weeks_per_square(payload)
    sheet.set_row(HEAD_ROW, 18)
    for index in range(WEEKS):
        column = FIRST_COLUMN + index
        begins = f"({START_NAME}+{index * 7}*$C$6)"
        previous = f"({START_NAME}+{(index - 1) * 7}*$C$6)"
        change = "TRUE" if index == 0 else f"MONTH({begins})<>MONTH({previous})"
        formula = f'=IF({START_NAME}="","",IF({change},CHOOSE(MONTH({begins}),{months}),""))'
        shown_month, shown_week = "", ""
        if monday:
            here = monday + timedelta(weeks=index * size)
            before = monday + timedelta(weeks=(index - 1) * size)
            if index == 0 or here.month != before.month:
                shown_month = names[here.month - 1][:3]
            shown_week = str(here.isocalendar().week)
        sheet.write_formula(5, column, formula, month, shown_month)
        value = int(shown_week) if shown_week else ""
        formula = f'=IF({START_NAME}="","",ISOWEEKNUM({begins}))'.replace(
            "ISOWEEKNUM", "_xlfn.ISOWEEKNUM"
        )
        sheet.write_formula(HEAD_ROW, column, formula, week, value)
    for column, name in ((0, "nr"), (1, "aktivitet"), (2, "status")):
        sheet.write_string(HEAD_ROW, column, text(payload["fields"][name]["name"]), book.head())


def _chart_row(book: Book, sheet: Any, payload: Payload, index: int) -> None:
    plan = f"'{text(payload['words']['flik_plan'])}'!"
    source, line = FIRST + index + 1, FIRST_ROW + index
    refs = {name: f"{plan}${xl_col_to_name(i)}${source}" for i, name in enumerate(COLUMNS)}
    row = payload["rows"][index] if index < len(payload["rows"]) else None
    found = values(payload, index, row)
    plain = book.cell()
    for column, name in ((0, "nr"), (1, "aktivitet"), (2, "status")):
        value = found.get(name, "") if row else ""
        formula = f'=IF({refs["aktivitet"]}="","",{refs[name]}&"")'
        if name == "nr":
            formula = f'=IF({refs["aktivitet"]}="","",{refs[name]})'
        sheet.write_formula(line, column, formula, plain, value)
    sheet.set_row(line, height(str(found.get("aktivitet", "")) if row else "", 46))
    square = book.format(
        border=1, border_color="#" + book.look.line, align="center", valign="vcenter", font_size=10
    )
    for week in range(WEEKS):
        begins = f"({START_NAME}+{week * 7}*$C$6)"
        ends = f"({START_NAME}+{(week + 1) * 7}*$C$6)"
        formula = (
            f'=IF(OR({START_NAME}="",{refs["klart"]}=""),"",'
            f'IF(AND({refs["klart"]}>={begins},{refs["klart"]}<{ends}),"{DUE}",'
            f'IF(AND({refs["start"]}<>"",{refs["start"]}<{ends},{refs["klart"]}>={begins}),'
            f'"{PLANNED}","")))'
        )
        shown = square_of(payload, index, week)
        sheet.write_formula(line, FIRST_COLUMN + week, formula, square, shown)


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
    corner = f"{xl_col_to_name(FIRST_COLUMN)}{FIRST_ROW + 1}"
    rules = (
        (f'AND({corner}<>"",$C{FIRST_ROW + 1}="{quoted(late)}")', parts[1].main, "FFFFFF"),
        (f'AND({corner}<>"",$C{FIRST_ROW + 1}="{quoted(done)}")', parts[2].tint, parts[2].main),
        (f'{corner}<>""', parts[0].tint, parts[0].main),
    )
    for rule, fill, ink in rules:
        form = book.book.add_format({"bg_color": "#" + fill, "font_color": "#" + ink})
        sheet.conditional_format(
            FIRST_ROW,
            FIRST_COLUMN,
            FIRST_ROW + ROWS - 1,
            last,
            {"type": "formula", "criteria": "=" + rule, "format": form, "stop_if_true": True},
        )
