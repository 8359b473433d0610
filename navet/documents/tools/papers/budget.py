"""A budget for those who take part unpaid, as Excel: blank, and as the page's invented one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, TypedDict

from xlsxwriter.utility import xl_col_to_name

from navet.content import pagetexts
from navet.documents.kit import excerpts, preview
from navet.documents.kit import payload as data
from navet.documents.kit.entry import BLANK, FILLED, Context, Entry, ToolFiles, drawn, entry
from navet.documents.kit.job import Job
from navet.documents.kit.payload import TemplatePayload
from navet.documents.kit.preview import Block
from navet.documents.office.excel import Book, begun, height, text, validation

TOOL = "ersatta-ideella"
BUILDER = "budget_excel"
COLUMNS = ("post", "antal", "ganger", "pris", "kronor", "avgift", "betalar", "senast", "varfor")
ROWS = 20
HEAD = 6
FIRST = HEAD + 1
FEE, SUM = FIRST + ROWS, FIRST + ROWS + 1


class Item(TypedDict):
    """An item: its words, how many, how many times (0 for once), the price, if a fee is due."""

    post: str
    antal: float
    ganger: float
    pris: float
    avgift: bool
    varfor: str


class BudgetPayload(TemplatePayload):
    """The budget's content; ``rate`` is the employer's contribution in per cent."""

    items: list[Item]
    rate: float
    fee: str
    fee_why: str
    total: str


def entries(context: Context) -> Iterator[Entry]:
    """Yield the budget, blank and filled in."""
    for variant in (BLANK, FILLED):
        payload = content(context, variant == FILLED)
        jobs = (Job(BUILDER, "xlsx", payload, cost=3), drawn(_picture(payload)))
        yield entry(context, f"budget-{variant}-excel", jobs, variant)


def content(context: Context, filled: bool) -> BudgetPayload:
    """Return the budget's content: what the page's table reckons with."""
    page = excerpts.read(context.sources, pagetexts.VOLUNTEERS, context.lang)
    *rows, last = page.section("budget").rows
    fee, (percent, base) = next(
        (row, part) for row in rows if (part := pagetexts.share(row[1])) is not None
    )
    items = [_item(row, base) for row in rows if row is not fee]
    return {
        **data.template_base(context.sources, TOOL, context.lang, filled),
        "items": items if filled else [],
        "rate": percent,
        "fee": fee[0],
        "fee_why": fee[3],
        "total": last[0],
    }


def _item(row: list[str], base: float) -> Item:
    factors = pagetexts.factors(row[1])
    return {
        "post": row[0],
        "antal": factors[0],
        "ganger": factors[1] if len(factors) > 2 else 0,
        "pris": factors[-1],
        "avgift": pagetexts.amount(row[2]) == base,
        "varfor": row[3],
    }


def build(payload: BudgetPayload) -> bytes:
    """Return the budget as .xlsx."""
    words = payload["words"]
    book = begun(payload)
    sheet = book.sheet(text(words["flik_budget"]), book.look.parts[0].main)
    book.help_sheet(text(words["flik_hjalp"]), payload, [words["ingen_skatt"]])
    _table(book, sheet, payload)
    return book.to_bytes()


def _table(book: Book, sheet: Any, payload: BudgetPayload) -> None:
    words, fields = payload["words"], payload["fields"]
    book.title_rows(sheet, words["namn"], words["underrubrik"], len(COLUMNS))
    if payload["notice"]:
        book.notice(sheet, payload["notice"], len(COLUMNS) - 1)
    sheet.write_string(4, 0, text(fields["procent"]["name"]), book.format(bold=True))
    sheet.write_number(4, 1, payload["rate"] / 100, book.cell(num_format="0.00%", align="center"))
    note = book.format(text_wrap=True, font_color="#" + book.look.muted)
    sheet.merge_range(4, 2, 4, len(COLUMNS) - 1, text(words["ingen_skatt"]), note)
    sheet.set_row(4, height(words["ingen_skatt"], 105))
    heads = [text(fields[name]["name"]) for name in COLUMNS]
    for column, name in enumerate(COLUMNS):
        sheet.set_column(column, column, fields[name]["width"])
    table = {
        "name": "Budget",
        "style": None,
        "columns": [{"header": one} for one in heads],
        "autofilter": False,
    }
    sheet.add_table(HEAD, 0, FIRST + ROWS - 1, len(COLUMNS) - 1, table)
    sheet.set_row(HEAD, 33)
    for column, one in enumerate(heads):
        sheet.write_string(HEAD, column, one, book.head())
    for index in range(ROWS):
        item = payload["items"][index] if index < len(payload["items"]) else None
        _row(book, sheet, payload, FIRST + index, item)
    _totals(book, sheet, payload)
    _validate(sheet, payload)
    sheet.freeze_panes(FIRST, 1)
    sheet.print_area(0, 0, SUM, len(COLUMNS) - 1)
    sheet.fit_to_pages(1, 1)
    book.footer(sheet, words)


def kronor(item: Item) -> float:
    """Return what an item costs."""
    return item["antal"] * (item["ganger"] or 1) * item["pris"]


def _row(book: Book, sheet: Any, payload: BudgetPayload, row: int, item: Item | None) -> None:
    words, line = payload["words"], row + 1
    cell, money = book.cell(), book.cell(num_format="#,##0", align="right")
    for column in range(len(COLUMNS)):
        sheet.write_blank(row, column, None, money if 1 <= column <= 4 else cell)
    if item:
        sheet.write_string(row, 0, text(item["post"]), cell)
        sheet.write_number(row, 1, item["antal"], money)
        if item["ganger"]:
            sheet.write_number(row, 2, item["ganger"], money)
        sheet.write_number(row, 3, item["pris"], money)
        sheet.write_string(row, 5, text(words["ja"] if item["avgift"] else words["nej"]), cell)
        sheet.write_string(row, 8, text(item["varfor"]), cell)
        widths = payload["fields"]
        high = max(
            height(item["post"], widths["post"]["width"]),
            height(item["varfor"], widths["varfor"]["width"]),
        )
        sheet.set_row(row, high)
    formula = f'=IF(OR(B{line}="",D{line}=""),"",B{line}*IF(C{line}="",1,C{line})*D{line})'
    sheet.write_formula(row, 4, formula, money, kronor(item) if item else "")


def _totals(book: Book, sheet: Any, payload: BudgetPayload) -> None:
    words = payload["words"]
    cell = book.cell()
    money = book.cell(num_format="#,##0", align="right")
    first, last = FIRST + 1, FIRST + ROWS
    due = sum(kronor(item) for item in payload["items"] if item["avgift"])
    fee = due * payload["rate"] / 100
    yes = text(words["ja"])
    formula = f'=SUMIF(F{first}:F{last},"{yes}",E{first}:E{last})*B5'
    for column in range(len(COLUMNS)):
        sheet.write_blank(FEE, column, None, cell)
    sheet.write_string(FEE, 0, text(payload["fee"]), cell)
    sheet.write_formula(FEE, 4, formula, money, fee)
    sheet.write_string(FEE, 8, text(payload["fee_why"]), cell)
    sheet.set_row(FEE, height(payload["fee_why"], payload["fields"]["varfor"]["width"]))
    strong = book.cell(bold=True)
    for column in range(len(COLUMNS)):
        sheet.write_blank(SUM, column, None, strong)
    sheet.write_string(SUM, 0, text(payload["total"]), strong)
    whole = sum(kronor(item) for item in payload["items"]) + fee
    letter = xl_col_to_name(4)
    formula = f"=SUM({letter}{first}:{letter}{last})+{letter}{FEE + 1}"
    form = book.cell(num_format="#,##0", align="right", bold=True)
    sheet.write_formula(SUM, 4, formula, form, whole)


def _validate(sheet: Any, payload: BudgetPayload) -> None:
    words, fields = payload["words"], payload["fields"]
    number = {"validate": "decimal", "criteria": ">=", "value": 0}
    free = {"validate": "any"}
    yes_no = {"validate": "list", "source": [text(words["ja"]), text(words["nej"])]}
    day = {"validate": "date", "criteria": ">=", "value": date(2000, 1, 1)}
    rules: dict[str, tuple[dict[str, Any], str]] = {
        "post": (free, ""),
        "antal": (number, words["fel_tal"]),
        "ganger": (number, words["fel_tal"]),
        "pris": (number, words["fel_tal"]),
        "kronor": (free, ""),
        "avgift": (yes_no, words["fel_avgift"]),
        "betalar": (free, ""),
        "senast": (day, words["fel_datum"]),
        "varfor": (free, ""),
    }
    last = FIRST + ROWS - 1
    for name, (rule, message) in rules.items():
        column, field = COLUMNS.index(name), fields[name]
        error = (words["fel_rubrik"], message)
        said = validation(rule, field["name"], field["help"], error)
        sheet.data_validation(FIRST, column, last, column, said)
    share = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1}
    field, error = fields["procent"], (words["fel_rubrik"], words["fel_procent"])
    sheet.data_validation(4, 1, 4, 1, validation(share, field["name"], field["help"], error))
    for row, label in ((FEE, payload["fee"]), (SUM, payload["total"])):
        said = validation(free, label, words["raknas_ut"], (words["fel_rubrik"], ""))
        sheet.data_validation(row, 4, row, 4, said)


def _picture(payload: BudgetPayload) -> Block:
    shown = ("post", "antal", "ganger", "pris", "kronor", "varfor")
    fields = payload["fields"]
    rows = [
        [
            {"text": item["post"], "bold": True},
            *(
                {"text": f"{item[key]:g}" if item[key] else ""}
                for key in ("antal", "ganger", "pris")
            ),
            {"text": f"{kronor(item):g}"},
            {"text": item["varfor"]},
        ]
        for item in payload["items"]
    ] or [[{"text": ""} for _ in shown] for _ in range(10)]
    return preview.sheet(
        payload,
        title=payload["words"]["namn"],
        subtitle=payload["words"]["underrubrik"],
        head=[fields[name]["name"] for name in shown],
        widths=[fields[name]["width"] for name in shown],
        rows=rows,
        part=0,
    )


FILES = ToolFiles(TOOL, entries, {BUILDER: build})
