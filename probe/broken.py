"""Broken copies of the registers and pages behind the structures, for tests that break them."""

from __future__ import annotations

import copy
import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from navet.content import registers
from navet.content.reader import Content
from navet.content.registers import Registers
from navet.content.site import Site, page_from_text
from navet.reading import schema, schemafile
from navet.reading.problems import Problem
from navet.reading.yamldata import Document
from probe.repositories import ROOT, change


def broken(folder: Path, name: str, *changes: tuple[str, str]) -> tuple[Registers, int]:
    """Return the registers with changes in modell/<name>.yml, and the line of the last change."""
    shutil.copytree(ROOT / "modell", folder / "modell", dirs_exist_ok=True)
    line = 0
    for old, new in changes:
        line = change(folder / "modell" / f"{name}.yml", old, new)
    return registers.load(folder), line


def line_of(folder: Path, name: str, text: str) -> int:
    """Return the line of the first line of a broken register that has text."""
    lines = (folder / "modell" / f"{name}.yml").read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if text in line)


def changed(
    content: Content, name: str, alter: Callable[[Any], object]
) -> tuple[Registers, list[Problem]]:
    """Return the registers with a change in one's data, and what its schema says of it."""
    document = content.registers.documents[name]
    data = copy.deepcopy(document.data)
    alter(data)
    broken = Document(data, document.lines)
    contract = schemafile.read(ROOT / schemafile.path_of(name))
    found = schema.problems_of(broken, contract, f"modell/{name}.yml")
    return Registers({**content.registers.documents, name: broken}), found


def with_page(content: Content, key: str, text: str, lang: str = "sv") -> Site:
    """Return the real site with a page put in or changed."""
    path = f"docs/{key}" if lang == "sv" else f"docs/{key.removesuffix('.md')}.en.md"
    page, _ = page_from_text(text, key, lang, path)
    return dataclasses.replace(content.site, pages={**content.site.pages, (key, lang): page})


def block(text: str, first: str, indent: int) -> str:
    """Return the list item of a register that begins with the line ``first``, to its end."""
    lines = text.split("\n")
    start = next(i for i, line in enumerate(lines) if line.startswith(f"{' ' * indent}- {first}"))
    end = start + 1
    while end < len(lines) and (not lines[end] or lines[end].startswith(" " * (indent + 1))):
        end += 1
    return "\n".join(lines[start:end]) + "\n"


def register_text(name: str) -> str:
    """Return the real text of modell/<name>.yml."""
    return (ROOT / "modell" / f"{name}.yml").read_text(encoding="utf-8")
