"""Breaks a copy of the content, one thing at a time, the way people and programs do by mistake.

What is broken is drawn from a seed, so that the same seed gives the same breakages. ``Copy`` holds
the copy, puts each breakage in, asks the check, and mends the copy again.
"""

from __future__ import annotations

import functools
import random
import re
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from navet.checks import (
    counts,
    easy,
    glossary,
    identity,
    leftovers,
    letters,
    marks,
    markup,
    meetings,
    pairs,
    questions,
    scripts,
    translations,
    writing,
)
from navet.checks import report as check
from navet.checks.cases import front_matter as cases_check
from navet.checks.cases import text as case_text
from navet.checks.report import Report
from navet.content import model, registers, themeneeds
from navet.reading import schema, yamldata
from probe.repositories import copy_content

SEED = 20261121
MARKS = (
    "<b>", "{{", "}}", "!!!", "[@", "](", "[", "|", "`", "**", "#", "{#", '"', "'", ":", "- ",
    "\t", "\0", "\ufeff", "&nbsp;", "\x0b", "€", "😀",
)  # fmt: skip
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")
_SENTENCE_END = re.compile(r"(?:(?<=[.?!])|(?<=[.?!][”’)*\]]))\s+(?=[A-ZÅÄÖ])")
_ENGLISH = ".en.md"

Change = Callable[[list[str], int, random.Random], list[str]]


@dataclass(frozen=True)
class Breakage:
    """One thing broken in one file.

    ``line`` is where, from 1; ``contents`` is the whole file afterwards, None if it is gone.
    ``loses`` tells that running text is gone or doubled in one of the languages of a page that has
    both.
    """

    kind: str
    path: str
    line: int
    contents: bytes | None
    loses: bool = False


def breakages(root: Path, count: int, seed: int = SEED) -> Iterator[Breakage]:
    """Yield so many breakages of the repository at root; a third lose or double a page's text."""
    rng = random.Random(seed)
    pages = sorted(path for path in (root / "docs").rglob("*.md") if path.name[0] != "_")
    pairs = [page for page in pages if _twin(page).exists()]
    data = sorted((root / "modell").glob("*.yml"))
    schemas = sorted((root / "modell/schema").glob("*.json"))
    made = 0
    while made < count:
        turn = made % 12
        if turn < 4:
            found = _loss(rng.choice(pairs), root, rng)
        else:
            group = pages if turn < 7 else data if turn < 10 else schemas
            found = _change(rng.choice(group), root, rng)
        if found is not None:
            made += 1
            yield found


def sentence_losses(root: Path, count: int, seed: int = SEED) -> Iterator[Breakage]:
    """Yield so many breakages that each lose one sentence of several in a paragraph or item."""
    rng = random.Random(seed)
    pages = [page for page in sorted((root / "docs").rglob("*.md")) if page.name[0] != "_"]
    places = [
        (page, start, end)
        for page in pages
        if _twin(page).exists()
        for lines in [page.read_text(encoding="utf-8").split("\n")]
        for start, end in _units(lines, lines.index("---", 1) + 1)
        if _is_prose(lines[start]) and "|" not in lines[start]
        if len(_sentences("\n".join(lines[start:end]))) > 1
    ]
    for page, start, end in rng.sample(places, count):
        lines = page.read_text(encoding="utf-8").split("\n")
        sentences = _sentences("\n".join(lines[start:end]))
        # The first has the mark of a list item, which goes with it only if the whole item does.
        del sentences[rng.randrange(1, len(sentences))]
        text = "\n".join([*lines[:start], " ".join(sentences), *lines[end:]])
        yield Breakage("mening borta", _path(page, root), start + 1, text.encode(), loses=True)


def _sentences(markdown: str) -> list[str]:
    """Return the sentences of a paragraph, each with the sources that are cited after it."""
    return _SENTENCE_END.split(markdown)


def _twin(page: Path) -> Path:
    name = page.name
    other = name.replace(_ENGLISH, ".md") if name.endswith(_ENGLISH) else name[:-3] + _ENGLISH
    return page.with_name(other)


def _loss(page: Path, root: Path, rng: random.Random) -> Breakage | None:
    """Return a breakage that loses or doubles a paragraph, item or row, or the rest of a page."""
    lines = page.read_text(encoding="utf-8").split("\n")
    first = lines.index("---", 1) + 1
    units = [unit for unit in _units(lines, first) if _is_prose(lines[unit[0]])]
    if not units:
        return None
    start, end = rng.choice(units)
    kind = rng.choice(("borta", "dubbel", "dubbel-langre-ned", "avhuggen"))
    what = (
        "rad"
        if lines[start].lstrip().startswith("|")
        else "punkt"
        if _ITEM.match(lines[start])
        else "stycke"
    )
    unit = lines[start:end]
    apart = [] if what in ("rad", "punkt") else [""]
    if kind == "borta":
        changed = lines[:start] + lines[end:]
    elif kind == "dubbel":
        changed = lines[:end] + apart + unit + lines[end:]
    elif kind == "dubbel-langre-ned":
        changed = [*lines, *unit, ""] if not lines[-1] else [*lines, "", *unit]
    else:
        changed = lines[:start]
        what = "sidan"
    contents = "\n".join(changed).encode()
    return Breakage(f"{what} {kind}", _path(page, root), start + 1, contents, loses=True)


def _units(lines: list[str], first: int) -> Iterator[tuple[int, int]]:
    """Yield where each paragraph, list item and table row begins and ends."""
    start: int | None = None
    for number in range(first, len(lines) + 1):
        line = lines[number] if number < len(lines) else ""
        alone = bool(_ITEM.match(line)) or line.lstrip().startswith(("|", "#", "!!!", "{{", "```"))
        if start is not None and (not line.strip() or alone):
            yield start, number
            start = None
        if line.strip() and start is None:
            start = number


def _is_prose(line: str) -> bool:
    bare = line.strip()
    return not bare.startswith(("#", "!!!", "{{", "```", "---")) and not re.fullmatch(
        r"[|:\s-]+", bare
    )


def _change(file: Path, root: Path, rng: random.Random) -> Breakage | None:
    """Return a breakage of any kind of any file."""
    kind = rng.choice((*_LINES, *_LINES, *_FILES))
    raw = file.read_bytes()
    if kind in _FILES:
        return Breakage(kind, _path(file, root), 1, _FILES[kind](raw, rng))
    lines = raw.decode().split("\n")
    places = [number for number, line in enumerate(lines) if line.strip()]
    at = rng.choice(places)
    changed = _LINES[kind](lines, at, rng)
    if changed == lines:
        return None
    return Breakage(kind, _path(file, root), at + 1, "\n".join(changed).encode())


def _path(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix()


def _replaced(lines: list[str], at: int, line: str) -> list[str]:
    return [*lines[:at], line, *lines[at + 1 :]]


def _moved(lines: list[str], at: int, rng: random.Random) -> list[str]:
    rest = lines[:at] + lines[at + 1 :]
    to = rng.randrange(len(rest) + 1)
    return [*rest[:to], lines[at], *rest[to:]]


def _swapped(lines: list[str], at: int, rng: random.Random) -> list[str]:
    other = min(at + rng.randint(1, 3), len(lines) - 1)
    changed = list(lines)
    changed[at], changed[other] = changed[other], changed[at]
    return changed


def _cut(lines: list[str], at: int, rng: random.Random) -> list[str]:
    return _replaced(lines, at, lines[at][: rng.randrange(len(lines[at]))])


def _marked(lines: list[str], at: int, rng: random.Random) -> list[str]:
    words = re.split(r"(\s+)", lines[at])
    places = [place for place, word in enumerate(words) if word.strip()]
    words[rng.choice(places)] = rng.choice(MARKS)
    return _replaced(lines, at, "".join(words))


def _inserted(lines: list[str], at: int, rng: random.Random) -> list[str]:
    place = rng.randrange(len(lines[at]) + 1)
    return _replaced(lines, at, lines[at][:place] + rng.choice(MARKS) + lines[at][place:])


_LINES: dict[str, Change] = {
    "raden borta": lambda lines, at, _: lines[:at] + lines[at + 1 :],
    "raden dubbel": lambda lines, at, _: lines[: at + 1] + lines[at:],
    "raden flyttad": _moved,
    "rader bytta": _swapped,
    "raden avhuggen": _cut,
    "raden indragen": lambda lines, at, rng: _replaced(
        lines, at, " " * rng.choice((1, 2, 4)) + lines[at]
    ),
    "indraget borta": lambda lines, at, _: _replaced(lines, at, lines[at].lstrip()),
    "flera rader borta": lambda lines, at, rng: lines[:at] + lines[at + rng.randint(2, 12) :],
    "ord utbytt": _marked,
    "tecken infogat": _inserted,
}
_FILES: dict[str, Callable[[bytes, random.Random], bytes | None]] = {
    "filen tom": lambda raw, _: b"",
    "filen avhuggen": lambda raw, rng: raw[: rng.randrange(1, len(raw))],
    "filen borta": lambda raw, _: None,
    "filen som UTF-16": lambda raw, _: raw.decode().encode("utf-16"),
    "filen som Latin-1": lambda raw, _: raw.decode().encode("latin-1", "replace"),
}


class Copy:
    """A copy of the content that is broken and mended again."""

    def __init__(self, folder: Path) -> None:
        """Make the copy in an empty folder."""
        self.root = copy_content(folder)

    @contextmanager
    def broken(self, breakage: Breakage) -> Iterator[None]:
        """Hold the copy broken for a while."""
        file = self.root / breakage.path
        whole = file.read_bytes()
        if breakage.contents is None:
            file.unlink()
        else:
            file.write_bytes(breakage.contents)
        try:
            yield
        finally:
            file.write_bytes(whole)

    def report(self, breakage: Breakage) -> Report:
        """Return what the check says of the copy with the breakage in it."""
        with self.broken(breakage):
            return check.run(self.root)


NAMED, ELSEWHERE, SILENT, CRASHED = "namngivna", "annanstans", "tysta", "krascher"
VERDICTS = (NAMED, ELSEWHERE, SILENT, CRASHED)


@dataclass(frozen=True)
class Verdict:
    """What came of a breakage: one of VERDICTS, and what the check said, or broke with."""

    breakage: Breakage
    name: str
    said: str


def judged(copy: Copy, broken: Iterable[Breakage]) -> list[Verdict]:
    """Break a copy in each of some ways, ask the check each time, and return what came of it."""
    with remembering(theme=True):
        check.run(copy.root)
        return [_verdict(copy, breakage) for breakage in broken]


def _verdict(copy: Copy, breakage: Breakage) -> Verdict:
    try:
        report = copy.report(breakage)
        said = f"{report}\n{report.annotations()}"
    except Exception:
        return Verdict(breakage, CRASHED, traceback.format_exc())
    paths = {breakage.path, _twin(Path(breakage.path)).as_posix()}
    if any(problem.path in paths for problem in report.problems):
        return Verdict(breakage, NAMED, said)
    return Verdict(breakage, ELSEWHERE if report.problems else SILENT, said)


def losses(verdicts: Iterable[Verdict]) -> tuple[int, int]:
    """Return how many losses of text were named, and how many there were."""
    lost = [verdict for verdict in verdicts if verdict.breakage.loses]
    return sum(verdict.name == NAMED for verdict in lost), len(lost)


# What the check works out of one page or one file alone: the answer is the same as long as the
# page is, so that a breakage of one file need not cost a new look at all the others.
_OF_ONE_FILE = (
    (case_text, "check"),
    (cases_check, "_values"),
    (counts, "_page"),
    (easy, "_language"),
    (glossary, "uses"),
    (identity, "_marks"),
    (leftovers, "_page"),
    (letters, "_page"),
    (letters, "_register"),
    (marks, "_page"),
    (markup, "_attributes"),
    (markup, "_boxes"),
    (markup, "_html"),
    (meetings, "_lists"),
    (meetings, "_named_on"),
    (meetings, "_tables"),
    (model, "_build"),
    (pairs, "_compare"),
    (questions, "_step_page"),
    (registers, "_doubled"),
    (schema, "problems_of"),
    (translations, "_register"),
    (writing, "_headings"),
    (writing, "_left_over"),
    (writing, "_readable"),
    (yamldata, "parse"),
)
# What it works out of overrides/ alone.
_OF_THEME = ((scripts, "check"), (themeneeds, "read"))


@contextmanager
def remembering(theme: bool = False) -> Iterator[None]:
    """Let what is worked out of one file alone be worked out once, while the block runs.

    With ``theme``, what is worked out of overrides/ too, which must not change then.
    """
    with ExitStack() as stack:
        for module, name in (*_OF_ONE_FILE, *(_OF_THEME if theme else ())):
            stack.enter_context(mock.patch.object(module, name, _remembered(getattr(module, name))))
        yield


_BY_VALUE = (str, int, tuple, frozenset)
# More than there are files, so that only what has been broken and mended again is forgotten.
MOST_REMEMBERED = 1_000


def _remembered(function: Callable[..., Any]) -> Callable[..., Any]:
    kept: dict[tuple[Any, ...], tuple[tuple[Any, ...], Any]] = {}

    @functools.wraps(function)
    def call(*arguments: Any) -> Any:
        key = tuple(one if isinstance(one, _BY_VALUE) else id(one) for one in arguments)
        known = kept.pop(key, None)
        if known is None:
            found = function(*arguments)
            # The arguments are kept too, so that no other object can get their identity.
            known = arguments, list(found) if isinstance(found, Iterator) else found
        kept[key] = known
        if len(kept) > MOST_REMEMBERED:
            del kept[next(iter(kept))]
        return known[1]

    return call
