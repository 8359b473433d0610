"""The registers under modell/: data that pages, lists and tools share, each with a JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from navet import schema, yamldata
from navet.files import read_text, relative
from navet.problems import BadData, Problem
from navet.yamldata import Document

FOLDER = "modell"


@dataclass(frozen=True)
class Source:
    """A source that editorial pages cite; ``year`` and ``url`` are None where they are unknown.

    ``year_about`` says that the year does not stand in the source but follows from something else.
    """

    id: str
    title: str
    publisher: str
    year: int | None
    url: str | None
    lang: str
    checked: str | None = None
    archived: bool = False
    year_about: bool = False


@dataclass(frozen=True)
class Registers:
    """All registers of a repository, by file name without its ending."""

    documents: dict[str, Document]

    def __getitem__(self, name: str) -> Any:
        """Return a register's data; KeyError if there is no such register."""
        return self.documents[name].data

    def __contains__(self, name: object) -> bool:
        """Return whether there is a register of that name."""
        return name in self.documents

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The editorial sources by id."""
        return {item["id"]: _source(item) for item in self["kallor"]["kallor"]}

    @cached_property
    def shapes(self) -> dict[str, tuple[str, ...]]:
        """The required sections of each kind of page."""
        return {kind: tuple(ids) for kind, ids in self["sidformer"]["sidformer"].items()}


def _source(item: dict[str, Any]) -> Source:
    return Source(
        item["id"],
        item["titel"],
        item["utgivare"],
        item["ar"],
        item["adress"],
        item["sprak"],
        item.get("kontrollerad"),
        bool(item.get("arkivkopia")),
        bool(item.get("ar_omkring")),
    )


def load(root: Path) -> Registers:
    """Read every modell/*.yml; BadData with every problem of every file if any is not sound.

    A register's schema is modell/schema/<name>.schema.json. Files whose name begins with _ are left
    out.
    """
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for file in sorted((root / FOLDER).glob("*.yml")):
        if not file.name.startswith("_"):
            documents[file.stem], found = _load(file, root)
            problems += found
    if problems:
        raise BadData(problems)
    return Registers(documents)


def _load(file: Path, root: Path) -> tuple[Document, list[Problem]]:
    path = relative(file, root)
    text, problems = read_text(file, root)
    if problems:
        return Document(), problems
    document = yamldata.parse(text, path)
    schema_file = root / FOLDER / "schema" / f"{file.stem}.schema.json"
    if not schema_file.exists():
        return document, [*document.problems, *_without_schema(path, file.stem)]
    return document, schema.check(document, schema_file, path) + _doubled(document, path)


def _without_schema(path: str, name: str) -> Iterator[Problem]:
    yield Problem(
        path,
        1,
        name,
        "Registret har inget schema.",
        f"Lägg ett JSON Schema i modell/schema/{name}.schema.json.",
    )


def _doubled(document: Document, path: str) -> list[Problem]:
    """Return ids that stand twice in the same list."""
    problems = []
    for where, value in yamldata.walk(document.data):
        if not isinstance(value, list):
            continue
        seen: set[str] = set()
        for index, item in enumerate(value):
            name = item.get("id") if isinstance(item, dict) else None
            if isinstance(name, str) and name in seen:
                problems.append(
                    Problem(
                        path,
                        document.line((*where, index, "id")),
                        name,
                        "Id:t står två gånger i samma lista.",
                        "Ge raderna var sitt id.",
                    )
                )
            if isinstance(name, str):
                seen.add(name)
    return problems
