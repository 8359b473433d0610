"""A Swedish title on an English page says that it is in Swedish."""

from __future__ import annotations

import pytest

from navet.checks import titles
from navet.content.reader import Content
from probe.broken import with_page

KEY = "kunskap/publikationer.md"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("[*Samla kraft!*]{lang=sv}, MUCF, 2016.", 1),
        ("[*Samla kraft!*]{lang=sv} (Gather strength), and [*Tillit*]{lang=sv} too.", 2),
        ("[*Samla kraft!*]{lang=sv} (in Swedish), MUCF, 2016.", 0),
        ("[*Samla kraft!*]{lang=sv} (in Swedish, “Gather strength”), MUCF.", 0),
        ("A [sakråd]{lang=sv} is a meeting.", 0),
    ],
)
def test_a_title_that_nothing_is_said_of_is_named(content: Content, text: str, count: int) -> None:
    front = "---\ntitel: T\n---\nFirst.\n\n"
    site = with_page(content, KEY, front + text, "en")
    found = list(titles.check(site))
    assert [problem.line for problem in found] == [6] * count
    assert all("är på svenska" in problem.message for problem in found)


def test_a_swedish_page_need_not_say_so(content: Content) -> None:
    site = with_page(content, KEY, "---\ntitel: T\n---\n[*Samla kraft!*]{lang=sv}\n")
    assert list(titles.check(site)) == []


def test_every_english_page_says_so(content: Content) -> None:
    assert list(titles.check(content.site)) == []
