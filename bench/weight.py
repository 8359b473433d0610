"""This site beside a stock Material site with the same Markdown, built and visited in one run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from bench.tables import show
from probe.chromium import chromium
from probe.measure import Visit, best_visit
from probe.repositories import ROOT
from probe.server import gzip_server

TIMES = 3
PAGES = {
    "Startsidan": "",
    "Fassida": "fas/planera-och-justera/",
    "Stegsida": "fas/forutsattningar/status/",
}
STOCK = {
    "site_name": "Samverkansnavet",
    "site_url": "https://samverkansnavet.example/",
    "theme": {"name": "material", "language": "sv", "font": False},
    "plugins": [
        "search",
        {
            "i18n": {
                "docs_structure": "suffix",
                "languages": [
                    {"locale": "sv", "name": "Svenska", "default": True, "build": True},
                    {"locale": "en", "name": "English", "build": True},
                ],
            }
        },
    ],
    "markdown_extensions": ["attr_list", "tables", "admonition", "toc"],
}


def build(config: Path, target: Path) -> float:
    """Build a site and return how many seconds it took."""
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "--no-strict", "-f", str(config)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "true"}
    start = time.perf_counter()
    subprocess.run(
        [*command, "-d", str(target)], check=True, cwd=config.parent, env=environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return time.perf_counter() - start


def stock_site(folder: Path) -> Path:
    """Write a stock Material site with the same Markdown, and return its configuration."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    config = folder / "mkdocs.yml"
    config.write_text(yaml.safe_dump(STOCK, allow_unicode=True), encoding="utf-8")
    return config


def row(name: str, page: str, visit: Visit) -> list[object]:
    """Return a table row of a visit."""
    kinds = visit.bytes_by_kind
    return [
        f"{name}: {page}",
        visit.requests,
        f"{visit.bytes / 1000:.1f}",
        *(
            f"{kinds.get(kind, 0) / 1000:.1f}"
            for kind in ("Document", "Stylesheet", "Script", "Font")
        ),
        f"{visit.blocking_ms:.0f}",
        f"{visit.work_ms:.0f}",
        f"{visit.largest_paint_ms:.0f}",
        f"{visit.layout_shift:.3f}",
    ]


def main() -> None:
    """Build both sites, visit them as a slow phone does, and print both and their ratios."""
    with TemporaryDirectory() as temporary, chromium() as browser:
        folder = Path(temporary)
        ours, stock = folder / "ours", folder / "stock-site"
        seconds = {"ours": build(ROOT / "mkdocs.yml", ours)}
        seconds["stock"] = build(stock_site(folder / "stock"), stock)
        rows, ratios = [], []
        with gzip_server(ours) as our_url, gzip_server(stock) as stock_url:
            for page, path in PAGES.items():
                own = best_visit(browser, our_url + path, TIMES)
                other = best_visit(browser, stock_url + path, TIMES)
                rows += [row("Samverkansnavet", page, own), row("Material", page, other)]
                ratios.append(
                    [
                        page,
                        f"{own.requests / other.requests:.2f}",
                        f"{own.bytes / other.bytes:.2f}",
                        f"{own.blocking_ms / max(1.0, other.blocking_ms):.2f}",
                    ]
                )
    header = ["kB, gzip", "anrop", "kB", "HTML", "CSS", "JS", "typsnitt"]
    header += ["spärr ms", "arbete ms", "LCP ms", "CLS"]
    show("Ett första besök på en långsam telefon (CPU 4x, långsam 4G)", header, rows)
    show("Samverkansnavet delat med Material", ["Sida", "anrop", "byte", "spärr"], ratios)
    show(
        "Bygge av hela sajten",
        ["", "sekunder"],
        [
            ["Samverkansnavet, med filer och sökindex", f"{seconds['ours']:.1f}"],
            ["Material rakt av, bara sidor", f"{seconds['stock']:.1f}"],
            ["Kvot", f"{seconds['ours'] / seconds['stock']:.2f}"],
        ],
    )


if __name__ == "__main__":
    main()
