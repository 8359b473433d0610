"""The files of the site's data: JSON with schemas, CSV, and a package that describes them.

The CSV has a byte order mark and commas, so that Excel's import finds å, ä and ö, and no cell can
run as a formula. Nothing in the files knows when they were made.

Source: https://datapackage.org/standard/data-package/ (version 2.0),
https://www.rfc-editor.org/rfc/rfc4180 and https://owasp.org/www-community/attacks/CSV_Injection
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from navet.content import identity
from navet.content.reader import Content
from navet.language.texts import LANGUAGES, Text
from navet.pages.opendata import datasets
from navet.pages.opendata.fields import (
    BETWEEN,
    BOTH,
    DAY,
    LIST,
    LIST_OF_BOTH,
    NUMBER,
    ROWS,
    TEXT,
    TRUTH,
    Dataset,
    Field,
    Row,
    Table,
    tables,
)
from navet.publishing.headers import OPEN_FOLDER
from navet.reading.naming import file_name

# Raised when a program that reads the data must change.
VERSION = 1
PACKAGE = f"{OPEN_FOLDER}/datapackage.json"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_MARK = "\ufeff"
# The same as overrides/scripts/csv.js: a cell begins a formula with one of these, the wide forms
# included; what stands after a mark that another program may part cells at is a beginning too.
_FORMULA = re.compile(r"^(\s*)([=+\-@＝＋－＠])")
_FORMULA_INSIDE = re.compile(r"([;,\t\r\n|])(\s*)([=@＝＠]|[+\-＋－](?=[^\W_]|\())")
_SIGN = re.compile(r"[=+\-@＝＋－＠]")
_SCHEMA_TYPES: dict[str, dict[str, Any]] = {
    TEXT: {"type": "string", "minLength": 1},
    NUMBER: {"type": "integer"},
    TRUTH: {"type": "boolean"},
    DAY: {"type": "string", "format": "date"},
    LIST: {"type": "array", "items": {"type": "string", "minLength": 1}},
}
_COLUMN_TYPES = {TEXT: "string", NUMBER: "integer", TRUTH: "boolean", DAY: "date", LIST: "list"}


def published(content: Content) -> Iterator[tuple[str, bytes]]:
    """Yield the files that stand beside the pages: the path from the site's root, and the contents.

    One is made at a time: with many cases each of them is large.
    """
    resources = []
    for dataset in datasets.build(content):
        contents = _json(dataset, content.model.version)
        yield _path(dataset.name, "json"), contents
        yield _path(dataset.name, "schema.json"), _pretty(schema(dataset)).encode()
        resources.append(_json_resource(dataset, contents))
        for table in tables(dataset):
            contents = as_csv(table).encode()
            yield _path(table.name, "csv"), contents
            resources.append(_csv_resource(table, contents))
    yield PACKAGE, _pretty(_package(content, resources)).encode()


def _path(name: str, ending: str) -> str:
    return f"{OPEN_FOLDER}/{name}.{ending}"


def _pretty(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _json(dataset: Dataset, version: str) -> bytes:
    """Return a set as JSON in UTF-8, a row on each line so that two versions can be compared."""
    head = {
        "$schema": f"{dataset.name}.schema.json",
        "version": VERSION,
        "modell": version,
        "namn": _both(dataset.title),
        "om": _both(dataset.about),
        "licens": LICENCE,
    }
    rows = b",\n".join(
        json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() for row in dataset.rows
    )
    return b'%b,\n  "rader": [\n%b\n]}\n' % (_pretty(head)[:-3].encode(), rows)


def _both(text: Text) -> dict[str, str]:
    return {lang: text[lang] for lang in LANGUAGES}


def schema(dataset: Dataset) -> dict[str, Any]:
    """Return the JSON Schema of a set's file."""
    words = {
        "type": "object",
        "additionalProperties": False,
        "required": list(LANGUAGES),
        "properties": {"sv": {"type": "string"}, "en": {"type": ["string", "null"]}},
    }
    properties = {
        "$schema": {"type": "string"},
        "version": {"const": VERSION},
        "modell": {"type": "string"},
        "namn": {"$ref": "#/$defs/text"},
        "om": {"$ref": "#/$defs/text"},
        "licens": {"const": LICENCE},
        "rader": {"type": "array", "items": _row_schema(dataset.fields)},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": dataset.title.sv,
        "title_en": dataset.title.en,
        "description": dataset.about.sv,
        "description_en": dataset.about.en,
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
        "$defs": {"text": words},
    }


def _row_schema(fields: Iterable[Field]) -> dict[str, Any]:
    described = {field.name: _field_schema(field) for field in fields}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(described),
        "properties": described,
    }


def _field_schema(field: Field) -> dict[str, Any]:
    words = {"description": field.about.sv, "description_en": field.about.en}
    own: dict[str, Any]
    if field.kind == BOTH:
        own = {"$ref": "#/$defs/text"}
    elif field.kind == LIST_OF_BOTH:
        own = {"type": "array", "items": {"$ref": "#/$defs/text"}}
    elif field.kind == ROWS:
        own = {"type": "array", "items": _row_schema(field.fields)}
    else:
        own = _SCHEMA_TYPES[field.kind]
    if field.optional:
        return {**words, "anyOf": [own, {"type": "null"}]}
    return {**words, **own}


def as_csv(table: Table) -> str:
    """Return a table as CSV: a byte order mark, commas, and no cell that runs as a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column["name"] for field in table.fields for column in columns(field)])
    for row in table.rows:
        writer.writerow([_harmless(cell) for field in table.fields for cell in _cells(field, row)])
    return _MARK + out.getvalue()


def columns(field: Field) -> list[dict[str, Any]]:
    """Return the columns of a field as a table's schema has them; none for rows of their own."""
    if field.kind == ROWS:
        return []
    words = {"description": field.about.sv, "description_en": field.about.en}
    required = {} if field.optional else {"constraints": {"required": True}}
    if field.kind == BOTH:
        swedish = {"name": f"{field.name}_sv", "type": "string", **words, **required}
        return [swedish, {"name": f"{field.name}_en", "type": "string", **words}]
    if field.kind == LIST_OF_BOTH:
        return [
            {"name": f"{field.name}_{lang}", "type": "list", "delimiter": BETWEEN, **words}
            for lang in LANGUAGES
        ]
    if field.kind == LIST:
        return [{"name": field.name, "type": "list", "delimiter": BETWEEN, **words}]
    return [{"name": field.name, "type": _COLUMN_TYPES[field.kind], **words, **required}]


def _cells(field: Field, row: Row) -> Iterator[str]:
    if field.kind == ROWS:
        return
    value = row[field.name]
    if field.kind == BOTH:
        yield from ((value or {}).get(lang) or "" for lang in LANGUAGES)
    elif field.kind == LIST_OF_BOTH:
        yield from (BETWEEN.join(one[lang] or "" for one in value) for lang in LANGUAGES)
    elif field.kind == LIST:
        yield BETWEEN.join(value)
    elif field.kind == TRUTH:
        yield "true" if value else "false"
    else:
        yield "" if value is None else str(value)


def _harmless(cell: str) -> str:
    """Return a cell that no program takes for a formula: an apostrophe says that it is text."""
    if not _SIGN.search(cell):
        return cell
    return _FORMULA_INSIDE.sub(r"\1\2'\3", _FORMULA.sub(r"\1'\2", cell))


def _json_resource(dataset: Dataset, contents: bytes) -> dict[str, Any]:
    return {
        "name": f"{dataset.name}-json",
        "path": f"{dataset.name}.json",
        **_titled(dataset.title),
        "description": dataset.about.sv,
        "description_en": dataset.about.en,
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
        **_weighed(contents),
        "jsonSchema": f"{dataset.name}.schema.json",
    }


def _csv_resource(table: Table, contents: bytes) -> dict[str, Any]:
    described: dict[str, Any] = {
        "fields": [column for field in table.fields for column in columns(field)],
        "primaryKey": list(table.key),
    }
    if table.owner:
        there = {"resource": table.owner, "fields": ["id"]}
        described["foreignKeys"] = [{"fields": [table.owned_by], "reference": there}]
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        **_titled(table.title),
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **_weighed(contents),
        "schema": described,
    }


def _titled(title: Text) -> dict[str, str]:
    return {"title": title.sv, "title_en": title.en}


def _weighed(contents: bytes) -> dict[str, Any]:
    return {"bytes": len(contents), "hash": f"sha256:{hashlib.sha256(contents).hexdigest()}"}


def _package(content: Content, resources: list[dict[str, Any]]) -> dict[str, Any]:
    own = content.identity
    addresses = identity.settings_of(own)
    publisher = {"contributors": [{"title": own.publisher, "roles": ["publisher"]}]}
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": file_name(own.name.sv),
        "title": own.name.sv,
        "title_en": own.name.en,
        "homepage": addresses.absolute("om/data/"),
        "version": content.model.version,
        **(publisher if own.publisher else {}),
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "path": LICENCE,
                "title": "Creative Commons Attribution 4.0 International",
            }
        ],
        "resources": resources,
    }
