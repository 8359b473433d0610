"""Built sites: the repository's own, made once however many tests want it."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import time
from pathlib import Path

from probe.repositories import ROOT


def build_site(target: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the repository's site strictly to target, as ``make build`` does."""
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(target)]
    values = {**os.environ, "NO_MKDOCS_2_WARNING": "true", **environment}
    return subprocess.run(
        command, cwd=ROOT, env=values, capture_output=True, text=True, check=False
    )


def once(folder: Path, make: functools.partial[subprocess.CompletedProcess[str]]) -> Path:
    """Run make in one of the parallel workers; the others wait for its result."""
    lock, done = folder.with_suffix(".pagar"), folder.with_suffix(".klar")
    try:
        lock.mkdir(parents=True)
    except FileExistsError:
        while not done.exists():
            time.sleep(0.2)
    else:
        result = make()
        done.write_text(f"{result.returncode}\n{result.stdout}\n{result.stderr}", encoding="utf-8")
    status, _, output = done.read_text(encoding="utf-8").partition("\n")
    assert status == "0", f"The build failed:\n{output}"
    return folder
