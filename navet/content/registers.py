"""The registers under modell/: data that pages, lists and tools share, each with a JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from navet.content import model
from navet.reading import datafiles
from navet.reading.files import relative
from navet.reading.problems import BadData, Problem
from navet.reading.yamldata import Document

FOLDER = datafiles.FOLDER
# What the site is made of: it is not built without any of them.
REQUIRED = (
    "avstavning",
    "beslutsguide",
    "exempelregister",
    "farger",
    "former",
    "kallor",
    "koden",
    "lageskollen",
    "mallar",
    "meny",
    "nytt",
    "ordlista",
    "sajt",
    "samverkansmodell",
    "scenario",
    "sidformer",
    "siffror",
    "sokord",
    "vagar",
    "workshop",
)


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
    parsed = datafiles.kept(root)
    for name in sorted({*REQUIRED, *_present(root)}):
        documents[name], found = datafiles.read(root, name, parsed)
        problems += found
        # No id of the model's may stand twice anywhere in it, which the model itself holds.
        if name != model.NAME:
            problems += _doubled(documents[name], datafiles.path_of(name))
    parsed.trim()
    problems += _misnamed(root)
    if problems:
        raise BadData(problems)
    return Registers(documents)


def _present(root: Path) -> Iterator[str]:
    for file in (root / FOLDER).glob("*.yml"):
        if not file.name.startswith("_"):
            yield file.stem


def _misnamed(root: Path) -> Iterator[Problem]:
    for file in sorted((root / FOLDER).glob("*.yaml")):
        yield Problem(
            relative(file, root),
            1,
            "filnamn",
            "Filen läses inte, för den slutar inte på .yml.",
            f"Döp om den till {file.stem}.yml, eller ta bort den.",
        )


def _doubled(document: Document, path: str) -> list[Problem]:
    """Return ids that stand twice in the same list."""
    problems = []
    for where, value in document.values:
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
