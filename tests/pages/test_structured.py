"""What pages say to programs that gather pages: sound, true to the page, and no script."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from navet.content import glossary
from navet.content.reader import Content
from navet.pages import structured
from navet.pages.view import PageView
from navet.reading.settings import Settings

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def told(site: Path, path: str) -> dict[str, Any]:
    (found,) = BLOCK.findall((site / path / "index.html").read_text("utf-8"))
    data: dict[str, Any] = json.loads(found)
    assert data["@context"] == "https://schema.org"
    assert data["license"] == LICENCE
    return data


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_step_says_that_it_is_free_to_learn_from(
    site: Path, content: Content, lang: str
) -> None:
    start = "" if lang == "sv" else "en/"
    for step in content.model.steps:
        data = told(site, start + step.page.removesuffix(".md"))
        assert (data["@type"], data["name"]) == ("LearningResource", step.name[lang])
        assert data["inLanguage"] == lang
        assert len(json.dumps(data)) < 250, "the first visit to a step is weighed"


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_glossary_gives_each_term_and_its_place(
    site: Path, content: Content, lang: str
) -> None:
    path = ("" if lang == "sv" else "en/") + "kunskap/ordlista"
    data = told(site, path)
    html = (site / path / "index.html").read_text("utf-8")
    terms = glossary.build(content.registers[glossary.REGISTER])
    assert data["@type"] == "DefinedTermSet"
    assert {one["termCode"] for one in data["hasDefinedTerm"]} == set(terms)
    for one in data["hasDefinedTerm"]:
        assert one["description"] == terms[one["termCode"]].explanation[lang]
        assert f'id="{one["url"].partition("#")[2]}"' in html


def test_the_page_of_data_gives_every_file(site: Path) -> None:
    data = told(site, "om/data")
    assert data["@type"] == "Dataset"
    assert len(data["distribution"]) > 5
    for one in data["distribution"]:
        assert (site / one["contentUrl"].partition(".example/")[2]).is_file()


def test_other_pages_say_nothing(site: Path) -> None:
    for path in ("", "om", "exempel", "sok"):
        assert not BLOCK.search((site / path / "index.html").read_text("utf-8"))


def test_no_text_can_end_the_block(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    view = PageView(
        content, Settings(), {}, "om/data.md", "sv", content.site.page("om/data.md", "sv")
    )
    evil = {"name": "</script><script>alert(1)</script>&"}
    monkeypatch.setattr(structured, "_about", lambda _: evil)
    made = structured.script(view)
    assert not set("<>&") & set(made)
    assert json.loads(made)["name"] == evil["name"]
