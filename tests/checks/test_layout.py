"""Markdown that is not closed, or lacks its blank line, is named instead of being published."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from lxml import html
from markdown import Markdown

from navet.checks import layout, marks
from navet.content import model
from navet.content.reader import Content
from navet.content.site import Site, page_from_text
from navet.pages.markdown.extension import STANDARD, NavetExtension
from navet.pages.markdown.scope import Scope
from navet.reading.problems import Problem
from navet.reading.scan import Scan, scan
from tests.checks.pagepairs import KEY, PATHS, SWEDISH, line

TABLE = "| När | Vad | Vem |\n"
ROW = "| Kl. 16 | Besök i Granvida | Föreningen |\n"


def problems(content: Content, text: str) -> list[Problem]:
    """Return what the checks of layout and marks say of a page."""
    page, _ = page_from_text(text, KEY, "sv", PATHS["sv"])
    site = Site(content.root, content.model, {(KEY, "sv"): page})
    return [*layout.check(site), *marks.check(site)]


def test_the_real_pages_are_whole(content: Content) -> None:
    assert [*layout.check(content.site), *marks.check(content.site)] == []


def test_a_page_with_everything_is_whole(content: Content) -> None:
    assert problems(content, SWEDISH) == []


# What is changed; words of the line that is named, in the changed page; what is said.
FAULTS = [
    ("```\n\nVar fjärde", "\n\nVar fjärde", "```text", "tar aldrig slut"),
    ("```text\na = 1\n```", "    ```\n    a = 1\n    ```", "    ```", "kodblock kan inte vara"),
    ("!!! tips", "!!!", "!!!", "går inte att läsa som en ruta"),
    ('"Börja i tid"', '"Börja i tid', "!!! tips", "går inte att läsa som en ruta"),
    ("motesplatser-2021 }}", "motesplatser-2021 }", "{{ diagram", "är inget helt byggblock"),
    ("## Siffror {#siffror}\n\n", "## Siffror {#siffror}\n\nSe här:\n", "{{ diagram", "ensamt"),
    ("2021 }}\n\n", "2021 }}\nSe här.\n\n", "Se här.", "ensamt på sin rad"),
    ("2021 }}\n\n", "2021 }}\n{{ diagram x }}\n\n", "{{ diagram x", "ensamt på sin rad"),
    ("ett-ar]\n\n", "ett-ar]\n", "- **Det off", "Listan börjar mitt i ett stycke"),
    ("2. Fördela", "- Fördela", "- Fördela", "byter mellan streck och siffror"),
    ("1. Ring", "1) Ring", "1) Ring", "med punkt efter siffran"),
    ("göras.\n\n", "göras.\n", "| När", "Tabellen börjar mitt i ett stycke"),
    ("| --- | --- | --- |\n", "", "| När", "ingen rad med streck"),
    (ROW, ROW + "| --- | --- | --- |\n", "| --- | --- | --- |\n\n", "hör bara hemma under"),
    ("| --- | --- | --- |\n", "| --- | --- |\n", "| --- | --- |", "har 2 celler"),
    ("Granvida | Föreningen |", "Granvida |", "| Kl. 16", "har 2 celler, men"),
    ("Granvida |", "Granvida | |", "| Kl. 16", "har 4 celler, men tabellens första rad har 3"),
    ("Granvida | Föreningen |", "Granvida | Fö", "| Kl. 16", "slutar utan lodstreck"),
    (ROW, ROW + "Hej.\n", "Hej.", "direkt efter en tabell"),
    (ROW, ROW + "## Hej {#hej}\n", "## Hej", "direkt efter en tabell"),
    ("Kommunen räknar", "    Kommunen räknar", "    Kommunen", "visas därför som kod"),
    ("**Föreningen:**", "**Föreningen:", "- **Föreningen", "Fetstil eller kursiv"),
    ("**Föreningen:**", "*Föreningen:**", "- *Föreningen", "Fetstil eller kursiv"),
    ("i god tid", "i *god tid", "Kommunen räknar", "Fetstil eller kursiv"),
    ("[om källor](", "om källor](", "Läs mer", "hakparentes står utan par"),
    ("[om källor](", "[om källor[(", "Läs mer", "hakparentes står utan par"),
]


@pytest.mark.parametrize(("old", "new", "named", "words"), FAULTS)
def test_what_is_not_closed_is_named_with_its_line(
    content: Content, old: str, new: str, named: str, words: str
) -> None:
    assert SWEDISH.count(old) == 1, old
    text = SWEDISH.replace(old, new)
    found = problems(content, text)
    hits = [one for one in found if words in one.message]
    assert hits, found
    assert hits[0].line == line(text, named)
    assert hits[0].path == PATHS["sv"]
    assert hits[0].remedy.endswith((".", "}"))


def test_an_item_beside_an_indented_one_that_begins_anew_is_named(content: Content) -> None:
    (problem,) = problems(content, "---\ntitel: x\n---\n- en\n\n    - inne\n- två\n")
    assert problem.line == 7
    assert "blir själv indragen" in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "Två \\* tre, \\[inte en länk\\] och 2 * 3 = 6.",
        "Koden `a * b` och `[x](` är hela, liksom `` ` ``.",
        "**Fet** och *kursiv* och ***båda***.",
        "[![bild](a.png)](om.md) och [*ord*]{lang=en} och [ord]{term=iop}.",
        "Se [lagen](https://a.se/b_(c)) och <https://a.se/>.",
        "[länk](a.md 'titel') [@a, b] [@1]",
        "- en\n\n    ett stycke till i punkten\n\n- två\n    - inne\n    - inne\n- tre",
        "1. en\n2. två\n\nEtt stycke.\n\n- tre",
        "| a | b |\n| --- | --- |\n| `x | y` | \\| |\n| | tom |",
        "!!! obs\n    Text.\n\n    - punkt\n    - punkt\n\n    Mer text.\n\nUtanför.",
        "~~~\n```\n!!! x\n| a\n~~~",
        "~~~\n~~~~\n- inte en lista\n~~~",
        "## Rubrik {#a}\n{{ modellbild }}\n\n## Två {#b}\n- en\n- två",
        "!!! tips\n    Text.\n{{ modellbild }}",
    ],
)
def test_what_is_whole_is_left_alone(content: Content, text: str) -> None:
    assert problems(content, f"---\ntitel: x\n---\n{text}\n") == []


PARTS = [
    "Ett stycke med [@kalla] i.",
    "Ett stycke\npå två rader.",
    "- en\n- två",
    "- en\n    - inne\n- två\nmed fortsättning",
    "- en\n    1. inne\n- två\n    - inne",
    "1. ett\n2. två",
    "- ensam",
    "| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |",
    "| x | y | z |\n|---|:-:|---|\n| | | |",
    "```\nkod\n\n- inte en lista\n```",
    "~~~\n~~~~\n- inte en lista\n~~~",
    '!!! tips "Titel"\n    I rutan.',
    "!!! obs\n    I rutan.\n\n    - punkt\n    - punkt",
    "## Rubrik {#rubrik}",
    "### Rubrik till",
    "{{ modellbild }}",
    "    indraget",
    "\t- indragen",
    "!!! tips",
    "| ensam | rad |",
    "| a | b |\n| 1 | 2 |",
    "```",
    "1) ett\n2) två",
    "---",
    "{{ modellbild",
    "> ett citat",
    "> | a | b |\n> | --- | --- |\n> | 1 | 2 |",
    "> ett citat\n> på två rader\n>\n> med två stycken\n>\n> - och en punkt",
]


def _block(name: str, argument: str) -> str:
    return f'<hr class="block" data-name="{name}">'


def _counts(found: Scan) -> dict[str, int]:
    kinds = [one.kind for one in found.paragraphs]
    return {
        "li": kinds.count("item") + kinds.count("numbered"),
        "tr": kinds.count("row"),
        "table": sum(1 for one in found.paragraphs if one.columns),
        "pre": len(found.fences),
        "div[contains(@class, 'ruta ')]": len(found.boxes),
        "h2": sum(1 for one in found.headings if one.level == 2),
        "blockquote/p": kinds.count("quote"),
        "h3": sum(1 for one in found.headings if one.level == 3),
        "hr[@class='block']": len(found.blocks),
    }


def test_what_the_scan_finds_is_what_the_renderer_makes(root: Path) -> None:
    """Join parts with and without blank lines: without a fault, both count the same."""
    scope = Scope(model.load(root), "sv", "om/prov.md", block=_block)
    renderer = Markdown(extensions=[*STANDARD, NavetExtension(scope)])
    chosen = random.Random(17)
    whole = 0
    for _ in range(1500):
        parts = [chosen.choice(PARTS) for _ in range(chosen.randint(1, 5))]
        text = "".join(part + chosen.choice(["\n\n", "\n\n", "\n\n", "\n"]) for part in parts)
        found = scan(text)
        if found.faults or found.setext:
            continue
        whole += 1
        tree = html.fromstring(f"<main>{renderer.reset().convert(text)}</main>")
        made = {name: len(tree.xpath(f".//{name}")) for name in _counts(found)}
        assert made == _counts(found), text
    assert whole > 300
