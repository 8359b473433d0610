"""While somebody writes: a problem shows in the terminal, and mending it brings the page back."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT
from tests.repositories import change, copy_content

PAGE = "docs/fas/forutsattningar/status.md"
URL = "fas/forutsattningar/status/"
FACTS = "## Bra att veta {#bra-att-veta}\n"
PATIENCE = 90


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(root: Path, port: int, log: Path) -> Iterator[None]:
    """Run ``mkdocs serve`` in a repository, with all it says in a file."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with log.open("wb") as out:
        running = subprocess.Popen(command, cwd=root, env=environment, stdout=out, stderr=out)
        try:
            yield
        finally:
            running.terminate()
            running.wait(10)


def read(url: str) -> str:
    """Return a page's HTML, or "" if there is no answer within a moment."""
    try:
        with urllib.request.urlopen(url, timeout=3) as response:
            return str(response.read().decode())
    except (OSError, urllib.error.URLError):
        return ""


def wait_until(condition: object) -> bool:
    """Wait until condition() is true, and return whether it became so in time."""
    assert callable(condition)
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.3)
    return False


def test_a_problem_shows_and_mending_it_brings_the_page_back(tmp_path: Path) -> None:
    copy = copy_content(tmp_path / "copy")
    for name in ("hooks", "navet", "mkdocs.yml", "mallar"):
        (copy / name).symlink_to(ROOT / name)
    port, log = free_port(), tmp_path / "serve.txt"
    url = f"http://127.0.0.1:{port}/{URL}"
    with serving(copy, port, log):
        assert wait_until(lambda: "<h1" in read(url)), log.read_text("utf-8")
        change(copy / PAGE, FACTS, f"{FACTS}\nHej <b>du</b>.\n")
        assert wait_until(lambda: f"{PAGE}:" in log.read_text("utf-8")), log.read_text("utf-8")
        assert "Traceback" not in log.read_text("utf-8")
        text = (copy / PAGE).read_text(encoding="utf-8").replace("\nHej <b>du</b>.\n", "")
        (copy / PAGE).write_text(text.replace("Viljan finns.", "Viljan är stor."), "utf-8")
        assert wait_until(lambda: "Viljan är stor." in read(url)), log.read_text("utf-8")
