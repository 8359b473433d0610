"""Runs Pagefind over documents and leaves what a reader's browser needs in a folder."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from navet.search import repack
from navet.search.document import Document

# The parts of a bundle that are downloaded; Pagefind's own user interfaces are left out.
ENGINE = ("pagefind.js",)
ENTRY = "pagefind-entry.json"
DATA = (ENTRY, "*.pf_meta", "fragment/*.pf_fragment", "index/*.pf_index")
_FOLDERS = ("fragment", "index")


class SearchFailed(Exception):
    """Pagefind did not make an index; the message is its own."""


def write(documents: Iterable[Document], target: Path, with_engine: bool) -> None:
    """Index the documents into the folder target, which is replaced; SearchFailed if it fails.

    With the engine, the folder also has Pagefind's script and its WebAssembly for each language of
    the documents; without it the folder can be merged into one that has them.
    """
    work = target.with_name(f"{target.name}.ny")
    shutil.rmtree(work, ignore_errors=True)
    languages = set()
    for document in documents:
        file = (
            work
            / "sidor"
            / (document.url if document.url.endswith(".html") else f"{document.url}index.html")
        )
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(document.html, encoding="utf-8")
        languages.add(document.lang)
    _run(work / "sidor", work / "index")
    _sort_entry(work / "index" / ENTRY)
    for lang in sorted(languages):
        repack.repack(work / "index", lang)
    engine = (
        (*ENGINE, *(f"wasm.{lang}.pagefind" for lang in sorted(languages))) if with_engine else ()
    )
    _replace(target, work / "index", (*DATA, *engine))
    shutil.rmtree(work)


def _sort_entry(file: Path) -> None:
    """Write Pagefind's list of languages in order, since Pagefind writes it in any order."""
    text = json.dumps(json.loads(file.read_text(encoding="utf-8")), sort_keys=True)
    file.write_text(text, encoding="utf-8")


def names(bundle: Path) -> dict[str, str]:
    """Return Pagefind's name for each page of a bundle, by the page's address from the root."""
    found = {}
    for file in sorted((bundle / "fragment").glob("*.pf_fragment")):
        data = gzip.decompress(file.read_bytes()).removeprefix(repack.SIGNATURE)
        found[str(json.loads(data)["url"]).lstrip("/")] = file.stem
    return found


def _run(source: Path, target: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--silent"]
    command += ["--site", str(source), "--output-path", str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not (target / ENTRY).exists():
        raise SearchFailed(done.stderr or done.stdout)


def _replace(target: Path, source: Path, patterns: tuple[str, ...]) -> None:
    shutil.rmtree(target, ignore_errors=True)
    for folder in _FOLDERS:
        (target / folder).mkdir(parents=True)
    for pattern in patterns:
        for file in source.glob(pattern):
            shutil.move(file, target / file.relative_to(source))
