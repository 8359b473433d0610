"""Runs all measurements, or those that are named: ``python -m bench weight search``."""

from __future__ import annotations

import importlib
from argparse import ArgumentParser
from pathlib import Path

NAMES = sorted(
    file.stem
    for file in Path(__file__).parent.glob("*.py")
    if "def main(" in file.read_text(encoding="utf-8") and not file.stem.startswith("_")
)


def run(names: list[str]) -> None:
    """Run the measurements of the given names, in order."""
    for name in names:
        importlib.import_module(f"bench.{name}").main()


if __name__ == "__main__":
    parser = ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("name", nargs="*", help=", ".join(NAMES))
    chosen = parser.parse_args().name or NAMES
    if unknown := sorted({*chosen} - {*NAMES}):
        parser.error(f"no measurement is called {', '.join(unknown)}")
    run(chosen)
