"""What a page's template needs to know: menu, breadcrumbs, sources, languages, neighbours."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from navet.content import blocks, citations, kinds
from navet.content import menu as site_menu
from navet.content.citations import Cited
from navet.content.model import Part, Step
from navet.content.places import relative_url, url_of
from navet.content.reader import Content
from navet.content.site import Page
from navet.language.texts import DEFAULT_LANGUAGE, LANGUAGES
from navet.pages import article
from navet.reading.settings import Settings

LANGUAGE_NAMES = {"sv": "Svenska", "en": "English"}


@dataclass(frozen=True)
class MenuItem:
    """A link in a menu; ``active`` if the reader is on the page or below it."""

    title: str
    url: str
    active: bool = False
    current: bool = False
    groups: tuple[MenuGroup, ...] = ()
    lang: str = ""

    @property
    def children(self) -> tuple[MenuItem, ...]:
        """The links of all its groups."""
        return tuple(child for group in self.groups for child in group.items)


@dataclass(frozen=True)
class MenuGroup:
    """Links of a menu that stand together; the name is "" where the section has no groups."""

    name: str
    items: tuple[MenuItem, ...]

    @property
    def active(self) -> bool:
        """Whether the reader is on one of its pages."""
        return any(item.active for item in self.items)


@dataclass(frozen=True)
class Neighbour:
    """The page before or after in the model's order."""

    title: str
    url: str
    step: Step


@dataclass(frozen=True)
class LanguageLink:
    """The same page in another language."""

    lang: str
    url: str
    name: str


@dataclass(frozen=True)
class PageView:
    """One page in one language, as templates see it.

    ``key`` is the page's key in docs/ (or a generated page's own); ``page`` is None for pages
    that have no file, such as 404. ``rooted`` makes links absolute paths, for pages that are shown
    at any address.
    """

    content: Content
    settings: Settings
    words: dict[str, dict[str, str]]
    key: str
    lang: str
    page: Page | None = None
    rooted: bool = False

    @property
    def url(self) -> str:
        """The page's address from the site's root."""
        return url_of(self.key, self.lang)

    @property
    def t(self) -> dict[str, str]:
        """The words of the frame in the page's language."""
        return self.words[self.lang]

    @property
    def meta(self) -> dict[str, Any]:
        """The page's front matter as the check read it."""
        return dict(self.page.meta) if self.page else {}

    @property
    def description(self) -> str:
        """What the page is about, in its own words, or ""."""
        return str(self.meta.get("beskrivning") or self.meta.get("sammanfattning") or "")

    @property
    def reviewed(self) -> str:
        """The day that the page's own file says that it was reviewed, or ""."""
        return str(self.meta.get("granskad") or "")

    @property
    def in_easy_swedish(self) -> str:
        """The key of the page that retells this one in easy Swedish, or ""."""
        return self.content.easy.get(self.key, "")

    def body(self, markdown: str) -> str:
        """Return the page's Markdown as the check read it, or what is given if it has no file."""
        return self.page.body if self.page else markdown

    @property
    def kind(self) -> str:
        """The page's kind."""
        return self.page.kind if self.page else "fel"

    @property
    def block_sheets(self) -> tuple[str, ...]:
        """The blocks of the page that have a stylesheet of their own, each once."""
        names = dict.fromkeys(block.name for block in self.page.scan.blocks) if self.page else {}
        return tuple(name for name in names if blocks.has_own_sheet(self.content.root, name))

    def asset(self, path: str) -> str:
        """Return the address from this page to a file of the site."""
        return self._to(path)

    def href(self, target: str) -> str:
        """Return the address from this page to a page, in this language where it has one.

        The target is a key in docs/ ("fas/index.md") or an address ("fas/"), with or without an
        anchor.
        """
        path, mark, anchor = target.partition("#")
        key = self.key_of(path)
        lang = self.lang if self.exists(key, self.lang) else DEFAULT_LANGUAGE
        return self._to(url_of(key, lang) + mark + anchor)

    def key_of(self, path: str) -> str:
        """Return the key that an address or key stands for."""
        if path.endswith(".md"):
            return path
        stem = path.strip("/")
        if not stem:
            return "index.md"
        index = f"{stem}/index.md"
        return index if self.exists(index, DEFAULT_LANGUAGE) else f"{stem}.md"

    def exists(self, key: str, lang: str) -> bool:
        """Return whether there is a page at key in a language, written or generated."""
        return self.content.site.page(key, lang) is not None

    def title_of(self, target: str) -> str:
        """Return the title of the page at a key or address, in this language where it has one."""
        key = self.key_of(target.partition("#")[0])
        return self.content.site.title(key, self.lang)

    def _to(self, url: str) -> str:
        if self.rooted:
            return self.settings.base_path + url
        return relative_url(url, self.url)

    @cached_property
    def part(self) -> Part | None:
        """The part that the page is about or belongs to."""
        pieces = self.key.split("/")
        if pieces[0] != "fas" or len(pieces) < 3:
            return None
        return next((part for part in self.content.model.parts if part.id == pieces[1]), None)

    @cached_property
    def step(self) -> Step | None:
        """The step that the page is about."""
        return next((step for step in self.content.model.steps if step.page == self.key), None)

    @property
    def previous_page(self) -> Neighbour | None:
        """The step before this one."""
        return self._neighbour(-1)

    @property
    def next_page(self) -> Neighbour | None:
        """The step after this one."""
        return self._neighbour(1)

    def _neighbour(self, offset: int) -> Neighbour | None:
        if self.step is None:
            return None
        index = self.step.number - 1 + offset
        steps = self.content.model.steps
        if not 0 <= index < len(steps):
            return None
        step = steps[index]
        return Neighbour(step.name[self.lang], self.href(step.page), step)

    @cached_property
    def cited(self) -> tuple[Cited, ...]:
        """The page's source list."""
        if self.page is None:
            return ()
        swedish = self.content.site.page(self.key, DEFAULT_LANGUAGE)
        known = citations.available(self.page, swedish, self.content.registers)
        return citations.cited(self.page, known)

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each source on the page, by source id."""
        return {cited.source.id: cited.number for cited in self.cited}

    @property
    def sources(self) -> list[dict[str, Any]]:
        """The page's source list as templates show it."""
        return [
            {
                "number": cited.number,
                "title": cited.source.title,
                "publisher": cited.source.publisher,
                "year": cited.source.year,
                "year_about": cited.source.year_about,
                "url": cited.source.url,
                "lang": cited.source.lang,
                "archived": cited.source.archived,
                "checked": cited.source.checked,
            }
            for cited in self.cited
        ]

    @property
    def canonical(self) -> str:
        """The page's absolute address."""
        return self.settings.absolute(self.url)

    @property
    def other_language(self) -> LanguageLink | None:
        """The same page in the other language, if it has one."""
        for lang in LANGUAGES:
            if lang != self.lang and self.exists(self.key, lang):
                return LanguageLink(lang, self._to(url_of(self.key, lang)), LANGUAGE_NAMES[lang])
        return None

    @property
    def alternates(self) -> list[dict[str, str]]:
        """The page's absolute addresses in all its languages, and the default one."""
        found = [
            {"lang": lang, "url": self.settings.absolute(url_of(self.key, lang))}
            for lang in LANGUAGES
            if self.exists(self.key, lang)
        ]
        if len(found) < 2:
            return []
        return [*found, {"lang": "x-default", "url": found[0]["url"]}]

    @cached_property
    def menu(self) -> list[MenuItem]:
        """The site's main menu, from modell/meny.yml."""
        return [self._menu_item(section) for section in site_menu.build(self.content.registers)]

    def _menu_item(self, section: site_menu.Section) -> MenuItem:
        return MenuItem(
            section.name[self.lang],
            self.href(section.page),
            self.key.startswith(posixpath.dirname(section.page) + "/"),
            self.key == section.page,
            tuple(
                MenuGroup(
                    group.name[self.lang] if group.name else "",
                    tuple(self._link(key) for key in group.pages),
                )
                for group in section.groups
            ),
        )

    def _link(self, key: str) -> MenuItem:
        below = key.endswith("/index.md") and self.key.startswith(f"{posixpath.dirname(key)}/")
        return MenuItem(
            self.title_of(key), self.href(key), self.key == key or below, self.key == key
        )

    @property
    def section(self) -> MenuItem | None:
        """The item of the main menu that the page stands under."""
        return next((item for item in self.menu if item.active), None)

    @property
    def breadcrumbs(self) -> list[MenuItem]:
        """The way from the start page to this one, without the page itself."""
        if self.key == "index.md":
            return []
        trail = ["index.md"]
        folder = posixpath.dirname(self.key)
        pieces = folder.split("/") if folder else []
        for depth in range(1, len(pieces) + 1):
            index = "/".join(pieces[:depth]) + "/index.md"
            if index != self.key and self.exists(index, self.lang):
                trail.append(index)
        return [MenuItem(self._crumb(key), self.href(key)) for key in trail]

    def _crumb(self, key: str) -> str:
        if key == "index.md":
            return self.t["hem"]
        section = site_menu.section(self.content.registers, key)
        return section.name[self.lang] if section else self.title_of(key)


def base_context(view: PageView) -> dict[str, Any]:
    """Return the variables that every template gets."""
    return {
        "v": view,
        "kind": view.kind,
        "lang": view.lang,
        "t": view.t,
        "model": view.content.model,
        "part": view.part,
        "step": view.step,
        "previous_page": view.previous_page,
        "next_page": view.next_page,
        "sources": view.sources,
        "other_language": view.other_language,
        "alternates": view.alternates,
        "canonical": view.canonical if view.page or not view.rooted else "",
        "href": view.href,
        "asset": view.asset,
        "menu": view.menu,
        "parted": article.parted,
        "is_long": partial(article.is_long, is_easy=kinds.of(view.key).is_easy),
        "breadcrumbs": view.breadcrumbs,
        "identity": view.content.identity,
        "site_address": view.settings.site_url,
        "repo_url": view.settings.repo_url,
        "page_path": view.key,
        "data": view.content.registers,
        "cases": view.content.cases,
    }
