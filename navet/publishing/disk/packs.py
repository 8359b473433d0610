"""Files that scripts fetch, as classic scripts that hand them over: see ``disk.js``."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Callable, Iterable, Iterator
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
    return "".join(_script((path,), lambda _: data))


def search(paths: Iterable[str], read: Callable[[str], bytes]) -> Iterator[str]:
    """Yield, in pieces, the script that hands over all that search needs.

    ``paths`` are from the site's root, and ``read`` gives the contents of one.
    """
    return _script(sorted(paths), lambda path: _lighter(path, read(path)))


def _script(paths: Iterable[str], read: Callable[[str], bytes]) -> Iterator[str]:
    texts: list[str] = []
    packed: list[str] = []
    for path in paths:
        (texts if path.endswith((*_PLAIN, _FRAGMENT)) else packed).append(path)
    yield "navetDisk.files("
    yield from _object(texts, lambda path: read(path).decode())
    yield ", "
    yield from _object(packed, lambda path: base64.b64encode(read(path)).decode())
    yield ");\n"


def _object(names: Iterable[str], value: Callable[[str], str]) -> Iterator[str]:
    """Yield an object of texts in JSON, a member at a time."""
    between = "{"
    for name in names:
        yield f"{between}{_json(name)}:{_json(value(name))}"
        between = ","
    yield "{}" if between == "{" else "}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _lighter(path: str, data: bytes) -> bytes:
    """Return what is known of a page unpacked, and without its text, which no page shows.

    Pagefind quotes pages from the text; the site shows their descriptions instead. The ZIP packs
    all of them better together than Pagefind one by one.
    """
    if not path.endswith(_FRAGMENT):
        return data
    told = json.loads(gzip.decompress(data).removeprefix(SIGNATURE))
    told["content"] = ""
    return SIGNATURE + _json(told).encode()
