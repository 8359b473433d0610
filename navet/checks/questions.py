"""Proves that every page covers its questions.

"Covers" means, for each language: every question of the step is a level-3 heading with the
question's id and the model's words, exactly once, under the heading ``fragor``, in the model's
order, with real guidance after it; and the step's key question stands in its box on the step page
and on the phase page.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator

from navet.checks import keyquestions
from navet.checks.keyquestions import Place
from navet.checks.placeholders import left_over, says_nothing
from navet.content import kinds
from navet.content.model import Model, Part, Question, Step
from navet.content.places import DOCS, file_of, url_of
from navet.content.site import Page, Site
from navet.language.readability import words
from navet.language.texts import LANGUAGES
from navet.reading.problems import Problem
from navet.reading.scan import Heading

QUESTIONS_ID = "fragor"
LEAST_WORDS = 25


def check(site: Site, told: Collection[tuple[str, str]] = ()) -> Iterator[Problem]:
    """Yield what is wrong with the cover of all phase and step pages, in both languages.

    ``told`` are the files and ids of sections already known to lack text that the other language
    has: their guidance is not reported once more.
    """
    yield from _missing_pages(site)
    yield from _unknown_pages(site)
    for lang in LANGUAGES:
        for part in site.model.parts:
            page = site.page(part.page, lang)
            if page:
                yield from _part_page(page, part, site.model)
        for step in site.model.steps:
            page = site.page(step.page, lang)
            if page:
                yield from _step_page(page, step, site.model)
                for question in step.questions:
                    if (page.path, question.id) not in told:
                        yield from _guidance(page, question)


def _missing_pages(site: Site) -> Iterator[Problem]:
    wanted: list[tuple[str, str, str]] = [
        (part.id, part.page, "Delen") for part in site.model.parts
    ]
    wanted += [(step.id, step.page, "Steget") for step in site.model.steps]
    for name, key, what in wanted:
        for lang in LANGUAGES:
            if not site.has(key, lang):
                yield Problem(
                    _file(key, lang),
                    1,
                    name,
                    f"{what} ”{name}” har ingen sida på {_LANGUAGE_NAMES[lang]}.",
                    "Skapa filen. Utgå från sidan för ett annat steg.",
                )


_LANGUAGE_NAMES = {"sv": "svenska", "en": "engelska"}


def _file(key: str, lang: str) -> str:
    return f"{DOCS}/{file_of(key, lang)}"


def _unknown_pages(site: Site) -> Iterator[Problem]:
    known = {part.page for part in site.model.parts} | {step.page for step in site.model.steps}
    for page in site.pages.values():
        if page.key not in known and kinds.of(page.key).from_model:
            yield Problem(
                page.path,
                1,
                url_of(page.key, "sv").strip("/"),
                "Sidan hör inte till någon del eller något steg i modellen.",
                "Rätta filens namn och mapp, eller lägg till steget i modell/samverkansmodell.yml.",
            )


def _step_page(page: Page, step: Step, model: Model) -> Iterator[Problem]:
    for question in step.questions:
        yield from _question(page, step, question)
    yield from _order(page, step)
    yield from _strangers(page, step, model)
    first_section = next((h.line for h in page.scan.headings if h.level == 2), page.scan.last_line)
    place = Place(page.body_line, first_section, page.body_line, "före sidans första rubrik")
    yield from keyquestions.check(page, step, place)
    yield from keyquestions.strays(page, {step.id}, model)


def _part_page(page: Page, part: Part, model: Model) -> Iterator[Problem]:
    for step in part.steps:
        heading_id = f"steg-{step.id}"
        headings = [h for h in page.scan.headings if h.id == heading_id]
        wanted = f"### {step.name[page.lang]} {{#{heading_id}}}"
        if not headings:
            yield Problem(
                page.path,
                _section_start(page, "stegen"),
                step.id,
                "Rubriken för steget saknas.",
                "Lägg in rubriken, och under den stegets nyckelfråga:",
                f"{wanted}\n\n{keyquestions.lines(step, page.lang)}",
            )
            headings_from, to = page.scan.last_line + 1, page.scan.last_line + 1
        else:
            heading = headings[0]
            if heading.text != step.name[page.lang]:
                yield Problem(
                    page.path,
                    heading.line,
                    step.id,
                    "Rubriken är inte stegets namn i modellen.",
                    "Byt raden mot:",
                    wanted,
                )
            headings_from, to = heading.line, page.scan.ends_at(heading)
        where = f"under rubriken med id {heading_id}"
        place = Place(headings_from, to, headings_from, where)
        yield from keyquestions.check(page, step, place)
    yield from keyquestions.strays(page, {step.id for step in part.steps}, model)


def _section_start(page: Page, section_id: str) -> int:
    return next((h.line for h in page.scan.headings if h.id == section_id), page.body_line)


def question_line(question: Question, lang: str) -> str:
    """Return the heading that a question must have on a page."""
    return f"### {question.text[lang]} {{#{question.id}}}"


def _question(page: Page, step: Step, question: Question) -> Iterator[Problem]:
    headings = [h for h in page.scan.headings if h.id == question.id]
    wanted = question_line(question, page.lang)
    if not headings:
        yield _missing(page, step, question, wanted)
        return
    for extra in headings[1:]:
        yield Problem(
            page.path,
            extra.line,
            question.id,
            f"Frågan står två gånger. Den första är på rad {headings[0].line}.",
            "Ta bort den ena.",
        )
    heading = headings[0]
    if heading.text != question.text[page.lang] or heading.level != 3:
        yield Problem(
            page.path,
            heading.line,
            question.id,
            "Frågan har inte samma ord som i modellen."
            if heading.level == 3
            else "Frågan är inte en rubrik på tredje nivån (###).",
            "Byt raden mot:",
            wanted,
        )


def _missing(page: Page, step: Step, question: Question, wanted: str) -> Problem:
    same_words = [h for h in page.scan.headings if h.text == question.text[page.lang]]
    if same_words:
        return Problem(
            page.path,
            same_words[0].line,
            question.id,
            f"Rubriken har frågans ord men inte dess id, utan ”{same_words[0].id or 'inget'}”.",
            "Byt raden mot:",
            wanted,
        )
    return Problem(
        page.path,
        _place_for(page, step, question),
        question.id,
        "Frågan saknas på sidan.",
        "Lägg in raden här, och skriv vägledning under den:",
        wanted,
    )


def _place_for(page: Page, step: Step, question: Question) -> int:
    """Return the line where a missing question belongs: after the one before it in the model."""
    before = [other.id for other in step.questions[: step.questions.index(question)]]
    placed = [h for h in page.scan.headings if h.id in before]
    section = [h for h in page.scan.headings if h.id == QUESTIONS_ID]
    after = (placed or section)[-1:]
    return min(page.scan.ends_at(after[0]), page.scan.last_line) if after else page.body_line


def _guidance(page: Page, question: Question) -> Iterator[Problem]:
    heading = next((h for h in page.scan.headings if h.id == question.id), None)
    if heading is None:
        return
    end = page.scan.ends_at(heading)
    texts = [p.plain for p in page.scan.paragraphs if heading.line < p.line < end]
    found = " ".join(texts)
    count = len(words(found))
    if says_nothing(found):
        what = "har ingen vägledning" if not left_over(found) else "har bara en platshållare"
    elif count < LEAST_WORDS:
        what = f"har bara {count} ord vägledning"
    else:
        return
    yield Problem(
        page.path,
        heading.line,
        question.id,
        f"Frågan {what}.",
        f"Skriv minst {LEAST_WORDS} ord: hur ett bra svar ser ut, hur ni tar reda på det och vad "
        "var och en av parterna kan bidra med.",
    )


def _order(page: Page, step: Step) -> Iterator[Problem]:
    order = {question.id: index for index, question in enumerate(step.questions)}
    seen: dict[str, Heading] = {}
    for heading in page.scan.headings:
        if heading.id in order:
            seen.setdefault(heading.id, heading)
    section = next((h for h in page.scan.headings if h.id == QUESTIONS_ID), None)
    start, end = (section.line, page.scan.section_ends_at(section)) if section else (0, 10**9)
    outside = {name for name, heading in seen.items() if not start < heading.line < end}
    names = [name for name in seen if name not in outside]
    kept = _longest_rising([order[name] for name in names])
    moved = outside | {name for name in names if order[name] not in kept}
    for question in step.questions:
        if question.id in moved:
            yield Problem(
                page.path,
                seen[question.id].line,
                question.id,
                "Frågan står inte på sin plats i modellens ordning.",
                f"Flytta rubriken och dess vägledning: {_neighbour(step, question)}.",
            )


def _neighbour(step: Step, question: Question) -> str:
    index = step.questions.index(question)
    if index == 0:
        return f"först under rubriken med id {QUESTIONS_ID}"
    return f"direkt efter {step.questions[index - 1].id}"


def _longest_rising(values: list[int]) -> set[int]:
    """Return the members of a longest rising subsequence (patience sorting)."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for value in values:
        place = bisect_left(tails, value)
        before[value] = tails[place - 1] if place else None
        tails[place : place + 1] = [value]
    kept: set[int] = set()
    last: int | None = tails[-1] if tails else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept


def _strangers(page: Page, step: Step, model: Model) -> Iterator[Problem]:
    own = {question.id for question in step.questions}
    section = next((h for h in page.scan.headings if h.id == QUESTIONS_ID), None)
    if section is None:
        return
    end = page.scan.section_ends_at(section)
    own_words = {question.text[page.lang] for question in step.questions}
    for heading in page.scan.headings:
        if not section.line < heading.line < end or heading.id in own or heading.text in own_words:
            continue
        home = model.step_of_question.get(heading.id)
        yield Problem(
            page.path,
            heading.line,
            heading.id or heading.text,
            f"Frågan hör till steget ”{home.id}”."
            if home
            else "Rubriken bland följdfrågorna är ingen fråga i modellen.",
            "Ta bort den härifrån, eller lägg till frågan i modell/samverkansmodell.yml.",
        )
