"""The feeds are sound Atom, lead to what they tell of, and know no time but the content's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from navet.content import news, words
from navet.content.reader import Content
from navet.publishing import feeds
from navet.reading.settings import Settings
from probe.repositories import ROOT

PATHS = [feeds.path_of(name, lang) for lang in ("sv", "en") for name in (feeds.PAGES, feeds.CASES)]
ATOM = "{http://www.w3.org/2005/Atom}"
TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
MOVED = Settings("https://annan.example/samverkan/")


def faults(text: str) -> Iterator[str]:
    """Yield what is wrong with a feed, by the rules of RFC 4287."""
    root = ElementTree.fromstring(text)
    entries = root.findall(f"{ATOM}entry")
    for whole in (root, *entries):
        for name in ("id", "title", "updated"):
            if len(whole.findall(f"{ATOM}{name}")) != 1 or not whole.findtext(f"{ATOM}{name}"):
                yield f"missing {name}"
        if not TIME.fullmatch(whole.findtext(f"{ATOM}updated") or ""):
            yield "no time"
        if not any(link.get("rel") == "alternate" for link in whole.findall(f"{ATOM}link")):
            yield "leads nowhere"
    ids = [one.findtext(f"{ATOM}id") for one in (root, *entries)]
    if max(Counter(ids).values()) > 1:
        yield "equal ids"
    if [link.get("rel") for link in root.findall(f"{ATOM}link")].count("self") != 1:
        yield "missing self"
    if root.find(f"{ATOM}author/{ATOM}name") is None:
        yield "missing author"


@pytest.fixture(scope="module")
def made(content: Content) -> dict[str, str]:
    """Return the feeds of a copy that stands somewhere else."""
    return feeds.published(content, MOVED, words.load(ROOT))


@pytest.mark.parametrize("path", PATHS)
def test_each_feed_is_sound(site: Path, path: str) -> None:
    assert list(faults((site / path).read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("pattern", "new", "fault"),
    [
        (r"(<entry[^>]*>)\n<id>[^<]+</id>", r"\1", "missing id"),
        (r"<updated>(\S{10})T00:00:00Z", r"<updated>\1", "no time"),
        (r"(<entry[^>]*>\n<id>)([^<]+)(?s:(.*?<entry[^>]*>\n<id>))[^<]+", r"\1\2\3\2", "equal ids"),
        (r'<link rel="self"[^>]+>', "", "missing self"),
    ],
)
def test_each_known_fault_of_feeds_would_be_seen(
    made: dict[str, str], pattern: str, new: str, fault: str
) -> None:
    for text in made.values():
        broken, count = re.subn(pattern, new, text, count=1)
        assert count == 1
        assert fault in set(faults(broken))


@pytest.mark.parametrize("path", PATHS)
def test_every_entry_leads_to_a_page_and_a_place_on_it(site: Path, path: str) -> None:
    root = ElementTree.parse(site / path).getroot()
    for link in root.iter(f"{ATOM}link"):
        target = urlsplit(str(link.get("href")))
        file = site / target.path.lstrip("/")
        html = file / "index.html" if target.path.endswith("/") else file
        assert html.is_file(), link.get("href")
        if target.fragment:
            assert f' id="{target.fragment}"' in html.read_text(encoding="utf-8")


def test_ids_stay_when_the_site_moves(made: dict[str, str], site: Path) -> None:
    for path in PATHS:
        here = (site / path).read_text(encoding="utf-8")
        ids = re.findall(r"<id>([^<]+)</id>", here)
        assert ids == re.findall(r"<id>([^<]+)</id>", made[path])
        assert all(one.startswith("tag:samverkansnavet.example,2026:") for one in ids)
        assert 'href="https://annan.example/samverkan/' in made[path]
        assert "https://samverkansnavet.example" not in made[path]


def test_no_time_is_the_builds(content: Content, made: dict[str, str], site: Path) -> None:
    days = {line.day for line in news.build(content.registers[news.REGISTER])}
    days |= {str(case.reviewed or case.submitted) for case in content.cases.all("sv")}
    for path in PATHS:
        times = re.findall(r"<updated>([^<]+)</updated>", made[path])
        assert set(times) <= {f"{day}T00:00:00Z" for day in days}
        assert times[0] == max(times[1:])
        assert times[1:] == sorted(times[1:], reverse=True)
    assert feeds.published(content, MOVED, words.load(ROOT)) == made


def test_the_feed_of_pages_has_each_line_that_tells_something(
    content: Content, made: dict[str, str]
) -> None:
    lines = news.told(news.build(content.registers[news.REGISTER]))
    for lang in ("sv", "en"):
        root = ElementTree.fromstring(made[feeds.path_of(feeds.PAGES, lang)])
        told = [entry.findtext(f"{ATOM}summary") for entry in root.findall(f"{ATOM}entry")]
        assert told == [line.text[lang] for line in lines if line.text]


def test_a_case_in_swedish_alone_is_marked_so_in_the_english_feed(
    content: Content, made: dict[str, str]
) -> None:
    root = ElementTree.fromstring(made[feeds.path_of(feeds.CASES, "en")])
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    for entry in root.findall(f"{ATOM}entry"):
        name = str(entry.findtext(f"{ATOM}id")).split("/")[-1].removesuffix(":en")
        case = content.cases.case(name, "en")
        assert case is not None
        assert entry.get(language, "en") == case.lang
        assert entry.findtext(f"{ATOM}title") == case.title


@pytest.mark.parametrize("path", ["", "exempel/", "om/nytt/"])
def test_a_browser_is_told_of_the_feeds(site: Path, path: str) -> None:
    for start, lang in (("", "sv"), ("en/", "en")):
        html = (site / start / path / "index.html").read_text(encoding="utf-8")
        links = re.findall(r'<link rel="alternate" type="application/atom\+xml"[^>]+>', html)
        assert len(links) == 2
        for link, name in zip(links, (feeds.PAGES, feeds.CASES), strict=True):
            (address,) = re.findall(r' href="([^"]+)"', link)
            there = (site / start / path / address).resolve()
            assert there == (site / feeds.path_of(name, lang)).resolve()
