"""Tries the addresses of the sources: ``python -m navet lankar``. The build never does this."""

from __future__ import annotations

import datetime
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.parse import quote

from navet.content import reader, registers
from navet.content.citations import own_sources
from navet.content.reader import Content
from navet.reading.files import read_text

TIMEOUT_SECONDS = 15
WORKERS = 6
_SOURCES = f"{registers.FOLDER}/kallor.yml"
_HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; Samverkansnavet-lankkontroll)"}
_CHECKED = re.compile(r"^(\s*(?:- )?kontrollerad:).*$")
_OK, _GONE, _OTHER, _UNREACHABLE = "fungerar", "borta", "svarar med fel", "gick inte att nå"


@dataclass(frozen=True)
class Place:
    """Where an address stands: a file, a line and, for the register's, its source's place."""

    path: str
    line: int
    address: str
    index: int | None = None


@dataclass(frozen=True)
class Answer:
    """What came of trying an address: its status, 0 if no server answered, and where it led."""

    status: int
    final: str

    @property
    def verdict(self) -> str:
        """The answer in one word or two, in Swedish."""
        if self.status == 0:
            return _UNREACHABLE
        if self.status < 400:
            return _OK
        return _GONE if self.status in (404, 410) else _OTHER


Fetch = Callable[[str], Answer]


def fetch(address: str) -> Answer:
    """Ask for an address, first for its head only; never an exception because of the network."""
    answer = Answer(0, address)
    for method in ("HEAD", "GET"):
        try:
            request = urllib.request.Request(_ascii(address), headers=_HEADERS, method=method)
            with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as response:
                return Answer(response.status, response.url)
        except urllib.error.HTTPError as error:
            answer = Answer(error.code, address)
        except (OSError, ValueError, HTTPException):
            return Answer(0, address)
    return answer


def _ascii(address: str) -> str:
    return quote(address, safe=":/?#[]@!$&'()*+,;=%~")


def places(content: Content) -> list[Place]:
    """Return every address of a source: the register's and those in the cases' front matter."""
    document = content.registers.documents["kallor"]
    found = [
        Place(_SOURCES, document.line(("kallor", index, "adress")), item["adress"], index)
        for index, item in enumerate(content.registers["kallor"]["kallor"])
        if item["adress"]
    ]
    for page in content.site.of_kind("exempel", "sv"):
        for number, source in own_sources(page).items():
            if source.url and source.url.startswith(("http://", "https://")):
                line = page.front.line(("kallor", int(number) - 1, "adress"))
                found.append(Place(page.path, line, source.url))
    return found


def try_all(addresses: Iterable[str], one: Fetch = fetch) -> dict[str, Answer]:
    """Try each address once, a server's addresses one after another."""
    hosts: dict[str, list[str]] = {}
    for address in dict.fromkeys(addresses):
        hosts.setdefault(address.split("/")[2], []).append(address)

    def visit(own: list[str]) -> list[tuple[str, Answer]]:
        return [(address, one(address)) for address in own]

    with ThreadPoolExecutor(WORKERS) as pool:
        return dict(pair for pairs in pool.map(visit, hosts.values()) for pair in pairs)


def report(found: list[Place], answers: dict[str, Answer]) -> str:
    """Return a Swedish report: what does not work and what has moved, then the counts."""
    lines = []
    for place in found:
        answer = answers[place.address]
        where = f"{place.path}:{place.line}: {place.address}"
        if answer.verdict != _OK:
            code = f" ({answer.status})" if answer.status else ""
            lines.append(f"{where}: {answer.verdict}{code}.")
        elif _moved(place.address, answer.final):
            lines.append(f"{where}: har flyttat till {answer.final}")
    verdicts = [answer.verdict for answer in answers.values()]
    counts = [f"{verdicts.count(name)} {name}" for name in (_OK, _GONE, _OTHER, _UNREACHABLE)]
    return "\n".join([*lines, f"{len(answers)} adresser: {', '.join(counts)}."])


def _moved(before: str, after: str) -> bool:
    """Return whether an address leads elsewhere; https for http and a last slash do not count."""

    def bare(address: str) -> str:
        return re.sub(r"^https?://(www\.)?", "", address).rstrip("/")

    return bare(before) != bare(after)


def write_checked(content: Content, answers: dict[str, Answer], day: datetime.date) -> int:
    """Write the day into ``kontrollerad`` of the register's sources that answered; return how many.

    Only those lines change; comments and order stay.
    """
    file = content.root / _SOURCES
    text, _ = read_text(file, content.root)
    lines = text.split("\n")
    document = content.registers.documents["kallor"]
    written = 0
    for place in places(content):
        if place.index is None or answers[place.address].verdict != _OK:
            continue
        number = document.line(("kallor", place.index, "kontrollerad")) - 1
        changed = _CHECKED.sub(rf"\g<1> {day.isoformat()}", lines[number])
        written += changed != lines[number]
        lines[number] = changed
    file.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    return written


def run(root: Path, write: bool) -> tuple[str, int]:
    """Try all sources of the repository at root; return the report and 1 if any address is gone."""
    content = reader.read(root)
    found = places(content)
    answers = try_all(place.address for place in found)
    text = report(found, answers)
    if write:
        count = write_checked(content, answers, datetime.date.today())
        text += f"\n{_SOURCES}: datum för kontroll skrivet på {count} rader."
    return text, int(any(answer.verdict == _GONE for answer in answers.values()))
