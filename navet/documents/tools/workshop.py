"""The facilitator's guide: advice, roles, all plans for meetings, and meetings in a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypedDict

from navet.content import meetings
from navet.content.templates import localise
from navet.documents.kit import payload as data
from navet.documents.kit.entry import Context, Entry, ToolFiles, entry, printed
from navet.documents.kit.payload import Payload
from navet.documents.tools import agendas
from navet.documents.tools.agendas import PlanData
from navet.look import qr

TOOL = "workshop"


class MeetingData(TypedDict):
    """A meeting of a series: its plan's minutes, its part of the model, what is done after it."""

    minutes: int
    part: str
    number: int
    after: str


class Series(TypedDict):
    """Meetings in a row."""

    name: str
    suits: str
    meetings: list[MeetingData]


class Guide(Payload):
    """The guide's content; ``intro``, ``advice`` and ``roles`` are in one language."""

    intro: str
    advice: list[str]
    roles: list[dict[str, str]]
    plans: list[PlanData]
    plan_words: dict[str, str]
    series: list[Series]
    qr: str
    tool_address: str


def entries(context: Context) -> Iterator[Entry]:
    """Yield the guide."""
    yield entry(context, TOOL, printed("workshop.typ", content(context), cost=4))


def content(context: Context) -> Guide:
    """Return the guide's content."""
    sources, lang = context.sources, context.lang
    told: dict[str, Any] = localise(sources.workshop, lang)
    known = meetings.build(sources.workshop)
    address = sources.address(lang, f"{meetings.FOLDER}/")
    return {
        **data.base(sources, TOOL, lang),
        "intro": told["ingress"],
        "advice": told["rad"],
        "roles": [{"name": role.name[lang], "does": role.does[lang]} for role in known.roles],
        "plans": [agendas.plan_data(sources, plan, lang) for plan in known.plans],
        "plan_words": sources.templates.words(agendas.TOOL, lang),
        "series": [_series(context, series) for series in told["serier"]],
        "qr": qr.drawing(address),
        "tool_address": address,
    }


def _series(context: Context, series: dict[str, Any]) -> Series:
    model, known = context.sources.model, meetings.build(context.sources.workshop)
    return {
        "name": series["namn"],
        "suits": series["passar"],
        "meetings": [
            {
                "minutes": known.plan(meeting["plan"]).minutes,
                "part": model.part(meeting["fas"]).name[context.lang],
                "number": model.part(meeting["fas"]).number,
                "after": meeting["hemarbete"],
            }
            for meeting in series["moten"]
        ],
    }


FILES = ToolFiles(TOOL, entries)
