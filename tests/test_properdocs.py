"""ProperDocs builds the same site as MkDocs, so that the generator can be exchanged any day."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT


def _files(site: Path) -> dict[str, str]:
    return {
        file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in site.rglob("*")
        if file.is_file()
    }


def test_properdocs_builds_the_same_files(site: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "properdocs", "build", "--config-file", "mkdocs.yml"]
    done = subprocess.run(
        [*command, "--site-dir", str(tmp_path / "site")],
        cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    ours, others = _files(site), _files(tmp_path / "site")
    assert (
        sorted(path for path in ours.keys() | others.keys() if ours.get(path) != others.get(path))
        == []
    )
    assert len(ours) > 300
