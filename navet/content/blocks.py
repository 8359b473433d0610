"""Building blocks: ``{{ name argument }}`` on a line of its own, made from data at build time.

Each is a folder, overrides/block/<name>/, with its Jinja template and, where it has them, its
script, styles and words: <name>.html, <name>.js, <name>.css and ord.yml.
"""

from __future__ import annotations

from pathlib import Path

THEME = "overrides"
FOLDER = f"{THEME}/block"


def names(root: Path) -> frozenset[str]:
    """Return the names of the building blocks that there are: folders with a template."""
    return frozenset(
        file.stem for file in (root / FOLDER).glob("*/*.html") if file.stem == file.parent.name
    )


def template(name: str) -> str:
    """Return the path of a block's template from overrides/."""
    return f"block/{name}/{name}.html"
