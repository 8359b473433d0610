"""The words of the site's frame: labels and buttons, as data, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from navet.language.texts import LANGUAGES, placeholders
from navet.reading import yamldata
from navet.reading.files import read_text
from navet.reading.problems import BadData, Problem
from navet.reading.yamldata import Document

FOLDER = "overrides/ord"
Words = dict[str, dict[str, str]]
# The words that code asks for, and not only the templates.
FROM_CODE = (
    "ex_beskrivning",
    "ex_sida",
    "ex_titel_form",
    "ex_titel_lan",
    "ex_titel_landet",
    "ex_titel_steg",
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
    "term_i_ordlistan",
)
# What code puts into words: nothing else may stand in them between braces.
FILLED_BY_CODE = {
    "ex_beskrivning": frozenset({"antal", "namn", "sida"}),
    "ex_titel_form": frozenset({"namn"}),
    "ex_titel_lan": frozenset({"namn"}),
    "ex_titel_landet": frozenset({"namn"}),
    "ex_titel_steg": frozenset({"namn"}),
}


def load(root: Path) -> Words:
    """Return the words by language and key; BadData if a file is broken or the keys differ."""
    found, problems = read(root)
    if problems:
        raise BadData(problems)
    return {
        lang: {key: str(value) for key, value in document.data.items()}
        for lang, document in found.items()
    }


def read(root: Path) -> tuple[dict[str, Document], list[Problem]]:
    """Return both languages' files, and what is wrong with them and between them."""
    found: dict[str, Document] = {}
    problems: list[Problem] = []
    for lang in LANGUAGES:
        text, unread = read_text(root / path_of(lang), root)
        found[lang], unsound = (Document(), ()) if unread else _parsed(text, path_of(lang))
        problems += [*unread, *unsound]
    if not problems:
        problems += _differing(found)
    return found, problems


def path_of(lang: str) -> str:
    """Return the path of a language's words from the repository's root."""
    return f"{FOLDER}/{lang}.yml"


@lru_cache(maxsize=8)
def _parsed(text: str, path: str) -> tuple[Document, tuple[Problem, ...]]:
    document = yamldata.parse(text, path)
    return document, document.problems or tuple(_unsound(document, path))


def _unsound(document: Document, path: str) -> Iterator[Problem]:
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
        if not isinstance(value, str) or not value.strip():
            yield Problem(
                path,
                document.line((key,)),
                key,
                f"Ordet ”{key}” är inte text.",
                f"Skriv {key}: och sedan det som ska stå på sidan.",
            )


def _differing(found: dict[str, Document]) -> Iterator[Problem]:
    for lang, document in found.items():
        other = next(name for name in LANGUAGES if name != lang)
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
            here = set(placeholders(document.data[key]))
            lacking = sorted(set(placeholders(text)) - here)
            if lacking:
                yield Problem(
                    path_of(lang),
                    line,
                    key,
                    f"Ordet ”{key}” saknar {', '.join(lacking)}, som står i {path_of(other)}.",
                    "Skriv in det där det ska stå, med klamrarna.",
                )
