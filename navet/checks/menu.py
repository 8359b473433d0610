"""The menu: what it lists exists, and every page outside the cases can be reached from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from navet.content.places import DOCS
from navet.content.registers import Registers
from navet.content.site import Site
from navet.reading.problems import Problem

REGISTER = "meny"
FILE = f"modell/{REGISTER}.yml"


def check(site: Site, registers: Registers) -> Iterator[Problem]:
    """Yield pages that the menu names but that are not there, and pages that it does not name."""
    listed = dict(_listed(registers[REGISTER]))
    document = registers.documents[REGISTER]
    for key, path in listed.items():
        if not site.has(key, "sv"):
            yield Problem(
                FILE,
                document.line(path),
                key,
                f"Menyn leder till {DOCS}/{key}, som inte finns.",
                "Rätta sökvägen eller ta bort raden.",
            )
    for (key, lang), page in site.pages.items():
        if lang == "sv" and page.traits.in_menu and key not in listed:
            yield Problem(
                page.path,
                1,
                "meny",
                "Sidan står inte i menyn, så ingen hittar den.",
                f"Lägg till den i {FILE}:",
                f"- {key}",
            )


def _listed(data: dict[str, Any]) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    for index, item in enumerate(data["meny"]):
        yield item["sida"], ("meny", index, "sida")
        for number, key in enumerate(item.get("undersidor", [])):
            yield key, ("meny", index, "undersidor", number)
