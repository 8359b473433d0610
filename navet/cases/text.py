"""What may not stand in a case's text, and what must: the body, section by section."""

from __future__ import annotations

import re
from collections.abc import Iterator

from navet.cases import privacy
from navet.checks.placeholders import says_nothing
from navet.problems import Problem
from navet.readability import plain, words
from navet.scan import Heading
from navet.site import Page

LEAST_WORDS = 5
MOST_WORDS = 2_500
LONGEST_LINE = 4_000
LONGEST_WORD = 80
DEEPEST_INDENT = 12
_QUOTES = re.compile(r"^\s*(?:>\s*){3,}")
_ADDRESS = re.compile(r"\]\([^)]*\)|https?://\S+")
_BUILDING_BLOCK = "byggblock"


def check(page: Page) -> Iterator[Problem]:
    """Yield the problems of a case's body."""
    lines = page.text.split("\n")[page.body_line - 1 :]
    for number, line in enumerate(lines, page.body_line):
        yield from _line(page, number, line)
        yield from forbidden(page.path, number, "text", _ADDRESS.sub("]", line))
    yield from _length(page)
    for heading in page.scan.headings:
        if heading.level == 2:
            yield from _section(page, heading)
    for block in page.scan.blocks:
        yield Problem(
            page.path,
            block.line,
            _BUILDING_BLOCK,
            "Byggblock går inte att använda i ett exempel.",
            "Ta bort raden som börjar med {{.",
        )


def _line(page: Page, number: int, line: str) -> Iterator[Problem]:
    if len(line) > LONGEST_LINE:
        yield Problem(
            page.path,
            number,
            "text",
            f"Raden har {len(line)} tecken. Gränsen är {LONGEST_LINE}.",
            "Dela stycket i flera, med en tom rad mellan.",
        )
    if _QUOTES.match(line):
        yield Problem(
            page.path,
            number,
            "text",
            "Raden har flera citattecken (>) på rad.",
            "Använd högst två, eller skriv texten som ett vanligt stycke.",
        )
    indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip(" "))
    if line.strip() and indent > DEEPEST_INDENT:
        yield Problem(
            page.path,
            number,
            "text",
            f"Raden är indragen {indent} tecken.",
            f"Dra in högst {DEEPEST_INDENT} tecken: tre nivåer i en lista räcker.",
        )
    longest = max((len(word) for word in _ADDRESS.sub(" ", line).split()), default=0)
    if longest > LONGEST_WORD:
        yield Problem(
            page.path,
            number,
            "text",
            f"Raden har ett ord på {longest} tecken.",
            "Dela ordet, eller gör det till en länk om det är en adress.",
        )


def _length(page: Page) -> Iterator[Problem]:
    count = sum(len(words(plain(paragraph.text))) for paragraph in page.scan.paragraphs)
    if count > MOST_WORDS:
        yield Problem(
            page.path,
            page.body_line,
            "text",
            f"Texten har {count} ord. Gränsen är {MOST_WORDS}.",
            "Behåll det som andra kan lära av, och hänvisa till källorna för resten.",
        )


def _section(page: Page, heading: Heading) -> Iterator[Problem]:
    end = page.scan.section_ends_at(heading)
    inside = [p.text for p in page.scan.paragraphs if heading.line < p.line < end]
    count = len(words(" ".join(plain(text) for text in inside)))
    if all(says_nothing(text) for text in inside) or count < LEAST_WORDS:
        shown = "är tomt" if not count else f"har bara {count} ord"
        yield Problem(
            page.path,
            heading.line,
            heading.id or heading.text,
            f"Avsnittet ”{heading.text}” {shown}.",
            f"Skriv minst {LEAST_WORDS} ord, eller ta bort rubriken om avsnittet inte krävs.",
        )


def forbidden(
    path: str, line: int, name: str, value: str, address: bool = False
) -> Iterator[Problem]:
    """Yield what no text may hold: personal data, and characters that are not seen."""
    found = privacy.email(value)
    if found:
        yield Problem(
            path,
            line,
            name,
            f"Texten innehåller e-postadressen {found}.",
            "Ta bort den. Skriv organisationens namn eller länka till dess webbplats.",
        )
    number = "" if address else privacy.identity_number(value)
    if number:
        yield Problem(
            path,
            line,
            name,
            "Texten innehåller något som ser ut som ett personnummer.",
            "Ta bort det. Inga personuppgifter får stå i ett exempel.",
        )
    code = privacy.invisible(value)
    if code:
        yield Problem(
            path,
            line,
            name,
            f"Texten innehåller ett osynligt tecken ({code}).",
            "Skriv om orden runt det för hand. Tecknet följer ofta med vid kopiering.",
        )
