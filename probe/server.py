"""Servers on this machine for a folder: as the site is published, and compressed as hosts do it."""

from __future__ import annotations

import functools
import gzip
import http.server
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

from navet.publishing import headers

COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Keeps connections open, and says nothing: requests are recorded in the browser."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""

    def answer(self, status: int, kind: str, body: bytes, **more: str) -> None:
        """Send a whole answer; more headers have _ for -."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in more.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


class _PublishedHandler(_Handler):
    """Serves the site with the headers that it is published with, and its own 404 page."""

    def end_headers(self) -> None:
        for name, value in headers.headers().items():
            if name != "Strict-Transport-Security":
                self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        self.answer(code, "text/html; charset=utf-8", page.read_bytes())


class _CompressingHandler(_Handler):
    """Serves a folder compressed, as any web host does, and lets nothing be kept."""

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.answer(HTTPStatus.NOT_FOUND, "text/plain", b"")
            return
        body, more = file.read_bytes(), {"Cache_Control": "no-store"}
        if file.suffix in COMPRESSED:
            body = gzip.compress(body, 9, mtime=0)
            more["Content_Encoding"] = "gzip"
        self.answer(HTTPStatus.OK, self.guess_type(str(file)), body, **more)


class _ThreadingServer(http.server.ThreadingHTTPServer):
    """Takes every connection of a busy browser, and bears that a browser hangs up."""

    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class Server:
    """A server for a folder; ``url`` ends with a slash."""

    def __init__(self, folder: Path, handler: type[_Handler] = _PublishedHandler) -> None:
        serving = functools.partial(handler, directory=str(folder))
        self._server = _ThreadingServer(("127.0.0.1", 0), serving)
        self.url = f"http://127.0.0.1:{self._server.server_port}/"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def gzip_server(folder: Path) -> Iterator[str]:
    """Serve a folder compressed while the block runs; gives its address with a slash last."""
    server = Server(folder, _CompressingHandler)
    try:
        yield server.url
    finally:
        server.close()
