"""Search finds what people look for, in both languages, also when there are thousands of cases."""

from __future__ import annotations

import functools
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from navet.content.reader import Content
from navet.search import index, keywords, pages
from probe import search_cases, search_runs
from probe.server import Server
from probe.sites import once

BAR = 95.0
MOST_LOST = 3.0
MANY = 3_000
FIRST_RESULTS_MS = 300
LANGUAGES = [
    pytest.param(lang, marks=pytest.mark.xdist_group(f"search-{lang}")) for lang in ("sv", "en")
]
Ask = Callable[[str, Path], list[search_runs.Answer]]


@pytest.fixture(scope="module")
def few(browser: Any, server: str) -> Ask:
    """Return a function that asks the site as it is, each list once."""
    return functools.cache(functools.partial(_ask, browser, server))


def _ask(browser: Any, base: str, lang: str, file: Path) -> list[search_runs.Answer]:
    page = browser.new_page()
    page.goto(search_runs.start_page(base, lang))
    answers = search_runs.ask(page, base, search_runs.questions(file, lang))
    page.close()
    return answers


def _wrong(answers: list[search_runs.Answer]) -> str:
    return "\n".join(str(answer) for answer in answers if not answer.right)


@pytest.mark.parametrize("file", search_runs.LISTS, ids=lambda file: file.stem)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_wanted_page_is_among_the_first_three(few: Ask, file: Path, lang: str) -> None:
    answers = few(lang, file)
    assert search_runs.share_right(answers) >= BAR, _wrong(answers)
    assert [str(answer) for answer in answers if not answer.count] == []


def _with_many_cases(site: Path, content: Content, folder: Path) -> Any:
    shutil.copytree(site, folder / "site", ignore=shutil.ignore_patterns("filer", "pagefind"))
    real, known = list(pages.read(site)), keywords.load(content)
    made = search_cases.make(real, content, known, MANY)
    index.write_index([*real, *made.pages], made.keywords, folder / "site", folder / "cache")
    return subprocess.CompletedProcess([], 0, "", "")


@pytest.fixture(scope="session")
def many(
    site: Path, content: Content, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Any:
    """Return the address of the site with thousands of generated cases in its index."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "many"
    once(folder, functools.partial(_with_many_cases, site, content, folder))
    running = Server(folder / "site")
    yield running.url
    running.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_thousands_of_cases_do_not_drown_the_core(
    browser: Any, few: Ask, many: str, lang: str
) -> None:
    few_answers = [one for file in search_runs.LISTS for one in few(lang, file)]
    answers = [one for file in search_runs.LISTS for one in _ask(browser, many, lang, file)]
    lost = search_runs.share_right(few_answers) - search_runs.share_right(answers)
    assert lost <= MOST_LOST, _wrong(answers)
    assert [str(answer) for answer in answers if not answer.count] == []
    median = sorted(answer.ms for answer in answers)[len(answers) // 2]
    assert median <= FIRST_RESULTS_MS
