"""Icons by name: Material Design Icons, from the package mkdocs-material, put into the page itself.

Which there are: https://pictogrammers.com/library/mdi/. An icon stands beside a word, never alone:
it is hidden from screen readers, takes the colour of the text and has its size from the stylesheet.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from navet.reading.problems import did_you_mean

PACKAGE = "material"
_NAME = re.compile(r"[a-z0-9-]+")
# A type of file to download, by its ending; who a question is for, or the sector of a party; the
# groups that search shows pages in.
FILES = MappingProxyType(
    {
        "docx": "file-word-box",
        "xlsx": "file-excel-box",
        "pdf": "file-pdf-box",
        "svg": "file-image",
        "png": "file-image",
        "zip": "zip-box",
    }
)
PARTIES = MappingProxyType(
    {
        "offentlig": ("bank",),
        "civilsamhalle": ("account-multiple",),
        "civil": ("account-multiple",),
        "bada": ("bank", "account-multiple"),
    }
)
GROUPS = MappingProxyType(
    {
        "modellen": "chart-donut",
        "strukturer": "sitemap",
        "verktyg": "toolbox",
        "exempel": "map-marker",
        "kunskap": "book-open-page-variant",
        "ovrigt": "information",
        "enkel": "account-voice",
    }
)
_FOLDER = Path("templates/.icons/material")
_DRAWING = re.compile(r'<svg [^>]*viewBox="0 0 24 24">(.*)</svg>', re.S)
_LICENCE = Path(__file__).with_name("LICENCE-icons.txt")


def svg(name: str, look: str = "") -> str:
    """Return an icon as HTML, with the class ``ikon`` and those in ``look``.

    KeyError with a sentence if there is no such icon.
    """
    classes = f"ikon {look}".strip()
    return f'<svg class="{classes}" viewBox="0 0 24 24" aria-hidden="true">{drawing(name)}</svg>'


def party(who: str) -> str:
    """Return the icon of a party as HTML, or those of both; "" for one that has none."""
    return "".join(svg(name) for name in PARTIES.get(who, ()))


@lru_cache(maxsize=256)
def drawing(name: str) -> str:
    """Return what an icon is drawn with, on 24 by 24; KeyError if there is no such icon."""
    if not exists(name):
        raise KeyError(lacking(name))
    found = _DRAWING.fullmatch((_folder() / f"{name}.svg").read_text(encoding="utf-8").strip())
    if found is None:
        raise KeyError(f"Ikonen ”{name}” är inte ritad som de andra, på 24 gånger 24.")
    return found[1]


@lru_cache(maxsize=256)
def exists(name: str) -> bool:
    """Return whether there is an icon with a name: one of thousands, which are not all read."""
    return bool(_NAME.fullmatch(name)) and (_folder() / f"{name}.svg").is_file()


@lru_cache(maxsize=1)
def names() -> frozenset[str]:
    """Return the names of the icons that there are; none if the package is not installed."""
    return frozenset(file.stem for file in _folder().glob("*.svg"))


def lacking(name: str) -> str:
    """Return the sentence that says that there is no icon with a name, and which was meant."""
    return f"Det finns ingen ikon som heter ”{name}”. {did_you_mean(name, names())}".strip()


def licence() -> str:
    """Return the licence of the icons, which is published with them."""
    return _LICENCE.read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _folder() -> Path:
    # The package is found and not imported: only its files are used.
    spec = find_spec(PACKAGE)
    return Path(spec.origin).parent / _FOLDER if spec and spec.origin else Path(PACKAGE)
