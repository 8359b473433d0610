"""nginx and Apache, really started on this machine with the sample configurations of the site."""

from __future__ import annotations

import http.client
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from navet.publishing import servers
from probe.browsing import PATIENCE_SECONDS
from probe.repositories import ROOT
from probe.system import APACHE, NGINX, OPENSSL

_MODULES = Path("/usr/lib/apache2/modules")
_NEEDED = ("mpm_event", "authz_core", "dir", "headers", "mime", "deflate", "filter")


@dataclass(frozen=True)
class Answer:
    """What a server answered: its status, its headers by lower-case name, and the body."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Running:
    """A server that runs on a port of this machine."""

    port: int
    secure: bool

    def get(self, path: str, **more: str) -> Answer:
        """Return the answer to a request."""
        if self.secure:
            context = ssl._create_unverified_context()
            line: http.client.HTTPConnection = http.client.HTTPSConnection(
                "127.0.0.1", self.port, context=context, timeout=PATIENCE_SECONDS
            )
        else:
            line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        names = {name.replace("_", "-"): value for name, value in more.items()}
        line.request("GET", path, headers={"Host": "samverkansnavet.example", **names})
        answer = line.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        body = answer.read()
        line.close()
        return Answer(answer.status, found, body)


def free_port() -> int:
    """Return a port of this machine that nothing uses."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def nginx(site: Path, folder: Path) -> Iterator[tuple[Running, Running]]:
    """Run nginx with the sample; only paths and ports are changed. Gives https and http."""
    secure, plain = free_port(), free_port()
    key, certificate = _certificate(folder)
    sample = (ROOT / servers.NGINX).read_text(encoding="utf-8")
    for old, new in (
        ("    listen [::]:80;\n", ""),
        ("    listen [::]:443 ssl http2;\n", ""),
        ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("listen 443 ssl http2;", f"listen 127.0.0.1:{secure} ssl http2;"),
        ("/etc/ssl/samverkansnavet/fullchain.pem", str(certificate)),
        ("/etc/ssl/samverkansnavet/privkey.pem", str(key)),
        ("/srv/samverkansnavet", str(site)),
    ):
        assert old in sample, old
        sample = sample.replace(old, new)
    (folder / "sajt.conf").write_text(sample, encoding="utf-8")
    main = folder / "nginx.conf"
    kept = "".join(
        f"  {kind}_temp_path {folder / kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    main.write_text(
        f"daemon off;\nuser root;\npid {folder}/nginx.pid;\nerror_log {folder}/fel.log;\n"
        f"events {{}}\nhttp {{\n  access_log off;\n{kept}  include {folder}/sajt.conf;\n}}\n",
        encoding="utf-8",
    )
    command = [str(NGINX.path()), "-p", str(folder), "-c", str(main)]
    with _started(command, folder / "fel.log", secure):
        yield Running(secure, True), Running(plain, False)


@contextmanager
def apache(site: Path, folder: Path) -> Iterator[Running]:
    """Run Apache on a copy of the site with the sample in it."""
    port, root = free_port(), folder / "sajt"
    shutil.copytree(site, root, copy_function=_linked)
    shutil.copy(ROOT / servers.APACHE, root / ".htaccess")
    modules = "".join(
        f"LoadModule {name}_module {_MODULES}/mod_{name}.so\n"
        for name in _NEEDED
        if (_MODULES / f"mod_{name}.so").exists()
    )
    (folder / "mime.types").write_text("text/html html\n", encoding="utf-8")
    main = folder / "apache.conf"
    main.write_text(
        f"{modules}ServerName samverkansnavet.example\nListen 127.0.0.1:{port}\n"
        f"PidFile {folder}/apache.pid\nErrorLog {folder}/fel.log\nTypesConfig {folder}/mime.types\n"
        f"DocumentRoot {root}\n<Directory {root}>\n"
        "  AllowOverride FileInfo Indexes Options=Indexes,MultiViews\n"
        "  Require all granted\n</Directory>\n",
        encoding="utf-8",
    )
    command = [str(APACHE.path()), "-d", str(folder), "-f", str(main), "-D", "FOREGROUND"]
    with _started(command, folder / "fel.log", port):
        yield Running(port, False)


def _linked(source: str, target: str) -> None:
    Path(target).hardlink_to(source)


@contextmanager
def _started(command: list[str], log: Path, port: int) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        ends = time.monotonic() + PATIENCE_SECONDS
        while process.poll() is None and time.monotonic() < ends:
            with socket.socket() as line:
                if line.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        said = log.read_text(encoding="utf-8") if log.exists() else ""
        if process.poll() is not None:
            said += process.stdout.read() if process.stdout else ""
        assert process.poll() is None, said
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)


def _certificate(folder: Path) -> tuple[Path, Path]:
    """Make a key and a certificate that nobody but the test trusts."""
    key, certificate = folder / "privkey.pem", folder / "fullchain.pem"
    command = [
        *(str(OPENSSL.path()), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
        *("-subj", "/CN=samverkansnavet.example", "-keyout", str(key), "-out", str(certificate)),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return key, certificate
