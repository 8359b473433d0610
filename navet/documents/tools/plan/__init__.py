"""The time plan, as Excel with a week chart and as Word."""

from __future__ import annotations

from collections.abc import Iterator

from navet.documents.kit.entry import BLANK, FILLED, Context, Entry, ToolFiles, drawn, entry
from navet.documents.kit.job import Job
from navet.documents.tools.plan import excel, preview, word
from navet.documents.tools.plan.content import TOOL, content


def entries(context: Context) -> Iterator[Entry]:
    """Yield the plan, blank and filled, the two forms of each after one another."""
    for variant in (BLANK, FILLED):
        payload = content(context, variant == FILLED)
        picture = drawn(preview.draw(payload))
        as_excel = Job("plan_excel", "xlsx", payload, cost=10)
        as_word = Job("plan_word", "docx", payload, cost=2)
        yield entry(context, f"{TOOL}-{variant}-excel", (as_excel, picture), variant)
        yield entry(context, f"{TOOL}-{variant}-word", (as_word, None), variant)


FILES = ToolFiles(TOOL, entries, {"plan_excel": excel.build, "plan_word": word.build})
