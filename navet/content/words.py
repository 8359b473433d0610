"""The words of the site's frame and of its parts: labels and buttons, as data, in both languages.

The frame's own stand in overrides/ord/, a file for each language. Those of a building block or a
part of the frame stand in its folder, in ord.yml, both languages beside each other; a word that is
the same in both is written once. All share one namespace.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from navet.language.texts import DEFAULT_LANGUAGE, LANGUAGES, placeholders
from navet.reading import naming, yamldata
from navet.reading.files import read_text, relative
from navet.reading.naming import Naming
from navet.reading.parsed import Parsed
from navet.reading.problems import BadData, Problem
from navet.reading.yamldata import Document

FOLDER = "overrides/ord"
PARTS = ("overrides/block", "overrides/frame")
PART_FILE = "ord.yml"
Words = dict[str, dict[str, str]]
# The words that code asks for, and not only the templates.
FROM_CODE = (
    "disk_bara_natet",
    "disk_fot",
    "disk_lasmig_arbetsbok",
    "disk_lasmig_licens",
    "disk_lasmig_nyast",
    "disk_lasmig_packa",
    "disk_lasmig_vad",
    "disk_lasmig_version",
    "disk_nyast",
    "disk_pa_natet",
    "ex_beskrivning",
    "ex_sida",
    "ex_titel_form",
    "ex_titel_lan",
    "ex_titel_landet",
    "ex_titel_steg",
    "flode_en_till",
    "flode_till",
    "granvida_hela",
    "granvida_svar",
    "har_ar_ni",
    "del_fas",
    "del_forutsattning",
    "hem",
    "kalla",
    "modellbild_namn",
    "modellbild_text",
    "mucf_svenska",
    "nyckelfraga_mucf",
    "perspektiv_bada",
    "perspektiv_civil",
    "perspektiv_offentlig",
    "ruta_exempel",
    "ruta_obs",
    "ruta_tips",
    "sajt",
    "sajt_beskrivning",
    "steg",
    "tabell",
)
# What code puts into words: nothing else may stand in them between braces.
FILLED_BY_CODE = {
    "disk_fot": frozenset({"dag"}),
    "disk_lasmig_nyast": frozenset({"adress"}),
    "disk_lasmig_version": frozenset({"version", "dag"}),
    "ex_beskrivning": frozenset({"antal", "namn", "sida"}),
    "ex_titel_form": frozenset({"namn"}),
    "ex_titel_lan": frozenset({"namn"}),
    "ex_titel_landet": frozenset({"namn"}),
    "ex_titel_steg": frozenset({"namn"}),
}


@dataclass(frozen=True)
class Place:
    """Where something stands: a path from the repository's root and a line."""

    path: str
    line: int


@dataclass
class Vocabulary:
    """The words of a language by key, and where each stands."""

    texts: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)


def load(root: Path) -> Words:
    """Return the words by language and key; BadData if a file is broken or the languages differ."""
    found, problems = read(root)
    if problems:
        raise BadData(problems)
    return {lang: vocabulary.texts for lang, vocabulary in found.items()}


def read(root: Path) -> tuple[dict[str, Vocabulary], list[Problem]]:
    """Return each language's words, and what is wrong with them and between the languages."""
    documents, problems = _documents(root)
    if not problems:
        problems += _differing({lang: documents[path_of(lang)] for lang in LANGUAGES})
    found = {lang: Vocabulary() for lang in LANGUAGES}
    if not problems:
        for path, document in documents.items():
            problems += _take(path, document, found)
    return found, problems


def path_of(lang: str) -> str:
    """Return the path of the frame's words in a language from the repository's root."""
    return f"{FOLDER}/{lang}.yml"


def part_of(path: str) -> str:
    """Return the words' file of the part whose folder a file stands in, "" for the frame's own."""
    *folders, _ = path.split("/")
    return f"{path.rsplit('/', 1)[0]}/{PART_FILE}" if "/".join(folders[:-1]) in PARTS else ""


def _documents(root: Path) -> tuple[dict[str, Document], list[Problem]]:
    own = [root / path_of(lang) for lang in LANGUAGES]
    parts = [file for folder in PARTS for file in sorted((root / folder).glob(f"*/{PART_FILE}"))]
    found: dict[str, Document] = {}
    problems: list[Problem] = []
    known, parsed = naming.of(root), Parsed(root, "ord")
    for file in [*own, *parts]:
        found[relative(file, root)], unsound = _read(file, root, file in parts, known, parsed)
        problems += unsound
    parsed.trim()
    return found, problems


def _read(
    file: Path, root: Path, is_part: bool, known: Naming, parsed: Parsed
) -> tuple[Document, tuple[Problem, ...]]:
    text, problems = read_text(file, root)
    if problems:
        return Document(), tuple(problems)
    path = relative(file, root)
    return parsed.get(
        (text, path, str(is_part), repr(known)), lambda: _parsed(text, path, is_part, known)
    )


def _parsed(
    text: str, path: str, is_part: bool, known: Naming
) -> tuple[Document, tuple[Problem, ...]]:
    document = yamldata.parse(text, path)
    lang = next((lang for lang in LANGUAGES if path == path_of(lang)), DEFAULT_LANGUAGE)
    filled = replace(document, data=known.fill_data(document.data, lang))
    return filled, document.problems or tuple(_unsound(filled, path, is_part))


def _unsound(document: Document, path: str, is_part: bool) -> Iterator[Problem]:
    if not isinstance(document.data, dict):
        yield Problem(
            path,
            1,
            "ord",
            "Filen är tom, eller är inte rader med ”nyckel: ord”.",
            "Hämta tillbaka den förra versionen.",
        )
        return
    for key, value in document.data.items():
        if isinstance(value, dict) and is_part:
            yield from _unsound_pair(document, path, key, value)
        elif not _is_text(value):
            yield Problem(
                path,
                document.line((key,)),
                key,
                f"Ordet ”{key}” är inte text.",
                f"Skriv {key}: och sedan det som ska stå på sidan.",
            )


def _unsound_pair(
    document: Document, path: str, key: str, value: Mapping[str, Any]
) -> Iterator[Problem]:
    """Yield what is wrong with a word whose languages stand beside each other."""
    for lang in value:
        if lang not in LANGUAGES:
            yield Problem(
                path,
                document.line((key, lang)),
                key,
                f"”{lang}” är inget av sajtens språk.",
                f"Skriv {' eller '.join(LANGUAGES)}.",
            )
    lacking = [lang for lang in LANGUAGES if not _is_text(value.get(lang))]
    for lang in lacking:
        yield Problem(
            path,
            document.line((key, lang)),
            key,
            f"Ordet ”{key}” saknas på språket {lang}.",
            f"Skriv {lang}: och sedan det som ska stå på sidan.",
        )
    if not lacking:
        for lang in LANGUAGES:
            other = _other(lang)
            yield from _unfilled(
                Place(path, document.line((key, lang))), key, value[lang], value[other], other
            )


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _other(lang: str) -> str:
    return next(name for name in LANGUAGES if name != lang)


def _take(path: str, document: Document, found: dict[str, Vocabulary]) -> Iterator[Problem]:
    """Add a file's words to the languages that it has; yield those that stand elsewhere too."""
    own = next((lang for lang in LANGUAGES if path == path_of(lang)), None)
    for key, value in document.data.items():
        for lang, vocabulary in found.items():
            if own not in (lang, None):
                continue
            place = Place(path, document.line((key, lang)))
            first = vocabulary.places.get(key)
            if first is None:
                vocabulary.texts[key] = value[lang] if isinstance(value, dict) else value
                vocabulary.places[key] = place
            elif first.path != path and lang == LANGUAGES[0]:
                yield Problem(
                    path,
                    place.line,
                    key,
                    f"Ordet ”{key}” står redan i {first.path} rad {first.line}.",
                    "Ta bort det ena, eller ge det ena en annan nyckel.",
                )


def _differing(found: dict[str, Document]) -> Iterator[Problem]:
    for lang, document in found.items():
        other = _other(lang)
        theirs: dict[str, Any] = found[other].data
        line = 1
        for key, text in theirs.items():
            if key not in document.data:
                yield Problem(
                    path_of(lang),
                    line,
                    key,
                    f"Ordet ”{key}” saknas på det här språket.",
                    f"Lägg till det här. I {path_of(other)} står det ”{text}”.",
                )
                continue
            line = document.line((key,))
            place = Place(path_of(lang), line)
            yield from _unfilled(place, key, document.data[key], text, path_of(other))


def _unfilled(place: Place, key: str, text: str, theirs: str, where: str) -> Iterator[Problem]:
    """Yield what the other language's word has to fill in, and this one lacks."""
    here = set(placeholders(text))
    lacking = sorted(set(placeholders(theirs)) - here)
    if lacking:
        yield Problem(
            place.path,
            place.line,
            key,
            f"Ordet ”{key}” saknar {', '.join(lacking)}, som står i {where}.",
            "Skriv in det där det ska stå, med klamrarna.",
        )
