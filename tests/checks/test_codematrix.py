"""The Code's matrix is whole, or the report says which cell is not."""

from __future__ import annotations

from pathlib import Path

from navet.checks import codematrix as matrix_check
from navet.content import codematrix
from navet.content.reader import Content
from probe.broken import block, broken, line_of, register_text

PATH = "modell/koden.yml"


def _first_cell() -> str:
    return block(register_text("koden"), "niva: information", 2)


def test_the_real_matrix_has_24_cells_each_once(content: Content) -> None:
    assert list(matrix_check.check(content.registers)) == []
    matrix = codematrix.build(content.registers["koden"])
    assert len(matrix.stages) == 6
    assert [[cell.level.number for cell in stage.cells] for stage in matrix.stages] == [
        [1, 2, 3, 4]
    ] * 6


def test_a_missing_cell_is_named_with_the_rows_to_paste(tmp_path: Path) -> None:
    registers, _ = broken(tmp_path, "koden", (_first_cell(), ""))
    (problem,) = matrix_check.check(registers)
    assert (problem.path, problem.id) == (PATH, "dagordning/information")
    assert problem.line == line_of(tmp_path, "koden", "rutor:")
    assert "- niva: information" in problem.paste


def test_a_doubled_cell_is_named_on_the_second_ones_line(tmp_path: Path) -> None:
    cell = _first_cell()
    registers, line = broken(tmp_path, "koden", (cell, cell + cell))
    (problem,) = matrix_check.check(registers)
    assert problem.line == line + cell.count("\n")
    assert f"rad {line}" in problem.message


def test_a_cell_of_an_unknown_level_leaves_a_hole_too(tmp_path: Path) -> None:
    registers, line = broken(tmp_path, "koden", ("  - niva: samrad", "  - niva: sambad"))
    unknown, missing = sorted(matrix_check.check(registers), key=lambda p: "saknas" in p.message)
    assert (unknown.line, unknown.id) == (line, "sambad")
    assert "samrad" in unknown.remedy
    assert missing.id == "dagordning/samrad"


def test_a_renamed_stage_is_told_once_for_each_cell_and_hole(tmp_path: Path) -> None:
    registers, _ = broken(tmp_path, "koden", ("  - id: beslut\n", "  - id: besluta\n"))
    problems = list(matrix_check.check(registers))
    assert len(problems) == 8
    assert {p.id for p in problems} == {
        "beslut",
        *(f"besluta/{level}" for level in ("information", "samrad", "dialog", "partnerskap")),
    }
