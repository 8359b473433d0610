"""A section in Swedish against the same section in English: no piece lost, doubled or changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from navet.checks.differences import Difference, difference
from navet.checks.likeness import Likeness
from navet.content.pieces import Piece, Section
from navet.language.alignment import Match, align
from navet.reading.messages import problem
from navet.reading.problems import Problem

# Aligning takes time as the product of the lengths; longer sections are only counted.
MOST_TO_ALIGN = 10_000
_NAMES = {
    "text": ("Stycket", "stycke", "stycken"),
    "quote": ("Citatet", "citat", "citat"),
    "item": ("Punkten", "punkt", "punkter"),
    "numbered": ("Den numrerade punkten", "numrerad punkt", "numrerade punkter"),
    "row": ("Tabellraden", "tabellrad", "tabellrader"),
    "box": ("Rutan", "ruta", "rutor"),
    "block": ("Byggblocket", "byggblock", "byggblock"),
    "code": ("Kodblocket", "kodblock", "kodblock"),
}
_ASIDE = " Förklarar texten bara något för den som läser engelska, sätt den inom parentes där."
_SAME = "Se efter vilken sida som är rätt, och skriv samma på båda språken."


@dataclass(frozen=True)
class Side:
    """A section on one language's page.

    ``told`` are the lines of pieces already reported as standing twice on the page, ``longer``
    those of pieces in which a sentence is.
    """

    path: str
    section: Section
    told: Collection[int] = ()
    longer: Collection[int] = ()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The section's pieces."""
        return self.section.pieces

    def line_before(self, index: int) -> int:
        """Return the line that a piece with this index would stand after."""
        return self.pieces[index - 1].end if index else self.section.line

    @cached_property
    def repeated(self) -> tuple[tuple[Piece, Piece], ...]:
        """The pieces whose words stand before in the section, each after the one it repeats."""
        seen: dict[tuple[object, ...], Piece] = {}
        found: dict[int, tuple[Piece, Piece]] = {}
        for piece in self.pieces:
            first = seen.setdefault((piece.shape, piece.name, piece.text), piece)
            if first is not piece and piece.box not in found:
                found[piece.line] = (first, piece)
        return tuple(found.values())

    def without(self, pieces: Collection[Piece]) -> Side:
        """Return the side without some pieces and what stands in them."""
        lines = {piece.line for piece in pieces}
        left = (one for one in self.pieces if one.line not in lines and one.box not in lines)
        return replace(self, section=replace(self.section, pieces=tuple(left)))


@dataclass(frozen=True)
class _Placed:
    """A piece and the file that it stands in."""

    path: str
    piece: Piece

    @property
    def the(self) -> str:
        return _NAMES[self.piece.kind][0]

    @property
    def where(self) -> str:
        return f"på rad {self.piece.line} i {self.path}"


def alike(swedish: Side, english: Side) -> bool:
    """Return whether nothing differs between the languages in a section."""
    return _same_shapes(swedish, english) and not any(
        _difference(swedish, english, *pair)
        for pair in zip(swedish.pieces, english.pieces, strict=True)
    )


def _difference(swedish: Side, english: Side, ours: Piece, theirs: Piece) -> Difference:
    """Return how two pieces differ, but for what follows if a sentence is known to stand twice."""
    found = difference(ours, theirs)
    known = ours.line in swedish.longer or theirs.line in english.longer
    return Difference() if known and found.how in ("length", "sentence") else found


def check(name: str, swedish: Side, english: Side, likeness: Likeness) -> Iterator[Problem]:
    """Yield what differs between the languages in a section; ``name`` is the section's id."""
    yield from _repeated(name, swedish, english)
    yield from _repeated(name, english, swedish)
    swedish, english = (
        _without_repeated(swedish, english, lambda side: alike(side, english)),
        _without_repeated(english, swedish, lambda side: alike(swedish, side)),
    )
    ours, theirs = swedish.pieces, english.pieces
    if _same_shapes(swedish, english):
        pairs = zip(ours, theirs, strict=True)
        found = [pair for pair in pairs if _difference(swedish, english, *pair)]
        if len(found) <= 1:
            for pair in found:
                yield from _changed(name, swedish, english, *pair)
            return
    if len(ours) * len(theirs) > MOST_TO_ALIGN:
        yield _counted(name, swedish, english)
    else:
        yield from _aligned(name, swedish, english, likeness)


def _surplus(side: Side, other: Side) -> tuple[tuple[Piece, Piece], ...]:
    """Return the repeated pieces that a side has more of than the other."""
    most = min(len(side.repeated) - len(other.repeated), len(side.pieces) - len(other.pieces))
    return side.repeated[-most:] if most > 0 else ()


def _repeated(name: str, side: Side, other: Side) -> Iterator[Problem]:
    for first, second in _surplus(side, other):
        if second.line not in side.told:
            yield doubled(name, side.path, first, second)


def _without_repeated(side: Side, other: Side, fits: Callable[[Side], bool]) -> Side:
    """Return a side without what stands twice: the later, or the earlier if only that fits."""
    again = _surplus(side, other)
    later = side.without([second for _, second in again])
    earlier = side.without([first for first, _ in again])
    told = side.without([piece for piece in side.pieces if piece.line in side.told])
    return next((one for one in (later, earlier, told) if fits(one)), later)


def _same_shapes(swedish: Side, english: Side) -> bool:
    return [one.shape for one in swedish.pieces] == [one.shape for one in english.pieces]


def _aligned(name: str, swedish: Side, english: Side, likeness: Likeness) -> Iterator[Problem]:
    alone = Match((), ())
    for match in align(swedish.pieces, english.pieces, likeness.cost):
        if not match.ours or not match.theirs:
            alone = Match(alone.ours + match.ours, alone.theirs + match.theirs)
            continue
        yield from _alone(name, swedish, english, alone, (match.ours[0], match.theirs[0]))
        alone = Match((), ())
        if len(match.ours) == len(match.theirs):
            pair = swedish.pieces[match.ours[0]], english.pieces[match.theirs[0]]
            yield from _changed(name, swedish, english, *pair)
        else:
            yield _joined(name, swedish, english, match)
    ends = len(swedish.pieces), len(english.pieces)
    yield from _alone(name, swedish, english, alone, ends)


def _alone(
    name: str, swedish: Side, english: Side, alone: Match, stop: tuple[int, int]
) -> Iterator[Problem]:
    """Yield what has nothing to stand against, between two matches of which one begins at stop."""
    ours = [swedish.pieces[index] for index in alone.ours]
    theirs = [english.pieces[index] for index in alone.theirs]
    if len(ours) == len(theirs):
        for one, against in zip(ours, theirs, strict=True):
            yield _another_kind(name, swedish, english, one, against)
        return
    starts = stop[0] - len(ours), stop[1] - len(theirs)
    for side, pieces, other, start in (
        (swedish, ours, english, starts[1]),
        (english, theirs, swedish, starts[0]),
    ):
        lost = [piece for piece in pieces if piece.line not in side.told]
        if lost:
            yield _lost(name, side, other, lost, other.line_before(start))


def doubled(name: str, path: str, first: Piece, second: Piece, sentence: str = "") -> Problem:
    """Return the problem of a piece, or a sentence of it, that stands twice on a page."""
    if not sentence:
        slag, text = _NAMES[second.kind][0], _shown(second)
        return problem("stycke-igen", path, second.line, name, slag=slag, text=text, rad=first.line)
    message = "mening-dubbel" if first is second else "mening-igen"
    return problem(message, path, second.line, name, text=_quoted(sentence), rad=first.line)


def _lost(name: str, side: Side, other: Side, lost: Sequence[Piece], after: int) -> Problem:
    """Return the problem of pieces that the other side lacks, after a line."""
    kinds = dict.fromkeys(piece.kind for piece in lost if not _inside(piece, lost))
    here = _and([_count(other, kind) for kind in kinds])
    there = _and([_count(side, kind) for kind in kinds])
    if len(lost) == 1:
        what = f"{_NAMES[lost[0].kind][0].lower()} på rad {lost[0].line} där, {_shown(lost[0])},"
    else:
        what = f"det som står på rad {lost[0].line}–{lost[-1].end} där, från {_shown(lost[0])},"
    return Problem(
        other.path,
        after,
        name,
        f"Avsnittet har {here} här men {there} i {side.path}: {what} har ingen motsvarighet.",
        f"Skriv in det som saknas efter rad {after}, eller ta bort det i {side.path}.",
    )


def _inside(piece: Piece, lost: Sequence[Piece]) -> bool:
    return bool(piece.box) and any(one.line == piece.box for one in lost)


def _count(side: Side, kind: str) -> str:
    number = sum(1 for piece in side.pieces if piece.kind == kind)
    return f"{number} {_NAMES[kind][1 if number == 1 else 2]}"


def _another_kind(name: str, swedish: Side, english: Side, ours: Piece, theirs: Piece) -> Problem:
    return Problem(
        english.path,
        theirs.line,
        name,
        f"Här står {_described(theirs)}, men på rad {ours.line} i {swedish.path} står "
        f"{_described(ours)}.",
        _SAME,
    )


def _described(piece: Piece) -> str:
    nested = ", indragen" if piece.depth else ""
    boxed = ", i en ruta" if piece.box else ""
    return f"{_NAMES[piece.kind][1]}{nested}{boxed}, {_shown(piece)}"


def _joined(name: str, swedish: Side, english: Side, match: Match) -> Problem:
    """Return the problem of one piece against two."""
    ours = [swedish.pieces[index] for index in match.ours]
    theirs = [english.pieces[index] for index in match.theirs]
    one_side, one, side, two = english, theirs[0], swedish, ours
    if len(ours) == 1:
        one_side, one, side, two = swedish, ours[0], english, theirs
    plural = _NAMES[one.kind][2]
    return Problem(
        one_side.path,
        one.line,
        name,
        f"{_NAMES[one.kind][0]} {_shown(one)} svarar mot två {plural} i {side.path}, på rad "
        f"{two[0].line} och {two[1].line}.",
        "Dela det, eller slå ihop de två, så att båda språken har lika många.",
    )


def _counted(name: str, swedish: Side, english: Side) -> Problem:
    return Problem(
        english.path,
        english.section.line,
        name,
        f"Avsnittet har {len(english.pieces)} stycken, punkter och tabellrader här, men "
        f"{len(swedish.pieces)} på rad {swedish.section.line} och framåt i {swedish.path}, och de "
        "säger inte samma sak.",
        "Dela avsnittet med rubriker, så går det att se vad som skiljer.",
    )


def _changed(
    name: str, swedish: Side, english: Side, one: Piece, against: Piece
) -> Iterator[Problem]:
    """Yield how two pieces that stand against each other differ, if they do."""
    what = _difference(swedish, english, one, against)
    ours, theirs = _Placed(swedish.path, one), _Placed(english.path, against)
    if what.how == "sentence":
        yield _sentences(
            name, *((ours, what.theirs, theirs) if what.theirs else (theirs, what.ours, ours))
        )
    elif what.theirs and not what.ours:
        yield _lacks(name, ours, what.theirs, theirs)
    elif what.ours and not what.theirs:
        yield _lacks(name, theirs, what.ours, ours)
    elif what.how in ("ending", "length"):
        yield _cut(name, ours, theirs)
    elif what:
        yield Problem(theirs.path, against.line, name, _otherwise(what, ours, theirs), _SAME)


def _otherwise(what: Difference, ours: _Placed, theirs: _Placed) -> str:
    if what.how == "name":
        return f"Här står {_shown(theirs.piece)}, men {ours.where} står {_shown(ours.piece)}."
    if what.how == "columns":
        columns = ours.piece.columns
        return f"Tabellen har {theirs.piece.columns} kolumner, men {ours.where} har den {columns}."
    return f"{theirs.the} har {_and(what.theirs)}, men {ours.where} står {_and(what.ours)}."


def _lacks(name: str, here: _Placed, what: Sequence[str], there: _Placed) -> Problem:
    message = f"{here.the} saknar {_and(what)}, som står {there.where}."
    return Problem(here.path, here.piece.line, name, message, _SAME)


def _sentences(name: str, here: _Placed, what: Sequence[str], there: _Placed) -> Problem:
    """Return the problem of sentences that only one language has."""
    them = ("meningen " if len(what) == 1 else "meningarna ") + _and([_quoted(one) for one in what])
    aside = "" if here.path.endswith(".en.md") else _ASIDE
    message = f"{here.the} saknar {them}, som står {there.where}."
    return Problem(here.path, here.piece.line, name, message, f"{_SAME}{aside}")


def _cut(name: str, ours: _Placed, theirs: _Placed) -> Problem:
    """Return the problem of a text that ends otherwise or is much shorter than the other."""
    here, there = sorted(
        (theirs, ours), key=lambda one: (bool(one.piece.ending), len(one.piece.text))
    )
    text, other = here.piece.text, there.piece.text
    if here.piece.ending != there.piece.ending:
        how = f"slutar {_end(text)}, men {there.where} slutar texten {_end(other)}"
    else:
        how = f"har {len(text)} tecken, men {there.where} har texten {len(other)}"
    return Problem(
        here.path,
        here.piece.line,
        name,
        f"{here.the} {how}.",
        "Se efter om något har fallit bort, och låt båda språken säga lika mycket.",
    )


def _end(text: str) -> str:
    return f"”{text}”" if len(text) <= 30 else f"”…{text[-29:]}”"


def _shown(piece: Piece) -> str:
    """Return a piece as a sentence names it: its name, or how its text begins."""
    if piece.kind == "block":
        return f"{{{{ {piece.name} }}}}"
    if piece.kind == "box":
        return f"!!! {piece.name}" + (f" ”{piece.text}”" if piece.text else "")
    return _quoted(piece.text.strip("| "))


def _quoted(text: str) -> str:
    return f"”{text}”" if len(text) <= 50 else f"”{text[:49].rstrip()}…”"


def _and(things: Sequence[str]) -> str:
    """Return things as a list in a sentence, each with how many times if more than one."""
    shown = [
        thing if count == 1 else f"{thing} ({count} gånger)"
        for thing, count in Counter(things).items()
    ]
    return " och ".join(shown) if len(shown) < 3 else f"{', '.join(shown[:-1])} och {shown[-1]}"
