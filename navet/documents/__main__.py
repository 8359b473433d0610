"""Makes all files from the command line: ``python -m navet.documents [folder] [--check]``.

Prints how long it took, and with ``--check`` proves that every question stands in the files.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from navet.content import identity, model
from navet.documents.build import build_all
from navet.reading import settings
from navet.reading.problems import BadData


def main(arguments: list[str]) -> int:
    """Make the files under a folder (default: site) and print a line; 1 if something is wrong."""
    root = Path.cwd()
    folders = [argument for argument in arguments if not argument.startswith("--")]
    target = Path(folders[0]) if folders else root / "site"
    began = time.perf_counter()
    try:
        loaded = model.load(root)
        manifest = build_all(
            root,
            loaded,
            target,
            site_url=identity.settings_of(identity.load(root)).site_url,
            timestamp=settings.source_date_epoch(root),
        )
    except BadData as error:
        print(error)
        return 1
    seconds, size = time.perf_counter() - began, sum(item.size for item in manifest.items)
    print(f"{len(manifest.items)} filer, {size / 1e6:.1f} MB, {seconds:.2f} s")
    if "--check" not in arguments:
        return 0
    # Only this reads PDF files back, with a library that a build does not need.
    from navet.documents import coverage  # noqa: PLC0415

    problems = coverage.check(loaded, manifest, target)
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problem")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
