"""What one register says of another, or of a page, is there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from navet.checks import pointers
from navet.content import filelist
from navet.content.registers import Registers
from navet.content.site import Site
from navet.look.county_map import TILES
from navet.reading import datafiles
from navet.reading.problems import Problem, did_you_mean
from navet.reading.yamldata import Path

_ANY = "*"
CASES = "exempelregister"


@dataclass(frozen=True)
class Kind:
    """A kind of thing that a register names: its name, where it stands, and which there are."""

    name: str
    home: str
    known: Callable[[Site, Registers], Collection[str]]


STEP = Kind(
    "Steget",
    "modell/samverkansmodell.yml",
    lambda site, _: [step.id for step in site.model.steps],
)
PART = Kind(
    "Delen",
    "modell/samverkansmodell.yml",
    lambda site, _: [part.id for part in site.model.parts],
)
FILE = Kind(
    "Filen",
    "modell/mallar.yml",
    lambda site, registers: list(
        filelist.names(site.model, registers["mallar"], registers["workshop"])
    ),
)
CHOICES = Kind(
    "Listan", "val i modell/mallar.yml", lambda _, registers: list(registers["mallar"]["val"])
)
ROLE = Kind(
    "Rollen",
    "modell/workshop.yml",
    lambda _, registers: [role["id"] for role in registers["workshop"]["roller"]],
)
PLAN = Kind(
    "Planen",
    "modell/workshop.yml",
    lambda _, registers: [plan["id"] for plan in registers["workshop"]["planer"]],
)
QUESTION = Kind(
    "Frågan",
    "modell/samverkansmodell.yml",
    lambda site, _: [
        *site.model.step_of_question,
        *(step.id for step in site.model.steps),
    ],
)
CLAUSE = Kind(
    "Stycket",
    "avsiktsforklaring i modell/mallar.yml, eller tar inga svar",
    lambda _, registers: [
        field["id"]
        for field in registers["mallar"]["mallar"]["avsiktsforklaring"]["falt"]
        if field["id"] != "rattslig" and field["typ"] != "underskrift"
    ],
)
CASE = Kind(
    "Exemplet",
    "docs/exempel/",
    lambda site, _: [
        page.key.removeprefix("exempel/").removesuffix(".md")
        for page in site.of_kind("exempel", "sv")
    ],
)
PAGE = Kind("Sidan", "docs/", lambda site, _: {key for key, _ in site.pages})
# The register, where in it ("*" is any key or place in a list), and what stands there.
REFERENCES: tuple[tuple[str, Path, Kind], ...] = (
    ("lageskollen", ("pastaenden", _ANY, "exempel", _ANY), CASE),
    ("lageskollen", ("pastaenden", _ANY, "fraga"), QUESTION),
    ("lageskollen", ("pastaenden", _ANY, "steg"), STEP),
    ("mallar", ("mallar", _ANY, "falt", _ANY, "val"), CHOICES),
    ("mallar", ("mallar", _ANY, "sida"), PAGE),
    ("mallar", ("mallar", "avsiktsforklaring", "utkast", _ANY, "fragor", _ANY), QUESTION),
    ("mallar", ("mallar", "avsiktsforklaring", "utkast", _ANY, "stycke"), CLAUSE),
    ("sokord", ("sidor", _ANY, "sida"), PAGE),
    ("vagar", ("roller", _ANY, "steg", _ANY), STEP),
    ("vagar", ("vagar", _ANY, "lankar", _ANY, "fas"), PART),
    ("vagar", ("vagar", _ANY, "lankar", _ANY, "sida"), PAGE),
    ("vagar", ("vagar", _ANY, "lankar", _ANY, "steg"), STEP),
    ("workshop", ("faser", _ANY, _ANY, "steg"), STEP),
    ("workshop", ("planer", _ANY, "filer", _ANY), FILE),
    ("workshop", ("planer", _ANY, "forbered", _ANY, "vem"), ROLE),
    ("workshop", ("planer", _ANY, "moment", _ANY, "gor", _ANY, "vem"), ROLE),
    ("workshop", ("serier", _ANY, "moten", _ANY, "fas"), PART),
    ("workshop", ("serier", _ANY, "moten", _ANY, "plan"), PLAN),
    ("workshop", ("skyltar", _ANY, "steg"), STEP),
)
_PATTERNS: dict[tuple[str, int], list[tuple[Path, Kind]]] = {}
for _register, _pattern, _named in REFERENCES:
    _PATTERNS.setdefault((_register, len(_pattern)), []).append((_pattern, _named))


def check(site: Site, registers: Registers) -> Iterator[Problem]:
    """Yield every name in a register of something that does not exist."""
    yield from _counties(registers)
    for register in dict.fromkeys(name for name, _, _ in REFERENCES):
        document = registers.documents[register]
        path = datafiles.path_of(register)
        for where, value in document.values:
            kind = _kind(register, where)
            if kind is None:
                continue
            line = document.line(where)
            if kind is PAGE:
                yield from pointers.check(site, str(value), path, line, str(value))
                continue
            known = kind.known(site, registers)
            if value not in known:
                yield Problem(
                    path,
                    line,
                    str(value),
                    f"{kind.name} ”{value}” finns inte i {kind.home}.",
                    f"{did_you_mean(value, known)}Välj bland: {', '.join(sorted(known))}.",
                )


def _counties(registers: Registers) -> Iterator[Problem]:
    """Yield counties that the map has no place for; the schema holds those that it has."""
    document = registers.documents[CASES]
    for index, county in enumerate(document.data["lan"]):
        if county["id"] not in TILES:
            yield Problem(
                datafiles.path_of(CASES),
                document.line(("lan", index, "id")),
                county["id"],
                f"Länet ”{county['id']}” har ingen plats på kartan.",
                f"{did_you_mean(county['id'], TILES)}Rätta id:t, eller ge länet en plats i "
                "navet/look/county_map.py.",
            )


def _kind(register: str, where: Path) -> Kind | None:
    for pattern, kind in _PATTERNS.get((register, len(where)), ()):
        if _matches(pattern, where):
            return kind
    return None


def _matches(pattern: Path, where: Path) -> bool:
    return all(wanted in (_ANY, found) for wanted, found in zip(pattern, where, strict=True))
