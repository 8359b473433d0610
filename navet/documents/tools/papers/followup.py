"""Following up: a plan with indicators and the chain of effects, and the survey on the relation."""

from __future__ import annotations

from collections.abc import Iterator

from navet.content import pagetexts
from navet.documents.kit import excerpts
from navet.documents.kit.entry import Context, Entry, ToolFiles
from navet.documents.kit.excerpts import Excerpts
from navet.documents.tools.papers import paper
from navet.documents.tools.papers import survey as workbook
from navet.documents.tools.papers.paper import PaperPayload, Part

TOOL = "folja-upp"
PLAN, SURVEY = "uppfoljningsplan", "relationsenkat"
_BOX = "○"
_GROUPS = ("relationen", "arbetet", "malgruppen")


def entries(context: Context) -> Iterator[Entry]:
    """Yield the plan, blank and filled in, and the survey."""
    page = excerpts.read(context.sources, pagetexts.FOLLOW_UP, context.lang)
    yield from paper.files(context, PLAN, plan(context, page, False), plan(context, page, True))
    yield paper.one(context, SURVEY, survey(context, page))
    yield from workbook.entries(context, page.section(SURVEY))


def plan(context: Context, page: Excerpts, filled: bool) -> PaperPayload:
    """Return the plan's content: three indicators, the chain on a page, and what to choose from."""
    words = context.sources.templates.words(TOOL, context.lang)
    groups = [page.section(name) for name in _GROUPS]
    parts: list[Part] = [] if filled else list(_chosen(words, page))
    parts += _chain(words, page, filled)
    if not filled:
        parts += [paper.page_break(), paper.heading(page.section("indikatorer").title)]
        for group in groups:
            rows: list[list[str | Part]] = [list(row) for row in group.rows]
            parts.append(paper.table(group.head, rows, (4.6, 6.6, 5.8), group.title))
    steps = page.section("sa-gor-ni").steps
    return paper.payload(context, "kedja_" if filled else "", filled, steps, parts)


def _chosen(words: dict[str, str], page: Excerpts) -> Iterator[Part]:
    """Yield a row for each group of indicators: one to choose, today and wanted."""
    rows: list[list[str | Part]] = []
    for name in _GROUPS:
        section = page.section(name)
        known = [_name(row[0]) for row in section.rows]
        chosen = paper.cell(f"{name}--indikator", section.title, words["valj"], choices=known)
        asked = [
            paper.cell(f"{name}--{key}", words[f"kol_{key}"], words["skriv_har"])
            for key in ("nu", "vill", "vem")
        ]
        rows.append([section.title, chosen, *asked])
    head = [words[f"kol_{key}"] for key in ("grupp", "indikator", "nu", "vill", "vem")]
    yield paper.heading(words["valda"])
    yield paper.text(page.section("indikatorer").texts[0], "Explanation")
    yield paper.table(head, rows, (2.9, 4.3, 3.3, 3.3, 3.2), words["valda"], high=1.8)
    yield paper.page_break()


def _name(words: str) -> str:
    return words.partition(".")[0]


def _chain(words: dict[str, str], page: Excerpts, filled: bool) -> Iterator[Part]:
    section = page.section("effektkedja")
    rows: list[list[str | Part]] = [
        [name, question, paper.cell(f"kedja-{number}", name, words["skriv_har"], said * filled)]
        for number, (name, question, said) in enumerate(section.rows, 1)
    ]
    yield paper.heading(section.title)
    yield paper.text(section.texts[0], "Explanation")
    head = section.head if filled else [*section.head[:2], words["vart_svar"]]
    yield paper.table(head, rows, (3.6, 5, 8.4), section.title, high=1.8)


def survey(context: Context, page: Excerpts) -> PaperPayload:
    """Return the survey's content: one sheet to answer, and how the answers are used."""
    words = context.sources.templates.words(TOOL, context.lang)
    section = page.section(SURVEY)
    scale = section.head[1:]
    rows: list[list[str | Part]] = [
        [
            row[0],
            *(
                paper.cell(f"pastaende-{number}-{step}", f"{step}. {row[0]}", _BOX)
                for step in scale
            ),
        ]
        for number, row in enumerate(section.rows, 1)
    ]
    parts: list[Part] = [
        paper.field("kvartal", words["kvartal"], words["kvartal_hjalp"]),
        paper.text(section.texts[0]),
        paper.table(section.head, rows, (11, 1, 1, 1, 1, 1, 1), words["tabell_enkat"], high=1.0),
        paper.heading(words["sa_har"]),
        paper.numbered(section.steps),
        *(paper.text(pieces) for pieces in section.texts[1:]),
    ]
    return paper.payload(context, "enkat_", False, [], parts)


FILES = ToolFiles(TOOL, entries, {workbook.BUILDER: workbook.build})
