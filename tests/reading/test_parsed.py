"""What has been parsed is read back as it was, is never old, and a broken file costs only time."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from unittest import mock

import pytest

from navet.checks import report as check
from navet.content import reader
from navet.content.reader import Content
from navet.reading.parsed import FOLDER, Parsed
from probe.repositories import change, copy_content

PAGE = "docs/fas/forutsattningar/status.md"
REGISTER = "modell/ordlista.yml"


@pytest.fixture
def another_run() -> Iterator[None]:
    """Let nothing be remembered but what is kept in files."""
    with mock.patch.object(Parsed, "_remembered", {}):
        yield


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the content that has been read in a run before."""
    root = copy_content(tmp_path_factory.mktemp("kopia"))
    with mock.patch.object(Parsed, "_remembered", {}):
        reader.read(root)
        check.run(root)
    return root


@pytest.mark.usefixtures("another_run")
def test_it_is_parsed_once_for_many_runs(tmp_path: Path) -> None:
    parse = mock.Mock(return_value={"a": [1, 2]})
    assert Parsed(tmp_path, "x").get(("text",), parse) == {"a": [1, 2]}
    with mock.patch.object(Parsed, "_remembered", {}):
        assert Parsed(tmp_path, "x").get(("text",), parse) == {"a": [1, 2]}
        assert Parsed(tmp_path, "x").get(("text",), parse) == {"a": [1, 2]}
    assert parse.call_count == 1
    Parsed(tmp_path, "x").get(("another text",), parse)
    assert parse.call_count == 2


@pytest.mark.usefixtures("another_run")
def test_what_was_kept_is_as_it_was_read(content: Content, copy: Path) -> None:
    again = reader.read(copy)
    assert again.site.pages == content.site.pages
    assert again.registers == content.registers
    assert again.model == content.model


@pytest.mark.usefixtures("another_run")
@pytest.mark.parametrize(
    ("path", "word"), [(PAGE, "Viljan finns."), (REGISTER, "Avsiktsförklaring")]
)
def test_a_text_that_changes_is_read_anew(copy: Path, path: str, word: str) -> None:
    text = (copy / path).read_text("utf-8")
    try:
        (copy / path).write_text(text.replace(word, "pelargon"), encoding="utf-8")
        found = reader.read(copy)
        assert "pelargon" in repr(found.site.pages if path == PAGE else found.registers)
    finally:
        (copy / path).write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("another_run")
def test_broken_files_cost_only_time(tmp_path: Path, copy: Path) -> None:
    root = shutil.copytree(copy, tmp_path / "kopia")
    broken = cycle((b"", b"\x80\x05X", b"cno_such_module\nName\n.", b"I1\n"))
    for file in (root / FOLDER).rglob("*"):
        if file.is_file():
            file.write_bytes(next(broken))
    change(root / PAGE, "[@mucf-annu-ett-ar,", "[@finns-inte,")
    assert PAGE in {problem.path for problem in check.run(root).problems}
