"""The pages in easy Swedish as they are published: lines, pictures, and links both ways."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import pytest
from lxml import html
from markdown import Markdown

from navet.content import easy
from navet.content.reader import Content
from navet.documents.kit import prose
from navet.look import colours, easy_pictures
from navet.pages.markdown.extension import STANDARD, NavetExtension
from navet.pages.markdown.scope import Scope

LINES = "En rad\noch en till.\n\n- [Länk](a.md)\n  Mer text.\n- Se [länk](a.md)\n  här.\n"


def published(site: Path, address: str) -> html.HtmlElement:
    return html.fromstring((site / address / "index.html").read_text(encoding="utf-8"))


def addresses(content: Content) -> dict[str, str]:
    """Return the address of each easy page by the address of the page that it retells."""
    told = easy.by_retold_page(content.site)
    pages = {key: content.site.page(key, "sv") for pair in told.items() for key in pair}
    return {pages[key].url: pages[own].url for key, own in told.items()}  # type: ignore[union-attr]


def rendered(content: Content, keeps_lines: bool) -> html.HtmlElement:
    scope = Scope(content.model, keeps_lines=keeps_lines)
    made = Markdown(extensions=[*STANDARD, NavetExtension(scope)]).convert(LINES)
    return html.fromstring(f"<div>{made}</div>")


def test_a_line_break_in_the_file_is_one_on_the_page_and_nowhere_else(content: Content) -> None:
    easy_page, ordinary = rendered(content, True), rendered(content, False)
    assert len(easy_page.findall(".//br")) == 3
    assert ordinary.findall(".//br") == []
    assert [link.getparent().tag for link in easy_page.find_class("radlank")] == ["li"]
    assert ordinary.find_class("radlank") == []


def test_the_lines_of_a_file_are_the_lines_of_the_page(content: Content, site: Path) -> None:
    for page in content.site.of_kind("enkel"):
        shown = published(site, page.url)
        for br in shown.iter("br"):
            br.tail = f"\n{(br.tail or '').lstrip()}"
        text = "\n".join(element.text_content() for element in shown.iter("p", "li"))
        own = [part for part in page.scan.paragraphs if not part.box and "[" not in part.text]
        for part in own:
            assert part.text in text, (page.key, part.text)


def test_the_lines_of_a_file_are_the_lines_of_the_booklet(content: Content) -> None:
    page = content.site.page("enkel/malgrupp.md", "sv")
    assert page is not None
    blocks = prose.blocks(page.text, page.key, "sv", "https://navet.example/")
    first = "".join(piece["text"] for piece in blocks[0]["pieces"])
    assert first == "\n".join(page.body.split("\n")[:4])


def test_each_page_and_the_one_it_retells_link_to_each_other(content: Content, site: Path) -> None:
    pairs = addresses(content)
    assert len(pairs) >= 16
    for ordinary, own in pairs.items():
        for lang in ("", "en/"):
            there = published(site, f"{lang}{ordinary}")
            links = there.xpath(
                "//main//*[@class='tillenkel']/a"
                "|//main//ul[@class='start__genvagar']//a[contains(@href, 'enkel/')]"
            )
            assert len(links) == 1, ordinary
            assert links[0].get("href").endswith(own), ordinary
            assert links[0].get("hreflang") == ("sv" if lang else None)
        back = published(site, own).xpath("//article//a/@href")
        assert any(_leads(link, own) == ordinary for link in back), own


def _leads(link: str, page: str) -> str:
    """Return the address from the site's root that a relative link on a page leads to."""
    found = posixpath.normpath(posixpath.join("/", page, link)).strip("/")
    return f"{found}/" if found else ""


def test_each_has_a_picture_that_says_what_it_shows(content: Content, site: Path) -> None:
    seen = []
    for page in content.site.of_kind("enkel"):
        (picture,) = published(site, page.url).find_class("enkelbild")
        assert picture.get("role") == "img"
        assert picture.get("aria-label") == page.meta["bildtext"]
        seen.append(page.meta["bild"])
    assert sorted(seen) == easy_pictures.names(content.root)


def test_they_are_in_swedish_alone_and_say_that_nobody_has_tried_them(
    content: Content, site: Path
) -> None:
    for page in content.site.of_kind("enkel"):
        shown = published(site, page.url)
        assert shown.get("lang") == "sv"
        assert shown.xpath("//link[@rel='alternate']") == []
        (note,) = shown.find_class("enkelnot")
        assert "har prövat" in note.text_content()
        ways = note.xpath(".//a/@href")
        assert bool(ways) is (page.key != "enkel/om-sidorna.md")
    assert not (site / "en/enkel").exists()


def test_how_to_reach_us_is_said_in_easy_words(site: Path) -> None:
    text = re.sub(r"\s+", " ", published(site, "enkel/kontakt/").text_content())
    assert "Fråga den som visade dig sidorna." in text
    assert "kodförråd" not in text


@pytest.mark.parametrize("address", ["", "en/", "fas/", "exempel/", "enkel/"])
def test_every_page_leads_to_them_from_its_foot(site: Path, address: str) -> None:
    links = published(site, address).xpath("//footer//a/@href")
    assert any(_leads(link, address) == "enkel/" for link in links)


def test_a_drawing_carries_its_colours_into_a_file(root: Path) -> None:
    palette = colours.load(root)
    for name in easy_pictures.names(root):
        drawn = easy_pictures.standalone(root, name, palette)
        used = set(re.findall(r'class="([^"]+)"', drawn))
        styled = set(re.findall(r"\.(b\w+)\{", drawn))
        assert {one for names in used for one in names.split()} <= styled, name
