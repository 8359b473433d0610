"""A copy of the site that is somebody else's: another name, another publisher, another address.

Its address has a path, as where a web host keeps several sites.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from probe.repositories import ROOT, change, copy_cache, copy_content

NAME, GENITIVE = "Bänknätet Åsikt", {"sv": "Bänknätet Åsikts", "en": "Bänknätet Åsikt’s"}
EMAIL, PAGE = "redaktion@banken.example", "https://banken.example/kontakt"
PUBLISHER, NUMBER = "Bänkens kommun", "212000-0142"
PATH = "projekt/natet/"
ADDRESS, REPOSITORY = f"https://banken.example/{PATH}", "https://kod.example/banken/natet"
FILE = "modell/sajt.yml"


def renamed(root: Path) -> Path:
    """Return a copy of the content that says it is somebody else's."""
    copy_content(root)
    for old, new in (
        ("namn: {sv: Samverkansnavet, en: Samverkansnavet}", f"namn: {{sv: {NAME}, en: {NAME}}}"),
        ("Samverkansnavets, en: Samverkansnavet’s", f"{GENITIVE['sv']}, en: {GENITIVE['en']}"),
        ("  namn: ''", f"  namn: {PUBLISHER}"),
        ("slag: ''", "slag: kommun"),
        ("organisationsnummer: ''", f"organisationsnummer: '{NUMBER}'"),
        ("epost: ''", f"epost: {EMAIL}"),
        ("webbsida: ''", f"webbsida: {PAGE}"),
        ("adress: ''", f"adress: {ADDRESS}"),
        ("kodforrad: ''", f"kodforrad: {REPOSITORY}"),
        ("samverkansnavet.example,2026", "banken.example,2026"),
    ):
        change(root / FILE, old, new)
    for name in ("hooks", "navet", "mallar", "mkdocs.yml"):
        (root / name).symlink_to(ROOT / name)
    copy_cache(root, ROOT / ".cache" / "typsnitt")
    return root


def build(root: Path, site: Path) -> subprocess.CompletedProcess[str]:
    """Make a renamed copy at root and build it, with no address in the environment."""
    renamed(root)
    values = {name: value for name, value in os.environ.items() if not name.endswith("_URL")}
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site)]
    return subprocess.run(
        command,
        cwd=root,
        env={**values, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "true"},
        capture_output=True,
        text=True,
        check=False,
    )
