"""Search while somebody writes: there after every build, made anew when a page comes or goes."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path
from unittest import mock

from navet.content.reader import Content
from navet.search import index
from navet.search.served import Served

PAGE = Path("fas/forutsattningar/status/index.html")
WORDS = Path(index.CORE) / "ord-sv.gz"


def built(site: Path, target: Path) -> Path:
    """Return a copy of the built site in which no search has been made yet."""
    left_out = shutil.ignore_patterns(index.CORE, index.CASES, "filer")
    return shutil.copytree(site, target, ignore=left_out)


def test_it_is_made_once_for_the_same_pages(content: Content, site: Path, tmp_path: Path) -> None:
    served = Served()
    with mock.patch.object(index, "write", wraps=index.write) as made:
        for number in range(3):
            served.write(content, built(site, tmp_path / f"{number}"))
    assert made.call_count == 1
    for folder in (index.CORE, index.CASES):
        first, _, last = (tmp_path / f"{number}" / folder for number in range(3))
        there = [file.relative_to(first) for file in first.rglob("*") if file.is_file()]
        assert len(there) > 50
        assert all((last / name).read_bytes() == (first / name).read_bytes() for name in there)


def test_a_new_page_is_found(content: Content, site: Path, tmp_path: Path) -> None:
    served = Served()
    served.write(content, built(site, tmp_path / "forst"))
    more = built(site, tmp_path / "sedan")
    html = (more / PAGE).read_text("utf-8").replace("</h1>", "</h1><p>Pelargonium</p>", 1)
    (more / "ny").mkdir()
    (more / "ny" / "index.html").write_text(html, encoding="utf-8")
    served.write(content, more)
    assert b"pelargonium" in gzip.decompress((more / WORDS).read_bytes())
    assert b"pelargonium" not in gzip.decompress((site / WORDS).read_bytes())
