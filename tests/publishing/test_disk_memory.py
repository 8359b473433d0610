"""A copy to read from disk takes no more memory to make when the site has many pages."""

from __future__ import annotations

import gzip
import tracemalloc
import zipfile
from pathlib import Path

from navet.content import words
from navet.publishing.built_site import BuiltSite
from navet.publishing.disk.copy import Copy, Site
from navet.search.repack import SIGNATURE
from probe.repositories import ROOT

FEW, MANY = 20, 400
BYTES_OF_PAGE = 30_000
# What is known of a page, its paths above all, may grow with their number; not what pages hold.
MOST_OF_EACH = 3_000


def built(folder: Path, count: int) -> Site:
    """Make a site with so many pages and as many answers to searches."""
    text = "Samverkan. " * (BYTES_OF_PAGE // len("Samverkan. "))
    page = f'<!doctype html><html lang="sv"><head></head><body><p>{text}</p></body></html>'
    answers = folder / "pagefind"
    answers.mkdir(parents=True)
    (answers / "pagefind.js").write_text("export const a = 1;\n", encoding="utf-8")
    for number in range(count):
        place = folder / f"exempel/nummer-{number}"
        place.mkdir(parents=True)
        (place / "index.html").write_text(page, encoding="utf-8")
        told = SIGNATURE + f'{{"content":"","meta":"{text}"}}'.encode()
        (answers / f"sv_{number}.pf_fragment").write_bytes(gzip.compress(told))
    site = BuiltSite(folder)
    return Site(site, frozenset(site.paths()), "", frozenset(), "1.0.0", "2026-11-26")


def peak(folder: Path, count: int) -> int:
    """Return the most bytes that are held at once while a copy of so many pages is made."""
    copy = Copy(built(folder / f"sajt-{count}", count), "sv", words.load(ROOT)["sv"], {})
    file = folder / f"kopia-{count}.zip"
    copy.fingerprint()
    tracemalloc.start()
    try:
        copy.write(file, 0)
        held = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    with zipfile.ZipFile(file) as archive:
        assert len([name for name in archive.namelist() if name.endswith(".html")]) == count
        assert archive.read("disk/sok.js").count(b"_fragment") == count
    return held


def test_a_copy_of_many_pages_is_made_one_page_at_a_time(tmp_path: Path) -> None:
    few = peak(tmp_path, FEW)
    many = peak(tmp_path, MANY)
    each = (many - few) / (MANY - FEW)
    print(f"{few:,} bytes for {FEW} pages, {many:,} for {MANY}: {each:,.0f} for each page")
    assert each < MOST_OF_EACH
