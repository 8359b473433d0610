"""The collection as data: lists, similar cases, the map, generated pages, the contract."""

from __future__ import annotations

import dataclasses
import datetime
import json

import pytest

from navet.checks.cases import front_matter as cases_check
from navet.checks.cases import privacy
from navet.content import kinds, words
from navet.content.cases import contract
from navet.content.cases.library import LISTED
from navet.content.reader import Content
from navet.language.texts import LANGUAGES
from navet.look import county_map
from navet.pages import case_lists
from navet.pages.view import PageView
from navet.publishing import case_data, sitemap
from navet.reading import settings
from probe.casefiles import SOUND, changed, problems_of, with_case


def test_all_cases_of_the_dossier_are_there(content: Content) -> None:
    assert len(content.cases.all("sv")) >= 55
    assert sum(case.lang == "en" for case in content.cases.all("en")) >= 20


def test_only_the_two_known_cases_say_that_they_used_the_model(content: Content) -> None:
    found = {case.id for case in content.cases.all("sv") if case.uses_model}
    assert found == {"cross-orebro", "goteborg-rfsl-ungdom"}


def test_the_schema_follows_the_registers(content: Content) -> None:
    assert contract.check(content.root, content.model, content.registers) == []


def test_a_register_that_grows_is_reported_until_the_schema_follows(content: Content) -> None:
    register = json.loads(json.dumps(content.registers[contract.REGISTER]))
    register["teman"].append({"id": "nytt", "sv": "Nytt", "en": "New"})
    document = dataclasses.replace(content.registers.documents[contract.REGISTER], data=register)
    documents = {**content.registers.documents, contract.REGISTER: document}
    grown = dataclasses.replace(content.registers, documents=documents)
    found = contract.check(content.root, content.model, grown)
    assert [problem.path for problem in found] == [contract.SCHEMA]


def test_the_sections_of_the_schema_are_those_that_pages_must_have(content: Content) -> None:
    sections = contract.sections(contract.read(content.root))
    required = tuple(section.id for section in sections if section.required)
    assert required == content.registers.shapes["exempel"]


def test_every_field_of_the_schema_is_explained(content: Content) -> None:
    schema = contract.read(content.root)
    parts = [schema["properties"]]
    parts += [schema["properties"][name]["items"]["properties"] for name in ("parter", "kallor")]
    for part in parts:
        for name, field in part.items():
            assert field["title"], name
            assert field.get("description") or name == "sprak", name
            assert field.get("examples") or field["type"] in ("array", "object"), name


@pytest.mark.parametrize("facet", LISTED)
def test_lists_hold_every_case_once(content: Content, facet: str) -> None:
    for lang in LANGUAGES:
        for choice in content.cases.choices[facet]:
            listed = [
                case.id
                for page in case_lists.listings(content.cases, lang)
                if page.choice == choice
                for case in page.cases
            ]
            wanted = {c.id for c in content.cases.all(lang) if choice.id in c.values(facet)}
            assert sorted(listed) == sorted(wanted)


def test_similar_cases_are_others_and_share_something(content: Content) -> None:
    for case in content.cases.all("sv"):
        found = content.cases.similar(case.id, "sv")
        assert len(found) == 4
        for other in found:
            assert other.id != case.id
            shared = [set(case.values(f)) & set(other.values(f)) for f in ("form", "tema", "steg")]
            assert any(shared)


def test_generated_pages_are_pages_like_others(content: Content) -> None:
    frame = words.load(content.root)
    extended = case_lists.extend(content, frame)
    lists = [page for page in extended.site.pages.values() if page.kind == kinds.CASE_LIST]
    assert len(lists) == 2 * len(list(content.cases.listed()))
    views = [
        PageView(extended, settings.Settings(), frame, page.key, page.lang, page)
        for page in extended.site.pages.values()
    ]
    xml = sitemap.xml(views)
    for view in views:
        if view.kind == kinds.CASE_LIST:
            assert view.canonical in xml
            assert view.other_language is not None
    titles = [view.title_of(view.key) + view.lang for view in views if view.kind == kinds.CASE_LIST]
    assert len(titles) == len(set(titles))


def test_the_map_has_every_county_without_overlap(content: Content) -> None:
    drawn = county_map.draw(content.cases, "sv")
    assert {tile.choice.id for tile in drawn.tiles} == {
        choice.id for choice in content.cases.choices["lan"]
    }
    for one in drawn.tiles:
        for other in drawn.tiles:
            apart = (
                one is other
                or one.x + one.width <= other.x
                or other.x + other.width <= one.x
                or one.y + one.height <= other.y
                or other.y + other.height <= one.y
            )
            assert apart, (one.label, other.label)


def test_the_index_has_every_case(content: Content) -> None:
    for lang in LANGUAGES:
        index = json.loads(case_data.index(content.cases, lang))
        assert len(index["exempel"]) == len(content.cases.all(lang))
        assert all(len(row) == len(index["falt"]) for row in index["exempel"])


def test_a_case_that_nobody_has_reviewed_for_two_years_is_a_notice(content: Content) -> None:
    text = changed("granskad: 2026-01-15", "granskad: 2020-01-15", SOUND)
    assert problems_of(content, text) == []
    found = list(cases_check.notices(with_case(content, text).site))
    assert [notice.line for notice in found] == [24]
    assert "mer än två år" in found[0].message
    day = datetime.date(2026, 2, 1)
    assert list(cases_check.notices(with_case(content, SOUND).site, day)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("811218-9876", True),
        ("19811218-9876", True),
        ("811218+9876", True),
        ("8112189876", True),
        ("811218-9877", False),
        ("811318-9876", False),
        ("212000-0142", False),
        ("070-174 06 05", False),
        ("4 160 384 kronor 2023", False),
        ("dnr 2023/811218-9876", False),
    ],
)
def test_identity_numbers(text: str, found: bool) -> None:
    assert bool(privacy.identity_number(text)) is found
