"""The texts that become PDF files have only letters that the files' font can show."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from navet.content import model
from navet.content.registers import Registers
from navet.content.site import Page, Site
from navet.look import fonts
from navet.reading import datafiles
from navet.reading.problems import Problem
from navet.reading.yamldata import Document

# The registers whose texts stand in the files; so do the steps' pages and the easy ones.
REGISTERS = (model.NAME, "former", "mallar", "scenario", "workshop")
_COMMON = frozenset(fonts.CHARACTERS) | {"\n", "\t"}
_UNSEEN = ("Cf", "Mn", "Zs")


def check(site: Site, registers: Registers) -> Iterator[Problem]:
    """Yield each place with a letter that no file could show: the files would not be made."""
    for name in REGISTERS:
        yield from _register(registers.documents[name], datafiles.path_of(name))
    steps = {step.page for step in site.model.steps}
    for page in site.pages.values():
        if page.key in steps or page.traits.is_easy:
            yield from _page(page)


def _register(document: Document, path: str) -> Iterator[Problem]:
    for where, value in document.values:
        if isinstance(value, str):
            yield from _strange(value, path, document.line(where))


def _page(page: Page) -> Iterator[Problem]:
    for number, line in enumerate(page.body.split("\n"), page.body_line):
        yield from _strange(line, page.path, number)


def _strange(text: str, path: str, line: int) -> Iterator[Problem]:
    odd = set() if text.isascii() else set(text) - _COMMON
    for sign in sorted(odd):
        if ord(sign) not in fonts.characters() and unicodedata.category(sign) not in _UNSEEN:
            yield Problem(
                path,
                line,
                "tecken",
                f"Tecknet ”{sign}” (U+{ord(sign):04X}) finns inte i filernas typsnitt.",
                "Skriv det med ord, eller ta bort det.",
            )
