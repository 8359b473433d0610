"""Everything that the site is made of, read once: the model, the registers and the pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from navet.content import easy, identity, model, places, registers, site
from navet.content.cases.library import Library
from navet.content.identity import Identity
from navet.content.model import Model
from navet.content.registers import Registers
from navet.content.site import Site
from navet.reading import settings
from navet.reading.problems import BadData, Problem


@dataclass(frozen=True)
class Content:
    """The content of a repository, sound enough to be checked and built from."""

    root: Path
    model: Model
    registers: Registers
    site: Site

    @cached_property
    def identity(self) -> Identity:
        """Who stands behind the copy."""
        return identity.build(self.registers[identity.REGISTER])

    @cached_property
    def cases(self) -> Library:
        """The collection of cases."""
        return Library(self.model, self.site, self.registers)

    @cached_property
    def easy(self) -> dict[str, str]:
        """The key of the easy page of each page that is retold in easy Swedish, by its key."""
        return easy.by_retold_page(self.site)


class Unsound(BadData):
    """Data that cannot be used; ``site`` has the pages if they could be read in spite of it."""

    def __init__(self, problems: list[Problem], site: Site | None = None) -> None:
        """Hold every problem, and the pages."""
        super().__init__(problems)
        self.site = site


def read(root: Path) -> Content:
    """Read model, registers and pages; Unsound with all problems if the data is not sound."""
    problems = missing(root, places.DOCS, registers.FOLDER)
    if problems:
        raise Unsound(problems)
    problems = settings.problems()
    the_model: Model | None = None
    the_registers: Registers | None = None
    try:
        the_model = model.load(root)
    except BadData as error:
        problems += error.problems
    try:
        the_registers = registers.load(root)
    except BadData as error:
        problems += error.problems
    pages = site.read(root, the_model) if the_model is not None else None
    if the_model is None or the_registers is None or pages is None:
        raise Unsound(problems, pages)
    return Content(root, the_model, the_registers, pages)


def missing(root: Path, *folders: str) -> list[Problem]:
    """Return the folders that are not there: nothing can be said of what should be in them."""
    remedy = "Hämta tillbaka den. Kör kontrollen där docs/, modell/ och overrides/ ligger."
    return [
        Problem(name, 1, "mapp", "Mappen saknas.", remedy)
        for name in folders
        if not (root / name).is_dir()
    ]
