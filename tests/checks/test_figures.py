"""Charts: honest bars, sources that exist, and blocks that show something."""

from __future__ import annotations

from pathlib import Path

from navet.checks import figures
from navet.content import charts
from navet.content.reader import Content
from probe.broken import broken, with_page

PATH = "modell/siffror.yml"


def test_the_real_figures_are_sound(content: Content) -> None:
    assert list(figures.check(content.site, content.registers)) == []


def test_bars_are_in_proportion_and_never_longer_than_the_whole(content: Content) -> None:
    data = {item["id"]: item for item in content.registers["siffror"]["diagram"]}
    for chart in charts.build(content.registers["siffror"], content.registers.sources).values():
        item = data[chart.id]
        values = [bar["varde"] for bar in item["staplar"]]
        whole = item.get("hela", max(values))
        for bar, value in zip(chart.bars, values, strict=True):
            assert abs(bar.length / charts.FULL - value / whole) < 0.001


def test_percentages_are_drawn_on_a_scale_of_a_hundred(content: Content) -> None:
    for item in content.registers["siffror"]["diagram"]:
        if "procent" in item["enhet"]["sv"]:
            assert item.get("hela") == 100, item["id"]


def test_numbers_are_written_as_each_language_does() -> None:
    assert charts.written(1456) == charts.Text("1\u00a0456", "1,456")
    assert charts.written(6.9) == charts.Text("6,9", "6.9")


def test_an_unknown_source_is_named(content: Content, tmp_path: Path) -> None:
    registers, line = broken(tmp_path, "siffror", ("kalla: [mucf-", "kalla: [xmucf-"))
    (problem,) = figures.check(content.site, registers)
    assert (problem.path, problem.line) == (PATH, line)


def test_a_bar_longer_than_the_whole_is_named(content: Content, tmp_path: Path) -> None:
    registers, line = broken(tmp_path, "siffror", ("varde: 50", "varde: 150"))
    (problem,) = figures.check(content.site, registers)
    assert (problem.path, problem.line) == (PATH, line)


def test_a_block_without_a_chart_is_named_with_its_line(content: Content) -> None:
    text = "---\ntitel: Prov\n---\n\n{{ diagram finns-inte }}\n\n{{ diagram }}\n"
    site = with_page(content, "kunskap/prov.md", text)
    problems = list(figures.check(site, content.registers))
    assert [(p.path, p.line) for p in problems] == [
        ("docs/kunskap/prov.md", 5),
        ("docs/kunskap/prov.md", 7),
    ]
