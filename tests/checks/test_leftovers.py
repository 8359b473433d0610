"""Markup that would be published as it is written, links and pictures that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown import Markdown

from navet.checks import blocks as blocks_check
from navet.checks import figures, leftovers, markup
from navet.checks import report as check
from navet.content import blocks
from navet.content.reader import Content
from navet.pages.markdown.extension import STANDARD, NavetExtension
from navet.pages.markdown.scope import Scope
from probe.broken import with_page
from probe.repositories import ROOT

KEY = "om/index.md"
FRONT = "---\ntitel: Om\n---\n\n"
LINE = 5

# What stands on the page, what is said of it, and what a reader would have seen.
RAW: dict[str, tuple[str, str, str]] = {
    "lank-med-mellanslag": ("Läs [mer] (licens.md) här.", "mellanslag mellan ] och (", "(licens"),
    "adress-med-mellanslag": ("Läs [mer] (https://a.se) här.", "mellanslag mellan", "(https"),
    "lank-bakvand": ("Läs (mer)[licens.md] här.", "parenteserna står i fel ordning", "[licens"),
    "lank-utan-slut": ("Läs [mer](licens.md här.", "blir ingen länk", "](licens"),
    "lank-med-mellanslag-i": ("Läs [mer](en fil.md) här.", "har ett mellanslag", ""),
    "lank-over-tva-rader": ("Läs [mer\nom det](licens.md) här.", "blir ingen länk", ""),
    "lank-utan-adress": ("Läs [mer][licens] här.", "inte står på sidan", "[licens]"),
    "kalla-utan-slut": ("Så är det [@mucf här.", "den stängs aldrig", "[@mucf"),
    "block-i-text": ("Se {{ modellbild }} här.", "bara byggblock har", "{{"),
    "block-utan-slut": ("{{ modellbild", "bara byggblock har", "{{"),
    "id-i-text": ("Ett stycke. {#ett-id}", "inte hör till något", "{#ett-id}"),
    "sprak-utan-fras": ("Ett ord {lang=en} här.", "inte hör till något", "{lang=en}"),
    "ruta-i-text": ("Obs !!! tips här.", "blir ingen ruta", "!!!"),
    "ensam-accent": ("Skriv `kod här.", "ensamt `", "`"),
    "lodstreck": ("Det ena | det andra.", "lodstreck", "|"),
    "rubrik-utan-mellanslag": ("#Rubrik", "börjar med # utan", ""),
    "rubrik-indragen": ("Text.\n\n ## Rubrik {#ett-id}", "är indragen", "## Rubrik"),
    "rubrik-i-citat": ("> #### Rubrik", "ett citat", ""),
    "rubrik-i-lista": ("- ## Rubrik", "i en lista", ""),
    "rubrik-i-ruta": ("!!! tips\n    ## Rubrik", "är indragen", ""),
}
SOUND = (
    "Läs [mer](licens.md) och [@mucf-hitta-kraft, x]. ![Bild](b.png)",
    "Ett [word]{lang=en}, ett [ord]{term=iop} och *a term*{lang=en}.",
    "Skriv `{{ kod }}` och **fet** eller \\*stjärna\\*.",
    "- ett\n- två\n\n    går vidare\n\n    - tre",
    '!!! tips "Pröva"\n    Text.\n\n    - ett\n    - två',
    "| a | b |\n|---|---|\n| c | d |",
    "{{ modellbild }}",
    "## Rubrik {#ett-id}\n- ett",
    "```\n{{ kod }} [x] (y.md) | !!!\n```",
    "Han sa (se nedan) [text] och (år 2021) och $ 5 {tre}.",
    "Läs [mer][licens].\n\n[licens]: licens.md",
)


def said(content: Content, text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and message of what is left on a page with this text."""
    site = with_page(content, KEY, f"{FRONT}{text}\n")
    for problem in leftovers.check(site):
        if problem.path == f"docs/{KEY}":
            yield problem.line, problem.message


@pytest.mark.parametrize("name", RAW)
def test_markup_that_becomes_nothing_is_named(content: Content, name: str) -> None:
    text, words, _ = RAW[name]
    found = list(said(content, text))
    assert any(words in message for _, message in found), found
    assert all(LINE <= line <= LINE + text.count("\n") for line, _ in found)


@pytest.mark.parametrize("name", [name for name, (_, _, raw) in RAW.items() if raw])
def test_a_reader_would_have_seen_it(content: Content, name: str) -> None:
    text, _, raw = RAW[name]
    scope = Scope(content.model, key=KEY)
    html = Markdown(extensions=[*STANDARD, NavetExtension(scope)]).convert(text)
    assert raw in html


@pytest.mark.parametrize("text", SOUND)
def test_what_becomes_something_is_left_alone(content: Content, text: str) -> None:
    assert list(said(content, text)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("![Bild](bild.png)", "Bilden docs/om/bild.png finns inte"),
        ("![Bild](../../hemlig.png)", "finns inte"),
        ("Se [filen](mall.pdf).", "Filen docs/om/mall.pdf finns inte"),
        ("Se [mappen](../fas/).", "är en mapp eller en webbadress utan https://"),
        ("Se [sidan](www.example.se/mer).", "är en mapp eller en webbadress utan https://"),
        ("Se [sidan]().", "har ingen adress"),
        ("Se [sidan](licens.md?x=1#borta).", "#borta"),
        ("Se [sidan](http://[1).", "inte går att läsa som en adress"),
        ("Se [ordet](../kunskap/ordlista.md#hittepa).", "#hittepa"),
        ("Se [formen](../strukturer/jamfor.md#form-hittepa).", "#form-hittepa"),
    ],
)
def test_a_link_or_picture_that_leads_nowhere_is_named(
    content: Content, text: str, words: str
) -> None:
    site = with_page(content, KEY, f"{FRONT}{text}\n")
    found = [*markup.check(site, blocks.names(ROOT)), *blocks_check.check(site, content.registers)]
    (problem,) = (one for one in found if one.path == f"docs/{KEY}")
    assert words in problem.message
    assert problem.line == LINE


@pytest.mark.parametrize(
    "text",
    [
        "Se [formen](../strukturer/jamfor.md#form-iop).",
        "Se [ordet](../kunskap/ordlista.md#term-iop) och [å](../kunskap/ordlista.md#bokstav-a).",
        "Se [källan](kallor.md#kalla-mucf-hitta-kraft).",
    ],
)
def test_places_that_blocks_make_can_be_linked_to(content: Content, text: str) -> None:
    site = with_page(content, KEY, f"{FRONT}{text}\n")
    found = [*markup.check(site, blocks.names(ROOT)), *blocks_check.check(site, content.registers)]
    assert [one for one in found if one.path == f"docs/{KEY}"] == []


def test_a_picture_that_is_there_is_sound(copy: Path) -> None:
    (copy / "docs/om/bild.png").write_bytes(b"\x89PNG")
    for name in (KEY, KEY.replace(".md", ".en.md")):
        with (copy / f"docs/{name}").open("a", encoding="utf-8") as page:
            page.write("\n![En bild](bild.png)\n")
    problems = [one for one in check.run(copy).problems if "bild" in one.message.lower()]
    assert problems == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ filer hittepa }}", "inget verktyg som heter ”hittepa”"),
        ("{{ filer }}", "behöver ett verktyg"),
        ("{{ filer tidsplan riskanalys }}", "för många ord"),
        ("{{ fragor malgrupp-hinder hittepa }}", "ingen fråga som heter ”hittepa”"),
        ("{{ fragor }}", "behöver en fråga"),
        ("{{ vagar-in hittepa }}", "ingen väg som heter ”hittepa”"),
        ("{{ fallkort skane-nad hittepa }}", "inget exempel som heter ”hittepa”"),
        ("{{ modellbild stor }}", "har ingen betydelse"),
        ("{{ fasens-fragor }}", "handlar om sidans del av modellen"),
        ("{{ diagram hittepa }}", "inget diagram som heter ”hittepa”"),
    ],
)
def test_a_block_with_nothing_to_show_is_named(content: Content, text: str, words: str) -> None:
    site = with_page(content, KEY, f"{FRONT}{text}\n")
    checks = (blocks_check, figures)
    problems = [one for each in checks for one in each.check(site, content.registers)]
    found = [one for one in problems if one.path == f"docs/{KEY}" and one.line == LINE]
    assert any(words in one.message for one in found), found


def test_the_glossary_page_must_have_its_block(content: Content) -> None:
    key = "kunskap/ordlista.md"
    page = content.site.page(key, "sv")
    assert page is not None
    site = with_page(content, key, page.text.replace("{{ ordlista }}", ""))
    found = list(blocks_check.check(site, content.registers))
    assert [one.id for one in found if one.path == f"docs/{key}" and one.paste] == ["ordlista"]
