"""Where things stand in the time plan's workbook: what its table and its week chart share."""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_col_to_name

from navet.documents.office.excel import day
from navet.documents.tools.plan.content import Payload, Row

ROWS = 40
HEAD = 7  # zero-based row of the table's header
FIRST, LAST = HEAD + 1, HEAD + ROWS
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
START_NAME = "schemats_start"


def area(name: str) -> str:
    """Return the cells of a column of the table, such as $F$9:$F$48."""
    letter = xl_col_to_name(COLUMNS.index(name))
    return f"${letter}${FIRST + 1}:${letter}${LAST + 1}"


def values(payload: Payload, index: int, row: Row | None) -> dict[str, Any]:
    """Return the values of a row by column; only the number where the row is empty."""
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
