"""Search as it is, beside Material's own search over the same pages, now and with 3,000 cases."""

from __future__ import annotations

import html
import json
import time
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from playwright.sync_api import Browser, Locator, Page

from bench.tables import show
from bench.weight import STOCK, build
from navet.content import reader
from navet.search import index, keywords, pages
from navet.search.pages import SearchPage
from probe import search_cases, search_runs
from probe.chromium import chromium
from probe.measure import IDLE
from probe.repositories import ROOT
from probe.search_runs import Answer, Question
from probe.server import gzip_server

MANY = 3_000
HEADER = ["", "frågor", "rätt topp 3 %", "utan träff", "ms median", "ms längst"]
_LOAD = """async (base) => {
  await import(`${base}assets/search.js`);
  await (await import(`${base}assets/engine.js`)).load();
}"""
_READ = """[...document.querySelectorAll('.md-search-result__item > .md-search-result__link')]
  .slice(0, 10).map((link) => link.href)"""
_SETTLED_MS, _PATIENCE_MS = 400, 15_000


def main() -> None:
    """Ask both searches every question, at both sizes, and print what they find and weigh."""
    with TemporaryDirectory() as temporary, chromium() as browser:
        folder = Path(temporary)
        ours, stock = _sites(folder)
        real, content = list(pages.read(ours)), reader.read(ROOT)
        made = search_cases.make(real, content, keywords.load(content), MANY)
        rows, weights = _measure("nu", browser, ours, stock, real)
        start = time.perf_counter()
        index.write_index([*real, *made.pages], made.keywords, ours, folder / "cache")
        seconds = time.perf_counter() - start
        more, more_weights = _measure(f"{MANY} exempel", browser, ours, stock, [*real, *made.pages])
    show("Sökningen: en önskad sida bland de tre första", HEADER, rows + more)
    header = ["kB", "vid sidvisning", "vid första tangenten", "fråga, mest", "fråga, median"]
    show("Vad sökningen hämtar", header, weights + more_weights)
    print(f"\nSökindexet för {MANY} exempel på två språk skapades på {seconds:.1f} s.")


def _sites(folder: Path) -> tuple[Path, Path]:
    ours, stock = folder / "ours", folder / "stock-site"
    build(ROOT / "mkdocs.yml", ours)
    config = folder / "stock" / "mkdocs.yml"
    (config.parent / "docs").mkdir(parents=True)
    (config.parent / "docs" / "index.md").write_text("# Start\n", encoding="utf-8")
    settings = {**STOCK, "plugins": [{"search": {"lang": ["sv", "en"]}}]}
    config.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    build(config, stock)
    return ours, stock


def _measure(
    size: str, browser: Browser, ours: Path, stock: Path, found: list[SearchPage]
) -> tuple[list[list[object]], list[list[object]]]:
    _material_index(stock, found)
    rows: list[list[object]] = []
    weights: list[list[object]] = []
    with gzip_server(ours) as our_url, gzip_server(stock) as stock_url:
        for lang in ("sv", "en"):
            asked = [one for file in search_runs.LISTS for one in search_runs.questions(file, lang)]
            page = browser.new_page()
            page.goto(search_runs.start_page(our_url, lang))
            own = _own(page, our_url, asked)
            rows.append(_row(f"Samverkansnavet, {lang}, {size}, alla frågor", own))
            shared = search_runs.questions(search_runs.LISTS[0], lang)
            own = [answer for answer in own if answer.question in shared]
            rows.append(_row(f"Samverkansnavet, {lang}, {size}", own))
            page.close()
            rows.append(_row(f"Material, {lang}, {size}", _material(browser, stock_url, shared)))
        weights.append(["Samverkansnavet, " + size, *_weigh(browser, our_url)])
        index = (stock / "search" / "search_index.json").stat().st_size
        weights.append([f"Material, {size} (indexet)", f"{index / 1000:.0f}", "0", "0", "0"])
    return rows, weights


def _own(page: Page, base: str, asked: list[Question]) -> list[Answer]:
    search_runs.ask(page, base, asked[:1])
    return search_runs.ask(page, base, asked)


def _row(name: str, answers: list[Answer]) -> list[object]:
    times = sorted(answer.ms for answer in answers)
    empty = sum(not answer.count for answer in answers)
    right = f"{search_runs.share_right(answers):.1f}"
    return [name, len(answers), right, empty, f"{times[len(times) // 2]:.0f}", f"{times[-1]:.0f}"]


def _weigh(browser: Browser, base: str) -> list[str]:
    """Return kB for search at page view, at the first key, for the heaviest and a middle query."""
    fetched: list[tuple[str, int]] = []
    page = browser.new_page()
    page.on(
        "response",
        lambda answer: fetched.append((answer.url, int(answer.headers.get("content-length", 0)))),
    )
    page.goto(base)
    page.evaluate(IDLE)
    at_view = sum(size for url, size in fetched if "pagefind" in url or "/sok" in url)
    fetched.clear()
    page.evaluate(_LOAD, base)
    at_key = sum(size for _, size in fetched)
    queries = []
    for question in search_runs.questions(search_runs.LISTS[0], "sv"):
        fetched.clear()
        search_runs.ask(page, base, [question])
        queries.append(sum(size for _, size in fetched))
    page.close()
    queries.sort()
    return [f"{kb / 1000:.0f}" for kb in (at_view, at_key, queries[-1], queries[len(queries) // 2])]


def _material_index(stock: Path, found: Iterable[SearchPage]) -> None:
    """Write the pages as the index that Material's own search reads."""
    file = stock / "search" / "search_index.json"
    config = json.loads(file.read_text(encoding="utf-8"))["config"]
    docs = []
    for page in found:
        docs.append({"location": page.url, "title": page.title, "text": _escaped(page.lead)})
        docs += [
            {
                "location": f"{page.url}#{part.anchor}",
                "title": part.heading,
                "text": _escaped(part.text),
            }
            for part in page.sections
            if part.anchor
        ]
    file.write_text(json.dumps({"config": config, "docs": docs}), encoding="utf-8")


def _escaped(text: str) -> str:
    return f"<p>{html.escape(text)}</p>"


def _material(browser: Browser, base: str, asked: list[Question]) -> list[Answer]:
    page = browser.new_page()
    page.goto(base)
    page.evaluate(IDLE)
    page.evaluate("document.querySelector('#__search').click()")
    field = page.locator("[data-md-component=search-query]")
    _type(field, "samverkan")
    page.wait_for_selector(".md-search-result__link", state="attached", timeout=_PATIENCE_MS * 8)
    answers = []
    for question in asked:
        start = time.perf_counter()
        _type(field, question.text)
        found = _settled(page)
        ms = (time.perf_counter() - start) * 1000 - _SETTLED_MS
        paths = tuple(
            dict.fromkeys("/" + url.removeprefix(base).split("#")[0].split("?")[0] for url in found)
        )
        answers.append(Answer(question, paths, len(paths), max(0.0, ms)))
    page.close()
    return answers


def _type(field: Locator, text: str) -> None:
    """Put a text in Material's field, which listens for a key that is let go."""
    field.fill(text, force=True)
    field.press("End")


def _settled(page: Page) -> list[str]:
    """Return the addresses of the hits when they have not changed for a while."""
    before: Any = None
    same = 0
    for _ in range(_PATIENCE_MS // 100):
        page.wait_for_timeout(100)
        now = page.evaluate(_READ)
        same = same + 100 if now == before else 0
        before = now
        if same >= _SETTLED_MS:
            break
    return list(before)


if __name__ == "__main__":
    main()
