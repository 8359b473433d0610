"""A mistake in YAML is told once, on the line where it was made, in words that help."""

from __future__ import annotations

from pathlib import Path

import pytest

from navet.checks import report as check
from navet.reading import scan, yamldata, yamlfaults
from probe.repositories import ROOT

TEXT = """\
titel: En sida om samverkan
beskrivning: Så börjar ni, och vad ni behöver veta först.
granskad: 2026-11-21
parter:
  - namn: Örebro kommun
    sektor: offentlig
  - namn: Föreningen
    sektor: civilsamhalle
teman: [skola, trygghet]
steg:
  status: De såg att viljan fanns.
  metod: De valde möten.
text: |
  Ett stycke.
  Ett till.
"""
TITLE = "titel: En sida om samverkan"

# What is written, what it was meant to be, the line, and what the sentence says.
FAULTS: dict[str, tuple[str, str, int, str]] = {
    "tabb": ("    sektor: offentlig", "\tsektor: offentlig", 6, "indragen med tabb"),
    "tabb-i-lista": ("  - namn: Föreningen", "\t- namn: Föreningen", 7, "indragen med tabb"),
    "citat-utan-slut": (TITLE, 'titel: "En sida om samverkan', 1, "har inget par"),
    "enkelt-citat-utan-slut": (TITLE, "titel: 'En sida om samverkan", 1, "har inget par"),
    "citat-utan-borjan": (TITLE, 'titel: En sida om samverkan"', 1, 'citattecken (") utan par'),
    "citat-utan-slut-i-lista": ("[skola, trygghet]", '[skola, "trygghet]', 9, "har inget par"),
    "citat-utan-slut-i-rad": ("- namn: Örebro kommun", '- namn: "Örebro', 5, "har inget par"),
    "text-efter-citat": (TITLE, 'titel: "En sida" om samverkan', 1, "text efter det avslutande"),
    "apostrof-i-citat": (TITLE, "titel: 'Det är EU's regler'", 1, "text efter det avslutande"),
    "citat-i-citat": (TITLE, 'titel: "De sa "nej" först"', 1, "text efter det avslutande"),
    "tva-kolon": (TITLE, "titel: En sida: om samverkan", 1, "två kolon"),
    "tva-kolon-under-nyckel": ("status: De såg att", "status: De såg: att", 11, "två kolon"),
    "tva-kolon-i-lista": ("[skola, trygghet]", "[skola: bra: mer, trygghet]", 9, "två kolon"),
    "kolon-sist": (TITLE, "titel: En sida om:", 1, "två kolon"),
    "inget-mellanslag-efter-kolon": (TITLE, "titel:En sida", 1, "mellanslag efter kolon"),
    "inget-mellanslag-langre-in": ("sektor: offentlig", "sektor:offentlig", 6, "efter kolon"),
    "inget-mellanslag-efter-streck": ("  - namn: Föreningen", "  -namn: F", 7, "efter strecket"),
    "inget-kolon": (TITLE, "titel En sida om samverkan", 1, "ingen nyckel med kolon"),
    "likhetstecken": (TITLE, "titel = En sida", 1, "ingen nyckel med kolon"),
    "brett-kolon": (TITLE, "titel：En sida", 1, "ingen nyckel med kolon"),
    "nyckel-utan-kolon": ("parter:\n", "parter\n", 4, "ingen nyckel med kolon"),
    "losryckt-text": ("granskad:", "och mer text här\ngranskad:", 3, "ingen nyckel med kolon"),
    "losryckt-kolon": ("granskad:", ": granskad:", 3, "ingen nyckel med kolon"),
    "for-mycket-indrag": ("granskad:", "  granskad:", 3, "indragen 2 mellanslag, men"),
    "for-lite-indrag": ("    sektor: offentlig", "  sektor: offentlig", 6, "inget streck först"),
    "streck-for-langt-ut": ("  - namn: Föreningen", " - namn: F", 7, "är indragna 2 mellanslag"),
    "streck-for-langt-in": ("  - namn: Föreningen", "    - namn: F", 7, "indragna 2 mellanslag"),
    "nyckel-for-langt-ut": ("  metod: De", " metod: De", 12, "är indragna 2 mellanslag"),
    "nyckel-for-langt-in": ("  metod: De", "    metod: De", 12, "är indragna 2 mellanslag"),
    "rader-under-text": ("granskad: 2026-11-21", "granskad: x\n  mer: y", 4, "är inte indragna"),
    "block-for-langt-ut": ("  Ett till.", " Ett till.", 15, "texten den hör till är indragen 2"),
    "streck-saknas": ("  - namn: Föreningen", "    namn: Föreningen", 7, "står två gånger"),
    "dubbel-nyckel": ("granskad:", "titel: Två\ngranskad:", 3, "”titel” står två gånger"),
    "dubbel-nyckel-langre-in": ("  metod: De", "  status: De", 12, "står två gånger"),
    "snabel-a": (TITLE, "titel: @samverkan", 1, "börjar med ”@”"),
    "grav-accent": (TITLE, "titel: `kod", 1, "börjar med ”`”"),
    "procent": (TITLE, "titel: %andel", 1, "börjar med ”%”"),
    "stjarna": (TITLE, "titel: * En sida", 1, "börjar med ”*”"),
    "och-tecken": (TITLE, "titel: & en sida", 1, "börjar med ”&”"),
    "ankare": (TITLE, "titel: &en sida", 1, "ankare eller alias"),
    "tagg": (TITLE, "titel: !viktigt", 1, "YAML-tagg"),
    "lodstreck": (TITLE, "titel: |En sida", 1, "börjar med ”|”"),
    "storre-an": (TITLE, "titel: >En sida", 1, "börjar med ”>”"),
    "komma": (TITLE, "titel: , en sida", 1, "börjar med ”,”"),
    "fragetecken": (TITLE, "titel: ? En sida", 1, "börjar med ”?”"),
    "nummertecken": (TITLE, "titel: #En sida", 1, "efter # räknas inte"),
    "hake-forst": (TITLE, "titel: [En] sida", 1, "text efter ]"),
    "klammer-forst": (TITLE, "titel: {En} sida", 1, "text efter }"),
    "hake-utan-slut": ("[skola, trygghet]", "[skola, trygghet", 9, "stängs aldrig"),
    "klammer-utan-slut": ("[skola, trygghet]", "{sv: skola, en: x", 9, "stängs aldrig"),
    "hake-for-mycket": ("[skola, trygghet]", "[skola, trygghet]]", 9, "för mycket"),
    "lista-pa-nyckelns-rad": (TITLE, "titel: - En", 1, "samma rad som nyckeln"),
    "delare": ("granskad:", "---\ngranskad:", 3, "delar texten i två"),
    "slutmarke": ("granskad:", "...\ngranskad:", 3, "delar texten i två"),
    "direktiv": ("titel:", "%YAML 1.2\ntitel:", 1, "börjar med %"),
    "styrtecken": (TITLE, "titel: E\x07n sida", 1, "styrtecken (U+0007)"),
    "styrtecken-som-kod": (TITLE, 'titel: "E\\x07n sida"', 1, "styrtecken (U+0007)"),
    "halvt-tecken": (TITLE, 'titel: "E\\ud800n"', 1, "omvänt snedstreck"),
    "omvant-snedstreck": (TITLE, 'titel: "C:\\Sida"', 1, "omvänt snedstreck"),
    "hart-mellanslag": ("    sektor: off", "\u00a0\u00a0  sektor: off", 6, "hårt mellanslag"),
    "hart-mellanslag-efter-kolon": (TITLE, "titel:\u00a0En sida", 1, "hårt mellanslag"),
}


def test_the_text_itself_is_sound() -> None:
    assert yamldata.parse(TEXT, "fil.yml").problems == ()
    assert len(FAULTS) >= 40


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_once_on_its_line(name: str) -> None:
    right, wrong, line, words = FAULTS[name]
    assert right in TEXT
    (problem,) = yamldata.parse(TEXT.replace(right, wrong, 1), "fil.yml").problems
    assert words in problem.message
    assert problem.line == line
    assert problem.remedy.endswith((".", "…"))


def _yaml() -> list[tuple[str, str]]:
    files = [*(ROOT / "modell").glob("*.yml"), *(ROOT / "overrides/ord").glob("*.yml")]
    texts = [(file.name, file.read_text(encoding="utf-8")) for file in files]
    pages = [page.read_text(encoding="utf-8") for page in (ROOT / "docs").rglob("*.md")]
    return texts + [("sidhuvud", scan.split_front_matter(page)[0]) for page in pages]


def test_no_line_of_what_is_sound_is_called_a_fault() -> None:
    for name, text in _yaml():
        assert yamlfaults.first_fault(text) is None, name


@pytest.mark.parametrize(
    ("path", "right", "wrong", "line"),
    [
        ("docs/om/index.md", "titel: ", "titel:", 2),
        ("docs/om/index.md", "beskrivning: ", "beskrivning: @", 3),
        ("docs/exempel/suicidprevention.md", "lan: [", "lan: [[", 4),
        ("docs/exempel/suicidprevention.md", "kallor:\n", "kallor\n", 0),
        ("modell/vagar.yml", "roller:\n", "roller\n", 0),
        ("modell/samverkansmodell.yml", "lanserad: 2021", "lanserad:2021", 0),
    ],
)
def test_one_fault_gives_one_message_in_the_whole_report(
    copy: Path, path: str, right: str, wrong: str, line: int
) -> None:
    text = (copy / path).read_text(encoding="utf-8")
    assert right in text
    (copy / path).write_text(text.replace(right, wrong, 1), encoding="utf-8")
    (problem,) = check.run(copy).problems
    assert (problem.path, problem.id) == (path, "yaml")
    assert problem.line == (line or text.count("\n", 0, text.index(right)) + 1)
