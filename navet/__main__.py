"""The command line: ``python -m navet check`` and ``python -m navet lankar``."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from navet import check, linkcheck
from navet.problems import BadData


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit status: 0, or 1 when there are problems."""
    parser = argparse.ArgumentParser(prog="navet", description="Kontrollerar innehållet.")
    parser.add_argument(
        "kommando",
        choices=["check", "lankar"],
        help="check: kontrollera allt innehåll. lankar: pröva källornas adresser på nätet",
    )
    parser.add_argument(
        "--skriv", action="store_true", help="lankar: skriv dagens datum vid källor som svarar"
    )
    parser.add_argument("--rot", type=Path, default=Path.cwd(), help="katalogen med docs/")
    options = parser.parse_args(arguments)
    if options.kommando == "lankar":
        return _links(options.rot.resolve(), options.skriv)
    report = check.run(options.rot.resolve())
    print(report)
    if os.environ.get("GITHUB_ACTIONS") == "true" and (report.problems or report.notices):
        print(report.annotations())
    return 1 if report.problems else 0


def _links(root: Path, write: bool) -> int:
    try:
        text, status = linkcheck.run(root, write)
    except BadData as error:
        print(error)
        return 1
    print(text)
    return status


if __name__ == "__main__":
    sys.exit(main())
