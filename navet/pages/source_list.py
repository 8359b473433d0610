"""The list of all sources of the editorial pages, by publisher."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from navet.content.registers import Source
from navet.language import alphabet


@dataclass(frozen=True)
class Publisher:
    """A publisher and its sources, by title."""

    name: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class PublisherLetter:
    """The publishers whose names begin with a letter."""

    name: str
    anchor: str
    publishers: tuple[Publisher, ...]


def by_publisher(sources: dict[str, Source]) -> tuple[PublisherLetter, ...]:
    """Return all sources by publisher, in the Swedish alphabetical order."""
    in_order = sorted(
        sources.values(),
        key=lambda source: (alphabet.key(source.publisher), alphabet.key(source.title)),
    )
    publishers = [
        Publisher(name, tuple(found))
        for name, found in groupby(in_order, key=lambda source: source.publisher)
    ]
    return tuple(
        PublisherLetter(name, alphabet.anchor(name), tuple(found))
        for name, found in groupby(publishers, key=lambda one: alphabet.letter(one.name))
    )
