"""The glossary is sound, and terms marked on pages are used in a form that it knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from navet.checks import pointers
from navet.content import glossary
from navet.content.glossary import PAGE, REGISTER, TERM_MARK, Term
from navet.content.registers import FOLDER, Registers
from navet.content.site import Page, Site
from navet.language.texts import LANGUAGES
from navet.reading.problems import Problem
from navet.reading.yamldata import Document

PATH = f"{FOLDER}/{REGISTER}.yml"
_ANCHOR = "term-"


@dataclass(frozen=True)
class _Use:
    """Words on a page that are marked as a term."""

    words: str
    id: str
    line: int


def check(site: Site, registers: Registers) -> Iterator[Problem]:
    """Yield what is wrong with the glossary and with the use of its terms on pages."""
    document = registers.documents[REGISTER]
    terms = glossary.build(registers[REGISTER])
    yield from _doubled_words(document, terms)
    yield from _references(site, document, terms)
    for page in site.pages.values():
        for use in uses(page):
            yield from _use(page, use, terms)
        yield from _links(page, terms)


def uses(page: Page) -> Iterator[_Use]:
    """Yield the terms marked on a page, in its order."""
    lines = page.text.split("\n")[page.body_line - 1 :]
    body = "\n".join(lines)
    for found in TERM_MARK.finditer(body):
        line = page.body_line + body.count("\n", 0, found.start())
        yield _Use(" ".join(found[1].split()), found[2], line)


def _doubled_words(document: Document, terms: dict[str, Term]) -> Iterator[Problem]:
    """Yield words that stand for two terms: a reader could not know which is meant."""
    for lang in LANGUAGES:
        owner: dict[str, tuple[str, int]] = {}
        for index, term in enumerate(terms.values()):
            line = document.line(("ord", index, lang, "term"))
            words = (term.term[lang], term.abbreviation, *term.synonyms[lang])
            for word in dict.fromkeys(word.casefold() for word in words if word):
                other = owner.setdefault(word, (term.id, line))
                if other[0] != term.id:
                    yield Problem(
                        PATH,
                        line,
                        term.id,
                        f"”{word}” ({lang}) står också för ”{other[0]}” på rad {other[1]}.",
                        "Ge orden olika namn, eller slå ihop dem.",
                    )


def _references(site: Site, document: Document, terms: dict[str, Term]) -> Iterator[Problem]:
    for index, term in enumerate(terms.values()):
        if term.page:
            line = document.line(("ord", index, "sida"))
            yield from pointers.check(site, term.page, PATH, line, term.id)
        for place, other in enumerate(term.confused):
            line = document.line(("ord", index, "forvaxla_inte", place))
            if other.id == term.id:
                yield Problem(PATH, line, term.id, "Ordet pekar på sig självt.", "Ta bort raden.")
            elif other.id and other.id not in terms:
                yield Problem(
                    PATH,
                    line,
                    term.id,
                    f"”{other.id}” finns inte i ordlistan.",
                    "Rätta id:t, eller skriv en egen förklaring med text: sv och en.",
                )


def _use(page: Page, use: _Use, terms: dict[str, Term]) -> Iterator[Problem]:
    term = terms.get(use.id)
    if any(heading.line == use.line for heading in page.scan.headings):
        yield Problem(
            page.path,
            use.line,
            use.id,
            f"”{use.words}” är märkt som ord i ordlistan inne i en rubrik.",
            "Märk ordet första gången det står i löpande text i stället.",
        )
    if term is None:
        yield Problem(
            page.path,
            use.line,
            use.id,
            f"”{use.words}” hänvisar till ett ord som inte finns i ordlistan.",
            f"Rätta id:t, eller lägg till ordet i {PATH}.",
        )
    elif not glossary.stands_for(use.words, term, page.lang):
        listed = "”, ”".join(term.words(page.lang))
        yield Problem(
            page.path,
            use.line,
            use.id,
            f"”{use.words}” är ingen form av ordet i ordlistan.",
            f"Skriv ”{listed}” eller en böjning, eller lägg till en synonym i {PATH}.",
        )


def _links(page: Page, terms: dict[str, Term]) -> Iterator[Problem]:
    """Yield links to a place in the glossary that it does not have."""
    for link in page.scan.links:
        target, _, anchor = link.address.partition("#")
        in_glossary = target.endswith(PAGE.rpartition("/")[2]) or (not target and page.key == PAGE)
        name = anchor.removeprefix(_ANCHOR)
        if in_glossary and anchor.startswith(_ANCHOR) and name not in terms:
            yield Problem(
                page.path,
                link.line,
                name,
                f"Länken går till ”{anchor}”, men ordlistan har inget sådant ord.",
                f"Rätta id:t, eller lägg till ordet i {PATH}.",
            )
