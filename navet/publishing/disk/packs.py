"""Files that scripts fetch, as classic scripts that hand them over: see ``disk.js``."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from navet.search import index
from navet.search.repack import SIGNATURE

SEARCH = "disk/sok.js"
ENGINE = f"{index.CORE}/pagefind.js"
_FOLDERS = (index.CORE, index.CASES)
_FRAGMENT = ".pf_fragment"
_PLAIN = (".json", ".md", ".txt", ".csv", ".svg", ".xml")


def is_of_search(path: str, lang: str) -> bool:
    """Return whether a file of the site is part of what search in a language needs."""
    name = PurePosixPath(path)
    if name.parts[0] not in _FOLDERS or path == ENGINE:
        return False
    marks = (f"{lang}_", f"wasm.{lang}.", f"pagefind.{lang}_", f"ord-{lang}.")
    return name.name.startswith(marks) or name.name == "pagefind-entry.json"


def path_of(path: str) -> str:
    """Return where the script stands that hands over a file that is no part of search."""
    return f"disk/{path}.js"


def one(path: str, data: bytes) -> str:
    """Return the script that hands over a file."""
    return _script([(path, data)])


def search(files: Mapping[str, bytes]) -> str:
    """Return the script that hands over all that search needs, by path from the site's root."""
    return _script((path, _lighter(path, data)) for path, data in sorted(files.items()))


def _script(files: Iterable[tuple[str, bytes]]) -> str:
    texts: dict[str, str] = {}
    packed: dict[str, str] = {}
    for path, data in files:
        if path.endswith((*_PLAIN, _FRAGMENT)):
            texts[path] = data.decode()
        else:
            packed[path] = base64.b64encode(data).decode()
    given = ", ".join(
        json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in (texts, packed)
    )
    return f"navetDisk.files({given});\n"


def _lighter(path: str, data: bytes) -> bytes:
    """Return what is known of a page unpacked, and without its text, which no page shows.

    Pagefind quotes pages from the text; the site shows their descriptions instead. The ZIP packs
    all of them better together than Pagefind one by one.
    """
    if not path.endswith(_FRAGMENT):
        return data
    told = json.loads(gzip.decompress(data).removeprefix(SIGNATURE))
    told["content"] = ""
    return SIGNATURE + json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
