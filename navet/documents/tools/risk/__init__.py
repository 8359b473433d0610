"""The impact and risk analysis: as Excel, as Word, and as a matrix for the wall."""

from __future__ import annotations

from collections.abc import Iterator

from navet.documents.kit.entry import (
    A3_DPI,
    BLANK,
    FILLED,
    Context,
    Entry,
    ToolFiles,
    drawn,
    entry,
    printed,
)
from navet.documents.kit.job import Job
from navet.documents.tools.risk import excel, preview, wall, word
from navet.documents.tools.risk.content import TOOL, content


def entries(context: Context) -> Iterator[Entry]:
    """Yield the analysis, blank and filled, the two forms of each together; then the matrix."""
    for variant in (BLANK, FILLED):
        payload = content(context, variant == FILLED)
        picture = drawn(preview.draw(payload))
        as_excel = Job("risk_excel", "xlsx", payload, cost=2)
        as_word = Job("risk_word", "docx", payload, cost=2)
        yield entry(context, f"{TOOL}-{variant}-excel", (as_excel, picture), variant)
        yield entry(context, f"{TOOL}-{variant}-word", (as_word, None), variant)
    yield entry(context, "riskmatris-vagg", printed("matris.typ", wall.content(context), A3_DPI))


FILES = ToolFiles(TOOL, entries, {"risk_excel": excel.build, "risk_word": word.build})
