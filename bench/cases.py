"""Builds the site with 0, 300 and 3,000 generated cases: cost, memory and weight must stay flat.

``python -m bench cases``
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench import case_files
from bench.tables import show
from navet.content import registers
from navet.content.cases.contract import REGISTER

ROOT = Path(__file__).resolve().parent.parent
COUNTS = (0, 300, 3_000)
MOST_GROWTH = 1.3
MOST_MEMORY = 400
LEFT_OUT = (".git", ".venv", "site", "node_modules", ".pytest_cache", ".mypy_cache", ".ruff_cache")
PAGES = {
    "listan": "exempel/index.html",
    "ett exempel": "exempel/cross-orebro/index.html",
    "stegets lista": "exempel/steg/malgrupp/index.html",
    "stegets sida": "fas/identifiera-och-involvera/malgrupp/index.html",
    "index.json": "exempel/index.json",
}


@dataclass(frozen=True)
class Build:
    """A finished build: files added, processor seconds, peak memory in MB, gzip kB of files.

    Build and check are made twice: of content that is new to them, and of what they have seen. The
    memory is that of the largest process: files to download are made by processes of their own, and
    so is the search index, by Pagefind.
    """

    cases: int
    files: int
    seconds: tuple[float, float]
    check_seconds: tuple[float, float]
    memory: float
    pages: int
    weights: tuple[float, ...]


def main() -> None:
    """Build with each number of cases, print the tables, and say whether the cost is flat."""
    builds = [_measure(count) for count in COUNTS]
    base = builds[0]
    rows = [
        (
            f"{build.cases}",
            build.pages,
            *(f"{seconds:.1f} s" for seconds in build.seconds),
            f"{_per_file(build, base) * 1000:.1f} ms" if build.files else "–",
            *(f"{seconds:.1f} s" for seconds in build.check_seconds),
            f"{build.memory:.0f} MB",
        )
        for build in builds
    ]
    header = (
        *("Exempel", "Sidor", "Bygget först", "sedan", "Per ny sida"),
        *("Kontrollen först", "sedan", "Minne"),
    )
    show("Bygget med genererade exempel", header, rows)
    weights = [(build.cases, *(f"{kb:.1f}" for kb in build.weights)) for build in builds]
    show("Sidornas vikt, kB gzip", ("Exempel", *PAGES), weights)
    growth = _per_file(builds[2], base) / _per_file(builds[1], base)
    verdict = "inom gränsen" if growth <= MOST_GROWTH else "ÖVER GRÄNSEN"
    print(f"\nPer sida kostar 3 000 exempel {growth:.2f} × 300 ({verdict} {MOST_GROWTH}).")
    most = max(build.memory for build in builds)
    verdict = "inom gränsen" if most <= MOST_MEMORY else "ÖVER GRÄNSEN"
    print(f"Den största processen tar {most:.0f} MB ({verdict} {MOST_MEMORY}).")


def _per_file(build: Build, base: Build) -> float:
    return (build.seconds[0] - base.seconds[0]) / max(build.files, 1)


def _measure(count: int) -> Build:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "forrad"
        shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(*LEFT_OUT))
        register = registers.load(root)[REGISTER]
        files = case_files.write(root, count, register)
        first, again = (_run(root, "navet", "check")[0] for _ in range(2))
        site = Path(folder) / "site"
        build = ("mkdocs", "build", "--quiet", "--site-dir", str(site))
        (seconds, memory), (later_seconds, later_memory) = (_run(root, *build) for _ in range(2))
        pages = sum(1 for _ in site.rglob("index.html"))
        weights = tuple(_weight(site / path) for path in PAGES.values())
        return Build(
            count,
            files,
            (seconds, later_seconds),
            (first, again),
            max(memory, later_memory),
            pages,
            weights,
        )


def _run(root: Path, *command: str) -> tuple[float, float]:
    """Run a Python module in a folder; return its processor seconds and peak memory in MB.

    Processor time, so that what else the machine does makes no difference.
    """
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "true", "SOURCE_DATE_EPOCH": "1795219200"}
    process = subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=root,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    output = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(output.decode(errors="replace")[-2000:])
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def _weight(file: Path) -> float:
    return len(gzip.compress(file.read_bytes(), mtime=0)) / 1000


if __name__ == "__main__":
    main()
