"""The contract of a case: modell/schema/exempel.schema.json, and how it follows the registers.

The schema is written by hand, except the choices in it: a part with ``"register": name`` gets its
choices from modell/exempelregister.yml, and the steps from the model. The schema of the English
file is made from the same. ``python -m navet scheman`` writes both; the check says when they lag.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from navet.content.model import Model
from navet.content.registers import Registers
from navet.language.texts import Text, text_of
from navet.reading import schemafile
from navet.reading.files import read_text
from navet.reading.messages import FORM
from navet.reading.problems import BadData, Problem

SCHEMA = "modell/schema/exempel.schema.json"
ENGLISH_SCHEMA = "modell/schema/exempel-en.schema.json"
REGISTER = "exempelregister"
COMMAND = "python -m navet scheman"
_REFERENCE = "$ref"
FACT_BOX = "faktaruta"


@dataclass(frozen=True)
class Section:
    """A section of a case's body: its heading, and the help that form and template show.

    ``is_list`` says that the form writes each of its lines as a list item.
    """

    id: str
    heading: str
    required: bool
    is_list: bool
    help: str
    example: str


def read(root: Path) -> dict[str, Any]:
    """Return the schema of the Swedish file as it stands; BadData if it is none."""
    found = schemafile.read(root / SCHEMA)
    if found.problems:
        raise BadData(found.problems)
    return found.data


def facts(schema: Mapping[str, Any]) -> dict[str, Text]:
    """Return the fields that the fact box of a case shows as they are, with their names.

    They carry the keyword ``faktaruta``, with the name that readers see in each language. Form,
    check, template and page follow from the schema alone.
    """
    fields = schema.get("properties", {}).items()
    return {key: text_of(field[FACT_BOX]) for key, field in fields if FACT_BOX in field}


def worded(schema: Mapping[str, Any], variant: str) -> dict[str, Any]:
    """Return the schema with ``fel`` in the words of a variant (see reading/messages.py) alone."""
    result = copy.deepcopy(dict(schema))
    _word(result, variant)
    return result


def _word(node: Any, variant: str) -> None:
    if isinstance(node, list):
        for item in node:
            _word(item, variant)
    if not isinstance(node, dict):
        return
    own = node.pop(FORM, {})
    if variant == FORM and "fel" in own:
        node["fel"] = own["fel"]
    for value in node.values():
        _word(value, variant)


def sections(schema: Mapping[str, Any]) -> tuple[Section, ...]:
    """Return the sections of a case's body, in order."""
    return tuple(
        Section(
            item["id"], item["rubrik"], item["kravs"], item["lista"], item["hjalp"], item["exempel"]
        )
        for item in schema["$defs"]["avsnitt"]["const"]
    )


def filled(schema: Mapping[str, Any], model: Model, registers: Registers) -> dict[str, Any]:
    """Return the schema with the choices that model and registers hold now."""
    result = copy.deepcopy(dict(schema))
    _fill(result, model, registers[REGISTER])
    return result


def _fill(node: Any, model: Model, register: Mapping[str, Any]) -> None:
    if isinstance(node, list):
        for item in node:
            _fill(item, model, register)
    if not isinstance(node, dict):
        return
    name = node.get("register")
    if name == "steg":
        reason = {_REFERENCE: "#/$defs/stegets-skal"}
        node["properties"] = {step.id: dict(reason) for step in model.steps}
    elif isinstance(name, str):
        node["enum"] = [item["id"] for item in register[name]]
    for value in node.values():
        _fill(value, model, register)


def english(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of the English file, whole in itself, made from the Swedish one."""
    part = _resolved(schema["$defs"]["engelska"], schema)
    head = {"$schema": schema["$schema"], "$id": "exempel-en.schema.json"}
    made = f"Skapad av {COMMAND}: ändra i exempel.schema.json, inte här."
    return {**head, "$comment": made, **part}


def _resolved(node: Any, schema: Mapping[str, Any]) -> Any:
    if isinstance(node, list):
        return [_resolved(item, schema) for item in node]
    if not isinstance(node, dict):
        return node
    if _REFERENCE in node:
        return _resolved(_at(schema, node[_REFERENCE]), schema)
    return {key: _resolved(value, schema) for key, value in node.items() if key != FORM}


def _at(schema: Mapping[str, Any], reference: str) -> Any:
    found: Any = schema
    for name in reference.removeprefix("#/").split("/"):
        found = found[name]
    return found


def texts(root: Path, model: Model, registers: Registers) -> dict[str, str]:
    """Return what both schema files should hold, by path."""
    schema = filled(read(root), model, registers)
    return {SCHEMA: _text(schema), ENGLISH_SCHEMA: _text(english(schema))}


def _text(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def check(root: Path, model: Model, registers: Registers) -> list[Problem]:
    """Return a problem for each schema file whose choices lag behind the registers."""
    return [
        problem
        for path, wanted in texts(root, model, registers).items()
        for problem in _lagging(root, path, wanted)
    ]


def _lagging(root: Path, path: str, wanted: str) -> list[Problem]:
    text, problems = read_text(root / path, root)
    if problems or text == wanted:
        return problems
    pairs = enumerate(zip_longest(text.split("\n"), wanted.split("\n")), 1)
    return [
        Problem(
            path,
            next(number for number, (ours, theirs) in pairs if ours != theirs),
            "schema",
            "Schemat har inte samma val som modell/exempelregister.yml och modellen.",
            f"Kör {COMMAND} i projektets katalog.",
        )
    ]


def write(root: Path, model: Model, registers: Registers) -> None:
    """Bring both schema files up to date."""
    for path, text in texts(root, model, registers).items():
        (root / path).write_text(text, encoding="utf-8", newline="\n")
