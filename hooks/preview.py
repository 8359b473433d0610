"""While somebody writes: a build that fails shows in the browser, and mending it is enough.

MkDocs's own server ends if the first build fails, and lets the browser wait when a later one does.
Here its build is guarded, and its application answers with a report until the site is whole again.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs import utils
from mkdocs.commands import serve

from navet import reportpage
from navet.problems import Problem
from navet.reportpage import Failure

log = logging.getLogger("mkdocs.hooks.preview")
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

# What MkDocs says while it serves, after the time of day, and the same in Swedish.
_TIME = r"^(\[[\d:]+\] )?"
_RELOADING = "Reloading browsers"
_UNSAID = ("Cleaning site directory",)
_SWEDISH = tuple(
    (re.compile(_TIME + english), rf"\g<1>{swedish}")
    for english, swedish in (
        (r"Building documentation\.\.\.", "Bygger sajten …"),
        (r"Documentation built in ([\d.]+) seconds", r"Sajten är byggd på \g<2> sekunder."),
        ("Watching paths for changes: ", "Bygger om när något ändras i "),
        ("Serving on ", "Sajten visas på "),
        ("Detected file changes", "En fil har ändrats."),
        (_RELOADING, "Webbläsaren visar sidan på nytt."),
        ("Browser connected: ", "En webbläsare visar "),
        (r"Shutting down\.\.\.", "Stänger av."),
    )
)


class Preview:
    """The state of a site that is served: how the last build failed, None if it did not."""

    def __init__(self) -> None:
        self.problems: tuple[Problem, ...] = ()
        self.failure: Failure | None = None
        self._failures = 0

    def start(self) -> None:
        """Guard the builds of MkDocs's server, and let it speak Swedish."""
        package = serve.log.name.partition(".")[0]
        self._logger = logging.getLogger(package)
        original = vars(serve)["build"]

        def build(config: Any, **options: Any) -> None:
            self._build(lambda: original(config, **options))

        vars(serve)["build"] = build
        for name in ("commands.serve", "commands.build", "livereload"):
            logging.getLogger(f"{package}.{name}").addFilter(self._swedish)

    def _build(self, work: Callable[[], None]) -> None:
        heard = _Listener()
        clean_directory = utils.clean_directory
        self.problems = ()
        self._logger.addHandler(heard)
        try:
            work()
            self.failure = None
        except Exception as error:
            self._fail(heard.said or [str(error)])
        finally:
            self._logger.removeHandler(heard)
            # static-i18n switches cleaning off while it builds, and leaves it so when that fails.
            utils.clean_directory = clean_directory

    def _fail(self, said: list[str]) -> None:
        self._failures += 1
        self.failure = Failure(self.problems, tuple(said), self._failures)
        log.error("Sidorna visas igen när felet är rättat och filen är sparad.")

    def _swedish(self, record: logging.LogRecord) -> bool:
        """Put a line of the log into Swedish; return whether to show it."""
        text = record.getMessage()
        if text.startswith(_UNSAID) or (self.failure and text.endswith(_RELOADING)):
            return False
        for english, swedish in _SWEDISH:
            if english.match(text):
                record.msg, record.args = english.sub(swedish, text), ()
        return True

    def wrap(self, application: Application, root: Path) -> Application:
        """Return the server's application with the report in place of pages that cannot be built.

        A page that was asked for while a build was going on is looked at again when it is ready.
        """

        def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            if not _is_page(str(environ.get("PATH_INFO", ""))):
                return application(environ, start_response)
            began: list[tuple[Any, ...]] = []
            found: Iterable[bytes] = ()
            if not self.failure:
                found = application(environ, lambda *start: began.append(start))
            if not self.failure:
                start_response(*began[0])
                return found
            body = reportpage.html(self.failure, root).encode()
            start_response(
                "200 OK",
                [
                    ("Content-Type", "text/html; charset=utf-8"),
                    ("Content-Length", str(len(body))),
                    ("Cache-Control", "no-store"),
                ],
            )
            return [body]

        return answer


class _Listener(logging.Handler):
    """Remembers the warnings and errors of a build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Remember a record's text."""
        self.said.append(record.getMessage())


def _is_page(path: str) -> bool:
    name = path.rpartition("/")[2]
    return not path.startswith("/livereload/") and ("." not in name or name.endswith(".html"))
