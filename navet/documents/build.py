"""Makes every file that readers download, and only what has changed.

`build_all` is what the site's build calls. An unchanged input costs one look at the input files;
a changed question remakes the files that hold it.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from navet.content import pagetexts
from navet.content.model import Model
from navet.content.places import ENDING
from navet.documents import archive, catalog, workers
from navet.documents.kit import sources as kit_sources
from navet.documents.kit import wheel
from navet.documents.kit.entry import Entry
from navet.documents.kit.job import Job, code_mark
from navet.documents.kit.sources import Sources
from navet.documents.manifest import Item, Made, Manifest, save, saved
from navet.language.texts import LANGUAGES
from navet.reading.cache import Cache

CACHE = Path(".cache") / "dokument"
_DATA = (
    *("mallar", "sajt", "scenario", "workshop", "lageskollen", "former", "farger"),
    "avstavning",
)
_INPUTS = (
    *(f"modell/{name}.yml" for name in _DATA),
    *(f"modell/schema/{name}.schema.json" for name in _DATA),
    "docs/fas/*/*.md",
    "docs/enkel/*.md",
    "overrides/enkel/*.svg",
    "overrides/ord/*.yml",
    *(f"docs/{key.removesuffix(ENDING)}*{ENDING}" for key in pagetexts.NEEDS),
)


def build_all(  # noqa: PLR0913
    root: Path,
    model: Model,
    target: Path,
    langs: Sequence[str] = LANGUAGES,
    *,
    site_url: str,
    timestamp: int,
    processes: int | None = None,
) -> Manifest:
    """Make the files of some languages under ``target``/filer and return the manifest.

    ``root`` is the repository, ``site_url`` the site's address, ``timestamp`` the date in every
    file (seconds since 1970; SOURCE_DATE_EPOCH). Files are kept in root/.cache/dokument. The same
    inputs give the same bytes. Raises BadData if the data is unsound and pdf.TemplateError if a
    template fails or warns.
    """
    address = site_url if site_url.endswith("/") else site_url + "/"
    mark = fingerprint(root, model, langs, address, timestamp)
    folder = root / CACHE
    cache = Cache(folder / "filer")
    known = saved(folder / "manifest.json", mark)
    if known is not None and _put_back(known, cache, target):
        return known.manifest
    sources = kit_sources.read(root, model, address, timestamp)
    entries = [
        entry
        for lang in langs
        for entry in catalog.entries(sources, lang, wheel.wheel_svg(root, model, lang))
    ]
    made = _make(_jobs_of(entries), cache, processes)
    kept = {entry.path: entry.job.key for entry in entries}
    kept |= {entry.preview_path: entry.preview.key for entry in entries if entry.preview}
    items: list[Item] = []
    for lang in langs:
        mine = [entry for entry in entries if entry.lang == lang]
        items += [_written(entry, made, target) for entry in mine]
        whole = _archive(sources, lang, mine, made, target)
        items.append(whole)
        kept[whole.path] = whole.sha256
        cache.put(whole.sha256, (target / whole.path).read_bytes())
    manifest = Manifest(tuple(items))
    _remove_strangers(manifest, target)
    cache.trim(kept.values())
    save(Made(manifest, kept), folder / "manifest.json", mark)
    return manifest


def fingerprint(
    root: Path, model: Model, langs: Sequence[str], site_url: str, timestamp: int
) -> str:
    """Return what the files depend on as one fingerprint: inputs, code, address, date, versions."""
    digest = hashlib.sha256(repr((model, tuple(langs), site_url, timestamp)).encode())
    digest.update(code_mark().encode())
    for pattern in _INPUTS:
        for file in sorted(root.glob(pattern)):
            digest.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _put_back(made: Made, cache: Cache, target: Path) -> bool:
    """Put what is not in target there, and return whether all of it still was in the cache."""
    sizes = {item.path: item.size for item in made.manifest.items}
    for path, key in made.kept.items():
        file = target / path
        if file.is_file() and sizes.get(path) in (None, file.stat().st_size):
            continue
        data = cache.get(key)
        if data is None:
            return False
        _write(file, data)
    return True


def _jobs_of(entries: Iterable[Entry]) -> list[Job]:
    entries = list(entries)
    return [entry.job for entry in entries] + [entry.preview for entry in entries if entry.preview]


def _make(wanted: Sequence[Job], cache: Cache, count: int | None) -> dict[str, bytes]:
    """Return the bytes of each job by its key, from the cache or made now."""
    keys = {job.key: job for job in wanted}
    made = {key: kept for key in keys if (kept := cache.get(key)) is not None}
    missing = [(key, job) for key, job in keys.items() if key not in made]
    done = workers.run_all([job for _, job in missing], count)
    for (key, _), data in zip(missing, done, strict=True):
        cache.put(key, data)
        made[key] = data
    return made


def _write(file: Path, data: bytes) -> None:
    """Write a file unless it holds the same bytes already."""
    if file.is_file() and file.stat().st_size == len(data) and file.read_bytes() == data:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def _written(entry: Entry, made: dict[str, bytes], target: Path) -> Item:
    data = made[entry.job.key]
    _write(target / entry.path, data)
    size = (0, 0)
    if entry.preview:
        picture = made[entry.preview.key]
        _write(target / entry.preview_path, picture)
        size = struct.unpack(">II", picture[16:24])
    return Item(
        entry.id,
        entry.tool,
        entry.lang,
        entry.type,
        entry.title,
        entry.variant,
        entry.path,
        len(data),
        hashlib.sha256(data).hexdigest(),
        entry.preview_path,
        entry.alt,
        *size,
    )


def _archive(
    sources: Sources, lang: str, entries: Sequence[Entry], made: dict[str, bytes], target: Path
) -> Item:
    tool = sources.templates.tools["allt"]
    words: dict[str, Any] = sources.templates.words("allt", lang)
    files = {f"{entry.tool}/{entry.stem}.{entry.type}": made[entry.job.key] for entry in entries}
    readme = "\n\n".join(
        (words["lasmig_text"], words["oberoende"], words["licens"], sources.address(lang, ""))
    )
    data = archive.build(files, (words["lasmig"], readme + "\n"), sources.timestamp)
    file = tool.file("allt")
    path = f"filer/{lang}/{file.stem[lang]}.zip"
    _write(target / path, data)
    checksum = hashlib.sha256(data).hexdigest()
    return Item("allt", "allt", lang, "zip", file.title[lang], "", path, len(data), checksum)


def _remove_strangers(manifest: Manifest, target: Path) -> None:
    """Remove files under filer/ that no longer are in the manifest, for example after a rename."""
    kept = {item.path for item in manifest.items} | {item.preview for item in manifest.items}
    for file in (target / "filer").rglob("*"):
        if file.is_file() and file.relative_to(target).as_posix() not in kept:
            file.unlink()
