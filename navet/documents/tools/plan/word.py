"""The time plan as Word, for those without Excel: one landscape table with controls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from navet.documents.office.controls import Control
from navet.documents.office.opening import begun
from navet.documents.office.word import TableShape
from navet.documents.tools.plan.content import Payload

ROWS = 15
_WIDTHS = {
    "nr": 0.9,
    "fas-steg": 3.3,
    "aktivitet": 5.2,
    "ansvarig": 3.8,
    "start": 2.2,
    "klart": 2.2,
    "beroende": 1.6,
    "status": 2.1,
    "kommentar": 4.4,
}


def build(payload: Payload) -> bytes:
    """Return the time plan as .docx; filled where the payload has rows."""
    words = payload["words"]
    paper = begun(payload, wide=True)
    paper.paragraph(words["sa_har"], "Field label")
    paper.steps([words["gor_1"], payload["fields"]["beroende"]["help"], words["excel_tips"]])
    name = Control("samverkan", words["samverkan"], words["skriv_har"], payload["name"])
    paper.labelled(words["samverkan"], name)
    rows = [_row(payload, index) for index in range(max(ROWS, len(payload["rows"]) + 1))]
    heads = [payload["fields"][field_id]["name"] for field_id in _WIDTHS]
    widths = _WIDTHS.values()
    paper.table(heads, rows, TableShape(tuple(widths), words["namn"], words["tabell"]))
    paper.paragraph(words["oberoende"], "Small")
    paper.link(words["las_mer"], payload["tool_address"])
    return paper.to_bytes(payload["timestamp"])


def _row(payload: Payload, index: int) -> list[str | Control]:
    words, fields = payload["words"], payload["fields"]
    row: Mapping[str, Any] = payload["rows"][index] if index < len(payload["rows"]) else {}
    statuses = {item["id"]: item["text"] for item in payload["options"]["status"]}
    prefix = f"rad-{index + 1}"
    cells: list[str | Control] = [str(index + 1)]
    for field_id in list(_WIDTHS)[1:]:
        tag, name = f"{prefix}--{field_id}", fields[field_id]["name"]
        value = row.get(field_id, "")
        if field_id == "fas-steg":
            names = payload["step_names"]
            chosen = names.get(row.get("steg", ""), "")
            cells.append(Control(tag, name, words["valj"], chosen, "list", names))
        elif field_id == "status":
            chosen = statuses.get(row.get("status", ""), "")
            cells.append(Control(tag, name, words["valj"], chosen, "list", statuses))
        elif field_id in ("start", "klart"):
            cells.append(Control(tag, name, words["valj_datum"], value, "date"))
        else:
            shown = "" if value is None else str(value)
            cells.append(Control(tag, name, name, shown))
    return cells
