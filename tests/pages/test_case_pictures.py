"""A case's page shows its steps on the wheel and its county on the map before anything is read."""

from __future__ import annotations

from pathlib import Path

import html5lib
import pytest

from navet.content.cases.library import NATIONWIDE
from navet.content.places import url_of
from navet.content.reader import Content
from navet.look.county_map import TILES

LANGUAGES = ("sv", "en")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_wheel_has_the_cases_steps_and_the_map_its_counties(
    site: Path, content: Content, lang: str
) -> None:
    seen = set()
    for case in content.cases.all(lang):
        page = (site / url_of(case.key, lang) / "index.html").read_bytes()
        tree = html5lib.parse(page, namespaceHTMLElements=False)
        wheel, county = tree.findall(".//div[@class='fallbilder']/p")
        numbers = [content.model.step(step).number for step in case.steps]
        assert sorted(int(one.text) for one in wheel.findall(".//{*}text")) == sorted(numbers), (
            case.id
        )
        assert len(wheel.findall(".//{*}path")) == len(content.model.steps)
        filled = [one for one in county.findall(".//{*}rect") if one.get("class") == "har"]
        everywhere = NATIONWIDE in case.counties
        assert len(filled) == (len(TILES) - 1 if everywhere else len(case.counties)), case.id
        words = "".join(wheel.itertext())
        assert all(str(number) in words for number in numbers)
        seen.add(everywhere)
    assert seen == {True, False}
