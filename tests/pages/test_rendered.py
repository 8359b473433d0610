"""Pages that are kept as HTML: nothing old is shown, whatever building blocks they have."""

from __future__ import annotations

import dataclasses
import re
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest import mock

import jinja2
import pytest

from navet import build
from navet.build import Build
from navet.content.kinds import CASE_LIST
from navet.content.meetings import EXERCISE
from navet.content.reader import Content
from navet.content.site import Page, page_from_text
from navet.pages import rendered
from navet.pages.block_views import READ_TEXTS
from navet.pages.rendered import READ_KINDS, Rendered, RenderedPages
from navet.reading.settings import Settings

Pages = dict[tuple[str, str], Page]


@pytest.fixture(scope="module")
def whole(root: Path) -> Build:
    """Return a build of the real site."""
    return build.start(root)


def rewritten(page: Page, headings: bool = True) -> Page:
    """Return a page with other words and times in its text, and no sources; in headings too.

    Without ``headings`` the exercise is as it was. Lists of cases have no text.
    """
    if page.kind == CASE_LIST:
        return page
    front = page.text.removesuffix(page.body)
    lines = re.sub(r" ?\[@[^\]]*\]", "", page.body).split("\n")
    starts = [number for number, line in enumerate(lines) if line.startswith("## ")]
    kept = {
        number
        for start, end in pairwise([*starts, len(lines)])
        if f"{{#{EXERCISE}}}" in lines[start] and not headings
        for number in range(start, end)
    }
    body = "\n".join(
        line if number in kept else _rewritten(line, headings) for number, line in enumerate(lines)
    )
    return page_from_text(front + body, page.key, page.lang, page.path)[0]


def _rewritten(line: str, headings: bool) -> str:
    if line.startswith("#"):
        return re.sub(r"^(#+ [^{]+)", r"\1 pelargon ", line) if headings else line
    sooner = re.sub(r"\b(\d+)(?= minut)", lambda found: str(max(1, int(found[1]) - 3)), line)
    return re.sub(r"(?<=\w)([.?!])(?=\s|$)", r" pelargon\1", sooner)


def with_pages(made: Build, pages: Pages) -> Build:
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


def frame(made: Build, page: Page, root: Path) -> str:
    """Return a page without a text, in the template of its kind."""
    view = made.view(page.key, page.lang)
    own = root / "overrides" / f"{page.kind}.html"
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(own.parent),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
    )
    shown = SimpleNamespace(title=view.title_of(page.key), meta=view.meta, content="")
    template = templates.get_template(own.name if own.exists() else "main.html")
    return template.render(**made.context(view), page=shown, toc=[])


def of_each_kind(pages: Pages) -> list[Page]:
    """Return the first page of each kind and language, but for lists, which have no file."""
    found = {(page.kind, page.lang): page for page in reversed(pages.values())}
    return [page for (kind, _), page in found.items() if kind != CASE_LIST]


@pytest.fixture(scope="module")
def others(whole: Build) -> Pages:
    """Return the site's pages with every text rewritten."""
    return {place: rewritten(page) for place, page in whole.content.site.pages.items()}


@pytest.fixture(scope="module")
def unread(whole: Build) -> Pages:
    """Return the site's pages with only those texts rewritten that no other page shows."""
    return {
        place: page if page.kind in READ_KINDS else rewritten(page, headings=False)
        for place, page in whole.content.site.pages.items()
    }


def test_blocks_show_other_pages_texts_only_where_it_is_said(
    whole: Build, others: Pages, unread: Pages
) -> None:
    """Else a page would be shown as it was before another page's text was changed."""
    differing = set()
    for place, page in whole.content.site.pages.items():
        if page.scan.blocks:
            before = blocks(whole, page)
            assert blocks(with_pages(whole, {**unread, place: page}), page) == before
            after = blocks(with_pages(whole, {**others, place: page}), page)
            differing |= {name.split()[0] for name in before if before[name] != after[name]}
    assert differing == READ_TEXTS


def test_frames_show_nothing_of_other_pages_texts(whole: Build, others: Pages, root: Path) -> None:
    for page in of_each_kind(whole.content.site.pages):
        another = with_pages(whole, {**others, (page.key, page.lang): page})
        assert frame(another, page, root) == frame(whole, page, root), page.path


def titled(page: Page) -> Page:
    """Return a page with another description in its front matter."""
    text = re.sub(r"(?m)^beskrivning: .*$", "beskrivning: Pelargonen blommar.", page.text)
    assert text != page.text
    return page_from_text(text, page.key, page.lang, page.path)[0]


def shorter_exercise(page: Page) -> Page:
    """Return a step's page with a shorter exercise under the same heading."""
    text = re.sub(r"(Tid:\W*)\d+", r"\g<1>7", page.text)
    assert text != page.text
    return page_from_text(text, page.key, page.lang, page.path)[0]


@pytest.mark.parametrize("name", ["filer", "motesplan"])
def test_a_page_is_kept_until_what_its_blocks_show_is_another(
    whole: Build, tmp_path: Path, name: str
) -> None:
    pages = whole.content.site.pages
    here = (page for page in pages.values() if name in {one.name for one in page.scan.blocks})
    page = next(here)
    other, step = pages["kunskap/lagar.md", "sv"], pages["fas/forutsattningar/status.md", "sv"]

    def of(content: Content, **changes: Any) -> RenderedPages:
        given = {"words": whole.words, "settings": whole.settings, **changes}
        return RenderedPages(content, **given)

    def changed(other: Page) -> RenderedPages:
        return of(with_pages(whole, {**pages, (other.key, other.lang): other}).content)

    with mock.patch.object(rendered, "FOLDER", tmp_path):
        kept = Rendered(rendered.packed("<p>Prov\n</p>"), [["A", "a", 2, []]], ["a", "b"])
        of(whole.content).put(page, kept)
        of(whole.content).put_whole(page, "<p>å</p>")
        assert of(whole.content).get(page) == kept
        assert of(whole.content).whole(page) == "<p>å</p>"
        for another in (
            of(whole.content, settings=Settings("https://annan.example/")),
            of(whole.content, serving=True),
            changed(titled(other)),
        ):
            assert another.get(page) is None
            assert another.whole(page) is None
        for another in (changed(rewritten(other)), changed(shorter_exercise(step))):
            assert (another.get(page) is None) == (name in READ_TEXTS)
