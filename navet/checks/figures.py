"""Charts have sources that exist, and pages ask only for charts that exist."""

from __future__ import annotations

from collections.abc import Iterator

from navet.content.charts import REGISTER
from navet.content.registers import FOLDER, Registers
from navet.content.site import Site
from navet.reading.problems import Problem

PATH = f"{FOLDER}/{REGISTER}.yml"
BLOCK = "diagram"


def check(site: Site, registers: Registers) -> Iterator[Problem]:
    """Yield unknown sources, bars longer than the whole, and blocks that show no chart."""
    document = registers.documents[REGISTER]
    charts = registers[REGISTER]["diagram"]
    for index, chart in enumerate(charts):
        for place, source in enumerate(chart["kalla"]):
            if source not in registers.sources:
                yield Problem(
                    PATH,
                    document.line(("diagram", index, "kalla", place)),
                    chart["id"],
                    f"Källan ”{source}” finns inte i {FOLDER}/kallor.yml.",
                    "Rätta id:t, eller lägg till källan.",
                )
        for place, bar in enumerate(chart["staplar"]):
            if "hela" in chart and bar["varde"] > chart["hela"]:
                yield Problem(
                    PATH,
                    document.line(("diagram", index, "staplar", place, "varde")),
                    chart["id"],
                    f"Stapeln är {bar['varde']}, men hela skalan är {chart['hela']}.",
                    "Rätta talet eller ”hela”.",
                )
    yield from _blocks(site, [chart["id"] for chart in charts])


def _blocks(site: Site, known: list[str]) -> Iterator[Problem]:
    for page in site.pages.values():
        for block in page.scan.blocks:
            if block.name == BLOCK and block.argument not in known:
                yield Problem(
                    page.path,
                    block.line,
                    block.argument or BLOCK,
                    f"Det finns inget diagram som heter ”{block.argument}”."
                    if block.argument
                    else "Byggblocket säger inte vilket diagram som ska visas.",
                    f"Skriv {{{{ diagram id }}}} med ett id ur {PATH}: {', '.join(known)}.",
                )
