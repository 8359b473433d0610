"""Hands MkDocs's events to navet; holds no rule of its own."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Any, NoReturn

from jinja2 import Environment, StrictUndefined
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

# MkDocs has this folder on the path while it loads the hook; navet lies in the one above.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from reasons import BadContent

from navet import build, finish
from navet.build import Build
from navet.content.places import language_of
from navet.pages.rendered import Heading, Rendered
from navet.reading import problems
from navet.reading.problems import Problem

log = logging.getLogger("mkdocs.hooks.samverkansnavet")


class _State:
    serving = False
    build: Build | None = None
    kept: Rendered | None = None
    whole: str | None = None


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether the site is served, since live reload needs an inline script."""
    _State.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check all content once a build, and hand the Markdown extension over.

    No page uses a template of Material itself: without its folder MkDocs need not look through its
    thousands of icons.
    """
    if _is_first_language(config):
        _State.build = _start(_root(config))
    build = _build()
    config.site_url = build.settings.site_url
    config.markdown_extensions = [
        *(name for name in config.markdown_extensions if isinstance(name, str)),
        build.extension,  # type: ignore[list-item]
    ]
    config.theme.static_templates = {"404.html"}
    config.theme.dirs = [config.theme.custom_dir or ""]
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
    for sentence in started.notices:
        log.info("%s", sentence)
    return started


def _stop(found: tuple[Problem, ...], summary: str) -> NoReturn:
    lines = [*map(str, found), *([summary] if summary else [])]
    log.error("Innehållet har problem:\n%s", "\n".join(lines))
    raise BadContent(found)


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


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """Spare MkDocs from reading a page that has been read: its text and data are given below."""
    return "" if _view(page).page else None


@event_priority(100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give the page its title and text, and tell the Markdown extension which page it is."""
    view = _view(page)
    page.meta = {
        **view.meta,
        "title": view.title_of(view.key),
        "template": "sida.html",
    }
    _State.kept = _build().kept(view)
    if _State.kept is not None:
        return ""
    _build().enter(view)
    return str(view.body(markdown))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep the page's HTML, and tell MkDocs which anchors building blocks have made.

    A page that has been kept comes here with no text, and gets it now. The HTML is laid by until
    the page's turn comes: MkDocs would hold every page's, and its Markdown, at once.
    """
    view = _view(page)
    rendered = _State.kept
    if rendered is None:
        rendered = build.rendered(html, [_heading(item) for item in page.toc], view)
        _build().keep(view, rendered)
    else:
        page.toc = TableOfContents([*map(_anchor, rendered.contents)])
    page.present_anchor_ids = build.anchors(rendered)
    _build().lay_by(view, rendered)
    page.markdown = ""
    return ""


def _heading(item: AnchorLink) -> Heading:
    return [item.title, item.id, item.level, [_heading(child) for child in item.children]]


def _anchor(heading: Heading) -> AnchorLink:
    title, name, level, children = heading
    item = AnchorLink(title, name, level)
    item.children = [_anchor(child) for child in children]
    return item


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let templates escape by default, and stop the build where they show what is not there."""
    env.autoescape = True
    env.undefined = StrictUndefined
    env.bytecode_cache = build.compiled_templates(_root(config), "sidor")
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> Any:
    """Give the page's template what navet knows about the page, or the page as it was last."""
    view = _view(page)
    text = _build().take_up(view)
    _State.whole = _build().whole(view)
    if _State.whole is not None:
        return {"layout": "fardig.html", "html": _State.whole}
    page.content = text()
    layout = _template(view.kind, config)
    return {**context, **_build().context(view), "toc": page.toc, "layout": layout}


def _template(kind: str, config: MkDocsConfig) -> str:
    own = Path(config.theme.custom_dir or "") / f"{kind}.html"
    return own.name if own.exists() else "main.html"


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keep a page that has been rendered, and let go of what MkDocs would hold of it."""
    if _State.whole is None:
        _build().keep_whole(_view(page), output)
    page.content, page.toc = None, TableOfContents([])
    return output


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
