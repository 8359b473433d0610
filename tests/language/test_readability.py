"""How hard a text is to read, counted on the words that readers meet."""

from __future__ import annotations

import pytest

from navet.language.readability import Readability, measure, plain


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Vi **bestämmer** _tillsammans_ `nu`.", "Vi bestämmer tillsammans nu."),
        ("Se [Koden](koden.md#start){.knapp} och [lagen](https://a.se/x).", "Se Koden och lagen."),
        ("![En ring](ring.svg) visar delarna.", "En ring visar delarna."),
        ("En [idéburen]{term=ideburen} part.", "En idéburen part."),
        (
            "Avtalet gäller [@lag, s. 4]. Det är skrivet [@avtal].",
            "Avtalet gäller. Det är skrivet.",
        ),
        ("Två källor[@ett][@tva]  i rad.", "Två källor i rad."),
        ("Rubrik {#ett-id}", "Rubrik"),
        ("Läs https://www.mucf.se/samverkan idag.", "Läs idag."),
        ("Du &amp; jag, &#64; er", "Du & jag, @ er"),
        ("Inget av detta, 3 < 4 (och så vidare).", "Inget av detta, 3 < 4 (och så vidare)."),
    ],
)
def test_a_reader_meets_the_words_without_their_markup(written: str, read: str) -> None:
    assert plain(written) == read


def test_lix_is_words_a_sentence_and_the_share_of_long_words() -> None:
    text = "Kommunen och föreningen skriver avtal. De ses igen om ett år."
    # 11 words in 2 sentences, of which 3 have more than six letters.
    found = measure([text])
    assert found.lix == pytest.approx(11 / 2 + 100 * 3 / 11)
    assert found.words == 11


def test_a_paragraph_ends_a_sentence_and_so_does_a_colon_before_a_capital() -> None:
    assert measure(["Ett", "två tre"]).lix == pytest.approx(3 / 2)
    assert measure(["Fråga: Vad vill ni?"]).lix == pytest.approx(4 / 2)
    assert measure(["Det här gäller: avtal"]).lix == pytest.approx(4 / 1)


def test_the_longest_sentences_come_first_and_in_order_where_they_are_as_long() -> None:
    found = measure(["Ett två. Tre fyra fem.", "Sex sju. Åtta nio tio elva."])
    assert found.longest == ("Åtta nio tio elva.", "Tre fyra fem.", "Ett två.")


@pytest.mark.parametrize("paragraphs", [[], [""], ["2026 – 3 %"]])
def test_a_text_without_words_is_not_hard(paragraphs: list[str]) -> None:
    assert measure(paragraphs) == Readability(0.0, 0, ())
