"""What the tests of the downloadable files share: the files, made once, and how to read them."""

from __future__ import annotations

import re
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from lxml import etree

from navet.content import model, templates
from navet.content.model import Model
from navet.documents import build
from navet.documents.manifest import Item, Manifest
from navet.documents.tools.diary import DECISIONS, MEETINGS
from navet.reading import settings
from probe.repositories import ROOT, copy_cache

ADDRESS = settings.DEFAULT_SITE_URL
TIME = settings.source_date_epoch(ROOT)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
INPUTS = (
    "modell",
    "mallar",
    "docs/fas",
    "docs/enkel",
    "docs/verktyg",
    "docs/kunskap",
    "overrides/ord",
    "overrides/enkel",
)


@dataclass(frozen=True)
class Files:
    """Finished files: the model and folder they come from, and the list of them."""

    model: Model
    folder: Path
    manifest: Manifest

    def of_type(self, *types: str) -> list[Item]:
        """Return the files of some types."""
        return [item for item in self.manifest.items if item.type in types]

    def path(self, item: Item) -> Path:
        """Return where a file stands."""
        return self.folder / item.path

    def bytes(self, file_id: str, lang: str) -> bytes:
        """Return a file's bytes."""
        return self.path(self.manifest.find(file_id, lang)).read_bytes()


def diary_fields(model: Model) -> int:
    """Return how many fields the blank diary has, by the model and the template's groups.

    Each step has its state, the day it changed and the answer to its key question besides.
    """
    diary = templates.load(ROOT).tools["processdagbok"]
    steps = len(model.steps) * (3 + len(diary.in_group("steg")))
    meetings = MEETINGS * len(diary.in_group("mote"))
    decisions = DECISIONS * len(diary.in_group("beslut"))
    return len(model.questions) + len(diary.in_group("")) + steps + meetings + decisions


def of_site(site: Path, spare: Path) -> Files:
    """Return the files of the real built site, listed by making them once more in a spare folder.

    The site's build has left them all in the repository's cache, so this costs little.
    """
    again = make(ROOT, spare)
    return Files(again.model, site, again.manifest)


def make(root: Path, folder: Path, **options: Any) -> Files:
    """Make the files of the repository at root in a folder."""
    loaded = model.load(root)
    settings = {"site_url": ADDRESS, "timestamp": TIME, **options}
    return Files(loaded, folder, build.build_all(root, loaded, folder, **settings))


def copy_inputs(target: Path) -> Path:
    """Copy what the files are made from, and those that are made, so that a test may break them."""
    for name in INPUTS:
        shutil.copytree(ROOT / name, target / name)
    copy_cache(target, build.CACHE)
    return target


def edit_yaml(file: Path, change: Any) -> None:
    """Change the data of a YAML file; ``change`` gets the data and may alter it in place."""
    data = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for key in ("lanserad",):
        if key in data:
            data[key] = int(data[key])
    change(data)
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def document_xml(data: Path) -> Any:
    """Return the main part of a Word file as XML."""
    with zipfile.ZipFile(data) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def text_of(element: Any) -> str:
    """Return the words inside an XML element, a line break for each w:br."""
    pieces = []
    for node in element.iter(f"{W}t", f"{W}br"):
        pieces.append("\n" if node.tag == f"{W}br" else node.text or "")
    return "".join(pieces)


def answers_by_tag(root: Any) -> dict[str, str]:
    """Return the text of every content control by its tag."""
    found = {}
    for control in root.iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag")
        if tag is not None:
            found[tag.get(f"{W}val")] = text_of(control.find(f"{W}sdtContent"))
    return found


def answers_by_bookmark(root: Any) -> dict[str, str]:
    """Return the text between the start of each bookmark and its end, or the next heading."""
    found: dict[str, list[str]] = {}
    open_names: dict[str, str] = {}
    for node in root.iter():
        if node.tag == f"{W}bookmarkStart":
            name = node.get(f"{W}name")
            open_names[node.get(f"{W}id")] = name
            found[name] = []
        elif node.tag == f"{W}bookmarkEnd":
            open_names.pop(node.get(f"{W}id"), None)
        elif node.tag == f"{W}pStyle" and re.match("Heading|Step|Part", node.get(f"{W}val")):
            open_names.clear()
        elif node.tag in (f"{W}t", f"{W}br"):
            for name in open_names.values():
                found[name].append("\n" if node.tag == f"{W}br" else node.text or "")
    return {name: "".join(pieces) for name, pieces in found.items()}
