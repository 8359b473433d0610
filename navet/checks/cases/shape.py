"""What the schema of a case must hold for the form, the template and the English schema."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from navet.content.cases import contract
from navet.content.model import Model
from navet.content.registers import Registers
from navet.reading import schema, schemafile, yamldata
from navet.reading.files import read_text
from navet.reading.problems import Problem

_TEXT = {"type": "string", "minLength": 1}
_FIELD = {
    "type": "object",
    "required": ["title"],
    "properties": {
        "title": _TEXT,
        "description": _TEXT,
        "examples": {"minItems": 1},
        contract.FACT_BOX: {
            "type": "object",
            "required": ["sv", "en"],
            "properties": {"sv": _TEXT, "en": _TEXT},
        },
    },
}
_SECTION = {
    "type": "object",
    "required": ["id", "rubrik", "kravs", "lista", "hjalp", "exempel"],
    "properties": {
        "id": _TEXT,
        "rubrik": _TEXT,
        "kravs": {"type": "boolean"},
        "lista": {"type": "boolean"},
        "hjalp": {"type": "string"},
        "exempel": {"type": "string"},
    },
}


def _fields(*names: str, **own: Any) -> dict[str, Any]:
    """Return the schema of a mapping of fields, each explained, that must have some names."""
    return {
        "type": "object",
        "required": list(names),
        "properties": own,
        "additionalProperties": _FIELD,
    }


def _rows(*names: str) -> dict[str, Any]:
    """Return the schema of a field that is a list, whose rows have fields of some names."""
    row = {
        "type": "object",
        "required": ["properties"],
        "properties": {"properties": _fields(*names)},
    }
    return {**_FIELD, "required": ["title", "items"], "properties": {"items": row}}


_SHAPE = schemafile.of(
    {
        "type": "object",
        "required": ["$schema", "properties", "$defs"],
        "properties": {
            "properties": _fields(
                "titel",
                "sammanfattning",
                "plats",
                "lan",
                "niva",
                "period",
                "malgrupp",
                "parter",
                "form",
                "resultat",
                "kostnad",
                "oberoende_utvardering",
                "galler_till",
                "teman",
                "steg",
                "anvander_modellen",
                "kallor",
                "sakerhet",
                parter=_rows("namn", "sektor", "roll"),
                kallor=_rows("titel", "adress", "ar"),
            ),
            "$defs": {
                "type": "object",
                "required": ["avsnitt", "engelska", "stegets-skal"],
                "properties": {
                    "avsnitt": {
                        "type": "object",
                        "required": ["const"],
                        "properties": {
                            "const": {"type": "array", "minItems": 1, "items": _SECTION}
                        },
                    },
                    "engelska": {"type": "object", "required": ["properties"]},
                    "stegets-skal": _FIELD,
                },
            },
        },
    },
    contract.SCHEMA,
)


def check(root: Path, model: Model, registers: Registers) -> Iterator[Problem]:
    """Yield what the schema of a case lacks; nothing more if it is no JSON Schema at all."""
    file = root / contract.SCHEMA
    broken = schemafile.read(file).problems
    if broken:
        yield from broken
        return
    text, _ = read_text(file, root)
    document = yamldata.parse(text, contract.SCHEMA)
    lacking = schema.problems_of(document, _SHAPE, contract.SCHEMA)
    unknown = list(_unknown_registers(document, registers))
    yield from [*lacking, *unknown]
    if lacking or unknown:
        return
    try:
        contract.texts(root, model, registers)
    except (KeyError, TypeError, AttributeError, RecursionError):
        yield Problem(
            contract.SCHEMA,
            document.line(("$defs", "engelska")),
            "$defs.engelska",
            "Det engelska schemat går inte att göra av det här, för en hänvisning leder fel.",
            "Rätta det som står efter $ref, eller hämta tillbaka den förra versionen.",
        )


def _unknown_registers(document: yamldata.Document, registers: Registers) -> Iterator[Problem]:
    known = ["steg", *registers[contract.REGISTER]]
    for where, value in document.values:
        if where and where[-1] == "register" and value not in known:
            yield Problem(
                contract.SCHEMA,
                document.line(where),
                ".".join(map(str, where)),
                f"Det finns ingen lista som heter ”{value}”.",
                f"Välj en av: {', '.join(known)}.",
            )
