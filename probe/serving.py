"""A copy of the site that is served while somebody writes, as ``make serve`` does."""

from __future__ import annotations

import subprocess
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from probe.repositories import ROOT, copy_cache, copy_content

PATIENCE = 300


def linked_copy(target: Path) -> Path:
    """Copy the content to target, with what the site's build kept, as in a repository in use."""
    copy_content(target)
    copy_cache(target, Path(".cache"))
    for name in ("hooks", "navet", "mkdocs.yml", "mallar"):
        (target / name).symlink_to(ROOT / name)
    return target


def command(generator: str, root: Path, port: int, *options: str) -> list[str | Path]:
    """Return the command that serves a project."""
    config = root / "mkdocs.yml"
    return [generator, "serve", "-f", config, "--dev-addr", f"127.0.0.1:{port}", *options]


def read(url: str) -> str:
    """Return a page's HTML, or "" if nothing listens there yet."""
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as response:
            return str(response.read().decode())
    except OSError:
        return ""


def wait_until(
    condition: Callable[[], bool],
    server: subprocess.Popen[bytes],
    log: Path,
    every: float = 0.2,
) -> None:
    """Wait until condition() is true, asked ``every`` so many seconds.

    AssertionError with what the server has said if it ends or is late.
    """
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert server.poll() is None, log.read_text("utf-8")
        assert time.monotonic() < deadline, log.read_text("utf-8")
        time.sleep(every)
