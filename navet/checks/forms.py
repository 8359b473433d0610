"""Every form has a page, and a level that the Code knows."""

from __future__ import annotations

from collections.abc import Iterator

from navet.checks import pointers
from navet.content import codematrix
from navet.content.forms import REGISTER
from navet.content.registers import FOLDER, Registers
from navet.content.site import Site
from navet.reading.problems import Problem

PATH = f"{FOLDER}/{REGISTER}.yml"
CASES = "exempelregister"


def check(site: Site, registers: Registers) -> Iterator[Problem]:
    """Yield forms whose page, anchor or level in the Code does not exist, in both registers."""
    levels = [item["id"] for item in registers[codematrix.REGISTER]["nivaer"]]
    document = registers.documents[REGISTER]
    for index, form in enumerate(registers[REGISTER]["former"]):
        line = document.line(("former", index, "sida"))
        yield from pointers.check(site, form["sida"], PATH, line, form["id"])
        for place, level in enumerate(form["kodens_niva"]):
            if level not in levels:
                yield Problem(
                    PATH,
                    document.line(("former", index, "kodens_niva", place)),
                    form["id"],
                    f"Koden har ingen nivå som heter ”{level}”.",
                    f"Välj bland: {', '.join(levels)}.",
                )
    yield from _case_forms(site, registers)


def _case_forms(site: Site, registers: Registers) -> Iterator[Problem]:
    if CASES not in registers:
        return
    document = registers.documents[CASES]
    for index, form in enumerate(registers[CASES]["former"]):
        if form["sida"]:
            line = document.line(("former", index, "sida"))
            path = f"{FOLDER}/{CASES}.yml"
            yield from pointers.check(site, form["sida"], path, line, form["id"])
