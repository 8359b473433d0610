"""The Code's matrix is whole: every level meets every stage exactly once."""

from __future__ import annotations

from collections.abc import Iterator

from navet.content.codematrix import REGISTER
from navet.content.registers import FOLDER, Registers
from navet.reading.problems import Problem

PATH = f"{FOLDER}/{REGISTER}.yml"


def check(registers: Registers) -> Iterator[Problem]:
    """Yield cells that are missing, doubled or of a level or stage that does not exist."""
    document, data = registers.documents[REGISTER], registers[REGISTER]
    known = {
        "niva": [item["id"] for item in data["nivaer"]],
        "steg": [item["id"] for item in data["steg"]],
    }
    first: dict[tuple[str, str], int] = {}
    for index, cell in enumerate(data["rutor"]):
        pair = (cell["steg"], cell["niva"])
        line = document.line(("rutor", index))
        for key, names in known.items():
            if cell[key] not in names:
                yield _unknown(document.line(("rutor", index, key)), key, cell[key], names)
        if pair in first:
            yield _doubled(line, pair, first[pair])
        first.setdefault(pair, line)
    for stage in known["steg"]:
        for level in known["niva"]:
            if (stage, level) not in first:
                yield _missing(document.line(("rutor",)), stage, level)


def _unknown(line: int, key: str, name: str, names: list[str]) -> Problem:
    what = "nivå" if key == "niva" else "steg"
    return Problem(
        PATH,
        line,
        name,
        f"Rutan hör till {what} ”{name}”, som inte finns.",
        f"Välj ett av: {', '.join(names)}.",
    )


def _doubled(line: int, pair: tuple[str, str], first_line: int) -> Problem:
    return Problem(
        PATH,
        line,
        "/".join(pair),
        f"Rutan står två gånger. Den första är på rad {first_line}.",
        "Ta bort den ena, eller rätta steg eller nivå.",
    )


def _missing(line: int, stage: str, level: str) -> Problem:
    return Problem(
        PATH,
        line,
        f"{stage}/{level}",
        f"Rutan för steget ”{stage}” och nivån ”{level}” saknas.",
        "Lägg till den under rutor, och skriv fyra texter:",
        f"  - niva: {level}\n    steg: {stage}\n"
        "    offentlig:\n      sv: '…'\n      en: '…'\n"
        "    civil:\n      sv: '…'\n      en: '…'",
    )
