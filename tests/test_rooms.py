"""The rooms of navet: imports run one way, and MkDocs stays outside."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from navet import ROOMS

# Rooms within a room, from the ground up.
INNER = {"navet.documents": ("kit", "office", "tools")}


def imported(source: str) -> Iterator[str]:
    """Yield every module that a source may import, wherever in it the import stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def height(module: str, within: str, rooms: tuple[str, ...]) -> int | None:
    """Return how high in a house a module stands: above all rooms if in none, None if outside."""
    if module != within and not module.startswith(f"{within}."):
        return None
    room = module.removeprefix(within).lstrip(".").partition(".")[0]
    return rooms.index(room) if room in rooms else len(rooms)


def upward(module: str, source: str) -> list[str]:
    """Return the imports of a module that run up to a room above its own, or out to MkDocs."""
    found = []
    for target in imported(source):
        if target.partition(".")[0] in ("mkdocs", "hooks", "tests", "probe", "bench"):
            found.append(f"{module} -> {target}")
        for within, rooms in {"navet": ROOMS, **INNER}.items():
            here, there = height(module, within, rooms), height(target, within, rooms)
            if here is None or there is None or target in ("navet", "navet.ROOMS", within):
                continue
            if there > here:
                found.append(f"{module} -> {target}")
    return found


def modules(root: Path) -> dict[str, str]:
    """Return the source of every module of navet, by name."""
    return {
        ".".join(file.relative_to(root).with_suffix("").parts).removesuffix(".__init__"): (
            file.read_text(encoding="utf-8")
        )
        for file in sorted((root / "navet").rglob("*.py"))
    }


def test_imports_run_one_way(root: Path) -> None:
    assert [arrow for name, text in modules(root).items() for arrow in upward(name, text)] == []


def test_every_module_stands_in_a_room_or_is_called_by_hooks_or_the_command_line(
    root: Path,
) -> None:
    folders = {file.name for file in (root / "navet").iterdir() if (file / "__init__.py").exists()}
    assert folders == set(ROOMS)
    loose = {file.stem for file in (root / "navet").glob("*.py")} - {"__init__", "__main__"}
    callers = [*(root / "hooks").glob("*.py"), root / "navet/__main__.py"]
    called = {name for file in callers for name in imported(file.read_text(encoding="utf-8"))}
    assert {name for name in loose if f"navet.{name}" not in called} == set()


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("navet.reading.files", "from navet.content import model"),
        ("navet.reading.files", "def late():\n    from navet.checks.report import Report"),
        ("navet.content.site", "import navet.build"),
        ("navet.look.qr", "from navet import finish"),
        ("navet.pages.view", "from mkdocs.config import Config"),
        ("navet.documents.office.word", "from navet.documents.tools import letter"),
        ("navet.documents.kit.job", "from navet.documents.build import build_all"),
    ],
)
def test_import_that_runs_up_is_named(module: str, source: str) -> None:
    assert upward(module, source)
