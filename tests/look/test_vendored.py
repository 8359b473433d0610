"""Scripts by others are what their authors gave out, and are served with their licences."""

from __future__ import annotations

from pathlib import Path

from navet.look import vendored
from probe import npm

ORIGINALS = {"lean-qr.js": "lean-qr/nano.mjs", "lean-qr-licens.txt": "lean-qr/LICENSE"}


def test_each_file_is_that_of_the_locked_package() -> None:
    packages = npm.install(npm.ENGINES)
    originals = {name: (packages / path).read_bytes() for name, path in ORIGINALS.items()}
    assert vendored.files() == originals


def test_the_site_serves_them_unchanged_with_the_licence(site: Path) -> None:
    for name, contents in vendored.files().items():
        assert (site / "assets" / name).read_bytes() == contents
    assert "Permission is hereby granted" in (site / "assets/lean-qr-licens.txt").read_text("utf-8")
