"""The impact and risk analysis as Excel: impacts, a risk register and two counting matrices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from navet.documents.kit.payload import FieldData
from navet.documents.office.excel import Book, begun, day, height, quoted, text, validation
from navet.documents.tools.risk.content import Payload
from navet.documents.tools.risk.scale import SCALE, level

RISKS, IMPACTS = 30, 12
HEAD = 5
FIRST, LAST = HEAD + 1, HEAD + RISKS
_SPANS = ("1–4", "5–9", "10–15", "16–25")
_SIZES = ("sannolikhet", "konsekvens", "sannolikhet-efter", "konsekvens-efter")
_RATED = {"riskvarde": _SIZES[:2], "kvar": _SIZES[2:]}
_LEVELS = {"niva": _RATED["riskvarde"], "niva-efter": _RATED["kvar"]}


def build(payload: Payload) -> bytes:
    """Return the analysis as .xlsx; filled where the payload has risks."""
    words = payload["words"]
    book = begun(payload)
    parts = book.look.parts
    impacts = book.sheet(text(words["flik_konsekvenser"]), parts[2].main)
    risks = book.sheet(text(words["flik_risker"]), parts[1].main)
    matrix = book.sheet(text(words["flik_matris"]), parts[3].main)
    book.help_sheet(text(words["flik_hjalp"]), payload, [words["skala_text"]])
    _lists(book, payload)
    _register(book, risks, payload)
    _impacts(book, impacts, payload)
    _matrices(book, matrix, payload)
    return book.to_bytes()


def _lists(book: Book, payload: Payload) -> None:
    words, name = payload["words"], text(payload["words"]["flik_val"])
    sheet = book.sheet(name, book.look.muted)
    book.footer(sheet, words)
    lists = {"lista_hantering": "hantering", "lista_for": "konsekvens-for"}
    for column, (label, options) in enumerate(lists.items()):
        items = [item["text"] for item in payload["options"][options]]
        sheet.set_column(column, column, 28)
        sheet.write_string(0, column, text(payload["fields"][options]["name"]), book.head())
        for row, item in enumerate(items, 1):
            sheet.write_string(row, column, text(item), book.cell())
        letter = xl_col_to_name(column)
        book.book.define_name(label, f"='{name}'!${letter}$2:${letter}${len(items) + 1}")
    for column, rating in ((2, "sannolikhet"), (3, "konsekvens")):
        sheet.set_column(column, column, 28)
        sheet.write_string(0, column, text(payload["fields"][rating]["name"]), book.head())
        for row, option in enumerate(payload["options"][rating], 1):
            sheet.write_string(row, column, text(f"{row} {option['text']}"), book.cell())
    sheet.write_string(0, 4, text(words["skala"]), book.head())
    sheet.set_column(4, 4, 28)
    for row, (span, option) in enumerate(zip(_SPANS, payload["options"]["niva"], strict=True), 1):
        sheet.write_string(row, 4, text(f"{span} {option['text']}"), book.cell())


def _heading(book: Book, sheet: Any, payload: Payload, title: str, columns: int) -> None:
    words = payload["words"]
    book.title_rows(sheet, title, payload["name"] or words["underrubrik"], columns)
    if payload["notice"]:
        book.notice(sheet, payload["notice"], columns - 1)


def _columns(payload: Payload) -> list[FieldData]:
    return list(payload["risk_fields"].values())


def _letter(payload: Payload, field_id: str) -> str:
    return str(xl_col_to_name(list(payload["risk_fields"]).index(field_id)))


def _register(book: Book, sheet: Any, payload: Payload) -> None:
    words, fields = payload["words"], _columns(payload)
    _heading(book, sheet, payload, words["namn"], len(fields))
    for column, field in enumerate(fields):
        sheet.set_column(column, column, field["width"])
    heads = [{"header": text(field["name"])} for field in fields]
    options = {"name": "Risker", "style": None, "columns": heads, "autofilter": True}
    sheet.add_table(HEAD, 0, LAST, len(fields) - 1, options)
    sheet.set_row(HEAD, 48)
    for column, field in enumerate(fields):
        sheet.write_string(HEAD, column, text(field["name"]), book.head(1))
    for index in range(RISKS):
        _risk_row(book, sheet, payload, index)
    _validate(sheet, payload)
    for field_id in ("niva", "niva-efter"):
        _mark_levels(book, sheet, payload, field_id)
    sheet.freeze_panes(FIRST, 2)
    sheet.repeat_rows(HEAD)
    last = max(len(payload["risks"]), 14) + HEAD
    sheet.print_area(0, 0, last, len(fields) - 1)
    book.footer(sheet, words)


def _risk_values(payload: Payload, index: int) -> dict[str, Any]:
    if index >= len(payload["risks"]):
        return {"nr": index + 1}
    risk = payload["risks"][index]
    treatment = {item["id"]: item["text"] for item in payload["options"]["hantering"]}
    levels = [item["text"] for item in payload["options"]["niva"]]
    return {
        "nr": index + 1,
        "risk": risk["risk"],
        "orsak": risk["orsak"],
        "foljd": risk["foljd"],
        "sannolikhet": risk["s"],
        "konsekvens": risk["k"],
        "riskvarde": risk["s"] * risk["k"],
        "niva": levels[level(risk["s"], risk["k"])],
        "hantering": treatment[risk["hantering"]],
        "atgard": risk["atgard"],
        "ansvarig": risk["ansvarig"],
        "klart": day(risk["klart"]),
        "sannolikhet-efter": risk["s2"],
        "konsekvens-efter": risk["k2"],
        "kvar": risk["s2"] * risk["k2"],
        "niva-efter": levels[level(risk["s2"], risk["k2"])],
        "uppfoljning": day(risk["uppfoljning"]),
    }


def _risk_row(book: Book, sheet: Any, payload: Payload, index: int) -> None:
    line, values = FIRST + index, _risk_values(payload, index)
    plain = book.cell()
    centred = book.cell(align="center")
    dated = book.cell(num_format="yyyy-mm-dd", align="left")
    strong = book.cell(align="center", bold=True)
    for column, field in enumerate(_columns(payload)):
        name, value = field["id"], values.get(field["id"])
        if name in _RATED:
            formula = _score_formula(payload, line + 1, *_RATED[name])
            sheet.write_formula(line, column, formula, strong, "" if value is None else value)
        elif name in _LEVELS:
            formula = _level_formula(payload, line + 1, *_LEVELS[name])
            sheet.write_formula(line, column, formula, strong, text(value or ""))
        elif value is None:
            sheet.write_blank(line, column, None, dated if field["kind"] == "datum" else plain)
        elif isinstance(value, date):
            sheet.write_datetime(line, column, value, dated)
        elif isinstance(value, int):
            sheet.write_number(line, column, value, centred)
        else:
            sheet.write_string(line, column, text(str(value)), plain)
    heights = [
        height(str(values.get(field["id"]) or ""), field["width"]) for field in _columns(payload)
    ]
    sheet.set_row(line, max(heights) if index < len(payload["risks"]) else 21)


def _score_formula(payload: Payload, row: int, first: str, second: str) -> str:
    one, two = f"${_letter(payload, first)}{row}", f"${_letter(payload, second)}{row}"
    return f'=IF(OR({one}="",{two}=""),"",{one}*{two})'


def _level_formula(payload: Payload, row: int, first: str, second: str) -> str:
    one, two = f"${_letter(payload, first)}{row}", f"${_letter(payload, second)}{row}"
    low, medium, high, very = (quoted(item["text"]) for item in payload["options"]["niva"])
    score = f"{one}*{two}"
    return (
        f'=IF(OR({one}="",{two}=""),"",IF({score}>=16,"{very}",'
        f'IF(OR({score}>=10,{two}=5),"{high}",IF({score}>=5,"{medium}","{low}"))))'
    )


def _validate(sheet: Any, payload: Payload) -> None:
    words = payload["words"]
    whole = {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": 5}
    dates = {"validate": "date", "criteria": ">=", "value": date(2000, 1, 1)}
    chosen = {"validate": "list", "source": "=lista_hantering"}
    for column, field in enumerate(_columns(payload)):
        rule: dict[str, Any] = {"validate": "any"}
        message = ""
        if field["kind"] == "skala":
            rule, message = whole, words["fel_skala"]
        elif field["kind"] == "datum":
            rule, message = dates, words["fel_datum"]
        elif field["id"] == "hantering":
            rule, message = chosen, words["fel_val"]
        elif field["id"] == "nr":
            continue
        error = (words["fel_rubrik"], message)
        sheet.data_validation(
            FIRST, column, LAST, column, validation(rule, field["name"], field["help"], error)
        )


def level_looks(book: Book) -> list[dict[str, Any]]:
    """Return how each level looks: darker, heavier and framed the higher it is, grey print too."""
    parts = book.look.parts
    return [
        {"bg_color": "#FFFFFF", "font_color": "#" + book.look.ink},
        {"bg_color": "#" + parts[3].tint, "font_color": "#" + book.look.ink},
        {"bg_color": "#" + parts[3].main, "font_color": "#" + parts[3].on, "bold": True},
        {"bg_color": "#" + parts[1].main, "font_color": "#" + parts[1].on, "bold": True},
    ]


def _mark_levels(book: Book, sheet: Any, payload: Payload, field_id: str) -> None:
    letter = _letter(payload, field_id)
    column = list(payload["risk_fields"]).index(field_id)
    for item, look in zip(payload["options"]["niva"], level_looks(book), strict=True):
        rule = f'=${letter}{FIRST + 1}="{quoted(item["text"])}"'
        form = book.book.add_format(look)
        sheet.conditional_format(
            FIRST, column, LAST, column, {"type": "formula", "criteria": rule, "format": form}
        )


def _impacts(book: Book, sheet: Any, payload: Payload) -> None:
    words, fields = payload["words"], list(payload["impact_fields"].values())
    _heading(book, sheet, payload, words["flik_konsekvenser"], len(fields))
    options = {item["id"]: item["text"] for item in payload["options"]["konsekvens-for"]}
    heads = [{"header": text(field["name"])} for field in fields]
    table = {"name": "Konsekvenser", "style": None, "columns": heads, "autofilter": False}
    sheet.add_table(HEAD, 0, HEAD + IMPACTS, len(fields) - 1, table)
    sheet.set_row(HEAD, 22)
    for column, field in enumerate(fields):
        sheet.set_column(column, column, field["width"])
        sheet.write_string(HEAD, column, text(field["name"]), book.head(2))
    for index in range(IMPACTS):
        row = payload["impacts"][index] if index < len(payload["impacts"]) else None
        values = [options[row["for"]], row["vilka"], row["positiv"], row["negativ"]] if row else []
        for column in range(len(fields)):
            if values:
                sheet.write_string(HEAD + 1 + index, column, text(values[column]), book.cell())
            else:
                sheet.write_blank(HEAD + 1 + index, column, None, book.cell())
        needs = [height(value, fields[i]["width"]) for i, value in enumerate(values)]
        sheet.set_row(HEAD + 1 + index, max([*needs, 32]))
    for column, field in enumerate(fields):
        rule: dict[str, Any] = {"validate": "any"}
        if field["options"]:
            rule = {"validate": "list", "source": "=lista_for"}
        error = (words["fel_rubrik"], words["fel_val"])
        sheet.data_validation(
            HEAD + 1,
            column,
            HEAD + IMPACTS,
            column,
            validation(rule, field["name"], field["help"], error),
        )
    sheet.freeze_panes(HEAD + 1, 0)
    sheet.repeat_rows(HEAD)
    book.footer(sheet, words)


def _matrices(book: Book, sheet: Any, payload: Payload) -> None:
    words = payload["words"]
    columns = 14
    _heading(book, sheet, payload, words["matris_rubrik"], columns)
    sheet.set_column(0, 0, 17)
    sheet.set_column(1, 5, 11.5)
    sheet.set_column(6, 6, 3)
    sheet.set_column(7, 7, 17)
    sheet.set_column(8, 12, 11.5)
    sheet.set_column(13, 13, 2)
    muted = book.format(font_color="#" + book.look.muted)
    sheet.write_string(4, 0, text(words["matris_antal"]), muted)
    _matrix(_Grid(book, sheet, payload, _SIZES[:2]), 0, words["matris_fore"])
    _matrix(_Grid(book, sheet, payload, _SIZES[2:]), 7, words["matris_efter"])
    _sums(book, sheet, payload)
    sheet.print_area(0, 0, 24, columns - 1)
    sheet.fit_to_pages(1, 1)
    book.footer(sheet, words)


def _sheet_area(payload: Payload, field_id: str) -> str:
    name, letter = text(payload["words"]["flik_risker"]), _letter(payload, field_id)
    return f"'{name}'!${letter}${FIRST + 1}:${letter}${LAST + 1}"


@dataclass(frozen=True)
class _Grid:
    """A matrix in the making: where it is written, and the two ratings that place a risk in it."""

    book: Book
    sheet: Any
    payload: Payload
    axes: tuple[str, ...]


def _matrix(grid: _Grid, left: int, title: str) -> None:
    """Write a matrix: likelihood upwards, impact to the right; word, count and numbers a square."""
    book, sheet, options = grid.book, grid.sheet, grid.payload["options"]
    fields, top = grid.payload["fields"], 6
    strong = book.format(bold=True, font_size=13)
    sheet.write_string(top - 1, left, text(title), strong)
    axis = book.format(bold=True, text_wrap=True, valign="vcenter", font_size=10)
    over = book.format(bold=True, text_wrap=True, align="center", valign="vcenter", font_size=10)
    corner = f"{fields['sannolikhet']['name']} ↑  {fields['konsekvens']['name']} →"
    sheet.set_row(top, 44)
    sheet.write_string(top, left, text(corner), axis)
    for impact in SCALE:
        label = f"{impact} {options['konsekvens'][impact - 1]['text']}"
        sheet.write_string(top, left + impact, text(label), over)
    for place, likelihood in enumerate(reversed(SCALE)):
        line = top + 1 + place * 3
        label = f"{likelihood} {options['sannolikhet'][likelihood - 1]['text']}"
        sheet.merge_range(line, left, line + 2, left, text(label), axis)
        for height_of, row in ((15, line), (24, line + 1), (17, line + 2)):
            sheet.set_row(row, height_of)
        for impact in SCALE:
            _square(grid, (line, left + impact), (likelihood, impact))


def _square(grid: _Grid, place: tuple[int, int], rating: tuple[int, int]) -> None:
    """Write one square in three rows: the level in words, how many risks, and their numbers."""
    book, sheet, payload = grid.book, grid.sheet, grid.payload
    line, column = place
    found = level(*rating)
    word, look = payload["options"]["niva"][found]["text"], level_looks(book)[found]
    edge = "#" + book.look.ink
    frame = {"left": 2, "right": 2, "left_color": edge, "right_color": edge, "align": "center"}
    areas = [_sheet_area(payload, axis) for axis in grid.axes]
    test = f"({areas[0]}={rating[0]})*({areas[1]}={rating[1]})"
    numbers = _numbers_at(payload, rating, grid.axes)
    top = book.format(**look, **frame, top=2, top_color=edge, font_size=9)
    sheet.write_string(line, column, text(word), top)
    middle = book.format(**{**look, "bold": True}, **frame, font_size=16, num_format="0;;")
    count = f"=COUNTIFS({areas[0]},{rating[0]},{areas[1]},{rating[1]})"
    sheet.write_formula(line + 1, column, count, middle, len(numbers))
    low = book.format(**look, **frame, bottom=2, bottom_color=edge, font_size=9)
    prefix = quoted(payload["words"]["matris_nr"])
    joined = (
        f'IFERROR(IF(SUMPRODUCT({test})=0,"","{prefix} "&'
        f'_xlfn.TEXTJOIN(", ",TRUE,IF({test}=1,{_sheet_area(payload, "nr")},""))),"")'
    )
    shown = f"{prefix} {', '.join(numbers)}" if numbers else ""
    sheet.write_array_formula(line + 2, column, line + 2, column, f"{{={joined}}}", low, shown)


def _ratings(payload: Payload, axes: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return each risk's ratings on two axes: before its measure, or after."""
    if axes == _SIZES[:2]:
        return [(risk["s"], risk["k"]) for risk in payload["risks"]]
    return [(risk["s2"], risk["k2"]) for risk in payload["risks"]]


def _numbers_at(payload: Payload, rating: tuple[int, int], axes: tuple[str, ...]) -> list[str]:
    rated = enumerate(_ratings(payload, axes), 1)
    return [str(number) for number, found in rated if found == rating]


def _sums(book: Book, sheet: Any, payload: Payload) -> None:
    words, line = payload["words"], 23
    sheet.write_string(line, 0, text(words["summa"]), book.format(bold=True))
    for left, field_id in ((0, "niva"), (7, "niva-efter")):
        found = [level(*rating) for rating in _ratings(payload, _LEVELS[field_id])]
        for index, item in enumerate(payload["options"]["niva"]):
            word = quoted(item["text"])
            area = _sheet_area(payload, field_id)
            formula = f'="{word}: "&COUNTIF({area},"{word}")'
            value = f"{text(item['text'])}: {found.count(index)}"
            form = book.cell(bold=True)
            sheet.write_formula(line + 1, left + 1 + index, formula, form, value)
