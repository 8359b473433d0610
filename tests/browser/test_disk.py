"""The site from disk, in Chromium: all that a reader does on the web works from an unpacked ZIP."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import OpenXmlValidator

from navet.content.reader import Content
from probe import disk
from probe.accessibility import WIDE, findings, new_page
from probe.browsing import follow, wait_until
from probe.states import STATES

LANGUAGES = {"sv": "", "en": "en/"}
_LINKS = """[...document.querySelectorAll('a[href]')].map((one) =>
  new URL(one.getAttribute('href'), document.baseURI).href)"""
_SCHEME = "document.documentElement.dataset.scheme"
_SIZE = "document.fonts.ready.then(() => getComputedStyle(document.body).fontFamily)"


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def copy(site: Path, lang: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return disk.unpacked(site, lang, tmp_path_factory.mktemp("disk"))


class Watched:
    """A page and what it has complained of; nothing but files may be asked for."""

    def __init__(self, browser: Any) -> None:
        self.page = browser.new_context(viewport=WIDE, locale="sv-SE").new_page()
        self.faults: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", self._see)

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(message.text)

    def _see(self, request: Any) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            self.faults.append(f"asked for {request.url}")

    def dead_links(self) -> list[str]:
        """Return the links that lead to no file, also those that scripts have made."""
        return disk.dead(self.page.evaluate(_LINKS))


@pytest.fixture
def watched(browser: Any) -> Any:
    made = Watched(browser)
    yield made
    made.page.context.close()


def test_a_reader_walks_from_the_first_page_through_it_all(
    watched: Watched, copy: Path, lang: str, content: Content
) -> None:
    page, root = watched.page, LANGUAGES[lang]
    part = content.model.parts[1]
    step = part.steps[0]
    page.goto(f"{copy.as_uri()}/index.html")
    follow(page, page.locator(f".modell svg a[href$='fas/{part.id}/{step.id}/index.html']"))
    assert page.locator("h1").inner_text() == step.name[lang]
    structures = page.locator("nav a[href$='strukturer/index.html']").locator("visible=true")
    follow(page, structures.first)
    follow(page, page.locator("main a[href*='valj-form/index.html']").first)
    STATES["guide answered"].reach(page)
    follow(page, page.locator(".guide__panel .guide__former a").first)
    assert f"{root}strukturer/" in page.url
    page.locator("#sok-topp").fill("dialog")
    page.locator(".sokforslag:not([hidden]) .traff a").first.wait_for()
    page.locator("#sok-topp").press("Enter")
    page.locator("main .traff a").nth(4).wait_for()
    assert f"{root}sok/index.html?q=dialog" in page.url
    follow(page, page.locator("main .traff a").first)
    assert page.locator("h1").inner_text()
    page.goto(disk.address(copy, f"{root}exempel/"))
    page.locator("#filter-steg").select_option(step.id)
    follow(page, page.locator("[data-traffar] li a").first)
    assert re.search(rf"/{root}exempel/[a-z0-9-]+/index\.html$", page.url)
    page.goto(disk.address(copy, f"{root}kunskap/ordlista/"))
    assert page.locator("dt").count() > 50
    assert "Navet Sans" in page.evaluate(_SIZE)
    assert page.evaluate("document.fonts.check('16px \"Navet Sans\"')")
    assert watched.faults == []


def test_what_a_reader_does_on_pages_works_and_leaves_no_dead_link(
    watched: Watched, copy: Path, lang: str
) -> None:
    page, root = watched.page, LANGUAGES[lang]
    dead: dict[str, list[str]] = {}
    for name, state in STATES.items():
        if state.width in ("", "wide") and not state.keeps and (lang == "sv" or not state.swedish):
            page.goto(disk.address(copy, root + state.page))
            state.reach(page)
            if found := watched.dead_links():
                dead[name] = found
            if watched.faults:
                dead[name] = watched.faults[:]
                watched.faults.clear()
    assert dead == {}
    assert page.evaluate("localStorage.length") == 0


def test_a_page_of_every_script_starts_without_complaint(watched: Watched, copy: Path) -> None:
    """A new script is met here the first time that a page names it."""
    named: dict[str, Path] = {}
    for file in sorted(copy.rglob("*.html")):
        for name in re.findall(r'data-modul="([\w-]+)"', file.read_text("utf-8")):
            named.setdefault(name, file)
    assert len(named) >= 10
    for name, file in named.items():
        watched.page.goto(file.as_uri())
        script = f"[...document.scripts].some((one) => one.src.endsWith('/assets/{name}.js'))"
        watched.page.wait_for_function(script)
        watched.page.wait_for_load_state("networkidle")
        assert watched.faults == [], name
        assert watched.dead_links() == [], name


def test_a_workbook_is_begun_saved_as_a_file_and_sent_to_word(
    watched: Watched, copy: Path, lang: str, content: Content, tmp_path: Path
) -> None:
    page = watched.page
    page.goto(disk.address(copy, f"{LANGUAGES[lang]}verktyg/arbetsbok/"))
    page.locator(".bok--klar #bok-namn").fill("Norrängen")
    places = page.locator(".bok input[name=plats]")
    assert places.evaluate_all("(all) => all.map((one) => one.value)") == ["fil"]
    said = {"sv": "Från den sparas inga svar", "en": "From there no answers are kept"}[lang]
    assert said in page.locator(".bok form").inner_text()
    page.locator(".bokruta [type=submit]").click()
    page.locator(".bok--oppen .boksteg .bok__lank").first.click()
    page.locator(".boksteg__falt textarea").first.fill("Trappan hindrar.")
    with page.expect_download() as saved:
        page.locator(".bok__vagar .knapp--fylld").first.click()
    saved.value.save_as(tmp_path / "bok.json")
    answers = json.loads((tmp_path / "bok.json").read_text("utf-8"))["answers"]
    assert [one["text"] for one in answers.values()] == ["Trappan hindrar."]
    buttons = page.locator("[data-word] button")
    for index, name in ((0, "dagbok.docx"), (1, "utkast.docx")):
        with page.expect_download() as saved:
            buttons.nth(index).click()
        saved.value.save_as(tmp_path / name)
        result = OpenXmlValidator().validate(tmp_path / name)
        assert (result.error_count, result.warning_count) == (0, 0)
    page.locator("[data-word] input[type=file]").last.set_input_files(tmp_path / "dagbok.docx")
    page.locator(".ordvag__funnet h4").wait_for()
    assert page.evaluate("localStorage.length") == 0
    assert watched.faults == []


def test_a_step_leads_to_the_workbook_and_says_no_more_than_that(
    watched: Watched, copy: Path, lang: str, content: Content
) -> None:
    step = content.model.steps[3]
    watched.page.goto(disk.address(copy, f"{LANGUAGES[lang]}{step.page.removesuffix('.md')}/"))
    link = watched.page.locator("[data-svara] a")
    assert link.inner_text() == {"sv": "Svara i arbetsboken", "en": "Answer in the workbook"}[lang]
    link.click()
    watched.page.locator(".bok--klar").wait_for()


def test_the_colours_that_a_reader_chooses_stay_on_the_next_page(
    watched: Watched, copy: Path
) -> None:
    page = watched.page
    page.goto(f"{copy.as_uri()}/index.html")
    page.locator("[data-lage]").click()
    assert page.evaluate(_SCHEME) == "light"
    page.locator("nav a[href$='fas/index.html']").locator("visible=true").first.click()

    def is_light() -> bool:
        """Look again: the page may be in another process, which hears of it a moment later."""
        page.reload()
        return bool(page.evaluate(_SCHEME) == "light")

    wait_until(page, is_light, "the next page in light colours")


def test_no_path_of_the_disk_is_given_to_others(
    watched: Watched, copy: Path, lang: str, tmp_path: Path
) -> None:
    """Without an address on the web there is no link to copy, and the file has none."""
    page = watched.page
    page.goto(disk.address(copy, f"{LANGUAGES[lang]}strukturer/valj-form/"))
    STATES["guide answered"].reach(page)
    assert page.locator(".tamed button").count() == 2
    with page.expect_download() as saved:
        page.locator(".tamed button").nth(1).click()
    saved.value.save_as(tmp_path / "svar.docx")
    from docx import Document  # noqa: PLC0415

    parts = Document(str(tmp_path / "svar.docx")).part.rels.values()
    assert [one.target_ref for one in parts if "file:" in str(one.target_ref)] == []


def test_axe_finds_nothing_on_pages_from_disk(browser: Any, copy: Path, lang: str) -> None:
    page = new_page(browser, "axe", "light", "wide")
    root, problems = LANGUAGES[lang], {}
    for path in (root, f"{root}verktyg/", f"{root}verktyg/riskanalys/", f"{root}exempel/"):
        page.goto(disk.address(copy, path))
        if found := findings(page, "axe"):
            problems[path] = found
    page.context.close()
    assert problems == {}
