"""``python -m navet lankar``: what it says of addresses, and the lines that it writes."""

from __future__ import annotations

import datetime
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from navet import linkcheck
from navet.content import reader
from navet.content.reader import Content
from navet.linkcheck import Answer, Place
from probe.repositories import ROOT

DAY = datetime.date(2026, 11, 21)


class _Handler(http.server.BaseHTTPRequestHandler):
    def _answer(self) -> None:
        statuses = {"/finns": 200, "/borta": 404, "/trasig": 500, "/flyttad": 301, "/bara-get": 200}
        status = statuses[self.path]
        if self.path == "/bara-get" and self.command == "HEAD":
            status = 405
        self.send_response(status)
        if status == 301:
            self.send_header("Location", "/finns")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD = _answer  # noqa: N815

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "verdict"),
    [
        ("/finns", "fungerar"),
        ("/bara-get", "fungerar"),
        ("/flyttad", "fungerar"),
        ("/borta", "borta"),
        ("/trasig", "svarar med fel"),
    ],
)
def test_an_answer_is_read_rightly(address: str, path: str, verdict: str) -> None:
    assert linkcheck.fetch(address + path).verdict == verdict


def test_no_server_is_no_exception() -> None:
    assert linkcheck.fetch("http://127.0.0.1:9/").verdict == "gick inte att nå"
    assert linkcheck.fetch("http://[fel/").verdict == "gick inte att nå"


def test_where_an_address_leads_is_kept(address: str) -> None:
    assert linkcheck.fetch(f"{address}/flyttad").final == f"{address}/finns"


def test_the_report_names_file_line_and_what_is_wrong() -> None:
    places = [
        Place("modell/kallor.yml", 7, "https://a.se/", 0),
        Place("modell/kallor.yml", 15, "http://b.se/x", 1),
        Place("docs/exempel/c.md", 4, "https://c.se/"),
        Place("docs/exempel/d.md", 5, "https://d.se/"),
    ]
    answers = {
        "https://a.se/": Answer(404, "https://a.se/"),
        "http://b.se/x": Answer(200, "https://www.b.se/x/"),
        "https://c.se/": Answer(200, "https://c.se/nytt"),
        "https://d.se/": Answer(0, "https://d.se/"),
    }
    assert linkcheck.report(places, answers).split("\n") == [
        "modell/kallor.yml:7: https://a.se/: borta (404).",
        "docs/exempel/c.md:4: https://c.se/: har flyttat till https://c.se/nytt",
        "docs/exempel/d.md:5: https://d.se/: gick inte att nå.",
        "4 adresser: 2 fungerar, 1 borta, 0 svarar med fel, 1 gick inte att nå.",
    ]


def test_each_address_is_tried_once() -> None:
    tried: list[str] = []

    def one(address: str) -> Answer:
        tried.append(address)
        return Answer(200, address)

    answers = linkcheck.try_all(["https://a.se/", "https://b.se/", "https://a.se/"], one)
    assert sorted(tried) == sorted(answers) == ["https://a.se/", "https://b.se/"]


def test_places_stand_on_the_lines_of_their_addresses(content: Content) -> None:
    found = linkcheck.places(content)
    assert {place.path.split("/")[0] for place in found} == {"modell", "docs"}
    for place in found:
        line = (ROOT / place.path).read_text(encoding="utf-8").split("\n")[place.line - 1]
        assert place.address in line


def test_only_the_dates_of_sources_that_answered_are_written(tmp_path: Path) -> None:
    for folder in ("docs", "modell"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    content = reader.read(tmp_path)
    places = [place for place in linkcheck.places(content) if place.index is not None]
    answers = {place.address: Answer(404, place.address) for place in linkcheck.places(content)}
    for place in places[:2]:
        answers[place.address] = Answer(200, place.address)
    file = tmp_path / "modell/kallor.yml"
    before = file.read_text(encoding="utf-8").split("\n")
    count = linkcheck.write_checked(content, answers, DAY)
    after = file.read_text(encoding="utf-8").split("\n")
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert count == len(changed) == 2
    assert all(line == "    kontrollerad: 2026-11-21" for line in changed)
    sources = reader.read(tmp_path).registers.sources.values()
    assert sum(source.checked == "2026-11-21" for source in sources) == 2


def test_the_build_never_tries_an_address() -> None:
    users = [
        file.relative_to(ROOT).as_posix()
        for folder in ("navet", "hooks")
        for file in (ROOT / folder).rglob("*.py")
        if "urllib.request" in file.read_text(encoding="utf-8")
    ]
    assert users == ["navet/linkcheck.py"]
    importers = [
        file.relative_to(ROOT).as_posix()
        for folder in ("navet", "hooks")
        for file in (ROOT / folder).rglob("*.py")
        if "linkcheck" in file.read_text(encoding="utf-8") and file.stem != "linkcheck"
    ]
    assert importers == ["navet/__main__.py"]
