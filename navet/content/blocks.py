"""Building blocks: ``{{ name argument }}`` on a line of its own, made from data at build time.

Each is a folder, overrides/block/<name>/, with its Jinja template and, where it has them, its
script, styles and words: <name>.html, <name>.js, <name>.css and ord.yml. Styles in own.css instead
are a file of their own, which only the pages where the block stands ask for.
"""

from __future__ import annotations

from pathlib import Path

THEME = "overrides"
FOLDER = f"{THEME}/block"
OWN_SHEET = "own.css"


def names(root: Path) -> frozenset[str]:
    """Return the names of the building blocks that there are: folders with a template."""
    return frozenset(
        file.stem for file in (root / FOLDER).glob("*/*.html") if file.stem == file.parent.name
    )


def template(name: str) -> str:
    """Return the path of a block's template from overrides/."""
    return f"block/{name}/{name}.html"


def has_own_sheet(root: Path, name: str) -> bool:
    """Return whether a block's styles are a file of their own."""
    return (root / FOLDER / name / OWN_SHEET).exists()
