"""Every link, anchor, download, language pair and address of the built site leads somewhere."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

from navet.content.places import other_language
from navet.reading.settings import DEFAULT_SITE_URL
from probe import built

BASE = DEFAULT_SITE_URL
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_LINK = "{http://www.w3.org/1999/xhtml}link"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, built.Built]:
    return built.pages(site)


def test_every_link_leads_somewhere(site: Path, pages: dict[str, built.Built]) -> None:
    wrong = [
        f"{path or 'start'}: {address} ({said})"
        for path, page in pages.items()
        for _, address in page.links
        if (said := built.problem(site, BASE, path, address))
    ]
    assert wrong == []
    assert sum(len(page.links) for page in pages.values()) > 5_000


def test_every_id_stands_once(pages: dict[str, built.Built]) -> None:
    twice = {
        path: [name for name, count in Counter(page.ids).items() if count > 1]
        for path, page in pages.items()
    }
    assert {path: names for path, names in twice.items() if names} == {}


def test_every_download_is_there_and_holds_something(
    site: Path, pages: dict[str, built.Built]
) -> None:
    linked = {
        built.urljoin(BASE + path, address).removeprefix(BASE).partition("#")[0]
        for path, page in pages.items()
        for _, address in page.links
    }
    files = {path for path in linked if path.startswith("filer/")}
    assert files
    assert [path for path in sorted(files) if not (site / path).stat().st_size] == []
    present = {
        file.relative_to(site).as_posix() for file in (site / "filer").rglob("*") if file.is_file()
    }
    assert present - files == set()


def test_canonical_address_is_the_page_own(pages: dict[str, built.Built]) -> None:
    wrong = {
        path: page.canonical
        for path, page in pages.items()
        if page.canonical != BASE + path and path != "404.html"
    }
    assert wrong == {}
    assert pages["404.html"].canonical == ""


def test_language_pairs_point_at_each_other(pages: dict[str, built.Built]) -> None:
    for path, page in pages.items():
        if not page.alternates:
            continue
        assert page.alternates[page.lang] == page.canonical, path
        assert page.alternates["x-default"] == page.alternates["sv"], path
        other = page.alternates[other_language(page.lang)].removeprefix(BASE)
        assert pages[other].alternates == page.alternates, path


def test_page_in_both_languages_says_so(pages: dict[str, built.Built]) -> None:
    both = [path for path in pages if f"en/{path}" in pages]
    assert len(both) > 40
    assert [path for path in both if not pages[path].alternates] == []


def test_pictures_for_sharing_are_there(site: Path, pages: dict[str, built.Built]) -> None:
    images = {image for page in pages.values() for image in page.images}
    assert images
    assert [image for image in images if built.problem(site, BASE, "", image)] == []


def test_sitemap_has_every_page_and_no_other(site: Path, pages: dict[str, built.Built]) -> None:
    entries = ElementTree.parse(site / "sitemap.xml").getroot().findall(f"{_SITEMAP}url")
    listed = [entry.findtext(f"{_SITEMAP}loc", "") for entry in entries]
    assert len(listed) == len(set(listed))
    assert set(listed) == {page.canonical for page in pages.values() if page.canonical}
    for entry in entries:
        path = entry.findtext(f"{_SITEMAP}loc", "").removeprefix(BASE)
        given = {link.get("hreflang"): link.get("href") for link in entry.findall(_LINK)}
        assert given == pages[path].alternates, path


def test_robots_names_the_sitemap(site: Path) -> None:
    assert f"Sitemap: {BASE}sitemap.xml" in (site / "robots.txt").read_text(encoding="utf-8")


def test_redirects_lead_to_pages(site: Path, pages: dict[str, built.Built]) -> None:
    wrong = [
        f"{path}: {page.refresh}"
        for path, page in pages.items()
        if page.refresh and built.problem(site, BASE, path, page.refresh)
    ]
    assert wrong == []
