"""A file to make, and how a tool says which files it has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from navet.content.model import Part, Step
from navet.content.templates import Tool
from navet.documents.kit.job import Job
from navet.documents.kit.sources import Sources
from navet.language.texts import DEFAULT_LANGUAGE
from navet.reading import naming

PORTRAIT_DPI, LANDSCAPE_DPI, A3_DPI = 64.0, 64.0, 45.3
BLANK, FILLED = "blank", "ifylld"
KINDS = {
    "docx": "Word",
    "xlsx": "Excel",
    "pdf": "PDF",
    "svg": "SVG",
    "png": "PNG",
    "zip": "ZIP",
}


@dataclass(frozen=True)
class Entry:
    """One file to make. ``preview`` is None where the file has no picture of its own."""

    id: str
    tool: str
    lang: str
    type: str
    variant: str
    title: str
    stem: str
    job: Job
    preview: Job | None = None
    alt: str = ""

    @property
    def path(self) -> str:
        """Return the file's place from the site's root."""
        return f"filer/{self.lang}/{self.stem}.{self.type}"

    @property
    def preview_path(self) -> str:
        """Return the place of the file's picture from the site's root; "" if it has none."""
        return f"filer/{self.lang}/bilder/{self.stem}-{self.type}.png" if self.preview else ""


@dataclass(frozen=True)
class Context:
    """What a tool makes its entries from, in one language; ``wheel`` is the model's picture, SVG.

    ``tool`` holds its words. ``others`` are the entries of all tools but the handbook, by tool, for
    the handbook, which tells of the others.
    """

    sources: Sources
    lang: str
    wheel: str
    tool: Tool
    others: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class ToolFiles:
    """A tool's files: its id in modell/mallar.yml, its entries, and its builders by name.

    A builder makes the bytes of a Word or Excel file from the payload of a `Job` that names it.
    """

    id: str
    entries: Callable[[Context], Iterable[Entry]]
    builders: Mapping[str, Callable[[Any], bytes]] = field(default_factory=dict)


def entry(context: Context, file_id: str, made: tuple[Job, Job | None], variant: str = "") -> Entry:
    """Return the entry of a file: ``made`` is its job and its preview's.

    KeyError if the tool has no words for a file of that id.
    """
    (job, preview), lang = made, context.lang
    words = context.tool.file(file_id)
    alt = words.alt[lang] if words.alt and preview else ""
    title, stem = words.title[lang], words.stem[lang]
    return Entry(file_id, context.tool.id, lang, job.form, variant, title, stem, job, preview, alt)


def filled_in(made: Entry, file_id: str, values: Mapping[str, str]) -> Entry:
    """Return an entry under an id of its own, with values for what stands in braces in its words.

    In a file's name {nr} keeps its leading zero; readers see it without.
    """
    title, stem, alt = made.title, made.stem, made.alt
    for key, value in values.items():
        shown = value.lstrip("0") if key == "nr" and value != "0" else value
        title, alt = title.replace(f"{{{key}}}", shown), alt.replace(f"{{{key}}}", shown)
        stem = stem.replace(f"{{{key}}}", value)
    return replace(made, id=file_id, title=title, stem=stem, alt=alt)


def step_values(step: Step, lang: str) -> dict[str, str]:
    """Return what the words of a step's file are filled in with, see `filled_in`."""
    return {
        "nr": f"{step.number:02}",
        "id": name_in_files(step, lang),
        "steg": step.name[lang],
    }


def name_in_files(named: Part | Step, lang: str) -> str:
    """Return what a part or step is called in a file's name, in the file's language."""
    return named.id if lang == DEFAULT_LANGUAGE else naming.file_name(named.name[lang])


def printed(
    template: str, payload: Mapping[str, object], dpi: float = PORTRAIT_DPI, cost: float = 1.0
) -> tuple[Job, Job]:
    """Return the jobs of a PDF and of its first page as a picture, both from a Typst template."""
    return Job(template, "pdf", payload, cost=cost), Job(template, "png", payload, dpi)


def drawn(payload: Mapping[str, object]) -> Job:
    """Return the job that draws the preview of a Word or Excel file (see `kit.preview`)."""
    dpi = PORTRAIT_DPI if payload["kind"] == "paper" else LANDSCAPE_DPI
    return Job("bild.typ", "png", payload, dpi)
