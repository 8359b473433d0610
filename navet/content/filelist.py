"""Which files there are to download, by id and type, and the templates that they are made with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

from navet.content.model import Model

# Where the Typst templates stand, beside the code, and which there are.
FOLDER = Path(__file__).resolve().parents[2] / "mallar"
TEMPLATES = (
    "affisch.typ",
    "arbetsblad.typ",
    "bild.typ",
    "grund.typ",
    "handbok.typ",
    "hjul.typ",
    "kort.typ",
    "matris.typ",
    "workshop.typ",
)
PART_TEMPLATE, STEP_TEMPLATE, ALL = "arbetsblad-fas", "arbetsblad-steg", "allt"
# The files with an id of their own in modell/mallar.yml, and their types.
TYPES = MappingProxyType(
    {
        "processdagbok-blank": "docx",
        "processdagbok-ifylld": "docx",
        "tidsplan-blank-excel": "xlsx",
        "tidsplan-blank-word": "docx",
        "tidsplan-ifylld-excel": "xlsx",
        "tidsplan-ifylld-word": "docx",
        "riskanalys-blank-excel": "xlsx",
        "riskanalys-blank-word": "docx",
        "riskanalys-ifylld-excel": "xlsx",
        "riskanalys-ifylld-word": "docx",
        "riskmatris-vagg": "pdf",
        "avsiktsforklaring-blank": "docx",
        "avsiktsforklaring-ifylld": "docx",
        "modellbild-a3": "pdf",
        "modellbild-a4": "pdf",
        "modellbild-svg": "svg",
        "modellbild-png": "png",
        PART_TEMPLATE: "pdf",
        STEP_TEMPLATE: "pdf",
        "fragekort": "pdf",
        "handbok": "pdf",
        "workshop": "pdf",
        ALL: "zip",
    }
)


def names(model: Model) -> Iterator[str]:
    """Yield the id of every file that a reader can download, each part's and step's included."""
    for name in TYPES:
        if name == PART_TEMPLATE:
            yield from (f"arbetsblad-{part.id}" for part in model.parts)
        elif name == STEP_TEMPLATE:
            yield from (f"arbetsblad-steg-{step.id}" for step in model.steps)
        else:
            yield name
