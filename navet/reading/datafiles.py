"""Reads a file of modell/: its YAML, and what its JSON Schema says of it.

``modell/<name>.yml`` is checked against ``modell/schema/<name>.schema.json``. Several parts of the
site read the same file, and it is read again each time the site is rebuilt while it is served:
what costs is kept by the contents of both files.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from navet.reading import naming, schema, schemafile, yamldata
from navet.reading.files import read_text
from navet.reading.naming import Naming
from navet.reading.parsed import Parsed
from navet.reading.problems import BadData, Problem
from navet.reading.schemafile import Schema
from navet.reading.yamldata import Document

FOLDER = "modell"


def read(root: Path, name: str, parsed: Parsed | None = None) -> tuple[Document, list[Problem]]:
    """Return the file of a name, and what is wrong with it and with its schema.

    Marks for the site's name are filled, but in the file that holds the name. ``parsed`` is what
    keeps the file's data, see ``kept``.
    """
    path = path_of(name)
    text, problems = read_text(root / path, root)
    if problems:
        return Document(), problems
    known = Naming() if name == naming.NAME else naming.of(root)
    against = schemafile.read(root / schemafile.path_of(name))
    document, found = (parsed or kept(root)).get(
        (text, path, repr(known), repr(against.data), repr(against.problems)),
        lambda: _judged(text, path, against, known),
    )
    return document, list(found)


def kept(root: Path) -> Parsed:
    """Return what keeps the data of the files from one run to the next."""
    return Parsed(root, FOLDER)


def data(root: Path, name: str) -> Any:
    """Return what a file holds; BadData with every problem if it is not sound."""
    document, problems = read(root, name)
    if problems:
        raise BadData(problems)
    return document.data


def path_of(name: str) -> str:
    """Return the path of a file of a name from the repository's root."""
    return f"{FOLDER}/{name}.yml"


def _judged(
    text: str, path: str, against: Schema, known: Naming
) -> tuple[Document, tuple[Problem, ...]]:
    document = yamldata.parse(text, path)
    problems = tuple(schema.problems_of(document, against, path))
    return replace(document, data=known.fill_data(document.data)), problems
