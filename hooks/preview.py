"""While somebody writes: a build that fails shows in the browser, and mending it is enough.

MkDocs's own server ends if the first build fails, and lets the browser wait when a later one does.
Here its build is guarded, and its application answers with a report until the site is whole again.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click
from mkdocs import utils
from mkdocs.commands import serve
from mkdocs.config.defaults import MkDocsConfig

# MkDocs has this folder on the path while it loads the hook; navet lies in the one above.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import reasons
from reasons import BadContent

from navet import reportpage
from navet.reportpage import Failure

log = logging.getLogger("mkdocs.hooks.preview")
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

# What MkDocs says while it serves, after the time of day, and the same in Swedish.
_TIME = r"^(\[[\d:]+\] )?"
_RELOADING = "Reloading browsers"
_UNSAID = (
    "Cleaning site directory",
    "mkdocs_static_i18n: Building ",
    "Template skipped: '404.html'",
)
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


class _State:
    preview: Preview | None = None


def on_startup(command: str, dirty: bool) -> None:
    """Guard the builds of a server that builds anew when something changes."""
    context = click.get_current_context(silent=True)
    if context is None or context.info_name != "serve":
        return
    # ProperDocs has an option for each answer, MkDocs one for both.
    options = context.params
    if not options.get("no_livereload", not options.get("livereload")):
        _State.preview = Preview()
        _State.preview.start()


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> Any:
    """Let the server show why the site cannot be built."""
    if _State.preview is not None:
        root = Path(config.config_file_path).absolute().parent
        server.set_app(_State.preview.wrap(server.get_app(), root))
    return server


class Preview:
    """The state of a site that is served: how the last build failed, None if it did not."""

    def __init__(self) -> None:
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
        for handler in self._logger.handlers:
            handler.addFilter(self._swedish)

    def _build(self, work: Callable[[], None]) -> None:
        heard = _Listener()
        clean_directory = utils.clean_directory
        self._logger.addHandler(heard)
        try:
            work()
            self.failure = None
        except Exception as error:
            reasons.tell(error)
            self._fail(error, heard.said)
        finally:
            self._logger.removeHandler(heard)
            # static-i18n switches cleaning off while it builds, and leaves it so when that fails.
            utils.clean_directory = clean_directory

    def _fail(self, error: Exception, said: list[str]) -> None:
        self._failures += 1
        problems = error.problems if isinstance(error, BadContent) else ()
        self.failure = Failure(problems, tuple(said or [str(error)]), self._failures)
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
            failure = self.failure
            if failure is None:
                began: list[tuple[Any, ...]] = []
                found = application(environ, lambda *start: began.append(start))
                failure = self.failure
                if failure is None:
                    start_response(*began[0])
                    return found
            body = reportpage.html(failure, root).encode()
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
