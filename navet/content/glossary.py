"""The glossary: its terms in both languages, their order, and which words stand for a term."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from navet.language import alphabet
from navet.language.inflection import is_form_of
from navet.language.texts import Text, text_of

REGISTER = "ordlista"
PAGE = "kunskap/ordlista.md"
TERM_MARK = re.compile(r"\[([^\[\]]+)\]\{term=\"?([^\s\"}]+)\"?\}")
_QUALIFIER = re.compile(r"\s*\(([^)]*)\)")


@dataclass(frozen=True)
class NotToBeConfused:
    """A term (``id``) or an explanation of its own (``text``) that a term is often taken for."""

    id: str | None
    text: Text | None


@dataclass(frozen=True)
class Term:
    """A term, explained in a sentence or two in each language.

    ``page`` is where to read more in docs/, or None; ``abbreviation`` is "" if there is none.
    """

    id: str
    term: Text
    explanation: Text
    abbreviation: str
    synonyms: dict[str, tuple[str, ...]]
    confused: tuple[NotToBeConfused, ...]
    page: str | None

    @property
    def anchor(self) -> str:
        """The term's id on the glossary page."""
        return f"term-{self.id}"

    @property
    def target(self) -> str:
        """The term's place in docs/, for links."""
        return f"{PAGE}#{self.anchor}"

    def words(self, lang: str) -> tuple[str, ...]:
        """Return every word or phrase that stands for the term in a language.

        What stands in brackets after an English term is its Swedish name, or its abbreviation.
        """
        term = self.term[lang]
        named = tuple(_QUALIFIER.findall(term)) if lang == "en" else ()
        abbreviation = (self.abbreviation,) if self.abbreviation else ()
        return (_QUALIFIER.sub("", term), *named, *abbreviation, *self.synonyms[lang])


@dataclass(frozen=True)
class Letter:
    """The terms that begin with a letter, in the language's order."""

    name: str
    anchor: str
    terms: tuple[Term, ...]


def build(data: dict[str, Any]) -> dict[str, Term]:
    """Return the register's terms by id."""
    return {item["id"]: _term(item) for item in data["ord"]}


def _term(item: dict[str, Any]) -> Term:
    synonyms = item.get("synonymer", {})
    return Term(
        item["id"],
        Text(item["sv"]["term"], item["en"]["term"]),
        Text(item["sv"]["forklaring"], item["en"]["forklaring"]),
        item.get("forkortning", ""),
        {lang: tuple(synonyms.get(lang, ())) for lang in ("sv", "en")},
        tuple(_confused(other) for other in item.get("forvaxla_inte", ())),
        item.get("sida"),
    )


def _confused(item: dict[str, Any]) -> NotToBeConfused:
    return NotToBeConfused(item.get("id"), text_of(item["text"]) if "text" in item else None)


def letters(terms: dict[str, Term], lang: str) -> tuple[Letter, ...]:
    """Return the glossary in a language's alphabetical order; å, ä and ö come last."""
    in_order = sorted(terms.values(), key=lambda term: alphabet.key(term.term[lang]))
    groups = groupby(in_order, key=lambda term: alphabet.letter(term.term[lang]))
    return tuple(Letter(name, alphabet.anchor(name), tuple(found)) for name, found in groups)


def stands_for(words: str, term: Term, lang: str) -> bool:
    """Return whether words in running text are the term, a synonym, or an inflection of either."""
    return any(is_form_of(words, name, lang) for name in term.words(lang))
