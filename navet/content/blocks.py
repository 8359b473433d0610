"""Building blocks: ``{{ name argument }}`` on a line of its own, made from data at build time.

Each is a Jinja template, overrides/block/<name>.html, so that their markup lives with the theme.
"""

from __future__ import annotations

from pathlib import Path

THEME = "overrides"
FOLDER = f"{THEME}/block"


def names(root: Path) -> frozenset[str]:
    """Return the names of the building blocks that there are; those with _ are parts of others."""
    return frozenset(
        file.stem for file in (root / FOLDER).glob("*.html") if not file.stem.startswith("_")
    )
