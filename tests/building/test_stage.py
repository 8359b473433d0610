"""A folder is replaced by a whole one or stands as it was, also for whoever is killed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest

from navet import stage
from navet.stage import CannotReplace, Stage
from probe.repositories import ROOT


def _fill(folder: Path, text: str) -> None:
    (folder / "om").mkdir(parents=True)
    (folder / "index.html").write_text(text, encoding="utf-8")
    (folder / "om" / "index.html").write_text(text, encoding="utf-8")


def _texts(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in folder.rglob("*")
        if file.is_file()
    }


def _whole(text: str) -> dict[str, str]:
    return {"index.html": text, "om/index.html": text}


def _replace(target: Path, text: str) -> None:
    place = stage.begin(target)
    _fill(place.new, text)
    place.publish()


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Return a folder that holds an old site, with a file that the new one lacks."""
    _fill(tmp_path / "site", "gammal")
    (tmp_path / "site" / "borttagen.html").write_text("gammal", encoding="utf-8")
    return tmp_path / "site"


def test_old_folder_stands_until_the_new_one_is_published(target: Path) -> None:
    before = _texts(target)
    place = stage.begin(target)
    _fill(place.new, "ny")
    assert _texts(target) == before
    place.publish()
    assert _texts(target) == _whole("ny")
    assert list(target.parent.iterdir()) == [target]


def test_discarded_work_leaves_no_trace(target: Path) -> None:
    before = _texts(target)
    place = stage.begin(target)
    _fill(place.new, "halv")
    place.discard()
    assert _texts(target) == before
    assert list(target.parent.iterdir()) == [target]


def test_folder_that_does_not_exist_is_made(tmp_path: Path) -> None:
    _replace(tmp_path / "en" / "ny" / "plats", "ny")
    assert _texts(tmp_path / "en" / "ny" / "plats") == _whole("ny")


def test_hidden_files_are_kept_but_not_over_new_ones(target: Path) -> None:
    (target / ".git").write_text("gitdir: här", encoding="utf-8")
    (target / ".nojekyll").write_text("gammal", encoding="utf-8")
    place = stage.begin(target)
    _fill(place.new, "ny")
    (place.new / ".nojekyll").write_text("ny", encoding="utf-8")
    place.publish()
    assert _texts(target) == _whole("ny") | {".git": "gitdir: här", ".nojekyll": "ny"}


def test_link_to_a_folder_stays_a_link(target: Path) -> None:
    link = target.parent / "lank"
    link.symlink_to(target)
    _replace(link, "ny")
    assert link.is_symlink()
    assert _texts(target) == _whole("ny")


@pytest.mark.parametrize("kind", ["cannot be moved", "stands in a closed folder"])
def test_folder_that_cannot_be_moved_gets_the_same_files(
    target: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (target / ".git").write_text("gitdir: här", encoding="utf-8")
    (target / "gammalt").mkdir()
    (target / "gammalt" / "sida.html").write_text("gammal", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Stage, "_swap", refuse)
    if kind != "cannot be moved":
        usual = stage.tempfile.mkdtemp
        monkeypatch.setattr(
            stage.tempfile,
            "mkdtemp",
            lambda prefix, dir=None: refuse() if dir else usual(prefix=prefix),
        )
    _replace(target, "ny")
    assert _texts(target) == _whole("ny") | {".git": "gitdir: här"}
    assert not (target / "gammalt").exists()
    assert list(target.parent.iterdir()) == [target]


def test_file_in_the_way_is_named_and_kept(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("viktigt", encoding="utf-8")
    with pytest.raises(CannotReplace, match="är en fil"):
        stage.begin(tmp_path / "site")
    assert (tmp_path / "site").read_text(encoding="utf-8") == "viktigt"


# Each ends as a process does that is killed at that point: at once, with nothing cleared away.
_KILLED = """
import os, sys
from pathlib import Path
from navet import stage
place = stage.begin(Path(sys.argv[1]))
place.new.mkdir()
(place.new / "index.html").write_text("ny")
die = lambda: os._exit(9)
moves = int(sys.argv[2])
if moves == 0:
    die()
rename, done = Path.rename, []
def move(self, other):
    if len(done) == moves:
        die()
    done.append(rename(self, other))
Path.rename = move
place.publish()
"""


@pytest.mark.parametrize(
    ("moves", "at_once", "afterwards"),
    [(0, "gammal", "gammal"), (1, None, "ny"), (2, "ny", "ny")],
    ids=["while building", "between the moves", "after the moves"],
)
def test_killed_process_loses_nothing_and_is_cleared_away(
    target: Path, moves: int, at_once: str | None, afterwards: str
) -> None:
    (target / ".git").write_text("gitdir: här", encoding="utf-8")
    command = [sys.executable, "-c", _KILLED, str(target), str(moves)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 9
    assert _texts(target).get("index.html") == at_once
    assert any(stage.MARK in one.name for one in target.parent.iterdir())
    stage.begin(target).discard()
    assert _texts(target)["index.html"] == afterwards
    assert _texts(target)[".git"] == "gitdir: här"
    assert list(target.parent.iterdir()) == [target]


def test_nobody_clears_away_what_another_is_working_in(target: Path) -> None:
    first, second = stage.begin(target), stage.begin(target)
    _fill(first.new, "den första")
    _fill(second.new, "den andra")
    second.publish()
    assert _texts(target) == _whole("den andra")
    first.publish()
    assert _texts(target) == _whole("den första")
    assert list(target.parent.iterdir()) == [target]


def test_another_that_comes_between_is_replaced_in_turn(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = stage.begin(target)
    _fill(place.new, "ny")
    rename = Path.rename

    def and_another_comes(self: Path, other: Path) -> Path:
        moved = rename(self, other)
        if self == target:
            monkeypatch.setattr(Path, "rename", rename)
            _fill(target, "en annan")
        return moved

    monkeypatch.setattr(Path, "rename", and_another_comes)
    monkeypatch.delattr(stage, "_mirror")
    place.publish()
    assert _texts(target) == _whole("ny")
    assert list(target.parent.iterdir()) == [target]


_MANY = """
import sys
from pathlib import Path
from navet import stage
for turn in range(25):
    place = stage.begin(Path(sys.argv[1]))
    text = f"{sys.argv[2]} {turn}"
    (place.new / "om").mkdir(parents=True)
    (place.new / "index.html").write_text(text)
    (place.new / "om" / "index.html").write_text(text)
    place.publish()
"""


def test_many_at_once_leave_one_whole_folder(target: Path) -> None:
    running = [
        subprocess.Popen([sys.executable, "-c", _MANY, str(target), name], cwd=ROOT)
        for name in ("a", "b", "c")
    ]
    assert [one.wait(120) for one in running] == [0, 0, 0]
    texts = _texts(target)
    assert texts == _whole(texts["index.html"])
    assert texts["index.html"].endswith(" 24")
    assert list(target.parent.iterdir()) == [target]


def test_what_was_moved_away_is_gone_before_the_lock_is_let_go(target: Path) -> None:
    """Else another process takes it for what a killed one has left, and puts it back."""
    target.mkdir(exist_ok=True)
    place = stage.begin(target)
    place.new.mkdir()
    left: list[Path] = []
    release = place.lock.release

    def let_go(*arguments: bool) -> None:
        left.extend(place.home.glob("*/"))
        release(*arguments)

    with mock.patch.object(place.lock, "release", let_go):
        place.publish()
    assert left == []
