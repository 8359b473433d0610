"""The picture of the model: made from the model, linked, the same in words, and never too tight."""

from __future__ import annotations

import base64
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from navet.content import words
from navet.content.reader import Content
from navet.language.texts import LANGUAGES, Text
from navet.look import hyphens, picture
from navet.look.colours import load
from navet.look.fonts import FAMILY, ruler
from navet.look.picture import Drawing
from navet.look.ring import Sector, break_lines, fit
from probe import typefaces

SVG = "{http://www.w3.org/2000/svg}"


def drawing_of(root: Path, content: Content, lang: str) -> Drawing:
    soft = hyphens.load(root)
    return Drawing(content.model, lang, words.load(root)[lang], lambda target: f"/{target}", soft)


@pytest.fixture(params=LANGUAGES)
def drawing(request: pytest.FixtureRequest, root: Path, content: Content) -> Drawing:
    return drawing_of(root, content, request.param)


def test_every_part_and_step_is_a_link_in_the_models_order(drawing: Drawing) -> None:
    links = re.findall(r'<a href="/([^"]+)" aria-label="([^"]+)"', picture.svg(drawing))
    expected = []
    for part in drawing.model.parts:
        expected.append(f"fas/{part.id}/")
        expected += [f"fas/{part.id}/{step.id}/" for step in part.steps]
    assert [url for url, _ in links] == expected
    names = " ".join(name for _, name in links)
    for step in drawing.model.steps:
        assert f"{step.number}: {step.name[drawing.lang]}." in names


def test_a_links_name_has_the_words_that_it_shows(drawing: Drawing) -> None:
    links = re.findall(r'<a href="[^"]+" aria-label="([^"]+)">(.*?)</a>', picture.svg(drawing))
    assert len(links) == len(drawing.model.parts) + len(drawing.model.steps)
    for name, inside in links:
        shown = re.sub(r"<[^>]+>", "", inside)
        assert re.sub(r"\W+", " ", shown) in re.sub(r"\W+", " ", name)


def test_the_list_says_the_same_as_the_picture(drawing: Drawing) -> None:
    figure = picture.figure(drawing)
    in_list = figure[figure.index("modell__lista") :]
    assert re.findall(r'<a href="([^"]+)"', picture.svg(drawing)) == re.findall(
        r'<a href="([^"]+)"', in_list
    )


def test_the_standalone_picture_is_sound_and_described(drawing: Drawing, root: Path) -> None:
    made = picture.standalone(drawing, load(root), "Samverkansnavet")
    tree = ET.fromstring(made)
    description = tree.findtext(f"{SVG}desc") or ""
    for step in drawing.model.steps:
        assert step.key_question[drawing.lang] in description
    assert tree.findtext(f"{SVG}title") == drawing.model.name[drawing.lang]
    assert "<a " not in made
    assert "var(" not in made


def test_a_name_that_does_not_fit_is_refused(drawing: Drawing) -> None:
    part = drawing.model.parts[1]
    name = "Samverkansöverenskommelseförhandling"
    step = replace(part.steps[0], name=Text(name, name))
    changed = replace(part, steps=(step, *part.steps[1:]))
    model = replace(drawing.model, parts=(drawing.model.parts[0], changed))
    with pytest.raises(ValueError, match="does not fit"):
        picture.svg(replace(drawing, model=model))


def test_the_small_picture_says_where_the_reader_is(drawing: Drawing) -> None:
    for part in drawing.model.parts:
        for step in part.steps:
            made = picture.small(drawing, part, step)
            assert made.count('class="har"') == 1
            assert f"{step.number}, {step.name[drawing.lang]}" in made
        assert picture.small(drawing, part).count('class="har"') == len(part.steps)


def test_soft_hyphens_change_nothing_but_where_a_word_may_break(root: Path) -> None:
    soft = hyphens.load(root)
    text = "Problem- och behovsformulering med samverkanspartner"
    assert soft(text).replace(hyphens.SOFT_HYPHEN, "") == text
    assert soft(text) != text


def test_lines_break_at_spaces_and_soft_hyphens() -> None:
    measure = ruler(400)
    assert break_lines("behovs\u00adformulering", 5, measure) == ["behovs\u00ad", "formulering"]
    assert break_lines("en två", 100, measure) == ["en två"]
    assert break_lines("odelbart", 1, measure) is None


def test_text_is_placed_inside_its_sector() -> None:
    sector = Sector((400, 400), 182, 344, 0, 40)
    lines = fit(sector, "4", "Målgrupp", (24,), 1.1, ruler(650))
    for line in lines:
        assert sector.holds((line.x, line.y), 0)


# The reader's own font, by what it is to the site's; None is whatever the machine has.
FONTS: dict[str, float | None] = {
    "own": 1.0,
    "machine": None,
    "narrow": typefaces.NARROW,
    "dejavu": typefaces.DEJAVU,
    "widest": typefaces.WIDEST,
}
# WCAG 1.4.12: what a reader may set without losing content.
SPACING = "*{letter-spacing:.12em!important;word-spacing:.16em!important}"


def page_with(browser: Any, fonts: str, spacing: str = "") -> Any:
    """Return a page where the site's font is the named one, and is waited for."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    factor = FONTS[fonts]

    def style(route: Any) -> None:
        css = route.fetch().text().replace("font-display:optional", "font-display:block")
        route.fulfill(body=css + spacing, content_type="text/css")

    page.route("**/navet.css", style)
    if factor is None:
        page.route("**/*.woff2", lambda route: route.abort())
    elif fonts != "own":
        face = typefaces.stretched(factor)
        page.route("**/*.woff2", lambda route: route.fulfill(body=face, content_type="font/ttf"))
    return page


def width_against_own(page: Any) -> float:
    """Return how wide a phase's name is drawn, whose length nothing holds, against the site's."""
    name = page.locator(".modell__fas").first
    text, length = name.evaluate("(name) => [name.textContent, name.getComputedTextLength()]")
    return float(length / (ruler(700).width(text) * 25))


@pytest.mark.parametrize("spacing", ["", SPACING], ids=["plain", "spaced"])
@pytest.mark.parametrize("fonts", FONTS)
def test_no_text_overflows_in_the_browser(
    browser: Any, server: str, fonts: str, spacing: str
) -> None:
    page = page_with(browser, fonts, spacing)
    problems = {}
    for path in ("", "en/", "exempel/", "en/exempel/"):
        page.goto(server + path)
        page.evaluate("document.fonts.ready")
        assert page.locator(".modell svg text, .karta svg text").count() > 20
        if FONTS[fonts] and not spacing and page.locator(".modell").count():
            assert width_against_own(page) == pytest.approx(FONTS[fonts], rel=0.04)
        if found := page.evaluate(OVERFLOWING):
            problems[path] = found
    page.close()
    assert problems == {}


@pytest.mark.parametrize("fonts", ["narrow", "dejavu"])
def test_no_text_overflows_in_the_standalone_picture(
    browser: Any, root: Path, drawing: Drawing, fonts: str
) -> None:
    face = base64.b64encode(typefaces.stretched(FONTS[fonts] or 1)).decode()
    rule = f"@font-face{{font-family:'{FAMILY}';src:url(data:font/ttf;base64,{face})}}"
    made = picture.standalone(drawing, load(root), "Samverkansnavet")
    page = browser.new_page(viewport={"width": 900, "height": 900})
    page.set_content(made[made.index("<svg") :].replace("<style>", f"<style>{rule}"))
    page.evaluate("document.fonts.ready")
    assert width_against_own(page) == pytest.approx(FONTS[fonts], rel=0.04)
    found = page.evaluate(OVERFLOWING)
    page.close()
    assert found == []


OVERFLOWING = """() => {
  const pieces = document.querySelectorAll('.modell__ruta, .modell__rad, .karta__lan rect');
  const drawn = ':scope > text:not(.modell__fas), :scope > .modell__streck';
  const inside = [...pieces].flatMap((piece) =>
    [...piece.parentNode.querySelectorAll(drawn)].filter((text) => {
        const box = text.getBBox();
        const right = box.x + box.width;
        const [top, foot] = [0.25, 0.8].map((share) => box.y + box.height * share);
        const corners = [[box.x, top], [right, top], [box.x, foot], [right, foot]];
        return !corners.every(([x, y]) => piece.isPointInFill(new DOMPoint(x, y)));
      }),
  );
  const onArcs = [...document.querySelectorAll('.modell__fas')].filter((name) => {
    const arc = document.querySelector(name.querySelector('textPath').getAttribute('href'));
    return name.getComputedTextLength() > arc.getTotalLength();
  });
  const apart = [...document.querySelectorAll('.modell__streck')].filter((hyphen) => {
    const word = hyphen.previousElementSibling.getBBox();
    const gap = hyphen.getBBox().x - (word.x + word.width);
    return gap < -1 || gap > 5;
  });
  return [...inside, ...onArcs, ...apart].map((one) => one.textContent || one.outerHTML);
}"""
