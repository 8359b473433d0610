"""Swedish and English belong together: the same pages, sections and pieces, in the same order.

Nothing may be lost, doubled or changed in one of the languages only, nor stand twice on a page. The
words of questions and key questions are held to the model by navet.checks.questions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeGuard

from navet.checks import parallel, sections, twins
from navet.checks.keyquestions import KEY_BOX
from navet.checks.likeness import Likeness
from navet.checks.parallel import Side
from navet.checks.sections import Lost
from navet.checks.twins import Twin
from navet.content import pieces
from navet.content.model import Model
from navet.content.pieces import Piece, Section
from navet.content.places import DOCS, file_of, other_language
from navet.content.site import Page, Site
from navet.language import numerals
from navet.language.texts import DEFAULT_LANGUAGE
from navet.reading import yamldata
from navet.reading.problems import Problem

START = "inledning"
Shapes = Mapping[str, Sequence[str]]
_NOT_TRANSLATED = ("adress", "granskad", "sprak")


def check(site: Site, shapes: Shapes | None = None) -> Iterator[Problem]:
    """Yield what stands twice on a page, and what differs between its two languages.

    The ids and the order of sections that a kind of page must have are left to the check of shapes.
    """
    compared = []
    for page in site.pages.values():
        other = site.page(page.key, other_language(page.lang))
        if other is None:
            yield from _Cut(page).doubled()
            if not site.has(page.key, other_language(page.lang)):
                yield from _alone(page)
        elif page.lang == DEFAULT_LANGUAGE:
            shape = tuple((shapes or {}).get(page.kind, ()))
            compared.append(_compare(page, other, site.model, shape))
    for one in compared:
        yield from one.problems
    if any(one.unlike for one in compared):
        likeness = Likeness(pair for one in compared for pair in one.pairs())
        for one in compared:
            for section in one.unlike:
                yield from parallel.check(section.name, section.swedish, section.english, likeness)


def _alone(page: Page) -> Iterator[Problem]:
    if page.traits.is_easy or (page.lang == DEFAULT_LANGUAGE and page.traits.is_case):
        return
    other = other_language(page.lang)
    lacking = f"{DOCS}/{file_of(page.key, other)}"
    name = "engelsk" if other == "en" else "svensk"
    yield Problem(
        page.path,
        1,
        "sprak",
        f"Sidan har ingen {name} version.",
        f"Skapa {lacking} med samma rubriker och samma id:n.",
    )


def _asked_for(model: Model, page: Page) -> frozenset[str]:
    """Return the ids of the headings that the model demands, which another check reports."""
    parts = (part for part in model.parts if part.page == page.key)
    questions = (step.questions for step in model.steps if step.page == page.key)
    return frozenset(
        [f"steg-{step.id}" for part in parts for step in part.steps]
        + [question.id for own in questions for question in own]
    )


class _Cut:
    """A page cut into sections; of sections with the same id, the first."""

    def __init__(self, page: Page) -> None:
        self.page = page
        left_out = KEY_BOX if page.traits.from_model else ""
        self.sections: list[Section] = []
        ids: set[str] = set()
        for section in pieces.sections(page.scan, page.body_line, left_out):
            name = section.heading.id if section.heading else ""
            if not name or name not in ids:
                self.sections.append(section)
            ids.add(name)
        self.twins: tuple[Twin, ...] = tuple(twins.find(self.sections))

    def doubled(self) -> Iterator[Problem]:
        """Yield what stands twice."""
        for twin in self.twins:
            yield parallel.doubled(
                _name(twin.section), self.page.path, twin.first, twin.second, twin.sentence
            )

    def side(self, section: Section) -> Side:
        """Return a section as it is compared."""
        return Side(self.page.path, section, *self._told)

    @cached_property
    def _told(self) -> tuple[Collection[int], Collection[int]]:
        """The lines of pieces that stand twice, and of those in which a sentence does."""
        whole = [twin for twin in self.twins if not twin.sentence]
        return (
            {piece.line for twin in whole for piece in (twin.first, twin.second)},
            {twin.second.line for twin in self.twins if twin.sentence},
        )


def _name(section: Section) -> str:
    return (section.heading.id or section.heading.text) if section.heading else START


@dataclass(frozen=True)
class _Matched:
    """A section in both languages."""

    name: str
    swedish: Side
    english: Side


@dataclass(frozen=True)
class _Compared:
    """What two pages alone tell: problems, and the sections that are alike and those that differ.

    What differs in a section is best told when all pages are known.
    """

    problems: tuple[Problem, ...]
    alike: tuple[_Matched, ...]
    unlike: tuple[_Matched, ...]

    def pairs(self) -> Iterator[tuple[Piece, Piece]]:
        """Yield the pieces that stand against each other in the sections that are alike."""
        for one in self.alike:
            yield from zip(one.swedish.pieces, one.english.pieces, strict=True)


def _compare(swedish: Page, english: Page, model: Model, shape: tuple[str, ...]) -> _Compared:
    pair = _Pair(_Cut(swedish), _Cut(english), _asked_for(model, swedish), shape)
    alike: list[_Matched] = []
    unlike: list[_Matched] = []
    for one in pair.matched:
        (alike if parallel.alike(one.swedish, one.english) else unlike).append(one)
    return _Compared(tuple(pair.problems()), tuple(alike), tuple(unlike))


class _Pair:
    """A page in both languages.

    ``asked_for`` are the headings whose absence another check reports, ``shape`` those whose id,
    level and order are.
    """

    def __init__(
        self,
        swedish: _Cut,
        english: _Cut,
        asked_for: Collection[str],
        shape: Collection[str],
    ) -> None:
        self.swedish, self.english = swedish, english
        self.asked_for, self.shape = asked_for, shape
        self.found = sections.match(swedish.sections, english.sections)
        self.matched = [
            _Matched(_name(theirs), swedish.side(ours), english.side(theirs))
            for ours, theirs in self.found.together
        ]

    def problems(self) -> Iterator[Problem]:
        """Yield what is doubled, and what differs in the front matter and the headings."""
        yield from self.swedish.doubled()
        yield from self.english.doubled()
        yield from self._front_matter()
        for pair in (*self.found.pairs, *self.found.renamed, *self.found.moved):
            yield from self._heading(*pair)
        for pair in self.found.renamed:
            yield from self._renamed(*pair)
        for pair in self.found.moved:
            yield from self._moved(*pair)
        for lost in self.found.lost:
            yield from self._lost(lost)

    def _front_matter(self) -> Iterator[Problem]:
        ours = dict(yamldata.walk(self.swedish.page.meta))
        for where, value in yamldata.walk(self.english.page.meta):
            original = ours.get(where)
            if not _is_words(value) or not _is_words(original):
                continue
            if where[-1] not in _NOT_TRANSLATED:
                line = self.swedish.page.front.line(where)
                here = self.english.page.front.line(where)
                yield from self._numbers(original, value, line, here, str(where[-1]))

    def _numbers(
        self, ours: str, theirs: str, line: int, here: int, name: str
    ) -> Iterator[Problem]:
        lost, added = numerals.differences(ours, theirs)
        if lost or added:
            yield self._english(
                here,
                name,
                f"Här står {_numbers(added)}, men på rad {line} i {self.swedish.page.path} står "
                f"{_numbers(lost)}.",
                "Se efter vilken sida som är rätt, och skriv samma på båda språken.",
            )

    def _english(self, line: int, name: str, message: str, remedy: str) -> Problem:
        return Problem(self.english.page.path, line, name, message, remedy)

    def _heading(self, ours: Section, theirs: Section) -> Iterator[Problem]:
        one, other = ours.heading, theirs.heading
        if one is None or other is None or other.id in self.asked_for:
            return
        if one.level != other.level and other.id not in self.shape:
            yield self._english(
                other.line,
                _name(theirs),
                f"Rubriken har nivå {other.level} här, men {one.level} på rad {one.line} i "
                f"{self.swedish.page.path}.",
                "Skriv lika många # framför den på båda språken.",
            )
        yield from self._numbers(one.text, other.text, one.line, other.line, _name(theirs))

    def _renamed(self, ours: Section, theirs: Section) -> Iterator[Problem]:
        """Yield that an id differs; headings without one are reported by another check."""
        one, other = ours.heading, theirs.heading
        if one is None or other is None or not one.id or not other.id:
            return
        if not {one.id, other.id} & {*self.asked_for, *self.shape}:
            yield self._english(
                other.line,
                other.id,
                f"Rubriken har id ”{other.id}” här, men ”{one.id}” på rad {one.line} i "
                f"{self.swedish.page.path}.",
                "Ge rubrikerna samma id på båda språken. Behåll det som redan är publicerat.",
            )

    def _moved(self, ours: Section, theirs: Section) -> Iterator[Problem]:
        if sections.key(theirs) not in self.shape:
            yield self._english(
                theirs.line,
                _name(theirs),
                f"Avsnittet står i en annan ordning än på rad {ours.line} i "
                f"{self.swedish.page.path}.",
                "Flytta det, så att avsnitten kommer i samma ordning på båda språken.",
            )

    def _lost(self, lost: Lost) -> Iterator[Problem]:
        """Yield one problem for sections in a row that one page lacks."""
        tops = [one for one in _tops(lost.sections) if sections.key(one) not in self.asked_for]
        if not tops:
            return
        path = (self.swedish, self.english)[lost.side].page.path
        lacking = (self.swedish, self.english)[1 - lost.side].page.path
        first, name = tops[0], _name(tops[0])
        after = lost.after.end
        remedy = f"Skriv in det som saknas efter rad {after}, med samma id, eller ta bort det i"
        if lost.kept:
            what = f"Rubriken ”{name}”, på rad {first.line} i {path}, saknas ovanför texten här."
            yield Problem(
                lacking, lost.line, name, what, "Skriv rubriken på båda språken, med samma id."
            )
        elif len(tops) == 1:
            what = f"Avsnittet ”{name}”, på rad {first.line} i {path}, saknas här."
            yield Problem(lacking, after, name, what, f"{remedy} {path}.")
        else:
            names = ", ".join(_name(section) for section in tops)
            what = (
                f"{len(tops)} avsnitt, på rad {first.line}–{lost.sections[-1].end} i {path}, "
                f"saknas här: {names}."
            )
            yield Problem(lacking, after, name, what, f"{remedy} {path}.")


def _is_words(value: object) -> TypeGuard[str]:
    """Return whether a value of the front matter can be compared; another check tells the rest."""
    return isinstance(value, str) and bool(value.strip()) and "\n" not in value


def _tops(lost: Sequence[Section]) -> Iterator[Section]:
    """Yield the sections that are not inside the one before."""
    top: Section | None = None
    for section in lost:
        if top is None or sections.level(section) <= sections.level(top):
            top = section
            yield section


def _numbers(found: Sequence[str]) -> str:
    if not found:
        return "inget tal"
    return f"{'talet' if len(found) == 1 else 'talen'} {', '.join(found)}"
