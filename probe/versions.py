"""Other versions of the built site, as another build would publish them: changed, or retired."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from navet.content import words
from navet.content.places import url_of
from navet.content.reader import Content
from navet.language.texts import LANGUAGES
from navet.look import scripts
from navet.publishing import offline
from navet.publishing.built_site import BuiltSite
from probe.repositories import ROOT

CASES = "exempel"
Changes = dict[str, tuple[str, str]]


def changed(site: Path, target: Path, content: Content, changes: Changes) -> Path:
    """Make a version of a built site in which files have one text for another, and return it."""
    _copy(site, target, changes)
    for path, (old, new) in changes.items():
        text = (target / path).read_text(encoding="utf-8")
        assert old in text, path
        (target / path).write_text(text.replace(old, new), encoding="utf-8")
    offline.write(content, BuiltSite(target), _script("offline-worker"))
    return target


def without_cases(site: Path, target: Path, content: Content) -> Path:
    """Make the version of a built site that has no cases, which are most of its pages."""
    _copy(site, target, {})
    for root in ("", "en/"):
        for folder in (target / root / CASES).iterdir():
            if folder.is_dir() and folder.name != "bidra":
                shutil.rmtree(folder)
    shutil.rmtree(target / "pagefind-exempel")
    offline.write(content, BuiltSite(target), _script("offline-worker"))
    return target


def retired(site: Path, target: Path) -> Path:
    """Make the version of a built site that no longer lets readers save it, and return it."""
    _copy(site, target, {})
    (target / offline.LIST).unlink()
    offline.retire(BuiltSite(target), _script("offline-retire"))
    return target


def _script(name: str) -> str:
    return scripts.files(ROOT, words.load(ROOT))[name]


def _copy(site: Path, target: Path, changes: Changes) -> None:
    """Copy a site without room for it twice: only what will be written has files of its own."""
    shutil.copytree(site, target, copy_function=os.link)
    pages = [f"{url_of(offline.PAGE, lang)}index.html" for lang in LANGUAGES]
    for path in {*changes, *pages, offline.LIST, offline.WORKER}:
        data = (target / path).read_bytes()
        (target / path).unlink()
        (target / path).write_bytes(data)
