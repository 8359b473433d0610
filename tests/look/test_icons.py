"""Icons: put in by name, beside a word, and a wrong name is refused with a guess."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from navet.checks import report as check
from navet.content import kinds, themeneeds
from navet.content.reader import Content
from navet.look import icons
from probe.breakages import remembering
from probe.repositories import ROOT, change


def test_an_icon_is_a_picture_that_screen_readers_pass_over() -> None:
    made = html.fragment_fromstring(icons.svg("printer", "liten"))
    assert made.get("class") == "ikon liten"
    assert made.get("aria-hidden") == "true"
    assert made.find("path").get("d")
    assert "fill" not in icons.svg("printer"), "it has the colour of the text"


def test_a_wrong_name_is_refused_with_a_guess() -> None:
    with pytest.raises(
        KeyError, match=r"Det finns ingen ikon som heter ”printr”.*Menade du ”print"
    ):
        icons.svg("printr")


def test_every_file_party_and_group_has_an_icon(content: Content) -> None:
    files = (
        row for tool in content.registers["mallar"]["mallar"].values() for row in tool["filer"]
    )
    assert set(icons.FILES) == {row["typ"] for row in files}
    assert set(icons.GROUPS) == set(kinds.GROUPS)
    assert {question.perspective for question in content.model.questions} <= set(icons.PARTIES)
    assert icons.party("bada") == icons.party("offentlig") + icons.party("civil")
    assert icons.party("akademi") == ""
    parties = (name for names in icons.PARTIES.values() for name in names)
    for name in (*icons.FILES.values(), *icons.GROUPS.values(), *parties):
        assert name in icons.names()


@pytest.mark.parametrize(
    ("file", "old", "new", "name"),
    [
        ("frame/print/print.html", 'icon("printer")', 'icon("skrivare")', "skrivare"),
        ("start.html", 'icon("arrow-right"', 'icon("arow-right"', "arow-right"),
        ("start.html", 'icon("arrow-right"', 'icon("x" if t else "arrow-right"', "x"),
        ("start.html", 'icon("arrow-right"', 'icon({"a": "y"}["a"]', "y"),
    ],
)
def test_a_wrong_name_in_a_template_is_named_with_its_line(
    copy: Path, file: str, old: str, new: str, name: str
) -> None:
    line = change(copy / "overrides" / file, old, new)
    with remembering():
        (problem,) = check.run(copy).problems
    assert (problem.path, problem.line) == (f"overrides/{file}", line)
    assert f"heter ”{name}”" in problem.message


def test_templates_name_icons_that_the_check_can_see() -> None:
    """The name stands in the template, or is chosen by data among those in icons.py."""
    seen = {one.name for asks in themeneeds.read(ROOT).values() for one in asks.icons}
    for file in (ROOT / "overrides").rglob("*.html"):
        for given in re.findall(r"\bicon\(([^,)]*)", file.read_text(encoding="utf-8")):
            assert given.strip('"') in seen or given.startswith("icon_of.") or given == "name"


def test_every_icon_on_the_site_stands_beside_a_word(site: Path) -> None:
    """Buttons may have their word as a label; all others have text in the element around them."""
    found = 0
    for page in ("index.html", "fas/index.html", "verktyg/plan/index.html", "sok/index.html"):
        if not (site / page).exists():
            continue
        for icon in html.parse(site / page).iterfind(".//svg[@class]"):
            if icon.get("class").split()[0] != "ikon":
                continue
            around = next(one for one in icon.iterancestors() if one.tag != "template")
            if around.tag in ("button", "a") and around.get("aria-label"):
                continue
            if any(one.tag == "template" for one in icon.iterancestors()):
                continue
            assert "".join(around.itertext()).strip(), f"{page}: {html.tostring(around)[:120]!r}"
            found += 1
    assert found > 3


def test_the_licence_is_published_with_the_icons(site: Path) -> None:
    text = (site / "assets/ikoner-licens.txt").read_text(encoding="utf-8")
    assert "Material Design Icons" in text
    assert "Apache License" in text
