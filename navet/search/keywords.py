"""The words a page is found by besides its own: aliases, terms, synonyms, parts of compounds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from navet.content import glossary
from navet.content.places import url_of
from navet.content.reader import Content
from navet.language.texts import LANGUAGES
from navet.search import compounds
from navet.search.pages import SearchPage
from navet.search.words import fold, unique, words_of

REGISTER = "sokord"
SWEDISH = "sv"
# Front matter of a case that says what it is about.
CASE_TEXTS = ("malgrupp", "sammanfattning", "period")
CASE_LISTS = ("teman", "form")


@dataclass(frozen=True)
class Keywords:
    """What the site's data says about words, made ready for one page at a time.

    ``aliases`` gives phrases by address; ``places`` and ``facts`` what a case's front matter says
    about where and what it is, by address; ``synonyms`` gives the other words by language and
    folded word, ``stop_words`` folded words. ``terms`` gives the anchor and name of each entry of
    the glossary by language and folded phrase. ``parts`` takes Swedish compounds apart.
    """

    aliases: dict[str, tuple[str, ...]]
    places: dict[str, str]
    facts: dict[str, str]
    synonyms: dict[str, dict[str, tuple[str, ...]]]
    stop_words: dict[str, frozenset[str]]
    misspellings: dict[str, dict[str, str]] = field(default_factory=dict)
    terms: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)
    parts: Callable[[str], Sequence[str]] = compounds.parts

    def strong(self, page: SearchPage) -> list[str]:
        """Return the words that say what a whole page is about and do not stand in its title."""
        title = words_of(page.title)
        aliases = [word for phrase in self.aliases.get(page.url, ()) for word in words_of(phrase)]
        found = [
            *aliases,
            *self._also(title, page.lang),
            *self._parts([*title, *aliases], page.lang),
        ]
        known = {fold(word) for word in title}
        return [word for word in unique(found) if fold(word) not in known]

    def weak(self, page: SearchPage, words: list[str]) -> list[str]:
        """Return words that the page's other words stand for: synonyms and parts of compounds."""
        headings = [word for section in page.sections for word in words_of(section.heading)]
        found = [*self._also(headings, page.lang), *self._parts(words, page.lang)]
        known = {fold(word) for word in words} | self.stop_words.get(page.lang, frozenset())
        return [word for word in unique(found) if fold(word) not in known]

    def _also(self, words: list[str], lang: str) -> list[str]:
        groups = self.synonyms.get(lang, {})
        return [other for word in words for other in groups.get(fold(word), ())]

    def _parts(self, words: list[str], lang: str) -> list[str]:
        if lang != SWEDISH:
            return []
        return [part for word in words for part in self.parts(word)]


def load(content: Content) -> Keywords:
    """Return the keywords of a repository's data."""
    data = content.registers[REGISTER]
    return Keywords(
        _aliases(content, data),
        {url: _place(meta, names) for url, meta, names in _cases(content)},
        {url: _fact(meta, names) for url, meta, names in _cases(content)},
        {lang: _synonyms(data["synonymer"][lang]) for lang in LANGUAGES},
        {lang: frozenset(map(fold, data["stoppord"][lang].split())) for lang in LANGUAGES},
        data["felstavningar"],
        {lang: _terms(content, lang) for lang in LANGUAGES},
    )


def _terms(content: Content, lang: str) -> dict[str, tuple[str, str]]:
    """Return each entry of the glossary by what stands for it; its own name before synonyms."""
    terms = glossary.build(content.registers[glossary.REGISTER]).values()
    said = [
        (number, phrase, term) for term in terms for number, phrase in enumerate(term.words(lang))
    ]
    found: dict[str, tuple[str, str]] = {}
    for _, phrase, term in sorted(said, key=lambda one: one[0]):
        entry = (term.anchor, term.term[lang])
        found.setdefault(" ".join(fold(word) for word in words_of(phrase)), entry)
    return found


def _aliases(content: Content, data: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for item in data["sidor"]:
        for lang in LANGUAGES:
            found[url_of(item["sida"], lang)] += item[lang]
    for term in glossary.build(content.registers[glossary.REGISTER]).values():
        for lang in LANGUAGES if term.page else ():
            found[url_of(str(term.page), lang)] += term.words(lang)
    return {url: tuple(dict.fromkeys(phrases)) for url, phrases in found.items()}


def _cases(content: Content) -> Iterator[tuple[str, dict[str, Any], dict[str, str]]]:
    """Yield each case's address and front matter, and the names that its ids stand for."""
    names = _names(content.registers["exempelregister"])
    for page in content.site.of_kind("exempel"):
        swedish = content.site.page(page.key, SWEDISH)
        shared = swedish.meta if swedish else {}
        yield page.url, {**shared, **page.meta}, names[page.lang]


def _names(register: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Return the names of counties, themes and forms by language and id."""
    items = [item for name in ("lan", "teman", "former") for item in register[name]]
    return {lang: {item["id"]: item[lang] for item in items} for lang in LANGUAGES}


def _place(meta: dict[str, Any], names: dict[str, str]) -> str:
    counties = [names.get(str(one), "") for one in _list(meta, "lan")]
    return " ".join([str(meta.get("plats") or ""), *counties])


def _fact(meta: dict[str, Any], names: dict[str, str]) -> str:
    said = [str(meta.get(name) or "") for name in CASE_TEXTS]
    said += [names.get(str(one), "") for name in CASE_LISTS for one in _list(meta, name)]
    said += [str(part.get("namn", "")) for part in _list(meta, "parter") if isinstance(part, dict)]
    return " ".join(said)


def _list(meta: dict[str, Any], name: str) -> list[Any]:
    value = meta.get(name)
    return value if isinstance(value, list) else [value] if value else []


def _synonyms(groups: list[list[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for group in groups:
        for word in group:
            others = tuple(other for other in group if other != word)
            found[fold(word)] = (*found.get(fold(word), ()), *others)
    return found
