"""The theme's scripts as they are written: what each imports, and which words it shows.

A script is a module anywhere in overrides/. Where it imports words.js it writes ``words.key`` for a
word, or ``words[`beginning_${…}`]`` where the end is known only when it runs.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from navet.reading.files import read_text, relative
from navet.reading.problems import Problem

FOLDER = "overrides"
TEST = ".test.js"
WORDS = f"{FOLDER}/scripts/words.js"
_IMPORT = re.compile(r"^import\s+(?P<names>[\w\s{},$]+?)\s+from\s+'(?P<path>\.[^']*)';$", re.M)
_OWN = re.compile(
    r"^(?:export )?(?:default )?(?:(?:async )?function|const|let|class) (?:(\w+)|\{([^}]*)\})", re.M
)
_WORD = re.compile(r"(?<![-\w.$/])words(?:\.(\w+)|\[`(\w+_)\$)")


@dataclass(frozen=True)
class Import:
    """A static import: the names as they are written, the script's path from the root, the line."""

    names: str
    path: str
    line: int

    @property
    def taken(self) -> list[str]:
        """The names that are imported, each as it stands: "a", or "a as b"."""
        parts = re.split(r"[{},]", self.names)
        return [" ".join(part.split()) for part in parts if part.strip()]


@dataclass(frozen=True)
class Mention:
    """A word that a script shows, or the beginning of one, and the line."""

    name: str
    line: int


@dataclass(frozen=True)
class Script:
    """A script: its path from the repository's root and its text, and what it asks for."""

    path: str
    text: str
    imports: tuple[Import, ...] = ()
    words: tuple[Mention, ...] = ()
    families: tuple[Mention, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        """The name that it is served and asked for by."""
        return posixpath.basename(self.path).removesuffix(".js")

    @property
    def names(self) -> frozenset[str]:
        """The names that it gives to things of its own, outside of any function."""
        return _names(self.text)

    @property
    def body(self) -> str:
        """The text without its imports."""
        return _IMPORT.sub("", self.text)


@lru_cache(maxsize=512)
def _names(text: str) -> frozenset[str]:
    found = (one[1] or one[2] for one in _OWN.finditer(text))
    return frozenset(name for part in found for name in re.findall(r"\w+", part))


def read(root: Path) -> dict[str, Script]:
    """Return the scripts by path from the repository's root, tests of them left out."""
    found = {}
    for file in sorted((root / FOLDER).rglob("*.js")):
        if not file.name.endswith(TEST):
            text, problems = read_text(file, root)
            path = relative(file, root)
            found[path] = (
                Script(path, "", problems=tuple(problems)) if problems else _of(text, path)
            )
    return found


def with_imports(path: str, scripts: dict[str, Script]) -> list[Script]:
    """Return a script and all that it imports, each once and after what it imports itself.

    ValueError if scripts import each other in a circle, KeyError if one is not there.
    """
    found: dict[str, Script] = {}
    above: list[str] = []

    def visit(here: str) -> None:
        if here in above:
            raise ValueError(f"{' → '.join([*above, here])}")
        if here in found:
            return
        above.append(here)
        for one in scripts[here].imports:
            visit(one.path)
        above.pop()
        found[here] = scripts[here]

    visit(path)
    return list(found.values())


@lru_cache(maxsize=128)
def _of(text: str, path: str) -> Script:
    def line(at: int) -> int:
        return text.count("\n", 0, at) + 1

    folder = posixpath.dirname(path)
    imports = tuple(
        Import(found["names"], posixpath.normpath(f"{folder}/{found['path']}"), line(found.start()))
        for found in _IMPORT.finditer(text)
    )
    shows_words = any(one.path == WORDS for one in imports)
    mentions = list(_WORD.finditer(text)) if shows_words else []
    return Script(
        path,
        text,
        imports,
        tuple(Mention(found[1], line(found.start())) for found in mentions if found[1]),
        tuple(Mention(found[2], line(found.start())) for found in mentions if found[2]),
    )
