"""One build of the site: what the generator's hooks ask for, page by page.

A generator calls ``start`` once, then for each page ``enter`` before its Markdown is rendered and
``context`` before its template is.
"""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
from markupsafe import Markup

from navet.checks import report as check
from navet.checks.report import Report
from navet.content import blocks, glossary, identity, kinds, scenario, words
from navet.content.glossary import Term
from navet.content.reader import Content
from navet.content.scenario import Answer
from navet.documents import views as documents
from navet.language.texts import DEFAULT_LANGUAGE, LANGUAGES
from navet.pages import case_lists, structured
from navet.pages.block_views import VIEWS
from navet.pages.case_lists import Listing
from navet.pages.markdown.extension import NavetExtension
from navet.pages.markdown.scope import Scope
from navet.pages.rendered import Heading, Rendered, RenderedPages, packed, unpacked
from navet.pages.theme import Theme
from navet.pages.view import PageView, base_context
from navet.publishing import headers, security_txt
from navet.reading import settings
from navet.reading.problems import BadData
from navet.reading.settings import Settings

_ID = re.compile(r"\bid=\"([^\"]+)\"")
# How many objects a build makes between two looks for what nobody has left, which take time after
# all that it has made: nearly all of it is kept. Python's own number is 700.
_OBJECTS_BETWEEN_LOOKS = 20_000
HTML_FUNCTIONS = (
    "icon",
    "party_icon",
    "qr",
    "model_picture",
    "model_wheel",
    "mini_picture",
    "steps_picture",
    "county_picture",
    "easy_picture",
    "soft",
)


@dataclass
class Build:
    """The content, settings and words of one build, and the page that is being rendered."""

    root: Path
    content: Content
    report: Report
    settings: Settings
    words: dict[str, dict[str, str]]
    serving: bool
    scope: Scope
    extension: NavetExtension
    views: dict[tuple[str, str], Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make the environment that building blocks are rendered in."""
        self.built = settings.source_date_epoch(self.root)
        self.theme = Theme(self.root, self.content.model, self.words, self.settings.site_url)
        self._shown: PageView | None = None
        self._laid_by: dict[tuple[str, str], bytes] = {}
        self.rendered = RenderedPages(self.content, self.words, self.settings, self.serving)
        self._blocks = blocks.names(self.root)
        self._block_templates = self._environment("block", blocks.THEME)
        self._block_templates.trim_blocks = self._block_templates.lstrip_blocks = True

    def _environment(self, name: str, folder: str) -> jinja2.Environment:
        loader = jinja2.FileSystemLoader(self.root / folder)
        return jinja2.Environment(
            loader=loader,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            bytecode_cache=compiled_templates(self.root, name),
        )

    @property
    def notices(self) -> list[str]:
        """What whoever builds the site should know, in whole sentences; none stops the build."""
        found = [f"Att se över: {notice}" for notice in self.report.notices]
        if not self.serving:
            found += [
                *settings.notices(site=self.content.identity.site_url),
                *security_txt.notices(self.built),
            ]
        return found

    def view(self, key: str, lang: str) -> PageView:
        """Return how templates see the page at key, which need not have a file."""
        shown = self._shown
        if shown is None or (shown.key, shown.lang) != (key, lang):
            page = self.content.site.page(key, lang)
            shown = PageView(self.content, self.settings, self.words, key, lang, page)
            self._shown = shown
        return shown

    def error_view(self) -> PageView:
        """Return how templates see the page that says that an address leads nowhere."""
        return PageView(
            self.content, self.settings, self.words, "404.md", DEFAULT_LANGUAGE, None, rooted=True
        )

    def enter(self, view: PageView) -> None:
        """Make the page the one that the Markdown extensions render."""
        self.scope.lang = view.lang
        self.scope.key = view.key
        self.scope.words = view.t
        self.scope.numbers = view.numbers
        self.scope.keeps_lines = kinds.of(view.key).is_easy
        self.scope.href = view.href
        self.scope.translated = lambda key: view.exists(key, view.lang)
        self.scope.block = lambda name, argument: self.block(view, name, argument)

    def kept(self, view: PageView) -> Rendered | None:
        """Return a page that need not be rendered again, as it was last."""
        return self.rendered.get(view.page) if view.page else None

    def keep(self, view: PageView, rendered: Rendered) -> None:
        """Keep a page that has been rendered."""
        if view.page:
            self.rendered.put(view.page, rendered)

    def lay_by(self, view: PageView, rendered: Rendered) -> None:
        """Hold a page's text as HTML, in little room, until its template is rendered."""
        self._laid_by[view.key, view.lang] = rendered.packed

    def take_up(self, view: PageView) -> Callable[[], Markup]:
        """Let go of a page's text; what is returned gives it as HTML, ready for its template."""
        laid_by = self._laid_by.pop((view.key, view.lang))
        return lambda: safe(unpacked(laid_by))

    def whole(self, view: PageView) -> Markup | None:
        """Return a page with its frame that need not be rendered again, as it was last."""
        kept = self.rendered.whole(view.page) if view.page else None
        return None if kept is None else safe(kept)

    def keep_whole(self, view: PageView, html: str) -> None:
        """Keep a page with its frame that has been rendered."""
        if view.page:
            self.rendered.put_whole(view.page, html)

    def context(self, view: PageView) -> dict[str, Any]:
        """Return the variables of a page's template."""
        return {
            **base_context(view),
            **self._theme_functions(view),
            "csp": headers.meta_policy(),
            "serving": self.serving,
            "structured": safe(structured.script(view)),
            "meetings": self._block_data("motesplan", view.lang) if view.part else None,
        }

    def _theme_functions(self, view: PageView) -> dict[str, Any]:
        made = self.theme.functions(view.lang, view.href)
        return {**made, **{name: _as_html(made[name]) for name in HTML_FUNCTIONS}}

    def block(self, view: PageView, name: str, argument: str) -> str:
        """Return the HTML of a building block on a page; nothing for one that does not exist."""
        if name not in self._blocks:
            return ""
        template = self._block_templates.get_template(blocks.template(name))
        extra = {"arg": argument, "view": self._block_data(name, view.lang)}
        return template.render(**self.context(view), **extra)

    def list_pages(self) -> Iterator[tuple[str, str]]:
        """Yield the path from the site's root and the HTML of each page that lists cases."""
        template = self._environment("listor", blocks.THEME).get_template(case_lists.TEMPLATE)
        for lang in LANGUAGES:
            for listing in case_lists.listings(self.content.cases, lang):
                view = self.view(listing.key, lang)
                html = self.whole(view)
                if html is None:
                    html = self._list_page(template, view, listing)
                    self.keep_whole(view, html)
                yield f"{view.url}index.html", html

    def _list_page(self, template: jinja2.Template, view: PageView, listing: Listing) -> Markup:
        page = SimpleNamespace(title=view.meta["titel"], meta=view.meta, content="")
        context = {**self.context(view), "page": page, "toc": [], "listing": listing}
        return safe(template.render(**context))

    def _block_data(self, name: str, lang: str) -> Any:
        if name not in VIEWS:
            return None
        if (name, lang) not in self.views:
            self.views[name, lang] = VIEWS[name](self.content, lang)
        return self.views[name, lang]


def start(root: Path, serving: bool = False) -> Build:
    """Read and check the repository at root; BadData if its data cannot be read at all.

    A site that is served while somebody writes stands at the root of its server. Where the report
    has problems nothing more is done: what a build is made of is then not sound.
    """
    gc.set_threshold(_OBJECTS_BETWEEN_LOOKS)
    content, report = check.examine(root)
    if content is None:
        raise BadData(report.problems)
    told = identity.settings_of(content.identity)
    labels: dict[str, dict[str, str]] = {}
    if not report.problems:
        labels = words.load(root)
        content = case_lists.extend(content, labels)
        documents.ready(content, serving)
    scope = Scope(content.model, terms=_terms(content), answers=_answers(content))
    return Build(
        root=root,
        content=content,
        report=report,
        settings=replace(told, shown_at="/") if serving else told,
        words=labels,
        serving=serving,
        scope=scope,
        extension=NavetExtension(scope),
    )


def compiled_templates(root: Path, environment: str) -> jinja2.BytecodeCache:
    """Return where an environment's templates are kept compiled from one build to the next.

    The settings of an environment are in what it compiles, so each has a place of its own.
    """
    folder = root / ".cache" / "mallar" / environment
    folder.mkdir(parents=True, exist_ok=True)
    return jinja2.FileSystemBytecodeCache(str(folder))


def _as_html(function: Callable[..., str]) -> Callable[..., Markup]:
    """Return the function with its result marked as HTML, which templates leave as it is."""

    def call(*arguments: Any, **named: Any) -> Markup:
        return safe(function(*arguments, **named))

    return call


def _terms(content: Content) -> dict[str, Term]:
    return glossary.build(content.registers[glossary.REGISTER])


def _answers(content: Content) -> dict[str, dict[str, Answer]]:
    example = content.registers[scenario.NAME]
    return {lang: scenario.answers(example, lang) for lang in LANGUAGES}


def rendered(html: str, contents: list[Heading], view: PageView) -> Rendered:
    """Return a page's text as it is kept, with the ids in it and those of its sources."""
    sources = (f"kalla-{cited.number}" for cited in view.cited)
    return Rendered(packed(html), contents, list(dict.fromkeys((*_ID.findall(html), *sources))))


def anchors(rendered: Rendered) -> set[str]:
    """Return the ids that can be linked to on a page.

    MkDocs holds them for all pages, which have most of them in common: each is one string.
    """
    return {*map(sys.intern, rendered.ids)}


def safe(html: str) -> Markup:
    """Mark HTML that the site has made itself as ready for templates."""
    return Markup(html)
