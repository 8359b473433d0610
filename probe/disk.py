"""The copies of the built site that are read from disk, unpacked as a reader unpacks them."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

from navet.publishing.disk import copies

# Text in a name of a folder that an address has to write otherwise.
FOLDER = "Möte 2 & kopia"


def unpacked(site: Path, lang: str, folder: Path) -> Path:
    """Unpack the copy in a language into a folder of its own there, and return that."""
    place = folder / f"{FOLDER} {lang}"
    with zipfile.ZipFile(site / copies.path_of(lang)) as archive:
        archive.extractall(place)
    return place


def address(copy: Path, page: str) -> str:
    """Return the address of a page of a copy, which is written as on the web: by its folder."""
    path, *end = re.split(r"(?=[?#])", page, maxsplit=1)
    return f"{copy.as_uri()}/{path}index.html{''.join(end)}"


def dead(addresses: list[str]) -> list[str]:
    """Return the addresses that lead to no file on this disk; those on the web are left out."""
    paths = {one: urlsplit(one) for one in addresses if one.startswith("file:")}
    return sorted(one for one, parts in paths.items() if not Path(unquote(parts.path)).is_file())
