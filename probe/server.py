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

_LONGEST_HELD = 120
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
    """Serves the site with the headers that it is published with, and its own 404 page.

    The site may stand below the folder, as where a web host keeps several.
    """

    def end_headers(self) -> None:
        for name, value in headers.headers().items():
            if name != "Strict-Transport-Security":
                self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = self._of_missing()
        if code != HTTPStatus.NOT_FOUND or page is None:
            super().send_error(code, message, explain)
            return
        self.answer(code, "text/html; charset=utf-8", page.read_bytes())

    def _of_missing(self) -> Path | None:
        """Return the 404 page that is nearest to what is asked for."""
        asked = Path(self.translate_path(self.path))
        within = [one for one in asked.parents if one.is_relative_to(self.directory)]
        pages = (folder / "404.html" for folder in within)
        return next((page for page in pages if page.is_file()), None)


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


class Line(Server):
    """A server whose line can be cut and held.

    ``asked`` has the path of each request, ``waiting`` those of the requests that are held now.
    """

    def __init__(self, folder: Path) -> None:
        self.asked: list[str] = []
        self.waiting: list[str] = []
        self._is_cut = self._fails = False
        self._held = ""
        self._free = threading.Event()
        self._free.set()
        line = self

        class Handler(_PublishedHandler):
            """Answers if the line lets it, with nothing that a browser may keep unasked."""

            def end_headers(self) -> None:
                self.send_header("Cache-Control", headers.CACHE)
                super().end_headers()

            def do_GET(self) -> None:
                if line._lets(self.path):
                    if line._fails:
                        self.answer(HTTPStatus.BAD_GATEWAY, "text/plain", b"")
                        return
                    super().do_GET()
                else:
                    self.close_connection = True

            def do_HEAD(self) -> None:
                if line._lets(self.path):
                    super().do_HEAD()
                else:
                    self.close_connection = True

        super().__init__(folder, Handler)

    def _lets(self, path: str) -> bool:
        self.asked.append(path)
        if self._held and self._held in path:
            self.waiting.append(path)
            self._free.wait(_LONGEST_HELD)
            self.waiting.remove(path)
        return not self._is_cut

    def cut(self) -> None:
        """Answer no request any more, those that are held included."""
        self._is_cut = True
        self._free.set()

    def fail(self) -> None:
        """Answer every request that the server is out of order."""
        self._fails = True

    def hold(self, part: str = "/") -> None:
        """Let requests whose path has a part wait, until the line is cut or mended."""
        self._free.clear()
        self._held = part

    def mend(self) -> None:
        """Answer as usual, those that are held included."""
        self._is_cut = self._fails = False
        self._held = ""
        self._free.set()

    def close(self) -> None:
        """Stop serving, with nobody left waiting."""
        self.cut()
        super().close()


@contextmanager
def gzip_server(folder: Path) -> Iterator[str]:
    """Serve a folder compressed while the block runs; gives its address with a slash last."""
    server = Server(folder, _CompressingHandler)
    try:
        yield server.url
    finally:
        server.close()
