"""Which files there are to download, by id and type: what the catalogue makes and others name."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from navet.model import Model

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
