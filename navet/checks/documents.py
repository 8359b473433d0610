"""What the files to download are made of: that each can be made, and says what it should."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any

from navet.content import filelist, pagetexts, scenario, templates
from navet.content.registers import Registers
from navet.content.site import Site
from navet.language.texts import LANGUAGES, placeholders
from navet.reading import datafiles
from navet.reading.files import read_text
from navet.reading.problems import Problem
from navet.reading.yamldata import Document, Path

PATH = datafiles.path_of(templates.NAME)
_SHEET = "flik_"
# What the words of files that there are many of are filled in with. One of those that tell them
# apart must stand in the file's name.
_FILLED = {
    filelist.PART_TEMPLATE: ("{nr}", "{id}", "{del}"),
    filelist.STEP_TEMPLATE: ("{nr}", "{id}", "{steg}"),
    filelist.CARDS_TEMPLATE: ("{nr}", "{id}", "{steg}"),
    filelist.SIGNS_TEMPLATE: ("{nr}", "{id}", "{steg}"),
    filelist.PLAN_TEMPLATE: ("{id}", "{plan}"),
}


def check(site: Site, registers: Registers) -> Iterator[Problem]:
    """Yield what would stop the files from being made, or make one of them wrong."""
    document = registers.documents[templates.NAME]
    words = templates.build(document.data)
    yield from scenario.check(registers.documents[scenario.NAME], site.model, words)
    yield from _sheets(document)
    yield from _choices(document)
    yield from _names(document)
    yield from _typst(filelist.FOLDER)
    for page in site.pages.values():
        yield from pagetexts.faults(page)


def _typst(folder: FilePath) -> Iterator[Problem]:
    """Yield the Typst templates that cannot be read; what is in them shows when they are used."""
    for name in filelist.TEMPLATES:
        text, problems = read_text(folder / name, folder.parent)
        yield from problems
        if not problems and not text.strip():
            yield Problem(
                f"{folder.name}/{name}",
                1,
                "mall",
                "Mallen är tom.",
                "Hämta tillbaka den förra versionen.",
            )


def _problem(document: Document, where: Path, message: str, remedy: str) -> Problem:
    name = ".".join(str(part) for part in where)
    return Problem(PATH, document.line(where), name, message, remedy)


def _sheets(document: Document) -> Iterator[Problem]:
    """Yield sheets of a workbook that are called the same: Excel cannot tell them apart."""
    for tool, data in document.data["mallar"].items():
        for lang in LANGUAGES:
            first: dict[str, str] = {}
            for key, text in data.get("ord", {}).items():
                if not key.startswith(_SHEET):
                    continue
                other = first.setdefault(text[lang].casefold(), key)
                if other != key:
                    yield _problem(
                        document,
                        ("mallar", tool, "ord", key, lang),
                        f"Två blad i samma Excelfil heter ”{text[lang]}”.",
                        "Ge dem olika namn.",
                    )


def _choices(document: Document) -> Iterator[Problem]:
    """Yield options of a list that read the same: Word refuses a list that has two alike."""
    for name, options in document.data["val"].items():
        for lang in LANGUAGES:
            seen: set[str] = set()
            for index, option in enumerate(options):
                if option[lang] in seen:
                    yield _problem(
                        document,
                        ("val", name, index, lang),
                        f"”{option[lang]}” står två gånger i samma lista.",
                        "Skriv dem så att de går att skilja åt.",
                    )
                seen.add(option[lang])


def _names(document: Document) -> Iterator[Problem]:
    """Yield names of files that two would share, or that nobody fills in."""
    for lang in LANGUAGES:
        taken: dict[tuple[str, str], str] = defaultdict(str)
        for where, file in _files(document):
            stem, file_id = file["filnamn"][lang], file["id"]
            key = (stem, file["typ"])
            if taken[key] and taken[key] != file_id:
                yield _problem(
                    document,
                    (*where, "filnamn", lang),
                    f"Filen får samma namn som {taken[key]}.",
                    "Ge dem olika namn.",
                )
            taken[key] = taken[key] or file_id
            yield from _filled(document, where, file, lang)


def _filled(document: Document, where: Path, file: dict[str, Any], lang: str) -> Iterator[Problem]:
    known = _FILLED.get(str(file["id"]), ())
    for field in ("namn", "filnamn", "bild"):
        text = file.get(field, {}).get(lang, "")
        unknown = [name for name in placeholders(text) if name not in known]
        if unknown:
            yield _problem(
                document,
                (*where, field, lang),
                f"{unknown[0]} går inte att fylla i här.",
                f"Det här går att skriva: {', '.join(known)}." if known else "Ta bort det.",
            )
    telling = [name for name in known if name in ("{nr}", "{id}")]
    if telling and not any(name in file["filnamn"][lang] for name in telling):
        yield _problem(
            document,
            (*where, "filnamn", lang),
            f"Alla filer av slaget {file['id']} får samma filnamn.",
            f"Skriv {' eller '.join(telling)} någonstans i namnet.",
        )


def _files(document: Document) -> Iterator[tuple[Path, dict[str, Any]]]:
    for tool, data in document.data["mallar"].items():
        for index, file in enumerate(data["filer"]):
            yield ("mallar", tool, "filer", index), file
