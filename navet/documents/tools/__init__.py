"""The tools, one a module or folder with its content, its files and its preview together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from navet.documents.kit.entry import ToolFiles
from navet.documents.tools import (
    agendas,
    cards,
    diary,
    easy,
    handbook,
    letter,
    papers,
    plan,
    poster,
    risk,
    selfcheck,
    workshop,
)
from navet.documents.tools import worksheets as sheets

# In the order in which readers meet them.
ALL: tuple[ToolFiles, ...] = (
    diary.FILES,
    plan.FILES,
    risk.FILES,
    letter.FILES,
    *papers.ALL,
    poster.FILES,
    selfcheck.FILES,
    sheets.FILES,
    cards.FILES,
    handbook.FILES,
    agendas.FILES,
    workshop.FILES,
    easy.FILES,
)
BUILDERS: dict[str, Callable[[Any], bytes]] = {
    name: build for tool in ALL for name, build in tool.builders.items()
}
