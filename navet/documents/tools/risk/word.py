"""The impact and risk analysis as Word, for those without Excel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from navet.documents.office.controls import Control
from navet.documents.office.opening import begun
from navet.documents.office.word import Paper, TableShape
from navet.documents.tools.risk.content import Payload
from navet.documents.tools.risk.scale import SCALE, level

RISKS, IMPACTS = 10, 5
_IMPACT_WIDTHS = {"konsekvens-for": 4.2, "vilka": 5.5, "positiv": 8.0, "negativ": 8.0}
_RISK_WIDTHS = {
    "nr": 0.9,
    "risk": 4.4,
    "orsak": 3.2,
    "sannolikhet": 1.6,
    "konsekvens": 1.6,
    "niva": 2.1,
    "hantering": 2.1,
    "atgard": 4.5,
    "ansvarig": 3.1,
    "klart": 2.2,
}


def build(payload: Payload) -> bytes:
    """Return the analysis as .docx; filled where the payload has risks."""
    words = payload["words"]
    paper = begun(payload, wide=True)
    label = payload["name_label"]
    paper.labelled(label, Control("samverkan", label, words["skriv_har"], payload["name"]))
    paper.paragraph(words["sa_har"], "Field label")
    paper.steps([words[f"gor_{number}"] for number in (1, 2, 3)])
    _impacts(paper, payload)
    paper.page_break()
    _risks(paper, payload)
    paper.page_break()
    _scale(paper, payload)
    _matrix(paper, payload)
    paper.paragraph(words["excel_tips"])
    paper.paragraph(words["oberoende"], "Small")
    paper.link(words["las_mer"], payload["tool_address"])
    return paper.to_bytes(payload["timestamp"])


def _impacts(paper: Paper, payload: Payload) -> None:
    words, fields = payload["words"], payload["fields"]
    options = {item["id"]: item["text"] for item in payload["options"]["konsekvens-for"]}
    rows: list[list[str | Control]] = []
    filled: list[Mapping[str, Any]] = [*payload["impacts"]]
    for index in range(max(IMPACTS, len(filled))):
        row = filled[index] if index < len(filled) else {}
        tag = f"konsekvens-{index + 1}"
        cells: list[str | Control] = [
            Control(
                f"{tag}--for",
                fields["konsekvens-for"]["name"],
                words["valj"],
                options.get(row.get("for", ""), ""),
                "list",
                options,
            )
        ]
        for field_id in ("vilka", "positiv", "negativ"):
            field = fields[field_id]
            value = row.get(field_id, "")
            cells.append(Control(f"{tag}--{field_id}", field["name"], field["help"], value))
        rows.append(cells)
    paper.heading(words["flik_konsekvenser"], 1)
    heads = [fields[field_id]["name"] for field_id in _IMPACT_WIDTHS]
    widths = _IMPACT_WIDTHS.values()
    paper.table(
        heads,
        rows,
        TableShape(tuple(widths), words["flik_konsekvenser"], words["tabell_konsekvenser"]),
    )


def _risks(paper: Paper, payload: Payload) -> None:
    words, fields = payload["words"], payload["fields"]
    rows = [_risk(payload, index) for index in range(max(RISKS, len(payload["risks"])))]
    paper.heading(words["flik_risker"], 1)
    heads = [fields[field_id]["name"] for field_id in _RISK_WIDTHS]
    widths = _RISK_WIDTHS.values()
    paper.table(
        heads, rows, TableShape(tuple(widths), words["flik_risker"], words["tabell_risker"])
    )


def _risk(payload: Payload, index: int) -> list[str | Control]:
    words, fields = payload["words"], payload["fields"]
    row: Mapping[str, Any] = payload["risks"][index] if index < len(payload["risks"]) else {}
    treatments = {item["id"]: item["text"] for item in payload["options"]["hantering"]}
    levels = {item["id"]: item["text"] for item in payload["options"]["niva"]}
    rated = [*levels.values()][level(row["s"], row["k"])] if row else ""
    scale = {str(number): str(number) for number in SCALE}
    chosen: dict[str, tuple[str, Mapping[str, str]]] = {
        "sannolikhet": (str(row.get("s", "")), scale),
        "konsekvens": (str(row.get("k", "")), scale),
        "niva": (rated, levels),
        "hantering": (treatments.get(row.get("hantering", ""), ""), treatments),
    }
    cells: list[str | Control] = [str(index + 1)]
    for field_id in list(_RISK_WIDTHS)[1:]:
        tag, name = f"risk-{index + 1}--{field_id}", fields[field_id]["name"]
        if field_id in chosen:
            value, choices = chosen[field_id]
            cells.append(Control(tag, name, words["valj"], value, "list", choices))
        elif field_id == "klart":
            cells.append(Control(tag, name, words["valj_datum"], row.get("klart", ""), "date"))
        else:
            cells.append(Control(tag, name, name, row.get(field_id, "")))
    return cells


def _scale(paper: Paper, payload: Payload) -> None:
    words, fields, options = payload["words"], payload["fields"], payload["options"]
    paper.heading(words["skala"], 1)
    paper.paragraph(words["skala_text"])
    rows: list[list[str | Control]] = [
        [
            str(number),
            options["sannolikhet"][number - 1]["text"],
            options["konsekvens"][number - 1]["text"],
        ]
        for number in SCALE
    ]
    heads = [words["kol_varde"], fields["sannolikhet"]["name"], fields["konsekvens"]["name"]]
    paper.table(
        heads,
        rows,
        TableShape((2.5, 6.0, 6.0), words["skala"], words["tabell_skala"], together=True),
    )


def _matrix(paper: Paper, payload: Payload) -> None:
    """Add the matrix with a word in every square, the numbers of the example's risks after it."""
    words, fields, options = payload["words"], payload["fields"], payload["options"]
    levels = [item["text"] for item in options["niva"]]
    rows: list[list[str | Control]] = []
    for likelihood in reversed(SCALE):
        cells: list[str | Control] = [
            f"{likelihood} {options['sannolikhet'][likelihood - 1]['text']}"
        ]
        for impact in SCALE:
            found = [
                str(number)
                for number, risk in enumerate(payload["risks"], 1)
                if (risk["s"], risk["k"]) == (likelihood, impact)
            ]
            note = f": {words['matris_nr']} {', '.join(found)}" if found else ""
            cells.append(levels[level(likelihood, impact)] + note)
        rows.append(cells)
    heads = [f"{fields['sannolikhet']['name']} ↓ {fields['konsekvens']['name']} →"]
    heads += [f"{impact} {options['konsekvens'][impact - 1]['text']}" for impact in SCALE]
    paper.heading(words["matris_rubrik"], 1)
    paper.table(
        heads,
        rows,
        TableShape(
            (4.2, 4.3, 4.3, 4.3, 4.3, 4.3),
            words["matris_rubrik"],
            words["tabell_matris"],
            row_headers=True,
            min_height=1.0,
            together=True,
        ),
    )
