"""Pages that are kept as HTML: nothing old is shown, whatever building blocks they have."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from navet import build
from navet.build import Build
from navet.content.reader import Content
from navet.content.site import Page, page_from_text
from navet.pages import rendered
from navet.pages.block_views import READ_TEXTS
from navet.pages.rendered import Rendered, RenderedPages
from navet.reading.settings import Settings


@pytest.fixture(scope="module")
def whole(root: Path) -> Build:
    """Return a build of the real site."""
    return build.start(root)


def rewritten(page: Page) -> Page:
    """Return a page with other words in its headings and sentences, and no sources cited."""
    front = page.text.removesuffix(page.body)
    body = re.sub(r"(?<=\w)([.?!:])(?=\s|$)", r" pelargon\1", page.body)
    body = re.sub(r"(?m)^(#+ [^{\n]+)", r"\1 pelargon ", body)
    body = re.sub(r" ?\[@[^\]]*\]", "", body)
    return page_from_text(front + body, page.key, page.lang, page.path)[0]


def with_pages(made: Build, pages: dict[tuple[str, str], Page]) -> Build:
    """Return a build of the same site with other pages."""
    site = dataclasses.replace(made.content.site, pages=pages)
    content = dataclasses.replace(made.content, site=site)
    return dataclasses.replace(made, content=content, views={})


def blocks(made: Build, page: Page) -> dict[str, str]:
    """Return the HTML of each block on a page, by its name and argument."""
    view = made.view(page.key, page.lang)
    return {
        f"{one.name} {one.argument}": made.block(view, one.name, one.argument)
        for one in page.scan.blocks
    }


def test_blocks_show_other_pages_texts_only_where_it_is_said(whole: Build) -> None:
    """Else a page would be shown as it was before another page's text was changed."""
    pages = whole.content.site.pages
    others = {place: rewritten(page) for place, page in pages.items()}
    differing = set()
    for place, page in pages.items():
        if page.scan.blocks:
            after = blocks(with_pages(whole, {**others, place: page}), page)
            before = blocks(whole, page)
            differing |= {name.split()[0] for name in before if before[name] != after[name]}
    assert differing == READ_TEXTS


def titled(page: Page) -> Page:
    """Return a page with another description in its front matter."""
    text = re.sub(r"(?m)^beskrivning: .*$", "beskrivning: Pelargonen blommar.", page.text)
    assert text != page.text
    return page_from_text(text, page.key, page.lang, page.path)[0]


@pytest.mark.parametrize("name", ["filer", "motesplan"])
def test_a_page_is_kept_until_what_its_blocks_show_is_another(
    whole: Build, tmp_path: Path, name: str
) -> None:
    pages = whole.content.site.pages
    here = (page for page in pages.values() if name in {one.name for one in page.scan.blocks})
    page = next(here)
    other = pages["kunskap/lagar.md", "sv"]

    def of(content: Content, **changes: Any) -> RenderedPages:
        given = {"words": whole.words, "settings": whole.settings, **changes}
        return RenderedPages(content, **given)

    def changed(other: Page) -> RenderedPages:
        return of(with_pages(whole, {**pages, (other.key, other.lang): other}).content)

    with mock.patch.object(rendered, "FOLDER", tmp_path):
        of(whole.content).put(page, Rendered("<p>Prov</p>", []))
        assert of(whole.content).get(page) == Rendered("<p>Prov</p>", [])
        assert of(whole.content, settings=Settings("https://annan.example/")).get(page) is None
        assert of(whole.content, serving=True).get(page) is None
        assert changed(titled(other)).get(page) is None
        assert (changed(rewritten(other)).get(page) is None) == (name in READ_TEXTS)
