"""What readers change: width, spacing, scripts, colours, motion; and how pages name themselves."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.pages import all_pages, kind_and_language, one_of_each_kind

SIDEWAYS = """() => document.documentElement.scrollWidth - document.documentElement.clientWidth"""
# WCAG 1.4.12: what a reader may set without losing content.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"""
CUT = """() => [...document.querySelectorAll('h1, h2, h3, p, li, a, button, summary, label')]
  .filter((element) => {
    const style = getComputedStyle(element);
    const tight = element.scrollWidth > element.clientWidth + 1
      || element.scrollHeight > element.clientHeight + 1;
    return tight && element.checkVisibility() && style.overflow === 'hidden'
      && style.position !== 'absolute';
  }).map((element) => element.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("spacing", ["", SPACING], ids=["plain", "spaced"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_scrolls_sideways_and_no_text_is_cut(
    browser: Any, server: str, site: Path, width: int, spacing: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    page = context.new_page()
    problems = {}
    for path in all_pages(site) if width == 320 and not spacing else one_of_each_kind(site):
        page.goto(server + path)
        if spacing:
            page.add_style_tag(content=spacing)
        sideways, cut = page.evaluate(SIDEWAYS), page.evaluate(CUT)
        if sideways > 0 or cut:
            problems[path] = (sideways, cut)
    context.close()
    assert problems == {}


def test_pages_are_whole_without_scripts(browser: Any, server: str, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    for path in one_of_each_kind(site):
        page.goto(server + path)
        assert page.locator("main").inner_text().strip(), path
        assert (
            not page.locator("[data-skriv-ut]").is_visible()
            if (page.locator("[data-skriv-ut]").count())
            else True
        )
        page.locator("[data-meny] > summary").click()
        links = page.locator("[data-meny] nav a")
        assert links.count() >= 6, path
        assert all(link.is_visible() for link in links.all()), path
    context.close()


def test_the_systems_scheme_decides_without_scripts(browser: Any, server: str) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        context = browser.new_context(java_script_enabled=True, color_scheme=scheme)
        page = context.new_page()
        page.goto(server)
        grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        context.close()
    assert grounds[0] != grounds[1]


def test_forced_colours_leave_controls_and_the_picture_visible(browser: Any, server: str) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(server)
    page.locator(".ordmarke").focus()
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    assert page.locator(".modell svg").is_visible()
    context.close()


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
        for link in re.findall(r'<a class="sprak"[^>]*>', html):
            other = "en" if language == "sv" else "sv"
            assert f'hreflang="{other}"' in link, path
            assert f'lang="{other}"' in link, path


def test_no_inline_style_or_script(site: Path) -> None:
    for path in all_pages(site):
        html = (
            site / path / "index.html" if not path.endswith(".html") else site / path
        ).read_text(encoding="utf-8")
        assert not re.search(r"<[^>]+\sstyle=", html), path
        assert not re.search(r"<[^>]+\son[a-z]+=", html), path
        assert not re.search(r"<script(?![^>]*\bsrc=)", html), path
        assert "<style" not in html, path
