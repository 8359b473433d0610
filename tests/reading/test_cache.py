"""Finished files that are kept: the newest stay, whoever else tidies up at the same time."""

from __future__ import annotations

import os
from pathlib import Path
from unittest import mock

import pytest

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


def test_a_large_file_is_kept_and_taken_as_it_is(tmp_path: Path) -> None:
    cache, file = Cache(tmp_path / "gomt"), tmp_path / "kopia.zip"
    assert not cache.take("a", file)
    assert not file.exists()
    file.write_bytes(b"x" * 100_000)
    cache.keep("a", file)
    assert cache.take("a", tmp_path / "igen.zip")
    assert (tmp_path / "igen.zip").read_bytes() == file.read_bytes()


def test_a_file_that_was_not_wholly_written_is_not_kept(tmp_path: Path) -> None:
    cache, file = Cache(tmp_path / "gomt"), tmp_path / "kopia.zip"
    file.write_bytes(b"x" * 100_000)

    def full_disk(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:7])
        raise OSError("no room")

    with mock.patch("shutil.copyfile", full_disk), pytest.raises(OSError, match="no room"):
        cache.keep("a", file)
    assert not cache.take("a", tmp_path / "igen.zip")
