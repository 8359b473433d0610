"""How long an editor waits: for the check, for a build, and for what was saved to be shown.

``python -m bench speed``
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from bench.tables import show
from navet.reading import settings
from probe import serving
from probe.repositories import ROOT
from probe.small import QUIET, running
from probe.webservers import free_port

TIMES = 5
PAGES = {
    "en sida": ("docs/kunskap/samverkan-i-kris.md", "kunskap/samverkan-i-kris/"),
    "ett steg": ("docs/fas/forutsattningar/status.md", "fas/forutsattningar/status/"),
}


def main() -> None:
    """Print the middle and the longest of some times, in seconds, when nothing is done anew."""
    with tempfile.TemporaryDirectory() as folder:
        build = ("mkdocs", "build", "--quiet", "--site-dir", f"{folder}/sajt")
        rows = [
            _row("Kontrollen", _repeated("navet", "check")),
            _row("Bygget", _repeated(*build)),
        ]
        root = serving.linked_copy(Path(folder) / "kopia")
        for name, (path, url) in PAGES.items():
            seconds = _until_shown(root, root / path, url)
            rows.append(_row(f"Från sparad till visad, {name}", seconds))
    show("Så länge väntar den som skriver (sekunder)", ("", "oftast", "längst"), rows)


def _row(name: str, seconds: list[float]) -> tuple[str, str, str]:
    return name, f"{statistics.median(seconds):.2f}", f"{max(seconds):.2f}"


def _repeated(*module: str) -> list[float]:
    """Return how long a Python module takes each time, once it has been run before."""
    command = [sys.executable, "-m", *module]
    # Python keeps what it has compiled, unless somebody has told it not to.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    seconds = []
    for _ in range(TIMES + 1):
        begun = time.perf_counter()
        subprocess.run(command, cwd=ROOT, env={**kept, **QUIET}, capture_output=True, check=True)
        seconds.append(time.perf_counter() - begun)
    return seconds[1:]


def _until_shown(root: Path, page: Path, url: str) -> list[float]:
    """Return how long it takes each time from a page is saved until the server shows it."""
    port, log = free_port(), root / "sagt.txt"
    address, text = f"http://127.0.0.1:{port}/{url}", page.read_text(encoding="utf-8")
    front, mark, body = text.partition("\n---\n")
    command, commit = serving.command("mkdocs", root, port), settings.source_date_epoch(ROOT)
    seconds = []
    with running(command, root, log, SOURCE_DATE_EPOCH=str(commit)) as server:
        serving.wait_until(lambda: serving.read(address) != "", server, log)
        for number in range(1, TIMES + 2):
            words = " och " + "även " * number
            begun = time.perf_counter()
            page.write_text(front + mark + body.replace(" och ", words, 1), encoding="utf-8")
            is_shown = partial(_shows, address, words)
            serving.wait_until(is_shown, server, log, every=0.02)
            seconds.append(time.perf_counter() - begun)
    page.write_text(text, encoding="utf-8")
    return seconds[1:]


def _shows(address: str, words: str) -> bool:
    return words in serving.read(address)


if __name__ == "__main__":
    main()
