"""The survey on the relation as Excel: answers by quarter, their spread and how they have moved.

Fewer than five answers to a statement are never shown: it could be seen who gave them.
"""

from __future__ import annotations

from typing import Any, TypedDict

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from navet.documents.kit import payload as data
from navet.documents.kit import preview
from navet.documents.kit.entry import BLANK, FILLED, Context, Entry, drawn, entry
from navet.documents.kit.excerpts import Section, plain
from navet.documents.kit.job import Job
from navet.documents.kit.payload import TemplatePayload
from navet.documents.kit.preview import Block
from navet.documents.office.excel import Book, begun, height, quoted, text, validation

BUILDER = "survey_excel"
LEAST = 5
LOW = 2
QUARTERS = 8
ROWS = 120
HEAD = 5
FIRST = HEAD + 1
SCALE = range(1, 7)
_PICTURED = 12


class Quarter(TypedDict):
    """A quarter of the example: its name, each one's answers by statement, what was changed."""

    kvartal: str
    svar: list[list[int | None]]
    andring: str
    klart: bool


class SurveyPayload(TemplatePayload):
    """The workbook's content; ``quarters`` is empty where it is blank."""

    statements: list[str]
    last_step: str
    quarters: list[Quarter]


def entries(context: Context, section: Section) -> list[Entry]:
    """Return the entries of the workbook, blank and filled in."""
    made = []
    for variant in (BLANK, FILLED):
        payload = content(context, section, variant == FILLED)
        jobs = (Job(BUILDER, "xlsx", payload, cost=5), drawn(_picture(payload)))
        made.append(entry(context, f"{section.id}-{variant}-excel", jobs, variant))
    return made


def content(context: Context, section: Section, filled: bool) -> SurveyPayload:
    """Return the workbook's content; how it is used is what the page says."""
    base = data.template_base(context.sources, context.tool.id, context.lang, filled)
    words, steps = base["words"], [plain(step) for step in section.steps]
    said = {f"gor_{number}": steps[number - 1] for number in (1, 2, 3)}
    named = {"namn": words["enkat_titel"], "syfte": words["enkat_under"]}
    example = context.sources.local_example(context.lang)[section.id]
    return {
        **base,
        "words": {**words, **said, **named},
        "statements": [row[0] for row in section.rows],
        "last_step": steps[-1],
        "quarters": example if filled else [],
    }


def build(payload: SurveyPayload) -> bytes:
    """Return the workbook as .xlsx."""
    words = payload["words"]
    book = begun(payload)
    parts = book.look.parts
    answers = book.sheet(text(words["flik_svar"]), parts[0].main)
    spread = book.sheet(text(words["flik_spridning"]), parts[1].main)
    course = book.sheet(text(words["flik_kvartal"]), parts[2].main)
    book.help_sheet(text(words["flik_hjalp"]), payload, [payload["last_step"], words["fa_svar"]])
    _answers(book, answers, payload)
    _spread(book, spread, payload)
    _course(book, course, payload)
    return book.to_bytes()


def _answers_of(payload: SurveyPayload) -> list[tuple[str, list[int | None]]]:
    """Return every answer with its quarter, in order."""
    return [(one["kvartal"], row) for one in payload["quarters"] for row in one["svar"]]


def _given(payload: SurveyPayload, quarter: str, statement: int) -> list[int]:
    """Return what was answered to a statement in a quarter."""
    rows = [row[statement] for name, row in _answers_of(payload) if name == quarter]
    return [value for value in rows if value is not None]


def _range(payload: SurveyPayload, column: int) -> str:
    letter = xl_col_to_name(column)
    sheet = quoted(payload["words"]["flik_svar"])
    return f"'{sheet}'!${letter}${FIRST + 1}:${letter}${FIRST + ROWS}"


def _names(payload: SurveyPayload) -> str:
    sheet = quoted(payload["words"]["flik_kvartal"])
    return f"'{sheet}'!$A${FIRST + 1}:$A${FIRST + QUARTERS}"


def _begin(book: Book, sheet: Any, payload: SurveyPayload, columns: int, said: str) -> None:
    book.title_rows(sheet, payload["words"]["namn"], said, columns)
    if payload["notice"]:
        book.notice(sheet, payload["notice"], columns - 1)
    book.footer(sheet, payload["words"])


def _answers(book: Book, sheet: Any, payload: SurveyPayload) -> None:
    words, fields = payload["words"], payload["fields"]
    heads = [fields["kvartal"]["name"], *payload["statements"]]
    _begin(book, sheet, payload, len(heads), words["svar_under"])
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, len(heads) - 1, 21)
    sheet.set_row(HEAD, max(height(one, 21) for one in heads))
    table = {
        "name": "Svar",
        "style": None,
        "columns": [{"header": text(one)} for one in heads],
        "autofilter": True,
    }
    sheet.add_table(HEAD, 0, FIRST + ROWS - 1, len(heads) - 1, table)
    for column, one in enumerate(heads):
        sheet.write_string(HEAD, column, text(one), book.head())
    known = _answers_of(payload)
    for index in range(ROWS):
        quarter, given = known[index] if index < len(known) else ("", [])
        _answer_row(book, sheet, FIRST + index, quarter, given)
    last = FIRST + ROWS - 1
    error = (words["fel_rubrik"], words["fel_kvartal"])
    listed = {"validate": "list", "source": f"={_names(payload)}"}
    rule = validation(listed, fields["kvartal"]["name"], words["valj_kvartal"], error)
    sheet.data_validation(FIRST, 0, last, 0, rule)
    whole = {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": 6}
    for column, one in enumerate(payload["statements"], 1):
        error = (words["fel_rubrik"], words["fel_svar"])
        message = f"{one}. {fields['svar']['help']}"
        rule = validation(whole, fields["svar"]["name"], message, error)
        sheet.data_validation(FIRST, column, last, column, rule)
    sheet.freeze_panes(FIRST, 1)
    sheet.repeat_rows(HEAD)
    sheet.print_area(0, 0, FIRST + max(len(known), 24) - 1, len(heads) - 1)


def _answer_row(book: Book, sheet: Any, row: int, quarter: str, given: list[int | None]) -> None:
    form, centred = book.cell(), book.cell(align="center")
    if quarter:
        sheet.write_string(row, 0, text(quarter), form)
    else:
        sheet.write_blank(row, 0, None, form)
    for number in SCALE:
        value = given[number - 1] if given else None
        if value is None:
            sheet.write_blank(row, number, None, centred)
        else:
            sheet.write_number(row, number, value, centred)


def _spread(book: Book, sheet: Any, payload: SurveyPayload) -> None:
    words, fields = payload["words"], payload["fields"]
    columns = len(SCALE) + 2
    _begin(book, sheet, payload, columns, words["spridning_under"])
    sheet.set_column(0, 0, 62)
    sheet.set_column(1, columns - 1, 9)
    chosen = payload["quarters"][-1]["kvartal"] if payload["quarters"] else ""
    label = book.format(bold=True, align="right")
    sheet.write_string(4, 0, text(words["visa_kvartal"]), label)
    sheet.merge_range(4, 1, 4, 3, text(chosen), book.cell(bold=True))
    rule = {"validate": "list", "source": f"={_names(payload)}"}
    error = (words["fel_rubrik"], words["fel_kvartal"])
    said = validation(rule, fields["kvartal"]["name"], words["valj_kvartal"], error)
    sheet.data_validation(4, 1, 4, 1, said)
    heads = [words["pastaende"], *(str(step) for step in SCALE), words["antal_svar"]]
    for column, one in enumerate(heads):
        sheet.write_string(HEAD, column, text(one), book.head(1))
    centred = book.cell(align="center")
    for index, statement in enumerate(payload["statements"]):
        row, given = FIRST + index, _given(payload, chosen, index)
        answers, quarters = _range(payload, index + 1), _range(payload, 0)
        total = f'COUNTIFS({quarters},$B$5,{answers},">=1")'
        sheet.write_string(row, 0, text(statement), book.cell())
        sheet.set_row(row, height(statement, 62))
        for step in SCALE:
            formula = (
                f'=IF($B$5="","",IF({total}<{LEAST},"",COUNTIFS({quarters},$B$5,{answers},{step})))'
            )
            value = given.count(step) if len(given) >= LEAST else ""
            sheet.write_formula(row, step, formula, centred, value)
        value = len(given) if chosen else ""
        sheet.write_formula(row, columns - 1, f'=IF($B$5="","",{total})', centred, value)
    end = FIRST + len(payload["statements"])
    note = book.format(text_wrap=True, font_color="#" + book.look.muted)
    sheet.merge_range(end, 0, end, columns - 1, text(words["fa_svar"]), note)
    sheet.set_row(end, height(words["fa_svar"], 120))
    _spread_chart(book, sheet, payload, end + 2)
    sheet.print_area(0, 0, end + 24, columns - 1)
    sheet.fit_to_pages(1, 1)


def _spread_chart(book: Book, sheet: Any, payload: SurveyPayload, row: int) -> None:
    """Draw how many gave each answer, a bar for each statement; numbers stand in the bars."""
    words = payload["words"]
    name, last = text(words["flik_spridning"]), FIRST + len(payload["statements"]) - 1
    chart = book.book.add_chart({"type": "bar", "subtype": "stacked"})
    for step in SCALE:
        fill, ink = _shade(book, step)
        chart.add_series(
            {
                "name": [name, HEAD, step],
                "categories": [name, FIRST, 0, last, 0],
                "values": [name, FIRST, step, last, step],
                "fill": {"color": fill},
                "border": {"color": "#" + book.look.ink, "width": 0.75},
                "gap": 50,
                "data_labels": {
                    "value": True,
                    "num_format": "0;;",
                    "font": {"color": ink, "bold": True},
                },
            }
        )
    chart.set_title({"name": text(words["diagram_spridning"]), "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}})
    chart.set_x_axis({"name": text(words["antal_svar"]), "major_unit": 1, "min": 0})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 900, "height": 400})
    sheet.insert_chart(row, 0, chart, {"description": text(words["diagram_spridning_alt"])})


def _shade(book: Book, step: int) -> tuple[str, str]:
    """Return the fill of an answer and the text on it: the low in one colour, the high in another.

    The numbers in the bars and the legend say which is which without colours.
    """
    parts, ink = book.look.parts, "#" + book.look.ink
    low, high = parts[1], parts[2]
    shades = (
        ("#" + low.main, "#" + low.on),
        ("#" + low.tint, ink),
        ("#FFFFFF", ink),
        ("#" + book.look.line, ink),
        ("#" + high.tint, ink),
        ("#" + high.main, "#" + high.on),
    )
    return shades[step - 1]


def _course(book: Book, sheet: Any, payload: SurveyPayload) -> None:
    words, fields = payload["words"], payload["fields"]
    heads = [
        fields["kvartal"]["name"],
        words["antal_svar"],
        *payload["statements"],
        words["laga_svar"],
        fields["andring"]["name"],
        fields["klart"]["name"],
    ]
    _begin(book, sheet, payload, len(heads), words["kvartal_under"])
    widths = [14, 8, *[16] * 6, 9, 38, 11]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.set_row(HEAD, max(height(*one) for one in zip(heads, widths, strict=True)))
    for column, one in enumerate(heads):
        sheet.write_string(HEAD, column, text(one), book.head(2))
    for index in range(QUARTERS):
        quarter = payload["quarters"][index] if index < len(payload["quarters"]) else None
        _course_row(book, sheet, payload, FIRST + index, quarter)
    last = FIRST + QUARTERS - 1
    free = {"validate": "any"}
    for column, field in ((0, fields["kvartal"]), (9, fields["andring"])):
        rule = validation(free, field["name"], field["help"], (words["fel_rubrik"], ""))
        sheet.data_validation(FIRST, column, last, column, rule)
    yes_no = {"validate": "list", "source": [text(words["ja"]), text(words["nej"])]}
    error = (words["fel_rubrik"], words["fel_klart"])
    rule = validation(yes_no, fields["klart"]["name"], fields["klart"]["help"], error)
    sheet.data_validation(FIRST, 10, last, 10, rule)
    _course_chart(book, sheet, payload, last + 3)
    sheet.freeze_panes(FIRST, 1)
    sheet.print_area(0, 0, last + 25, len(heads) - 1)
    sheet.fit_to_pages(1, 1)


def _course_row(
    book: Book, sheet: Any, payload: SurveyPayload, row: int, one: Quarter | None
) -> None:
    words = payload["words"]
    plain_form, centred = book.cell(), book.cell(align="center")
    quarter = one["kvartal"] if one else ""
    name, quarters = f"$A{row + 1}", _range(payload, 0)
    if quarter:
        sheet.write_string(row, 0, text(quarter), book.cell(bold=True))
    else:
        sheet.write_blank(row, 0, None, book.cell(bold=True))
    count = len(one["svar"]) if one else ""
    formula = f'=IF({name}="","",COUNTIFS({quarters},{name}))'
    sheet.write_formula(row, 1, formula, centred, count)
    low = []
    for index in range(len(payload["statements"])):
        answers, given = _range(payload, index + 1), _given(payload, quarter, index)
        total = f'COUNTIFS({quarters},{name},{answers},">=1")'
        formula = (
            f'=IF({name}="","",IF({total}<{LEAST},"",'
            f"ROUND(AVERAGEIFS({answers},{quarters},{name}),1)))"
        )
        value: float | str = round(sum(given) / len(given) + 1e-9, 1) if given else ""
        value = value if len(given) >= LEAST else ""
        sheet.write_formula(
            row, index + 2, formula, book.cell(align="center", num_format="0.0"), value
        )
        low.append(f'COUNTIFS({quarters},{name},{answers},"<={LOW}",{answers},">=1")')
    total_low = sum(
        value <= LOW
        for index in range(len(payload["statements"]))
        for value in _given(payload, quarter, index)
    )
    counted = xl_rowcol_to_cell(row, 1)
    formula = f'=IF({name}="","",IF({counted}<{LEAST},"",{"+".join(low)}))'
    shown = total_low if one and len(one["svar"]) >= LEAST else ""
    sheet.write_formula(row, 8, formula, centred, shown)
    sheet.write_string(row, 9, text(one["andring"] if one else ""), plain_form)
    done = (words["ja"] if one["klart"] else words["nej"]) if one else ""
    sheet.write_string(row, 10, text(done), centred)
    sheet.set_row(row, max(21, height(one["andring"] if one else "", 38)))


def _course_chart(book: Book, sheet: Any, payload: SurveyPayload, row: int) -> None:
    """Draw the average of each statement by quarter, each with a pattern of its own."""
    words = payload["words"]
    name, last = text(words["flik_kvartal"]), FIRST + QUARTERS - 1
    chart = book.book.add_chart({"type": "column"})
    patterns = (
        None,
        "wide_upward_diagonal",
        "small_grid",
        None,
        "wide_downward_diagonal",
        "dark_horizontal",
    )
    for index, pattern in enumerate(patterns):
        look = book.look.parts[index % len(book.look.parts)]
        drawn_as: dict[str, Any] = (
            {"pattern": {"pattern": pattern, "fg_color": "#" + look.main, "bg_color": "#FFFFFF"}}
            if pattern
            else {"fill": {"color": "#" + look.main}}
        )
        chart.add_series(
            {
                "name": [name, HEAD, index + 2],
                "categories": [name, FIRST, 0, last, 0],
                "values": [name, FIRST, index + 2, last, index + 2],
                "border": {"color": "#" + look.main},
                "gap": 60,
                **drawn_as,
            }
        )
    chart.set_title({"name": text(words["diagram_kvartal"]), "name_font": {"size": 12}})
    chart.set_y_axis({"min": 0, "max": 6, "major_unit": 1})
    chart.set_legend({"position": "right", "font": {"size": 9}})
    chart.set_size({"width": 1240, "height": 380})
    sheet.insert_chart(row, 0, chart, {"description": text(words["diagram_kvartal_alt"])})


def _picture(payload: SurveyPayload) -> Block:
    words = payload["words"]
    head = [payload["fields"]["kvartal"]["name"], *payload["statements"]]
    rows = [
        [
            {"text": text(cell), "bold": not number}
            for number, cell in enumerate(
                [name, *("" if value is None else str(value) for value in row)]
            )
        ]
        for name, row in _answers_of(payload)[-_PICTURED:]
    ] or [[{"text": ""} for _ in head] for _ in range(_PICTURED)]
    return preview.sheet(
        payload,
        title=words["namn"],
        subtitle=words["svar_under"],
        head=head,
        widths=[2, *[3] * 6],
        rows=rows,
        part=0,
    )
