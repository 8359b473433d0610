"""What all files are made from: data in both languages, the look, and addresses."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from navet.content import scenario, templates
from navet.content.model import Model
from navet.content.templates import Templates
from navet.documents.kit.look import LookData, look_of
from navet.look import colours
from navet.reading import datafiles


@dataclass(frozen=True)
class Sources:
    """Everything that files are made from.

    ``root`` is the repository, where guidance is read from docs/. ``site_url`` ends with a slash.
    ``timestamp`` is seconds since 1970, UTC.
    """

    root: Path
    model: Model
    templates: Templates
    example: dict[str, Any]
    workshop: dict[str, Any]
    selfcheck: dict[str, Any]
    forms: list[dict[str, Any]]
    look: LookData
    site_url: str
    timestamp: int

    def address(self, lang: str, path: str) -> str:
        """Return the absolute address of a site path in a language."""
        return f"{self.site_url}{'' if lang == 'sv' else lang + '/'}{path}"

    def local_example(self, lang: str) -> dict[str, Any]:
        """Return the invented example in one language."""
        return scenario.in_language(self.example, lang)


def read(root: Path, model: Model, site_url: str, timestamp: int) -> Sources:
    """Return all that files are made from; BadData if any of it is unsound."""
    words = templates.load(root)
    return Sources(
        root,
        model,
        words,
        scenario.load(root, model, words),
        datafiles.data(root, "workshop"),
        datafiles.data(root, "lageskollen"),
        datafiles.data(root, "former")["former"],
        look_of(colours.load(root)),
        site_url,
        timestamp,
    )
