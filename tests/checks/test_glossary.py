"""The glossary is sound, and a term marked on a page is used in a form that it knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from navet.checks import glossary as glossary_check
from navet.content import glossary
from navet.content.reader import Content
from navet.language.readability import plain
from navet.reading.problems import Problem
from probe.broken import broken, with_page

PATH = "modell/ordlista.yml"
KEY = "kunskap/prov.md"


def _new(content: Content, text: str, lang: str = "sv") -> list[Problem]:
    before = set(glossary_check.check(content.site, content.registers))
    site = with_page(content, KEY, f"---\ntitel: Prov\n---\n\n{text}\n", lang)
    return sorted(set(glossary_check.check(site, content.registers)) - before)


def test_there_are_fifty_terms_or_more_in_both_languages(content: Content) -> None:
    terms = glossary.build(content.registers["ordlista"])
    assert len(terms) >= 50
    for lang in ("sv", "en"):
        order = [t.id for letter in glossary.letters(terms, lang) for t in letter.terms]
        assert sorted(order) == sorted(terms)


@pytest.mark.parametrize(
    ("words", "name", "lang"),
    [
        ("idéburet offentligt partnerskap", "iop", "sv"),
        ("Idéburna offentliga partnerskap", "iop", "sv"),
        ("IOP", "iop", "sv"),
        ("IOP:er", "iop", "sv"),
        ("årsmötet", "arsmote", "sv"),
        ("överenskommelserna", "overenskommelse", "sv"),
        ("det civila samhället", "civilsamhalle", "sv"),
        ("civilsamhällets", "civilsamhalle", "sv"),
        ("letters of intent", "avsiktsforklaring", "en"),
        ("the Code", "koden", "en"),
        ("Code", "koden", "en"),
        ("sakråd", "sakrad", "en"),
        ("compacts", "overenskommelse", "en"),
        ("IOPs", "iop", "en"),
        ("MUCF’s", "mucf", "en"),
        ("MUCF:s", "mucf", "sv"),
        ("nämnden", "namnd", "sv"),
        ("stadgarna", "stadgar", "sv"),
    ],
)
def test_terms_synonyms_and_inflections_pass(
    content: Content, words: str, name: str, lang: str
) -> None:
    assert _new(content, f"Vi skriver [{words}]{{term={name}}} här.", lang) == []


@pytest.mark.parametrize(
    ("words", "name", "lang"),
    [
        ("partnerskap", "iop", "sv"),
        ("samråd", "overenskommelse", "sv"),
        ("överens", "overenskommelse", "sv"),
        ("samrådsmöte", "samrad", "sv"),
        ("råd", "radslag", "sv"),
        ("råna", "rad", "sv"),
        ("lova", "lov", "sv"),
        ("nod", "nod", "sv"),
        ("nämner", "namnd", "sv"),
        ("code", "konsultation", "en"),
    ],
)
def test_other_words_are_named_with_file_and_line(
    content: Content, words: str, name: str, lang: str
) -> None:
    (problem,) = _new(content, f"En rad.\n\nVi skriver [{words}]{{term={name}}} här.", lang)
    path = "docs/kunskap/prov.md" if lang == "sv" else "docs/kunskap/prov.en.md"
    assert (problem.path, problem.line, problem.id) == (path, 7, name)
    assert words in problem.message


def test_an_unknown_term_is_named(content: Content) -> None:
    (problem,) = _new(content, "Vi skriver [något]{term=nagot-annat} här.")
    assert (problem.line, problem.id) == (5, "nagot-annat")
    assert PATH in problem.remedy


def test_a_term_in_a_heading_is_named(content: Content) -> None:
    (problem,) = _new(content, "## Om [IOP]{term=iop} här {#om}\n\nText.")
    assert (problem.line, problem.id) == (5, "iop")
    assert "rubrik" in problem.message


def test_a_mark_is_no_word_of_the_text() -> None:
    assert plain("Ett [IOP]{term=iop} och [INGO]{lang=en}.[@a]") == "Ett IOP och INGO."


def test_a_link_to_a_term_that_is_not_there_is_named(content: Content) -> None:
    (problem,) = _new(content, "Se [ordlistan](ordlista.md#term-iopp).")
    assert problem.id == "iopp"
    assert _new(content, "Se [ordlistan](ordlista.md#term-iop).") == []


def test_a_word_that_stands_for_two_terms_is_named(content: Content, tmp_path: Path) -> None:
    registers, line = broken(
        tmp_path, "ordlista", ("term: 'Barnkonventionen'", "term: 'Avsiktsförklaring'")
    )
    before = set(glossary_check.check(content.site, content.registers))
    found = set(glossary_check.check(content.site, registers)) - before
    (problem,) = (one for one in found if one.path == PATH)
    assert (problem.line, problem.id) == (line, "barnkonventionen")


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("      - id: overenskommelse", "      - id: overenskommelsen", "overenskommelsen"),
        ("      - id: overenskommelse", "      - id: avsiktsforklaring", "sig självt"),
        ("sida: kunskap/lagar.md", "sida: kunskap/lagarna.md", "lagarna"),
    ],
)
def test_references_that_lead_nowhere_are_named(
    content: Content, tmp_path: Path, old: str, new: str, word: str
) -> None:
    registers, line = broken(tmp_path, "ordlista", (old, new))
    before = set(glossary_check.check(content.site, content.registers))
    found = set(glossary_check.check(content.site, registers)) - before
    assert found
    assert {(p.path, p.line) for p in found} == {(PATH, line)}
    assert all(word in p.message for p in found)
