"""The building blocks of the structures, as HTML: whole without JavaScript, sound for readers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import html5lib
import pytest

from navet import build
from navet.build import Build
from navet.content import kinds
from navet.content.reader import Content
from navet.language.texts import LANGUAGES
from probe.repositories import ROOT

NAMES = [
    ("koden-matris", ""),
    ("former-tabell", ""),
    ("beslutsguide", ""),
    ("ordlista", ""),
    ("strukturkort", ""),
    ("kallforteckning", ""),
    ("diagram", "vilja-att-samverka"),
    ("fragor", "malgrupp-hinder roll-ansvar"),
    ("motesplan", "120-distans"),
    ("motesplaner", ""),
    ("motesmoment", "90-rummet"),
    ("motesroller", ""),
]
Render = Callable[..., Any]


@pytest.fixture(scope="module")
def made() -> Build:
    return build.start(ROOT)


@pytest.fixture
def html(made: Build) -> Callable[..., str]:
    def render(name: str, argument: str = "", lang: str = "sv", key: str = "sida.md") -> str:
        return made.block(made.view(key, lang), name, argument)

    return render


@pytest.fixture
def tree(html: Callable[..., str]) -> Render:
    def parse(*arguments: str, **named: str) -> Any:
        return html5lib.parse(html(*arguments, **named), namespaceHTMLElements=False)

    return parse


def text_of(element: Any) -> str:
    return " ".join("".join(element.itertext()).replace("\u00ad", "").split())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("name", "argument"), NAMES)
def test_blocks_are_sound_html_without_styles_or_scripts(
    html: Callable[..., str], name: str, argument: str, lang: str
) -> None:
    made = html(name, argument, lang)
    assert made.strip()
    parser = html5lib.HTMLParser(strict=False)
    root = parser.parseFragment(made)
    assert parser.errors == []
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", made)
    for link in re.findall(r'href="#([^"]*)"', made):
        assert link in ids, link
    for name_of in re.findall(r'aria-labelledby="([^"]*)"', made):
        assert name_of in ids


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_matrix_is_a_table_with_headers_for_every_cell(
    tree: Render, content: Content, lang: str
) -> None:
    table = tree("koden-matris", lang=lang).find(".//table")
    columns = table.findall("./thead/tr/th")
    rows = table.findall("./tbody/tr")
    assert [th.get("scope") for th in columns] == ["col"] * 5
    assert len(rows) == 6
    data = {(c["steg"], c["niva"]): c for c in content.registers["koden"]["rutor"]}
    for row in rows:
        (header,) = row.findall("th")
        assert header.get("scope") == "row"
        for cell, column in zip(row.findall("td"), columns[1:], strict=True):
            assert cell.get("data-niva") == column.get("data-niva")
            wanted = data[row.get("data-steg"), cell.get("data-niva")]
            assert wanted["offentlig"][lang] in text_of(cell)
            assert wanted["civil"][lang] in text_of(cell)
            assert text_of(column) in text_of(cell), "the heading is repeated for narrow screens"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_comparison_has_a_row_for_each_form(tree: Render, content: Content, lang: str) -> None:
    table = tree("former-tabell", lang=lang, key="strukturer/jamfor.md").find(".//table")
    headings = [text_of(th) for th in table.findall("./thead/tr/th")]
    rows = table.findall("./tbody/tr")
    forms = content.registers["former"]["former"]
    for row, form in zip(rows, forms, strict=True):
        link = row.find("./th/a")
        assert text_of(link) == form["namn"][lang]
        assert link.get("href").partition("#")[2] == form["sida"].partition("#")[2]
        labels = [text_of(td.find("./span")) for td in row.findall("td")]
        assert labels == headings[1:]
        assert form["passar"][lang] in text_of(row)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_guide_is_a_whole_list_without_javascript(
    tree: Render, content: Content, lang: str
) -> None:
    root = tree("beslutsguide", lang=lang)
    data = content.registers["beslutsguide"]
    for question in data["fragor"]:
        element = root.find(f".//*[@id='fraga-{question['id']}']")
        assert question["text"][lang] in text_of(element)
        for answer in question["svar"]:
            item = element.find(f".//*[@data-svar='{answer['id']}']")
            assert answer["text"][lang] in text_of(item)
            assert answer["skal"][lang] in text_of(item)
            target = (
                f"#fraga-{answer['nasta']}"
                if "nasta" in answer
                else f"#resultat-{answer['resultat']}"
            )
            assert item.find(".//a").get("href") == target
    for outcome in data["resultat"]:
        element = root.find(f".//*[@id='resultat-{outcome['id']}']")
        shown = [item.get("data-form") for item in element.findall(".//li")]
        assert shown == outcome["form"] + outcome["narliggande"]
        compared = [f"jamfor={name}" for name in shown]
        assert (
            element.find(".//*[@data-jamfor]")
            .get("href")
            .endswith(f"strukturer/jamfor/?{'&'.join(compared)}#sida-vid-sida")
        )
    boxes = root.findall(".//*[@data-sista]//label/input[@type='checkbox']")
    assert len(boxes) == len(data["sista_kontrollen"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_glossary_has_an_anchor_for_every_term(
    tree: Render, content: Content, lang: str
) -> None:
    root = tree("ordlista", lang=lang)
    other = "en" if lang == "sv" else "sv"
    for term in content.registers["ordlista"]["ord"]:
        entry = root.find(f".//*[@id='term-{term['id']}']")
        assert entry is not None, term["id"]
        words = text_of(entry)
        assert words.startswith(term[lang]["term"])
        assert term[lang]["forklaring"] in words
        foreign = entry.find(f".//span[@lang='{other}']")
        assert term[other]["term"] in text_of(foreign)
        if "forkortning" in term:
            assert term["forkortning"] in words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_chart_is_a_table_with_its_numbers_limits_and_sources(
    tree: Render, content: Content, lang: str
) -> None:
    for chart in content.registers["siffror"]["diagram"]:
        figure = tree("diagram", chart["id"], lang=lang).find(".//figure")
        rows = figure.findall(".//tbody/tr")
        assert [text_of(row.find("th")) for row in rows] == [
            bar["etikett"][lang] for bar in chart["staplar"]
        ]
        assert all(svg.get("aria-hidden") == "true" for svg in figure.iter("svg"))
        assert chart["begransning"][lang] in text_of(figure)
        assert str(chart["ar"]) in text_of(figure.find("figcaption"))
        for source in chart["kalla"]:
            assert content.registers.sources[source].title in text_of(figure)


def test_an_unknown_chart_gives_nothing(html: Callable[..., str]) -> None:
    assert html("diagram", "finns-inte").strip() == ""


def test_the_source_list_has_every_source_and_says_when_its_link_was_tried(
    tree: Render, content: Content
) -> None:
    root = tree("kallforteckning")
    for source in content.registers.sources.values():
        entry = root.find(f".//*[@id='kalla-{source.id}']")
        assert source.title in text_of(entry)
        if source.checked:
            assert source.checked in text_of(entry)
        elif source.url:
            assert "inte prövad" in text_of(entry)


def test_there_is_a_card_for_every_structure_page(tree: Render, content: Content) -> None:
    titles = [text_of(h3) for h3 in tree("strukturkort").iter("h3")]
    pages = [content.site.title(page.key, "sv") for page in content.site.of_kind("struktur", "sv")]
    assert sorted(titles) == sorted(pages)


def test_a_term_is_a_link_with_its_explanation(made: Build) -> None:
    from markdown import Markdown  # noqa: PLC0415

    made.enter(made.view("strukturer/nod.md", "sv"))
    markdown = Markdown(extensions=["attr_list", made.extension])
    html = markdown.convert("Ett [IOP]{term=iop} och ett [okänt]{term=finns-inte} ord.")
    root = html5lib.parse(html, namespaceHTMLElements=False)
    link = root.find(".//a")
    assert text_of(link) == "IOP"
    assert link.get("href") == "../../kunskap/ordlista/#term-iop"
    explanation = root.find(".//span[@class='term__text']")
    assert text_of(explanation).startswith("Idéburet offentligt partnerskap: ")
    assert "okänt" in text_of(root)
    assert "{term" not in html


@pytest.mark.parametrize("lang", LANGUAGES)
def test_questions_are_shown_in_the_models_words_with_a_link_to_their_guidance(
    tree: Render, content: Content, lang: str
) -> None:
    wanted = ["roll-ansvar", "malgrupp-hinder"]
    words = {question.id: question.text[lang] for question in content.model.questions}
    shown = [
        (link.get("href", "").partition("#")[2], text_of(link))
        for link in tree("fragor", " ".join(wanted), lang).iter("a")
    ]
    assert shown == [(name, words[name]) for name in wanted]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_way_in_shown_as_a_list_has_all_its_links(
    tree: Render, content: Content, lang: str
) -> None:
    for way in content.registers["vagar"]["vagar"]:
        items = list(tree("vagar-in", way["id"], lang).iter("li"))
        assert len(items) == len(way["lankar"])
        for item, link in zip(items, way["lankar"], strict=True):
            assert text_of(item).startswith(link["text"][lang])
            assert item.find(".//a").get("href")


def test_every_group_of_pages_can_be_chosen_among_the_hits() -> None:
    script = (ROOT / "overrides/block/sokresultat/sokresultat.js").read_text(encoding="utf-8")
    listed = re.search(r"^const GROUPS = \[(.*)\];$", script, re.MULTILINE)
    assert listed and {*re.findall(r"'(\w+)'", listed[1])} == kinds.GROUPS
