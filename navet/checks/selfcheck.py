"""The self-check has a statement for each step, easy to read, and leads to what is about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from navet.content import selfcheck
from navet.content.registers import Registers
from navet.content.site import Site
from navet.language.readability import measure
from navet.language.texts import DEFAULT_LANGUAGE
from navet.reading import datafiles
from navet.reading.problems import Problem
from navet.reading.yamldata import Document

MAX_LIX = 35
PATH = datafiles.path_of(selfcheck.REGISTER)


def check(site: Site, registers: Registers) -> Iterator[Problem]:
    """Yield statements out of the model's order, hard to read, or leading to another step's."""
    document = registers.documents[selfcheck.REGISTER]
    steps = {step.id: step for step in site.model.steps}
    statements: list[dict[str, Any]] = document.data["pastaenden"]
    named = [statement["steg"] for statement in statements]
    for index, (statement, wanted) in enumerate(zip(statements, steps, strict=False)):
        step = steps.get(statement["steg"])
        if step is None:
            continue
        if step.id != wanted:
            twice = named.count(step.id) > 1
            told = "Det här steget står två gånger." if twice else "Modellen har en annan ordning."
            yield Problem(
                PATH,
                document.line(("pastaenden", index, "steg")),
                step.id,
                f"Påstående {index + 1} ska handla om steget ”{wanted}”. {told}",
                "Låt påståendena följa modellens ordning, ett för varje steg. Koderna bygger på "
                "den.",
            )
        questions = [question.id for question in step.questions]
        if statement["fraga"] not in questions:
            yield Problem(
                PATH,
                document.line(("pastaenden", index, "fraga")),
                str(statement["fraga"]),
                f"Frågan ”{statement['fraga']}” hör inte till steget ”{step.id}”.",
                f"Välj bland: {', '.join(questions)}.",
            )
        yield from _cases(site, document, index)
    yield from _hard_to_read(document)


def _cases(site: Site, document: Document, index: int) -> Iterator[Problem]:
    statement = document.data["pastaenden"][index]
    for place, name in enumerate(statement["exempel"]):
        page = site.page(f"exempel/{name}.md", DEFAULT_LANGUAGE)
        about = page.meta.get("steg") if page is not None else None
        if isinstance(about, dict) and statement["steg"] not in about:
            yield Problem(
                PATH,
                document.line(("pastaenden", index, "exempel", place)),
                name,
                f"Exemplet ”{name}” säger inget om steget ”{statement['steg']}”.",
                f"Välj ett exempel som har steget i sidhuvudet. De står på exempel/steg/"
                f"{statement['steg']}/.",
            )


def _hard_to_read(document: Document) -> Iterator[Problem]:
    for index, statement in enumerate(document.data["pastaenden"]):
        texts = [statement["text"], *statement["lagen"]]
        found = measure(text[DEFAULT_LANGUAGE] for text in texts)
        if round(found.lix) > MAX_LIX:
            yield Problem(
                PATH,
                document.line(("pastaenden", index, "text")),
                str(statement["steg"]),
                f"Påståendet och dess lägen har LIX {found.lix:.0f}. Högst {MAX_LIX} går bra.",
                f"Dela den längsta meningen, eller byt långa ord: ”{found.longest[0]}”",
            )
