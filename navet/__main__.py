"""The command line: ``python -m navet`` and what to do, see ``COMMANDS``.

Each command imports what it needs by itself, so that none waits for what the others need.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from pathlib import Path

from navet.reading.files import write_whole
from navet.reading.problems import BadData

COMMANDS = {
    "check": "kontrollera allt innehåll",
    "lankar": "pröva källornas adresser på nätet",
    "granska": "jämför en byggd sajt med dess förteckning över filer",
    "scheman": "skriv om schemana för exempel efter registren",
    "driftsattning": "skriv om exemplen på serverinställningar",
    "publiccode": "skriv publiccode.yml, om kopian har ett kodförråd",
}


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit status: 0, or 1 when there are problems."""
    _print_anything()
    parser = argparse.ArgumentParser(prog="navet", description="Kontrollerar innehållet.")
    parser.add_argument(
        "kommando",
        choices=list(COMMANDS),
        help=". ".join(f"{name}: {what}" for name, what in COMMANDS.items()),
    )
    parser.add_argument("mapp", nargs="?", type=Path, default=Path("site"), help="granska: mappen")
    parser.add_argument(
        "--skriv", action="store_true", help="lankar: skriv dagens datum vid källor som svarar"
    )
    parser.add_argument("--rot", type=Path, default=Path.cwd(), help="katalogen med docs/")
    options = parser.parse_args(arguments)
    if options.kommando == "lankar":
        return _links(options.rot.resolve(), options.skriv)
    if options.kommando == "granska":
        return _verify(options.mapp)
    if options.kommando == "scheman":
        return _write_schemas(options.rot.resolve())
    if options.kommando == "driftsattning":
        return _write_samples(options.rot.resolve())
    if options.kommando == "publiccode":
        return _write_publiccode(options.rot.resolve())
    return _check(options.rot.resolve())


def _check(root: Path) -> int:
    from navet.checks import report as check

    # All that is read is kept until the answer is given, so looking for what is not costs in vain.
    gc.disable()
    try:
        report = check.run(root)
    finally:
        gc.enable()
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that lacks a character shows its code: the report must come out whole.
        sys.stdout.reconfigure(errors="backslashreplace")
    print(report)
    if os.environ.get("GITHUB_ACTIONS") == "true" and (report.problems or report.notices):
        print(report.annotations())
    return 1 if report.problems else 0


def _print_anything() -> None:
    """Let terminals without all characters, as in Windows, show signs in their place."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _verify(site: Path) -> int:
    from navet.publishing import manifest

    try:
        found = manifest.compare(site)
    except (OSError, ValueError) as error:
        print(f"{site}: {error}")
        return 1
    print(found)
    return 0 if found.same else 1


def _write_schemas(root: Path) -> int:
    from navet.content import model, registers
    from navet.content.cases import contract

    try:
        contract.write(root, model.load(root), registers.load(root))
    except BadData as error:
        print(error)
        return 1
    return 0


def _write_samples(root: Path) -> int:
    from navet.publishing import servers

    for path, text in servers.samples().items():
        write_whole(root / path, text.encode())
    return 0


def _write_publiccode(root: Path) -> int:
    from navet.publishing import publiccode

    try:
        publiccode.write(root)
    except (BadData, publiccode.NoRepository) as error:
        print(error)
        return 1
    return 0


def _links(root: Path, write: bool) -> int:
    from navet import linkcheck

    try:
        text, status = linkcheck.run(root, write)
    except BadData as error:
        print(error)
        return 1
    print(text)
    return status


if __name__ == "__main__":
    sys.exit(main())
