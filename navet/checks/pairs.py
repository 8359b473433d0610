"""Swedish and English belong together: the same pages, sections and pieces, in the same order.

Nothing may be lost, doubled or changed in one of the languages only, nor stand twice on a page. The
words of questions and key questions are held to the model by navet.checks.questions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from navet import numerals, pieces, yamldata
from navet.checks import parallel, twins
from navet.checks.likeness import Likeness
from navet.checks.parallel import Side
from navet.checks.questions import KEY_BOX
from navet.checks.twins import Twin
from navet.pieces import Piece, Section
from navet.problems import Problem
from navet.scan import Heading
from navet.site import Page, Site

MAY_LACK_ENGLISH = ("exempel",)
START = "inledning"
_HELD_BY_MODEL = ("fas", "steg")
_NOT_TRANSLATED = ("adress", "granskad", "sprak")


def check(site: Site) -> Iterator[Problem]:
    """Yield what stands twice on a page, and what differs between its two languages."""
    matched: list[_Matched] = []
    for page in site.pages.values():
        other = site.page(page.key, "en" if page.lang == "sv" else "sv")
        if other is None:
            yield from _Cut(page).doubled()
            yield from _alone(page)
        elif page.lang == "sv":
            pair = _Pair(_Cut(page), _Cut(other), _asked_for(site, page))
            yield from pair.problems()
            matched += pair.matched
    unlike = [one for one in matched if not parallel.alike(one.swedish, one.english)]
    if unlike:
        likeness = Likeness(_pairs(matched, unlike))
        for one in unlike:
            yield from parallel.check(one.name, one.swedish, one.english, likeness)


def _pairs(
    matched: Sequence[_Matched], unlike: Sequence[_Matched]
) -> Iterator[tuple[Piece, Piece]]:
    """Yield the pieces that stand against each other in the sections that are alike."""
    left_out = {id(one) for one in unlike}
    for one in matched:
        if id(one) not in left_out:
            yield from zip(one.swedish.pieces, one.english.pieces, strict=True)


def _alone(page: Page) -> Iterator[Problem]:
    if page.lang == "sv" and page.kind in MAY_LACK_ENGLISH:
        return
    stem = page.path.removesuffix(".md").removesuffix(".en")
    lacking, name = (f"{stem}.en.md", "engelsk") if page.lang == "sv" else (f"{stem}.md", "svensk")
    yield Problem(
        page.path,
        1,
        "sprak",
        f"Sidan har ingen {name} version.",
        f"Skapa {lacking} med samma rubriker och samma id:n.",
    )


def _asked_for(site: Site, page: Page) -> frozenset[str]:
    """Return the ids of the headings that the model demands, which another check reports."""
    ids = {
        f"steg-{step.id}"
        for part in site.model.parts
        if part.page == page.key
        for step in part.steps
    }
    ids |= {one.id for step in site.model.steps if step.page == page.key for one in step.questions}
    return frozenset(ids)


class _Cut:
    """A page cut into sections; of sections with the same id, the first."""

    def __init__(self, page: Page) -> None:
        self.page = page
        left_out = KEY_BOX if page.kind in _HELD_BY_MODEL else ""
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
        return Side(self.page.path, section, self._told)

    @cached_property
    def _told(self) -> Collection[int]:
        whole = (twin for twin in self.twins if not twin.sentence)
        return {piece.line for twin in whole for piece in (twin.first, twin.second)}


def _name(section: Section) -> str:
    return (section.heading.id or section.heading.text) if section.heading else START


@dataclass(frozen=True)
class _Matched:
    """A section in both languages."""

    name: str
    swedish: Side
    english: Side


class _Pair:
    """A page in both languages; ``asked_for`` are headings whose absence another check reports."""

    def __init__(self, swedish: _Cut, english: _Cut, asked_for: Collection[str]) -> None:
        self.swedish, self.english, self.asked_for = swedish, english, asked_for
        self.matched: list[_Matched] = []

    def problems(self) -> Iterator[Problem]:
        yield from self.swedish.doubled()
        yield from self.english.doubled()
        yield from self._front_matter()
        yield from self._headings()

    def _match(self, ours: Section, theirs: Section) -> Iterator[Problem]:
        """Keep two sections that belong together, and yield how their headings differ."""
        sides = self.swedish.side(ours), self.english.side(theirs)
        self.matched.append(_Matched(_name(theirs), *sides))
        yield from self._heading(ours.heading, theirs.heading)

    def _front_matter(self) -> Iterator[Problem]:
        ours = dict(yamldata.walk(self.swedish.page.meta))
        for where, value in yamldata.walk(self.english.page.meta):
            original = ours.get(where)
            if not isinstance(value, str) or not isinstance(original, str):
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
            yield Problem(
                self.english.page.path,
                here,
                name,
                f"Här står {_numbers(added)}, men på rad {line} i {self.swedish.page.path} står "
                f"{_numbers(lost)}.",
                "Se efter vilken sida som är rätt, och skriv samma på båda språken.",
            )

    def _headings(self) -> Iterator[Problem]:
        """Match the sections by their ids, and yield what does not match."""
        ours, theirs = self.swedish.sections, self.english.sections
        names, others = [_key(one) for one in ours], [_key(one) for one in theirs]
        moved = set()
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, names, others, False).get_opcodes():
            if tag == "equal":
                for one, other in zip(ours[i1:i2], theirs[j1:j2], strict=True):
                    yield from self._match(one, other)
                continue
            moved |= set(names[i1:i2]) & set(others)
            moved |= set(others[j1:j2]) & set(names)
            only_ours = [one for one in ours[i1:i2] if _key(one) not in others]
            only_theirs = [one for one in theirs[j1:j2] if _key(one) not in names]
            if [_level(one) for one in only_ours] == [_level(one) for one in only_theirs]:
                for one, other in zip(only_ours, only_theirs, strict=True):
                    yield from self._match(one, other)
                    yield from self._renamed(one, other)
            else:
                yield from self._lost(self.swedish, self.english, only_ours, theirs[j1 - 1].end)
                yield from self._lost(self.english, self.swedish, only_theirs, ours[i1 - 1].end)
        for name in sorted(moved):
            one, other = ours[names.index(name)], theirs[others.index(name)]
            yield from self._match(one, other)
            yield from self._moved(one, other)

    def _renamed(self, ours: Section, theirs: Section) -> Iterator[Problem]:
        """Yield that an id differs; a heading without id is reported by another check."""
        one, other = ours.heading, theirs.heading
        if one and other and one.id and other.id and one.id not in self.asked_for:
            yield Problem(
                self.english.page.path,
                other.line,
                other.id,
                f"Rubriken har id ”{other.id}” här, men ”{one.id}” på rad {one.line} i "
                f"{self.swedish.page.path}.",
                "Ge rubrikerna samma id på båda språken. Behåll det som redan är publicerat.",
            )

    def _lost(
        self, cut: _Cut, other: _Cut, lost: Sequence[Section], after: int
    ) -> Iterator[Problem]:
        """Yield one problem for sections in a row that the other page lacks."""
        tops = [section for section in _tops(lost) if _key(section) not in self.asked_for]
        if not tops:
            return
        first, last = tops[0], lost[-1]
        if len(tops) == 1:
            what = f"Avsnittet ”{_name(first)}”, på rad {first.line} i {cut.page.path}, saknas här."
        else:
            names = ", ".join(_name(section) for section in tops)
            what = (
                f"{len(tops)} avsnitt, på rad {first.line}–{last.end} i {cut.page.path}, saknas "
                f"här: {names}."
            )
        yield Problem(
            other.page.path,
            after,
            _name(first),
            what,
            f"Skriv in det som saknas efter rad {after}, med samma id, eller ta bort det i "
            f"{cut.page.path}.",
        )

    def _moved(self, ours: Section, theirs: Section) -> Iterator[Problem]:
        yield Problem(
            self.english.page.path,
            theirs.line,
            _name(theirs),
            f"Avsnittet står i en annan ordning än på rad {ours.line} i {self.swedish.page.path}.",
            "Flytta det, så att avsnitten kommer i samma ordning på båda språken.",
        )

    def _heading(self, ours: Heading | None, theirs: Heading | None) -> Iterator[Problem]:
        if ours is None or theirs is None or theirs.id in self.asked_for:
            return
        if ours.level != theirs.level:
            yield Problem(
                self.english.page.path,
                theirs.line,
                theirs.id or theirs.text,
                f"Rubriken har nivå {theirs.level} här, men {ours.level} på rad {ours.line} i "
                f"{self.swedish.page.path}.",
                "Skriv lika många # framför den på båda språken.",
            )
        name = theirs.id or theirs.text
        yield from self._numbers(ours.text, theirs.text, ours.line, theirs.line, name)


def _key(section: Section) -> str:
    """Return what a section is matched by; without an id, something that matches nothing."""
    heading = section.heading
    if heading is None:
        return ""
    return heading.id or f"{heading.line} {heading.text}"


def _level(section: Section) -> int:
    return section.heading.level if section.heading else 0


def _tops(lost: Sequence[Section]) -> Iterator[Section]:
    """Yield the sections that are not inside the one before."""
    top: Section | None = None
    for section in lost:
        if top is None or _level(section) <= _level(top):
            top = section
            yield section


def _numbers(found: Sequence[str]) -> str:
    if not found:
        return "inget tal"
    return f"{'talet' if len(found) == 1 else 'talen'} {', '.join(found)}"
