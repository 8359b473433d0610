"""What the theme's templates ask for: words, pages, parts of templates, arguments of blocks.

Read out of the templates themselves, so that a word or page that one of them needs cannot be lost
without the check saying so. A template is Jinja, https://jinja.palletsprojects.com/; what is known
only when a page is made, such as ``t["ex_" ~ facet]``, is known here as far as it is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import jinja2
from jinja2 import nodes

from navet.content import scripts
from navet.content.scripts import Script
from navet.language.texts import LANGUAGES
from navet.reading.files import read_text, relative
from navet.reading.parsed import Parsed
from navet.reading.problems import Problem

FOLDER = "overrides"
_LINKS = ("href", "title_of")
_Kind = TypeVar("_Kind", bound=nodes.Node)


@dataclass(frozen=True)
class Ask:
    """Something that a template names, and where: a path from the repository's root and a line."""

    name: str
    path: str
    line: int


@dataclass(frozen=True)
class Filled:
    """A word that a template puts values into, and what they are called."""

    word: Ask
    names: frozenset[str]


@dataclass(frozen=True)
class Asks:
    """What templates ask for; ``families`` are beginnings of words whose ends are not written."""

    words: tuple[Ask, ...] = ()
    families: tuple[Ask, ...] = ()
    filled: tuple[Filled, ...] = ()
    pages: tuple[Ask, ...] = ()
    templates: tuple[Ask, ...] = ()
    icons: tuple[Ask, ...] = ()
    takes_argument: bool = False
    problems: tuple[Problem, ...] = ()


def read(root: Path) -> dict[str, Asks]:
    """Return what each template asks for, by its path from overrides/; scripts ask for words."""
    found = {}
    parsed = Parsed(root, "mallar")
    for file in sorted((root / FOLDER).rglob("*.html")):
        found[relative(file, root).removeprefix(f"{FOLDER}/")] = _read(file, root, parsed)
    parsed.trim()
    for path, script in scripts.read(root).items():
        found[path] = _script(script)
    return found


def _read(file: Path, root: Path, parsed: Parsed) -> Asks:
    text, problems = read_text(file, root)
    if problems:
        return Asks(problems=tuple(problems))
    path = relative(file, root)
    return parsed.get((text, path), lambda: _asks(text, path))


def _asks(text: str, path: str) -> Asks:
    try:
        tree = jinja2.Environment(autoescape=True).parse(text)
    except jinja2.TemplateSyntaxError as error:
        problem = Problem(
            path,
            error.lineno,
            "mall",
            "Mallen går inte att läsa: något är öppnat men inte stängt, eller felstavat.",
            "Rätta raden, eller hämta tillbaka den förra versionen av filen.",
        )
        return Asks(problems=(problem,))
    every = list(tree.find_all(nodes.Node))
    names = {"t", *_aliases(every)}
    words: list[Ask] = []
    families: list[Ask] = []
    for line, key in _lookups(every, names):
        if isinstance(key, str):
            words.append(Ask(key, path, line))
        elif isinstance(key, nodes.Concat) and isinstance(key.nodes[0], nodes.Const):
            families.append(Ask(str(key.nodes[0].value), path, line))
    return Asks(
        tuple(words),
        tuple(families),
        tuple(_filled(every, names, path)),
        tuple(Ask(name, path, line) for name, line in _targets(every)),
        tuple(Ask(name, path, line) for name, line in _parts(every)),
        icons=tuple(Ask(name, path, line) for name, line in _icons(every)),
        takes_argument=any(node.name == "arg" for node in _of_kind(every, nodes.Name)),
    )


def _script(script: Script) -> Asks:
    def asks(found: tuple[scripts.Mention, ...]) -> tuple[Ask, ...]:
        return tuple(Ask(one.name, script.path, one.line) for one in found)

    return Asks(asks(script.words), asks(script.families), problems=script.problems)


def _of_kind(every: list[nodes.Node], kind: type[_Kind]) -> Iterator[_Kind]:
    return (node for node in every if isinstance(node, kind))


def _aliases(every: list[nodes.Node]) -> Iterator[str]:
    """Yield the names that a template gives to the words of a language: ``e = words.en``."""
    for block in _of_kind(every, nodes.With):
        for target, value in zip(block.targets, block.values, strict=True):
            if isinstance(target, nodes.Name) and _is_language(value):
                yield target.name


def _is_language(node: nodes.Node) -> bool:
    return (
        isinstance(node, nodes.Getattr)
        and node.attr in LANGUAGES
        and isinstance(node.node, nodes.Name)
        and node.node.name == "words"
    )


def _lookups(every: list[nodes.Node], names: set[str]) -> Iterator[tuple[int, str | nodes.Node]]:
    """Yield the line and key of every word that is looked up in the words of a language."""
    for node in every:
        key = _key_of(node, names)
        if key is not None:
            yield node.lineno, key


def _key_of(node: nodes.Node, names: set[str]) -> str | nodes.Node | None:
    if not isinstance(node, nodes.Getattr | nodes.Getitem):
        return None
    if not isinstance(node.node, nodes.Name) or node.node.name not in names:
        return None
    if isinstance(node, nodes.Getattr):
        return node.attr
    return str(node.arg.value) if isinstance(node.arg, nodes.Const) else node.arg


def _filled(every: list[nodes.Node], names: set[str], path: str) -> Iterator[Filled]:
    for call in _of_kind(every, nodes.Call):
        method = call.node
        if isinstance(method, nodes.Getattr) and method.attr == "format":
            key = _key_of(method.node, names)
            if isinstance(key, str):
                given = frozenset(argument.key for argument in call.kwargs)
                yield Filled(Ask(key, path, call.lineno), given)


def _targets(every: list[nodes.Node]) -> Iterator[tuple[str, int]]:
    """Yield the pages that a template links to by name, also in turn: ``for key in ("a", "b")``."""
    in_turn = {
        loop.target.name: [item for item in loop.iter.items if isinstance(item, nodes.Const)]
        for loop in _of_kind(every, nodes.For)
        if isinstance(loop.target, nodes.Name) and isinstance(loop.iter, nodes.Tuple)
    }
    for call in _of_kind(every, nodes.Call):
        name = call.node.name if isinstance(call.node, nodes.Name) else None
        name = call.node.attr if isinstance(call.node, nodes.Getattr) else name
        if name not in _LINKS or not call.args:
            continue
        target = call.args[0]
        if isinstance(target, nodes.Const):
            yield str(target.value), call.lineno
        elif isinstance(target, nodes.Name):
            for item in in_turn.get(target.name, ()):
                yield str(item.value), item.lineno


def _icons(every: list[nodes.Node]) -> Iterator[tuple[str, int]]:
    """Yield the icons that a template puts in, also in turn: ``icon({"a": "one"}[key])``."""
    for call in _of_kind(every, nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "icon" and call.args:
            yield from ((name, call.lineno) for name in _constants(call.args[0]))


def _constants(node: nodes.Node) -> Iterator[str]:
    """Yield the texts that an expression may be, as far as they are written in it."""
    if isinstance(node, nodes.Const):
        yield str(node.value)
    elif isinstance(node, nodes.CondExpr):
        yield from _constants(node.expr1)
        yield from _constants(node.expr2 or nodes.Tuple([], "load"))
    elif isinstance(node, nodes.Getitem) and isinstance(node.node, nodes.Dict):
        for pair in node.node.items:
            yield from _constants(pair.value)


def _parts(every: list[nodes.Node]) -> Iterator[tuple[str, int]]:
    for node in every:
        if isinstance(node, nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport):
            name = node.template
            if isinstance(name, nodes.Const):
                yield str(name.value), node.lineno
