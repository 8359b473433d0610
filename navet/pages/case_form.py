"""The contribution form's fields, made from the schema: one description serves build and form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from navet.checks import writing
from navet.checks.cases import text
from navet.content.cases import contract
from navet.content.cases.contract import Section
from navet.content.cases.library import Library
from navet.content.model import Model
from navet.reading.messages import FORM

LONG_TEXT = 200


@dataclass(frozen=True)
class Field:
    """A field: its name in the file, what the form says about it, and what it may hold.

    ``choices`` are ids and Swedish names, () where the field is free text. ``least`` and ``most``
    are the limits on its characters, or on its values where it may have several; 0 where there is
    no limit. A field that may be left empty is not ``required``, even if the file names it.
    ``is_number``: it holds a whole number.
    """

    name: str
    title: str
    help: str
    example: str
    required: bool
    least: int
    most: int
    choices: tuple[tuple[str, str], ...] = ()
    is_number: bool = False

    @property
    def is_long(self) -> bool:
        """Whether the field needs room for more than a line."""
        return self.most > LONG_TEXT


@dataclass(frozen=True)
class Form:
    """All fields by name ("titel", "parter.namn"), the steps to choose among, and the sections.

    ``facts`` are the names of the fields that only the fact box shows.
    A section has at least ``least_words`` words, and all of them together at most ``most_words``
    and at most the LIX ``most_lix``.
    """

    fields: Mapping[str, Field]
    steps: tuple[tuple[str, int, str], ...]
    sections: tuple[Section, ...]
    facts: tuple[str, ...]
    least_words: int = text.LEAST_WORDS
    most_words: int = text.MOST_WORDS
    most_lix: int = writing.MAX_LIX


def build(root: Path, library: Library) -> Form:
    """Return the form in Swedish, which is the language that a case is first told in."""
    schema = contract.filled(contract.read(root), library.model, library.registers)
    fields = dict(_fields(schema, "", library))
    for name in ("parter", "kallor"):
        fields.update(_fields(schema["properties"][name]["items"], f"{name}.", library))
    reason = schema["$defs"]["stegets-skal"]
    fields["steg.skal"] = _field("steg.skal", reason, False, library)
    steps = tuple((step.id, step.number, step.name.sv) for step in library.model.steps)
    return Form(fields, steps, contract.sections(schema), tuple(contract.facts(schema)))


def labels(schema: Mapping[str, Any], model: Model) -> dict[str, dict[str, str]]:
    """Return each field's label, and what the form says when it is not filled in, by its name.

    ``{nr}`` in those of a row ("parter.namn") stands for the row's number.
    """
    found = {}
    for name, part in schema["properties"].items():
        found[name] = {"etikett": part["title"], "tomt": part[FORM]["tomt"]}
        row = part.get("items", {})
        for key, inner in row.get("properties", {}).items():
            found[f"{name}.{key}"] = {
                "etikett": f"{row['title']} {{nr}}, {_inside(inner['title'])}",
                "tomt": f"{row['title']} {{nr}}: {_inside(inner[FORM]['tomt'])}",
            }
    reason = schema["$defs"]["stegets-skal"][FORM]["tomt"]
    for step in model.steps:
        label = f"Steg {step.number}, {step.name.sv}"
        found[f"steg.{step.id}"] = {"etikett": label, "tomt": f"{label}: {_inside(reason)}"}
    for section in contract.sections(schema):
        found[section.id] = {"etikett": section.heading, "tomt": ""}
    return found


def _inside(text: str) -> str:
    """Return a label or sentence as it stands after another word."""
    return text[:1].lower() + text[1:]


def _fields(schema: Mapping[str, Any], prefix: str, library: Library) -> list[tuple[str, Field]]:
    required = schema.get("required", ())
    return [
        (prefix + name, _field(prefix + name, part, name in required, library))
        for name, part in schema["properties"].items()
    ]


def _field(name: str, part: Mapping[str, Any], required: bool, library: Library) -> Field:
    example = part.get("examples", [""])[0]
    choices = _choices(part.get("items", part), library)
    return Field(
        name,
        part["title"],
        part.get("description", ""),
        "" if isinstance(example, bool | list | dict) or choices else str(example),
        required and "null" not in part.get("type", ()),
        part.get("minLength", part.get("minItems", 0)),
        part.get("maxLength", part.get("maxItems", 0)),
        choices,
        is_number="integer" in part.get("type", ()),
    )


def _choices(part: Mapping[str, Any], library: Library) -> tuple[tuple[str, str], ...]:
    register = part.get("register")
    if not register or register == "steg":
        return ()
    items = library.registers[contract.REGISTER][register]
    return tuple((item["id"], item["sv"]) for item in items)
