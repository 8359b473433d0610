"""What is published can be compared with the list that the build wrote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from navet import __main__ as command_line
from navet.publishing import manifest
from navet.publishing.built_site import BuiltSite


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a small site with its list."""
    (tmp_path / "om").mkdir()
    (tmp_path / "index.html").write_text("<p>Hej</p>", encoding="utf-8")
    (tmp_path / "om" / "å.txt").write_text("ö", encoding="utf-8")
    manifest.write(BuiltSite(tmp_path))
    return tmp_path


def test_list_has_every_file_with_size_and_checksum(small: Path) -> None:
    data = json.loads((small / manifest.NAME).read_text(encoding="utf-8"))
    assert [row["sokvag"] for row in data["filer"]] == ["index.html", "om/å.txt"]
    assert data["filer"][1]["storlek"] == 2
    assert len(data["filer"][0]["sha256"]) == 64
    assert manifest.compare(small).same


def test_every_difference_is_named(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "index.html").write_text("<p>Nej</p>", encoding="utf-8")
    (small / "om" / "å.txt").unlink()
    (small / "ny.html").write_text("", encoding="utf-8")
    found = manifest.compare(small)
    assert (found.missing, found.changed, found.added) == (
        ("om/å.txt",), ("index.html",), ("ny.html",),
    )  # fmt: skip
    assert command_line.main(["granska", str(small)]) == 1
    said = capsys.readouterr().out
    assert "Saknas: om/å.txt" in said
    assert "Ändrad: index.html" in said
    assert "Finns inte i förteckningen: ny.html" in said


def test_whole_site_is_said_to_be_whole(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["granska", str(small)]) == 0
    assert "Alla 2 filer stämmer" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["", "[]", '{"filer": [1]}', '{"filer": {}}'])
def test_broken_list_is_said_to_be_broken(
    small: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (small / manifest.NAME).write_text(text, encoding="utf-8")
    assert command_line.main(["granska", str(small)]) == 1
    assert str(small) in capsys.readouterr().out


def test_folder_without_a_list_is_said_to_lack_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command_line.main(["granska", str(tmp_path)]) == 1
    assert manifest.NAME in capsys.readouterr().out


def test_built_site_is_whole(site: Path) -> None:
    found = manifest.compare(site)
    assert found.same, str(found)
    assert found.count > 300
