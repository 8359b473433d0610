"""The frame of the pages is whole: the words that templates show, and the pages they link to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from string import Formatter

from navet.content import (
    identity,
    kinds,
    news,
    offline,
    selfcheck,
    themeneeds,
    words,
    workbook,
)
from navet.content.cases.library import FACETS, LISTED
from navet.content.places import DOCS, file_of
from navet.content.site import Site
from navet.content.themeneeds import Ask, Asks
from navet.content.words import Vocabulary
from navet.language.texts import DEFAULT_LANGUAGE
from navet.look import icons
from navet.reading.problems import Problem

_CODE = "koden i navet/"


def _perspectives(site: Site) -> Iterator[str]:
    return (question.perspective for question in site.model.questions)


def _no_ends(_: Site) -> Iterator[str]:
    return iter(())


# What the scripts in overrides/block/arbetsbok-word/ say of a file that they are given to read.
WORD_REFUSALS = (
    "inte_word", "gammal_word", "odt", "krypterad", "for_stor", "trasig", "inte_dagbok",
    "annat_slag", "annat_sprak", "nyare",
)  # fmt: skip
WORD_NOTES = ("bild", "flera", "val", "hjalp")
WORD_SOURCES = ("tag", "bookmark", "region")
# What may follow the beginning of a word whose end is known only when a page is made.
FAMILIES: Mapping[str, Callable[[Site], Iterator[str]]] = {
    "perspektiv_": _perspectives,
    "katalog_": lambda _: iter(identity.HARVEST_NEEDS),
    "nytt_": lambda _: iter(news.KINDS),
    "ex_": lambda _: iter(FACETS),
    "ex_efter_": lambda _: iter(LISTED),
    "sok_grupp_": lambda _: iter(kinds.GROUPS),
    "utgivare_": lambda _: iter(identity.KINDS),
    "word_fel_": lambda _: iter(WORD_REFUSALS),
    "word_obs_": lambda _: iter(WORD_NOTES),
    "word_ur_": lambda _: iter(WORD_SOURCES),
    "bok_fel_": lambda _: iter(workbook.FAULTS),
    "bok_lage_": lambda _: iter(workbook.STATUSES),
    "bok_part_": lambda _: iter(workbook.PARTIES),
    "bok_skriver_": lambda _: iter(workbook.PARTIES),
    "jfr_part_": lambda _: iter(workbook.PARTIES),
    "jfr_antal_": lambda _: iter(workbook.LIKENESSES),
    "jfr_slag_": lambda _: iter(workbook.LIKENESSES),
    "lk_besked_": lambda _: iter(selfcheck.TOLD),
    "lk_ej_sparat_": lambda _: iter(selfcheck.UNKEPT),
    "lk_omgang_": lambda _: iter(selfcheck.ROUNDS),
    "utannat_fel_": lambda _: iter(offline.FAULTS),
    "utannat_val_": lambda _: iter(offline.CHOICES),
    "lk_part_": lambda _: iter(selfcheck.PARTIES),
}


@dataclass(frozen=True)
class _Frame:
    """The words of both languages, and what each template asks for."""

    words: Mapping[str, Vocabulary]
    asks: tuple[Asks, ...]


def check(site: Site) -> Iterator[Problem]:
    """Yield words and pages that the theme needs and that are not there."""
    known, problems = words.read(site.root)
    yield from problems
    asks = themeneeds.read(site.root)
    for each in asks.values():
        yield from each.problems
    yield from _parts(asks)
    yield from _icons(asks)
    yield from _unknown_families(asks)
    if not problems:
        frame = _Frame(known, tuple(asks.values()))
        yield from _missing_words(_asked(site, asks), known)
        yield from _filled(frame)
    yield from _missing_pages(site, asks)


def asked(site: Site) -> Iterator[Ask]:
    """Yield every word that a template, a script or the code shows, as often as it is asked for."""
    yield from _asked(site, themeneeds.read(site.root))


def _asked(site: Site, asks: Mapping[str, Asks]) -> Iterator[Ask]:
    for each in asks.values():
        yield from _words(site, each)
    for name in words.FROM_CODE:
        yield Ask(name, _CODE, 0)


def _words(site: Site, asks: Asks) -> Iterator[Ask]:
    yield from asks.words
    for family in asks.families:
        for ending in sorted(set(FAMILIES.get(family.name, _no_ends)(site))):
            yield Ask(family.name + ending, family.path, family.line)


def _parts(asks: Mapping[str, Asks]) -> Iterator[Problem]:
    """Yield parts of templates that are named but not there."""
    for each in asks.values():
        for part in each.templates:
            if part.name not in asks:
                yield Problem(
                    part.path,
                    part.line,
                    part.name,
                    f"Mallen använder {themeneeds.FOLDER}/{part.name}, som inte finns.",
                    "Rätta namnet, eller hämta tillbaka filen.",
                )


def _icons(asks: Mapping[str, Asks]) -> Iterator[Problem]:
    """Yield icons that a template puts in and that there are none of."""
    for each in asks.values():
        for one in each.icons:
            if not icons.exists(one.name):
                yield Problem(
                    one.path,
                    one.line,
                    "ikon",
                    icons.lacking(one.name),
                    "Sök bland namnen på https://pictogrammers.com/library/mdi/.",
                )


def _unknown_families(asks: Mapping[str, Asks]) -> Iterator[Problem]:
    """Yield words that templates put together and whose ends nobody has said."""
    for each in asks.values():
        for family in each.families:
            if family.name not in FAMILIES:
                yield Problem(
                    family.path,
                    family.line,
                    family.name,
                    f"Mallen slår upp ord som börjar med {family.name}, men inte vilka de är.",
                    "Skriv dem i FAMILIES i navet/checks/frame.py.",
                )


def _missing_words(
    asked: Iterable[Ask], words_by_language: Mapping[str, Vocabulary]
) -> Iterator[Problem]:
    """Yield words that something shows and that are not there, in the file where they belong.

    That is the part's own file if all that show the word stand in its folder, else the frame's.
    """
    known = words_by_language[DEFAULT_LANGUAGE].texts
    lacking: dict[str, list[Ask]] = {}
    for ask in asked:
        if ask.name not in known:
            lacking.setdefault(ask.name, []).append(ask)
    for name, asks in lacking.items():
        first = asks[0]
        where = f"{first.path} rad {first.line}" if first.line else first.path
        message = f"Ordet ”{name}” saknas, men {where} visar det."
        homes = {words.part_of(ask.path) for ask in asks}
        home = homes.pop() if len(homes) == 1 else ""
        if home:
            remedy = "Lägg till det på båda språken:"
            yield Problem(home, 1, name, message, remedy, f"{name}: {{sv: …, en: …}}")
            continue
        for lang in words_by_language:
            remedy = f"Lägg till raden {name}: och sedan det som ska stå."
            yield Problem(words.path_of(lang), 1, name, message, remedy)


def _filled(frame: _Frame) -> Iterator[Problem]:
    """Yield words with something between braces that nobody fills in: it would stop the build."""
    given = dict(words.FILLED_BY_CODE)
    for each in frame.asks:
        given.update({filled.word.name: filled.names for filled in each.filled})
    for vocabulary in frame.words.values():
        for name, values in given.items():
            if name in vocabulary.texts and not _fits(vocabulary.texts[name], values):
                known = ", ".join(f"{{{value}}}" for value in sorted(values))
                yield Problem(
                    vocabulary.places[name].path,
                    vocabulary.places[name].line,
                    name,
                    f"Ordet ”{name}” har något mellan klamrar som inte går att fylla i.",
                    f"Det här går att skriva: {known}.",
                )


def _fits(text: str, values: frozenset[str]) -> bool:
    try:
        fields = [part[1:] for part in Formatter().parse(text) if part[1] is not None]
    except ValueError:
        return False
    return all(name in values and not spec and not how for name, spec, how in fields)


def _missing_pages(site: Site, asks: Mapping[str, Asks]) -> Iterator[Problem]:
    """Yield each page that a template links to and that is not there, once."""
    found: dict[str, Problem] = {}
    for each in asks.values():
        for ask in each.pages:
            lang, stem = DEFAULT_LANGUAGE, ask.name.partition("#")[0].strip("/")
            if stem == "en" or stem.startswith("en/"):
                lang, stem = "en", stem.removeprefix("en").strip("/")
            if not any(site.has(key, lang) for key in _keys(stem)):
                path = _file(site, stem, lang)
                message = f"Sidan saknas, men {ask.path} rad {ask.line} länkar till den."
                found.setdefault(
                    path, Problem(path, 1, stem or "index", message, "Hämta tillbaka sidan.")
                )
    yield from found.values()


def _keys(stem: str) -> tuple[str, ...]:
    if stem.endswith(".md"):
        return (stem,)
    return (f"{stem}/index.md", f"{stem}.md") if stem else ("index.md",)


def _file(site: Site, stem: str, lang: str) -> str:
    """Return the path of the file that a page at an address most likely had."""
    keys = _keys(stem)
    key = keys[0] if (site.root / DOCS / stem).is_dir() else keys[-1]
    return f"{DOCS}/{file_of(key, lang)}"
