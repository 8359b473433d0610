"""A page as it is given to Pagefind: its words once per section, weighted, with its keywords.

The published HTML is never touched. Words stand once per section, since what counts is which
sections a word is in; that keeps the index small enough to be searched over a phone's connection.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from html import escape

from navet.search.keywords import Keywords
from navet.search.pages import SearchPage
from navet.search.words import fold, unique, words_of

# Weights from 0 to 10, see https://pagefind.app/docs/weighting/. Headings have Pagefind's own.
FACTS_WEIGHT = 3
WEAK_WEIGHT = 0.4


@dataclass(frozen=True)
class Document:
    """What Pagefind is given for a page, and the page's words for the vocabulary.

    ``names`` are words that say what the page is about; ``words`` are the others.
    """

    url: str
    lang: str
    html: str
    names: tuple[str, ...]
    words: tuple[str, ...]


def build(page: SearchPage, keywords: Keywords, common: frozenset[str] = frozenset()) -> Document:
    """Return a page's document; words whose folded form is in common are left out of its text."""
    without = keywords.stop_words.get(page.lang, frozenset()) | common
    strong = keywords.strong(page)
    sections = [(section, unique(words_of(section.text), without)) for section in page.sections]
    places = unique(words_of(keywords.places.get(page.url, "")), without)
    lead = unique(words_of(page.lead), without)
    facts = unique(words_of(keywords.facts.get(page.url, "")), without)
    text = list(dict.fromkeys([*lead, *(word for _, words in sections for word in words)]))
    weak = keywords.weak(page, [*text, *facts])
    if common:
        weak = [word for word in weak if fold(word) not in common]
    parts = [
        f"<h1>{escape(page.title)}</h1>",
        _hidden("ord", " ".join(strong)),
        _hidden("plats", " ".join(places)),
        _paragraph(facts, FACTS_WEIGHT),
        _paragraph(lead),
        _paragraph(weak, WEAK_WEIGHT),
    ]
    for section, words in sections:
        anchor = f' id="{escape(section.anchor)}"' if section.anchor else ""
        level = f"h{section.level}"
        parts += [f"<{level}{anchor}>{escape(section.heading)}</{level}>", _paragraph(words)]
    headings = [word for section, _ in sections for word in words_of(section.heading)]
    return Document(
        page.url,
        page.lang,
        _frame(page, parts),
        _shared([*words_of(page.title), *places, *strong]),
        _shared([*headings, *words_of(page.description), *facts, *text, *weak]),
    )


def _shared(words: list[str]) -> tuple[str, ...]:
    """Return each word once, as the very string that other pages have: they are few, and often."""
    return tuple(map(sys.intern, dict.fromkeys(words)))


def _frame(page: SearchPage, parts: list[str]) -> str:
    about = _hidden("om", page.description)
    body = "".join(parts)
    return (
        f'<!doctype html><html lang="{page.lang}"><head><title>{escape(page.title)}</title></head>'
        f"<body data-pagefind-body>{body}{about}</body></html>"
    )


def _hidden(name: str, value: str) -> str:
    """Return something for Pagefind alone: a piece of metadata, which is shown or searched."""
    if not value:
        return ""
    return f'<span data-pagefind-meta="{name}[title]" title="{escape(value)}"></span>'


def _paragraph(words: list[str], weight: float = 1) -> str:
    if not words:
        return ""
    weighted = "" if weight == 1 else f' data-pagefind-weight="{weight}"'
    return f"<p{weighted}>{escape(' '.join(words))}</p>"
