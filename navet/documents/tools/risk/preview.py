"""The picture of the analysis: the empty matrix, or the example's register."""

from __future__ import annotations

from navet.documents.kit import preview
from navet.documents.kit.preview import Block
from navet.documents.tools.risk.content import Payload
from navet.documents.tools.risk.scale import SCALE, level

_COLUMNS = ("nr", "risk", "sannolikhet", "konsekvens", "riskvarde", "niva", "atgard", "ansvarig")


def draw(payload: Payload) -> Block:
    """Return what the picture is drawn from."""
    return _register(payload) if payload["risks"] else _matrix(payload)


def _matrix(payload: Payload) -> Block:
    words, options = payload["words"], payload["options"]
    levels = [item["text"] for item in options["niva"]]
    rows = []
    for likelihood in reversed(SCALE):
        label = f"{likelihood} {options['sannolikhet'][likelihood - 1]['text']}"
        cells: list[Block] = [{"text": label, "bold": True}]
        for impact in SCALE:
            found = level(likelihood, impact)
            cells.append({"text": levels[found], "level": found, "tall": True})
        rows.append(cells)
    heads = [f"{impact} {options['konsekvens'][impact - 1]['text']}" for impact in SCALE]
    return preview.sheet(
        payload,
        title=words["matris_rubrik"],
        subtitle=words["matris_antal"],
        head=["", *heads],
        widths=[20, *([16] * 5)],
        rows=rows,
        part=1,
    )


def _register(payload: Payload) -> Block:
    words, fields, options = payload["words"], payload["fields"], payload["options"]
    levels = [item["text"] for item in options["niva"]]
    rows = []
    for number, risk in enumerate(payload["risks"], 1):
        found = level(risk["s"], risk["k"])
        ratings = [risk["s"], risk["k"], risk["s"] * risk["k"]]
        cells: list[Block] = [{"text": text} for text in (str(number), risk["risk"])]
        cells += [{"text": str(rating)} for rating in ratings]
        cells.append({"text": levels[found], "level": found})
        cells += [{"text": risk["atgard"]}, {"text": risk["ansvarig"]}]
        rows.append(cells)
    return preview.sheet(
        payload,
        title=words["flik_risker"],
        subtitle=payload["name"],
        head=[fields[name]["name"] for name in _COLUMNS],
        widths=[fields[name]["width"] for name in _COLUMNS],
        rows=rows,
        part=1,
    )
