"""A copy of the site is called what its owner calls it, everywhere, and says who is behind it."""

from __future__ import annotations

import gzip
import io
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from navet.checks import report as check
from navet.content import identity
from navet.content.reader import Content
from navet.publishing import security_txt
from navet.reading.settings import Settings
from probe import built
from probe.renamed import (
    ADDRESS,
    EMAIL,
    FILE,
    GENITIVE,
    NAME,
    NUMBER,
    PAGE,
    PUBLISHER,
    REPOSITORY,
)
from probe.repositories import ROOT, change
from probe.system import POPPLER

# Licence texts name who holds the copyright.
MAY_NAME_THE_ORIGINAL = re.compile(r"licens[^/]*\.txt$")
OLD_NAME = "samverkansnav"


def contents(file: Path) -> Iterator[bytes]:
    """Yield a file as it is, and what is packed in it."""
    raw = file.read_bytes()
    yield raw
    if raw[:2] == b"\x1f\x8b":
        yield gzip.decompress(raw)
    if raw[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            for name in packed.namelist():
                yield packed.read(name)
    if raw[:5] == b"%PDF-":
        told = PdfReader(io.BytesIO(raw)).metadata or {}
        yield " ".join(map(str, told.values())).encode()


@pytest.mark.xdist_group("omdopt")
def test_it_has_a_catalogue_for_the_data_portal_and_the_page_leads_there(theirs: Path) -> None:
    told = (theirs / "data/dcat.rdf").read_text(encoding="utf-8")
    assert "http://dataportal.se/organisation/SE2120000142" in told
    assert "publishertype/LocalAuthority" in told
    assert f"{ADDRESS}data/exempel.json" in told
    for start in ("", "en/"):
        html = (theirs / start / "om/data/index.html").read_text(encoding="utf-8")
        assert f"{ADDRESS}data/dcat.rdf" in html


@pytest.mark.xdist_group("omdopt")
def test_a_copy_called_something_else_has_no_old_name_and_no_mark_in_it(theirs: Path) -> None:
    named = []
    for file in sorted(theirs.rglob("*")):
        path = file.relative_to(theirs).as_posix()
        if file.is_file() and not MAY_NAME_THE_ORIGINAL.search(path):
            text = b"\n".join([path.encode(), *contents(file)]).lower()
            unwanted = (OLD_NAME.encode(), OLD_NAME.encode("utf-16-be"), b"{sajt")
            if any(one in text for one in unwanted):
                named.append(path)
    assert named == []


@pytest.mark.system
@pytest.mark.xdist_group("omdopt")
def test_pdf_files_show_the_new_name_and_not_the_old(theirs: Path) -> None:
    assert POPPLER.path(), "Installera poppler-utils med systemets pakethanterare."
    files = sorted(theirs.rglob("*.pdf"))
    texts = {
        file.name: subprocess.run(
            ["pdftotext", file, "-"], capture_output=True, text=True, check=True
        ).stdout
        for file in files
    }
    assert [name for name, text in texts.items() if OLD_NAME in text.lower()] == []
    assert [name for name, text in texts.items() if "{sajt" in text] == []
    assert sum(NAME in text for text in texts.values()) > len(files) / 2


@pytest.mark.xdist_group("omdopt")
def test_the_name_and_its_genitive_stand_in_text_search_and_documents(
    theirs: Path, site: Path
) -> None:
    step = "fas/forutsattningar/kunskap/index.html"
    assert f"Frågorna är {GENITIVE['sv']} egna." in (theirs / step).read_text(encoding="utf-8")
    english = (theirs / "en" / step).read_text(encoding="utf-8")
    assert f"The questions are {GENITIVE['en']} own." in english
    assert f"<title>Om {NAME} – {NAME}</title>" in (theirs / "om/index.html").read_text("utf-8")
    fragments = {
        name: sum(
            name.encode() in b"".join(contents(file))
            for file in (folder / "pagefind").rglob("*.pf_fragment")
        )
        for name, folder in ((NAME, theirs), ("Samverkansnavet", site))
    }
    assert fragments[NAME] == fragments["Samverkansnavet"] > 0
    words = [b"".join(contents(file)) for file in (theirs / "filer").rglob("*.docx")]
    assert words
    assert all(NAME.encode() in text for text in words)
    assert (theirs / "filer/sv/banknatet-asikt-alla-filer-sv.zip").is_file()


@pytest.mark.xdist_group("omdopt")
def test_the_pictures_are_drawn_with_the_name(theirs: Path, site: Path) -> None:
    for lang in ("sv", "en"):
        assert NAME in (theirs / f"assets/modellen-{lang}.svg").read_text(encoding="utf-8")
        picture = f"assets/social-{lang}.png"
        assert (theirs / picture).read_bytes() != (site / picture).read_bytes()


SHOWN = [
    ("om/index.html", (PUBLISHER, NUMBER, EMAIL, PAGE, ADDRESS, REPOSITORY)),
    ("om/bidra/index.html", (EMAIL, PAGE, REPOSITORY)),
    ("om/tillganglighet/index.html", (PUBLISHER, NUMBER, EMAIL, PAGE, ADDRESS, "är en offentlig")),
    ("exempel/bidra/index.html", (EMAIL,)),
    (".well-known/security.txt", (f"Contact: mailto:{EMAIL}\nContact: {PAGE}\n", ADDRESS)),
]


@pytest.mark.parametrize(("path", "told"), SHOWN, ids=[path for path, _ in SHOWN])
@pytest.mark.parametrize("lang", ["", "en/"])
@pytest.mark.xdist_group("omdopt")
def test_who_stands_behind_it_and_how_to_reach_them_is_shown(
    theirs: Path, lang: str, path: str, told: tuple[str, ...]
) -> None:
    text = (theirs / ("" if path.startswith(".") else lang) / path).read_text(encoding="utf-8")
    for words in told:
        here = "is a public body" if lang and words == "är en offentlig" else words
        assert here in text, here


@pytest.mark.xdist_group("omdopt")
def test_the_copys_own_address_is_in_its_links(theirs: Path) -> None:
    for path, page in built.pages(theirs).items():
        if page.canonical:
            assert page.canonical.startswith(ADDRESS), path
    assert f"Sitemap: {ADDRESS}sitemap.xml" in (theirs / "robots.txt").read_text(encoding="utf-8")


def test_a_copy_that_says_nothing_says_that_it_does_not(site: Path) -> None:
    for path in ("om/index.html", "om/tillganglighet/index.html"):
        text = (site / path).read_text(encoding="utf-8")
        assert "säger inte vem som står bakom den" in text
        assert "säger inte hur man når den som sköter sajten" in text


NO_EDITOR = "har ingen redaktion än"
SEND_TO = f'Skicka den sedan till redaktionen: <a href="mailto:{EMAIL}">'


@pytest.mark.parametrize("lang", ["", "en/"])
@pytest.mark.xdist_group("omdopt")
def test_the_form_says_whom_to_send_the_file_to_or_that_there_is_nobody(
    theirs: Path, site: Path, lang: str
) -> None:
    path = f"{lang}exempel/bidra/index.html"
    with_editor, without = ((folder / path).read_text("utf-8") for folder in (theirs, site))
    assert SEND_TO in with_editor
    assert NO_EDITOR not in with_editor
    assert NO_EDITOR in without
    assert "Spara den där ni hittar den igen." in without
    assert "Skicka den sedan" not in without


def test_the_statement_has_what_digg_asks_for(content: Content) -> None:
    for lang, words in (
        ("sv", ("delvis förenlig", "oskäligt betungande", "omfattas inte", "uppdaterades senast")),
        ("en", ("partially compliant", "disproportionate burden", "not cover", "last updated")),
    ):
        page = content.site.page("om/tillganglighet.md", lang)
        assert page is not None
        assert {block.name for block in page.scan.blocks} == {"utgivare", "lagkrav", "kontakt"}
        assert "https://www.digg.se/tdosanmalan" in page.text
        for one in words:
            assert one in page.text, one


def test_the_environment_goes_before_the_file() -> None:
    own = identity.build(
        {
            "namn": {"sv": "A", "en": "A"},
            "utgivare": {"namn": "", "slag": "", "organisationsnummer": ""},
            "kontakt": {"epost": "", "webbsida": ""},
            "adress": "https://fil.example/",
            "kodforrad": "https://kod.example/a/b.git",
            "taggar": "a.example,2026",
            "utan_nat": "nej",
        }
    )
    assert not own.offline
    told = pytest.MonkeyPatch()
    with told.context() as environment:
        environment.setenv("SITE_URL", "")
        environment.setenv("REPO_URL", "")
        assert identity.settings_of(own) == Settings(
            "https://fil.example/", "https://kod.example/a/b"
        )
        environment.setenv("SITE_URL", "https://miljo.example")
        environment.setenv("REPO_URL", "https://kod.example/c/d")
        assert identity.settings_of(own) == Settings(
            "https://miljo.example/", "https://kod.example/c/d"
        )


# What stands in modell/sajt.yml, what is written instead, and what is said of it.
BROKEN = [
    ("adress: ''", "adress: ftp://a.se/", "ftp://"),
    ("kodforrad: ''", "kodforrad: github.com/a/b", "saknar https://"),
    ("webbsida: ''", "webbsida: https://a b.se", "mellanslag"),
    ("epost: ''", "epost: hej", "har inte rätt form"),
    ("slag: ''", "slag: bolag", "inte finns att välja på"),
    ("slag: ''", "slag: kommun", "inte vad den heter"),
    ("  namn: ''", "  namn: Föreningen", "inte vad den är"),
    ("organisationsnummer: ''", "organisationsnummer: '212000-0143'", "kontrollsiffran"),
    ("organisationsnummer: ''", "organisationsnummer: 2120000142", "ska vara text"),
    ("sv: Samverkansnavets", "sv: Navets", "inte genitiv"),
    ("namn: {sv: Samverkansnavet,", "namn: {sv: '<b>',", "har inte rätt form"),
    ("samverkansnavet.example,2026", "samverkansnavet", "har inte rätt form"),
    ("utan_nat: ja", "utan_nat: kanske", "inte finns att välja på"),
    ("kontakt:", "kontakter:", "saknas"),
]


@pytest.mark.parametrize(("old", "new", "words"), BROKEN)
def test_what_is_wrong_in_the_file_is_named_with_its_line(
    copy: Path, old: str, new: str, words: str
) -> None:
    line = change(copy / FILE, old, new)
    problems = check.run(copy).problems
    here = [one for one in problems if one.path == FILE and words in one.message]
    assert here
    assert words == "saknas" or here[0].line in (line, line - 1, line + 1)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_name_written_out_or_a_misspelt_mark_is_named(copy: Path, lang: str) -> None:
    path = "docs/om/index.md" if lang == "sv" else "docs/om/index.en.md"
    first = change(copy / path, "{sajt} är fristående" if lang == "sv" else "{sajt} is indep", "X")
    text = (copy / path).read_text(encoding="utf-8")
    for words, said in (
        ("Samverkansnavet", "är utskrivet"),
        ("Samverkansnavet’s", "är utskrivet"),
        ("{sjat}", "Menade du ”sajt”"),
    ):
        (copy / path).write_text(text.replace("\nX", f"\n{words} är fristående", 1), "utf-8")
        (problem,) = [one for one in check.run(copy).problems if one.id == "sajtnamn"]
        assert (problem.path, problem.line) == (path, first)
        assert said in f"{problem.message} {problem.remedy}"


def test_the_kinds_of_publishers_are_those_of_the_schema() -> None:
    schema = json.loads((ROOT / "modell/schema/sajt.schema.json").read_text(encoding="utf-8"))
    listed = schema["properties"]["utgivare"]["properties"]["slag"]["enum"]
    assert listed == ["", *identity.KINDS]


def test_security_txt_prefers_what_the_copy_says(content: Content) -> None:
    settings = Settings("https://n.example/", "https://r.example/x")
    told = security_txt.security_txt(settings, content.identity, 0)
    assert told.startswith("Contact: https://r.example/x\nExpires: 1971-01-01T00:00:00Z\n")
    without = security_txt.security_txt(Settings("https://n.example/"), content.identity, 0)
    assert without.startswith("Contact: https://n.example/om/\n")
    assert "Canonical: https://n.example/.well-known/security.txt\n" in without
