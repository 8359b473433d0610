"""Pictures of the Word and Excel files, drawn from the same content as the files themselves."""

from __future__ import annotations

from typing import Any

from navet.documents.content import Payload
from navet.documents.risk_excel import SCALE, level
from navet.documents.week_chart import WEEKS, square_of

_STEP_SHOWN = 4  # zero-based: Målgrupp, which the example answers fully


def _page(payload: Payload, blocks: list[Payload]) -> Payload:
    shared = {key: payload[key] for key in ("lang", "words", "look", "timestamp")}
    return {**shared, "kind": "paper", "blocks": blocks}


def _opening(payload: Payload) -> list[Payload]:
    words = payload["words"]
    blocks: list[Payload] = [
        {"kind": "title", "kicker": words["webbplats"], "text": words["namn"]},
        {"kind": "subtitle", "text": words["underrubrik"]},
    ]
    if payload["notice"]:
        blocks.append({"kind": "notice", "text": payload["notice"]})
    return blocks


def diary(payload: Payload, filled: bool) -> Payload:
    """Return the picture of the diary: its first page, or a step with the example's answers."""
    words = payload["words"]
    if not filled:
        steps = [words[f"gor_{number}"] for number in (1, 2, 3)]
        blocks = _opening(payload)
        blocks += [
            {"kind": "text", "text": words["syfte"]},
            {"kind": "wheel", "picture": payload["wheel"]},
            {"kind": "steps", "title": words["sa_har"], "items": steps},
        ]
        return _page(payload, blocks)
    step = [(part, step) for part in payload["parts"] for step in part["steps"]][_STEP_SHOWN]
    return _page(payload, _diary_step(payload, *step))


def _diary_step(payload: Payload, part: Payload, step: Payload) -> list[Payload]:
    words, number = payload["words"], part["number"]
    answers = payload["example"]["steg"][step["id"]]
    blocks: list[Payload] = [
        {"kind": "notice", "text": payload["notice"]},
        {"kind": "step", "text": f"{step['number']}. {step['name']}", "part": number},
        {"kind": "text", "text": step["purpose"]},
        {
            "kind": "key",
            "label": words["nyckelfraga"],
            "text": step["key_question"],
            "part": number,
        },
        {"kind": "answer", "text": answers["nyckelsvar"]},
    ]
    for question in step["questions"]:
        answer = answers["svar"].get(question["id"], "")
        if answer:
            info = f"{question['perspective']} · #{question['id']}"
            blocks.append({"kind": "question", "text": question["text"], "info": info})
            blocks.append({"kind": "answer", "text": answer})
    return blocks


def letter(payload: Payload) -> Payload:
    """Return the picture of the letter's first page, with the example's text where it is filled."""
    blocks = _opening(payload)
    example = payload["example"] or {"falt": {}, "om": ""}
    for number, field in enumerate(list(payload["fields"].values())[:8], 1):
        blocks.append({"kind": "clause", "text": f"{number}. {field['name']}"})
        value = example["falt"].get(field["id"], "")
        if field["id"] in ("roller", "underskrift"):
            continue
        kind = "answer" if value else "help"
        blocks.append({"kind": kind, "text": value or field["help"]})
    return _page(payload, blocks)


def _sheet(payload: Payload, **parts: Any) -> Payload:
    shared = {key: payload[key] for key in ("lang", "words", "look", "timestamp")}
    return {**shared, "kind": "sheet", "notice": payload["notice"], **parts}


def plan_table(payload: Payload, filled: bool) -> Payload:
    """Return the picture of the time plan: the empty table, or the example's week chart."""
    words, fields = payload["words"], payload["fields"]
    if filled:
        return _week_chart(payload)
    names = ("nr", "aktivitet", "ansvarig", "start", "klart", "beroende", "status", "kommentar")
    rows = [[str(number), *([""] * (len(names) - 1))] for number in range(1, 15)]
    return _sheet(
        payload,
        title=words["flik_plan"],
        subtitle=words["underrubrik"],
        head=[fields[name]["name"] for name in names],
        widths=[fields[name]["width"] for name in names],
        rows=[[{"text": cell} for cell in row] for row in rows],
        part=0,
    )


def _week_chart(payload: Payload) -> Payload:
    words, fields = payload["words"], payload["fields"]
    rows = []
    for index, row in enumerate(payload["rows"]):
        cells: list[Payload] = [{"text": str(index + 1)}, {"text": row["aktivitet"]}]
        for week in range(WEEKS):
            square = square_of(payload, index, week)
            cells.append({"square": square, "status": row["status"] if square else ""})
        rows.append(cells)
    return _sheet(
        payload,
        title=words["flik_schema"],
        subtitle=words["schema_forklaring"],
        head=[fields["nr"]["name"], fields["aktivitet"]["name"], *([""] * WEEKS)],
        widths=[5, 46, *([2.6] * WEEKS)],
        rows=rows,
        part=0,
    )


def risk_table(payload: Payload, filled: bool) -> Payload:
    """Return the picture of the risk analysis: the empty matrix, or the example's register."""
    return _register(payload) if filled else _matrix(payload)


def _matrix(payload: Payload) -> Payload:
    words, options = payload["words"], payload["options"]
    levels = [item["text"] for item in options["niva"]]
    rows = []
    for likelihood in reversed(SCALE):
        label = f"{likelihood} {options['sannolikhet'][likelihood - 1]['text']}"
        cells: list[Payload] = [{"text": label, "bold": True}]
        for impact in SCALE:
            found = level(likelihood, impact)
            cells.append({"text": levels[found], "level": found, "tall": True})
        rows.append(cells)
    heads = [f"{impact} {options['konsekvens'][impact - 1]['text']}" for impact in SCALE]
    return _sheet(
        payload,
        title=words["matris_rubrik"],
        subtitle=words["matris_antal"],
        head=["", *heads],
        widths=[20, *([16] * 5)],
        rows=rows,
        part=1,
    )


def _register(payload: Payload) -> Payload:
    words, fields, options = payload["words"], payload["fields"], payload["options"]
    names = ("nr", "risk", "sannolikhet", "konsekvens", "riskvarde", "niva", "atgard", "ansvarig")
    levels = [item["text"] for item in options["niva"]]
    rows = []
    for number, risk in enumerate(payload["risks"], 1):
        found = level(risk["s"], risk["k"])
        plain = [
            str(number),
            risk["risk"],
            str(risk["s"]),
            str(risk["k"]),
            str(risk["s"] * risk["k"]),
        ]
        cells: list[Payload] = [{"text": text} for text in plain]
        cells.append({"text": levels[found], "level": found})
        cells += [{"text": risk["atgard"]}, {"text": risk["ansvarig"]}]
        rows.append(cells)
    return _sheet(
        payload,
        title=words["flik_risker"],
        subtitle=payload["name"],
        head=[fields[name]["name"] for name in names],
        widths=[fields[name]["width"] for name in names],
        rows=rows,
        part=1,
    )
