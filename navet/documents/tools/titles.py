"""What a file is called, for those that tell the reader to print it."""

from __future__ import annotations

from navet.content import filelist, meetings
from navet.content.model import Step
from navet.content.templates import Templates
from navet.documents.kit.sources import Sources

_OF_STEPS = {
    filelist.STEP_TEMPLATE: "arbetsblad",
    filelist.CARDS_TEMPLATE: "fragekort",
    filelist.SIGNS_TEMPLATE: "planera-motet",
}


def title_of(sources: Sources, file_id: str, lang: str) -> str:
    """Return the title of a file by its id; KeyError if there is no such file.

    Files that there are many of have an id that ends in a part's, a step's or a plan's.
    """
    templates, model = sources.templates, sources.model
    for part in model.parts:
        if file_id == f"arbetsblad-{part.id}":
            tool = templates.tools["arbetsblad"]
            title = tool.file(filelist.PART_TEMPLATE).title[lang].replace("{del}", part.name[lang])
            return f"{tool.name[lang]}: {title}"
    for step in model.steps:
        for kind in _OF_STEPS:
            if file_id == f"{kind}-{step.id}":
                return _of_step(templates, kind, step, lang)
    for plan in meetings.build(sources.workshop).plans:
        if file_id == f"{filelist.PLAN_TEMPLATE}-{plan.id}":
            title = templates.tools["planera-motet"].file(filelist.PLAN_TEMPLATE).title[lang]
            return title.replace("{plan}", plan.name[lang])
    for tool in templates.tools.values():
        for file in tool.files:
            if file.id == file_id:
                return file.title[lang]
    raise KeyError(file_id)


def _of_step(templates: Templates, kind: str, step: Step, lang: str) -> str:
    tool = templates.tools[_OF_STEPS[kind]]
    title = tool.file(kind).title[lang]
    title = title.replace("{nr}", str(step.number)).replace("{steg}", step.name[lang])
    return f"{tool.name[lang]}: {title}" if kind == filelist.STEP_TEMPLATE else title
