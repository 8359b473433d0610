"""Excel workbooks with the site's look: formats, help sheet, lists and validation, no macros."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import xlsxwriter

from navet.documents.kit.look import Look, look_from
from navet.documents.kit.payload import TemplatePayload
from navet.documents.office.ooxml import clean_text, moment, pack, unpack

FONT = "Calibri"
PAPER_A4 = 9
_ERROR_MAX = 225
_TITLE_MAX = 32
_CONTROL = str.maketrans({chr(code): None for code in (0xAD,)})


@dataclass
class Book:
    """A workbook in the making; `to_bytes` gives the finished file, the same bytes every time.

    ``mark`` is what every printed page says of the file, or "".
    """

    title: str
    subject: str
    look: Look
    timestamp: int
    lang: str
    author: str
    mark: str = ""
    _formats: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Open the workbook in memory and date it."""
        self._target = io.BytesIO()
        # A text that begins with = or looks like a link must stay text.
        self.book = xlsxwriter.Workbook(
            self._target,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self.book.set_properties(
            {
                "title": clean_text(self.title),
                "subject": clean_text(self.subject),
                "author": clean_text(self.author),
                "created": moment(self.timestamp).replace(tzinfo=None),
            }
        )
        self.book.set_custom_property("Language", {"sv": "sv-SE", "en": "en-GB"}[self.lang])
        self.book.set_size(2400, 1400)

    def format(self, **properties: Any) -> Any:
        """Return a cell format, one object for each set of properties; text wraps at the top."""
        settings = {
            "font_name": FONT,
            "font_size": 11,
            "font_color": "#" + self.look.ink,
            "valign": "top",
            **properties,
        }
        key = tuple(sorted(settings.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format(settings)
        return self._formats[key]

    def cell(self, **properties: Any) -> Any:
        """Return the format of a cell that is filled in: thin lines, text wraps."""
        line = "#" + self.look.line
        return self.format(border=1, border_color=line, text_wrap=True, **properties)

    def head(self, part: int = 0, **properties: Any) -> Any:
        """Return the format of a table's header in a part's colour."""
        look = self.look.parts[part]
        return self.format(
            bold=True,
            font_color="#" + look.on,
            bg_color="#" + look.main,
            border=1,
            border_color="#" + look.main,
            text_wrap=True,
            valign="vcenter",
            **properties,
        )

    def sheet(self, name: str, tab: str, wide: bool = True) -> Any:
        """Add a sheet that prints on A4, one page wide, without grid lines on screen."""
        sheet = self.book.add_worksheet(name)
        sheet.set_tab_color("#" + tab)
        sheet.set_paper(PAPER_A4)
        if wide:
            sheet.set_landscape()
        sheet.hide_gridlines(2)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        return sheet

    def title_rows(self, sheet: Any, title: str, subtitle: str, columns: int) -> None:
        """Write a title and a line under it into the first two rows, and the coloured strip."""
        colour = "#" + self.look.parts[0].main
        sheet.set_row(0, 30)
        sheet.write_string(
            0,
            0,
            text(title),
            self.format(bold=True, font_size=20, font_color=colour, valign="vcenter"),
        )
        sheet.set_row(1, 19)
        muted = "#" + self.look.muted
        sheet.write_string(1, 0, text(subtitle), self.format(font_color=muted, font_size=11.5))
        sheet.set_row(2, 5)
        for column in range(columns):
            part = self.look.parts[column * len(self.look.parts) // columns]
            sheet.write_blank(2, column, None, self.format(bg_color="#" + part.main))

    def notice(self, sheet: Any, words: str, last: int) -> None:
        """Write across a sheet, to its last column, that the example is invented."""
        look = self.look.parts[3]
        form = self.format(
            text_wrap=True,
            bg_color="#" + look.tint,
            left=5,
            left_color="#" + look.main,
            valign="vcenter",
        )
        sheet.merge_range(3, 0, 3, last, text(words), form)
        sheet.set_row(3, 34)

    def footer(self, sheet: Any, words: Mapping[str, str]) -> None:
        """Print the file's name, the site and page numbers at the foot."""
        said = [self.title, words["webbplats"], *([self.mark] if self.mark else ())]
        left = text(" · ".join(said)).replace("&", "&&")
        sheet.set_footer(f"&L&8{left}&R&8{words['sida']} &P {words['av']} &N")

    def help_sheet(
        self,
        name: str,
        payload: TemplatePayload,
        extra: Sequence[str] = (),
    ) -> None:
        """Add the sheet that tells how the file is used: three steps, each field, who made it."""
        words = payload["words"]
        sheet = self.sheet(name, self.look.muted, wide=False)
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, 1, 70)
        self.title_rows(sheet, self.title, words["syfte"], 2)
        row = 4
        for number in (1, 2, 3):
            sheet.write_number(row, 0, number, self.format(bold=True, align="left", font_size=13))
            sheet.write_string(row, 1, text(words[f"gor_{number}"]), self.format(text_wrap=True))
            sheet.set_row(row, height(words[f"gor_{number}"], 70))
            row += 1
        for paragraph in extra:
            row += 1
            sheet.write_string(row, 1, text(paragraph), self.format(text_wrap=True))
            sheet.set_row(row, height(paragraph, 70))
        row += 2
        for column, label in enumerate((words["falt"], words["hjalp"])):
            sheet.write_string(row, column, text(label), self.head())
        for item in payload["fields"].values():
            row += 1
            needed = f" ({words['obligatoriskt']})" if item["required"] else ""
            sheet.write_string(row, 0, text(item["name"] + needed), self.cell(bold=True))
            sheet.write_string(row, 1, text(item["help"]), self.cell())
            sheet.set_row(row, max(height(item["name"] + needed, 30), height(item["help"], 70)))
        row += 2
        for line in (words["oberoende"], f"{words['las_mer']}: {payload['tool_address']}"):
            muted = self.format(text_wrap=True, font_color="#" + self.look.muted, font_size=10)
            sheet.write_string(row, 1, text(line), muted)
            sheet.set_row(row, height(line, 70))
            row += 1
        sheet.fit_to_pages(1, 1)
        self.footer(sheet, words)

    def to_bytes(self) -> bytes:
        """Close the workbook and return the finished .xlsx."""
        self.book.close()
        return pack(unpack(self._target.getvalue()), self.timestamp)


def begun(payload: TemplatePayload) -> Book:
    """Return an empty workbook with a template's title, purpose, colours, date and language."""
    words, look = payload["words"], look_from(payload["look"])
    return Book(
        words["namn"],
        words["syfte"],
        look,
        payload["timestamp"],
        payload["lang"],
        words["webbplats"],
        words["pahittat"] if payload["notice"] else "",
    )


def quoted(words: str) -> str:
    """Return words as they stand between quotation marks in a formula."""
    return text(words).replace('"', '""')


def text(value: str) -> str:
    """Return text that a cell can hold: no forbidden characters, no soft hyphens."""
    return clean_text(value).translate(_CONTROL)


def height(value: str, width: float, line: float = 15.0) -> float:
    """Return the row height in points that a text needs in a column of so many characters."""
    lines = sum(max(1, -(-len(part) // max(1, int(width * 0.98)))) for part in value.split("\n"))
    return line * lines + 3


def validation(
    kind: dict[str, Any], title: str, message: str, error: tuple[str, str]
) -> dict[str, Any]:
    """Return a validation with a message that helps and an error that says what to do."""
    return {
        **kind,
        "ignore_blank": True,
        "input_title": text(title)[:_TITLE_MAX],
        "input_message": text(message)[: _ERROR_MAX + 30],
        "error_title": text(error[0])[:_TITLE_MAX],
        "error_message": text(error[1])[:_ERROR_MAX],
    }


def day(value: str) -> date:
    """Return the date in a text such as 2027-03-15."""
    return date.fromisoformat(value)


def serial(value: date) -> int:
    """Return the number by which Excel knows a date (days since 1899-12-30)."""
    return (value - date(1899, 12, 30)).days
