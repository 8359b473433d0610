"""Every reference in every file of modell/ is held: broken, the check names its file and line.

The references are found by walking the files: a value or key that is the name of something else.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any
from unittest import mock

import pytest

from navet.checks import meetings, picture
from navet.checks import report as check
from navet.checks.cases import front_matter as cases_check
from navet.content import filelist, templates, themeneeds
from navet.content.reader import Content
from navet.content.registers import Registers
from navet.content.site import Page
from navet.reading import datafiles, schema, schemafile
from navet.reading.problems import Problem
from navet.reading.yamldata import Document, Path
from probe.breakages import remembering
from probe.repositories import ROOT

# Values that look like the name of something but are words of their own; "*" is any place or key.
FREE: dict[tuple[str, ...], str] = {
    ("sajt", "utan_nat"): "yes or no",
    ("mallar", "mallar", "*", "ord", "*", "*"): "words that the files show",
    ("ordlista", "ord", "*", "synonymer", "*", "*"): "words in running text",
    ("sokord", "felstavningar", "*", "*"): "how readers spell, and the word they mean",
    ("sokord", "sidor", "*", "sv", "*"): "what readers write when they search",
    ("sokord", "sidor", "*", "en", "*"): "what readers write when they search",
    ("sokord", "synonymer", "*", "*", "*"): "words in running text",
}


@dataclasses.dataclass(frozen=True)
class Reference:
    """A place in a register that names something: a value, or the key of a value."""

    register: str
    where: Path
    is_key: bool

    def __str__(self) -> str:
        return ".".join(map(str, (self.register, *self.where)))


def names(content: Content) -> set[str]:
    """Return everything that can be named: ids, keys, pages, places on pages, files."""
    found = {page.kind for page in content.site.pages.values()}
    for page in content.site.pages.values():
        found |= {page.key, *page.ids, *(f"{page.key}#{name}" for name in page.ids)}
    for document in content.registers.documents.values():
        for where, value in document.values:
            if where and where[-1] == "id":
                found.add(str(value))
    data = content.registers[templates.NAME]
    return found | {
        *data["val"],
        *data["mallar"],
        *filelist.names(content.model, data, content.registers["workshop"]),
    }


def references(content: Content) -> Iterator[Reference]:
    """Yield every value, and every key of a mapping whose keys are all names, that is a name.

    The keys of a list's rows name no other thing: they are the fields that the schema has.
    """
    known = names(content)
    for register, document in content.registers.documents.items():
        for where, value in document.values:
            in_list = bool(where) and isinstance(where[-1], int)
            if isinstance(value, dict) and value and known.issuperset(value) and not in_list:
                yield from (Reference(register, (*where, key), True) for key in value)
            elif isinstance(value, str) and value in known and not is_definition(document, where):
                yield Reference(register, where, False)


def is_definition(document: Document, where: Path) -> bool:
    """Return whether a value is the id of the mapping it stands in, which has more to say."""
    return where[-1] == "id" and len(at(document.data, where[:-1])) > 1


def at(data: Any, where: Path) -> Any:
    """Return the value at a place."""
    for key in where:
        data = data[key]
    return data


def broken(data: Any, reference: Reference, where: Path) -> Any:
    """Return data with the reference leading nowhere; all else is as it was."""
    head, *rest = where
    if rest:
        inner = broken(data[head], reference, tuple(rest))
    elif reference.is_key:
        return {unknown(key) if key == head else key: value for key, value in data.items()}
    else:
        inner = unknown(data[head])
    if isinstance(data, list):
        return [*data[: int(head)], inner, *data[int(head) + 1 :]]
    return {**data, head: inner}


def renamed(where: Path, reference: Reference) -> Path:
    """Return where a place is when a reference that is a key has been broken."""
    depth = len(reference.where)
    if not reference.is_key or where[:depth] != reference.where:
        return where
    return (*where[: depth - 1], unknown(str(where[depth - 1])), *where[depth:])


def unknown(name: str) -> str:
    """Return a name in the same form that nothing has."""
    stem, mark, anchor = name.partition("#")
    if mark:
        return f"{stem}#{anchor}-borta"
    return re.sub(r"(\.md)?$", r"-borta\1", name, count=1)


def is_free(reference: Reference) -> bool:
    return any(
        len(pattern) == len(reference.where) + 1
        and all(
            wanted in ("*", str(found))
            for wanted, found in zip(pattern, (reference.register, *reference.where), strict=True)
        )
        for pattern in FREE
    )


def said_of(content: Content, reference: Reference) -> tuple[list[Problem], int]:
    """Return what the check says when a reference is broken, and the reference's line."""
    document = content.registers.documents[reference.register]
    data = broken(document.data, reference, reference.where)
    lines = {renamed(where, reference): line for where, line in document.lines.items()}
    changed = Document(data, lines)
    path = datafiles.path_of(reference.register)
    contract = schemafile.read(ROOT / schemafile.path_of(reference.register))
    found = schema.problems_of(changed, contract, path)
    if not found:
        documents = {**content.registers.documents, reference.register: changed}
        registers = Registers(documents)
        found = list(check.check(dataclasses.replace(content, registers=registers)).problems)
    return [one for one in found if one.path == path], document.line(reference.where)


@pytest.fixture(scope="module")
def kept(content: Content) -> Iterator[None]:
    """Let what a register has no part in be worked out once."""
    of_pages = check._page_problems(content.root, content.site, content.registers.shapes)
    with ExitStack() as stack:
        stack.enter_context(remembering())
        patch = mock.patch.object(check, "_page_problems", lambda *_: list(of_pages))
        stack.enter_context(patch)
        asks = themeneeds.read(content.root)
        stack.enter_context(mock.patch.object(themeneeds, "read", lambda _: asks))
        for module, register in ((cases_check, "exempelregister"), (picture, "avstavning")):
            kept = of_register(module.check, register)
            stack.enter_context(mock.patch.object(module, "check", kept))
        exercise = of_page(meetings._exercise)
        stack.enter_context(mock.patch.object(meetings, "_exercise", exercise))
        yield


def of_page(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a part of a check that is asked of each page once."""
    found: dict[int, list[Problem]] = {}

    def call(page: Page, *others: Any) -> list[Problem]:
        if id(page) not in found:
            found[id(page)] = list(function(page, *others))
        return found[id(page)]

    return call


def of_register(function: Callable[..., Any], register: str) -> Callable[..., Any]:
    """Return a check that is asked again only when the one register that it reads is another."""
    found: dict[int, tuple[Document, list[Problem]]] = {}

    def call(*arguments: Any) -> list[Problem]:
        (registers,) = (one for one in arguments if isinstance(one, Registers))
        document = registers.documents[register]
        if id(document) not in found:
            found[id(document)] = document, list(function(*arguments))
        return found[id(document)][1]

    return call


def _registers() -> list[str]:
    return sorted(file.stem for file in (ROOT / "modell").glob("*.yml"))


@pytest.mark.parametrize("register", _registers())
def test_a_broken_reference_is_named_with_its_file_and_line(
    content: Content, kept: None, register: str
) -> None:
    silent = []
    for reference in references(content):
        if reference.register == register and not is_free(reference):
            problems, line = said_of(content, reference)
            near = [one for one in problems if one.line in (line, line - 1)]
            if not near:
                silent.append(f"rad {line}: {reference}: {[str(one) for one in problems[:2]]}")
    assert not silent, "\n".join(silent)


def test_the_walk_finds_the_references_there_are(content: Content) -> None:
    found = list(references(content))
    assert len(found) > 700
    assert {one.register for one in found} == set(_registers()) - {"avstavning", "kallor"}
    for pattern in FREE:
        assert any(is_free(one) and one.register == pattern[0] for one in found), pattern
