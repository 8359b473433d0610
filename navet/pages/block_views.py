"""Data made ready for building blocks: the block's name, and what makes its ``view``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from navet.content import (
    charts,
    codematrix,
    forms,
    glossary,
    guide,
    identity,
    meetings,
    menu,
    news,
    selfcheck,
)
from navet.content.charts import Chart
from navet.content.codematrix import Matrix
from navet.content.forms import Form
from navet.content.glossary import Letter, Term
from navet.content.guide import Guide
from navet.content.meetings import Exercise, Meetings
from navet.content.reader import Content
from navet.content.selfcheck import SelfCheck
from navet.documents import views as document_views
from navet.documents.views import FilesView
from navet.language.texts import Text, text_of
from navet.look import county_map
from navet.pages import case_form, source_list, wall, word_ways, workbook
from navet.pages.opendata import datasets, fields, harvest
from navet.pages.source_list import PublisherLetter
from navet.search import register

STRUCTURES = "strukturer/index.md"


@dataclass(frozen=True)
class Comparison:
    """All forms, and the names of the Code's levels by id, in order."""

    forms: tuple[Form, ...]
    code_levels: dict[str, Text]


@dataclass(frozen=True)
class GlossaryView:
    """The glossary in a language's order, and all terms by id."""

    letters: tuple[Letter, ...]
    terms: dict[str, Term]


@dataclass(frozen=True)
class Card:
    """A page to go to: its key in docs/, title and description."""

    key: str
    title: str
    description: str


@dataclass(frozen=True)
class MeetingsView:
    """The plans for meetings, each step's exercise by the step's id, and the files to print."""

    known: Meetings
    exercises: dict[str, Exercise | None]
    files: FilesView

    def plan_for(self, step_id: str) -> meetings.Plan | None:
        """Return the shortest plan that a step's exercise fits into, or None."""
        exercise = self.exercises[step_id]
        return self.known.with_room_for(exercise.minutes) if exercise else None


@dataclass(frozen=True)
class SelfCheckView:
    """The self-check, and the files among which each step's worksheet is."""

    known: SelfCheck
    files: FilesView


def _self_check(content: Content, lang: str) -> SelfCheckView:
    known = selfcheck.build(content.registers[selfcheck.REGISTER])
    return SelfCheckView(known, document_views.files(content, lang))


def _meetings(content: Content, lang: str) -> MeetingsView:
    pages = {step.id: content.site.page(step.page, lang) for step in content.model.steps}
    return MeetingsView(
        meetings.build(content.registers[meetings.REGISTER]),
        {name: meetings.exercise(page) if page else None for name, page in pages.items()},
        document_views.files(content, lang),
    )


def _matrix(content: Content, lang: str) -> Matrix:
    return codematrix.build(content.registers[codematrix.REGISTER])


def _comparison(content: Content, lang: str) -> Comparison:
    levels = content.registers[codematrix.REGISTER]["nivaer"]
    return Comparison(
        tuple(forms.build(content.registers[forms.REGISTER]).values()),
        {level["id"]: text_of(level["namn"]) for level in levels},
    )


def _guide(content: Content, lang: str) -> Guide:
    known = forms.build(content.registers[forms.REGISTER])
    return guide.build(content.registers[guide.REGISTER], known)


def _glossary(content: Content, lang: str) -> GlossaryView:
    terms = glossary.build(content.registers[glossary.REGISTER])
    return GlossaryView(glossary.letters(terms, lang), terms)


def _charts(content: Content, lang: str) -> dict[str, Chart]:
    return charts.build(content.registers[charts.REGISTER], content.registers.sources)


def _sources(content: Content, lang: str) -> tuple[PublisherLetter, ...]:
    return source_list.by_publisher(content.registers.sources)


def _structures(content: Content, lang: str) -> tuple[Card, ...]:
    """Return the structure pages, those of the menu first and in its order."""
    section = menu.section(content.registers, STRUCTURES)
    listed = section.pages if section else ()
    pages = {page.key: page for page in content.site.of_kind("struktur", lang)}
    order = [*(key for key in listed if key in pages), *(key for key in pages if key not in listed)]
    return tuple(
        Card(key, content.site.title(key, lang), str(pages[key].meta.get("beskrivning", "")))
        for key in order
    )


def _map(content: Content, lang: str) -> county_map.Map:
    return county_map.draw(content.cases, lang)


def _workbook(content: Content, lang: str) -> tuple[workbook.StepQuestions, ...]:
    return workbook.questions(content, lang)


def _news(content: Content, lang: str) -> tuple[news.Day, ...]:
    return news.days(news.build(content.registers[news.REGISTER]))


@dataclass(frozen=True)
class TableOfData:
    """A table of a set of data: ``owner`` as in fields.Table, and how many rows it has."""

    name: str
    title: Text
    owner: str
    count: int


@dataclass(frozen=True)
class SetOfData:
    """A set of data, and its tables."""

    name: str
    title: Text
    about: Text
    tables: tuple[TableOfData, ...]


def _data(content: Content, lang: str) -> tuple[SetOfData, ...]:
    return tuple(map(_set_of_data, datasets.build(content)))


def _set_of_data(dataset: fields.Dataset) -> SetOfData:
    counts = fields.counts(dataset)
    tables = tuple(
        TableOfData(one.name, one.title, one.owner, counts[one.name])
        for one in fields.tables(dataset)
    )
    return SetOfData(dataset.name, dataset.title, dataset.about, tables)


def _catalogue(content: Content, lang: str) -> tuple[str, ...]:
    return harvest.lacking(content.identity, identity.settings_of(content.identity))


def _form(content: Content, lang: str) -> case_form.Form:
    return case_form.build(content.root, content.cases)


# The blocks that show something of other pages' texts, and not only of their front matter.
READ_TEXTS = frozenset(
    (
        "arbetsbok",
        "motesmoment",
        "motesplan",
        "pa-vaggen",
        "register",
        "svarsjamforelse",
    )
)

VIEWS: dict[str, Callable[[Content, str], Any]] = {
    "filer": document_views.files,
    "granvida-filer": document_views.files,
    "verktygskort": document_views.cards,
    "register": register.build,
    "koden-matris": _matrix,
    "former-tabell": _comparison,
    "beslutsguide": _guide,
    "ordlista": _glossary,
    "datafiler": _data,
    "datakatalog": _catalogue,
    "diagram": _charts,
    "kallforteckning": _sources,
    "strukturkort": _structures,
    "exempelkarta": _map,
    "exempelformular": _form,
    "nytt": _news,
    "lageskollen": _self_check,
    "motesplan": _meetings,
    "motesplaner": _meetings,
    "motesmoment": _meetings,
    "motesroller": _meetings,
    "pa-vaggen": wall.build,
    "arbetsbok-word": word_ways.build,
    "arbetsbok": _workbook,
    "svarsjamforelse": _workbook,
}
