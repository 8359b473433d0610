"""The forms of collaboration, support and purchase that the site compares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from navet.language.texts import Text, text_of

REGISTER = "former"
DEGREES = ("ja", "delvis", "nej")


@dataclass(frozen=True)
class Degree:
    """An answer that can be filtered on (one of DEGREES) and the words that the reader sees."""

    value: str
    text: Text


@dataclass(frozen=True)
class Form:
    """One form; ``page`` is the page that describes it in docs/, with its anchor if it has one.

    ``code_levels`` are ids of the Code's levels; there are none for grants and purchases.
    """

    id: str
    name: Text
    what: Text
    levels: tuple[str, ...]
    level_text: Text | None
    initiative: Text
    money: Degree
    binding: Degree
    fits: Text
    fits_not: Text
    code_levels: tuple[str, ...]
    page: str


def build(data: dict[str, Any]) -> dict[str, Form]:
    """Return the register's forms by id, in the register's order."""
    return {item["id"]: _form(item) for item in data["former"]}


def _form(item: dict[str, Any]) -> Form:
    return Form(
        id=item["id"],
        name=text_of(item["namn"]),
        what=text_of(item["vad"]),
        levels=tuple(item["niva"]),
        level_text=text_of(item["nivatext"]) if "nivatext" in item else None,
        initiative=text_of(item["initiativ"]),
        money=_degree(item["pengar"]),
        binding=_degree(item["bindande"]),
        fits=text_of(item["passar"]),
        fits_not=text_of(item["passar_inte"]),
        code_levels=tuple(item["kodens_niva"]),
        page=item["sida"],
    )


def _degree(item: dict[str, Any]) -> Degree:
    return Degree(item["varde"], text_of(item["text"]))
