"""Lighthouse's scores on a simulated slow phone, for the start page, a phase page and a step page.

Lighthouse comes from npm (bench/lighthouse_npm, locked), and runs against the system's Chromium.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.tables import show
from bench.weight import PAGES, build
from probe import npm
from probe.chromium import BROWSER_ARGUMENTS
from probe.repositories import ROOT
from probe.server import gzip_server
from probe.system import CHROMIUM

PACKAGE = Path(__file__).parent / "lighthouse_npm"
CATEGORIES = {
    "performance": "prestanda",
    "accessibility": "tillgänglighet",
    "best-practices": "god sed",
    "seo": "sökbarhet",
}


def scores(program: Path, url: str, report: Path) -> dict[str, float]:
    """Return Lighthouse's scores for a page, 0 to 100, by category."""
    flags = " ".join(["--headless=new", *BROWSER_ARGUMENTS])
    command = [npm.node(), str(program), url, "--quiet"]
    command += ["--output=json", f"--output-path={report}"]
    command += [f"--chrome-flags={flags}", f"--only-categories={','.join(CATEGORIES)}"]
    environment = {**npm.environment(), "CHROME_PATH": CHROMIUM.path() or ""}
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return {name: (found["categories"][name]["score"] or 0) * 100 for name in CATEGORIES}


def main() -> None:
    """Print the scores of the three pages."""
    program = npm.install(PACKAGE) / "lighthouse" / "cli" / "index.js"
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
