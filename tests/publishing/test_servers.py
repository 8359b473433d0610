"""The sample configurations give what the site is published with: tried in nginx and Apache."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from navet.publishing import headers, servers
from probe import webservers
from probe.repositories import ROOT
from probe.webservers import Running

STEP = "/fas/forutsattningar/status/"
FONT = f"/{servers.FONT}"
DATA = "/data/arbetsbok.schema.json"
OPEN = "Access-Control-Allow-Origin"


def web_config() -> ElementTree.Element:
    """Return the settings of the committed web.config."""
    return ElementTree.fromstring((ROOT / servers.IIS).read_text(encoding="utf-8"))


def place(path: str) -> ElementTree.Element:
    """Return the settings that the committed web.config has for a place of its own."""
    (found,) = (one for one in web_config().findall("location") if one.get("path") == path)
    return found


@pytest.mark.parametrize("path", servers.samples())
def test_what_is_committed_is_what_the_policy_makes(path: str) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == servers.samples()[path], (
        "kör python -m navet driftsattning"
    )


def test_the_folder_has_nothing_but_what_is_made() -> None:
    there = {f"driftsattning/{file.name}" for file in (ROOT / "driftsattning").iterdir()}
    assert there == set(servers.samples())


def test_every_kind_of_file_in_the_site_has_a_type(site: Path) -> None:
    endings = {file.suffix for file in site.rglob("*") if file.is_file()}
    # _headers is read by hosts that know it, and by nobody else.
    assert endings - {""} <= set(servers.TYPES)


def test_iis_gives_each_header_once_and_each_kind_its_type() -> None:
    everywhere = web_config().find("system.webServer")
    assert everywhere is not None
    custom = everywhere.find("httpProtocol/customHeaders")
    assert custom is not None
    added = {one.get("name"): one.get("value") for one in custom.findall("add")}
    assert added == {**headers.headers(), "Cache-Control": headers.CACHE}
    assert {one.get("name") for one in custom.findall("remove")} == {*added, "X-Powered-By"}
    static = everywhere.find("staticContent")
    assert static is not None
    kinds = {one.get("fileExtension"): one.get("mimeType") for one in static.findall("mimeMap")}
    assert {ending: str(kind).partition(";")[0] for ending, kind in kinds.items()} == servers.TYPES
    # A type that IIS has already may not be added without being removed first.
    assert [one.get("fileExtension") for one in static.findall("remove")] == list(kinds)
    (document,) = everywhere.findall("defaultDocument/files/add")
    assert document.get("value") == "index.html"
    (error,) = everywhere.findall("httpErrors/error")
    assert (error.get("statusCode"), error.get("path")) == ("404", "/404.html")


def test_iis_keeps_the_font_longer(site: Path) -> None:
    (added,) = place(servers.FONT).findall("system.webServer/httpProtocol/customHeaders/add")
    assert (site / servers.FONT).is_file()
    assert (added.get("name"), added.get("value")) == ("Cache-Control", headers.LONG_CACHE)


def test_iis_opens_the_data_to_other_sites(site: Path) -> None:
    custom = place(headers.OPEN_FOLDER).find("system.webServer/httpProtocol/customHeaders")
    assert custom is not None
    assert {one.get("name"): one.get("value") for one in custom} == {OPEN: "*"}
    assert {one.tag for one in custom} == {"add"}
    assert (site / headers.OPEN_FOLDER).is_dir()
    everywhere = (ROOT / servers.IIS).read_text(encoding="utf-8").partition("<location")[0]
    assert OPEN not in everywhere


def test_hosts_that_read_a_file_open_the_data_alone(site: Path) -> None:
    written = (site / "_headers").read_text(encoding="utf-8")
    places = re.findall(r"^(/\S*)\n((?:  .+\n)+)", written, re.MULTILINE)
    assert [path for path, lines in places if OPEN in lines] == [f"/{headers.OPEN_FOLDER}/*"]
    # Hosts join the headers of all places that match: nothing may be said twice of one file.
    said = [
        line.split(":")[0]
        for path, lines in places
        if path in ("/*", "/data/*")
        for line in lines.split("\n")
        if line
    ]
    assert len(said) == len(set(said))


@pytest.fixture(scope="module", params=["nginx", "apache"])
def running(
    request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    """Return a server with the built site, set up as the sample says."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "nginx":
        with webservers.nginx(site, folder) as (secure, _):
            yield secure
    else:
        with webservers.apache(site, folder) as server:
            yield server


pytestmark = pytest.mark.xdist_group("servrar")


@pytest.mark.system
@pytest.mark.parametrize(
    "path", ["/", STEP, "/en/", FONT, "/sitemap.xml", "/om/data/", DATA, "/finns-inte/"]
)
def test_every_answer_has_the_headers(running: Running, path: str) -> None:
    answer = running.get(path)
    expected = {name.lower(): value for name, value in headers.headers().items()}
    assert {name: answer.headers.get(name) for name in expected} == expected
    kept = headers.LONG_CACHE if path == FONT else headers.CACHE
    assert answer.headers["cache-control"] == kept
    assert answer.headers.get(OPEN.lower()) == ("*" if path == DATA else None)


@pytest.mark.system
def test_pages_and_errors_are_the_sites_own(running: Running, site: Path) -> None:
    page = running.get(STEP)
    assert (page.status, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert page.body == (site / STEP.strip("/") / "index.html").read_bytes()
    lost = running.get("/finns-inte/")
    assert (lost.status, lost.body) == (404, (site / "404.html").read_bytes())
    assert running.get("/assets/").status in (403, 404)
    assert running.get("/fas").status == 301


@pytest.mark.system
def test_every_kind_of_file_is_sent_as_it_is_with_its_type(running: Running, site: Path) -> None:
    one_of_each = {file.suffix: file for file in sorted(site.rglob("*")) if file.suffix}
    for ending, file in one_of_each.items():
        answer = running.get("/" + file.relative_to(site).as_posix())
        assert answer.status == 200, file
        assert answer.headers["content-type"].partition(";")[0] == servers.TYPES[ending]
        assert answer.body == file.read_bytes(), file
        assert "content-encoding" not in answer.headers
        assert "content-language" not in answer.headers


@pytest.mark.system
@pytest.mark.parametrize("path", [STEP, "/assets/navet.css", "/assets/navet.js", "/sitemap.xml"])
def test_text_is_packed_for_those_who_can_read_it(running: Running, site: Path, path: str) -> None:
    answer = running.get(path, Accept_Encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert "charset=utf-8" in answer.headers["content-type"].lower()
    file = site / path.strip("/")
    whole = (file / "index.html" if file.is_dir() else file).read_bytes()
    assert gzip.decompress(answer.body) == whole


@pytest.mark.system
def test_nginx_sends_readers_on_to_https(site: Path, tmp_path: Path) -> None:
    with webservers.nginx(site, tmp_path) as (_, plain):
        answer = plain.get(STEP)
    assert answer.status == 301
    assert answer.headers["location"] == f"https://samverkansnavet.example{STEP}"
