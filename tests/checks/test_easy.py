"""The pages in easy Swedish stay easy, and stay tied to the steps that they retell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from navet.checks import easy as check
from navet.checks import pairs, writing
from navet.content import easy
from navet.content.model import Model
from navet.content.reader import Content
from navet.content.site import Site, page_from_text
from navet.reading.problems import Problem

STEP = "malgrupp"
KEY, PATH = f"enkel/{STEP}.md", f"docs/enkel/{STEP}.md"
LONG = "Vi vet att den som\nsom arbetar med det här och många\nandra saker varje dag i flera år\n"


def with_page(content: Content, text: str, key: str = KEY, lang: str = "sv") -> Site:
    """Return the real site with one page, in a language, that says something else."""
    path = f"docs/{key}" if lang == "sv" else f"docs/{key.removesuffix('.md')}.en.md"
    page, problems = page_from_text(text, key, lang, path)
    return replace(
        content.site, pages={**content.site.pages, (key, lang): page}, problems=tuple(problems)
    )


def text_of(content: Content, key: str = KEY) -> str:
    page = content.site.page(key, "sv")
    assert page is not None
    return page.text


def line_of(text: str, words: str) -> int:
    """Return the number of the first line that begins with some words."""
    lines = text.split("\n")
    return next(number for number, line in enumerate(lines, 1) if line.startswith(words))


def test_the_real_pages_are_easy_and_every_step_has_one(content: Content) -> None:
    assert list(check.check(content.site)) == []
    told = easy.by_retold_page(content.site)
    assert {step.page for step in content.model.steps} <= set(told)
    assert {"index.md", "fas/index.md", "kunskap/ordlista.md", "om/index.md"} <= set(told)


def test_every_step_has_three_of_its_own_questions_in_easy_words(content: Content) -> None:
    ids = []
    for page in content.site.of_kind("enkel"):
        step = easy.step_of(page, content.model)
        if step is not None:
            own = [easy.question_id(question.id) for question in step.questions]
            found = [question.id for question in easy.questions(page)]
            assert len(found) == 3 and set(found) <= set(own), page.key
            ids += found
    assert len(ids) == len(set(ids)) == 3 * len(content.model.steps)


def changed(model: Model, step_id: str) -> Model:
    """Return the model with another word in the last question of a step."""
    parts = []
    for part in model.parts:
        steps = []
        for step in part.steps:
            *others, last = step.questions
            text = replace(last.text, sv=last.text.sv.replace("?", " nu?"))
            asked = (*others, replace(last, text=text))
            steps.append(replace(step, questions=asked) if step.id == step_id else step)
        parts.append(replace(part, steps=tuple(steps)))
    return replace(model, parts=tuple(parts))


def test_a_changed_step_asks_for_its_easy_page_and_gives_the_line_to_paste(
    content: Content,
) -> None:
    model = changed(content.model, STEP)
    (problem,) = check.check(replace(content.site, model=model))
    assert (problem.path, problem.id) == (PATH, "avtryck")
    assert problem.line == line_of(text_of(content), "avtryck:")
    mended = text_of(content).split("\n")
    mended[problem.line - 1] = problem.paste
    site = replace(with_page(content, "\n".join(mended)), model=model)
    assert list(check.check(site)) == []


def test_a_step_without_an_easy_page_is_named(content: Content) -> None:
    pages = {place: page for place, page in content.site.pages.items() if place[0] != KEY}
    problems = [one for one in check.check(replace(content.site, pages=pages)) if one.id == STEP]
    assert [(one.path, one.line) for one in problems] == [(PATH, 1)]
    assert f"steg: {STEP}" in problems[0].paste


QUESTION = "### Vad gör det svårt att vara med? {#enkel-malgrupp-hinder}\n"
BOX = "!!! nyckelfraga malgrupp\n    Vilka är de och hur ska de involveras?\n"
EXAMPLE = "## Ett exempel {#exempel}\n"
LINK = "](../fas/identifiera-och-involvera/malgrupp.md)"
FEW_LINES = "Fråga vilket sätt som gäller för dig.\n"
# What is changed; the beginning of the line that is named, "" for the last; its id; what is said.
BREAKS = [
    ("steg: malgrupp\n", "steg: malgruppen\n", "steg:", "steg", "Det finns inget steg"),
    ("steg: malgrupp\n", "", "fragor:", "fragor", "men sidhuvudet nämner inget"),
    ("fragor: [", "fragar: [", "steg:", "fragor", "säger inte vilka tre"),
    ("[malgrupp-involvera, ", "[", "fragor:", "fragor", "Det behövs minst 3"),
    ("[malgrupp-involvera", "[malgrupp-inte", "fragor:", "malgrupp-inte", "har ingen fråga"),
    ("bild: ramp", "bild: rampen", "bild:", "bild", "ingen bild som heter ”rampen”"),
    ("trappa.'", "trappa'", "bildtext:", "bildtext", "inte rätt form"),
    ("granskad:", "granskat: x\ngranskad:", "granskat:", "granskat", "inget känt fält"),
    (QUESTION, "", "## Tre frågor", "enkel-malgrupp-hinder", "Frågan saknas"),
    ("-hinder}", "-hindret}", "### Vad gör", "enkel-malgrupp-hindret", "ingen av de tre"),
    ("vara med? {", "vara med {", "### Vad gör", "enkel-malgrupp-hinder", "frågetecken"),
    (BOX, "", "## Den viktiga", STEP, "nyckelfråga saknas"),
    ("Vilka är de och", "Vilka är ni och", "!!!", STEP, "inte samma ord"),
    (EXAMPLE, f"{BOX}\n{EXAMPLE}", "!!!", STEP, "står två gånger"),
    (EXAMPLE, f"!!! nyckelfraga metod\n    Hur?\n\n{EXAMPLE}", "!!!", "metod", "annan sida"),
    (LINK, "](metod.md)", "", "lank", "leder inte till docs/fas/"),
    (EXAMPLE, f"{LONG * 60}\n{EXAMPLE}", "Det här steget", "lix", "får det vara högst 25"),
    (FEW_LINES, f"{'ab ' * 16}\n", "ab ab", "rad", "Raden har 47 tecken."),
]


@pytest.mark.parametrize(("old", "new", "named", "name", "words"), BREAKS)
def test_what_is_broken_is_named_with_its_line(
    content: Content, old: str, new: str, named: str, name: str, words: str
) -> None:
    text = text_of(content)
    assert text.count(old) == 1, old
    broken = text.replace(old, new)
    found = [one for one in check.check(with_page(content, broken)) if one.path == PATH]
    hits = [one for one in found if one.id == name and words in one.message]
    assert hits, found
    lines = [number for number, line in enumerate(broken.split("\n"), 1) if line.startswith(named)]
    assert hits[0].line in (lines if named else lines[-1:])
    assert hits[0].remedy


def test_a_page_that_no_longer_says_which_step_it_retells_is_named(content: Content) -> None:
    of_step = ("steg:", "fragor:", "avtryck:")
    lines = [line for line in text_of(content).split("\n") if not line.startswith(of_step)]
    found = list(check.check(with_page(content, "\n".join(lines))))
    assert (PATH, STEP) in [(one.path, one.id) for one in found]


def test_a_question_with_nothing_under_it_is_named(content: Content) -> None:
    text = text_of(content)
    start, end = text.index("Får du veta att något"), text.index("### Får du veta hur")
    (problem,) = check.check(with_page(content, f"{text[:start]}Fråga.\n\n{text[end:]}"))
    assert (problem.id, problem.line) == ("enkel-malgrupp-hinder", line_of(text, "### Vad gör"))
    assert "bara 1 ord" in problem.message


def test_two_pages_that_retell_the_same_are_named(content: Content) -> None:
    text = text_of(content, "enkel/kontakt.md").replace("bild:", "aterger: om/index.md\nbild:")
    found = list(check.check(with_page(content, text, "enkel/kontakt.md")))
    assert [(one.path, one.id) for one in found] == [("docs/enkel/om-sidorna.md", "aterger")]
    lost = text.replace("om/index.md\n", "om/ingen.md\n")
    (problem,) = check.check(with_page(content, lost, "enkel/kontakt.md"))
    assert "Det finns ingen vanlig sida" in problem.message


def test_nobody_asks_for_english_and_an_english_file_is_refused(content: Content) -> None:
    asked = [one for one in pairs.check(content.site) if one.path.startswith("docs/enkel/")]
    assert asked == []
    site = with_page(content, text_of(content), lang="en")
    found: list[Problem] = list(check.check(site))
    assert [(one.path, one.line, one.id) for one in found] == [
        (f"docs/enkel/{STEP}.en.md", 1, "sprak")
    ]


def test_the_quoted_key_question_is_not_measured(content: Content) -> None:
    site, key = content.site, "enkel/utvardera-och-omformulera.md"
    page = site.page(key, "sv")
    assert page is not None
    quoted = "Nådde vi målet med samverkan och har vi behov av att fortsätta?"
    assert quoted in page.text
    without, _ = page_from_text(page.text.replace(f"    {quoted}\n", ""), key, "sv", page.path)
    assert check.own_words(page) == check.own_words(without)


def test_long_words_are_named(content: Content) -> None:
    lines = "Du.\n" + "samverkanspartner.\nDu.\n" * 40
    text = text_of(content).replace("Du kan vara en av dem.\n", lines)
    found = [one for one in check.check(with_page(content, text)) if one.id == "ord"]
    assert found and "samverkanspartner" in found[0].remedy


def test_the_rules_of_ordinary_pages_do_not_hold_for_them(content: Content) -> None:
    """Their fields are known, and their sentences are measured by the stricter rule alone."""
    found = [one for one in writing.check(content.site) if one.path.startswith("docs/enkel/")]
    assert found == []
