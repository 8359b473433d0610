"""What ``make check`` says of broken pages, through the command line as a contributor meets it."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from navet.checks import report as check
from navet.content.reader import Content
from probe.breakages import Breakage, Copy, remembering
from probe.repositories import ROOT, change, changed

STATUS = "docs/fas/forutsattningar/status.md"
STATUS_EN = "docs/fas/forutsattningar/status.en.md"
VOTE = "2. **5 minuter.** Alla sätter en siffra på varje påstående, tyst och utan namn.\n"
FACTS = "## Bra att veta {#bra-att-veta}\n"


def run(root: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the check on a repository."""
    command = [sys.executable, "-m", "navet", "check", "--rot", str(root)]
    values = {**os.environ, "GITHUB_ACTIONS": "", **environment}
    return subprocess.run(
        command, cwd=ROOT, env=values, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def mended(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Copy]:
    """Return a copy that is broken and mended again, what one file alone decides remembered."""
    with remembering():
        yield Copy(tmp_path_factory.mktemp("kopia"))


def test_the_site_as_it_is_has_no_problem() -> None:
    result = run(ROOT)
    assert result.returncode == 0, result.stdout
    assert result.stdout.strip().splitlines()[-1].startswith("Inga problem: ")


def test_the_check_takes_less_than_two_seconds() -> None:
    run(ROOT)
    times = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run(ROOT)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(times) < 2.0, times


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        (STATUS, "granskad:", "titel: Status\ngranskad:", "kommer från modellen"),
        (STATUS, "beskrivning: ", "beskrivning: Kort. #", "tecken"),
        (STATUS, FACTS, FACTS.replace("## ", "#### "), "hoppar från nivå 1 till nivå 4"),
        (STATUS, FACTS, f"{FACTS}\n![](bild.png)\n", "alternativ text"),
        (STATUS, FACTS, f"{FACTS}\nHej <b>du</b>.\n", "HTML: <b>"),
        (STATUS, FACTS, f"{FACTS}\n[hej](javascript:alert)\n", "inte är en vanlig webbadress"),
        (STATUS, FACTS, f"{FACTS}\n[hej](java&#115;cript:alert)\n", "inte är en vanlig webbadress"),
        (STATUS, FACTS, f"{FACTS}\nLorem ipsum dolor.\n", "Lorem ipsum"),
        (STATUS, FACTS, f"{FACTS}\n[hej](finns-inte.md)\n", "finns inte"),
        (STATUS, FACTS, f"{FACTS}\n[hej](kunskap.md#borta)\n", "#borta"),
        (STATUS, FACTS, f"{FACTS}\nSå är det.[@hittepa]\n", "hittepa"),
        (STATUS, FACTS, f"{FACTS}\n{{{{ hittepa }}}}\n", "byggblock"),
        (STATUS, FACTS, f"{FACTS}\n!!! hittepa\n    Hej.\n", "ingen ruta"),
        (STATUS, FACTS, f"{FACTS}\n[hej](kunskap.md){{onclick=x}}\n", "inte tillåtet"),
        (STATUS, FACTS, f"{FACTS}\nHej\n---\n", "gör raden ovanför till rubrik"),
        (STATUS, "{#fallgropar}", "{#fallor}", "på alla sidor av det här slaget"),
        (STATUS_EN, "{#fallgropar}", "{#traps}", "på alla sidor av det här slaget"),
        (STATUS, VOTE, "", "har ingen motsvarighet"),
        (STATUS, "Gör så här: den", "**Gör så här: den", "Fetstil eller kursiv"),
        (STATUS, "granskad: 2026", "granskad: den 3 mars 2026 #", "inte är ett datum"),
        (STATUS, "{#fallgropar}", "{#fallgropar-å}", "andra tecken"),
        (STATUS, "## Fallgropar {#fallgropar}", "## Fallgropar", "saknar id"),
    ],
)
def test_a_mistake_is_named_with_file_and_line(
    mended: Copy, file: str, old: str, new: str, words: str
) -> None:
    line, contents = changed(mended.root / file, old, new)
    report = str(mended.report(Breakage("ändrad", file, line, contents)))
    hits = [found for found in report.splitlines() if words in found]
    assert hits, report
    named = [found for found in hits if found.startswith(f"{file}:")]
    assert named, hits
    assert any(abs(int(found.split(":")[1]) - line) <= 3 for found in named), (line, named)


def test_a_heading_copied_to_the_end_is_named_and_nothing_crashes(copy: Path) -> None:
    file = STATUS_EN
    text = (copy / file).read_text(encoding="utf-8")
    heading = next(line for line in text.splitlines() if "{#fallgropar}" in line)
    (copy / file).write_text(f"{text}\n{heading}\n", encoding="utf-8")
    result = run(copy)
    assert result.returncode == 1
    assert "Traceback" not in result.stdout + result.stderr
    first, second = (
        number for number, line in enumerate(f"{text}\n{heading}".split("\n"), 1) if line == heading
    )
    assert result.stdout.splitlines() == [
        f"{file}:{second}: fallgropar: Rubriken på rad {first} har samma id. Ta bort den ena, "
        "eller ge den ett eget id om båda ska vara kvar.",
        "1 problem i 1 fil.",
    ]


def test_hard_text_is_named_with_its_three_longest_sentences(copy: Path) -> None:
    heavy = "Myndighetsutövningens organisationsförutsättningar problematiserar " * 12 + "här. "
    change(copy / STATUS, FACTS, f"{FACTS}\n{heavy * 12}\n")
    result = run(copy)
    hit = next(line for line in result.stdout.splitlines() if ": lix: " in line)
    assert "Gränsen är 45" in hit
    assert hit.count("”") == 6


def test_a_page_without_english_and_a_page_without_step_are_problems(copy: Path) -> None:
    (copy / STATUS_EN).unlink()
    (copy / "docs/fas/forutsattningar/hittepa.md").write_text("---\ntitel: x\n---\n", "utf-8")
    result = run(copy)
    assert "ingen sida på engelska" in result.stdout
    assert "hör inte till någon del eller något steg" in result.stdout


def test_every_problem_of_every_page_comes_at_once_sorted_with_the_count_last(copy: Path) -> None:
    change(copy / STATUS, FACTS, f"{FACTS}\nHej <b>du</b>.\n")
    change(copy / STATUS_EN, "## Pitfalls", "## Traps <i>x</i>")
    change(copy / "modell/kallor.yml", "utgivare: 'MUCF'", "utgivaren: 'MUCF'")
    broken_data = run(copy)
    assert "kallor.yml" in broken_data.stdout
    change(copy / "modell/kallor.yml", "utgivaren: 'MUCF'", "utgivare: 'MUCF'")
    result = run(copy)
    lines = [line for line in result.stdout.splitlines() if line.startswith("docs/")]
    assert [line.split(":")[0] for line in lines] == [STATUS_EN, STATUS_EN, STATUS]
    assert result.stdout.strip().splitlines()[-1] == "3 problem i 2 filer."


def test_under_github_actions_the_problems_are_annotations_too(copy: Path) -> None:
    line = change(copy / STATUS, FACTS, f"{FACTS}\nHej <b>du</b>.\n") + 2
    result = run(copy, GITHUB_ACTIONS="true")
    assert f"::error file={STATUS},line={line},title=html::" in result.stdout


def test_the_build_gives_the_same_report_and_stops(copy: Path) -> None:
    change(copy / STATUS, FACTS, f"{FACTS}\nHej <b>du</b>.\n")
    for name in ("hooks", "navet", "mkdocs.yml", "mallar"):
        (copy / name).symlink_to(ROOT / name)
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(copy / "site")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    built = subprocess.run(
        command, cwd=copy, env=environment, capture_output=True, text=True, check=False
    )
    assert built.returncode != 0
    for line in run(copy).stdout.strip().splitlines():
        assert line in built.stderr
    assert "Traceback" not in built.stderr


def test_a_broken_register_stops_the_check_with_all_its_problems(copy: Path) -> None:
    (copy / "modell/kallor.yml").write_text("kallor: [a\n", encoding="utf-8")
    (copy / "modell/meny.yml").write_text("meny: &x 1\n", encoding="utf-8")
    result = run(copy)
    assert result.returncode == 1
    assert "modell/kallor.yml:" in result.stdout
    assert "modell/meny.yml:1: yaml: Filen använder ankare" in result.stdout


def test_the_summary_counts_what_was_proven(content: Content) -> None:
    model = content.model
    counted = f"{len(model.questions)} följdfrågor och {len(model.steps)} nyckelfrågor"
    assert counted in check.check(content).summary
