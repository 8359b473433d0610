"""What scripts on the pages fetch: the list to filter, and the contract that the form follows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from navet.cases import contract, files, privacy, text
from navet.cases.check import TEMPLATE_FILE
from navet.cases.library import FACETS, Library
from navet.cases.sentences import SENTENCES
from navet.checks import placeholders, writing
from navet.files import read_text
from navet.site import relative_url, url_of
from navet.texts import DEFAULT_LANGUAGE

INDEX = "exempel/index.json"
CONTRACT = "exempel/kontrakt.json"
SCHEMA = "exempel/exempel.schema.json"
TEMPLATE = "exempel/mall.md"
MOST_WITH_SUMMARY = 150


def index(library: Library, lang: str) -> str:
    """Return every case as a row, in the order of ``falt``; addresses are from the list page.

    Summaries are left out when the cases are many, to keep what is fetched small.
    """
    here = url_of("exempel/index.md", lang)
    few = len(library.all(lang)) <= MOST_WITH_SUMMARY
    rows = [
        [
            relative_url(url_of(case.key, case.lang), here),
            case.title,
            case.place,
            case.period,
            case.lang,
            case.summary if few else "",
            *(list(case.values(facet)) for facet in FACETS),
        ]
        for case in library.all(lang)
    ]
    fields = ["adress", "titel", "plats", "period", "sprak", "text", *FACETS]
    return _compact({"falt": fields, "exempel": rows})


def form_contract(root: Path, library: Library) -> str:
    """Return the schema, and the limits and sentences of the checks that the form repeats."""
    return _compact(
        {
            "schema": contract.read(root),
            "upptagna": [case.id for case in library.all(DEFAULT_LANGUAGE)],
            "reserverade": sorted(files.RESERVED),
            "langstaNamn": files.LONGEST_NAME,
            "minstaOrd": text.LEAST_WORDS,
            "langstaOrd": text.LONGEST_WORD,
            "langstaRad": text.LONGEST_LINE,
            "flestaOrd": text.MOST_WORDS,
            "lix": writing.MAX_LIX,
            "lixMinst": writing.LEAST_WORDS_FOR_LIX,
            "platshallare": placeholders._LEFT_OVER.pattern,
            "epost": privacy.EMAIL.pattern,
            "meningar": dict(SENTENCES),
        }
    )


def _compact(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def published(root: Path, library: Library) -> dict[str, str]:
    """Return the files that stand beside the pages, by path from the site's root."""
    found = {
        INDEX: index(library, DEFAULT_LANGUAGE),
        f"en/{INDEX}": index(library, "en"),
        CONTRACT: form_contract(root, library),
        SCHEMA: (root / contract.SCHEMA).read_text(encoding="utf-8"),
    }
    found[TEMPLATE] = read_text(root / TEMPLATE_FILE, root)[0]
    return found
