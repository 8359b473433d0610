"""The command line: ``python -m navet check``."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from navet import check


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit status: 0, or 1 when there are problems."""
    parser = argparse.ArgumentParser(prog="navet", description="Kontrollerar innehållet.")
    parser.add_argument("kommando", choices=["check"], help="check: kontrollera allt innehåll")
    parser.add_argument("--rot", type=Path, default=Path.cwd(), help="katalogen med docs/")
    options = parser.parse_args(arguments)
    report = check.run(options.rot.resolve())
    print(report)
    if os.environ.get("GITHUB_ACTIONS") == "true" and (report.problems or report.notices):
        print(report.annotations())
    return 1 if report.problems else 0


if __name__ == "__main__":
    sys.exit(main())
