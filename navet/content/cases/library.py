"""The collection of cases: all of them in each language, and what they have in common."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from navet.content.cases import contract, similar
from navet.content.cases.contract import REGISTER
from navet.content.cases.model import Case, merged
from navet.content.model import Model
from navet.content.registers import Registers
from navet.content.site import Site
from navet.language import alphabet
from navet.language.texts import DEFAULT_LANGUAGE, LANGUAGES, Text
from navet.reading import settings
from navet.reading.problems import BadData

FACETS = ("steg", "form", "niva", "lan", "tema", "resultat", "kostnad", "utvardering")
LISTED = ("steg", "form", "lan")
NATIONWIDE = "hela-landet"
TOO_OLD = datetime.timedelta(days=2 * 365 + 1)
_REGISTERS = {
    "form": "former",
    "niva": "nivaer",
    "lan": "lan",
    "tema": "teman",
    "resultat": "resultat",
    "kostnad": "kostnader",
    "utvardering": "utvarderingar",
}


@dataclass(frozen=True)
class Choice:
    """One value of a facet: its id, its name, and the page about it in docs/ (None if none)."""

    facet: str
    id: str
    name: Text
    page: str | None = None

    @property
    def key(self) -> str:
        """The key of the generated page that lists the value's cases."""
        return f"exempel/{self.facet}/{self.id}.md"


@dataclass(frozen=True)
class Library:
    """All sound cases; a case whose front matter is broken is left to the check."""

    model: Model
    site: Site
    registers: Registers
    facets: ClassVar = FACETS

    @cached_property
    def _all(self) -> dict[str, dict[str, Case]]:
        order = tuple(step.id for step in self.model.steps)
        named = self._facts()
        found: dict[str, dict[str, Case]] = {lang: {} for lang in LANGUAGES}
        for page in self.site.of_kind("exempel", DEFAULT_LANGUAGE):
            english = self.site.page(page.key, "en")
            try:
                swedish_case = merged(page, None, order, named)
                english_case = merged(page, english, order, named) if english else swedish_case
            except (KeyError, TypeError, ValueError, AttributeError):
                continue
            found[DEFAULT_LANGUAGE][swedish_case.id] = swedish_case
            found["en"][english_case.id] = english_case
        return found

    def _facts(self) -> dict[str, Text]:
        """Return the fields of the fact box; none where the schema is broken."""
        try:
            return contract.facts(contract.read(self.site.root))
        except (BadData, AttributeError, KeyError, TypeError):
            return {}

    @cached_property
    def _sorted(self) -> dict[str, tuple[Case, ...]]:
        return {
            lang: tuple(sorted(cases.values(), key=lambda case: alphabet.key(case.title)))
            for lang, cases in self._all.items()
        }

    def all(self, lang: str) -> tuple[Case, ...]:
        """Return every case in a language (Swedish where it is not translated), by title."""
        return self._sorted[lang]

    def case(self, case_id: str, lang: str) -> Case | None:
        """Return a case in a language, or None if there is none with that id."""
        return self._all[lang].get(case_id)

    @cached_property
    def choices(self) -> dict[str, tuple[Choice, ...]]:
        """The values of each facet, in the order that readers see them."""
        register = self.registers[REGISTER]
        found = {
            facet: tuple(
                Choice(facet, item["id"], Text(item["sv"], item["en"]), item.get("sida"))
                for item in register[name]
            )
            for facet, name in _REGISTERS.items()
        }
        steps = (Choice("steg", s.id, s.name, s.page) for s in self.model.steps)
        return {"steg": tuple(steps), **found}

    @cached_property
    def names(self) -> dict[str, dict[str, Text]]:
        """The name of every id, by facet, and the names of sectors and certainties."""
        register = self.registers[REGISTER]
        found = {
            facet: {choice.id: choice.name for choice in choices}
            for facet, choices in self.choices.items()
        }
        for name in ("sektorer", "sakerheter"):
            found[name] = {item["id"]: Text(item["sv"], item["en"]) for item in register[name]}
        return found

    @cached_property
    def _index(self) -> dict[str, dict[str, dict[str, tuple[Case, ...]]]]:
        index: dict[str, dict[str, dict[str, tuple[Case, ...]]]] = {}
        for lang in LANGUAGES:
            index[lang] = {}
            for facet in FACETS:
                by_value: dict[str, list[Case]] = defaultdict(list)
                for case in self.all(lang):
                    for value in case.values(facet):
                        by_value[value].append(case)
                index[lang][facet] = {value: tuple(cases) for value, cases in by_value.items()}
        return index

    def of_page(self, key: str, lang: str) -> Case | None:
        """Return the case whose page key is, or None."""
        return self.case(key.removeprefix("exempel/").removesuffix(".md"), lang)

    def where(self, facet: str, value: str, lang: str) -> tuple[Case, ...]:
        """Return the cases with a value in a facet, by title."""
        return self._index[lang][facet].get(value, ())

    def count(self, facet: str, value: str) -> int:
        """Return how many cases have a value in a facet."""
        return len(self.where(facet, value, DEFAULT_LANGUAGE))

    def listed(self) -> Iterator[Choice]:
        """Yield the values that have a list page: every step, and the forms and counties in use."""
        for facet in LISTED:
            for choice in self.choices[facet]:
                if facet == "steg" or self.count(facet, choice.id):
                    yield choice

    def on_page(self, key: str) -> tuple[Choice, ...]:
        """Return the values in use that the page at key is about, for example a form's."""
        return self._by_page.get(key, ())

    @cached_property
    def _by_page(self) -> dict[str, tuple[Choice, ...]]:
        found: dict[str, list[Choice]] = defaultdict(list)
        for choice in self.listed():
            if choice.page and self.count(choice.facet, choice.id):
                found[choice.page.partition("#")[0]].append(choice)
        return {key: tuple(choices) for key, choices in found.items()}

    def some(self, choices: Sequence[Choice], lang: str, count: int) -> tuple[Case, ...]:
        """Return a few cases of the choices: those on the model and in the language first."""
        found = {case.id: case for one in choices for case in self.where(one.facet, one.id, lang)}
        ranked = sorted(
            found.values(),
            key=lambda case: (not case.uses_model, case.lang != lang, alphabet.key(case.title)),
        )
        return tuple(ranked[:count])

    @cached_property
    def _neighbours(self) -> similar.Neighbours:
        cases = sorted(self._all[DEFAULT_LANGUAGE].values(), key=lambda case: case.id)
        return similar.Neighbours(cases)

    def similar(self, case_id: str, lang: str) -> tuple[Case, ...]:
        """Return up to four cases that have most in common with a case, the nearest first."""
        return tuple(self._all[lang][other] for other in self._neighbours.of(case_id))

    @cached_property
    def today(self) -> datetime.date:
        """The day that the build claims, so that two builds of the same files are the same."""
        seconds = settings.source_date_epoch(self.site.root)
        return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date()

    def is_old(self, case: Case) -> bool:
        """Return whether a case was reviewed more than two years before the build.

        One that no editor has reviewed is not old: it says that it waits.
        """
        return case.reviewed is not None and self.today - case.reviewed > TOO_OLD

    def has_lapsed(self, case: Case) -> bool:
        """Return whether a fact of the case held only until a day before the build."""
        return case.valid_until is not None and case.valid_until < self.today
