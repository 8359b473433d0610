"""The same commit gives the same bytes: in another folder, at another time, in another order."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from navet import manifest, settings
from tests.conftest import ROOT

LEFT_OUT = shutil.ignore_patterns(".venv", ".cache", "site", "__pycache__", ".*_cache")


def _build(root: Path, target: Path, **environment: str) -> dict[str, str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target)]
    values = {**os.environ, "NO_MKDOCS_2_WARNING": "true", **environment}
    values.pop("SOURCE_DATE_EPOCH", None)
    done = subprocess.run(
        command, cwd=root, env=values, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return {
        file.relative_to(target).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in target.rglob("*")
        if file.is_file()
    }


@pytest.mark.xdist_group("reproducible")
def test_two_builds_are_byte_identical(tmp_path: Path) -> None:
    copies = [tmp_path / "ett", tmp_path / "en" / "helt annan plats"]
    for copy in copies:
        shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
    one = _build(copies[0], tmp_path / "a", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
    other = _build(
        copies[1], tmp_path / "b", PYTHONHASHSEED="4242", TZ="Pacific/Kiritimati", LC_ALL="C"
    )
    differing = sorted(
        path for path in one.keys() | other.keys() if one.get(path) != other.get(path)
    )
    assert differing == []
    assert manifest.compare(tmp_path / "a").same


def test_build_claims_the_last_commit_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    assert settings.source_date_epoch(ROOT) == int(told)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert settings.source_date_epoch(ROOT) == 1_700_000_000
