"""Plans for meetings add up, and no page may tell of a meeting that they do not have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from navet.checks import meetings as check
from navet.content import meetings
from navet.content.reader import Content
from navet.language.texts import LANGUAGES
from navet.reading.problems import Problem
from probe.broken import changed, with_page

Change = Callable[[Any], None]
PATH = "modell/workshop.yml"
EIGHT = {(minutes, place) for minutes in (45, 90, 120, 180) for place in check.PLACES}


def found_after(content: Content, change: Change) -> list[Problem]:
    """Return what the check says when the register has been changed, which keeps to its schema."""
    registers, problems = changed(content, meetings.REGISTER, change)
    assert problems == []
    return list(check.check(content.site, registers))


def test_the_real_plans_add_up_and_every_page_agrees(content: Content) -> None:
    assert list(check.check(content.site, content.registers)) == []
    plans = meetings.build(content.registers[meetings.REGISTER]).plans
    assert {(plan.minutes, plan.place) for plan in plans} == EIGHT
    for plan in plans:
        assert plan.items[-1].ends == plan.minutes, plan.id
        assert all(item.tasks and item.brings.sv and item.brings.en for item in plan.items)


def test_every_exercise_fits_into_a_plan(content: Content) -> None:
    known = meetings.build(content.registers[meetings.REGISTER])
    for step in content.model.steps:
        for lang in LANGUAGES:
            page = content.site.page(step.page, lang)
            assert page is not None
            exercise = meetings.exercise(page)
            assert exercise is not None and exercise.minutes == exercise.together, step.id
            plan = known.with_room_for(exercise.minutes)
            assert plan is not None, step.id
            assert plan.minutes_for_exercise >= exercise.minutes


def _longer(data: Any) -> None:
    data["planer"][2]["moment"][1]["min"] += 5


def _lost_online(data: Any) -> None:
    data["planer"][1]["plats"] = "rummet"


def _no_page(data: Any) -> None:
    data["planer"][0]["id"] = "45-ute"


def _other_name(data: Any) -> None:
    data["planer"][0]["namn"]["sv"] = "45 minuter i salen"


def _lost_phase(data: Any) -> None:
    del data["faser"]["planera-och-justera"]


def _step_of_another(data: Any) -> None:
    data["faser"]["planera-och-justera"][0]["steg"] = "status"


def _two_of_three(data: Any) -> None:
    data["faser"]["planera-och-justera"].pop()


def _unsaid_sign(data: Any) -> None:
    data["skyltar"][2]["falt"][0]["namn"]["en"] = "Agreed by all"


def _doubled_signs(data: Any) -> None:
    data["skyltar"].append(data["skyltar"][0])


def _short_for_exercises(data: Any) -> None:
    for plan in data["planer"]:
        for item in plan["moment"]:
            item.pop("fyll", None)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_longer, "Planen är på 90 minuter, men momenten blir 95."),
        (_lost_online, "Det finns ingen plan på 45 minuter med plats: distans."),
        (_lost_online, "Det finns redan en plan på 45 minuter med plats: rummet."),
        (_no_page, "docs/verktyg/planera-motet/45-ute.md saknas"),
        (_other_name, "Planen heter ”45 minuter i salen”"),
        (_lost_phase, "Planera och justera saknas bland faserna."),
        (_step_of_another, "Steget ”status” hör inte till Planera och justera."),
        (_two_of_three, "Fasen har 2 moment, men planen 180-rummet har plats för 3."),
        (_unsaid_sign, "nämner inte ”agreed by all”"),
        (_doubled_signs, "Steget har redan skyltar."),
        (_short_for_exercises, "ryms inte i någon plan"),
    ],
)
def test_a_plan_that_does_not_hold_is_named(content: Content, change: Change, said: str) -> None:
    found = found_after(content, change)
    (problem, *_) = [problem for problem in found if said in problem.message] or [None]
    assert problem is not None, [str(one) for one in found]
    assert problem.line > 1


def test_a_task_without_a_role_or_something_to_bring_is_refused(content: Content) -> None:
    for lost in ("vem", "vad"):
        _, problems = changed(
            content,
            meetings.REGISTER,
            lambda data, lost=lost: data["planer"][0]["moment"][0]["gor"][0].pop(lost),
        )
        assert problems and problems[0].path == PATH
    _, problems = changed(
        content,
        meetings.REGISTER,
        lambda data: data["planer"][0]["moment"][0].pop("ta_fram"),
    )
    assert problems and problems[0].path == PATH


@pytest.mark.parametrize(
    ("key", "lang", "old", "new", "said"),
    [
        ("verktyg/kort-spar.md", "sv", "| 20 | Steg 4 |", "| 25 | Steg 4 |", "125 minuter"),
        ("verktyg/kort-spar.en.md", "en", "| 20 | Step 4 |", "| 25 | Step 4 |", "125 minuter"),
        ("verktyg/index.md", "sv", "planen på 90 minuter", "planen på 60 minuter", "60 minuter"),
        ("verktyg/index.md", "sv", "planen på 90 minuter", "mötet på en timme", "en timme"),
        ("verktyg/index.en.md", "en", "the plan of 90 minutes", "the 60-minute plan", "60-minute"),
        (
            "fas/planera-och-justera/gemensam-bild.md",
            "sv",
            "**Tid:** 45 minuter",
            "**Tid:** 50 minuter",
            "Övningen sägs ta 50 minuter, men momenten blir 45.",
        ),
        (
            "fas/index.md",
            "sv",
            "{{ motesmoment 90-rummet }}",
            "1. **A, 20 minuter.** A.\n2. **B, 25 minuter.** B.\n3. **C, 15 minuter.** C.",
            "Momenten i listan blir 60 minuter",
        ),
        ("exempel/ekero-oar-utan-granser.en.md", "en", "90-minute", "60-minute", "60-minute plan"),
    ],
)
def test_a_page_that_tells_of_another_meeting_is_named(
    content: Content, key: str, lang: str, old: str, new: str, said: str
) -> None:
    swedish = key.replace(".en.md", ".md")
    page = content.site.page(swedish, lang)
    assert page is not None and old in page.text
    site = with_page(content, swedish, page.text.replace(old, new, 1), lang)
    found = [one for one in check.check(site, content.registers) if one.path == page.path]
    assert any(said in problem.message for problem in found), found


def test_a_register_that_names_another_meeting_is_named(content: Content) -> None:
    registers, _ = changed(
        content,
        "mallar",
        lambda data: data["mallar"]["workshop"]["syfte"].update(sv="En plan på 60 minuter."),
    )
    (problem,) = check.check(content.site, registers)
    assert problem.path == "modell/mallar.yml"
    assert "plan på 60 minuter" in problem.message


def test_the_pages_of_the_plans_show_them(content: Content) -> None:
    key = meetings.page_key("45-rummet")
    page = content.site.page(key, "en")
    assert page is not None
    text = page.text.replace("{{ motesplan 45-rummet }}", "{{ motesplan 90-rummet }}")
    found = list(check.check(with_page(content, key, text, "en"), content.registers))
    assert [(one.path, one.id) for one in found] == [(page.path, "motesplan")]
