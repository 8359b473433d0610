"""The menu: what it lists exists, and every page outside the cases can be reached from it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any

from navet.content.menu import REGISTER
from navet.content.places import DOCS
from navet.content.registers import Registers
from navet.content.site import Page, Site
from navet.reading.problems import Problem

FILE = f"modell/{REGISTER}.yml"
_Place = tuple[str | int, ...]


def check(site: Site, registers: Registers) -> Iterator[Problem]:
    """Yield what the menu names wrongly, and the pages that it does not name."""
    data = registers[REGISTER]
    document = registers.documents[REGISTER]
    listed: set[str] = set()
    for key, place in _listed(data):
        if not site.has(key, "sv"):
            yield Problem(
                FILE,
                document.line(place),
                key,
                f"Menyn leder till {DOCS}/{key}, som inte finns.",
                "Rätta sökvägen eller ta bort raden.",
            )
        if key in listed:
            yield Problem(
                FILE,
                document.line(place),
                key,
                f"{DOCS}/{key} står två gånger i menyn.",
                "Ta bort den ena raden.",
            )
        listed.add(key)
    for key, place, groups in _without_group(data):
        yield Problem(
            FILE,
            document.line(place),
            key,
            f"{DOCS}/{key} står utan grupp, fast avsnittet är delat i grupper.",
            f"Flytta raden till en av grupperna: {groups}.",
        )
    for (key, lang), page in site.pages.items():
        if lang == "sv" and page.traits.in_menu and key not in listed:
            yield _missing(page, data)


def _missing(page: Page, data: dict[str, Any]) -> Problem:
    groups = next((_names(item) for item in data["meny"] if _is_under(page.key, item)), "")
    where = f" i en av grupperna ({groups})" if groups else ""
    return Problem(
        page.path,
        1,
        REGISTER,
        "Sidan står inte i menyn, så ingen hittar den.",
        f"Lägg till den{where} i {FILE}:",
        f"- {page.key}",
    )


def _listed(data: dict[str, Any]) -> Iterator[tuple[str, _Place]]:
    for index, item in enumerate(data["meny"]):
        place: _Place = (REGISTER, index)
        yield item["sida"], (*place, "sida")
        yield from _pages(item, place)
        for number, group in enumerate(item.get("grupper", [])):
            yield from _pages(group, (*place, "grupper", number))


def _without_group(data: dict[str, Any]) -> Iterator[tuple[str, _Place, str]]:
    for index, item in enumerate(data["meny"]):
        if "grupper" in item:
            for key, place in _pages(item, (REGISTER, index)):
                yield key, place, _names(item)


def _pages(item: dict[str, Any], place: _Place) -> Iterator[tuple[str, _Place]]:
    for number, key in enumerate(item.get("undersidor", [])):
        yield key, (*place, "undersidor", number)


def _names(item: dict[str, Any]) -> str:
    return ", ".join(group["namn"]["sv"] for group in item.get("grupper", []))


def _is_under(key: str, item: dict[str, Any]) -> bool:
    return key.startswith(f"{posixpath.dirname(item['sida'])}/")
