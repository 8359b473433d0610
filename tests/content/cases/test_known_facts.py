"""What is known of a case's result, cost and evaluation, and until when its facts hold."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from navet.checks.cases import front_matter as cases_check
from navet.content.cases.library import Library
from navet.content.reader import Content
from probe.case_form import fill, fill_all
from probe.casefiles import PATH, SOUND, changed, problems_of, with_case

FACETS = {"resultat": "Resultat", "kostnad": "Kostnad", "utvardering": "Oberoende utvärdering"}
FORM = "form: [iop]\n"
KNOWN = changed(FORM, f"{FORM}resultat: delvis\nkostnad: kand\noberoende_utvardering: ja\n", SOUND)
ENDS = changed(FORM, f"{FORM}galler_till: 2027-06-30\n", SOUND)
LAST = datetime.date(2027, 6, 30)
READ = "granskad: 2026-01-15"


def library_of(content: Content, text: str) -> Library:
    alone = with_case(content, text)
    return Library(alone.model, alone.site, alone.registers)


@pytest.mark.parametrize("facet", FACETS)
def test_the_cases_say_what_is_known(content: Content, facet: str) -> None:
    told = [value for case in content.cases.all("sv") for value in case.values(facet)]
    assert len(told) >= 65
    assert set(told) <= set(content.cases.names[facet])


def test_both_languages_know_the_same(content: Content) -> None:
    for case in content.cases.all("sv"):
        english = content.cases.case(case.id, "en")
        assert english
        assert [english.values(facet) for facet in FACETS] == [
            case.values(facet) for facet in FACETS
        ]
        assert english.valid_until == case.valid_until


def test_a_case_need_not_say_it(content: Content) -> None:
    assert problems_of(content, SOUND) == []
    (case,) = library_of(content, SOUND).all("sv")
    assert [case.values(facet) for facet in FACETS] == [(), (), ()]
    assert problems_of(content, KNOWN) == []
    (case,) = library_of(content, KNOWN).all("sv")
    assert [case.values(facet) for facet in FACETS] == [("delvis",), ("kand",), ("ja",)]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("resultat: bra", "Välj ett av: visat, delvis, uteblev, okant."),
        ("kostnad: 500 000 kronor", "Välj ett av: kand, delvis, okand."),
        ("oberoende_utvardering: kanske", "Välj ett av: ja, bestalld, nej."),
        ("oberoende_utvardering: true", "oberoende_utvardering"),
        ("galler_till: sommaren 2027", "Skriv datumet som år-månad-dag"),
        ("galler_till: 2027-02-30", "Skriv datumet som år-månad-dag"),
        ("galler_till: 2027", "Skriv datumet som år-månad-dag"),
    ],
)
def test_what_cannot_be_is_named_with_its_line_and_what_to_write(
    content: Content, line: str, words: str
) -> None:
    text = changed(FORM, f"{FORM}{line}\n", SOUND)
    (problem,) = problems_of(content, text)
    assert problem.line == text.split("\n").index(line) + 1
    assert words in f"{problem.message} {problem.remedy}"


def test_the_check_gives_a_notice_the_day_after_and_not_before(content: Content) -> None:
    site = with_case(content, changed(READ, "granskad: 2027-01-15", ENDS)).site
    assert list(cases_check.notices(site, LAST)) == []
    (notice,) = cases_check.notices(site, LAST + datetime.timedelta(days=1))
    assert (notice.path, notice.id) == (PATH, "galler_till")
    assert ENDS.split("\n")[notice.line - 1] == "galler_till: 2027-06-30"
    assert notice.message == "En uppgift i exemplet gällde till 2027-06-30."
    assert "Ta reda på vad som hände sedan" in notice.remedy


@pytest.mark.parametrize(
    ("built", "lapsed"), [(LAST, False), (LAST + datetime.timedelta(days=1), True)]
)
def test_the_page_knows_when_a_fact_no_longer_holds(
    content: Content, monkeypatch: pytest.MonkeyPatch, built: datetime.date, lapsed: bool
) -> None:
    noon = datetime.datetime.combine(built, datetime.time(12), datetime.UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
    library = library_of(content, ENDS)
    (case,) = library.all("sv")
    assert library.has_lapsed(case) is lapsed
    (lasting,) = library_of(content, SOUND).all("sv")
    assert library.has_lapsed(lasting) is False


def facts_on(page: str) -> dict[str, str]:
    """Return the facts in brief on a case's page: what stands under each heading, as text."""
    box = page.partition('<aside class="fakta"')[2].partition("</aside>")[0]
    pairs = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", box)
    return {name: re.sub("<[^>]+>", "", shown) for name, shown in pairs}


@pytest.mark.parametrize(
    ("folder", "lang", "labels", "until"),
    [
        ("", "sv", tuple(FACETS.values()), "Uppgifterna gäller till"),
        ("en/", "en", ("Result", "Cost", "Independent evaluation"), "The facts hold until"),
    ],
)
def test_the_page_of_a_case_shows_it_and_links_to_others_like_it(
    site: Path, content: Content, folder: str, lang: str, labels: tuple[str, ...], until: str
) -> None:
    for case in content.cases.all(lang):
        page = (site / f"{folder}exempel/{case.id}/index.html").read_text(encoding="utf-8")
        shown = facts_on(page)
        for facet, label in zip(FACETS, labels, strict=True):
            names = [content.cases.names[facet][value][lang] for value in case.values(facet)]
            assert [shown[label]] == names if names else label not in shown
            assert all(f"?{facet}={value}#hitta" in page for value in case.values(facet))
        assert shown.get(until) == (str(case.valid_until) if case.valid_until else None)


@pytest.fixture
def page(browser: Any, server: str) -> Any:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("facet", FACETS)
def test_the_filter_finds_by_it(page: Any, server: str, content: Content, facet: str) -> None:
    page.goto(f"{server}exempel/")
    select = page.get_by_label(FACETS[facet], exact=True)
    for choice in content.cases.choices[facet]:
        count = content.cases.count(facet, choice.id)
        if count:
            select.select_option(choice.id)
            words = "1 exempel passar" if count == 1 else f"{count} exempel passar"
            expect(page.locator("[data-antal]")).to_have_text(words)


def test_a_fact_on_the_page_of_a_case_opens_the_list_filtered(page: Any, server: str) -> None:
    page.goto(f"{server}exempel/lona-naturvard/")
    page.locator(".fakta").get_by_role("link", name="Ja", exact=True).click()
    chosen = page.get_by_role("button", name="Ta bort Oberoende utvärdering: Ja")
    expect(chosen).to_be_visible()
    titles = page.locator("[data-traffar] .fall__titel")
    assert any(text.startswith("LONA") for text in titles.all_inner_texts())


def test_it_is_among_what_the_list_fetches(site: Path, content: Content) -> None:
    index = json.loads((site / "exempel/index.json").read_text(encoding="utf-8"))
    rows = [dict(zip(index["falt"], row, strict=True)) for row in index["exempel"]]
    by_title = {row["titel"]: row for row in rows}
    for case in content.cases.all("sv"):
        for facet in FACETS:
            assert by_title[case.title][facet] == list(case.values(facet))


def test_the_form_asks_for_it_and_writes_it(page: Any, server: str, content: Content) -> None:
    page.goto(f"{server}exempel/bidra/")
    page.wait_for_selector(".formular--klar")
    fill_all(page)
    fill(page, {"titel": "Prövköping: en lots för unga", "galler_till": "nästa sommar"})
    page.get_by_label("Resultat (frivilligt)").select_option(label="Blandat eller delvis visat")
    page.get_by_label("Kostnad (frivilligt)").select_option(label="Känd")
    evaluated = page.get_by_label("Oberoende utvärdering (frivilligt)")
    evaluated.select_option(label="Nej, ingen känd")
    submit = page.get_by_role("button", name="Kontrollera och förhandsgranska")
    submit.click()
    expect(page.locator("[data-felruta]")).to_contain_text(
        "Uppgifterna gäller till: ”nästa sommar” är inget datum."
    )
    fill(page, {"galler_till": "2027-06-30"})
    submit.click()
    page.wait_for_selector("[data-klart]:not([hidden])")
    text = page.locator("[data-fil]").input_value()
    assert problems_of(content, text) == []
    (case,) = library_of(content, text).all("sv")
    assert [case.values(facet) for facet in FACETS] == [("delvis",), ("kand",), ("nej",)]
    assert case.valid_until == LAST
