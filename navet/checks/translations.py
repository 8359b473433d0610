"""Both languages of a text have the same things to fill in: ``{antal}``, ``{namn}``."""

from __future__ import annotations

from collections.abc import Iterator

from navet.content.registers import Registers
from navet.language.texts import LANGUAGES, placeholders
from navet.reading import datafiles
from navet.reading.problems import Problem
from navet.reading.yamldata import Document


def check(registers: Registers) -> Iterator[Problem]:
    """Yield texts of the registers that have something to fill in in one language only."""
    for name, document in registers.documents.items():
        yield from _register(document, datafiles.path_of(name))


def _register(document: Document, path: str) -> Iterator[Problem]:
    for where, value in document.values:
        if not isinstance(value, dict) or not all(
            isinstance(value.get(lang), str) for lang in LANGUAGES
        ):
            continue
        found = {lang: set(placeholders(value[lang])) for lang in LANGUAGES}
        for lang in LANGUAGES:
            lacking = sorted(set().union(*found.values()) - found[lang])
            if lacking:
                yield Problem(
                    path,
                    document.line((*where, lang)),
                    ".".join(map(str, where)),
                    f"Texten ({lang}) saknar {', '.join(lacking)}, som står på det andra språket.",
                    "Skriv in det där det ska stå, med klamrarna.",
                )
