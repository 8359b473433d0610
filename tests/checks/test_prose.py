"""What an editor is asked to read again: short sentences, hedges, what is long over."""

from __future__ import annotations

import datetime

import pytest

from navet.checks import prose
from navet.checks.prose import LEAST_SENTENCES
from navet.content.reader import Content
from probe.broken import with_page

STEP = "fas/forutsattningar/status.md"
TODAY = datetime.date(2026, 11, 26)


def _told(content: Content, key: str, text: str, lang: str = "sv") -> list[tuple[str, int, str]]:
    """Return what is said of a page with a section of text last: id, line from there, message."""
    page = content.site.page(key, lang)
    assert page is not None
    before = page.text + "\n## Till sist {#till-sist}\n\n"
    site = with_page(content, key, f"{before}{text}\n", lang)
    found = prose.notices(site, content.registers.sources, TODAY)
    first = before.count("\n") + 1
    return [(one.id, one.line - first, one.message) for one in found]


def _ended(content: Content) -> str:
    """Return the key of a case whose period is over."""
    return next(
        page.key
        for page in content.site.of_kind("exempel", "sv")
        if page.meta["period"] == "2021–2022"
    )


def test_the_site_has_nothing_to_read_again(content: Content) -> None:
    assert [str(one) for one in prose.notices(content.site, content.registers.sources)] == []


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_text_of_very_short_sentences_is_told_with_some_of_them(
    content: Content, lang: str
) -> None:
    short = "De kom. " * LEAST_SENTENCES * 4 if lang == "sv" else "They came. " * 200
    ((name, _, message),) = _told(content, STEP, short.strip(), lang)
    assert name == "korta"
    assert "färre än 6 ord, till exempel ”" in message


def test_short_lines_of_a_list_and_labels_are_no_sentences(content: Content) -> None:
    items = "\n".join("- De kom." for _ in range(80))
    labels = "\n\n".join(
        "**Paus.** Alla reser sig och går ett varv i lokalen innan ni börjar om." for _ in range(80)
    )
    assert _told(content, STEP, items) == []
    assert _told(content, STEP, labels) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kommunen får troligen inte göra så. [@sfs-2017-725]", ["gardering"]),
        ("Kommunen får inte göra så. [@sfs-2017-725] Det är troligen känt.", []),
        ("Enligt uppgift kom tjugo personer.", ["avsandare"]),
        ("Enligt Upphandlingsmyndigheten finns det tjugo.", []),
        ("Det sägs att alla var nöjda.", ["avsandare"]),
    ],
)
def test_a_hedge_has_a_sender_and_a_statute_none(
    content: Content, text: str, told: list[str]
) -> None:
    assert [(name, line) for name, line, _ in _told(content, STEP, text)] == [
        (name, 0) for name in told
    ]


def test_what_is_over_is_not_told_as_if_it_went_on(content: Content) -> None:
    text = "Arbetet pågår i tre kommuner, och fler vill vara med."
    ((name, line, message),) = _told(content, _ended(content), text)
    assert (name, line) == ("presens", 0)
    assert "”pågår”" in message
    assert _told(content, STEP, text) == []


def test_a_page_with_a_notice_is_told_of_again_and_one_without_is_passed_over(
    content: Content,
) -> None:
    text = "Enligt uppgift kom tjugo personer."
    assert _told(content, STEP, text) == _told(content, STEP, text) != []
