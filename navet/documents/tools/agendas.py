"""Plans for meetings, each on one A4, and signs for the fields and piles of the exercises."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypedDict

from navet.content import filelist, meetings
from navet.content.meetings import Plan, Task
from navet.documents.kit import payload as data
from navet.documents.kit.entry import (
    LANDSCAPE_DPI,
    Context,
    Entry,
    ToolFiles,
    entry,
    filled_in,
    printed,
    step_values,
)
from navet.documents.kit.payload import Payload
from navet.documents.kit.sources import Sources
from navet.documents.tools.titles import title_of
from navet.look import qr

TOOL = "planera-motet"
PLAN, SIGNS = "motesplan.typ", "skyltar.typ"
# What the places are called in English file names.
_PLACES = {"rummet": "room", "distans": "online"}


class TaskData(TypedDict):
    """What a role does: the two are one sentence."""

    who: str
    what: str


class ItemData(TypedDict):
    """A part of a meeting, from one minute to another; ``asks`` if a question is put in here."""

    begins: int
    ends: int
    name: str
    tasks: list[TaskData]
    brings: str
    asks: bool


class PlanData(TypedDict):
    """A whole plan; ``prints`` are titles of files, ``address`` and ``qr`` are its page's."""

    id: str
    minutes: int
    place: str
    name: str
    short: str
    suits: str
    size: str
    before: list[TaskData]
    materials: str
    prints: list[str]
    items: list[ItemData]
    after: str
    address: str
    qr: str


class PlanSheet(Payload):
    """A plan on a sheet; ``plan_words`` are the words of the tool, for templates of others too."""

    plan: PlanData
    plan_words: dict[str, str]


class Signs(Payload):
    """A step's signs: the step's part, number and name, and each sign's words."""

    part: int
    number: int
    step: str
    title: str
    signs: list[dict[str, str]]


def entries(context: Context) -> Iterator[Entry]:
    """Yield each plan, pictured by the first, and each step's signs, pictured by the first."""
    known = meetings.build(context.sources.workshop)
    for index, plan in enumerate(known.plans):
        whole, picture = printed(PLAN, content(context, plan))
        made = entry(context, filelist.PLAN_TEMPLATE, (whole, None if index else picture))
        values = {"id": _file_id(plan, context.lang), "plan": plan.name[context.lang]}
        yield filled_in(made, f"{filelist.PLAN_TEMPLATE}-{plan.id}", values)
    for index, step_id in enumerate(known.signs):
        whole, picture = printed(SIGNS, signs(context, step_id), LANDSCAPE_DPI)
        made = entry(context, filelist.SIGNS_TEMPLATE, (whole, None if index else picture))
        values = step_values(context.sources.model.step(step_id), context.lang)
        yield filled_in(made, f"{filelist.SIGNS_TEMPLATE}-{step_id}", values)


def _file_id(plan: Plan, lang: str) -> str:
    return plan.id if lang == "sv" else f"{plan.minutes}-{_PLACES[plan.place]}"


def content(context: Context, plan: Plan) -> PlanSheet:
    """Return a plan's sheet."""
    sources, lang = context.sources, context.lang
    base = data.base(sources, TOOL, lang)
    return {**base, "plan": plan_data(sources, plan, lang), "plan_words": base["words"]}


def plan_data(sources: Sources, plan: Plan, lang: str) -> PlanData:
    """Return a plan in one language, what is to be printed by its titles."""
    address = sources.address(lang, f"{meetings.FOLDER}/{plan.id}/")
    return {
        "id": plan.id,
        "minutes": plan.minutes,
        "place": sources.templates.words(TOOL, lang)[plan.place],
        "name": plan.name[lang],
        "short": plan.short[lang],
        "suits": plan.suits[lang],
        "size": plan.size[lang],
        "before": _tasks(plan.before, lang),
        "materials": plan.materials[lang],
        "prints": [title_of(sources, name, lang) for name in plan.files],
        "items": [
            {
                "begins": item.begins,
                "ends": item.ends,
                "name": item.name[lang],
                "tasks": _tasks(item.tasks, lang),
                "brings": item.brings[lang],
                "asks": bool(item.filled_with),
            }
            for item in plan.items
        ],
        "after": plan.after[lang],
        "address": address,
        "qr": qr.drawing(address),
    }


def _tasks(tasks: tuple[Task, ...], lang: str) -> list[TaskData]:
    return [{"who": task.role.name[lang], "what": task.text[lang]} for task in tasks]


def signs(context: Context, step_id: str) -> Signs:
    """Return a step's signs."""
    sources, lang = context.sources, context.lang
    step = sources.model.step(step_id)
    found: dict[str, Any] = next(
        item for item in sources.workshop["skyltar"] if item["steg"] == step_id
    )
    return {
        **data.base(sources, TOOL, lang),
        "part": sources.model.part(step.part_id).number,
        "number": step.number,
        "step": step.name[lang],
        "title": f"{context.tool.words['skylt_titel'][lang]}: {step.name[lang]}",
        "signs": [
            {"name": field["namn"][lang], "help": field["hjalp"][lang]} for field in found["falt"]
        ],
    }


FILES = ToolFiles(TOOL, entries)
