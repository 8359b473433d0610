"""Text that is lost, doubled or changed in one language is named with file, section and lines."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest

from navet.checks import pairs, questions
from navet.checks.likeness import Likeness
from navet.content.pieces import Piece, Section, sections
from navet.content.reader import Content
from navet.content.site import Page, Site
from navet.reading.problems import Problem
from probe.broken import with_page
from tests.checks.pagepairs import (
    ENGLISH,
    KEY,
    PATHS,
    SWEDISH,
    TEXTS,
    changed,
    line,
    put_together,
    shown,
)

OTHER = {"sv": "en", "en": "sv"}


def problems(content: Content, texts: dict[str, str]) -> list[Problem]:
    """Return what the check of pairs says of the two texts."""
    return sorted(pairs.check(put_together(content, texts["sv"], texts["en"])))


def only(content: Content, texts: dict[str, str]) -> Problem:
    """Return the one problem of the two texts."""
    found = problems(content, texts)
    assert len(found) == 1, shown(found)
    return found[0]


def block(text: str, first: str, last: str | None = None) -> str:
    """Return the lines of a text from one that begins with some words to the blank one after."""
    rows = text.split("\n")
    start = line(text, first) - 1
    end = line(text, last or first)
    return "\n".join(rows[start:end]) + "\n"


def test_pages_that_say_the_same_have_no_problem(content: Content) -> None:
    assert problems(content, {"sv": SWEDISH, "en": ENGLISH}) == []


# The section; how the lost piece begins in both languages; after which line it is missed; counts.
PIECES = [
    ("pengar", "Kommunen räknar", "The municipality rec", ("Staten gav", "The state"), "stycke"),
    (
        "pengar",
        "**Föreningen:**",
        "**The association:**",
        ("Det offentliga:", "The public body:"),
        "punkt",
    ),
    ("kris", "2. Fördela", "2. Share", ("1. Ring", "1. Call"), "numrerad punkt"),
    ("kris", "| Kl. 16", "| 4 pm", ("Kl. 14", "2.30"), "tabellrad"),
    ("siffror", "{{ diagram", "{{ diagram", ("## Siffror", "## Figures"), "byggblock"),
]


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize(("name", "swedish", "english", "before", "kind"), PIECES)
def test_a_lost_piece_is_missed_where_it_stood(
    content: Content,
    lang: str,
    name: str,
    swedish: str,
    english: str,
    before: tuple[str, str],
    kind: str,
) -> None:
    beginnings = {"sv": swedish, "en": english}
    text = {"sv": SWEDISH, "en": ENGLISH}[lang]
    other = {"sv": SWEDISH, "en": ENGLISH}[OTHER[lang]]
    texts = changed(lang, (block(text, beginnings[lang]), ""))
    problem = only(content, texts)
    assert (problem.path, problem.id) == (PATHS[lang], name)
    assert problem.line == line(texts[lang], before[0 if lang == "sv" else 1])
    assert f"på rad {line(other, beginnings[OTHER[lang]])} där" in problem.message
    assert PATHS[OTHER[lang]] in problem.message
    assert kind in problem.message
    assert f"efter rad {problem.line}" in problem.remedy


def test_the_message_says_how_many_stand_against_how_many(content: Content) -> None:
    texts = changed("en", (block(ENGLISH, "Write down both"), ""))
    message = only(content, texts).message
    assert "2 punkter här men 3 punkter i docs/om/prov.md" in message
    assert "”Skriv ned båda talen.”" in message


# What stands on the page, what is left of it, and the sentence that is gone.
SENTENCES = [
    (
        "sv",
        " Läs den\ntillsammans, stryk under det som gäller er, och låt den andra parten fråga om "
        "det som är oklart.",
        "Read it together, underline",
    ),
    (
        "sv",
        "\nSkriv sedan ned vad ni kom fram till, på ett papper som båda tar med sig hem.",
        "Then write down what you arrived at",
    ),
    (
        "en",
        "This page is for two parties that are about to meet for the first time. ",
        "Den här sidan är till för två parter",
    ),
    (
        "en",
        "\nThen write down what you arrived at, on a sheet of paper that both of you take home.",
        "Skriv sedan ned vad ni kom fram till",
    ),
]


@pytest.mark.parametrize(("lang", "gone", "missed"), SENTENCES)
def test_a_sentence_lost_in_a_paragraph_is_named(
    content: Content, lang: str, gone: str, missed: str
) -> None:
    problem = only(content, changed(lang, (gone, "")))
    assert problem.path == PATHS[lang]
    assert f"saknar meningen ”{missed}" in problem.message
    assert f"på rad {line(TEXTS[OTHER[lang]], 'Den här' if lang == 'en' else 'This page')}" in (
        problem.message
    )
    assert ("inom parentes" in problem.remedy) == (lang == "sv")


def test_what_english_explains_in_parentheses_is_not_missed(content: Content) -> None:
    aside = "told in good time. (Each municipality sets its own rules. Some have none at all.)"
    assert problems(content, changed("en", ("told in good time.", aside))) == []


def test_one_sentence_may_become_two(content: Content) -> None:
    texts = changed("en", ("each autumn, and the assoc", "each autumn. The assoc"))
    assert problems(content, texts) == []


def test_what_is_lost_in_a_row_is_one_problem(content: Content) -> None:
    texts = changed("en", (block(ENGLISH, "The municipality rec", "Write down both"), ""))
    problem = only(content, texts)
    first, last = line(SWEDISH, "Kommunen räknar"), line(SWEDISH, "Skriv ned")
    assert f"rad {first}–{last} där" in problem.message
    assert "1 stycke och 0 punkter här men 3 stycken och 3 punkter" in problem.message
    assert (problem.path, problem.line) == (PATHS["en"], line(ENGLISH, "The state"))


def test_a_lost_box_is_one_problem_with_what_is_in_it(content: Content) -> None:
    texts = changed("sv", (block(SWEDISH, "!!! tips", "Bestäm"), ""))
    problem = only(content, texts)
    assert "0 rutor här men 1 ruta" in problem.message
    assert f"rad {line(ENGLISH, '!!! tips')}" in problem.message
    assert (problem.path, problem.line) == (PATHS["sv"], line(SWEDISH, "| Kl. 16"))


def test_lost_code_is_missed(content: Content) -> None:
    texts = changed("en", ("```text\na = 1\n```\n\n", ""))
    problem = only(content, texts)
    assert "0 kodblock här men 1 kodblock" in problem.message
    assert problem.line == line(ENGLISH, "{{ diagram")


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_lost_section_is_one_problem_not_one_a_paragraph(content: Content, lang: str) -> None:
    text = {"sv": SWEDISH, "en": ENGLISH}[lang]
    other = {"sv": SWEDISH, "en": ENGLISH}[OTHER[lang]]
    start, end = text.index("### "), text.index("## ", text.index("### ") + 4)
    problem = only(content, changed(lang, (text[start:end], "")))
    last = {"sv": "- Skriv", "en": "- Write"}[lang]
    assert (problem.path, problem.line, problem.id) == (PATHS[lang], line(text, last), "kris")
    assert f"rad {line(other, '### ')} i {PATHS[OTHER[lang]]}" in problem.message


def test_a_section_is_lost_with_those_under_it_in_one_problem(content: Content) -> None:
    start, end = ENGLISH.index("## Money"), ENGLISH.index("## Figures")
    problem = only(content, changed("en", (ENGLISH[start:end], "")))
    assert "Avsnittet ”pengar”" in problem.message
    assert problem.line == line(ENGLISH, "Then write down")


def test_a_page_cut_off_is_named_with_what_is_gone(content: Content) -> None:
    end = ENGLISH.index(" each autumn")
    texts = changed("en", (ENGLISH[end:], ""))
    found = problems(content, texts)
    assert len(found) == 3, shown(found)
    assert {problem.path for problem in found} == {PATHS["en"]}
    assert {problem.line for problem in found} == {line(ENGLISH, "The municipality rec")}
    said = shown(found)
    last = line(SWEDISH, "Fråga den")
    assert f"3 avsnitt, på rad {line(SWEDISH, '### ')}–{last} i {PATHS['sv']}, saknas" in said
    assert f"recalculates the grant”, men på rad {line(SWEDISH, 'Kommunen räknar')} i" in said
    assert f"rad {line(SWEDISH, 'Läs mer')}–{line(SWEDISH, '- Skriv ned')} där" in said


def test_a_lost_heading_is_not_lost_text(content: Content) -> None:
    problem = only(content, changed("sv", ("### Stöd i kris {#kris}\n\n", "")))
    assert (problem.path, problem.id) == (PATHS["sv"], "kris")
    assert problem.line == line(SWEDISH, "1. Ring") - 2
    assert f"på rad {line(ENGLISH, '### ')} i {PATHS['en']}, saknas ovanför" in problem.message


def test_another_id_is_one_problem_with_both(content: Content) -> None:
    problem = only(content, changed("sv", ("{#kris}", "{#kriser}")))
    assert (problem.path, problem.line) == (PATHS["en"], line(ENGLISH, "### "))
    assert f"”kris” här, men ”kriser” på rad {line(SWEDISH, '### ')} i" in problem.message


def test_another_level_is_named_with_both(content: Content) -> None:
    problem = only(content, changed("en", ("### Support", "## Support")))
    assert (problem.path, problem.line) == (PATHS["en"], line(ENGLISH, "### "))
    assert f"nivå 2 här, men 3 på rad {line(SWEDISH, '### ')} i" in problem.message


def test_sections_in_another_order_are_named(content: Content) -> None:
    start = ENGLISH.index("## Figures")
    middle = ENGLISH.index("## Onwards")
    turned = ENGLISH[middle:] + "\n" + ENGLISH[start:middle]
    problem = only(content, changed("en", (ENGLISH[start:], turned)))
    moved = {"siffror": "## Siffror", "vidare": "## Vidare"}[problem.id]
    assert f"annan ordning än på rad {line(SWEDISH, moved)} i {PATHS['sv']}" in problem.message


COPIES = [
    ("Kommunen räknar om", "Stycket"),
    ("**Föreningen:** säg", "Punkten"),
    ("- Skriv ned båda", "Punkten"),
    ("2. Fördela det", "Den numrerade punkten"),
    ("| Kl. 16 | Besök", "Tabellraden"),
]


@pytest.mark.parametrize(("first", "kind"), COPIES)
def test_what_is_pasted_twice_is_said_to_stand_twice(
    content: Content, first: str, kind: str
) -> None:
    pasted = block(SWEDISH, first)
    between = "\n" if kind == "Stycket" else ""
    texts = changed("sv", (pasted, f"{pasted}{between}{pasted}"))
    problem = only(content, texts)
    stood = line(SWEDISH, first)
    assert problem.path == PATHS["sv"]
    assert problem.line == stood + (2 if between else 1)
    assert problem.message.startswith(kind)
    assert problem.message.endswith(f"står redan på rad {stood}.")


def test_a_box_pasted_twice_is_one_problem(content: Content) -> None:
    pasted = block(SWEDISH, "!!! tips", "Bestäm")
    problem = only(content, changed("sv", (pasted, f"{pasted}\n{pasted}")))
    assert problem.line == line(SWEDISH, "!!! tips") + 3
    assert f"står redan på rad {line(SWEDISH, '!!! tips')}." in problem.message


def test_a_paragraph_pasted_in_another_section_in_both_languages_is_found(
    content: Content,
) -> None:
    swedish = SWEDISH.replace("## Vidare", block(SWEDISH, "Kommunen räknar") + "\n## Vidare")
    english = ENGLISH.replace("## Onwards", block(ENGLISH, "The municipality rec") + "\n## Onwards")
    found = problems(content, {"sv": swedish, "en": english})
    assert [(p.path, p.id) for p in found] == [(PATHS["en"], "siffror"), (PATHS["sv"], "siffror")]
    assert f"redan på rad {line(SWEDISH, 'Kommunen räknar')}." in found[1].message


def test_what_is_said_to_stand_twice_is_not_said_to_be_lost_too(content: Content) -> None:
    pasted = block(SWEDISH, "Kommunen räknar")
    swedish = SWEDISH.replace("## Vidare", f"{pasted}\n## Vidare")
    english = ENGLISH.replace(block(ENGLISH, "One association in four"), "")
    found = problems(content, {"sv": swedish, "en": english})
    assert [(p.path, p.id) for p in found] == [(PATHS["en"], "siffror"), (PATHS["sv"], "siffror")]
    assert f"på rad {line(swedish, 'Var fjärde')} där" in found[0].message
    assert "står redan på rad" in found[1].message


@pytest.mark.parametrize(
    ("copied", "place"),
    [("- Skriv ned båda", "- **Det offentliga:**"), ("Kommunen räknar", "Staten gav")],
)
def test_a_copy_pasted_before_what_it_copies_is_one_problem(
    content: Content, copied: str, place: str
) -> None:
    blank = "" if copied.startswith("-") else "\n"
    texts = changed("sv", (place, f"{block(SWEDISH, copied)}{blank}{place}"))
    problem = only(content, texts)
    assert problem.message.endswith(f"står redan på rad {line(SWEDISH, place)}.")


def test_a_sentence_that_stands_twice_is_found(content: Content) -> None:
    sentence = "Kommunen räknar om bidraget varje höst, och föreningarna får veta det i god tid."
    texts = changed("sv", ("det förut.", f"det förut. {sentence}"))
    problem = only(content, texts)
    assert problem.line == line(SWEDISH, "Fråga den")
    assert problem.message.startswith("Meningen ”kommunen räknar om")
    own = changed("sv", ("det förut.", "det förut. Fråga den som har gjort det förut."))
    assert "två gånger i samma stycke" in only(content, own).message


def test_short_words_may_stand_twice_in_both_languages(content: Content) -> None:
    swedish = SWEDISH.replace("- Skriv ned", "- Se ovan.\n- Skriv ned").replace(
        "## Siffror", "- Se ovan.\n\n## Siffror"
    )
    english = ENGLISH.replace("- Write down", "- See above.\n- Write down").replace(
        "## Figures", "- See above.\n\n## Figures"
    )
    assert problems(content, {"sv": swedish, "en": english}) == []


@pytest.mark.parametrize("heading", ["## Pengar {#pengar}", "### Stöd i kris {#kris}"])
@pytest.mark.parametrize("with_text", [False, True])
def test_a_heading_copied_to_the_end_is_no_crash_and_no_second_problem(
    content: Content, heading: str, with_text: bool
) -> None:
    start = SWEDISH.index(heading)
    copied = SWEDISH[start : SWEDISH.index("\n## ", start + 4)] if with_text else heading
    assert problems(content, {"sv": f"{SWEDISH}\n{copied}\n", "en": ENGLISH}) == []
    assert problems(content, {"sv": SWEDISH, "en": f"{ENGLISH}\n{copied}\n"}) == []


def test_two_paragraphs_joined_are_named_against_the_two(content: Content) -> None:
    old = "i god tid.\n\nLäs mer"
    problem = only(content, changed("sv", (old, old.replace("\n\n", " "))))
    assert (problem.path, problem.line) == (PATHS["sv"], line(SWEDISH, "Kommunen räknar"))
    first, second = line(ENGLISH, "The municipality rec"), line(ENGLISH, "Read more")
    assert f"två stycken i {PATHS['en']}, på rad {first} och {second}" in problem.message


def test_a_piece_of_another_kind_is_named_with_both(content: Content) -> None:
    problem = only(content, changed("en", ("Ask someone", "- Ask someone")))
    assert (problem.path, problem.line) == (PATHS["en"], line(ENGLISH, "Ask someone"))
    assert "Här står punkt, ”Ask" in problem.message
    assert f"på rad {line(SWEDISH, 'Fråga den')} i {PATHS['sv']} står stycke" in problem.message


AFTER_FIRST = SWEDISH[SWEDISH.index(" Läs den\n") : SWEDISH.index("\n\n## Pengar")]
# What is changed in which language; where it is said; what is said; how the other piece begins.
CHANGES = [
    ("en", (" [@esv-regleringsbrev-2022]", ""), "en", "saknar källan esv-regleringsbrev-2022"),
    ("sv", (" [@esv-regleringsbrev-2022]", ""), "sv", "saknar källan esv-regleringsbrev-2022"),
    ("sv", ("[@esv-", "[@esw-"), "en", "har källan esv-regleringsbrev-2022, men"),
    ("en", ("2,811", "2,812"), "en", "har talet 2,812, men"),
    ("sv", ("2 811", "2 181"), "en", "står talet 2 181"),
    ("sv", ("6,2", "6,3"), "en", "står talet 6,3 miljoner"),
    ("en", ("6.2 million", "6.2 billion"), "en", "har talet 6.2 billion, men"),
    ("sv", ("2022.", "2021."), "en", "står talet 2021"),
    ("en", ("three hours", "two hours"), "en", "saknar talet ”tre”"),
    ("sv", ("Kl. 14.30", "Kl. 13.30"), "en", "står talet 13.30"),
    ("sv", ("25 procent", "35 procent"), "en", "står talet 35"),
    ("en", ("kallor.md", "licens.md"), "en", "har länken till licens.md, men"),
    ("en", ("[about sources](kallor.md)", "about sources"), "en", "saknar länken till kallor.md"),
    ("en", ("Ask someone", "![A map](karta.png) Ask"), "sv", "saknar bilden karta.png"),
    ("sv", ("motesplatser-2021 }}", "stod-ukraina-2022 }}"), "en", "Här står {{ diagram motes"),
    ("en", ("!!! tips", "!!! obs"), "en", "Här står ruta, !!! obs"),
    ("en", (' "Start in time"', ""), "en", "Här står !!! tips, men"),
    ("en", ("done it before.", "done it"), "en", "slutar ”Ask someone who has done it”, men"),
    ("sv", (AFTER_FIRST, ""), "sv", "saknar meningarna ”Read it together"),
    (
        "en",
        (" the grant each autumn, and the associations are told in good time", ""),
        "en",
        "har 30 tecken, men",
    ),
]


@pytest.mark.parametrize(("lang", "change", "told", "words"), CHANGES)
def test_a_changed_piece_is_named_with_both_lines(
    content: Content, lang: str, change: tuple[str, str], told: str, words: str
) -> None:
    problem = only(content, changed(lang, change))
    text = {"sv": SWEDISH, "en": ENGLISH}[lang]
    at = {lang: line(text, change[0])}
    at[OTHER[lang]] = at[lang] + (1 if lang == "en" else -1)
    assert (problem.path, problem.line) == (PATHS[told], at[told]), str(problem)
    assert words in problem.message
    assert f"på rad {at[OTHER[told]]} i {PATHS[OTHER[told]]}" in problem.message
    assert problem.message.endswith(".")
    assert problem.remedy.endswith(".")


def test_a_column_lost_in_one_language_is_one_problem(content: Content) -> None:
    fewer = changed(
        "en",
        ("| When | What | Who |", "| When | What |"),
        ("| --- | --- | --- |", "| --- | --- |"),
        (" | The municipality |", " |"),
        (" | The association |", " |"),
    )
    problem = only(content, fewer)
    assert "har 2 kolumner, men" in problem.message
    assert f"på rad {line(SWEDISH, '| När')} i {PATHS['sv']} har den 3" in problem.message


def test_numbers_in_titles_and_headings_are_compared_too(content: Content) -> None:
    problem = only(content, changed("en", ("in 12 parts", "in 13 parts")))
    assert (problem.path, problem.line, problem.id) == (PATHS["en"], 2, "titel")
    assert "på rad 2 i docs/om/prov.md står talet 12" in problem.message
    heading = changed("sv", ("## Pengar", "## Pengar 2024"))
    assert "talet 2024" in only(content, heading).message


def test_a_page_may_not_stand_alone(content: Content) -> None:
    site = put_together(content, SWEDISH, ENGLISH)
    alone = Site(site.root, site.model, {(KEY, "sv"): site.pages[KEY, "sv"]})
    (problem,) = pairs.check(alone)
    assert problem.remedy.startswith("Skapa docs/om/prov.en.md")


def test_what_stands_twice_on_a_page_without_english_is_found(content: Content) -> None:
    (page,) = (p for p in content.site.of_kind("exempel", "sv") if "alingsas" in p.key)
    twice = next(p.text for p in page.scan.paragraphs if p.kind == "text")
    broken = with_page(content, page.key, f"{page.text}\n{twice}\n").page(page.key, "sv")
    assert broken is not None
    (problem,) = pairs.check(Site(content.root, content.model, {(page.key, "sv"): broken}))
    assert "står redan på rad" in problem.message


def test_sections_too_long_to_align_are_counted(content: Content) -> None:
    many = "".join(f"\nStycke nummer {number} handlar om sitt eget.\n" for number in range(150))
    other = "".join(f"\nParagraph number {number} is about its own.\n" for number in range(1, 150))
    problem = only(content, {"sv": SWEDISH + many, "en": ENGLISH + other})
    assert "150 stycken, punkter och tabellrader här, men 151 på rad" in problem.message


def _piece(text: str) -> Piece:
    return Piece("item", 1, 1, text)


def test_what_other_sections_pair_tells_which_items_belong_together() -> None:
    pairs_known = [("Till kommunen", "For the municipality"), ("Tillsammans", "Together")]
    known = [
        (_piece(f"{ours}: vad gör ni?"), _piece(f"{theirs}: what do you do?"))
        for ours, theirs in pairs_known * 2
    ]
    here = [_piece("Tillsammans: vad bär ni?")]
    right, wrong = [_piece("Together: what can you bear?")], [_piece("For the municipality: what?")]
    assert Likeness(known).cost(here, right) + 2 < Likeness(known).cost(here, wrong)
    assert Likeness(known).cost(here, wrong) > Likeness().cost(here, wrong) + 2


def test_names_and_loans_tell_which_paragraphs_belong_together() -> None:
    here = [_piece("Region Halland byggde en plattform med Röda Korset.")]
    right = [_piece("Region Halland built a platform with Röda Korset.")]
    wrong = [_piece("The county council wrote a letter to the board.")]
    assert Likeness().cost(here, right) + 2 < Likeness().cost(here, wrong)


def _tried(content: Content, key: str) -> Iterator[tuple[Page, Section, Piece]]:
    for lang in ("sv", "en"):
        page = content.site.page(key, lang)
        assert page is not None
        for section in sections(page.scan, page.body_line):
            for piece in section.pieces:
                if not piece.box:
                    yield page, section, piece


def _lines(section: Section, piece: Piece) -> tuple[int, int]:
    """Return the first and last line of a piece, a box with what is in it."""
    inside = [one.end for one in section.pieces if one.box == piece.line]
    return piece.line, max([piece.end, *inside])


def _found(content: Content, page: Page, rows: list[str]) -> list[Problem]:
    site = with_page(content, page.key, "\n".join(rows), page.lang)
    mine = {(page.key, lang): site.pages[page.key, lang] for lang in ("sv", "en")}
    site = Site(content.root, content.model, mine)
    found = list(pairs.check(site, content.registers.shapes))
    own = {one.path for one in mine.values()}
    return found + [one for one in questions.check(site) if one.path in own]


REAL = [
    "fas/forutsattningar/status.md",
    "fas/index.md",
    "strukturer/sakrad.md",
    "kunskap/siffror.md",
    "exempel/alingsas-vardkedja.md",
]


def _without(rows: list[str], start: int, end: int) -> list[str]:
    return rows[: start - 1] + rows[end:]


def _doubled(rows: list[str], start: int, end: int) -> list[str]:
    copied = rows[start - 1 : end]
    marks = ("- ", "| ", "1", "2", "3", "4", "5", "6", "7", "8", "9")
    blank = [] if copied[0].startswith(marks) else [""]
    return rows[:end] + blank + copied + rows[end:]


@pytest.mark.parametrize("key", REAL)
@pytest.mark.parametrize("change", [_without, _doubled])
def test_every_piece_of_real_pages_lost_or_doubled_is_found(
    content: Content, key: str, change: Callable[[list[str], int, int], list[str]]
) -> None:
    missed, tried = [], 0
    for page, section, piece in _tried(content, key):
        rows = change(page.text.split("\n"), *_lines(section, piece))
        tried += 1
        if not _found(content, page, rows):
            missed.append(f"{page.path}:{piece.line}")
    assert tried >= 30
    assert missed == []


def test_of_random_pieces_lost_most_are_named_by_their_very_line(content: Content) -> None:
    keys = sorted({key for key, lang in content.site.pages if lang == "en"})
    chosen = random.Random(10)
    right = 0
    for _ in range(150):
        page, section, piece = chosen.choice(list(_tried(content, chosen.choice(keys))))
        other = content.site.page(page.key, OTHER[page.lang])
        assert other is not None
        (same,) = (
            one
            for one in sections(other.scan, other.body_line)
            if (one.heading and one.heading.id) == (section.heading and section.heading.id)
        )
        stood = same.pieces[section.pieces.index(piece)].line
        rows = _without(page.text.split("\n"), *_lines(section, piece))
        said = shown(_found(content, page, rows))
        right += f"rad {stood}" in said or "nyckelfråga saknas" in said
    assert right >= 135
