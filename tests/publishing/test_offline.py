"""The list of what readers can save: whole, small, the same each time, without the downloads."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin

import pytest

from navet import build
from navet.content.reader import Content
from navet.pages import word_ways
from navet.publishing import headers, manifest, offline, servers, webapp, workbook_data
from navet.publishing.built_site import BuiltSite
from probe.built import pages
from probe.pages import all_pages
from probe.repositories import ROOT
from probe.versions import changed

# What a page shows or runs, and not only leads to.
SHOWN = ("link", "script", "img", "source", "use")
PATH_OF_PICTURES = "/bilder/"


@pytest.fixture(scope="module")
def listed(site: Path) -> Any:
    """Return the list of the built site."""
    return json.loads((site / offline.LIST).read_text(encoding="utf-8"))


def addresses(listed: Any, *languages: str) -> set[str]:
    return {row[0] for row in listed["filer"] if not languages or row[4] in languages}


def test_every_page_is_in_the_list_under_its_language(site: Path, listed: Any) -> None:
    found = [page for page in all_pages(site) if page != "404.html"]
    english = {page for page in found if page.startswith("en/")}
    assert english <= addresses(listed, "en")
    assert set(found) - english <= addresses(listed, "sv")


def test_what_a_page_shows_or_runs_comes_with_it(site: Path, listed: Any) -> None:
    """The pictures of downloads are not kept; a sheet stands in for them."""
    lacking = set()
    for page, built in pages(site).items():
        if page not in addresses(listed):
            continue
        lang = "en" if page.startswith("en/") else "sv"
        kept = addresses(listed, lang, "")
        for tag, address in built.links:
            path = urldefrag(urljoin(f"https://a.example/{page}", address))[0]
            if tag not in SHOWN or not path.startswith("https://a.example/"):
                continue
            path = path.removeprefix("https://a.example/").partition("?")[0]
            if path not in kept and PATH_OF_PICTURES not in path and not path.endswith(".atom"):
                lacking.add((page, path))
    assert lacking == set()


def test_what_scripts_open_is_in_it_and_no_other_download(content: Content, listed: Any) -> None:
    companions = word_ways.companions(content)
    assert len(companions) == 4
    assert all(re.search(r"blank-(sv|en)\.docx$", path) for path in companions)
    examples = {path for path in workbook_data.published(content) if "granvida" in path}
    downloads = {path for path in addresses(listed) if path.startswith(("filer/", "data/"))}
    assert downloads == {*companions, *examples}
    searched = {path for path in addresses(listed) if path.startswith("pagefind")}
    assert {"pagefind/pagefind.js", "pagefind/pagefind-entry.json"} <= searched


def test_each_row_says_what_the_file_is(site: Path, listed: Any) -> None:
    for address, digest, kept, sent, lang in listed["filer"]:
        file = site / address
        data = (file / "index.html" if address.endswith("/") or not address else file).read_bytes()
        assert digest == hashlib.sha256(data).hexdigest()[: len(digest)]
        assert kept == len(data)
        assert sent == min(kept, len(gzip.compress(data, 6))), address
        assert lang in ("sv", "en", "")
    own = {row["sokvag"] for row in json.loads((site / manifest.NAME).read_text())["filer"]}
    assert {offline.LIST, offline.WORKER} <= own


def test_it_is_small_and_the_worker_has_its_version(site: Path, listed: Any) -> None:
    worker = (site / offline.WORKER).read_text(encoding="utf-8")
    assert f"const VERSION = '{listed['version']}';" in worker
    assert not re.search(r"^(import|export)\b", worker, re.M)
    assert len(gzip.compress(worker.encode())) < 4_000
    assert len(gzip.compress((site / offline.LIST).read_bytes())) < 30_000
    assert not list(site.rglob("offline-worker.js")) + list(site.rglob("offline-retire.js"))


def test_the_page_tells_what_saving_takes(site: Path, listed: Any) -> None:
    for root, comma in (("", ","), ("en/", ".")):
        html = (site / root / "om/utan-nat/index.html").read_text(encoding="utf-8")
        told = [int(value) for value in re.findall(r'<data value="(\d+)">', html)]
        assert len(told) == 9
        assert "-skickas" not in html and "-tar" not in html
        for at, languages in ((3, ("sv", "")), (5, ("en", "")), (7, ())):
            rows = [row for row in listed["filer"] if not languages or row[4] in languages]
            for index, column in ((at, 3), (at + 1, 2)):
                assert abs(told[index] - sum(row[column] for row in rows)) < 1_000
                shown = f"{told[index] / 1e6:.1f}\u00a0MB".replace(".", comma)
                assert f'<data value="{told[index]}">{shown}</data>' in html
        # About what a reader is promised: three megabytes on the way, ten in the browser.
        assert told[3] < 4_000_000 and told[4] < 11_000_000


def test_a_change_moves_the_version_and_only_what_it_touches(
    site: Path, content: Content, tmp_path: Path, listed: Any
) -> None:
    same = changed(site, tmp_path / "samma", content, {})
    assert (same / offline.LIST).read_bytes() == (site / offline.LIST).read_bytes()
    assert (same / offline.WORKER).read_bytes() == (site / offline.WORKER).read_bytes()
    other = changed(site, tmp_path / "annan", content, {"assets/navet.css": (":root{", ":root {")})
    after = json.loads((other / offline.LIST).read_text(encoding="utf-8"))
    assert after["version"] != listed["version"]
    rows = {tuple(row) for row in listed["filer"]} ^ {tuple(row) for row in after["filer"]}
    assert {row[0] for row in rows} == {"assets/navet.css"}


def test_hosts_let_browsers_ask_for_the_worker_each_time(site: Path) -> None:
    """A browser keeps no worker that must be asked for anew, and finds the new or retired one."""
    written = (site / "_headers").read_text(encoding="utf-8")
    everywhere, *others = re.findall(r"^(/\S*)\n((?:  .+\n)+)", written, re.MULTILINE)
    assert everywhere[0] == "/*" and "max-age=0, must-revalidate" in everywhere[1]
    assert [path for path, lines in others if "Cache-Control" in lines] == ["/assets/*.woff2"]
    for name in ("worker-src", "manifest-src", "connect-src"):
        for text in servers.samples().values():
            assert f"{name} {headers.CONTENT_SECURITY_POLICY[name]}" in text
        assert headers.CONTENT_SECURITY_POLICY[name] == "'self'"


def test_a_copy_that_does_not_offer_it_frees_its_readers_and_says_so(tmp_path: Path) -> None:
    made = build.start(ROOT)
    own = replace(made.content.identity, offline=False)
    vars(made.content)["identity"] = own
    offline.publish(made.content, BuiltSite(tmp_path), *made.theme.workers())
    assert [file.name for file in tmp_path.iterdir()] == [offline.WORKER]
    worker = (tmp_path / offline.WORKER).read_text(encoding="utf-8")
    assert "unregister" in worker and "'fetch'" not in worker
    assert webapp.published(own, made.theme.palette, made.words) == {}
    for lang, said in (("sv", "går inte att spara"), ("en", "cannot be saved")):
        page = made.view(offline.PAGE, lang)
        block = made.block(page, "utan-nat", "")
        assert said in block and "<form" not in block
        assert made.block(page, "utan-nat-matt", "").strip() == ""
