"""Plans for meetings: who does what, minute by minute (modell/workshop.yml).

Every page and file that tells of a meeting takes it from here, so that they agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from navet.content import pieces
from navet.content.pieces import Section
from navet.content.site import Page
from navet.language.texts import Text, text_of

REGISTER = "workshop"
PAGE = "verktyg/planera-motet/index.md"
FOLDER = "verktyg/planera-motet"
EXERCISE = "gor-sa-har"
OF_A_PHASE = "steg"
_TIME = {"sv": re.compile(r"Tid: (\d+) minuter"), "en": re.compile(r"Time: (\d+) minutes")}
_ITEM = {
    "sv": re.compile(r"^[^.]{0,60}?(\d+) minuter"),
    "en": re.compile(r"^[^.]{0,60}?(\d+) minutes"),
}
# A part of an exercise: its name, if it has one, its minutes and what is done.
_PART = re.compile(r"^(?:([^.]{1,60}), )?(\d+) (?:minuter|minutes)\.\s+(.+)$", re.S)


@dataclass(frozen=True)
class Role:
    """A role at a meeting: its name, which begins a sentence, and what it is for."""

    id: str
    name: Text
    does: Text


@dataclass(frozen=True)
class Task:
    """What a role does; the role's name and the text are one sentence."""

    role: Role
    text: Text


@dataclass(frozen=True)
class Item:
    """A part of a meeting; ``begins`` and ``minutes`` are in minutes.

    ``filled_with`` says what a chosen step or phase puts in here, "" where it puts in nothing.
    """

    begins: int
    minutes: int
    name: Text
    tasks: tuple[Task, ...]
    brings: Text
    filled_with: str

    @property
    def ends(self) -> int:
        """The minute of the meeting at which the next begins."""
        return self.begins + self.minutes


@dataclass(frozen=True)
class Plan:
    """A whole meeting: ``place`` is "rummet" or "distans", ``files`` are ids in mallar.yml."""

    id: str
    minutes: int
    place: str
    name: Text
    short: Text
    suits: Text
    size: Text
    before: tuple[Task, ...]
    materials: Text
    files: tuple[str, ...]
    items: tuple[Item, ...]
    after: Text

    @property
    def page(self) -> str:
        """The key of the plan's page."""
        return page_key(self.id)

    @property
    def is_for_phases(self) -> bool:
        """Whether it has room for all the steps of a phase."""
        return any(item.filled_with == OF_A_PHASE for item in self.items)

    @property
    def minutes_for_exercise(self) -> int:
        """How long an exercise may be: in one phase's plan, all of its steps' time."""
        wanted = (OF_A_PHASE,) if self.is_for_phases else ("ovning", "foljdfragor")
        return sum(item.minutes for item in self.items if item.filled_with in wanted)


@dataclass(frozen=True)
class PhaseItem:
    """What a phase's meeting does in the time of one of its steps."""

    step: str
    name: Text
    text: Text


@dataclass(frozen=True)
class Meetings:
    """All plans, what each phase puts into them by its id, and the steps that have signs."""

    roles: tuple[Role, ...]
    plans: tuple[Plan, ...]
    phases: Mapping[str, tuple[PhaseItem, ...]]
    signs: tuple[str, ...]

    def plan(self, plan_id: str) -> Plan:
        """Return the plan with an id; KeyError if there is none."""
        found = next((plan for plan in self.plans if plan.id == plan_id), None)
        if found is None:
            raise KeyError(plan_id)
        return found

    @property
    def lengths(self) -> tuple[int, ...]:
        """The lengths that there are plans for, in minutes, shortest first."""
        return tuple(sorted({plan.minutes for plan in self.plans}))

    def of_length(self, minutes: int) -> tuple[Plan, ...]:
        """Return the plans of a length, in the register's order."""
        return tuple(plan for plan in self.plans if plan.minutes == minutes)

    def with_room_for(self, minutes: int) -> Plan | None:
        """Return the shortest plan that an exercise fits into, or None."""
        fitting = [plan for plan in self.plans if plan.minutes_for_exercise >= minutes]
        return min(fitting, key=lambda plan: plan.minutes, default=None)


def build(data: Mapping[str, Any]) -> Meetings:
    """Return the meetings in the register's data; KeyError if it names a role that is not there."""
    roles = {
        item["id"]: Role(item["id"], text_of(item["namn"]), text_of(item["gor"]))
        for item in data["roller"]
    }
    return Meetings(
        tuple(roles.values()),
        tuple(_plan(item, roles) for item in data["planer"]),
        {
            part: tuple(
                PhaseItem(item["steg"], text_of(item["namn"]), text_of(item["gor"]))
                for item in items
            )
            for part, items in data["faser"].items()
        },
        tuple(item["steg"] for item in data["skyltar"]),
    )


def _plan(data: Mapping[str, Any], roles: Mapping[str, Role]) -> Plan:
    return Plan(
        data["id"],
        data["minuter"],
        data["plats"],
        name=text_of(data["namn"]),
        short=text_of(data["kort"]),
        suits=text_of(data["passar"]),
        size=text_of(data["antal"]),
        before=_tasks(data["forbered"], roles),
        materials=text_of(data["material"]),
        files=tuple(data["filer"]),
        items=tuple(_items(data["moment"], roles)),
        after=text_of(data["efterat"]),
    )


def _items(data: list[dict[str, Any]], roles: Mapping[str, Role]) -> list[Item]:
    made: list[Item] = []
    for item in data:
        begins = made[-1].ends if made else 0
        name, brings = text_of(item["namn"]), text_of(item["ta_fram"])
        tasks = _tasks(item["gor"], roles)
        made.append(Item(begins, item["min"], name, tasks, brings, item.get("fyll", "")))
    return made


def _tasks(data: list[dict[str, Any]], roles: Mapping[str, Role]) -> tuple[Task, ...]:
    return tuple(Task(roles[item["vem"]], text_of(item["vad"])) for item in data)


def page_key(plan_id: str) -> str:
    """Return the key of the page of the plan with an id."""
    return f"{FOLDER}/{plan_id}.md"


@dataclass(frozen=True)
class ExercisePart:
    """A part of an exercise: its name, or "", its minutes and what is done in them."""

    name: str
    minutes: int
    text: str


@dataclass(frozen=True)
class Exercise:
    """A step's exercise: its name, its minutes as its page says, its parts' together, its line.

    ``needs`` is what the page says of time, materials and number of people.
    """

    name: str
    minutes: int
    together: int
    line: int
    needs: str = ""
    parts: tuple[ExercisePart, ...] = ()


def timed(section: Section, lang: str) -> list[int]:
    """Return the minutes that the numbered items of a section say, of those that say any."""
    said = (_ITEM[lang].search(one.text) for one in section.pieces if one.kind == "numbered")
    return [int(found[1]) for found in said if found]


def exercise(page: Page) -> Exercise | None:
    """Return the exercise on a step's page, None where the page says no time."""
    for section in pieces.sections(page.scan, page.body_line):
        if section.heading is None or section.heading.id != EXERCISE:
            continue
        needs = next((one.text for one in section.pieces if _TIME[page.lang].search(one.text)), "")
        found = _TIME[page.lang].search(needs)
        if found is None:
            return None
        name = section.heading.text.partition(": ")[2]
        return Exercise(
            name[:1].upper() + name[1:],
            int(found[1]),
            sum(timed(section, page.lang)),
            section.line,
            needs,
            tuple(_parts(section)),
        )
    return None


def _parts(section: Section) -> Iterator[ExercisePart]:
    for piece in section.pieces:
        found = _PART.match(piece.text) if piece.kind == "numbered" else None
        if found:
            yield ExercisePart(found[1] or "", int(found[2]), " ".join(found[3].split()))
