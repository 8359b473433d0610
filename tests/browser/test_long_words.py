"""Long words break where the register says, with a hyphen that is drawn and nothing else."""

from __future__ import annotations

import html
import io
from pathlib import Path
from typing import Any

import pypdf
import pytest

from navet.content.reader import Content
from navet.look.hyphens import SOFT_HYPHEN
from navet.search import pages as search_pages
from probe.pages import all_pages, one_of_each_kind

TEXTS = (".html", ".svg", ".js", ".json", ".xml", ".txt", ".md", ".webmanifest")
# A page whose heading has to break at 320 pixels, in each language, and the heading's pieces.
BROKEN = {
    "fas/identifiera-och-involvera/samverkanspartner/": ["Samverkans", "partner"],
    "en/fas/planera-och-justera/gemensam-bild/": ["Shared under", "standing"],
    "om/tillganglighet/": ["Tillgänglighets", "redogörelse"],
}
# The heading's pieces, the lines that they end on, the widths of the hyphens, and what is copied
# and found.
HEADING = """() => {
  const heading = document.querySelector('h1');
  const texts = [...heading.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
  const feet = texts.map((node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return Math.round(range.getBoundingClientRect().bottom);
  });
  getSelection().selectAllChildren(heading);
  const copied = getSelection().toString();
  getSelection().removeAllRanges();
  return {
    pieces: texts.map((node) => node.data),
    lines: new Set(feet).size,
    hyphens: [...heading.querySelectorAll('.delbar')].map((one) => one.offsetWidth),
    copied,
    found: window.find(heading.textContent),
  };
}"""
# Places to break that something styles, or that are pieces of a row of boxes.
STYLED = """() => [...document.querySelectorAll('.delbar')].filter((one) => {
  const [own, around] = [getComputedStyle(one), getComputedStyle(one.parentElement)];
  return own.display !== 'inline' || own.position !== 'static' || own.paddingLeft !== '0px'
    || own.fontSize !== around.fontSize || own.color !== around.color
    || own.fontWeight !== around.fontWeight || own.textDecorationLine !== 'none'
    || /flex|grid/.test(around.display);
}).map((one) => one.parentElement.outerHTML.slice(0, 160))"""


def names_of(page: Any) -> list[tuple[str, str]]:
    """Return the role and accessible name of everything on the page that has one."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    exposed = [node for node in tree["nodes"] if not node["ignored"]]
    named = [(node["role"]["value"], str(node.get("name", {}).get("value"))) for node in exposed]
    # What a line of text is cut into is not a name.
    return [(role, name) for role, name in named if role != "InlineTextBox"]


def test_no_text_on_the_site_has_a_soft_hyphen(site: Path) -> None:
    texts = {
        file.relative_to(site).as_posix(): html.unescape(file.read_text(encoding="utf-8"))
        for file in site.rglob("*")
        if file.suffix in TEXTS and "pagefind" not in file.parts
    }
    assert len(texts) > len(all_pages(site))
    assert {name for name, text in texts.items() if SOFT_HYPHEN in text} == set()


def test_a_place_to_break_has_no_name_and_no_looks_of_its_own(
    browser: Any, server: str, site: Path
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800})
    problems = {}
    for path in one_of_each_kind(site):
        page.goto(server + path)
        names = names_of(page)
        assert any(role == "heading" for role, _ in names), path
        with_hyphen = [name for _, name in names if SOFT_HYPHEN in name]
        if found := [*with_hyphen, *page.evaluate(STYLED)]:
            problems[path] = found
    page.close()
    assert problems == {}


def test_a_step_is_called_by_its_whole_name(browser: Any, server: str, content: Content) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800})
    for step in content.model.steps:
        page.goto(f"{server}fas/{step.part_id}/{step.id}/")
        assert ("heading", step.name.sv) in names_of(page)
    page.close()


@pytest.mark.parametrize("path", BROKEN)
def test_a_heading_breaks_with_a_hyphen_where_there_is_no_room(
    browser: Any, server: str, path: str
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.goto(server + path)
    narrow = page.evaluate(HEADING)
    page.set_viewport_size({"width": 1280, "height": 800})
    wide = page.evaluate(HEADING)
    page.close()
    whole = "".join(BROKEN[path])
    assert narrow["pieces"] == BROKEN[path]
    assert (narrow["lines"], wide["lines"]) == (2, 1)
    assert narrow["hyphens"][0] > 5
    assert wide["hyphens"] == [0]
    for seen in (narrow, wide):
        assert (seen["copied"], seen["found"]) == (whole, True)


def test_search_and_paper_have_the_words_whole(
    browser: Any, server: str, site: Path, content: Content
) -> None:
    titles = {page.url: page.title for page in search_pages.read(site)}
    page = browser.new_page()
    for step in content.model.steps:
        address = f"fas/{step.part_id}/{step.id}/"
        assert titles[address] == step.name.sv
    page.goto(f"{server}fas/identifiera-och-involvera/")
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    page.close()
    text = "".join(sheet.extract_text() for sheet in sheets)
    assert "Samverkanspartner" in text
    assert SOFT_HYPHEN not in text
