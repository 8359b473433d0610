"""Who stands behind the copy: addresses that work, a publisher that hangs together, its name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from navet.content.identity import REGISTER
from navet.content.registers import Registers
from navet.content.site import Page, Site
from navet.language.texts import LANGUAGES
from navet.reading import addresses, datafiles, naming
from navet.reading.addresses import NotAnAddress
from navet.reading.problems import Problem, did_you_mean
from navet.reading.scan import CODE_SPAN
from navet.reading.settings import EXAMPLE_REPOSITORY
from navet.reading.yamldata import Path

_ADDRESSES: tuple[tuple[Path, str], ...] = (
    (("kontakt", "webbsida"), "https://er-adress.example/kontakt"),
    (("adress",), addresses.EXAMPLE),
    (("kodforrad",), EXAMPLE_REPOSITORY),
)
# A shorter name may be a word that texts have use for.
_LEAST_TO_LOOK_FOR = 12
_MARK = re.compile(r"(?<!\{)\{([a-zåäö]{2,20})\}(?!\})")


def check(site: Site, registers: Registers) -> Iterator[Problem]:
    """Yield what is wrong with the copy's own facts, and pages that do not leave its name to it."""
    yield from _addresses(registers)
    yield from _publisher(registers)
    yield from _genitive(registers)
    names = {lang: registers[REGISTER]["namn"][lang] for lang in LANGUAGES}
    for page in site.pages.values():
        if not page.traits.is_case:
            yield from _marks(page)
            yield from _written(page, names[page.lang])


def _problem(registers: Registers, where: Path, message: str, remedy: str, paste: str) -> Problem:
    line = registers.documents[REGISTER].line(where)
    name = ".".join(map(str, where))
    return Problem(datafiles.path_of(REGISTER), line, name, message, remedy, paste)


def _addresses(registers: Registers) -> Iterator[Problem]:
    for where, example in _ADDRESSES:
        told = registers[REGISTER]
        for key in where:
            told = told[key]
        try:
            if told.strip():
                addresses.read(told)
        except NotAnAddress as error:
            better = example if error.better == addresses.EXAMPLE else error.better
            shown = "Värdet" if "@" in told else f"”{told}”"
            yield _problem(
                registers, where, f"{shown} {error.fault}.", "Skriv:", f"{where[-1]}: {better}"
            )


def _publisher(registers: Registers) -> Iterator[Problem]:
    told = registers[REGISTER]["utgivare"]
    where: Path = ("utgivare", "namn")
    if (told["slag"] or told["organisationsnummer"]) and not told["namn"].strip():
        yield _problem(
            registers,
            where,
            "Här står vad utgivaren är, men inte vad den heter.",
            "Skriv utgivarens namn:",
            "namn: …",
        )
    elif told["namn"].strip() and not told["slag"]:
        yield _problem(
            registers,
            ("utgivare", "slag"),
            "Här står vad utgivaren heter, men inte vad den är.",
            "Välj det slag i schemat som passar bäst, till exempel:",
            "slag: forening",
        )
    digits = [int(digit) for digit in told["organisationsnummer"].replace("-", "")]
    if digits and not _sums(digits):
        yield _problem(
            registers,
            ("utgivare", "organisationsnummer"),
            "Organisationsnumret är felskrivet: kontrollsiffran stämmer inte.",
            "Läs av det på nytt.",
            "",
        )


def _sums(digits: list[int]) -> bool:
    """Return whether the last digit is the check digit of the others (the Luhn algorithm)."""
    doubled = [digit * (2 - index % 2) for index, digit in enumerate(digits)]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _genitive(registers: Registers) -> Iterator[Problem]:
    told = registers[REGISTER]
    for lang in LANGUAGES:
        name, genitive = told["namn"][lang], told["genitiv"][lang]
        if not genitive.startswith(name.rstrip("s")):
            wanted = f"{name}’s" if lang == "en" else name if name[-1] in "sxz" else f"{name}s"
            yield _problem(
                registers,
                ("genitiv", lang),
                f"”{genitive}” är inte genitiv av ”{name}”.",
                "Skriv till exempel:",
                f"{lang}: {wanted}",
            )


def _marks(page: Page) -> Iterator[Problem]:
    """Yield words in braces that stand for nothing."""
    if "{" not in page.body:
        return
    for number, line in _lines(page):
        for found in _MARK.finditer(line):
            yield Problem(
                page.path,
                number,
                "sajtnamn",
                f"{{{found[1]}}} betyder ingenting.",
                f"{did_you_mean(found[1], naming.MARKS)}Skriv {{sajt}} för sajtens namn och "
                "{sajts} för genitiv, eller ta bort klamrarna.",
            )


def _written(page: Page, name: str) -> Iterator[Problem]:
    """Yield lines where the name stands as it is, which another copy would have to change."""
    if len(name) < _LEAST_TO_LOOK_FOR or name not in page.written:
        return
    pattern = re.compile(rf"\b{re.escape(name)}(?:s|[’']s)?(?!\w)")
    for number, line in enumerate(page.written.split("\n"), 1):
        if pattern.search(line):
            yield Problem(
                page.path,
                number,
                "sajtnamn",
                f"Sajtens namn, {name}, är utskrivet.",
                "Skriv {sajt}, eller {sajts} för genitiv. Namnet hämtas från modell/sajt.yml, så "
                "att en kopia kan heta något annat.",
            )


def _lines(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the lines outside code, with their numbers."""
    fenced = {
        number
        for fence in page.scan.fences
        for number in range(fence.line, fence.line + fence.text.count("\n") + 3)
    }
    for number, line in enumerate(page.body.split("\n"), page.body_line):
        if number not in fenced:
            yield number, CODE_SPAN.sub("", line)
