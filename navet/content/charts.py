"""Charts: the figures known about collaboration, as bars beside their numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from navet.content.registers import Source
from navet.language.texts import Text, text_of

REGISTER = "siffror"
FULL = 1000
_NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True)
class Bar:
    """A bar: its label, its number as written in each language, and its length from 0 to FULL.

    ``probable`` is true where the number is known at second hand only.
    """

    label: Text
    number: Text
    length: int
    probable: bool


@dataclass(frozen=True)
class Chart:
    """A chart; ``limits`` says what its numbers do not say."""

    id: str
    title: Text
    unit: Text
    year: int
    limits: Text
    bars: tuple[Bar, ...]
    sources: tuple[Source, ...]


def build(data: dict[str, Any], sources: dict[str, Source]) -> dict[str, Chart]:
    """Return the register's charts by id; KeyError if one has an unknown source."""
    return {item["id"]: _chart(item, sources) for item in data["diagram"]}


def _chart(item: dict[str, Any], sources: dict[str, Source]) -> Chart:
    whole = item.get("hela") or max(bar["varde"] for bar in item["staplar"])
    return Chart(
        item["id"],
        text_of(item["titel"]),
        text_of(item["enhet"]),
        item["ar"],
        text_of(item["begransning"]),
        tuple(_bar(bar, whole) for bar in item["staplar"]),
        tuple(sources[name] for name in item["kalla"]),
    )


def _bar(item: dict[str, Any], whole: float) -> Bar:
    value = item["varde"]
    length = round(FULL * value / whole) if whole else 0
    return Bar(text_of(item["etikett"]), written(value), length, item["sakerhet"] != "saker")


def written(value: float) -> Text:
    """Return a number as each language writes it: 1 456,5 in Swedish and 1,456.5 in English."""
    english = f"{value:,}"
    swedish = english.replace(",", _NO_BREAK_SPACE).replace(".", ",")
    return Text(swedish, english)
