"""The invented example is told where readers need it: by question, by part, whole, and in Word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import html5lib
import pytest
import yaml

from navet.checks import report as check
from navet.content import scenario
from navet.content.places import url_of
from navet.content.reader import Content
from navet.language.texts import LANGUAGES
from navet.reading import datafiles
from probe import browsing
from probe.accessibility import SETTINGS, findings, new_page
from probe.documents import answers_by_tag, document_xml, of_site
from probe.paper import Printed, print_page, squeezed
from probe.repositories import ROOT

SAYS = {"sv": "Så svarade Granvida", "en": "How Granvida answered"}
INVENTED = {"sv": "Påhittat exempel", "en": "Invented example"}
FOLDED = "details.granvida"
STEP_SHOWN = "utvardera-och-omformulera"
OPEN_ALL = "all => all.forEach((one) => { one.open = true })"


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    return yaml.safe_load((ROOT / datafiles.path_of(scenario.NAME)).read_text(encoding="utf-8"))


def parsed(site: Path, key: str, lang: str) -> Any:
    """Return a built page as a tree."""
    file = site / url_of(key, lang) / "index.html"
    return html5lib.parse(file.read_bytes(), namespaceHTMLElements=False, treebuilder="lxml")


def words_of(element: Any) -> str:
    """Return an element's text on one line, without the soft hyphens of the page."""
    return " ".join("".join(element.itertext()).replace("\u00ad", "").split())


def flat(text: str) -> str:
    return " ".join(text.split())


def folded(tree: Any) -> list[Any]:
    """Return the folded answers of a page, in order."""
    return list(tree.iterfind(".//details[@class='granvida']"))


def said(answer: dict[str, Any], lang: str) -> Iterator[str]:
    """Yield each thing that an answer of the data says."""
    yield flat(answer[lang])
    for who in ("offentlig", "civil"):
        if who in answer:
            yield flat(answer[who][lang])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_question_has_the_examples_answer_folded_under_it(
    site: Path, content: Content, example: dict[str, Any], lang: str
) -> None:
    for step in content.model.steps:
        tree = parsed(site, step.page, lang)
        for question in step.questions:
            heading = next(one for one in tree.iter("h3") if one.get("id") == question.id)
            section = heading.getparent()
            (box,) = folded(section)
            assert "open" not in box.attrib
            summary = words_of(box.find("summary"))
            assert summary == f"{SAYS[lang]} {INVENTED[lang]}", question.id
            for text in said(example["dagbok"]["steg"][step.id]["svar"][question.id], lang):
                assert text in words_of(box), question.id
        assert len(folded(tree)) == len(step.questions) + 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_key_questions_answer_follows_the_key_question(
    site: Path, content: Content, example: dict[str, Any], lang: str
) -> None:
    for step in content.model.steps:
        tree = parsed(site, step.page, lang)
        asked = tree.find(f".//div[@data-steg='{step.id}']")
        box = asked.getnext()
        assert (box.tag, box.get("class")) == ("details", "granvida")
        assert flat(example["dagbok"]["steg"][step.id]["nyckelsvar"][lang]) in words_of(box)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_parties_that_answered_differently_are_told_apart(
    site: Path, content: Content, example: dict[str, Any], lang: str
) -> None:
    shown = 0
    for step in content.model.steps:
        tree = parsed(site, step.page, lang)
        for question in step.questions:
            answer = example["dagbok"]["steg"][step.id]["svar"][question.id]
            heading = next(one for one in tree.iter("h3") if one.get("id") == question.id)
            groups = list(heading.getparent().iterfind(".//details/dl/div"))
            wanted = [
                (example["roster"][who][lang], flat(answer[who][lang]))
                for who in ("offentlig", "civil")
                if who in answer
            ]
            found = [(words_of(one.find("dt")), words_of(one.find("dd"))) for one in groups]
            assert found == wanted, question.id
            shown += bool(wanted)
    assert shown >= len(content.model.steps)


def _printed(browser: Any, address: str, to_click: str) -> Printed:
    """Print a page after a reader has clicked on something on it, or on nothing."""
    page = browser.new_page()
    page.goto(address)
    browsing.use_face(page)
    if to_click:
        page.locator(to_click).click()
    printed = print_page(page)
    page.close()
    return printed


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_paper_stands_only_what_the_reader_has_opened(
    browser: Any, server: str, content: Content, example: dict[str, Any], lang: str
) -> None:
    step = content.model.step(STEP_SHOWN)
    answers = {
        name: squeezed(flat(answer[lang])[:40])
        for name, answer in example["dagbok"]["steg"][step.id]["svar"].items()
    }
    opened = step.questions[1].id
    address = server + url_of(step.page, lang)
    closed = _printed(browser, address, "")
    assert squeezed(SAYS[lang]) not in closed.all
    assert not [name for name, text in answers.items() if text in closed.all]
    printed = _printed(browser, address, f"section:has(> #{opened}) summary")
    assert [name for name, text in answers.items() if text in printed.all] == [opened]
    assert printed.all.count(squeezed(SAYS[lang] + INVENTED[lang])) == 1
    assert printed.torn == []


@pytest.mark.parametrize(("scheme", "width"), SETTINGS)
def test_opened_answers_are_sound_for_assistive_technology(
    browser: Any, server: str, content: Content, scheme: str, width: str
) -> None:
    page = new_page(browser, "axe", scheme, width)
    for lang in LANGUAGES:
        page.goto(server + url_of(content.model.step(STEP_SHOWN).page, lang))
        page.locator(FOLDED).evaluate_all(OPEN_ALL)
        assert findings(page, "axe") == []
        overflow = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(overflow)
    page.context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_part_tells_its_share_of_the_story_and_says_that_it_is_invented(
    site: Path, content: Content, example: dict[str, Any], lang: str
) -> None:
    for part in content.model.parts:
        tree = parsed(site, part.page, lang)
        heading = next(one for one in tree.iter("h2") if one.get("id") == "granvida")
        box = heading.getnext()
        assert words_of(box[0]) == INVENTED[lang]
        assert flat(example["berattelse"][part.id][lang]) in words_of(box)
        assert box.find(".//a") is not None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_whole_story_leads_to_every_step_and_every_filled_file(
    site: Path, content: Content, example: dict[str, Any], tmp_path: Path, lang: str
) -> None:
    tree = parsed(site, scenario.PAGE, lang)
    links = {link.get("href", "") for link in tree.iterfind(".//article//a")}
    for step in content.model.steps:
        folder = step.page.removesuffix(".md")
        assert any(address.endswith(f"{folder}/#fragor") for address in links), step.id
    files = of_site(site, tmp_path).manifest.of_language(lang)
    filled = [item.path for item in files if item.variant == "ifylld"]
    assert len(filled) >= 4
    for path in filled:
        assert any(address.endswith(path) for address in links), path
    article = tree.find(".//article")
    first = next(one for one in article if "ruta--exempel" in one.get("class", ""))
    assert words_of(first).startswith(INVENTED[lang])
    assert [one.tag for one in article[: article.index(first)] if one.tag != "nav"] == ["p"]
    days = [one.get("datetime") for one in article.iter("time")]
    assert days == [str(one["datum"]) for one in example["dagbok"]["beslut"]]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_whole_story_says_no_figure_that_the_example_does_not(
    content: Content, lang: str
) -> None:
    """The page is written by hand beside data that may change: sums, counts and times must meet."""
    page = content.site.page(scenario.PAGE, lang)
    assert page is not None
    prose = re.sub(r"\]\([^)]*\)|\{#[^}]*\}", "", page.body)
    known = set(_figures((ROOT / datafiles.path_of(scenario.NAME)).read_text(encoding="utf-8")))
    assert set(_figures(prose)) - known == set()


def _figures(text: str) -> list[str]:
    return re.findall(r"\d+(?:[ .,:]\d+)*", text.replace("\u00a0", " "))


def _problems(root: Path, change: Any) -> list[Any]:
    file = root / datafiles.path_of(scenario.NAME)
    lines = file.read_text(encoding="utf-8").split("\n")
    change(lines)
    file.write_text("\n".join(lines), encoding="utf-8")
    return [one for one in check.run(root).problems if one.path == datafiles.path_of(scenario.NAME)]


def _at(lines: list[str], start: str) -> int:
    return next(index for index, line in enumerate(lines) if line.startswith(start))


def test_a_question_without_an_answer_is_named_with_what_to_paste(copy: Path) -> None:
    where: list[int] = []

    def drop(lines: list[str]) -> None:
        first = _at(lines, "        malgrupp-vilka-saknas:")
        del lines[first : first + 3]
        step = _at(lines, "    malgrupp:")
        where.append(step + 1 + next(i for i, x in enumerate(lines[step:]) if x == "      svar:"))

    (found,) = _problems(copy, drop)
    assert (found.line, found.id) == (where[0], "malgrupp-vilka-saknas")
    assert "har inget svar på frågan" in found.message
    pasted = yaml.safe_load(found.paste)
    assert set(pasted) == {"malgrupp-vilka-saknas"}
    assert set(pasted["malgrupp-vilka-saknas"]) == {"sv", "en"}


def test_an_answer_in_one_language_only_is_refused(copy: Path) -> None:
    def drop(lines: list[str]) -> None:
        del lines[_at(lines, "        malgrupp-vilka-saknas:") + 2]

    (found,) = _problems(copy, drop)
    assert "malgrupp-vilka-saknas" in found.id
    assert found.message.startswith("”en” saknas")


def test_one_partys_words_alone_are_no_difference(copy: Path) -> None:
    def drop(lines: list[str]) -> None:
        first = _at(lines, "        status-makt:")
        civil = first + next(i for i, x in enumerate(lines[first:]) if x == "          civil:")
        del lines[civil : civil + 3]

    (found,) = _problems(copy, drop)
    assert found.id == "status-makt"
    assert "civil saknas" in found.message


def test_a_part_without_a_story_is_named(copy: Path) -> None:
    def drop(lines: list[str]) -> None:
        first = _at(lines, "  planera-och-justera:")
        del lines[first : first + 3]

    (found,) = _problems(copy, drop)
    assert found.id == "planera-och-justera"
    assert "säger inget om delen" in found.message


def test_the_filled_diary_has_every_answer_and_says_who_said_what(
    site: Path, content: Content, example: dict[str, Any], tmp_path: Path
) -> None:
    files = of_site(site, tmp_path)
    for lang in LANGUAGES:
        item = files.manifest.find("processdagbok-ifylld", lang)
        written = answers_by_tag(document_xml(files.path(item)))
        for step in content.model.steps:
            for question in step.questions:
                answer = example["dagbok"]["steg"][step.id]["svar"][question.id]
                wanted = [flat(answer[lang])]
                wanted += [
                    f"{example['roster'][who][lang]}: {flat(answer[who][lang])}"
                    for who in ("offentlig", "civil")
                    if who in answer
                ]
                assert flat(written[question.id]) == flat(" ".join(wanted)), question.id


def test_a_blocks_own_sheet_is_asked_for_where_the_block_stands_and_nowhere_else(
    site: Path,
) -> None:
    asks = {
        name: {
            file.parent.relative_to(site).as_posix()
            for file in site.rglob("index.html")
            if f"assets/{name}.css" in file.read_text(encoding="utf-8")
        }
        for name in ("beslutsguide", "exempelformular")
    }
    assert asks == {
        "beslutsguide": {"strukturer/valj-form", "en/strukturer/valj-form"},
        "exempelformular": {"exempel/bidra", "en/exempel/bidra"},
    }
    for name in asks:
        assert (site / f"assets/{name}.css").stat().st_size > 0
