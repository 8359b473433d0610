"""The copies to read from disk have all that they need, and no link in them is dead."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from navet.content import news, scripts
from navet.content.reader import Content
from navet.documents.manifest import shown_size
from navet.language.texts import LANGUAGES
from navet.pages import word_ways
from navet.publishing.disk import copies
from navet.publishing.disk.places import INDEX, is_page
from probe import built, disk
from probe.repositories import ROOT

MOST_BYTES = 2_500_000
# No server: an address is one of a file, and a folder has no page.
HERE = "https://disk.invalid/"
_ASKED = re.compile(r"navetImport\(\s*new URL\('\./([\w-]+\.js)'")
_STYLES = re.compile(r"new URL\('([\w-]+\.css)', navetHere\.url\)")


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def copy(site: Path, lang: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return disk.unpacked(site, lang, tmp_path_factory.mktemp("disk"))


@pytest.fixture(scope="module")
def pages(copy: Path) -> dict[str, built.Built]:
    return {file.relative_to(copy).as_posix(): built.parse(file) for file in copy.rglob("*.html")}


def test_every_page_of_the_language_is_there_and_no_other(
    site: Path, pages: dict[str, built.Built], lang: str
) -> None:
    files = (file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    assert set(pages) == {path for path in files if is_page(path, lang)} | {INDEX}
    assert {page.lang for page in pages.values()} == {lang}


def test_every_link_names_a_file_and_a_place_in_it(
    copy: Path, pages: dict[str, built.Built]
) -> None:
    wrong, count = [], 0
    for path, page in pages.items():
        for tag, written in page.links:
            target, anchor = urldefrag(urljoin(HERE + path, written))
            if not target.startswith(HERE):
                assert tag == "a", f"{path} takes {written} from elsewhere"
                continue
            count += 1
            name = unquote(target.removeprefix(HERE).partition("?")[0])
            if not (copy / name).is_file():
                wrong.append(f"{path}: {written}")
            elif anchor and name in pages and unquote(anchor) not in pages[name].ids:
                wrong.append(f"{path}: {written} has no such place")
    assert wrong == []
    assert count > 5_000


def test_what_pages_and_scripts_ask_for_is_there(copy: Path) -> None:
    assets = copy / "assets"
    sources = [file.read_text("utf-8") for file in copy.rglob("*.html")]
    modules = {name for text in sources for name in re.findall(r'data-modul="([\w-]+)"', text)}
    code = "\n".join(file.read_text("utf-8") for file in assets.glob("*.js"))
    asked = {f"{name}.js" for name in modules} | set(_ASKED.findall(code))
    asked |= set(_STYLES.findall(code)) | {"search.js", "workbook-fields.js"}
    assert len(asked) > 15
    assert sorted(name for name in asked if not (assets / name).is_file()) == []


def test_every_script_is_one_that_a_page_can_run_from_disk(copy: Path) -> None:
    """A browser imports nothing from a file: no script may say that it does."""
    found = [*copy.glob("assets/*.js"), *copy.glob("pagefind/*.js"), *copy.glob("disk/*.js")]
    assert len(found) > 15
    for file in found:
        text = file.read_text("utf-8")
        assert not re.search(r"^\s*(import|export)\b|import\.meta|\bimport\(", text, re.M), file
    for file in copy.rglob("*.html"):
        assert 'type="module"' not in file.read_text("utf-8"), file


def test_what_differs_from_disk_goes_through_the_scripts_that_know_of_it() -> None:
    """Whatever a browser keeps, and every address that is given to others."""
    keepers = ("overrides/scripts/storage.js", "overrides/frame/workbook/workbook-store.js")
    wrong = [
        f"{path}: {use[0]}"
        for path, script in scripts.read(ROOT).items()
        for use in re.finditer(
            r"\b(?:local|session)Storage\b|indexedDB|writeText\(location|address: location",
            script.text,
        )
        if path not in keepers or "Storage" not in use[0]
    ]
    assert wrong == []


def test_what_scripts_fetch_is_in_the_copy_as_scripts(
    site: Path, copy: Path, content: Content, lang: str
) -> None:
    given = {
        path
        for path in word_ways.companions(content)
        if "diary" in path or "dagbok" in path or f"/{lang}/" in path
    }
    prefix = "" if lang == "sv" else "en/"
    given |= {f"{prefix}exempel/index.json", "exempel/kontrakt.json"}
    given |= {f"data/granvida-{lang}.samverkan.json", f"data/granvida-civil-{lang}.samverkan.json"}
    for path in sorted(given):
        script = (copy / f"disk/{path}.js").read_text("utf-8")
        assert script.startswith("navetDisk.files("), path
        texts, packed = json.loads(f"[{script[len('navetDisk.files(') : script.rindex(')')]}]")
        assert list({**texts, **packed}) == [path]
        if texts:
            assert texts[path] == (site / path).read_text("utf-8")
    search = (copy / "disk/sok.js").read_text("utf-8")
    assert f'"pagefind/ord-{lang}.gz"' in search
    (other,) = set(LANGUAGES) - {lang}
    assert f"/{other}_" not in search, "what search in the other language needs"


def test_the_documents_that_word_starts_from_are_there_to_open(
    site: Path, copy: Path, content: Content, lang: str
) -> None:
    there = {file.relative_to(copy).as_posix() for file in copy.glob("filer/**/*.*")}
    assert there == {path for path in word_ways.companions(content) if f"/{lang}/" in path}
    for path in there:
        assert (copy / path).read_bytes() == (site / path).read_bytes()


def test_a_copy_is_light(site: Path, content: Content, lang: str) -> None:
    """Without the documents that Word starts from, which are downloads on the site too."""
    file = site / copies.path_of(lang)
    with zipfile.ZipFile(file) as archive:
        documents = sum(one.compress_size for one in archive.infolist() if ".docx" in one.filename)
        longest = max(len(one.filename) for one in archive.infolist())
    print(f"{lang}: {file.stat().st_size} bytes, {documents} of them documents")
    assert file.stat().st_size - documents < MOST_BYTES
    assert longest < 100, "a path on Windows holds 260 characters, with the reader's own folders"


def test_the_text_beside_the_pages_says_first_to_unpack(
    copy: Path, content: Content, lang: str
) -> None:
    name, first = {
        "sv": ("LAS-MIG.txt", "PACKA UPP FÖRST."),
        "en": ("README.txt", "UNPACK FIRST."),
    }[lang]
    raw = (copy / name).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n") > 10
    paragraphs = raw.decode("utf-8-sig").split("\r\n\r\n")
    assert paragraphs[1].startswith(first)
    text = " ".join(" ".join(paragraphs).split())
    assert content.model.version in text
    assert news.build(content.registers[news.REGISTER])[0].day in text
    assert "index.html" in text
    assert "CC BY 4.0" in text
    assert "example" not in text, "a site without an address sends nobody to one"


def test_the_page_that_offers_the_copies_says_how_large_they_are(site: Path) -> None:
    for prefix, lang in (("", "sv"), ("en/", "en")):
        text = (site / f"{prefix}verktyg/index.html").read_text("utf-8")
        for one in LANGUAGES:
            file = site / copies.path_of(one)
            assert f"{shown_size(file.stat().st_size, lang)}, " in text
        assert "<data" not in text


def test_what_only_the_web_has_says_so(copy: Path, lang: str) -> None:
    """The site of this test has no address: links to other files are text."""
    page = copy / ("" if lang == "sv" else "en") / "verktyg/riskanalys/index.html"
    text = page.read_text("utf-8")
    mark = {"sv": " (på webben)", "en": " (on the web)"}[lang]
    assert mark in text
    assert "<a" not in text[text.index(mark) - 400 : text.index(mark)].rpartition("<li>")[2]
    assert "data-bara-natet" not in "".join(
        file.read_text("utf-8") for file in copy.rglob("verktyg/*.html")
    )


def test_each_page_says_that_it_is_a_copy_and_of_what_day(copy: Path, content: Content) -> None:
    day = news.build(content.registers[news.REGISTER])[0].day
    for file in copy.rglob("*.html"):
        foot = file.read_text("utf-8").partition("<footer")[2]
        assert re.search(rf"(kopia från disk|a copy from a disk)[^<]*{day}", foot), file
