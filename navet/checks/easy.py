"""The pages in easy Swedish: tied to the pages that they retell, and easy to read.

Each step has one, which has MUCF's key question and three of the step's questions in easy words.
The fingerprint in its front matter is that of the step's questions when the page was written: when
they change, somebody must read the page again.
"""

from __future__ import annotations

import math
import posixpath
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from navet.checks import assets, keyquestions
from navet.checks.blocks import key_of
from navet.checks.keyquestions import KEY_BOX, Place
from navet.content import easy, kinds
from navet.content.model import Model, Step
from navet.content.places import DOCS, ENGLISH_ENDING
from navet.content.site import Page, Site
from navet.language.readability import measure, plain, words
from navet.language.texts import DEFAULT_LANGUAGE
from navet.look import easy_pictures
from navet.reading import schema, schemafile
from navet.reading.files import read_text, relative
from navet.reading.problems import Problem, did_you_mean
from navet.reading.scan import Heading, Paragraph

SCHEMA = "enkel"
MAX_LIX = 25
MAX_MEAN_LETTERS = 4.6
MAX_LONG_SHARE = 16
LONG_LETTERS = 6
MAX_LINE = 44
LEAST_WORDS = 12
_SHOWN = 5
# Front matter of a page that retells a step.
_OF_STEP = ("steg", "fragor", "avtryck")


def check(site: Site) -> Iterator[Problem]:
    """Yield what is wrong with the pages in easy Swedish, and the steps that have none."""
    drawings = easy_pictures.names(site.root)
    yield from _drawings(site, drawings)
    pages = []
    for page in site.of_kind(kinds.EASY):
        if page.lang != DEFAULT_LANGUAGE:
            yield _foreign(page)
        else:
            pages.append(page)
    for page in pages:
        yield from _front_matter(site, page, drawings)
        yield from _language(page)
        yield from _retells(site, page)
        yield from _step(page, easy.step_of(page, site.model), site.model)
    yield from _shared(site, pages)


def _foreign(page: Page) -> Problem:
    return Problem(
        page.path,
        1,
        "sprak",
        "Sidorna på enkel svenska finns bara på svenska.",
        f"Ta bort filen. En sida på ett annat språk slutar på {ENGLISH_ENDING}, men inte här.",
    )


def _drawings(site: Site, drawings: list[str]) -> Iterator[Problem]:
    """Yield drawings that no page could show, or that could do something."""
    for name in drawings:
        file = site.root / easy_pictures.FOLDER / f"{name}.svg"
        text, problems = read_text(file, site.root)
        yield from problems
        if not problems and not easy_pictures.is_drawing(text):
            yield Problem(
                relative(file, site.root),
                1,
                "bild",
                "Bilden börjar inte med <svg … viewBox=”…”> eller slutar inte med </svg>.",
                "Hämta tillbaka den förra versionen.",
            )
        if not problems:
            yield from assets.drawing(file, site.root)


def _front_matter(site: Site, page: Page, drawings: list[str]) -> Iterator[Problem]:
    if page.front.problems or not isinstance(page.front.data, dict):
        return
    path = site.root / schemafile.path_of(SCHEMA)
    found = schema.check(page.front, path, page.path)
    yield from found
    picture = page.meta.get("bild")
    if isinstance(picture, str) and picture not in drawings and not found:
        yield Problem(
            page.path,
            page.front.line(("bild",)),
            "bild",
            f"Det finns ingen bild som heter ”{picture}” i {easy_pictures.FOLDER}/.",
            f"{did_you_mean(picture, drawings)}Välj en av: {', '.join(drawings)}.",
        )


@dataclass(frozen=True)
class Own:
    """A page's own words: MUCF's key question, which is quoted, left out."""

    lix: float
    words: tuple[str, ...]
    longest: tuple[str, ...]

    @property
    def mean(self) -> float:
        """Return how many letters a word has on average."""
        return sum(map(len, self.words)) / max(1, len(self.words))

    @property
    def long_share(self) -> float:
        """Return how many words of a hundred that have more than six letters."""
        return 100 * len(self.long) / max(1, len(self.words))

    @property
    def long(self) -> list[str]:
        """Return the words that have more than six letters."""
        return [word for word in self.words if len(word) > LONG_LETTERS]


def own_words(page: Page) -> Own:
    """Return how a page's own words measure."""
    prose = [part.plain for part in _own(page)]
    found = measure(prose)
    return Own(found.lix, tuple(word for part in prose for word in words(part)), found.longest)


def _own(page: Page) -> list[Paragraph]:
    quoted = {box.line for box in page.scan.boxes if box.kind == KEY_BOX}
    return [part for part in page.scan.paragraphs if part.box not in quoted]


def _language(page: Page) -> Iterator[Problem]:
    own = own_words(page)
    if own.lix > MAX_LIX:
        longest = " / ".join(f"”{sentence}”" for sentence in own.longest)
        yield Problem(
            page.path,
            page.body_line,
            "lix",
            f"Sidan har LIX {math.ceil(own.lix)}. På enkel svenska får det vara högst {MAX_LIX}.",
            f"Dela de längsta meningarna, och byt långa ord: {longest}",
        )
    if own.mean > MAX_MEAN_LETTERS or own.long_share > MAX_LONG_SHARE:
        common = Counter(word.lower() for word in own.long).most_common(_SHOWN)
        yield Problem(
            page.path,
            page.body_line,
            "ord",
            f"Orden är för långa: {_tenths(own.mean)} bokstäver i genomsnitt, och "
            f"{math.ceil(own.long_share)} av 100 ord har mer än {LONG_LETTERS} bokstäver. Det får "
            f"vara högst {_tenths(MAX_MEAN_LETTERS)} bokstäver och {MAX_LONG_SHARE} ord.",
            f"Byt ut långa ord, till exempel: {', '.join(word for word, _ in common)}.",
        )
    yield from _lines(page)


def _lines(page: Page) -> Iterator[Problem]:
    """Yield lines too long to stand on one; links and MUCF's words are as long as they are."""
    for part in _own(page):
        for number, text in enumerate(part.text.split("\n"), part.line):
            shown = plain(text)
            if len(shown) > MAX_LINE and "](" not in text and not part.columns:
                yield _long_line(page, number, len(shown))


def _long_line(page: Page, line: int, length: int) -> Problem:
    return Problem(
        page.path,
        line,
        "rad",
        f"Raden har {length} tecken. På de här sidorna får den ha högst {MAX_LINE}.",
        "Byt rad där det går att ta en paus.",
    )


def _tenths(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")


def _retells(site: Site, page: Page) -> Iterator[Problem]:
    """Yield that the page which an easy page retells is not there, or is not linked to."""
    ordinary = easy.retold(page, site.model)
    if not ordinary:
        return
    if not site.has(ordinary, DEFAULT_LANGUAGE) or kinds.of(ordinary).is_easy:
        if "aterger" in page.meta:
            yield Problem(
                page.path,
                page.front.line(("aterger",)),
                "aterger",
                f"Det finns ingen vanlig sida som heter {DOCS}/{ordinary}.",
                "Rätta sökvägen, räknad från docs/.",
            )
        return
    if all(key_of(page, link.address.partition("#")[0]) != ordinary for link in page.scan.links):
        link = posixpath.relpath(ordinary, easy.FOLDER)
        yield Problem(
            page.path,
            page.scan.last_line,
            "lank",
            f"Sidan leder inte till {DOCS}/{ordinary}, som den återger.",
            "Lägg in raden sist på sidan:",
            f"[… på vanlig svenska]({link})",
        )


def _shared(site: Site, pages: list[Page]) -> Iterator[Problem]:
    """Yield steps without an easy page, and pages that two easy pages retell."""
    first: dict[str, Page] = {}
    for page in pages:
        ordinary = easy.retold(page, site.model)
        other = first.setdefault(ordinary, page)
        if ordinary and other is not page:
            key = "steg" if "steg" in page.meta else "aterger"
            yield Problem(
                page.path,
                page.front.line((key,)),
                key,
                f"{other.path} återger redan {DOCS}/{ordinary}.",
                "Låt en av dem göra det, och ta bort raden i den andra.",
            )
    for step in site.model.steps:
        if step.page not in first and not _told(site, step):
            yield Problem(
                f"{DOCS}/{easy.FOLDER}/{step.id}.md",
                1,
                step.id,
                f"Steget ”{step.id}” har ingen sida på enkel svenska.",
                "Skapa filen, utifrån sidan för ett annat steg. Finns den redan, lägg till de här "
                "raderna i sidhuvudet, och en med tre av stegets frågor:",
                f'steg: {step.id}\navtryck: "{easy.mark(step)}"',
            )


def _told(site: Site, step: Step) -> bool:
    """Return whether the page that should retell a step is there and told of for another reason."""
    key = f"{easy.FOLDER}/{step.id}.md"
    page = site.page(key, DEFAULT_LANGUAGE)
    if page is None:
        return site.has(key, DEFAULT_LANGUAGE)
    return bool(page.front.problems) or any(name in page.meta for name in _OF_STEP)


def _step(page: Page, step: Step | None, model: Model) -> Iterator[Problem]:
    yield from keyquestions.strays(page, {step.id} if step else (), model)
    if step is None:
        yield from _no_step(page, model)
        return
    yield from _key_question(page, step)
    yield from _mark(page, step)
    yield from _questions(page, step)


def _no_step(page: Page, model: Model) -> Iterator[Problem]:
    names = [step.id for step in model.steps]
    name = page.meta.get("steg")
    if isinstance(name, str):
        yield Problem(
            page.path,
            page.front.line(("steg",)),
            "steg",
            f"Det finns inget steg som heter ”{name}”.",
            f"{did_you_mean(name, names)}Välj ett av: {', '.join(names)}.",
        )
    for key in _OF_STEP[1:]:
        if key in page.meta and "steg" not in page.meta:
            yield Problem(
                page.path,
                page.front.line((key,)),
                key,
                f"”{key}” hör till en sida som återger ett steg, men sidhuvudet nämner inget.",
                "Lägg till raden med steg, eller ta bort den här.",
            )


def _key_question(page: Page, step: Step) -> Iterator[Problem]:
    heading = _heading(page, KEY_BOX)
    start = heading.line if heading else page.body_line
    end = page.scan.section_ends_at(heading) if heading else page.scan.last_line + 1
    where = f"under rubriken med id {KEY_BOX}"
    yield from keyquestions.check(page, step, Place(start, end, start, where))


def _heading(page: Page, name: str) -> Heading | None:
    return next((one for one in page.scan.headings if one.id == name), None)


def _mark(page: Page, step: Step) -> Iterator[Problem]:
    wanted, written = easy.mark(step), page.meta.get("avtryck")
    line = f'avtryck: "{wanted}"'
    if written is None:
        yield Problem(
            page.path,
            page.front.line(("steg",)),
            "avtryck",
            "Sidhuvudet saknar avtryck av stegets frågor.",
            "Läs sidan mot steget. Lägg sedan till raden:",
            line,
        )
    elif written != wanted:
        yield Problem(
            page.path,
            page.front.line(("avtryck",)),
            "avtryck",
            f"Frågorna i steget ”{step.id}” har ändrats sedan sidan skrevs.",
            f"Läs om sidan mot {DOCS}/{step.page} och ändra det som behövs. Byt sedan raden mot:",
            line,
        )


def _questions(page: Page, step: Step) -> Iterator[Problem]:
    """Yield what is wrong with the three questions that the page has of its step."""
    known = {question.id: question for question in step.questions}
    chosen = page.meta.get("fragor")
    if not isinstance(chosen, list):
        yield Problem(
            page.path,
            page.front.line(("steg",)),
            "fragor",
            "Sidhuvudet säger inte vilka tre av stegets frågor som sidan har.",
            "Lägg till raden, med de tre som ni väljer:",
            f"fragor: [{', '.join(list(known)[:3])}]",
        )
        return
    names = [str(name) for name in chosen]
    for number, name in enumerate(names):
        if name not in known:
            yield Problem(
                page.path,
                page.front.line(("fragor", number)),
                name,
                f"Steget ”{step.id}” har ingen fråga som heter ”{name}”.",
                f"{did_you_mean(name, known)}Välj bland: {', '.join(known)}.",
            )
    yield from _covered(page, [easy.question_id(name) for name in names if name in known])


def _covered(page: Page, wanted: list[str]) -> Iterator[Problem]:
    found = list(easy.questions(page))
    section = _heading(page, easy.QUESTIONS_ID)
    there = [one.id for one in found]
    for name in wanted:
        if name not in there and section:
            yield Problem(
                page.path,
                section.line,
                name,
                "Frågan saknas på sidan.",
                "Lägg in rubriken här, med frågan i lätta ord och några rader under:",
                f"### … {{#{name}}}",
            )
    for heading, question in zip(easy.headings_of_questions(page), found, strict=True):
        if question.id not in wanted:
            yield Problem(
                page.path,
                heading.line,
                question.id or question.text,
                "Rubriken bland frågorna är ingen av de tre frågor som sidhuvudet nämner.",
                f"Ge den ett av id:na {', '.join(wanted)}, eller ta bort den.",
            )
            continue
        yield from _question(page, heading, question)
    order = [name for name in there if name in wanted]
    if order != [name for name in wanted if name in there]:
        yield Problem(
            page.path,
            section.line if section else 1,
            "fragor",
            "Frågorna står inte i samma ordning som i sidhuvudet.",
            "Flytta dem, eller ändra ordningen i sidhuvudet.",
        )


def _question(page: Page, heading: Heading, question: easy.EasyQuestion) -> Iterator[Problem]:
    count = sum(len(words(part.plain)) for part in question.paragraphs)
    if heading.level != 3 or not question.text.endswith("?"):
        yield Problem(
            page.path,
            heading.line,
            question.id,
            "Frågan ska vara en rubrik på tredje nivån (###) och sluta med frågetecken.",
            "Skriv om rubriken.",
        )
    if count < LEAST_WORDS:
        yield Problem(
            page.path,
            heading.line,
            question.id,
            f"Frågan har bara {count} ord under sig.",
            f"Skriv minst {LEAST_WORDS} ord om hur man svarar.",
        )
