"""The templates' own words, fields and options (modell/mallar.yml), read into typed objects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from navet.content.places import url_of
from navet.language.texts import DEFAULT_LANGUAGE, Text, text_of
from navet.reading import datafiles

NAME = "mallar"
# The field of the letter's table that a draft writes in: the first row, in a column.
DRAFT_ROW = "roll-1--{}"


@dataclass(frozen=True)
class Option:
    """One choice in a list; ``id`` never changes, ``text`` is what the reader chooses."""

    id: str
    text: Text


@dataclass(frozen=True)
class Field:
    """A field of a template: what kind of answer, its name, its help, and where it belongs.

    ``options`` names a list in `Templates.options`, or is "". ``group`` is "" or the part of the
    file the field repeats in. ``width`` is a column's width in Excel's unit (characters).
    """

    id: str
    kind: str
    name: Text
    help: Text
    required: bool
    options: str
    group: str
    width: float


@dataclass(frozen=True)
class FileWords:
    """A downloadable file's title, its name without ending, and the alt text of its preview."""

    id: str
    title: Text
    stem: Text
    alt: Text | None


@dataclass(frozen=True)
class DraftClause:
    """What a draft writes in one field of a template: its tag, its clause, and the questions.

    A step's id stands for its key question.
    """

    tag: str
    clause: str
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Tool:
    """One tool: a template or a kind of printed material, with its words, fields and files.

    ``draft`` says what its draft is made of, and is empty for a tool that has none. ``page`` is the
    key of the page it has among other pages than the tools', or "".
    """

    id: str
    name: Text
    purpose: Text
    words: Mapping[str, Text]
    fields: tuple[Field, ...]
    files: tuple[FileWords, ...]
    draft: tuple[DraftClause, ...] = ()
    page: str = ""

    @property
    def address(self) -> str:
        """Return its page's address from the root of a language."""
        return url_of(self.page or f"verktyg/{self.id}.md", DEFAULT_LANGUAGE)

    def field(self, field_id: str) -> Field:
        """Return a field; KeyError if there is none with that id."""
        for field in self.fields:
            if field.id == field_id:
                return field
        raise KeyError(f"{self.id}: {field_id}")

    def in_group(self, group: str) -> tuple[Field, ...]:
        """Return the fields that belong to a group, in order; "" gives those without one."""
        return tuple(field for field in self.fields if field.group == group)

    def file(self, file_id: str) -> FileWords:
        """Return a file's words; KeyError if there are none with that id."""
        for file in self.files:
            if file.id == file_id:
                return file
        raise KeyError(f"{self.id}: {file_id}")


@dataclass(frozen=True)
class Templates:
    """Everything in modell/mallar.yml."""

    common: Mapping[str, Text]
    options: Mapping[str, tuple[Option, ...]]
    tools: Mapping[str, Tool]

    def words(self, tool_id: str, lang: str) -> dict[str, str]:
        """Return the common words and a tool's own, in one language; the tool's win."""
        tool = self.tools[tool_id]
        words = {key: text[lang] for key, text in {**self.common, **tool.words}.items()}
        return {**words, "namn": tool.name[lang], "syfte": tool.purpose[lang]}

    def choices(self, name: str, lang: str) -> list[str]:
        """Return the words of a list of options, in order."""
        return [option.text[lang] for option in self.options[name]]

    def choice(self, name: str, option_id: str, lang: str) -> str:
        """Return the words of one option; KeyError if the list has no such id."""
        return {option.id: option.text[lang] for option in self.options[name]}[option_id]


def load(root: Path) -> Templates:
    """Read the templates of the repository at root; BadData with every problem if unsound."""
    return build(datafiles.data(root, NAME))


def build(data: Mapping[str, Any]) -> Templates:
    """Return the templates in the register's data."""
    return Templates(
        _texts(data["gemensamt"]),
        {
            name: tuple(Option(item["id"], text_of(item)) for item in items)
            for name, items in data["val"].items()
        },
        {tool_id: _tool(tool_id, tool) for tool_id, tool in data["mallar"].items()},
    )


def localise(data: Any, lang: str) -> Any:
    """Return data with each mapping of exactly sv and en replaced by the words in one language."""
    if isinstance(data, dict):
        if set(data) == {"sv", "en"}:
            return data[lang]
        return {key: localise(value, lang) for key, value in data.items()}
    if isinstance(data, list):
        return [localise(item, lang) for item in data]
    return data


def _texts(data: dict[str, Any]) -> dict[str, Text]:
    return {key: text_of(value) for key, value in data.items()}


def _tool(tool_id: str, data: dict[str, Any]) -> Tool:
    return Tool(
        tool_id,
        text_of(data["namn"]),
        text_of(data["syfte"]),
        _texts(data.get("ord", {})),
        tuple(_field(item) for item in data.get("falt", [])),
        tuple(_file(item) for item in data["filer"]),
        tuple(_draft_clause(item) for item in data.get("utkast", [])),
        data.get("sida", ""),
    )


def _draft_clause(data: dict[str, Any]) -> DraftClause:
    column = data.get("kolumn")
    tag = DRAFT_ROW.format(column) if column else data["stycke"]
    return DraftClause(tag, data["stycke"], tuple(data["fragor"]))


def _field(data: dict[str, Any]) -> Field:
    return Field(
        data["id"],
        data["typ"],
        text_of(data["namn"]),
        text_of(data["hjalp"]),
        data.get("obligatorisk", False),
        data.get("val", ""),
        data.get("grupp", ""),
        float(data.get("bredd", 20)),
    )


def _file(data: dict[str, Any]) -> FileWords:
    alt = text_of(data["bild"]) if "bild" in data else None
    return FileWords(data["id"], text_of(data["namn"]), text_of(data["filnamn"]), alt)
