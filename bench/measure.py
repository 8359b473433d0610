"""Measures a page in Chromium as a slow phone meets it: requests, bytes, blocking and paint."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession

# Lighthouse's simulated slow 4G and mid-tier phone.
# Source: https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md
ROUND_TRIP_MS = 150
BYTES_PER_SECOND = 1_600_000 / 8
CPU_SLOWDOWN = 4
LONG_TASK_MS = 50
OBSERVERS = """
window.__tasks = []; window.__paint = 0; window.__shift = 0;
new PerformanceObserver(list => window.__tasks.push(...list.getEntries().map(e => e.duration)))
  .observe({type: 'longtask', buffered: true});
new PerformanceObserver(list => { for (const e of list.getEntries()) window.__paint = e.startTime })
  .observe({type: 'largest-contentful-paint', buffered: true});
new PerformanceObserver(list => { for (const e of list.getEntries()) window.__shift += e.value })
  .observe({type: 'layout-shift', buffered: true});
"""


@dataclass
class Visit:
    """A first visit: compressed bytes by kind of resource, and times in milliseconds."""

    bytes_by_kind: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    addresses: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    blocking_ms: float = 0.0
    largest_paint_ms: float = 0.0
    layout_shift: float = 0.0

    @property
    def requests(self) -> int:
        """How many requests the visit made."""
        return len(self.addresses)

    @property
    def bytes(self) -> int:
        """How many compressed bytes the visit moved."""
        return sum(self.bytes_by_kind.values())


class _GzipHandler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder compressed, as any web host does."""

    protocol_version = "HTTP/1.1"
    compressible = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        body = file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if file.suffix in self.compressible:
            body = gzip.compress(body, 9, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def gzip_server(folder: Path) -> Iterator[str]:
    """Serve a folder compressed while the block runs; gives its address with a slash last."""
    handler = functools.partial(_GzipHandler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def first_visit(browser: Browser, url: str, slow: bool = True) -> Visit:
    """Visit a page with an empty cache on a phone, throttled if ``slow``; return what it cost."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2)
    page = context.new_page()
    visit = Visit()
    session = context.new_cdp_session(page)
    _record(session, visit)
    page.on("console", lambda message: _note(visit, message))
    if slow:
        _slow_down(session)
    page.add_init_script(OBSERVERS)
    page.goto(url, wait_until="networkidle")
    page.wait_for_timeout(500)
    tasks = page.evaluate("window.__tasks")
    visit.blocking_ms = sum(max(0.0, task - LONG_TASK_MS) for task in tasks)
    visit.largest_paint_ms = page.evaluate("window.__paint")
    visit.layout_shift = page.evaluate("window.__shift")
    context.close()
    return visit


def _note(visit: Visit, message: Any) -> None:
    if message.type in ("error", "warning"):
        visit.console.append(message.text)


def _record(session: CDPSession, visit: Visit) -> None:
    kinds: dict[str, str] = {}

    def response(event: dict[str, Any]) -> None:
        kinds[event["requestId"]] = event["type"]
        visit.addresses.append(event["response"]["url"])
        if event["response"]["status"] >= 400:
            visit.failed.append(event["response"]["url"])

    def finished(event: dict[str, Any]) -> None:
        kind = kinds.get(event["requestId"], "Other")
        visit.bytes_by_kind[kind] += int(event["encodedDataLength"])

    session.on("Network.responseReceived", response)
    session.on("Network.loadingFinished", finished)
    session.send("Network.enable")


def _slow_down(session: CDPSession) -> None:
    session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": ROUND_TRIP_MS,
            "downloadThroughput": BYTES_PER_SECOND,
            "uploadThroughput": BYTES_PER_SECOND / 2,
        },
    )
