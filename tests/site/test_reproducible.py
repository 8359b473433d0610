"""The same commit gives the same bytes: in another folder, at another time, in another order.

ProperDocs makes the other site, so that the generator can be exchanged any day.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from navet.reading import settings
from probe.repositories import ROOT

LEFT_OUT = shutil.ignore_patterns(".venv", ".cache", "site", "__pycache__", ".*_cache")


def _build(root: Path, target: Path, **environment: str) -> None:
    command = [sys.executable, "-m", "properdocs", "build", "--quiet"]
    command += ["--config-file", "mkdocs.yml", "--site-dir", str(target)]
    values = {**os.environ, "NO_MKDOCS_2_WARNING": "true", **environment}
    done = subprocess.run(
        command, cwd=root, env=values, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _files(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_another_build_from_nothing_gives_the_same_bytes(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """If files differ, build them once more by MkDocs to see whether ProperDocs is the cause."""
    copy = tmp_path / "en" / "helt annan plats"
    shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
    _build(copy, tmp_path / "b", PYTHONHASHSEED="4242", TZ="Pacific/Kiritimati", LC_ALL="C")
    one, other = _files(request.getfixturevalue("site")), _files(tmp_path / "b")
    differing = sorted(
        path for path in one.keys() | other.keys() if one.get(path) != other.get(path)
    )
    assert differing == []
    assert len(one) > 300


def test_build_claims_the_last_commit_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    assert settings.source_date_epoch(ROOT) == int(told)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert settings.source_date_epoch(ROOT) == 1_700_000_000
