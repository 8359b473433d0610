"""The facilitator's guide: plans for a workshop, with the files to print by their titles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from navet.content import filelist
from navet.content.templates import localise
from navet.documents.kit import payload as data
from navet.documents.kit.entry import Context, Entry, ToolFiles, entry, printed
from navet.documents.kit.payload import Payload
from navet.documents.kit.sources import Sources
from navet.look import qr

TOOL = "workshop"


class Guide(Payload):
    """The guide's content; ``guide`` is modell/workshop.yml in one language."""

    guide: dict[str, Any]
    qr: str
    tool_address: str


def entries(context: Context) -> Iterator[Entry]:
    """Yield the guide."""
    yield entry(context, TOOL, printed("workshop.typ", content(context)))


def content(context: Context) -> Guide:
    """Return the guide's content."""
    sources, lang = context.sources, context.lang
    guide: dict[str, Any] = localise(sources.workshop, lang)
    plans = [
        {**plan, "filer": [file_title(sources, name, lang) for name in plan["filer"]]}
        for plan in guide["upplagg"]
    ]
    address = sources.address(lang, "verktyg/")
    return {
        **data.base(sources, TOOL, lang),
        "guide": {**guide, "upplagg": plans},
        "qr": qr.drawing(address),
        "tool_address": address,
    }


def file_title(sources: Sources, file_id: str, lang: str) -> str:
    """Return the title of a file by its id; KeyError if there is no such file.

    A part's worksheets have the id arbetsblad- and the part's id, a step's arbetsblad-steg- and the
    step's.
    """
    tool = sources.templates.tools["arbetsblad"]
    for part in sources.model.parts:
        if file_id == f"arbetsblad-{part.id}":
            title = tool.file(filelist.PART_TEMPLATE).title[lang].replace("{del}", part.name[lang])
            return f"{tool.name[lang]}: {title}"
    for step in sources.model.steps:
        if file_id == f"arbetsblad-steg-{step.id}":
            title = tool.file(filelist.STEP_TEMPLATE).title[lang]
            title = title.replace("{nr}", str(step.number)).replace("{steg}", step.name[lang])
            return f"{tool.name[lang]}: {title}"
    for tool in sources.templates.tools.values():
        for file in tool.files:
            if file.id == file_id:
                return file.title[lang]
    raise KeyError(file_id)


FILES = ToolFiles(TOOL, entries)
