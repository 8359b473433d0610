"""The picture of the model: made from the model, linked, the same in words, and never too tight."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from navet import hyphens, picture, words
from navet.check import Content
from navet.colours import load
from navet.fonts import ruler
from navet.picture import Drawing
from navet.ring import Sector, break_lines, fit
from navet.texts import LANGUAGES, Text

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
    assert break_lines("behovs\u00adformulering", 5, measure) == ["behovs-", "formulering"]
    assert break_lines("en två", 100, measure) == ["en två"]
    assert break_lines("odelbart", 1, measure) is None


def test_text_is_placed_inside_its_sector() -> None:
    sector = Sector((400, 400), 182, 344, 0, 40)
    lines = fit(sector, "4", "Målgrupp", (24,), 1.1, ruler(650))
    for line in lines:
        assert sector.holds((line.x, line.y), 0)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("fonts", ["own", "fallback"])
def test_no_text_overflows_in_the_browser(
    browser: object, server: str, lang: str, fonts: str
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})  # type: ignore[attr-defined]
    if fonts == "fallback":
        page.route("**/*.woff2", lambda route: route.abort())
    page.goto(f"{server}{'' if lang == 'sv' else 'en/'}")
    page.evaluate("document.fonts.ready")
    overflowing = page.evaluate(_OVERFLOWING)
    page.close()
    assert overflowing == []


_OVERFLOWING = """() => [...document.querySelectorAll('.modell a')].flatMap((link) => {
  const piece = link.querySelector('path.modell__ruta, circle.modell__ruta, rect.modell__rad');
  return [...link.querySelectorAll('text:not(.modell__fas)')].filter((text) => {
    const box = text.getBBox();
    const right = box.x + box.width;
    const [top, foot] = [0.25, 0.8].map((share) => box.y + box.height * share);
    const corners = [[box.x, top], [right, top], [box.x, foot], [right, foot]];
    return !corners.every(([x, y]) => piece.isPointInFill(new DOMPoint(x, y)));
  }).map((text) => text.textContent);
})"""
