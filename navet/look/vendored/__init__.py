"""Scripts by others that the site serves as they came, each with its licence beside it.

They stand in this folder because the build has no npm. probe/engines/package-lock.json says which
packages they come from, and a test holds them to those.
"""

from __future__ import annotations

from pathlib import Path

# Each file by the name that it is served under: not every server knows .mjs as a script, and no
# browser runs what is said to be none.
FILES = {"lean-qr.js": "lean-qr.mjs", "lean-qr-licens.txt": "lean-qr-licens.txt"}


def files() -> dict[str, bytes]:
    """Return the files by the name that they are served under."""
    folder = Path(__file__).parent
    return {served: (folder / name).read_bytes() for served, name in FILES.items()}
