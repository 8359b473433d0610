"""The files as pages show them: links in groups with a picture, and a card for each tool."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from navet.content import identity, menu, templates
from navet.content.model import Model
from navet.content.reader import Content
from navet.content.registers import Registers
from navet.documents import tools
from navet.documents.build import CACHE, build_all
from navet.documents.kit.entry import FILLED
from navet.documents.manifest import Item, Manifest
from navet.language.texts import DEFAULT_LANGUAGE
from navet.reading import fingerprint, settings
from navet.reading.files import link

STAGE = CACHE / "ut"
FOLDER = "filer"
TOOLS = "verktyg/index.md"
MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "svg": "image/svg+xml",
    "png": "image/png",
    "zip": "application/zip",
}


@dataclass(frozen=True)
class FileLink:
    """A link to a file: its title, what it is in words, and where it stands on the site."""

    title: str
    facts: str
    path: str
    media_type: str
    lang: str


@dataclass(frozen=True)
class Group:
    """Files that share a picture; ``preview`` is "" where there is none."""

    links: tuple[FileLink, ...]
    preview: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True)
class ToolCard:
    """A tool's card: its page's key, name and purpose, the types of its files, its picture.

    A type is the ending of a file's name, and what it is called. A tool that is a page only has no
    types, and "" for its picture.
    """

    key: str
    name: str
    purpose: str
    kinds: tuple[tuple[str, str], ...] = ()
    preview: str = ""
    alt: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class ToolGroup:
    """A group of the menu's tools: its id, its name, and a card for each tool."""

    id: str
    name: str
    cards: tuple[ToolCard, ...]


@dataclass(frozen=True)
class FilesView:
    """All files in one language, for the building blocks `filer` and `granvida-filer`.

    ``language_words`` say which language a file is in. What is made in Swedish alone is shown in
    every language.
    """

    manifest: Manifest
    lang: str
    language_words: Mapping[str, str]

    def groups(self, tool: str) -> tuple[Group, ...]:
        """Return a tool's files: a file with a picture begins a group, those after it join."""
        return self._grouped(_of_tool(self.manifest, tool, self.lang))

    def one(self, file_id: str) -> FileLink | None:
        """Return the link to a file by its id, None if there is no such file in the language."""
        item = next(
            (one for one in self.manifest.of_language(self.lang) if one.id == file_id), None
        )
        return self._link(item) if item else None

    def filled(self) -> tuple[Group, ...]:
        """Return the files of all tools that the invented example has filled in."""
        items = self.manifest.of_language(self.lang)
        return self._grouped(item for item in items if item.variant == FILLED)

    def _grouped(self, items: Iterable[Item]) -> tuple[Group, ...]:
        groups: list[list[Item]] = []
        for item in items:
            if item.preview or not groups:
                groups.append([])
            groups[-1].append(item)
        return tuple(self._group(group) for group in groups)

    def _group(self, items: list[Item]) -> Group:
        first = items[0]
        links = tuple(self._link(item) for item in items)
        return Group(links, first.preview, first.alt, first.width, first.height)

    def _link(self, item: Item) -> FileLink:
        facts = f"{item.kind}, {item.size_text()}, {self.language_words[item.lang]}"
        return FileLink(item.title, facts, item.path, MEDIA_TYPES[item.type], item.lang)


def ready(content: Content, serving: bool = False) -> Manifest:
    """Make the files of the site in the cache's own folder and return what there is.

    Costs a look at the inputs the first time that content is asked about, and nothing then.
    `publish` puts the files in the site. While a site is served, files that tell of pages' texts
    are as they were until data or templates change: to make them takes longer than all the rest.
    """
    if _Ready.content is content:
        return _Ready.manifest
    made_of = (content.root, content.model, content.registers, _templates(content.root))
    if not serving or made_of != _Ready.made_of:
        _Ready.manifest = _made(content, content.root / STAGE)
    _Ready.content, _Ready.made_of = content, made_of
    return _Ready.manifest


class _Ready:
    """The content whose files were asked for last, what they were made of, and what there was."""

    content: Content | None = None
    made_of: tuple[Path, Model, Registers, str] | None = None
    manifest: Manifest


def _templates(root: Path) -> str:
    return fingerprint.of(*(file.read_bytes() for file in sorted(root.glob("mallar/*.typ"))))


def publish(content: Content, target: Path) -> None:
    """Put the files in the built site, from the cache where `ready` has made them.

    They are not copied from the folder of `ready`: another build, for another address, may be
    using it at the same time.
    """
    _made(content, target)


def show(content: Content, target: Path) -> None:
    """Put the files in a site that is served: the very files that `ready` has made."""
    ready(content)
    made = content.root / STAGE / FOLDER
    shutil.copytree(made, target / FOLDER, copy_function=link, dirs_exist_ok=True)


def _made(content: Content, target: Path) -> Manifest:
    site_url = identity.settings_of(content.identity).site_url
    timestamp = settings.source_date_epoch(content.root)
    return build_all(content.root, content.model, target, site_url=site_url, timestamp=timestamp)


def files(content: Content, lang: str) -> FilesView:
    """Return the view of the building blocks `filer` and `granvida-filer`."""
    words = templates.load(content.root).common
    known = {lang: words["sprak_liten"][lang]}
    return FilesView(ready(content), lang, {DEFAULT_LANGUAGE: words["pa_svenska"][lang], **known})


def cards(content: Content, lang: str) -> tuple[ToolGroup, ...]:
    """Return the view of the building block `verktygskort`: the menu's tools, in its groups."""
    section = menu.section(content.registers, TOOLS)
    if section is None:
        return ()
    with_files = _cards_with_files(content, lang)
    return tuple(
        ToolGroup(
            group.id,
            group.name[lang] if group.name else "",
            tuple(with_files.get(key) or _card(content, key, lang) for key in group.pages),
        )
        for group in section.groups
    )


def _card(content: Content, key: str, lang: str) -> ToolCard:
    page = content.site.page(key, lang)
    purpose = str(page.meta.get("beskrivning", "")) if page else ""
    return ToolCard(key, content.site.title(key, lang), purpose)


def _cards_with_files(content: Content, lang: str) -> dict[str, ToolCard]:
    manifest, words = ready(content), templates.load(content.root)
    made = {}
    for tool_id in (files.id for files in tools.ALL):
        tool, items = words.tools[tool_id], _of_tool(manifest, tool_id, lang)
        shown = items[0]
        key = tool.page or page_of(content, tool_id)
        made[key] = ToolCard(
            key,
            tool.name[lang],
            tool.purpose[lang],
            tuple(dict.fromkeys((item.type, item.kind) for item in items)),
            shown.preview,
            shown.alt,
            shown.width,
            shown.height,
        )
    return made


def page_of(content: Content, tool_id: str) -> str:
    """Return the key of a tool's page, which may have pages of its own below it."""
    folder = f"verktyg/{tool_id}/index.md"
    return folder if content.site.has(folder, DEFAULT_LANGUAGE) else f"verktyg/{tool_id}.md"


def _of_tool(manifest: Manifest, tool: str, lang: str) -> tuple[Item, ...]:
    """Return a tool's files in a language, or in Swedish if it has none in that."""
    return manifest.of_tool(tool, lang) or manifest.of_tool(tool, DEFAULT_LANGUAGE)
