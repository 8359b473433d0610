"""What may not stand in a case's text, and what must: the body, section by section."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from navet.checks.cases import privacy
from navet.content.site import Page
from navet.language.readability import words
from navet.language.texts import decoded
from navet.reading.messages import problem
from navet.reading.problems import Problem
from navet.reading.scan import Heading

LEAST_WORDS = 5
MOST_WORDS = 2_500
LONGEST_LINE = 4_000
LONGEST_WORD = 80
DEEPEST_INDENT = 12
MOST_CHARACTERS = 60_000
_TAKEN_IDS = re.compile(
    r"(?:innehall|innehallslista|fakta|belyser|liknande|kallor|kalla-.*|sok-.*)\Z"
)
_QUOTES = re.compile(r"^\s*(?:>\s*){3,}")
_ADDRESS = re.compile(r"\]\([^)]*\)|https?://\S+")


def check(page: Page, sections: Mapping[str, bool]) -> Iterator[Problem]:
    """Yield the problems of a case's body, which may have only these sections.

    ``sections`` says of each id whether a case must have the section.
    """
    if len(page.text) > MOST_CHARACTERS:
        yield problem("storlek", page.path, 1, "text", antal=len(page.text), mest=MOST_CHARACTERS)
        return
    lines = page.text.split("\n")[page.body_line - 1 :]
    for number, line in enumerate(lines, page.body_line):
        if line:
            yield from _line(page.path, number, line)
            numbers = decoded(_without_addresses(line))
            yield from forbidden(page.path, number, "text", decoded(line), numbers)
    counted = [(p.line, len(words(p.plain))) for p in page.scan.paragraphs]
    total = sum(count for _, count in counted)
    if total > MOST_WORDS:
        yield problem("langd", page.path, page.body_line, "text", antal=total, mest=MOST_WORDS)
    for heading in page.scan.headings:
        if heading.level == 2:
            yield from _section(page, heading, counted, sections.get(heading.id, False))
        yield from _heading(page, heading, sections)
    for block in page.scan.blocks:
        yield problem("byggblock", page.path, block.line, block.name)


def _heading(page: Page, heading: Heading, sections: Collection[str]) -> Iterator[Problem]:
    if heading.level == 2 and heading.id not in sections:
        known = ", ".join(sections)
        yield problem(
            "rubrik", page.path, heading.line, heading.id, rubrik=heading.text, kanda=known
        )
    elif _TAKEN_IDS.match(heading.id):
        yield problem("ankare", page.path, heading.line, heading.id, id=heading.id)


def _without_addresses(line: str) -> str:
    return _ADDRESS.sub("] ", line) if "](" in line or "://" in line else line


def _line(path: str, number: int, line: str) -> Iterator[Problem]:
    length = len(decoded(line))
    if length > LONGEST_LINE:
        yield problem("rad", path, number, "text", antal=length, mest=LONGEST_LINE)
    if _QUOTES.match(line):
        yield problem("citat", path, number, "text")
    expanded = line.expandtabs(4)
    indent = len(expanded) - len(expanded.lstrip(" "))
    if line.strip() and indent > DEEPEST_INDENT:
        yield problem("indrag", path, number, "text", antal=indent, mest=DEEPEST_INDENT)
    longest = max(map(len, decoded(_without_addresses(line)).split()), default=0)
    if longest > LONGEST_WORD:
        yield problem("ord", path, number, "text", antal=longest, mest=LONGEST_WORD)


def _section(
    page: Page, heading: Heading, counted: list[tuple[int, int]], required: bool
) -> Iterator[Problem]:
    end = page.scan.section_ends_at(heading)
    count = sum(words_there for line, words_there in counted if heading.line < line < end)
    if count < LEAST_WORDS:
        name = "avsnitt-kort" if count else "avsnitt-tomt"
        yield problem(
            name if required else f"{name}-frivilligt",
            page.path,
            heading.line,
            heading.id or heading.text,
            rubrik=heading.text,
            antal=count,
            minst=LEAST_WORDS,
        )


def forbidden(path: str, line: int, name: str, value: str, numbers: str) -> Iterator[Problem]:
    """Yield what no text may hold: personal data, and characters that are not seen.

    ``numbers`` is the part of the value where an identity number would be one: not web addresses.
    """
    found = privacy.email(value)
    if found:
        yield problem("epost", path, line, name, epost=found)
    if privacy.identity_number(numbers):
        yield problem("personnummer", path, line, name)
    code = privacy.invisible(value)
    if code:
        yield problem("osynligt", path, line, name, kod=code)
