"""Tools whose files, in Word and Excel, are made of their pages' own words."""

from __future__ import annotations

from navet.documents.kit.entry import ToolFiles
from navet.documents.tools.papers import (
    agreement,
    budget,
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
    budget.FILES,
)
