"""The site's main menu as modell/meny.yml has it: sections, and their pages, in groups or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from navet.content.registers import Registers
from navet.language.texts import Text, text_of

REGISTER = "meny"


@dataclass(frozen=True)
class Group:
    """Pages of a section that stand together. Pages without a group are in one without a name."""

    id: str
    name: Text | None
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """An item of the main menu: its overview's key, its name, and its other pages in groups."""

    page: str
    name: Text
    groups: tuple[Group, ...]

    @property
    def pages(self) -> tuple[str, ...]:
        """The keys of all its pages but the overview, in the menu's order."""
        return tuple(key for group in self.groups for key in group.pages)


def build(registers: Registers) -> tuple[Section, ...]:
    """Return the sections in the menu's order."""
    return tuple(
        Section(item["sida"], text_of(item["namn"]), tuple(_groups(item)))
        for item in registers[REGISTER]["meny"]
    )


def section(registers: Registers, overview: str) -> Section | None:
    """Return the section that has a page as its overview, or None."""
    return next((one for one in build(registers) if one.page == overview), None)


def _groups(item: dict[str, Any]) -> list[Group]:
    loose = tuple(item.get("undersidor", ()))
    named = [
        Group(group["id"], text_of(group["namn"]), tuple(group["undersidor"]))
        for group in item.get("grupper", ())
    ]
    return [Group("", None, loose), *named] if loose else named
