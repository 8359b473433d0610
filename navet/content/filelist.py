"""Which files there are to download, by id and type, and the templates that they are made with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from navet.content.model import Model

# Where the Typst templates stand, beside the code, and which there are.
FOLDER = Path(__file__).resolve().parents[2] / "mallar"
TEMPLATES = (
    "affisch.typ",
    "arbetsblad.typ",
    "bild.typ",
    "enkelhafte.typ",
    "grund.typ",
    "handbok.typ",
    "hjul.typ",
    "kort.typ",
    "lageskollen.typ",
    "lagesvagg.typ",
    "matris.typ",
    "moten.typ",
    "motesplan.typ",
    "skyltar.typ",
    "workshop.typ",
)
PART_TEMPLATE, STEP_TEMPLATE, ALL = "arbetsblad-fas", "arbetsblad-steg", "allt"
CARDS_TEMPLATE, PLAN_TEMPLATE, SIGNS_TEMPLATE = "fragekort-steg", "motesplan", "skyltar"


def names(model: Model, templates: Mapping[str, Any], meetings: Mapping[str, Any]) -> Iterator[str]:
    """Yield the id of every file that a reader can download, each part's and step's included.

    ``templates`` is the register modell/mallar.yml, ``meetings`` modell/workshop.yml.
    """
    for name in (file["id"] for tool in templates["mallar"].values() for file in tool["filer"]):
        if name == PART_TEMPLATE:
            yield from (f"arbetsblad-{part.id}" for part in model.parts)
        elif name == STEP_TEMPLATE:
            yield from (f"arbetsblad-steg-{step.id}" for step in model.steps)
        elif name == CARDS_TEMPLATE:
            yield from (f"{name}-{step.id}" for step in model.steps)
        elif name == PLAN_TEMPLATE:
            yield from (f"{name}-{plan['id']}" for plan in meetings["planer"])
        elif name == SIGNS_TEMPLATE:
            yield from (f"{name}-{signs['steg']}" for signs in meetings["skyltar"])
        else:
            yield name
