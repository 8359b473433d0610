"""Drafts of a case that the form and the check must judge alike: sound ones, and broken ones.

Each says which fields its faults are about, () where it is sound.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from string import ascii_lowercase
from typing import Any

from navet.language.readability import plain, words

FIELDS = {
    "titel": "Prövköping: en lots för unga",
    "plats": "Prövköpings kommun",
    "niva": "lokal",
    "period": "2021–2023",
    "malgrupp": "Unga 13–25 år",
    "sammanfattning": "Kommunen och en förening anställde tillsammans en lots för unga i kommunen. "
    "Den hjälpte dem att hitta en fritid.",
    "parter.1.namn": "Prövköpings kommun",
    "parter.1.sektor": "offentlig",
    "parter.1.roll": "samordnade",
    "parter.2.namn": "Föreningen Lotsen",
    "parter.2.sektor": "civilsamhalle",
    "steg.malgrupp": "De unga fick själva välja tider och platser.",
    "kallor.1.titel": "Prövköpings kommun: Lotsen",
    "kallor.1.adress": "https://www.example.se/lotsen",
    "kallor.1.ar": "2023",
    "sakerhet": "trolig",
    "bakgrund": "Kommunen såg att få unga hittade till föreningslivet. [@1]",
    "vad-de-gjorde": "De två parterna träffades varje månad och skrev ett avtal. [@1]",
    "vad-det-ledde-till": "Under två år fick sextio unga hjälp att hitta en fritid. [@1]",
    "vad-vi-kan-lara": "Vår slutsats: bestäm redan från start vem som betalar.",
    "fragor-att-stalla-er": "Vem hos er vet vilka unga som inte hittar hit?",
}
MANY = {"lan": ["ostergotlands-lan"], "form": ["iop"], "teman": ["barn-och-unga"]}
REQUIRED_SECTIONS = (
    "bakgrund", "vad-de-gjorde", "vad-det-ledde-till", "vad-vi-kan-lara", "fragor-att-stalla-er",
)  # fmt: skip


@dataclass(frozen=True)
class Draft:
    """A draft: what is typed (None takes a field away), and what is then changed in its data."""

    about: tuple[str, ...] = ()
    fields: dict[str, str | None] = field(default_factory=dict)
    many: dict[str, list[str]] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)
    without: tuple[str, ...] = ()

    def as_kept(self) -> dict[str, Any]:
        """Return the draft as the form keeps it in the browser."""
        fields = {**FIELDS, **self.fields}
        kept = {name: value for name, value in fields.items() if value is not None}
        return {"fields": kept, "many": {**MANY, **self.many}}


def typed(about: str = "", /, **changes: str | None) -> Draft:
    """Return a draft with other fields; "parter_1_namn" stands for the field parter.1.namn."""
    fields = {key.replace("_", "."): value for key, value in changes.items()}
    return Draft(tuple(about.split()), fields)


def text(about: str, words: str, section: str = "bakgrund") -> Draft:
    """Return a draft with other words in a section."""
    return Draft(tuple(about.split()), {section: words})


def chosen(about: str, **many: list[str]) -> Draft:
    """Return a draft with other choices."""
    return Draft(tuple(about.split()), many=many)


def in_file(about: str, /, **data: Any) -> Draft:
    """Return a draft with other front matter."""
    return Draft(tuple(about.split()), data=data)


def chars(count: int) -> str:
    """Return text of so many characters, in words of a usual length."""
    return ("Ort lång " * count)[: count - 1] + "x"


def easy(count: int, start: int = 0) -> str:
    """Return so many words in sentences that are easy to read, each of them another."""
    sentences = (f"Vi ses {_letters(number)} ja.".split() for number in itertools.count(start))
    return " ".join(itertools.islice(itertools.chain.from_iterable(sentences), count))


def _letters(number: int) -> str:
    """Return three letters that stand for a number."""
    return "".join(ascii_lowercase[number // 26**power % 26] for power in (2, 1, 0))


def hard(long_words: int, total: int, sentence: int = 10) -> dict[str, str | None]:
    """Return texts of so many words in all, so many of them long, in sentences of a length.

    A word of seven letters is long, one of six is not. No word stands twice.
    """
    every = [f"samv{_letters(number)}" for number in range(long_words)]
    every += [f"sam{_letters(number)}" for number in range(long_words, total)]
    count = -(-total // sentence)
    written = [f"{' '.join(every[at::count]).capitalize()}." for at in range(count)]
    each = count // len(REQUIRED_SECTIONS)
    ends = [*range(each, each * len(REQUIRED_SECTIONS), each), count]
    starts = [0, *ends[:-1]]
    return {
        section: " ".join(written[start:end])
        for section, start, end in zip(REQUIRED_SECTIONS, starts, ends, strict=True)
    }


def of_words(total: int) -> dict[str, str | None]:
    """Return a text that makes the whole one of so many words."""
    rest = total - sum(len(words(plain(FIELDS[name]))) for name in REQUIRED_SECTIONS)
    paragraphs = [easy(min(500, rest - at), at) for at in range(0, rest, 500)]
    return {"vilka-som-deltog": "\n\n".join(paragraphs)}


def parties(count: int) -> dict[str, str | None]:
    """Return the fields of so many parties, by turns public and from civil society."""
    found: dict[str, str | None] = {}
    for number in range(1, count + 1):
        found[f"parter.{number}.namn"] = f"Part nummer {number}"
        found[f"parter.{number}.sektor"] = "offentlig" if number % 2 else "civilsamhalle"
    return found


def sources(count: int) -> dict[str, str | None]:
    """Return the fields of so many sources."""
    return {f"kallor.{number}.titel": f"Källa nummer {number}" for number in range(1, count + 1)}
