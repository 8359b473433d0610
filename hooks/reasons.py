"""Why a build stopped, said in Swedish in the terminal."""

from __future__ import annotations

import logging
import traceback

from mkdocs.exceptions import Abort, BuildError

from navet.reading.problems import Problem

log = logging.getLogger("mkdocs.hooks.reasons")


class BadContent(Abort):
    """The content has problems that stop a build; they have been shown."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("Innehållet har problem.")
        self.problems = problems


def tell(error: Exception) -> None:
    """Show what MkDocs and the hooks have not shown themselves of an error that stopped a build."""
    if isinstance(error, Abort):
        return
    if isinstance(error, BuildError):
        log.error("%s", error)
        return
    log.error("Ett fel i programmet eller temat: %s: %s", type(error).__name__, error)
    log.info("Kör samma kommando med --verbose, så står det var felet uppstod.")
    log.debug("%s", "".join(traceback.format_exception(error)))
