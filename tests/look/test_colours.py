"""The colours: contrast in both schemes, lightness apart, and the data behind them."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml
from PIL import ImageColor

from navet.content.reader import Content
from navet.look import colours
from navet.look.colours import SCHEMES, Palette, Scheme, contrast, lightness
from navet.reading import datafiles

TEXT, GRAPHICS = 4.5, 3.0
GROUNDS = ("paper", "surface", "deep")


@pytest.fixture(scope="module")
def palette(root: Path) -> Palette:
    return colours.load(root)


def test_the_file_follows_its_schema(root: Path) -> None:
    data = yaml.safe_load((root / datafiles.path_of(colours.NAME)).read_text(encoding="utf-8"))
    schema = json.loads((root / "modell/schema/farger.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(data, schema)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_part_of_the_model_has_its_colours_in_its_order(
    palette: Palette, content: Content, scheme: Scheme
) -> None:
    assert list(palette.parts[scheme]) == [part.id for part in content.model.parts]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_can_be_read_on_every_ground(palette: Palette, scheme: Scheme, ground: str) -> None:
    surfaces = palette.surfaces[scheme]
    for name in ("ink", "muted", "link"):
        assert contrast(surfaces[name], surfaces[ground]) >= TEXT, name
    for name in ("edge", "focus"):
        assert contrast(surfaces[name], surfaces[ground]) >= GRAPHICS, name


@pytest.mark.parametrize("scheme", SCHEMES)
def test_part_colours_carry_text(palette: Palette, scheme: Scheme) -> None:
    surfaces = palette.surfaces[scheme]
    for name, part in palette.parts[scheme].items():
        assert contrast(part.on, part.main) >= TEXT, name
        assert contrast(part.main, part.tint) >= TEXT, name
        for ground in ("paper", "surface"):
            assert contrast(part.main, surfaces[ground]) >= TEXT, name
        for text in ("ink", "muted", "link"):
            assert contrast(surfaces[text], part.tint) >= TEXT, (name, text)
        assert contrast(surfaces["edge"], part.tint) >= GRAPHICS, name


@pytest.mark.parametrize("scheme", SCHEMES)
def test_parts_differ_in_greyscale(palette: Palette, scheme: Scheme) -> None:
    levels = sorted(lightness(part.main) for part in palette.parts[scheme].values())
    steps = [later - earlier for earlier, later in itertools.pairwise(levels)]
    assert min(steps) >= 6, levels


def test_measures_agree_with_known_values() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert lightness("#ffffff") == pytest.approx(100, abs=0.1)
    assert lightness("#777777") == pytest.approx(50, abs=0.6)


def test_no_colour_is_written_outside_the_data(root: Path) -> None:
    """The exception is paper, which is black on white, with grey lines."""
    for sheet in sorted((root / "overrides").rglob("*.css")):
        screen, paper = _screen_and_paper(sheet.read_text(encoding="utf-8"))
        assert _colours(screen) == [], sheet.name
        assert [one for one in _colours(paper) if not GREY.fullmatch(one)] == [], sheet.name


@pytest.mark.parametrize("folder", ["overrides", "mallar"])
def test_no_colour_is_written_in_templates_and_scripts(root: Path, folder: str) -> None:
    kinds = (".html", ".js", ".typ")
    files = [file for file in sorted((root / folder).rglob("*")) if file.suffix in kinds]
    assert files
    for file in files:
        assert HEXADECIMAL.findall(file.read_text(encoding="utf-8")) == [], file.name


HEXADECIMAL = re.compile(r"(?<![&\w])#(?:[0-9a-f]{6}|[0-9a-f]{3})\b(?![\w-])", re.I)
FUNCTION = re.compile(r"\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|light-dark)\([^)]*\)", re.I)
GREY = re.compile(r"#([0-9a-f])\1\1", re.I)
NAMED = re.compile(rf"(?<![\w-])(?:{'|'.join(ImageColor.colormap)})(?![\w-])", re.I)


def _colours(declarations: str) -> list[str]:
    """Return every colour that is written out in CSS declarations."""
    values = "\n".join(re.findall(r":([^;{}]*)", declarations))
    return [one for kind in (HEXADECIMAL, FUNCTION, NAMED) for one in kind.findall(values)]


def _screen_and_paper(css: str) -> tuple[str, str]:
    """Return the declarations of a style sheet: those for the screen, and those for print."""
    css = re.sub(r"/\*.*?\*/|'[^']*'", "", css, flags=re.DOTALL)
    screen, paper, blocks = "", "", []
    for text, mark in re.findall(r"([^{};]*)([{};])", css):
        if mark == "{":
            blocks.append(text)
        elif any("print" in block for block in blocks):
            paper += f"{text};"
        else:
            screen += f"{text};"
        if mark == "}":
            blocks.pop()
    assert blocks == []
    return screen, paper


def test_written_colours_are_found() -> None:
    screen, paper = _screen_and_paper(
        "a { color: #123456; b: var(--x) } @media print { i { color: red; } } u { x: rgb(0 0 0) }"
    )
    assert _colours(screen) == ["#123456", "rgb(0 0 0)"]
    assert _colours(paper) == ["red"]
