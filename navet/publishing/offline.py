"""What a reader's browser keeps for use without a network: the list of files, and the worker.

``utan-nat.json`` lists what can be saved, each file with a short hash, its sizes and its language,
so that a later version is fetched only where it differs. The list has a version, which the worker
``sw.js`` carries: by that the browser sees that the site has changed. Both stand at the site's root
and are fetched only for readers who ask for it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from navet.content.offline import BOTH, CHOICES, MEASURES, PAGE
from navet.content.places import url_of
from navet.content.reader import Content
from navet.language.texts import DEFAULT_LANGUAGE, LANGUAGES
from navet.pages import word_ways
from navet.publishing import manifest, workbook_data
from navet.publishing.built_site import BuiltSite
from navet.publishing.headers import OPEN_FOLDER
from navet.reading import fingerprint
from navet.reading.kept import Kept

LIST, WORKER = "utan-nat.json", "sw.js"
CACHE = Path(".cache") / "utan-nat.json"
_LEVEL = 6
_WORKBOOK = ".samverkan.json"
# Downloads are not kept, except those that scripts open.
_DOWNLOADS = ("filer/", f"{OPEN_FOLDER}/")
# Nor is what only robots, hosts and other programs read.
_FOR_OTHERS = re.compile(
    r"(?:_headers|robots\.txt|sitemap\.xml|404\.html|\.well-known/.*|.*\.atom|assets/social-.*"
    rf"|{re.escape(manifest.NAME)}|{re.escape(LIST)}|{re.escape(WORKER)})"
)
_LANGUAGE = re.compile(rf"(?:^|[/._-])({'|'.join(LANGUAGES)})(?=[/._-])")
_VERSION_ROOM = "const VERSION = '';"
_MEASURE = re.compile(rf'<data value="(\w+)-({"|".join(MEASURES)})"></data>')
_HASH_LENGTH = 12


@dataclass(frozen=True)
class Saved:
    """A file that can be saved.

    ``address`` counts from the site's root, ``kept`` and ``sent`` are its sizes in bytes as a
    browser keeps it and as hosts send it, and ``lang`` is "" for what every language needs.
    """

    address: str
    digest: str
    kept: int
    sent: int
    lang: str


def publish(content: Content, built: BuiltSite, worker: str, retiring: str) -> None:
    """Write what readers' browsers need into a built site: to save it, or to let go of it."""
    if content.identity.offline:
        write(content, built, worker)
    else:
        retire(built, retiring)


def write(content: Content, built: BuiltSite, worker: str) -> None:
    """Write the list and the worker, and what saving takes on the page about it."""
    packed = Packed(content.root)
    kept = {path: read(built, path, packed) for path in saved(built, opened(content))}
    sizes = measures(kept.values())
    for lang in LANGUAGES:
        path = f"{url_of(PAGE, lang)}index.html"
        if path in kept:
            _tell(built, path, sizes, lang)
            kept[path] = read(built, path, packed)
    packed.save()
    listed = list_of(kept.values())
    built.write(LIST, listed.encode())
    version = json.loads(listed)["version"]
    own = worker.replace(_VERSION_ROOM, f"const VERSION = '{version}';")
    built.write(WORKER, own.encode())


def retire(built: BuiltSite, retiring: str) -> None:
    """Write the worker that removes what earlier ones have saved; there is no list then."""
    built.write(WORKER, retiring.encode())


def opened(content: Content) -> tuple[str, ...]:
    """Return the downloads that scripts open, paths from the site's root."""
    examples = (path for path in workbook_data.published(content) if path.endswith(_WORKBOOK))
    return (*word_ways.companions(content), *examples)


def saved(built: BuiltSite, downloads: Collection[str]) -> list[str]:
    """Return the paths of what can be saved of a built site, sorted: pages, and what they need."""
    return [
        path
        for path in built.paths()
        if path in downloads or not (path.startswith(_DOWNLOADS) or _FOR_OTHERS.fullmatch(path))
    ]


class Packed:
    """What files weigh as hosts send them, kept by their digests from one build to the next."""

    def __init__(self, root: Path) -> None:
        """Use what is kept in the repository's cache."""
        recipe = fingerprint.of(zlib.ZLIB_RUNTIME_VERSION, str(_LEVEL))
        self._kept = Kept(root / CACHE, recipe)

    def size(self, built: BuiltSite, path: str) -> int:
        """Return the bytes that a file is sent as: packed, if it is then smaller."""
        facts = built.facts(path)
        packed = self._kept.get(facts.digest, lambda: len(_packed(built.read(path))))
        return min(facts.size, int(packed))

    def save(self) -> None:
        """Keep what files weigh for the next build."""
        self._kept.save()


def _packed(contents: bytes) -> bytes:
    return gzip.compress(contents, _LEVEL, mtime=0)


def read(built: BuiltSite, path: str, packed: Packed) -> Saved:
    """Return a file of a built site as the list has it."""
    facts = built.facts(path)
    return Saved(
        path.removesuffix("index.html") if _is_page(path) else path,
        facts.digest[:_HASH_LENGTH],
        facts.size,
        packed.size(built, path),
        language_of(path),
    )


def language_of(path: str) -> str:
    """Return the language that a file is of, "" for what is of none."""
    if path.endswith((".html", "/index.json")):
        first = path.partition("/")[0]
        return first if first in LANGUAGES else DEFAULT_LANGUAGE
    named = _LANGUAGE.search(path)
    return named[1] if named else ""


def list_of(kept: Iterable[Saved]) -> str:
    """Return the list as it is published; its version follows from what is in it."""
    rows = [
        json.dumps(
            [one.address, one.digest, one.kept, one.sent, one.lang],
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for one in kept
    ]
    text = ",\n".join(rows)
    version = hashlib.sha256(text.encode()).hexdigest()[:_HASH_LENGTH]
    return f'{{"version":"{version}","filer":[\n{text}\n]}}\n'


def measures(kept: Iterable[Saved]) -> dict[tuple[str, str], int]:
    """Return the bytes that are sent and kept, by the languages chosen and what is measured."""
    sizes = {(choice, what): 0 for choice in CHOICES for what in MEASURES}
    for one in kept:
        for choice in (BOTH, *([one.lang] if one.lang else LANGUAGES)):
            sizes[choice, "skickas"] += one.sent
            sizes[choice, "tar"] += one.kept
    return sizes


def _tell(built: BuiltSite, path: str, sizes: dict[tuple[str, str], int], lang: str) -> None:
    """Write the measures on a page where its blocks have left room for them."""

    def told(found: re.Match[str]) -> str:
        size = sizes[found[1], found[2]]
        shown = f"{size / 1e6:.1f}"
        shown = shown.replace(".", ",") if lang == "sv" else shown
        return f'<data value="{size}">{shown}\u00a0MB</data>'

    built.write(path, _MEASURE.sub(told, built.read(path).decode()).encode())


def _is_page(path: str) -> bool:
    return path == "index.html" or path.endswith("/index.html")
