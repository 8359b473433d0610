"""The officer's report on a partnership and its follow-up plan, blank and as Granvida's."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from navet.content import pagetexts
from navet.documents.kit import excerpts
from navet.documents.kit.entry import Context, Entry, ToolFiles
from navet.documents.kit.excerpts import Excerpts, plain, without_label
from navet.documents.tools.papers import paper
from navet.documents.tools.papers.paper import PaperPayload, Part

TOOL = "iop-beslut"
REPORT, PLAN = "tjansteskrivelse", "iop-uppfoljning"
# The question of the form that answers each of the tests against the law, in their order.
_ANSWERED_BY = (
    "valet-kompetens",
    "valet-partner",
    "valet-statsstod",
    "valet-prestation",
    "valet-statsstod",
    "valet-jav",
    "valet-slutet",
)


def entries(context: Context) -> Iterator[Entry]:
    """Yield the report and the plan, each blank and filled in."""
    page = excerpts.read(context.sources, pagetexts.DECISION, context.lang)
    yield from paper.files(
        context, REPORT, report(context, page, False), report(context, page, True)
    )
    yield from paper.files(context, PLAN, plan(context, page, False), plan(context, page, True))


def report(context: Context, page: Excerpts, filled: bool) -> PaperPayload:
    """Return the report's content: a heading for each row of the page's table, then the law."""
    words = context.sources.templates.words(TOOL, context.lang)
    parts: list[Part] = []
    for number, (title, need, example) in enumerate(page.section("tjansteskrivelsen").rows, 1):
        parts.append(paper.heading(f"{number}. {title}"))
        parts.append(paper.text([{"text": need}], "Explanation"))
        value = example if filled else ""
        parts.append(paper.answer(f"skrivelse-{number}", title, words["skriv_har"], value))
    parts += _legal(context, page, filled)
    if not filled:
        ready = page.section("fragor-att-vara-beredd-pa")
        parts += [paper.heading(ready.title), paper.bullets(ready.bullets)]
    steps = page.section("sa-gor-ni").steps
    return paper.with_caution(paper.payload(context, "skrivelse_", filled, steps, parts), page)


def _legal(context: Context, page: Excerpts, filled: bool) -> Iterator[Part]:
    """Yield the tests against the law, each with Granvida's answer to the same question."""
    section = page.section("rattslig-provning")
    words = context.sources.templates.words(TOOL, context.lang)
    choice = excerpts.read(context.sources, pagetexts.CHOICE, context.lang)
    yield paper.heading(section.title)
    yield paper.text(section.texts[0], "Explanation")
    for number, (pieces, question) in enumerate(zip_longest(section.steps, _ANSWERED_BY), 1):
        if pieces is None:
            return
        said = choice.section(question).quotes[0] if filled and question else []
        tag, alias = f"provning-{number}", plain(pieces)
        yield paper.text([{"text": f"{number}. "}, *pieces], "Field label")
        yield paper.answer(tag, alias, words["skriv_har"], plain(without_label(said)))


def plan(context: Context, page: Excerpts, filled: bool) -> PaperPayload:
    """Return the follow-up plan's content: what is followed, and the year."""
    words = context.sources.templates.words(TOOL, context.lang)
    section, year = page.section("uppfoljningsplan"), page.section("aret-runt")
    follow: list[list[str | Part]] = [
        [row[0], *_cells(words, f"plan-{number}", row[0], row[1:])]
        for number, row in enumerate(section.rows, 1)
    ]
    months: list[list[str | Part]] = [
        [*row] if filled else [row[0], *_cells(words, f"aret-{number}", row[0], row[1:2])]
        for number, row in enumerate(year.rows, 1)
    ]
    head, widths = (year.head, (2.7, 6, 6)) if filled else (year.head[:2], (2.7, 12))
    parts = [
        *([] if filled else [paper.text(section.texts[0])]),
        paper.table(section.head, follow, (3, 3.8, 3.9, 2.8, 2.8), words["tabell_plan"]),
        paper.heading(year.title),
        paper.table(head, months, widths, words["tabell_ar"]),
    ]
    made = paper.payload(context, "plan_", filled, [], parts)
    return paper.with_caution(made, page)


def _cells(words: dict[str, str], tag: str, name: str, values: list[str]) -> list[Part]:
    """Return fields that hold our proposal, to write over."""
    return [
        paper.cell(f"{tag}-{number}", name, words["skriv_har"], value)
        for number, value in enumerate(values, 1)
    ]


FILES = ToolFiles(TOOL, entries)
