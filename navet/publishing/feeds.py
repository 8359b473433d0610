"""Atom feeds of what is new: one of pages and one of cases, in each language.

Ids are ``tag:`` addresses, so that they stay when the site moves, and every time is that of the
content, never of the build.

Source: https://www.rfc-editor.org/rfc/rfc4287 and https://www.rfc-editor.org/rfc/rfc4151
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from navet.content import news
from navet.content.cases.model import Case
from navet.content.identity import Identity
from navet.content.news import Line
from navet.content.places import url_of
from navet.content.reader import Content
from navet.language.texts import LANGUAGES
from navet.reading.settings import Settings

PAGES, CASES = "sidor.atom", "exempel.atom"
MOST = 50
_START = "2026-11-21"
Words = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Entry:
    """An entry: its own part of the id, the day it is of, and what it says and leads to.

    ``lang`` is the language of its words, "" where it is the feed's.
    """

    id: str
    day: str
    title: str
    summary: str
    url: str
    lang: str = ""


@dataclass(frozen=True)
class Feed:
    """A feed: the name of its file, its title, the page that it follows, and its entries."""

    name: str
    title: str
    about: str
    entries: list[Entry]


def path_of(name: str, lang: str) -> str:
    """Return the path of a feed from the site's root."""
    return url_of(news.PAGE, lang) + name


def published(content: Content, settings: Settings, words: Words) -> dict[str, str]:
    """Return the feeds by path from the site's root."""
    found = {}
    for lang in LANGUAGES:
        feeds = (
            Feed(PAGES, words[lang]["flode_sidor"], news.PAGE, _of_pages(content, words, lang)),
            Feed(
                CASES,
                words[lang]["flode_exempel"],
                "exempel/index.md",
                _of_cases(content.cases.all(lang), lang),
            ),
        )
        for feed in feeds:
            found[path_of(feed.name, lang)] = _xml(feed, content.identity, settings, lang)
    return found


def _of_pages(content: Content, words: Words, lang: str) -> list[Entry]:
    t = words[lang]
    lines = news.told(news.build(content.registers[news.REGISTER]))
    return [
        Entry(
            f"nytt/{line.id}",
            line.day,
            f"{t[f'nytt_{line.kind}']}: {_titles(content, line, t, lang)}",
            line.text[lang] if line.text else "",
            f"{url_of(news.PAGE, lang)}#{line.id}"
            if len(line.pages) > 1
            else _url(content, line.pages[0], lang),
        )
        for line in lines[:MOST]
    ]


def _titles(content: Content, line: Line, t: dict[str, str], lang: str) -> str:
    first = content.site.title(line.pages[0], lang)
    more = len(line.pages) - 1
    if not more:
        return first
    return f"{first} {t['flode_en_till'] if more == 1 else t['flode_till'].format(antal=more)}"


def _url(content: Content, key: str, lang: str) -> str:
    return url_of(key, lang if content.site.page(key, lang) else LANGUAGES[0])


def _of_cases(cases: Iterable[Case], lang: str) -> list[Entry]:
    dated = sorted(((str(case.reviewed or case.submitted), case) for case in cases), key=_newest)
    return [
        Entry(
            f"exempel/{case.id}",
            day,
            case.title,
            case.summary,
            url_of(case.key, case.lang),
            "" if case.lang == lang else case.lang,
        )
        for day, case in dated[:MOST]
    ]


def _newest(dated: tuple[str, Case]) -> tuple[int, str]:
    day, case = dated
    return -int(day.replace("-", "")), case.id


def _xml(feed: Feed, identity: Identity, settings: Settings, lang: str) -> str:
    tag = f"tag:{identity.authority}"
    author = identity.publisher or identity.name[lang]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{lang}">',
        f"<id>{escape(f'{tag}:{feed.name}:{lang}')}</id>",
        f"<title>{escape(f'{identity.name[lang]}: {feed.title}')}</title>",
        f"<updated>{_time(feed.entries[0].day if feed.entries else _START)}</updated>",
        f"<author><name>{escape(author)}</name></author>",
        "<rights>CC BY 4.0</rights>",
        _link("self", settings.absolute(path_of(feed.name, lang)), "application/atom+xml"),
        _link("alternate", settings.absolute(url_of(feed.about, lang)), "text/html"),
    ]
    for entry in feed.entries:
        spoken = f" xml:lang={quoteattr(entry.lang)}" if entry.lang else ""
        lines += [
            f"<entry{spoken}>",
            f"<id>{escape(f'{tag}:{entry.id}:{lang}')}</id>",
            f"<title>{escape(entry.title)}</title>",
            f"<updated>{_time(entry.day)}</updated>",
            _link("alternate", settings.absolute(entry.url), "text/html"),
            f"<summary>{escape(entry.summary)}</summary>",
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>", ""])


def _time(day: str) -> str:
    """Return a day as a time (RFC 3339), which Atom asks for."""
    return f"{day}T00:00:00Z"


def _link(relation: str, address: str, kind: str) -> str:
    return f'<link rel="{relation}" type="{kind}" href={quoteattr(address)}/>'
