"""The numbers of a text and its translation: written differently they are the same, changed not."""

from __future__ import annotations

import random
import re

import pytest

from navet.content.pieces import sections
from navet.content.reader import Content
from navet.language import numerals

SAME = [
    ("1 500 personer", "1,500 people"),
    ("1\u00a0500 personer", "1,500 people"),
    ("12 500 000 kronor", "SEK 12,500,000"),
    ("3,5 procent", "3.5 per cent"),
    ("6,2 miljoner kronor", "SEK 6.2 million"),
    ("de 29,9 miljonerna", "the SEK 29.9 million"),
    ("en miljon lån", "1 million loans"),
    ("fem miljoner kronor", "SEK 5 million"),
    ("20 miljarder", "20 billion"),
    ("två parter", "2 parties"),
    ("båda parter, 2 stycken", "two parties, 2 in all"),
    ("27 svarade", "Twenty-seven replied"),
    ("tjugosju svarade", "27 replied"),
    ("trehundra svarade", "three hundred replied"),
    ("kl. 14.30", "14:30"),
    ("kl. 16.30", "4.30 pm"),
    ("klockan 12", "12 pm"),
    ("kl. 9.00", "9 am"),
    ("den 21 november 2026", "21 November 2026"),
    ("2026-11-21", "21 November 2026"),
    ("1990-talet", "the 1990s"),
    ("90-talet", "the 1990s"),
    ("läsåret 2021/22", "the school year 2021/22"),
    ("19 kap. 25 a §", "Chapter 19, Section 25 a"),
    ("§ 4 och § 5", "Sections 4 and 5"),
    ("den 1:a och 2:a", "the 1st and 2nd"),
    ("andra kapitlet", "chapter 2"),
    ("var fjärde förening", "one association in four"),
    ("ungefär var trettionde", "about one in thirty"),
    ("efter ett halvår", "after six months"),
    ("ett tiotal barn", "about ten children"),
    ("ett trettiotal personer", "some thirty people"),
    ("ett treårigt avtal", "a three-year agreement"),
    ("en åttioåring", "an eighty-year-old"),
    ("satte en sexa", "gave a six"),
    ("mellan fyra ögon", "one to one"),
    ("en halv miljon till 3 föreningar", "half a million to 3 associations"),
    ("en halv miljon", "SEK 500,000"),
    ("WCAG 2.1 och HFD 2020:15", "WCAG 2.1 and HFD 2020:15"),
    ("standarden EN 301 549", "the standard EN 301 549"),
    ("4–12 personer", "4–12 people"),
    ("6 kap. och tre frågor i maj", "chapter six and 3 questions in May"),
]
DIFFERENT = [
    ("2 811 föreningar", "2,812 associations", ["2 811"], ["2,812"]),
    ("6,2 miljoner", "6.2 billion", ["6,2 miljoner"], ["6.2 billion"]),
    ("den 1 februari 2019", "2 February 2019", ["1"], ["2"]),
    ("fyra steg", "five steps", ["fyra"], ["five"]),
    ("fyra steg", "the steps", ["fyra"], []),
    ("stegen", "the 12 steps", [], ["12"]),
    ("3 av 4", "3 of 4 and 4", [], ["4"]),
    ("kl. 14.30", "2.45 pm", ["14.30"], ["2.45"]),
    ("fem miljoner", "SEK 6 million", ["fem miljoner"], ["6 million"]),
    ("ett treårigt avtal", "a five-year agreement", ["treårigt"], ["five"]),
]


@pytest.mark.parametrize(("swedish", "english"), SAME)
def test_the_same_number_written_as_each_language_does_is_no_difference(
    swedish: str, english: str
) -> None:
    assert numerals.differences(swedish, english) == ([], [])


@pytest.mark.parametrize(("swedish", "english", "ours", "theirs"), DIFFERENT)
def test_another_number_is_given_as_it_is_written(
    swedish: str, english: str, ours: list[str], theirs: list[str]
) -> None:
    assert numerals.differences(swedish, english) == (ours, theirs)


def test_any_digit_changed_on_the_real_pages_is_a_difference(content: Content) -> None:
    chosen = random.Random(3)
    changed, missed = 0, []
    for page in content.site.pages.values():
        other = content.site.page(page.key, "en")
        if page.lang == "en" or other is None:
            continue
        cut = [sections(one.scan, one.body_line) for one in (page, other)]
        for ours, theirs in zip(*cut, strict=True):
            for one, against in zip(ours.pieces, theirs.pieces, strict=True):
                for found in re.finditer(r"\d", against.text):
                    digit = str((int(found[0]) + chosen.randint(1, 9)) % 10)
                    text = against.text[: found.start()] + digit + against.text[found.end() :]
                    changed += 1
                    if numerals.differences(one.text, text) == ([], []):
                        missed.append(f"{other.path}:{against.line}: {found[0]} → {digit}")
    assert changed > 1500
    assert missed == []
