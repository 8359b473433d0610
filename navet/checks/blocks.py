"""Building blocks are given what they can show, on a page where they can show it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from navet.content import blocks, glossary, places, themeneeds
from navet.content.registers import Registers
from navet.content.site import Page, Site
from navet.reading.problems import Problem, did_you_mean
from navet.reading.scan import Block


@dataclass(frozen=True)
class _Argument:
    """What stands after a block's name: what it is called, what there is to choose, how many."""

    name: str
    choices: Callable[[Site, Registers], Collection[str]]
    least: int = 1
    most: int = 1

    @property
    def none(self) -> str:
        """Return what it is called when there is none: "ett verktyg" gives "inget verktyg"."""
        article, name = self.name.split()
        return f"{'inget' if article == 'ett' else 'ingen'} {name}"


def _cases(site: Site, _: Registers) -> Collection[str]:
    return [
        page.key.removeprefix("exempel/").removesuffix(".md")
        for page in site.of_kind("exempel", "sv")
    ]


def _plans(_: Site, registers: Registers) -> Collection[str]:
    return [plan["id"] for plan in registers["workshop"]["planer"]]


# Charts are checked with the register that holds them (checks.figures).
ARGUMENTS: Mapping[str, _Argument] = {
    "fallkort": _Argument("ett exempel", _cases, most=100),
    "filer": _Argument("ett verktyg", lambda _, registers: list(registers["mallar"]["mallar"])),
    "motesmoment": _Argument("en plan", _plans),
    "motesplan": _Argument("en plan", _plans),
    "fragor": _Argument("en fråga", lambda site, _: list(site.model.step_of_question), most=12),
    "vagar-in": _Argument(
        "en väg", lambda _, registers: [way["id"] for way in registers["vagar"]["vagar"]], least=0
    ),
}
_CHECKED_ELSEWHERE = ("diagram",)
# Blocks that are about the page they stand on.
PLACES: Mapping[str, tuple[str, ...]] = {
    "fasens-fragor": ("fas", "steg"),
    "granvida-del": ("fas", "steg"),
}
# Pages that others link into, at places that a block makes.
NEEDED: Mapping[str, str] = {glossary.PAGE: "ordlista"}


def _glossary(registers: Registers, lang: str, _: str) -> Iterator[str]:
    terms = glossary.build(registers[glossary.REGISTER])
    yield from (letter.anchor for letter in glossary.letters(terms, lang))
    yield from (term.anchor for term in terms.values())


def _guide(registers: Registers, _: str, __: str) -> Iterator[str]:
    yield from ("guidens-fragor", "guidens-forslag", "sista-kontrollen")
    yield from (f"fraga-{item['id']}" for item in registers["beslutsguide"]["fragor"])
    yield from (f"resultat-{item['id']}" for item in registers["beslutsguide"]["resultat"])


def _ways(registers: Registers, _: str, argument: str) -> Iterator[str]:
    yield from (f"vag-{way['id']}" for way in registers["vagar"]["vagar"] if not argument)


# The places on a page that a block makes and that others may link to.
ANCHORS: Mapping[str, Callable[[Registers, str, str], Iterable[str]]] = {
    "beslutsguide": _guide,
    "diagram": lambda _, __, argument: [f"diagram-{argument}"],
    "former-tabell": lambda registers, _, __: [
        f"form-{form['id']}" for form in registers["former"]["former"]
    ],
    "kallforteckning": lambda registers, _, __: [f"kalla-{name}" for name in registers.sources],
    "modellens-steg": lambda registers, _, __: [
        part["id"] for part in registers["samverkansmodell"]["faser"]
    ],
    "ordlista": _glossary,
    "vagar-in": _ways,
}
# Links to terms are checked with the glossary (checks.glossary).
_TERM = "term-"


def check(site: Site, registers: Registers) -> Iterator[Problem]:
    """Yield blocks with an argument that does not exist or is not for them, or in a wrong place."""
    names = blocks.names(site.root)
    asks = themeneeds.read(site.root)
    for page in site.pages.values():
        for block in page.scan.blocks:
            if block.name in names and block.name not in _CHECKED_ELSEWHERE:
                asked = asks[blocks.template(block.name)]
                if not asked.problems:
                    yield from _argument(page, block, asked.takes_argument, site, registers)
                yield from _place(page, block)
        yield from _needed(page)
    yield from _anchors(site, registers)


def _argument(
    page: Page, block: Block, takes: bool, site: Site, registers: Registers
) -> Iterator[Problem]:
    given = block.argument.split()
    if not takes and given:
        yield Problem(
            page.path,
            block.line,
            block.name,
            f"”{block.argument}” har ingen betydelse efter byggblocket ”{block.name}”.",
            f"Skriv bara {{{{ {block.name} }}}}.",
        )
    wanted = ARGUMENTS.get(block.name)
    if not takes or wanted is None:
        return
    choices = wanted.choices(site, registers)
    if not wanted.least <= len(given) <= wanted.most:
        yield Problem(
            page.path,
            block.line,
            block.name,
            f"Byggblocket ”{block.name}” behöver {wanted.name} efter namnet."
            if len(given) < wanted.least
            else f"Byggblocket ”{block.name}” har för många ord efter namnet.",
            f"Välj bland: {', '.join(sorted(choices))}.",
        )
        return
    for name in given:
        if name not in choices:
            yield Problem(
                page.path,
                block.line,
                name,
                f"Det finns {wanted.none} som heter ”{name}”.",
                f"{did_you_mean(name, choices)}Välj bland: {', '.join(sorted(choices))}.",
            )


def _place(page: Page, block: Block) -> Iterator[Problem]:
    kinds = PLACES.get(block.name)
    if kinds is not None and page.kind not in kinds:
        yield Problem(
            page.path,
            block.line,
            block.name,
            f"Byggblocket ”{block.name}” handlar om sidans del av modellen, men den här sidan hör "
            "inte till någon.",
            "Flytta det till en sida under fas/, eller ta bort raden.",
        )


def _needed(page: Page) -> Iterator[Problem]:
    name = NEEDED.get(page.key)
    if name is not None and all(block.name != name for block in page.scan.blocks):
        yield Problem(
            page.path,
            page.body_line,
            name,
            f"Sidan saknar byggblocket ”{name}”, som andra sidor länkar in i.",
            "Lägg in raden:",
            f"{{{{ {name} }}}}",
        )


def _anchors(site: Site, registers: Registers) -> Iterator[Problem]:
    """Yield links to a place on a page that neither a heading nor a block of it makes."""
    made: dict[tuple[str, str], frozenset[str]] = {}
    for page in site.pages.values():
        for link in page.scan.links:
            path, _, anchor = link.address.partition("#")
            if not anchor or "://" in path or not (path.endswith(".md") or not path):
                continue
            target = site.page(key_of(page, path), page.lang) or site.page(key_of(page, path), "sv")
            if target is None or all(block.name not in ANCHORS for block in target.scan.blocks):
                continue
            place = (target.key, target.lang)
            if place not in made:
                made[place] = target.ids | frozenset(_made(target, registers))
            is_term = target.key == glossary.PAGE and anchor.startswith(_TERM)
            if anchor not in made[place] and not is_term:
                yield Problem(
                    page.path,
                    link.line,
                    "lank",
                    f"Länken går till #{anchor}, men {target.path} har inget med det id:t.",
                    "Rätta id:t efter #.",
                )


def _made(page: Page, registers: Registers) -> Iterator[str]:
    for block in page.scan.blocks:
        if block.name in ANCHORS:
            yield from ANCHORS[block.name](registers, page.lang, block.argument)


def key_of(page: Page, path: str) -> str:
    """Return the key of the page that a path on a page leads to, the page itself for ""."""
    if not path:
        return page.key
    key = posixpath.normpath(posixpath.join(posixpath.dirname(page.key), path))
    return places.key_of(key)
