"""What the tests share: the real repository, the real built site, a server and a browser."""

from __future__ import annotations

import functools
import http.server
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from navet.content import reader
from navet.content.reader import Content
from navet.publishing import headers
from tests.system import CHROMIUM

ROOT = Path(__file__).resolve().parent.parent
BROWSER_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the repository."""
    return ROOT


@pytest.fixture(scope="session")
def content() -> Content:
    """Return the repository's real content."""
    return reader.read(ROOT)


def build_site(target: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the repository's site strictly to target, as ``make build`` does."""
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(target)]
    values = {**os.environ, "NO_MKDOCS_2_WARNING": "true", **environment}
    return subprocess.run(
        command, cwd=ROOT, env=values, capture_output=True, text=True, check=False
    )


def once(folder: Path, make: functools.partial[subprocess.CompletedProcess[str]]) -> Path:
    """Run make in one of the parallel workers; the others wait for its result."""
    lock, done = folder.with_suffix(".pagar"), folder.with_suffix(".klar")
    try:
        lock.mkdir(parents=True)
    except FileExistsError:
        while not done.exists():
            time.sleep(0.2)
    else:
        result = make()
        done.write_text(f"{result.returncode}\n{result.stdout}\n{result.stderr}", encoding="utf-8")
    status, _, output = done.read_text(encoding="utf-8").partition("\n")
    assert status == "0", f"The build failed:\n{output}"
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return the real site, built strictly once for the whole run."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "site"
    return once(folder, functools.partial(build_site, folder))


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site with the headers that it is published with, and its own 404 page."""

    def end_headers(self) -> None:
        for name, value in headers.headers().items():
            if name != "Strict-Transport-Security":
                self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != http.HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: requests are recorded in the browser where a test needs them."""


class Server:
    """A server on this machine for a folder; ``url`` ends with a slash."""

    def __init__(self, folder: Path) -> None:
        handler = functools.partial(_Handler, directory=str(folder))
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """Return the address of the real site, with a slash last."""
    running = Server(site)
    yield running.url
    running.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Return a headless Chromium (playwright's Browser)."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    path = CHROMIUM.path()
    assert path, "Installera chromium med systemets pakethanterare."
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=BROWSER_ARGUMENTS)
        yield running
        running.close()


# What takes long begins the run, so that nobody waits for it in the end. The first three build
# sites of their own, each in one of the parallel workers.
_LONG = (
    "test_reproducible", "test_subpath", "test_serve", "test_search_ranking",
    "test_documents_build", "test_documents_office", "test_html", "test_weight",
    "test_theme_keyboard", "test_theme_axe",
)  # fmt: skip


def _turn(item: pytest.Item) -> int:
    name = item.path.stem
    return _LONG.index(name) if name in _LONG else len(_LONG)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need a program of the system, and put those that take long first."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.system)
    items.sort(key=_turn)
