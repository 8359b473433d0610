"""The checks of the registers behind the structures: matrix, forms, guide, glossary and figures."""

from __future__ import annotations

from collections.abc import Iterator

from navet.checks import codematrix as matrix_check
from navet.checks import figures as figures_check
from navet.checks import forms as forms_check
from navet.checks import glossary as glossary_check
from navet.checks import guide as guide_check
from navet.content import charts, codematrix, forms, glossary, guide
from navet.content.registers import Registers
from navet.content.site import Site
from navet.reading.problems import Problem


def check(site: Site, registers: Registers) -> Iterator[Problem]:
    """Yield every problem of the registers that the repository has."""
    if codematrix.REGISTER in registers:
        yield from matrix_check.check(registers)
    if forms.REGISTER in registers:
        yield from forms_check.check(site, registers)
    if guide.REGISTER in registers:
        yield from guide_check.check(registers)
    if glossary.REGISTER in registers:
        yield from glossary_check.check(site, registers)
    if charts.REGISTER in registers:
        yield from figures_check.check(site, registers)
