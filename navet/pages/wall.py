"""What the wall shows: the model, the exercises and the plans for meetings, for its script."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from navet.content import meetings
from navet.content.meetings import Exercise, Meetings, Plan
from navet.content.model import Part, Step
from navet.content.places import url_of
from navet.content.reader import Content
from navet.content.templates import NAME as TEMPLATES
from navet.language.texts import text_of

# The template whose words name what a meeting takes with it.
_WORKSHEET, _TAKEN = "arbetsblad", "tar_med"


@dataclass(frozen=True)
class WallView:
    """What the wall shows, in one language."""

    content: Content
    lang: str
    known: Meetings
    exercises: dict[str, Exercise | None]

    def data(
        self, href: Callable[[str], str], site_address: str, packed_qr: Callable[[str], str]
    ) -> dict[str, Any]:
        """Return it all as JSON has it.

        ``href`` gives a page's address from the one that shows the wall, ``site_address`` is the
        site's own, and ``packed_qr`` makes a code of an absolute address.
        """
        lang, model = self.lang, self.content.model

        def place(page: str, mark: str = "") -> dict[str, str]:
            target = f"{page}#{mark}" if mark else page
            address = site_address + url_of(page, lang) + (f"#{mark}" if mark else "")
            return {"href": href(target), "address": address, "code": packed_qr(address)}

        words = self.content.registers[TEMPLATES]["mallar"][_WORKSHEET]["ord"]
        register = self.content.registers[meetings.REGISTER]
        return {
            "version": model.version,
            "taken": text_of(words[_TAKEN])[lang],
            "parts": [self._part(part, place) for part in model.parts],
            "steps": [self._step(step, place) for step in model.steps],
            "plans": [self._plan(plan) for plan in self.known.plans],
            "tips": [text_of(tip)[lang] for tip in register["rad"]],
        }

    def _part(self, part: Part, place: Callable[..., dict[str, str]]) -> dict[str, Any]:
        lang = self.lang
        return {
            "id": part.id,
            "number": part.number,
            "name": part.name[lang],
            "purpose": part.purpose[lang],
            "place": place(part.page),
            "items": [
                {"name": item.name[lang], "text": item.text[lang]}
                for item in self.known.phases.get(part.id, ())
            ],
        }

    def _step(self, step: Step, place: Callable[..., dict[str, str]]) -> dict[str, Any]:
        lang = self.lang
        exercise = self.exercises[step.id]
        plan = self.known.with_room_for(exercise.minutes) if exercise else None
        return {
            "id": step.id,
            "number": step.number,
            "part": self.content.model.part(step.part_id).number,
            "name": step.name[lang],
            "purpose": step.purpose[lang],
            "key": step.key_question[lang],
            "advice": [text[lang] for text in step.advice],
            "place": place(step.page),
            "questions": [
                {
                    "id": one.id,
                    "text": one.text[lang],
                    "of": one.perspective,
                    "advice": one.short[lang],
                    "place": place(step.page, one.id),
                }
                for one in step.questions
            ],
            "exercise": exercise
            and {
                "name": exercise.name,
                "minutes": exercise.minutes,
                "needs": exercise.needs,
                "plan": plan.minutes if plan else 0,
                "parts": [
                    {"name": one.name, "minutes": one.minutes, "text": one.text}
                    for one in exercise.parts
                ],
            },
        }

    def _plan(self, plan: Plan) -> dict[str, Any]:
        lang = self.lang
        return {
            "id": plan.id,
            "name": plan.name[lang],
            "minutes": plan.minutes,
            "room": plan.minutes_for_exercise,
            "after": plan.after[lang],
            "items": [
                {
                    "name": item.name[lang],
                    "minutes": item.minutes,
                    "fill": item.filled_with,
                    "brings": item.brings[lang],
                    "tasks": [
                        {"who": task.role.name[lang], "what": task.text[lang]}
                        for task in item.tasks
                    ],
                }
                for item in plan.items
            ],
        }


def build(content: Content, lang: str) -> WallView:
    """Return what the wall shows in a language."""
    pages = {step.id: content.site.page(step.page, lang) for step in content.model.steps}
    return WallView(
        content,
        lang,
        meetings.build(content.registers[meetings.REGISTER]),
        {name: meetings.exercise(page) if page else None for name, page in pages.items()},
    )
