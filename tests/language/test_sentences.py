"""Where a sentence ends, in Swedish and English alike."""

from __future__ import annotations

import pytest

from navet.language import sentences


@pytest.mark.parametrize(
    "parts",
    [
        ("Vi ses i mars.", "Då har vi ett avtal!", "Har ni?"),
        ("Lagen säger det i 2 kap. 3 § och kl. 10 börjar mötet.", "Sedan äter vi."),
        ("Hon sade: ”Vi vill.”", "Sedan gick hon."),
        ("Vi frågade (det tog en timme).", "Svaret kom."),
        ("De svarade.", "(Alla gjorde det inte.)", "Resten vet vi inte."),
        ("Vänta…", "27 svarade.", "”Ja”, sade de."),
        ("Ring ca. 10 föreningar, t.ex. scouterna; skriv sedan: vi vill.",),
        ("",),
    ],
)
def test_a_paragraph_is_cut_where_its_sentences_end(parts: tuple[str, ...]) -> None:
    assert sentences.split(" ".join(parts)) == [part for part in parts if part]


def test_a_message_quotes_the_beginning_of_a_long_sentence() -> None:
    long = "Kommunen " + "och föreningen " * 10
    assert sentences.start(long) == f"{long[:87].rstrip()}…"
    assert sentences.start("Kort.") == "Kort."
