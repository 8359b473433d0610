"""Hands MkDocs's events to navet; holds no rule of its own."""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import Path
from typing import Any, NoReturn

import click
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

# MkDocs has this folder on the path while it loads the hook; navet lies in the one above.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from preview import Preview

from navet import build, finish, problems, settings, stage
from navet.build import Build
from navet.problems import Problem
from navet.site import language_of
from navet.stage import CannotReplace, Stage

log = logging.getLogger("mkdocs.hooks.samverkansnavet")
STOPPED = "Bygget stannade. Rätta det som står ovan. Den förra sajten står kvar som den var."


class _State:
    preview: Preview | None = None
    serving = False
    replaces = False
    build: Build | None = None
    stage: Stage | None = None
    config: MkDocsConfig | None = None
    whole = False


def on_startup(command: str, dirty: bool) -> None:
    """Remember what the command does: ``serve`` shows the site, others put it in a folder."""
    context = click.get_current_context(silent=True)
    if context is not None and context.info_name == "serve":
        _State.serving = command == "serve"
        if context.params.get("livereload", True):
            _State.preview = Preview()
            _State.preview.start()
    else:
        _State.replaces = True


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> Any:
    """Let the server show why the site cannot be built."""
    if _State.preview is not None:
        server.set_app(_State.preview.wrap(server.get_app(), _root(config)))
    return server


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check all content once a build, and hand the Markdown extension over."""
    if _is_first_language(config):
        _State.build = _start(_root(config))
        if _State.replaces:
            _stage(config)
    build = _build()
    config.site_url = build.settings.site_url
    config.markdown_extensions = [
        *(name for name in config.markdown_extensions if isinstance(name, str)),
        build.extension,  # type: ignore[list-item]
    ]
    config.theme.static_templates = {"404.html"}
    return config


def _is_first_language(config: MkDocsConfig) -> bool:
    return not getattr(config.plugins["i18n"], "building", False)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).absolute().parent


def _start(root: Path) -> Build:
    try:
        started = build.start(root, _State.serving)
    except problems.BadData as error:
        _stop(error.problems, "")
    if started.report.problems:
        _stop(started.report.problems, started.report.summary)
    for notice in started.report.notices:
        log.info("Att se över: %s", notice)
    for sentence in () if _State.serving else settings.notices(root):
        log.info("%s", sentence)
    return started


def _stop(found: tuple[Problem, ...], summary: str) -> NoReturn:
    lines = [*map(str, found), *([summary] if summary else [])]
    log.error("Innehållet har problem:\n%s", "\n".join(lines))
    if _State.preview is not None:
        _State.preview.problems = found
    raise Abort("Innehållet har problem.")


def _stage(config: MkDocsConfig) -> None:
    """Let the site be built beside the folder that it goes to."""
    try:
        _State.stage = stage.begin(Path(config.site_dir))
    except CannotReplace as error:
        raise Abort(str(error)) from error
    _State.config = config
    config.site_dir = str(_State.stage.new)


def on_build_error(error: Exception) -> NoReturn:
    """Remember that the site is not whole, and let the command end in Swedish."""
    _State.whole = False
    if isinstance(error, BuildError):
        log.error("%s", error)
    elif not isinstance(error, Abort):
        log.error("Ett fel i programmet eller temat: %s: %s", type(error).__name__, error)
        log.info("Kör samma kommando med --verbose, så står det var felet uppstod.")
        log.debug("%s", "".join(traceback.format_exception(error)))
    raise Abort(STOPPED if _State.replaces else "Bygget stannade.") from error


def on_shutdown() -> None:
    """When the whole command has succeeded, put the site in its place; otherwise leave no trace."""
    if _State.stage is None or _State.config is None:
        return
    if not _State.whole or sys.exc_info()[0] is not None:
        _State.stage.discard()
        return
    try:
        _State.stage.publish()
    except CannotReplace as error:
        raise Abort(str(error)) from error
    _State.config.site_dir = str(_State.stage.final)
    log.info("Sajten ligger i %s", _State.stage.final)


def _build() -> Build:
    if _State.build is None:
        raise Abort("Bygget har inte börjat.")
    return _State.build


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out the files of the theme's folders: navet makes the ones that the site uses."""
    for file in list(files):
        if file.src_dir is not None and file.src_dir != config.docs_dir:
            files.remove(file)
    return files


def _view(page: Page) -> Any:
    name, lang = language_of(Path(page.file.src_uri))
    key = (Path(page.file.src_uri).parent / name).as_posix()
    return _build().view(key, lang)


@event_priority(100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give the page its title and tell the Markdown extension which page it is."""
    view = _view(page)
    page.meta["title"] = view.title_of(view.key)
    page.meta["template"] = _template(view.kind, config)
    _build().enter(view)
    return markdown


def _template(kind: str, config: MkDocsConfig) -> str:
    own = Path(config.theme.custom_dir or "") / f"{kind}.html"
    return own.name if own.exists() else "main.html"


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Mark the page's HTML as ready, and tell MkDocs which anchors building blocks have made."""
    page.present_anchor_ids = build.anchors(html, _view(page))
    return build.safe(html)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let templates escape by default."""
    env.autoescape = True
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> Any:
    """Give the page's template what navet knows about the page."""
    return {**context, **_build().context(_view(page)), "toc": page.toc}


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> Any:
    """Give the page that says that an address leads nowhere its context."""
    return {**context, **_build().context(_build().error_view()), "toc": []}


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Write the error page once: it has both languages on it."""
    return output_content if _is_first_language(config) else ""


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """When both languages are built, add the files that are not pages."""
    if _is_first_language(config):
        finish.write(_build(), Path(config.site_dir))
        _State.whole = True
