"""The picture of the time plan: the empty table, or the example's week chart."""

from __future__ import annotations

from navet.documents.kit import preview
from navet.documents.kit.preview import Block
from navet.documents.tools.plan.content import Payload
from navet.documents.tools.plan.week_chart import WEEKS, square_of

_COLUMNS = ("nr", "aktivitet", "ansvarig", "start", "klart", "beroende", "status", "kommentar")
_EMPTY_ROWS = 14


def draw(payload: Payload) -> Block:
    """Return what the picture is drawn from."""
    return _week_chart(payload) if payload["rows"] else _empty_table(payload)


def _empty_table(payload: Payload) -> Block:
    words, fields = payload["words"], payload["fields"]
    rows = [[str(number), *([""] * (len(_COLUMNS) - 1))] for number in range(1, _EMPTY_ROWS + 1)]
    return preview.sheet(
        payload,
        title=words["flik_plan"],
        subtitle=words["underrubrik"],
        head=[fields[name]["name"] for name in _COLUMNS],
        widths=[fields[name]["width"] for name in _COLUMNS],
        rows=[[{"text": cell} for cell in row] for row in rows],
        part=0,
    )


def _week_chart(payload: Payload) -> Block:
    words, fields = payload["words"], payload["fields"]
    rows = []
    for index, row in enumerate(payload["rows"]):
        cells: list[Block] = [{"text": str(index + 1)}, {"text": row["aktivitet"]}]
        for week in range(WEEKS):
            square = square_of(payload, index, week)
            cells.append({"square": square, "status": row["status"] if square else ""})
        rows.append(cells)
    return preview.sheet(
        payload,
        title=words["flik_schema"],
        subtitle=words["schema_forklaring"],
        head=[fields["nr"]["name"], fields["aktivitet"]["name"], *([""] * WEEKS)],
        widths=[5, 46, *([2.6] * WEEKS)],
        rows=rows,
        part=0,
    )
