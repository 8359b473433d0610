"""A case that was sent in and that no editor has read yet says so, wherever it stands."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest

from navet import build
from navet.build import Build
from navet.content.reader import Content
from navet.documents.build import CACHE
from navet.publishing import case_data, sitemap
from navet.search import pages
from probe.casefiles import KEY, PATH, SOUND, changed, problems_of, with_case
from probe.documents import TIME
from probe.repositories import copy_cache, copy_content

REVIEWED = "granskad: 2026-01-15"
SENT_IN = changed(REVIEWED, "inskickad: 2026-01-10")
ENGLISH = """\
---
titel: "Prövköping: a guide for young people"
plats: "Prövköping Municipality"
parter: [{namn: "Prövköping Municipality"}, {namn: "Föreningen Lotsen"}]
period: "2021–2023"
malgrupp: "Young people aged 13–25"
steg:
  malgrupp: "The young people chose times and places themselves."
sammanfattning: "A municipality and an association had a guide who helped young people to hobbies."
sprak: en
---

## Background {#bakgrund}

The municipality saw that few young people found their way to local associations. [@1]

## What they did {#vad-de-gjorde}

The two parties met every month and wrote an agreement. [@1]

## What came of it {#vad-det-ledde-till}

In two years sixty young people got help to find a hobby. [@1]

## What we can learn {#vad-vi-kan-lara}

- Our conclusion: decide from the start who will take over the cost.

## Questions to ask yourselves {#fragor-att-stalla-er}

- Who among you knows which young people do not find their way here?
"""
# Another that has waited longer, and one that an editor has read.
OLDER = changed("Prövköping: en lots", "Provby: en odling", SENT_IN).replace("01-10", "01-05")
READ = changed("Prövköping: en lots", "Proveryd: en kör", SOUND)
MARK = {"sv": "Ännu inte granskat", "en": "Not yet reviewed"}

# The copy is read and checked once, by one of the workers; the site's build has made its files.
pytestmark = pytest.mark.xdist_group("waiting")


@pytest.fixture(scope="module")
def copied(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a build of a copy of the content that has such cases."""
    root = copy_content(tmp_path_factory.mktemp("inskickat"))
    copy_cache(root, CACHE)
    folder = root / "docs" / "exempel"
    for name, text in (("provby", OLDER), ("provkoping-lots", SENT_IN), ("proveryd", READ)):
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    (folder / "provkoping-lots.en.md").write_text(ENGLISH, encoding="utf-8")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SOURCE_DATE_EPOCH", str(TIME))
        made = build.start(root)
    assert made.report.problems == ()
    return made


def rendered(made: Build, key: str, lang: str) -> str:
    """Return a case's page without its own text, from the templates that the site uses."""
    loader = jinja2.FileSystemLoader(made.root / "overrides")
    view = made.view(key, lang)
    assert view.page
    page = SimpleNamespace(title=view.page.meta["titel"], meta=view.page.meta, content="")
    template = jinja2.Environment(loader=loader, autoescape=True).get_template("exempel.html")
    return template.render(**made.context(view), page=page, toc=[])


def texts(html: str) -> pages.SearchPage:
    found = pages.parse(html.encode(), "x/")
    assert found
    return found


@pytest.mark.parametrize(
    ("lang", "told", "never"),
    [
        ("sv", "De som deltog i samverkan har själva berättat.", ("Granskad", "vår egen läsning")),
        ("en", "Those who took part in the collaboration have told", ("Reviewed", "our own read")),
    ],
)
def test_its_page_says_who_told_it_when_and_that_no_editor_has_read_it(
    copied: Build, lang: str, told: str, never: tuple[str, ...]
) -> None:
    html = rendered(copied, KEY, lang)
    assert MARK[lang] in html
    assert told in html
    assert html.count('<time datetime="2026-01-10">2026-01-10</time>') == 2
    for words in never:
        assert words not in html
    main = html.partition("<main")[2].partition("</main>")[0]
    assert copied.words[lang]["ex_stegen_egen"] in main
    assert copied.words[lang]["ex_sakerhet_egen"] in main


def test_the_page_of_a_case_that_is_read_says_when(copied: Build) -> None:
    html = rendered(copied, "exempel/proveryd.md", "sv")
    assert "<dt>Granskad</dt>" in html
    assert "vår egen läsning" in html
    main = html.partition('<aside class="ram liknande"')[0]
    assert MARK["sv"] not in main
    assert "själva" not in main.partition("fallsteg__not")[2]


def test_search_and_shared_links_begin_with_the_mark_and_the_words_are_not_its_own(
    copied: Build,
) -> None:
    html = rendered(copied, KEY, "sv")
    found = texts(html)
    assert found.description.startswith(f"{MARK['sv']}. Kommunen och en förening")
    assert f'<meta property="og:description" content="{MARK["sv"]}. ' in html
    assert "redaktör" not in found.lead + "".join(part.text for part in found.sections)


def test_it_stands_in_every_list_with_a_mark(copied: Build) -> None:
    lists = dict(copied.list_pages())
    for lang, folder in (("sv", ""), ("en", "en/")):
        for of in ("steg/malgrupp", "form/iop", "lan/ostergotlands-lan"):
            html = lists[f"{folder}exempel/{of}/index.html"]
            entries = [one for one in html.split("<li") if 'class="fall"' in one]
            marked = [one for one in entries if MARK[lang] in one]
            assert len(marked) == 2, (lang, of)
            assert all("provkoping-lots/" in one or "provby/" in one for one in marked)
        rows = json.loads(case_data.index(copied.content.cases, lang))
        place = rows["falt"].index("vantar")
        waiting = {row[0] for row in rows["exempel"] if row[place]}
        assert {address.rstrip("/").rpartition("/")[2] for address in waiting} == {
            "provby",
            "provkoping-lots",
        }


def test_it_is_like_other_cases_in_all_else(copied: Build) -> None:
    library = copied.content.cases
    case = library.case("provkoping-lots", "sv")
    assert case and case.awaits_review
    assert (str(case.submitted), case.reviewed) == ("2026-01-10", None)
    assert len(library.similar(case.id, "sv")) == 4
    assert not library.is_old(case)
    view = copied.view(KEY, "sv")
    assert "<lastmod>2026-01-10</lastmod>" in sitemap.xml([view])
    contract = json.loads(case_data.form_contract(copied.root, library))
    assert contract["upptagna"]["provkoping-lots"] == case.title


def test_those_that_wait_are_first_among_the_notices_the_oldest_first(copied: Build) -> None:
    report = copied.report
    assert [(one.path, one.line) for one in report.notices[:2]] == [
        ("docs/exempel/provby.md", 24),
        (PATH, 24),
    ]
    said = str(report).splitlines()[2]
    assert said.startswith(f"Att se över: {PATH}:24: inskickad: Exemplet skickades in 2026-01-10")
    assert re.fullmatch(r"granskad: \d{4}-\d\d-\d\d", report.notices[1].paste)


def test_the_line_to_paste_makes_it_a_reviewed_case(copied: Build, content: Content) -> None:
    paste = copied.report.notices[1].paste
    reviewed = changed("inskickad: 2026-01-10", paste, SENT_IN)
    assert problems_of(content, reviewed) == []


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("", "”granskad” eller ”inskickad” saknas i filen."),
        (f"{REVIEWED}\ninskickad: 2026-01-10\n", "Bara ett av ”granskad” och ”inskickad” får stå"),
    ],
)
def test_exactly_one_of_the_dates_stands(lines: str, words: str, copied: Build) -> None:
    text = changed(f"{REVIEWED}\n", lines)
    problems = problems_of(copied.content, text)
    assert [problem.message.startswith(words) for problem in problems] == [True]
    assert "Är den inte läst än, skriv inskickad" in problems[0].remedy


def test_a_file_with_both_or_none_is_no_case_until_it_is_mended(content: Content) -> None:
    for text in (
        changed(f"{REVIEWED}\n", ""),
        changed(REVIEWED, f"{REVIEWED}\ninskickad: 2026-01-10"),
    ):
        assert with_case(content, text).cases.all("sv") == ()


def test_the_filter_marks_it_too(browser: Any, server: str, content: Content) -> None:
    first = content.cases.all("sv")[0]
    page = browser.new_page()

    def answer(route: Any) -> None:
        rows = route.fetch().json()
        rows["exempel"][0][rows["falt"].index("vantar")] = True
        route.fulfill(json=rows)

    page.route("**/exempel/index.json", answer)
    page.goto(f"{server}exempel/")
    page.locator("#filter-niva").select_option(first.level)
    page.locator("[data-traffar]:not([hidden]) .fall").first.wait_for()
    hits = page.locator("[data-traffar] .fall").all_inner_texts()
    assert first.title in hits[0]
    assert [MARK["sv"] in hit for hit in hits] == [True] + [False] * (len(hits) - 1)
    page.close()
