"""Puts a built site in its folder only when the whole command has succeeded.

MkDocs empties the folder before it builds, and stops for warnings after it has built. So the site
is built beside the folder, which keeps the last whole site until the new one takes its place.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

# MkDocs has this folder on the path while it loads the hook; navet lies in the one above.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import reasons

from navet import stage
from navet.stage import CannotReplace, Stage

log = logging.getLogger("mkdocs.hooks.whole")
STOPPED = "Bygget stannade. Rätta det som står ovan och bygg igen. Den färdiga sajten är orörd."


class _State:
    replaces = False
    stage: Stage | None = None
    config: MkDocsConfig | None = None
    built = False


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether the command puts a site in a folder; ``serve --clean`` only says so."""
    context = click.get_current_context(silent=True)
    _State.replaces = context is None or context.info_name != "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let the site be built beside its folder, once for all languages."""
    if _State.replaces and _State.stage is None:
        try:
            _State.stage = stage.begin(Path(config.site_dir))
        except CannotReplace as error:
            log.error("%s", error)  # noqa: TRY400
            raise Abort(STOPPED) from error
        _State.config = config
        config.site_dir = str(_State.stage.new)
    return config


@event_priority(-300)
def on_post_build(config: MkDocsConfig) -> None:
    """Remember that there is something to put in place."""
    _State.built = True


def on_build_error(error: Exception) -> None:
    """Remember that the site is not whole, and let the command end in Swedish."""
    _State.built = False
    if _State.replaces:
        reasons.tell(error)
        raise Abort(STOPPED) from error


def on_shutdown() -> None:
    """Put the site in its place if the whole command has succeeded; otherwise leave no trace."""
    if _State.stage is None or _State.config is None:
        return
    if not _State.built or sys.exc_info()[0] is not None:
        _State.stage.discard()
        return
    try:
        _State.stage.publish()
    except CannotReplace as error:
        raise Abort(str(error)) from error
    _State.config.site_dir = str(_State.stage.final)
    log.info("Sajten ligger i %s", _State.stage.final)
