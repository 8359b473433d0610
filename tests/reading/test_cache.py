"""Finished files that are kept: the newest stay, whoever else tidies up at the same time."""

from __future__ import annotations

import os
from pathlib import Path
from unittest import mock

from navet.reading.cache import Cache


def _filled(folder: Path) -> Cache:
    cache = Cache(folder)
    for number in range(6):
        cache.put(f"f{number}", b"x")
        os.utime(folder / f"f{number}", (number, number))
    return cache


def test_what_is_used_and_the_newest_are_kept(tmp_path: Path) -> None:
    _filled(tmp_path).trim(["f0"], keep=3)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["f0", "f4", "f5"]


def test_a_file_that_another_build_has_dropped_is_no_fault(tmp_path: Path) -> None:
    cache = _filled(tmp_path)
    listed = list(tmp_path.iterdir())
    (tmp_path / "f5").unlink()
    with mock.patch.object(Path, "iterdir", lambda _: iter(listed)):
        cache.trim(["f0"], keep=3)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["f0", "f3", "f4"]
