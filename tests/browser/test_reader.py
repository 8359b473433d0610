"""What readers change: width, spacing, scripts, colours, motion; and how pages name themselves."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from navet.look import colours
from probe.browsing import visit
from probe.pages import all_pages, kind_and_language, one_of_each_kind

WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 320, "height": 800}
# WCAG 1.4.12: what a reader may set without losing content.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"""
# The colours of the text and the ground of each piece of the wheel that has both.
PIECES = """() => [...document.querySelectorAll('.modell svg a')].flatMap((link) => {
  const [text, ground] = ['text', '.modell__ruta'].map((one) => link.querySelector(one));
  return text && ground ? [[getComputedStyle(text).fill, getComputedStyle(ground).fill]] : [];
})"""
# What is wider than the screen or cut by its own box, as sentences.
TIGHT = """() => {
  const {scrollWidth, clientWidth} = document.documentElement;
  const cut = [...document.querySelectorAll('h1, h2, h3, p, li, a, button, summary, label')]
    .filter((element) => {
      const tight = element.scrollWidth > element.clientWidth + 1
        || element.scrollHeight > element.clientHeight + 1;
      if (!tight || !element.checkVisibility()) return false;
      const style = getComputedStyle(element);
      return style.overflow === 'hidden' && style.position !== 'absolute';
    }).map((element) => `cut: ${element.outerHTML.slice(0, 120)}`);
  const over = scrollWidth - clientWidth;
  return over > 0 ? [`${over} px too wide`, ...cut] : cut;
}"""


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_no_page_scrolls_sideways_and_no_text_is_cut(
    browser: Any, server: str, site: Path, lang: str
) -> None:
    """Wide, and spaced out both wide and narrow; test_every_page has each page narrow."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    problems = {}
    for path in one_of_each_kind(site, lang):
        page.set_viewport_size(WIDE)
        visit(page, server + path)
        found = {"wide": page.evaluate(TIGHT)}
        page.add_style_tag(content=SPACING)
        found["wide, spaced"] = page.evaluate(TIGHT)
        page.set_viewport_size(NARROW)
        found["narrow, spaced"] = page.evaluate(TIGHT)
        problems |= {(path, how): what for how, what in found.items() if what}
    context.close()
    assert problems == {}


def test_pages_are_whole_without_scripts(browser: Any, server: str, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    with_print_button = 0
    for path in one_of_each_kind(site):
        page.goto(server + path)
        assert page.locator("main").inner_text().strip(), path
        with_print_button += page.locator("[data-skriv-ut]").count()
        assert page.locator("[data-skriv-ut]:visible").count() == 0, path
        links = page.locator("[data-meny] nav a")
        assert links.count() >= 6, path
        assert page.locator("[data-meny] nav a:visible").count() == 0, path
        page.locator("[data-meny] > summary").click()
        for folded in reversed(page.locator("[data-meny] details:not([open]) > summary").all()):
            folded.click()
        assert page.locator("[data-meny] nav a:visible").count() == links.count(), path
    context.close()
    assert with_print_button > 0


def test_the_systems_scheme_decides_without_scripts(browser: Any, server: str, root: Path) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        context = browser.new_context(java_script_enabled=False, color_scheme=scheme)
        page = context.new_page()
        page.goto(server)
        assert page.locator("html.js").count() == 0, "scripts run"
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        grounds.append(as_hexadecimal(ground))
        context.close()
    palette = colours.load(root)
    assert grounds == [palette.surfaces[scheme]["paper"] for scheme in colours.SCHEMES]


def as_hexadecimal(colour: str) -> str:
    """Return a browser's "rgb(250, 247, 243)" as #rrggbb."""
    return "#" + "".join(f"{int(number):02x}" for number in re.findall(r"\d+", colour)[:3])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_controls_and_the_picture_visible(
    browser: Any, server: str, scheme: str
) -> None:
    context = browser.new_context(
        forced_colors="active", color_scheme=scheme, viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    page.goto(server)
    page.locator(".ordmarke").focus()
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    edges = page.locator(".knapp:visible").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).borderStyle)"
    )
    pieces = page.evaluate(PIECES)
    context.close()
    assert outline == "solid"
    assert set(edges) == {"solid"}
    assert len(pieces) == 1 + 3 + 9, "the block, three phases and their steps"
    for text, ground in pieces:
        assert colours.contrast(as_hexadecimal(text), as_hexadecimal(ground)) >= 4.5


def test_nothing_moves_for_those_who_ask_for_that(browser: Any, server: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(server)
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].filter((element) => {
          const style = getComputedStyle(element);
          return style.transitionDuration !== '0s' || style.animationName !== 'none';
        }).length"""
    )
    context.close()
    assert moving == 0


def test_every_page_names_itself_and_its_language(site: Path) -> None:
    titles: dict[tuple[str, str], str] = {}
    for path in all_pages(site):
        html = (
            site / path / "index.html" if not path.endswith(".html") else site / path
        ).read_text(encoding="utf-8")
        _, language = kind_and_language(site, path)
        title = re.search(r"<title>([^<]+)</title>", html)
        assert title, path
        assert "Samverkansnavet" in title[1], path
        assert titles.setdefault((language, title[1]), path) == path, f"same title: {title[1]}"
        assert html.count("<h1") == 1, path
        assert language == ("en" if path.startswith("en/") else "sv"), path
        links = re.findall(r'<a class="sprak"[^>]*>', html)
        assert len(links) == ('hreflang="x-default"' in html), path
        for link in links:
            other = "en" if language == "sv" else "sv"
            assert f'hreflang="{other}"' in link, path
            assert f' lang="{other}"' in link, path


def test_no_inline_style_or_script(site: Path) -> None:
    for path in all_pages(site):
        html = (
            site / path / "index.html" if not path.endswith(".html") else site / path
        ).read_text(encoding="utf-8")
        assert not re.search(r"<[^>]+\sstyle=", html), path
        assert not re.search(r"<[^>]+\son[a-z]+=", html), path
        # A block of data is no script: browsers leave it alone.
        inline = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", html)
        assert set(inline) <= {'<script type="application/ld+json">'}, path
        assert "<style" not in html, path
