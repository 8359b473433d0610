"""Runs jobs in processes of their own, whose libraries and memory go when they do.

They are plain child processes with this module as their program: unlike multiprocessing's they
never load the caller's main script again, which may be any program that imports navet.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from navet.documents.kit.job import Job
from navet.documents.making import run

_WORTH_IT = 8
_PACKAGE_HOME = str(Path(__file__).resolve().parents[2])


def run_all(wanted: Sequence[Job], workers: int | None = None) -> list[bytes]:
    """Return the bytes of each job, in order; ``workers`` is the number of processes to use.

    A few jobs are done here. What a job raises is raised here.
    """
    count = workers if workers is not None else os.cpu_count() or 1
    if len(wanted) < _WORTH_IT:
        return [run(job) for job in wanted]
    shares = _shares(wanted, min(count, len(wanted)))
    children: list[subprocess.Popen[bytes]] = []
    made: dict[int, bytes] = {}
    try:
        children.extend(_start() for _ in shares)
        for child, share in zip(children, shares, strict=True):
            _give(child, [wanted[place] for place in share])
        for child, share in zip(children, shares, strict=True):
            made |= dict(zip(share, _results(child), strict=True))
    finally:
        for child in children:
            child.kill()
            child.wait()
    return [made[place] for place in range(len(wanted))]


def _shares(wanted: Sequence[Job], count: int) -> list[list[int]]:
    """Return the places of the jobs in shares of about the same cost, costly jobs first."""
    shares: list[list[int]] = [[] for _ in range(count)]
    totals = [0.0] * count
    for place in sorted(range(len(wanted)), key=lambda one: -wanted[one].cost):
        least = totals.index(min(totals))
        shares[least].append(place)
        totals[least] += wanted[place].cost
    return shares


def _start() -> subprocess.Popen[bytes]:
    paths = [_PACKAGE_HOME, os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    return subprocess.Popen(
        [sys.executable, "-m", "navet.documents.workers"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
    )


def _give(child: subprocess.Popen[bytes], share: list[Job]) -> None:
    """Hand jobs to a process; one that has ended meanwhile gives no results, which is said then."""
    assert child.stdin is not None
    with contextlib.suppress(BrokenPipeError), child.stdin as line:
        pickle.dump(share, line)


def _results(child: subprocess.Popen[bytes]) -> list[bytes]:
    assert child.stdout is not None
    answer = child.stdout.read()
    if child.wait() != 0 or not answer:
        raise RuntimeError("En process som gör filer avbröts. Pröva igen.")
    results = pickle.loads(answer)
    if isinstance(results, Exception):
        raise results
    return list(results)


def _work(source: BinaryIO, target: BinaryIO) -> None:
    """Read jobs, run them, and write their bytes, or the first error, as one pickle."""
    wanted: list[Job] = pickle.load(source)
    try:
        answer: list[bytes] | Exception = [run(job) for job in wanted]
    except Exception as error:
        answer = error
    target.write(pickle.dumps(answer))


if __name__ == "__main__":
    _work(sys.stdin.buffer, sys.stdout.buffer)
