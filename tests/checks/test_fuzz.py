"""Broken in 300 ways, drawn from a seed, the content never breaks the check."""

from __future__ import annotations

from pathlib import Path

import pytest

from navet.checks import report as check
from probe.breakages import (
    CRASHED,
    SILENT,
    Breakage,
    Copy,
    Verdict,
    breakages,
    judged,
    losses,
    sentence_losses,
)
from probe.repositories import ROOT

COUNT = 300
SAMPLE = 10
LEAST_FOUND = 0.95
SENTENCES, LEAST_SENTENCES_FOUND = 60, 0.75
# The breakages are asked about once, by one of the workers.
pytestmark = pytest.mark.xdist_group("fuzz")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """Return the copy that is broken."""
    return Copy(tmp_path_factory.mktemp("kopia"))


@pytest.fixture(scope="module")
def verdicts(copy: Copy) -> list[Verdict]:
    """Return what came of each breakage."""
    return judged(copy, breakages(ROOT, COUNT))


def told(breakage: Breakage) -> str:
    return f"{breakage.kind}: {breakage.path}:{breakage.line}"


def test_the_same_seed_breaks_the_same_and_in_many_ways() -> None:
    first, again = list(breakages(ROOT, COUNT)), list(breakages(ROOT, COUNT))
    assert first == again
    assert len({one.kind for one in first}) > 20
    for folder in ("docs/exempel", "docs/fas", "modell/schema"):
        assert any(one.path.startswith(folder) for one in first)
    assert sum(one.loses for one in first) == COUNT / 3


def test_no_breakage_breaks_the_check(verdicts: list[Verdict]) -> None:
    crashed = [one for one in verdicts if one.name == CRASHED]
    assert not crashed, "\n".join(f"{told(one.breakage)}\n{one.said}" for one in crashed[:3])


def test_text_that_is_lost_or_doubled_in_one_language_is_found(verdicts: list[Verdict]) -> None:
    found, lost = losses(verdicts)
    missed = [told(one.breakage) for one in verdicts if one.breakage.loses and one.name == SILENT]
    assert found >= LEAST_FOUND * lost, "\n".join([f"{found} av {lost} hittade", *missed])


def test_most_single_sentences_that_are_lost_are_found(copy: Copy) -> None:
    verdicts = judged(copy, sentence_losses(ROOT, SENTENCES))
    found, lost = losses(verdicts)
    missed = [told(one.breakage) for one in verdicts if one.name == SILENT]
    assert found >= LEAST_SENTENCES_FOUND * lost, "\n".join([f"{found} av {lost}", *missed])


def test_what_is_remembered_changes_no_answer(copy: Copy, verdicts: list[Verdict]) -> None:
    for verdict in verdicts[:: COUNT // SAMPLE]:
        report = copy.report(verdict.breakage)
        assert f"{report}\n{report.annotations()}" == verdict.said, told(verdict.breakage)


def test_the_copy_is_whole_again(copy: Copy, verdicts: list[Verdict]) -> None:
    assert len(verdicts) == COUNT
    for verdict in verdicts:
        path = verdict.breakage.path
        assert (copy.root / path).read_bytes() == (ROOT / path).read_bytes()
    assert not check.run(copy.root).problems
    assert Path(copy.root) != ROOT
