"""Every part of the model has its colours, in the model's order."""

from __future__ import annotations

from collections.abc import Iterator

from navet.content.registers import Registers
from navet.content.site import Site
from navet.look import colours
from navet.reading import datafiles
from navet.reading.problems import Problem, did_you_mean

PATH = datafiles.path_of(colours.NAME)


def check(site: Site, registers: Registers) -> Iterator[Problem]:
    """Yield parts without colours, colours without a part, and colours in another order."""
    document = registers.documents[colours.NAME]
    known = [part.id for part in site.model.parts]
    given = list(document.data["delar"])
    for name in given:
        if name not in known:
            yield Problem(
                PATH,
                document.line(("delar", name)),
                name,
                f"Det finns ingen del av modellen som heter ”{name}”.",
                f"{did_you_mean(name, known)}Välj bland: {', '.join(known)}.",
            )
    for name in known:
        if name not in given:
            yield Problem(
                PATH,
                document.line(("delar",)),
                name,
                f"Delen ”{name}” har inga färger.",
                f"Lägg till {name}: under delar, med ljus och mork som för de andra.",
            )
    if given != known and sorted(given) == sorted(known):
        name = next(mine for mine, wanted in zip(given, known, strict=True) if mine != wanted)
        yield Problem(
            PATH,
            document.line(("delar", name)),
            name,
            "Delarnas färger står i en annan ordning än delarna i modellen.",
            f"Låt dem stå så här: {', '.join(known)}.",
        )
