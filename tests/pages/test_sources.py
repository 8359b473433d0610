"""How sources are shown: a year that is our own conclusion is told from one that the source has."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import html5lib
import pytest

from navet.content.citations import keys_of
from navet.content.reader import Content
from navet.content.registers import Source
from navet.reading.problems import BadData
from probe.broken import broken

AROUND = {"sv": "omkring", "en": "around"}
LANGUAGES = {
    "sv": {"en": "på engelska", "da": "på danska", "no": "på norska"},
    "en": {"sv": "in Swedish", "da": "in Danish", "no": "in Norwegian"},
}


def _page(site: Path, key: str, lang: str) -> Any:
    folder = site / ("" if lang == "sv" else lang) / key.removesuffix(".md")
    return html5lib.parse((folder / "index.html").read_bytes(), namespaceHTMLElements=False)


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).replace("\u00ad", "").split())


def _year(source: Source, lang: str) -> str:
    if not source.year:
        return ""
    return f", {AROUND[lang]} {source.year}" if source.year_about else f", {source.year}"


def _title(source: Source, lang: str) -> str:
    """Return the title, with the language that it is in where that is not the page's."""
    if source.lang == lang:
        return source.title
    return f"{source.title} ({LANGUAGES[lang][source.lang]})"


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_list_of_all_sources_says_which_years_are_our_conclusion(
    site: Path, content: Content, lang: str
) -> None:
    page = _page(site, "om/kallor.md", lang)
    assert {source.year_about for source in content.registers.sources.values()} == {True, False}
    for source in content.registers.sources.values():
        entry = _text(page.find(f".//*[@id='kalla-{source.id}']"))
        assert entry.startswith(f"{_title(source, lang)}{_year(source, lang)}."), entry


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_pages_own_list_says_which_years_are_our_conclusion(
    site: Path, content: Content, lang: str
) -> None:
    key = "kunskap/samverkan-i-kris.md"
    page = content.site.page(key, lang)
    assert page is not None
    order = dict.fromkeys(k for mark in page.scan.citations for k in keys_of(mark.text))
    sources = [content.registers.sources[name] for name in order]
    assert {source.year_about for source in sources} == {True, False}
    entries = [
        _text(item) for item in _page(site, key, lang).findall(".//section[@class='kallor']//li")
    ]
    assert len(entries) == len(sources)
    for entry, source in zip(entries, sources, strict=True):
        title, year = _title(source, lang), _year(source, lang)
        stop = "" if title.endswith(("!", "?")) else "."
        assert entry.startswith(f"{title}{stop} {source.publisher}{year}."), entry


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_chart_says_which_years_are_our_conclusion(
    site: Path, content: Content, lang: str
) -> None:
    notes = _text(_page(site, "kunskap/siffror.md", lang))
    charts = content.registers["siffror"]["diagram"]
    sources = {content.registers.sources[name] for chart in charts for name in chart["kalla"]}
    assert any(source.year_about for source in sources)
    for source in sources:
        if source.year:
            assert f"{source.title}, {source.publisher}{_year(source, lang)}" in notes


def test_every_source_of_the_register_is_cited_somewhere(content: Content) -> None:
    cited = {
        key
        for page in content.site.pages.values()
        for mark in page.scan.citations
        for key in keys_of(mark.text)
    }
    cited |= {key for chart in content.registers["siffror"]["diagram"] for key in chart["kalla"]}
    assert content.registers.sources.keys() - cited == set()


def test_no_two_sources_of_the_register_have_one_address(content: Content) -> None:
    urls = [source.url for source in content.registers.sources.values() if source.url]
    assert [url for url, number in Counter(urls).items() if number > 1] == []


def test_an_unknown_year_cannot_be_our_conclusion(tmp_path: Path) -> None:
    with pytest.raises(BadData) as caught:
        broken(tmp_path, "kallor", ("    ar: null\n", "    ar: null\n    ar_omkring: true\n"))
    (problem,) = caught.value.problems
    assert problem.path == "modell/kallor.yml"
    assert "ta bort raden ar_omkring" in str(problem)
