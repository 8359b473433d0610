"""A case as templates and lists see it: read once from its files, in one language."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from navet.content.site import Page
from navet.language.texts import DEFAULT_LANGUAGE, Text


@dataclass(frozen=True)
class Party:
    """Somebody who took part: an organisation, its sector's id and what it did ("" if not told)."""

    name: str
    sector: str
    role: str


@dataclass(frozen=True)
class Reason:
    """Why a case lights up a step of the model."""

    step_id: str
    text: str


@dataclass(frozen=True)
class Fact:
    """A fact that the schema has for the fact box: its name, and what the Swedish file says."""

    name: Text
    value: str


@dataclass(frozen=True)
class Case:
    """One case; ``lang`` is the language that its text is in, which may not be the reader's.

    ``counties``, ``level``, ``themes`` and ``forms`` are ids in modell/exempelregister.yml, the
    main form first; ``reasons`` follow the model's order. ``reviewed`` is the day when an editor
    last read it against its sources; until one has, it is None, and ``submitted`` is the day when
    those who took part sent it in. Exactly one of the two is a day.

    ``result``, ``cost`` and ``evaluation`` are ids too, "" where the file says nothing;
    ``valid_until`` is the last day on which an ageing fact of it holds, None if none ages.
    ``facts`` are fields that need no code of their own: the schema marks them with ``faktaruta``.
    """

    id: str
    lang: str
    title: str
    place: str
    counties: tuple[str, ...]
    level: str
    parties: tuple[Party, ...]
    period: str
    target_group: str
    themes: tuple[str, ...]
    forms: tuple[str, ...]
    reasons: tuple[Reason, ...]
    uses_model: bool
    summary: str
    certainty: str
    reviewed: datetime.date | None
    submitted: datetime.date | None = None
    result: str = ""
    cost: str = ""
    evaluation: str = ""
    valid_until: datetime.date | None = None
    facts: tuple[Fact, ...] = ()

    @property
    def key(self) -> str:
        """The key of the case's page in docs/."""
        return f"exempel/{self.id}.md"

    @property
    def awaits_review(self) -> bool:
        """Whether no editor has read the case yet: it stands as those who took part told it."""
        return self.reviewed is None

    @property
    def steps(self) -> tuple[str, ...]:
        """The ids of the steps that the case lights up, in the model's order."""
        return tuple(reason.step_id for reason in self.reasons)

    def values(self, facet: str) -> tuple[str, ...]:
        """Return the case's ids in a facet (see library.FACETS), () where it has none."""
        found = {
            "steg": self.steps,
            "form": self.forms,
            "lan": self.counties,
            "niva": (self.level,),
            "tema": self.themes,
            "resultat": _known(self.result),
            "kostnad": _known(self.cost),
            "utvardering": _known(self.evaluation),
        }
        return found[facet]

    def reason(self, step_id: str) -> str:
        """Return why the case lights up a step; "" if it does not."""
        return next((reason.text for reason in self.reasons if reason.step_id == step_id), "")


def merged(
    swedish: Page,
    english: Page | None,
    order: tuple[str, ...],
    named: Mapping[str, Text] = MappingProxyType({}),
) -> Case:
    """Return the case in its Swedish file, with the English file's words where there is one.

    ``order`` is the ids of the model's steps, ``named`` the fields of the fact box by their names.
    KeyError, TypeError or ValueError if the front matter does not follow the contract.
    """
    meta = swedish.meta
    if ("granskad" in meta) == ("inskickad" in meta):
        raise ValueError(swedish.path)
    words = english.meta if english else meta
    return Case(
        id=swedish.key.removeprefix("exempel/").removesuffix(".md"),
        lang=english.lang if english else DEFAULT_LANGUAGE,
        title=str(words["titel"]),
        place=str(words["plats"]),
        counties=tuple(meta["lan"]),
        level=str(meta["niva"]),
        parties=_parties(meta["parter"], words["parter"]),
        period=str(words["period"]),
        target_group=str(words["malgrupp"]),
        themes=tuple(meta["teman"]),
        forms=tuple(meta["form"]),
        reasons=tuple(Reason(step, words["steg"][step]) for step in order if step in meta["steg"]),
        uses_model=bool(meta.get("anvander_modellen", False)),
        summary=str(words["sammanfattning"]),
        certainty=str(meta["sakerhet"]),
        reviewed=_day(meta, "granskad"),
        submitted=_day(meta, "inskickad"),
        result=str(meta.get("resultat", "")),
        cost=str(meta.get("kostnad", "")),
        evaluation=str(meta.get("oberoende_utvardering", "")),
        valid_until=_day(meta, "galler_till"),
        facts=tuple(Fact(name, str(meta[key])) for key, name in named.items() if key in meta),
    )


def _known(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _day(meta: dict[str, Any], name: str) -> datetime.date | None:
    return datetime.date.fromisoformat(meta[name]) if name in meta else None


def _parties(swedish: list[dict[str, Any]], words: list[dict[str, Any]]) -> tuple[Party, ...]:
    return tuple(
        Party(str(own["namn"]), str(party["sektor"]), str(own.get("roll", "")))
        for party, own in zip(swedish, words, strict=True)
    )
