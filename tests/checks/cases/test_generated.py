"""The cases that the measurements are made with are cases that the check has nothing to say of."""

from __future__ import annotations

from pathlib import Path

from bench import case_files
from navet.checks import report as check
from navet.content import registers
from navet.content.cases.contract import REGISTER
from probe.repositories import copy_content

SEVERAL = 4


def test_generated_cases_pass_the_check(tmp_path: Path) -> None:
    root = copy_content(tmp_path)
    case_files.write(root, SEVERAL, registers.load(root)[REGISTER])
    assert check.run(root).problems == ()
