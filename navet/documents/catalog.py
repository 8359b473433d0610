"""The list of all files: for each its words, its place, the job that makes it, and its preview."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from navet.documents import content, content_handbook, content_print, previews
from navet.documents.content import Payload, Sources
from navet.documents.jobs import Job
from navet.documents.templates import FileWords

PORTRAIT_DPI, LANDSCAPE_DPI, A3_DPI = 64.0, 64.0, 45.3
BLANK, FILLED = "blank", "ifylld"
_PICTURE_DPI = 400.0


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


def entries(sources: Sources, lang: str, wheel: str, root: Path) -> list[Entry]:
    """Return the files of one language, in the order in which readers meet them.

    ``wheel`` is the picture of the model as SVG; guidance is read from docs/ under root.
    """
    return [
        *_diary(sources, lang, wheel),
        *_plan(sources, lang),
        *_risk(sources, lang),
        *_letter(sources, lang),
        *_pictures(sources, lang, wheel),
        *_worksheets(sources, lang),
        *_cards(sources, lang),
        *_handbook(sources, lang, wheel, root),
        *_workshop(sources, lang),
    ]


def _entry(
    sources: Sources, file_id: str, lang: str, made: tuple[Job, Job | None], variant: str = ""
) -> Entry:
    """Return the entry of a file with words of its own: ``made`` is its job and its preview's."""
    job, preview = made
    tool, words = _words_of(sources, file_id)
    alt = words.alt[lang] if words.alt and preview else ""
    title, stem = words.title[lang], words.stem[lang]
    return Entry(file_id, tool, lang, job.form, variant, title, stem, job, preview, alt)


def _words_of(sources: Sources, file_id: str) -> tuple[str, FileWords]:
    for tool in sources.templates.tools.values():
        for words in tool.files:
            if words.id == file_id:
                return tool.id, words
    raise KeyError(file_id)


def _drawn(payload: Payload) -> Job:
    dpi = PORTRAIT_DPI if payload["kind"] == "paper" else LANDSCAPE_DPI
    return Job("bild.typ", "png", payload, dpi)


def _diary(sources: Sources, lang: str, wheel: str) -> Iterator[Entry]:
    for variant in (BLANK, FILLED):
        filled = variant == FILLED
        payload = {**content.diary(sources, lang, filled), "wheel": wheel}
        picture = _drawn(previews.diary(payload, filled))
        job = Job("diary", "docx", payload)
        yield _entry(sources, f"processdagbok-{variant}", lang, (job, picture), variant)


def _plan(sources: Sources, lang: str) -> Iterator[Entry]:
    for variant in (BLANK, FILLED):
        payload = content.plan(sources, lang, variant == FILLED)
        picture = _drawn(previews.plan_table(payload, variant == FILLED))
        name = f"tidsplan-{variant}"
        excel, word = Job("plan_excel", "xlsx", payload), Job("plan_word", "docx", payload)
        yield _entry(sources, f"{name}-excel", lang, (excel, picture), variant)
        yield _entry(sources, f"{name}-word", lang, (word, None), variant)


def _risk(sources: Sources, lang: str) -> Iterator[Entry]:
    for variant in (BLANK, FILLED):
        payload = content.risk(sources, lang, variant == FILLED)
        picture = _drawn(previews.risk_table(payload, variant == FILLED))
        name = f"riskanalys-{variant}"
        excel, word = Job("risk_excel", "xlsx", payload), Job("risk_word", "docx", payload)
        yield _entry(sources, f"{name}-excel", lang, (excel, picture), variant)
        yield _entry(sources, f"{name}-word", lang, (word, None), variant)
    wall = content_print.matrix(sources, lang)
    yield _entry(sources, "riskmatris-vagg", lang, _printed("matris.typ", wall, A3_DPI))


def _letter(sources: Sources, lang: str) -> Iterator[Entry]:
    for variant in (BLANK, FILLED):
        payload = content.letter(sources, lang, variant == FILLED)
        job, picture = Job("letter", "docx", payload), _drawn(previews.letter(payload))
        name = f"avsiktsforklaring-{variant}"
        yield _entry(sources, name, lang, (job, picture), variant)


def _printed(template: str, payload: Payload, dpi: float = PORTRAIT_DPI) -> tuple[Job, Job]:
    return Job(template, "pdf", payload), Job(template, "png", payload, dpi)


def _pictures(sources: Sources, lang: str, wheel: str) -> Iterator[Entry]:
    scales = (("a3", content_print.A3, A3_DPI), ("a4", content_print.A4, LANDSCAPE_DPI))
    for name, scale, dpi in scales:
        payload = content_print.poster(sources, lang, wheel, scale)
        jobs = _printed("affisch.typ", payload, dpi)
        yield _entry(sources, f"modellbild-{name}", lang, jobs)
    payload = content_print.picture(sources, lang, wheel)
    small = Job("hjul.typ", "png", payload, 76.0)
    vector, pixels = Job("hjul.typ", "svg", payload), Job("hjul.typ", "png", payload, _PICTURE_DPI)
    yield _entry(sources, "modellbild-svg", lang, (vector, small))
    yield _entry(sources, "modellbild-png", lang, (pixels, None))


def _worksheets(sources: Sources, lang: str) -> Iterator[Entry]:
    tool = sources.templates.tools["arbetsblad"]
    whole, single = tool.file("arbetsblad-fas"), tool.file("arbetsblad-steg")
    for part in sources.model.parts:
        payload = content_print.worksheet(sources, lang, part.id)
        made: tuple[Job, Job | None] = _printed("arbetsblad.typ", payload)
        replaced = {"nr": str(part.number), "id": part.id, "del": part.name[lang]}
        yield _named(f"arbetsblad-{part.id}", whole, lang, replaced, made)
        for step in part.steps:
            payload = content_print.worksheet(sources, lang, part.id, step.id)
            made = (Job("arbetsblad.typ", "pdf", payload), None)
            replaced = {"nr": f"{step.number:02}", "id": step.id, "steg": step.name[lang]}
            yield _named(f"arbetsblad-steg-{step.id}", single, lang, replaced, made)


def _named(
    file_id: str,
    words: FileWords,
    lang: str,
    replaced: dict[str, str],
    made: tuple[Job, Job | None],
) -> Entry:
    job, preview = made
    title, stem = words.title[lang], words.stem[lang]
    alt = words.alt[lang] if words.alt and preview else ""
    for key, value in replaced.items():
        shown = value.lstrip("0") if key == "nr" and value != "0" else value
        title, alt = title.replace(f"{{{key}}}", shown), alt.replace(f"{{{key}}}", shown)
        stem = stem.replace(f"{{{key}}}", value)
    return Entry(file_id, "arbetsblad", lang, job.form, "", title, stem, job, preview, alt)


def _cards(sources: Sources, lang: str) -> Iterator[Entry]:
    payload = content_print.cards(sources, lang)
    first = {**payload, "sheets": payload["sheets"][:1]}
    picture = Job("kort.typ", "png", first, PORTRAIT_DPI)
    yield _entry(sources, "fragekort", lang, (Job("kort.typ", "pdf", payload), picture))


def _handbook(sources: Sources, lang: str, wheel: str, root: Path) -> Iterator[Entry]:
    payload = content_handbook.handbook(sources, lang, wheel, root)
    cover = {**payload, "parts": [], "forms": [], "tools": []}
    picture = Job("handbok.typ", "png", cover, PORTRAIT_DPI)
    yield _entry(sources, "handbok", lang, (Job("handbok.typ", "pdf", payload), picture))


def _workshop(sources: Sources, lang: str) -> Iterator[Entry]:
    payload = content_print.workshop(sources, lang)
    yield _entry(sources, "workshop", lang, _printed("workshop.typ", payload))
