"""The checks of the registers behind the structures: matrix, forms, guide, glossary and figures."""

from __future__ import annotations

from collections.abc import Iterator

from navet.checks import codematrix, figures, forms, glossary, guide
from navet.problems import Problem
from navet.registers import Registers
from navet.site import Site


def check(site: Site, registers: Registers) -> Iterator[Problem]:
    """Yield every problem of the registers that the repository has."""
    if codematrix.REGISTER in registers:
        yield from codematrix.check(registers)
    if forms.REGISTER in registers:
        yield from forms.check(site, registers)
    if guide.REGISTER in registers:
        yield from guide.check(registers)
    if glossary.REGISTER in registers:
        yield from glossary.check(site, registers)
    if figures.REGISTER in registers:
        yield from figures.check(site, registers)
