"""A small project with the site's own hooks, for tests in which the site's pages do not matter."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from probe.repositories import ROOT

SCRIPTS = Path(sys.executable).parent
GENERATORS = ("mkdocs", "properdocs")
QUIET = {"NO_MKDOCS_2_WARNING": "true", "DISABLE_MKDOCS_2_WARNING": "true"}
SOUND = "# Sidan\n\nHej.\n"
WARNED = "# Sidan\n\n[Hit](finns-inte.md)\n"


def make(project: Path, *hooks: str) -> Path:
    """Make the project in a folder, and return the page that its start page is made from."""
    (project / "docs").mkdir(parents=True)
    (project / "tema").mkdir()
    (project / "tema" / "main.html").write_text("<h1>{{ page.content }}</h1>", encoding="utf-8")
    lines = "".join(f"  - {ROOT / 'hooks' / name}\n" for name in hooks)
    (project / "mkdocs.yml").write_text(
        "site_name: Liten\nstrict: true\ntheme: {name: null, custom_dir: tema}\n"
        f"plugins: []\nhooks:\n{lines}",
        encoding="utf-8",
    )
    page = project / "docs" / "index.md"
    page.write_text(SOUND, encoding="utf-8")
    return page


def run(
    command: Sequence[str | Path], folder: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, and return it with all that it said as ``stdout``."""
    program, *rest = map(str, command)
    return subprocess.run(
        [str(SCRIPTS / program), *rest],
        cwd=folder, env={**os.environ, **QUIET, **environment},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip


@contextmanager
def running(
    command: Sequence[str | Path], folder: Path, log: Path, **environment: str
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command in a folder while the block runs, with all that it says in a file.

    It can be interrupted as from a terminal, also where the tests run in the background.
    """
    program, *rest = map(str, command)
    values = {**os.environ, **QUIET, "PYTHONUNBUFFERED": "1", **environment}
    with log.open("wb") as out:
        with _interrupts():
            process = subprocess.Popen(
                [str(SCRIPTS / program), *rest], cwd=folder, env=values, stdout=out, stderr=out
            )
        try:
            yield process
        finally:
            process.terminate()
            process.wait(10)


@contextmanager
def _interrupts() -> Iterator[None]:
    """Let programs that are started while the block runs mind Ctrl+C, whatever this one does."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
