"""The Swedish alphabet: what comes after what, and under which letter a word stands."""

from __future__ import annotations

import unicodedata

import pytest

from navet.language import alphabet


def test_swedish_letters_come_last_in_order() -> None:
    words = ["ö", "z", "å", "a", "ä", "w", "v"]
    assert sorted(words, key=alphabet.key) == ["a", "v", "w", "z", "å", "ä", "ö"]


def test_foreign_letters_accents_case_and_quotation_marks_are_sorted_as_in_swedish() -> None:
    in_order = ["Idé", "ideell", "xylofon", "Über", "”Yrke”", "zon", "Ås", "Ærø", "ÄT", "Øst"]
    by_code = sorted(in_order)
    assert by_code != in_order
    assert sorted(by_code, key=alphabet.key) == in_order


@pytest.mark.parametrize(
    ("text", "letter", "anchor"),
    [
        ("årsmöte", "Å", "bokstav-a-ring"),
        ("ärende", "Ä", "bokstav-a-prickar"),
        ("överenskommelse", "Ö", "bokstav-o-prickar"),
        ("”idé”", "I", "bokstav-i"),
        ("éclair", "E", "bokstav-e"),
        ("Über", "Y", "bokstav-y"),
        ("72 timmar", alphabet.NO_LETTER, "bokstav-siffror"),
        ("", alphabet.NO_LETTER, "bokstav-siffror"),
    ],
)
def test_a_word_stands_under_the_letter_that_a_reader_looks_for(
    text: str, letter: str, anchor: str
) -> None:
    for written in (text, unicodedata.normalize("NFD", text)):
        assert alphabet.letter(written) == letter
    assert alphabet.anchor(letter) == anchor
