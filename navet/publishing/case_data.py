"""What scripts on the pages fetch: the list to filter, and the contract that the form follows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from navet.checks import placeholders, twins, writing
from navet.checks.cases import files, javascript, privacy, text
from navet.checks.cases.front_matter import TEMPLATE_FILE
from navet.content.cases import contract
from navet.content.cases.library import FACETS, Library
from navet.content.places import relative_url, url_of
from navet.language.texts import DEFAULT_LANGUAGE
from navet.pages import case_form
from navet.reading import messages
from navet.reading.files import read_text

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
            case.awaits_review,
            case.summary if few else "",
            *(list(case.values(facet)) for facet in FACETS),
        ]
        for case in library.all(lang)
    ]
    fields = ["adress", "titel", "plats", "period", "sprak", "vantar", "text", *FACETS]
    return _compact({"falt": fields, "exempel": rows})


def form_contract(root: Path, library: Library, variant: str = messages.FORM) -> str:
    """Return the schema, limits and messages of the checks that the form repeats.

    The variant is whose words the messages are in: the form's, or a file's, to compare the form
    with the check.
    """
    schema = contract.read(root)
    return _compact(
        {
            "schema": contract.worded(schema, variant),
            "falt": case_form.labels(schema, library.model),
            "upptagna": {case.id: case.title for case in library.all(DEFAULT_LANGUAGE)},
            "reserverade": sorted(files.RESERVED),
            "langstaNamn": files.LONGEST_NAME,
            "minstaOrd": text.LEAST_WORDS,
            "langstaOrd": text.LONGEST_WORD,
            "langstaRad": text.LONGEST_LINE,
            "flestaOrd": text.MOST_WORDS,
            "minstaIgen": twins.LEAST_WORDS,
            "minstaDubbel": twins.LEAST_WORDS_IN_PIECE,
            "lix": writing.MAX_LIX,
            "lixMinst": writing.LEAST_WORDS_FOR_LIX,
            "flestaTecken": text.MOST_CHARACTERS,
            "platshallare": javascript.pattern(placeholders.LEFT_OVER),
            "epost": javascript.pattern(privacy.EMAIL),
            "personnummer": javascript.pattern(privacy.IDENTITY),
            "osynligt": javascript.pattern(privacy.UNSEEN),
            **messages.wordings(variant),
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
