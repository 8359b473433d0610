"""Says in a sentence why a text is not YAML, and on which line a person made the mistake.

The parser's own answer is in English and often about a line further down, where the mistake can no
longer be overlooked. Here the lines are read again the way people write them, ``key: value`` and
``- item``, and the first that cannot be meant as it stands is the answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

_DASHES = re.compile(r"(?:-[ \t]+)*(?:-[ \t]*\Z)?")
_KEY = re.compile(
    r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'\[\]{},#&*!|>@`%:-][^#:]*?|-[^\s:][^#:]*?)"""
    r"[ \t]*:(?:[ \t]+|\Z)"
)
_TIGHT_KEY = re.compile(r"([\w][\w-]*):(?![\s/]|\Z)")
_COMMENT = re.compile(r"(?:^|[ \t])#.*$")
_BLOCK_SCALAR = re.compile(r"[|>][0-9]?[+-]?[0-9]?[ \t]*(?:#.*)?\Z")
_ODD_SPACE = re.compile("[ ]*(?:-[ ]*)*(?:[\\w-]+:[ ]*)?[\u00a0\u2000-\u200b\u202f\u3000]")
_RESERVED = "@`%,]}*&!|>?"
_ESCAPE = re.compile(
    r"\\(?:[0abtnvfre \"/\\N_LP\t]|x[0-9A-Fa-f]{2}"
    r"|u(?![dD][89a-fA-F])[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})"
)
_LOST_QUOTE = re.compile(r"""[\[{,:]\s*(["'])""")
_CLOSING = {"[": "]", "{": "}"}
_NAMES = {"[": "Hakparentesen", "{": "Klammern"}


@dataclass(frozen=True)
class Fault:
    """What is wrong on a line, counted from 1, and what to do: whole sentences in Swedish."""

    line: int
    message: str
    remedy: str


@dataclass(frozen=True)
class _Line:
    """A line as people write it; ``column`` is where its key or text begins, after any dashes."""

    number: int
    text: str
    indent: int
    dashes: tuple[int, ...]
    column: int
    key: str | None
    value: str


@dataclass
class _Open:
    """A quotation mark or bracket that waits for its other half, and the line that opened it."""

    line: _Line
    sign: str
    depth: int = 0


@dataclass(frozen=True)
class _Level:
    """A column where the lines of a group begin: the items of a list, or keys."""

    column: int
    is_list: bool


@dataclass
class _Block:
    """A text over several lines (``key: |``): its key's column, and its own when it has begun."""

    parent: int
    column: int = 0


@dataclass
class _State:
    """What the lines so far have opened."""

    levels: list[_Level] = field(default_factory=lambda: [_Level(0, False)])
    before: _Line | None = None
    open: _Open | None = None
    block: _Block | None = None


def explain(text: str, line: int) -> Fault:
    """Return the fault of a text that the parser gave up on at a line, counted from 1."""
    found = first_fault(text)
    if found is not None:
        return found
    return Fault(
        max(1, min(line, text.count("\n") + 1)),
        "Raden går inte att läsa som YAML.",
        "Kontrollera indragen, att varje citattecken har ett par och att det står ett mellanslag "
        "efter kolon.",
    )


def first_fault(text: str) -> Fault | None:
    """Return the first line that cannot be meant as it stands, or None if every line can be."""
    state = _State()
    for number, written in enumerate(text.split("\n"), 1):
        fault = _read(number, written, state)
        if fault is not None:
            return fault
    return _left_open(state.open) if state.open is not None else None


def _read(number: int, written: str, state: _State) -> Fault | None:
    if not written.strip() or (written.lstrip().startswith("#") and state.open is None):
        return None
    indent = len(written) - len(written.lstrip(" "))
    if state.block is not None:
        if indent > state.block.parent:
            return _in_block(number, indent, state.block)
        state.block = None
    if state.open is not None:
        return _go_on(number, written, state)
    if "\t" in written[: len(written) - len(written.lstrip())]:
        return Fault(number, "Raden är indragen med tabb.", "Byt tabben mot mellanslag.")
    line = _line(number, written, indent)
    return next((fault for rule in _RULES if (fault := rule(line, state)) is not None), None)


def _line(number: int, written: str, indent: int) -> _Line:
    dashes = []
    column = indent
    found = _DASHES.match(written, indent)
    if found:
        dashes = [indent + at for at, sign in enumerate(found.group()) if sign == "-"]
        column = found.end()
    key = _KEY.match(written, column)
    value = written[key.end() :] if key else written[column:]
    name = key.group(1) if key else None
    return _Line(number, written, indent, tuple(dashes), column, name, value.strip())


def _in_block(number: int, indent: int, block: _Block) -> Fault | None:
    block.column = block.column or indent
    if indent >= block.column:
        return None
    return Fault(
        number,
        f"Raden är indragen {indent} mellanslag, men texten den hör till är indragen "
        f"{block.column}.",
        f"Dra in den {block.column} mellanslag.",
    )


def _go_on(number: int, written: str, state: _State) -> Fault | None:
    """Read a line inside a quotation or bracket; a line that looks like a new key ends it."""
    opened = state.open
    assert opened is not None
    indent = len(written) - len(written.lstrip())
    line = _line(number, written, indent)
    if line.key is not None and indent <= max(opened.line.indent, opened.line.column):
        return _left_open(opened)
    rest = _close(opened, written)
    if rest is None:
        return None
    state.open = None
    return _after_closing(opened.line, opened.sign, rest)


def _left_open(opened: _Open) -> Fault:
    if opened.sign in _NAMES:
        return Fault(
            opened.line.number,
            f"{_NAMES[opened.sign]} på raden stängs aldrig.",
            f"Avsluta med {_CLOSING[opened.sign]}. Ska tecknet synas, sätt hela texten inom "
            "citattecken.",
        )
    return Fault(
        opened.line.number,
        f"Citattecknet ({opened.sign}) på raden har inget par.",
        f"Avsluta texten med {opened.sign}, eller ta bort det första.",
    )


def _odd_space(line: _Line, _: _State) -> Fault | None:
    if not _ODD_SPACE.match(line.text):
        return None
    return Fault(
        line.number,
        "Raden har ett hårt mellanslag i stället för ett vanligt.",
        "Ta bort mellanslaget och skriv ett nytt. Tecknet följer ofta med vid kopiering.",
    )


def _marks(line: _Line, _: _State) -> Fault | None:
    if line.text.startswith("%"):
        return Fault(line.number, "Raden börjar med %.", "Ta bort raden.")
    if re.match(r"(?:---|\.\.\.)(?:\s|\Z)", line.text) and line.number > 1:
        return Fault(
            line.number,
            f"Raden med {line.text[:3]} delar texten i två.",
            "Ta bort raden.",
        )
    return None


def _tight_dash(line: _Line, state: _State) -> Fault | None:
    found = re.match(r"[ ]*(?:-[ ]+)*-([^\s\-0-9.])", line.text)
    in_list = state.before is not None and bool(state.before.dashes)
    opens = state.before is not None and state.before.key is not None and not state.before.value
    if found is None or not (in_list or opens or line.key is not None):
        return None
    return Fault(
        line.number,
        "Det saknas ett mellanslag efter strecket.",
        f"Skriv ”- {line.text[found.start(1) :].strip()[:40]}”.",
    )


def _tight_colon(line: _Line, _: _State) -> Fault | None:
    if line.key is not None:
        return None
    found = _TIGHT_KEY.match(line.text, line.column)
    if found is None:
        return None
    rest = line.text[found.end() :].strip()
    shown = rest if len(rest) <= 30 else rest[:27] + "…"
    return Fault(
        line.number,
        "Det saknas ett mellanslag efter kolon.",
        f"Skriv ”{found.group(1)}: {shown}”.",
    )


def _quoted(line: _Line, state: _State) -> Fault | None:
    sign = line.value[:1]
    if sign not in ("'", '"'):
        return None
    opened = _Open(line, sign)
    rest = _close(opened, line.value[1:])
    if rest is None:
        state.open = opened
        return _bad_escape(line, line.value)
    return _bad_escape(line, line.value) or _after_closing(line, sign, rest)


def _bad_escape(line: _Line, value: str) -> Fault | None:
    if not value.startswith('"') or "\\" not in value:
        return None
    if "\\" not in _ESCAPE.sub("", value).removesuffix("\\"):
        return None
    return Fault(
        line.number,
        "Texten har ett omvänt snedstreck (\\), som betyder något annat inom citattecken.",
        "Ta bort det, eller byt de yttre citattecknen mot enkla (').",
    )


def _flow(line: _Line, state: _State) -> Fault | None:
    sign = line.value[:1]
    if sign not in _CLOSING:
        return None
    opened = _Open(line, sign)
    rest = _close(opened, line.value)
    if rest is None:
        state.open = opened
        return None
    return _inside_flow(line) or _after_closing(line, sign, rest)


def _inside_flow(line: _Line) -> Fault | None:
    """Return the fault of an entry with two colons: ``[a: b: c]``."""
    bare = _without_quoted(line.value)
    lost = _LOST_QUOTE.search(bare)
    if lost:
        return _left_open(_Open(line, lost.group(1)))
    for entry in re.split(r"[,\[\]{}]", bare):
        if len(re.findall(r":(?:\s|\Z)", entry)) > 1:
            return _two_colons(line)
    return None


def _after_closing(line: _Line, sign: str, rest: str) -> Fault | None:
    rest = _COMMENT.sub("", rest).strip()
    if not rest:
        return None
    if sign in _NAMES:
        closing = _CLOSING[sign]
        if rest.startswith((closing, "]", "}")):
            return Fault(
                line.number,
                f"Raden har ett {rest[0]} för mycket.",
                "Ta bort det, eller skriv det som saknas före.",
            )
        return Fault(
            line.number,
            f"Det står text efter {closing}.",
            f"Sätt hela texten inom citattecken om den ska börja med {sign}.",
        )
    return Fault(
        line.number,
        f"Det står text efter det avslutande citattecknet ({sign}).",
        "Skriv citattecken inne i texten som ” eller ’, eller ta bort de yttre.",
    )


def _reserved(line: _Line, _: _State) -> Fault | None:
    value = line.value
    if not value or _BLOCK_SCALAR.match(value):
        return None
    if re.match(r"-(?:[ \t]|\Z)", value) and line.key is not None:
        return Fault(
            line.number,
            "Listan börjar på samma rad som nyckeln.",
            "Låt varje rad i listan stå för sig, med streck först: - text.",
        )
    sign = value[0]
    if sign not in _RESERVED or (sign == "?" and value[1:2].strip()):
        return None
    return Fault(
        line.number,
        f"Texten börjar med ”{sign}”, som betyder något annat i YAML.",
        f'Sätt hela texten inom citattecken: "{value[:30]}{"…" if len(value) > 30 else ""}".',
    )


def _colons(line: _Line, _: _State) -> Fault | None:
    if line.key is None or line.value[:1] in ("'", '"', "[", "{", "|", ">", "#"):
        return None
    value = _COMMENT.sub("", line.value)
    return _two_colons(line) if re.search(r":(?:[ \t]|\Z)", value) else None


def _two_colons(line: _Line) -> Fault:
    return Fault(
        line.number,
        "Raden har två kolon och går inte att tolka.",
        'Sätt texten efter det första kolonet inom citattecken: nyckel: "text: mer text".',
    )


def _no_key(line: _Line, state: _State) -> Fault | None:
    """Return the fault of a line that is neither a key nor an item, nor goes on with a text."""
    before = state.before
    if line.key is not None or line.dashes or (before is None and " " not in line.value):
        return None
    if before is not None and _goes_on(line, before):
        return None
    return Fault(
        line.number,
        "Raden har ingen nyckel med kolon efter sig och inget streck först.",
        "Skriv ”nyckel: värde”. Fortsätter den texten ovanför, dra in den mer än raden ovanför.",
    )


def _goes_on(line: _Line, before: _Line) -> bool:
    if before.value[:1] in ("'", '"', "[", "{") or _BLOCK_SCALAR.match(before.value):
        return False
    parent = before.column if before.key is not None else max(before.dashes, default=-1)
    return line.indent > parent


def _indentation(line: _Line, state: _State) -> Fault | None:
    """Return the fault of a line that is not indented as any group of lines that it may be in."""
    if line.key is None and not line.dashes:
        return None
    start, wanted = line.indent, _Level(line.indent, bool(line.dashes))
    if state.before is None and start == 0:
        state.levels = [wanted]
    same = [level for level in state.levels if level.column == start]
    before = state.before
    opened = before is not None and (not before.value or before.value.startswith("#"))
    if same and wanted not in same:
        if not wanted.is_list:
            return _dash_missing(line, state)
        if not (opened and before is not None and before.column == start):
            return _wrong_indent(line, state)
    if not same and (start < state.levels[-1].column or not opened):
        return _wrong_indent(line, state)
    state.levels = [level for level in state.levels if level.column <= start]
    places = [*(_Level(at, True) for at in line.dashes), _Level(line.column, False)]
    state.levels += [level for level in places if level not in state.levels]
    return None


def _dash_missing(line: _Line, state: _State) -> Fault:
    inner = max(level.column for level in state.levels)
    return Fault(
        line.number,
        "Raden står i en lista men har inget streck först.",
        f"Skriv ”- {line.text.strip()[:40]}”, eller dra in raden {inner} mellanslag om den hör "
        "till raden ovanför.",
    )


def _wrong_indent(line: _Line, state: _State) -> Fault:
    alike = [level.column for level in state.levels if level.is_list == bool(line.dashes)]
    alike = alike or [level.column for level in state.levels]
    wanted = min(reversed(alike), key=lambda column: abs(column - line.indent))
    here = f"indragen {line.indent} mellanslag" if line.indent else "inte indragen"
    there = f"indragna {wanted} mellanslag" if wanted else "inte indragna"
    return Fault(
        line.number,
        f"Raden är {here}, men raderna den hör ihop med är {there}.",
        f"Dra in den {wanted} mellanslag." if wanted else "Ta bort indraget.",
    )


def _remember(line: _Line, state: _State) -> Fault | None:
    if line.key is None and not line.dashes and state.before is not None:
        return None
    state.before = line
    if _BLOCK_SCALAR.match(line.value):
        outer = max(line.dashes, default=line.indent)
        state.block = _Block(outer if line.key is None else line.column)
    return None


_RULES: tuple[Callable[[_Line, _State], Fault | None], ...] = (
    _odd_space,
    _marks,
    _tight_dash,
    _tight_colon,
    _indentation,
    _quoted,
    _flow,
    _reserved,
    _colons,
    _no_key,
    _remember,
)


def _close(opened: _Open, text: str) -> str | None:
    """Return what stands after the other half of what is open, or None if it is not in the text."""
    if opened.sign in _CLOSING:
        return _close_bracket(opened, text)
    at = 0
    while at < len(text):
        if opened.sign == '"' and text[at] == "\\":
            at += 2
            continue
        if text[at] == opened.sign:
            if opened.sign == "'" and text[at + 1 : at + 2] == "'":
                at += 2
                continue
            return text[at + 1 :]
        at += 1
    return None


def _close_bracket(opened: _Open, text: str) -> str | None:
    for at, sign in _signs(text):
        if sign in "[{":
            opened.depth += 1
        elif sign in "]}":
            opened.depth -= 1
            if opened.depth == 0:
                return text[at + 1 :]
    return None


def _signs(text: str) -> Iterator[tuple[int, str]]:
    """Yield the brackets of a text that do not stand inside quotation marks."""
    for at, sign in enumerate(_without_quoted(text)):
        if sign in "[]{}":
            yield at, sign


def _without_quoted(text: str) -> str:
    """Return a text of the same length with what is quoted blotted out."""

    def blot(found: re.Match[str]) -> str:
        return found.group(1) + "x" * (len(found.group()) - len(found.group(1)))

    return re.sub(r"""((?:^|[\[{,:]|-)\s*)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""", blot, text)
