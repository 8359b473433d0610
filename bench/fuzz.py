"""Breaks a copy of the content 2,000 times, asks the check each time, and builds what it let pass.

``python -m bench fuzz``
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.tables import show
from probe.breakages import (
    SILENT,
    VERDICTS,
    Breakage,
    Copy,
    Verdict,
    breakages,
    judged,
    losses,
    sentence_losses,
)
from probe.repositories import ROOT

COUNT = 2_000
LEAST_FOUND = 0.95
SENTENCES = 400
BUILT = 40
TOGETHER = 10
_PARTS = ("hooks", "navet", "mkdocs.yml", "mallar")


def rows(verdicts: Sequence[Verdict]) -> Iterator[tuple[object, ...]]:
    """Yield a row for each kind of breakage: how many there were, and what came of them."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for verdict in verdicts:
        counts[verdict.breakage.kind][verdict.name] += 1
    for kind, count in sorted(counts.items()):
        yield kind, count.total(), *(count[name] for name in VERDICTS)


def build(copy: Copy) -> str:
    """Build the copy as it stands; return "" or the end of what the build said when it failed."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "site"]
    values = {**os.environ, "NO_MKDOCS_2_WARNING": "true", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, cwd=copy.root, env=values, capture_output=True, text=True, check=False
    )
    return "" if done.returncode == 0 else f"{done.stdout}\n{done.stderr}"[-3_000:]


def failures(copy: Copy, group: Sequence[Breakage]) -> Iterator[tuple[Breakage, str]]:
    """Yield the breakages of a group that a build fails on; those that it succeeds with go fast."""
    with ExitStack() as stack:
        for breakage in group:
            stack.enter_context(copy.broken(breakage))
        said = build(copy)
    if said and len(group) == 1:
        yield group[0], said
    elif said:
        half = len(group) // 2
        yield from failures(copy, group[:half])
        yield from failures(copy, group[half:])


def groups(breakages: Sequence[Breakage]) -> list[list[Breakage]]:
    """Return breakages in groups that are built together, each of another file."""
    found: list[list[Breakage]] = []
    for breakage in breakages:
        fitting = (
            group
            for group in found
            if len(group) < TOGETHER and all(other.path != breakage.path for other in group)
        )
        group = next(fitting, None)
        if group is None:
            found.append([breakage])
        else:
            group.append(breakage)
    return found


def main(count: int = COUNT) -> None:
    """Print what came of the breakages, and whether what the check let pass can be built."""
    with TemporaryDirectory() as folder:
        copy = Copy(Path(folder))
        start = time.process_time()
        verdicts = judged(copy, breakages(ROOT, count))
        each = (time.process_time() - start) / count
        header = ("Slag", "Antal", *map(str.capitalize, VERDICTS))
        show(f"{count} förstörelser", header, rows(verdicts))
        found, lost = losses(verdicts)
        bound = "inom gränsen" if found >= LEAST_FOUND * lost else "UNDER GRÄNSEN"
        share = f"{found / lost:.1%}, {bound} {LEAST_FOUND:.0%}"
        print(f"\nFörlorad eller dubblerad text: {found} av {lost} hittade ({share}).")
        print(f"Varje fråga till kontrollen tog {each * 1000:.0f} ms processortid.")
        found, lost = losses(judged(copy, sentence_losses(ROOT, SENTENCES)))
        print(f"En mening borta ur ett stycke: {found} av {lost} hittade ({found / lost:.1%}).")
        for name in _PARTS:
            (copy.root / name).symlink_to(ROOT / name)
        silent = [one.breakage for one in verdicts if one.name == SILENT and not one.breakage.loses]
        built = silent[:BUILT]
        failed = [pair for group in groups(built) for pair in failures(copy, group)]
        print(f"{len(built)} som kontrollen släppte igenom byggdes: {len(failed)} gick inte.")
        for breakage, said in failed:
            print(f"\n{breakage.kind}: {breakage.path}:{breakage.line}\n{said}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
