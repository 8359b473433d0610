"""Tools whose files are Word papers made of their pages' own words."""

from __future__ import annotations

from navet.documents.kit.entry import ToolFiles
from navet.documents.tools.papers import (
    agreement,
    choice,
    decision,
    followup,
    handover,
    promise,
    year,
)

# In the order in which readers meet them.
ALL: tuple[ToolFiles, ...] = (
    choice.FILES,
    agreement.FILES,
    decision.FILES,
    year.FILES,
    followup.FILES,
    handover.FILES,
    promise.FILES,
)
