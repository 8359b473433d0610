"""What a page says of itself to programs that gather pages, as JSON-LD in the terms of schema.org.

A block of data, never a script that runs: browsers leave the type application/ld+json alone.

Source: https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents
"""

from __future__ import annotations

import json
from typing import Any

from navet.content import glossary
from navet.pages.opendata import datasets
from navet.pages.view import PageView

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
DATA_PAGE = "om/data.md"
_AS_TEXT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def script(view: PageView) -> str:
    """Return the JSON of a page that has any, safe inside a script element; "" for the others."""
    about = _about(view)
    if about is None:
        return ""
    told = {"@context": "https://schema.org", **about, "inLanguage": view.lang, "license": LICENCE}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).translate(_AS_TEXT)


def _about(view: PageView) -> dict[str, Any] | None:
    if view.step:
        return {"@type": "LearningResource", "name": view.step.name[view.lang]}
    if view.key == glossary.PAGE:
        return _terms(view)
    return _dataset(view) if view.key == DATA_PAGE else None


def _terms(view: PageView) -> dict[str, Any]:
    terms = glossary.build(view.content.registers[glossary.REGISTER]).values()
    return {
        "@type": "DefinedTermSet",
        "name": view.title_of(view.key),
        "url": view.canonical,
        "hasDefinedTerm": [
            {
                "@type": "DefinedTerm",
                "termCode": term.id,
                "name": term.term[view.lang],
                "description": term.explanation[view.lang],
                "url": f"{view.canonical}#{term.anchor}",
            }
            for term in terms
        ],
    }


def _dataset(view: PageView) -> dict[str, Any]:
    identity, absolute = view.content.identity, view.settings.absolute
    publisher = {"@type": "Organization", "name": identity.publisher}
    return {
        "@type": "Dataset",
        "name": f"{identity.name[view.lang]}: {view.title_of(view.key)}",
        "description": view.description,
        "url": view.canonical,
        "isAccessibleForFree": True,
        **({"publisher": publisher} if identity.publisher else {}),
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": "application/json",
                "contentUrl": absolute(f"data/{name}.json"),
            }
            for name in (*datasets.NAMES, "datapackage")
        ],
    }
