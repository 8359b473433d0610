"""Drafts with front matter that only a file can have."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tests.checks.cases.drafts import FIELDS, Draft, in_file

_CITING = "bakgrund vad-de-gjorde vad-det-ledde-till"
_SOURCE = {"titel": "Källan", "adress": None, "ar": None}
_PARTIES = [
    {"namn": "Kommunen", "sektor": "offentlig"},
    {"namn": "Föreningen", "sektor": "civilsamhalle"},
]
_TODAY = datetime.date.today()
_TEXTS = ("titel", "plats", "period", "malgrupp", "sammanfattning")
_LISTS = ("lan", "parter", "teman", "form", "kallor")


def _kinds() -> Iterator[tuple[str, Draft]]:
    """Yield drafts with each field empty, or of another kind than it is."""
    for name in (*_TEXTS, *_LISTS, "niva", "steg", "sakerhet", "sprak"):
        about = _about(name)
        yield f"{name} null", in_file(about, **{name: None})
        yield f"{name} tal", in_file(about, **{name: 2021})
        yield f"{name} ja", in_file(about, **{name: True})
    for name in (*_TEXTS, "niva", "sakerhet", "sprak"):
        yield f"{name} lista", in_file(name, **{name: ["a", "b"]})
        yield f"{name} rader", in_file(name, **{name: {"a": "b"}})
        yield f"{name} blankt", in_file(name, **{name: "  "})
    for name in (*_TEXTS, "niva", "sakerhet", "sprak", "steg", *_LISTS):
        yield f"{name} saknas", Draft(tuple(_about(name).split()), without=(name,))
    for name in _TEXTS:
        value = FIELDS[name]
        yield f"{name} tva rader", in_file(name, **{name: f"{value[:3]}\n{value[3:]}"})
        yield f"{name} osynligt", in_file(name, **{name: f"{value[:3]}\u200b{value[3:]}"})


def _about(name: str) -> str:
    """Return the fields that a field which cannot be read is about: with it go citations."""
    return f"kallor {_CITING}" if name == "kallor" else name


HEAD_IN_FILE: dict[str, Draft] = {
    **dict(_kinds()),
    "okant falt": in_file("template", template="annan.html"),
    "tva okanda falt": in_file("hide hooks", hide=["toc"], hooks=True),
    "lan text": in_file("lan", lan="skane-lan"),
    "lan dubbelt": in_file("lan", lan=["skane-lan", "skane-lan"]),
    "lan tal": in_file("lan.2", lan=["skane-lan", 7]),
    "lan en lista": in_file("lan.1", lan=[["skane-lan"]]),
    "parter tomma": in_file("parter.1.namn parter.1.sektor parter.2.namn parter.2.sektor parter",
                            parter=[{}, {}]),
    "parter texter": in_file("parter.1 parter.2", parter=["Kommunen", "Föreningen"]),
    "parter null": in_file("parter.1", parter=[None, *_PARTIES]),
    "part med okant": in_file("parter.1.person",
                              parter=[{**_PARTIES[0], "person": "A"}, _PARTIES[1]]),
    "part utan varde": in_file("parter.1.roll",
                               parter=[{**_PARTIES[0], "roll": None}, _PARTIES[1]]),
    "steg lista": in_file("steg", steg=["malgrupp"]),
    "steg tomma": in_file("steg", steg={}),
    "steg utan skal": in_file("steg.malgrupp", steg={"malgrupp": None}),
    "steg okant": in_file("steg.malgrup", steg={"malgrup": "De unga fick själva välja tider."}),
    **{f"modellen {value!r}": in_file("anvander_modellen", anvander_modellen=value) for value in
       ("ja", 1, None, ["ja"])},
    "modellen sant": in_file("", anvander_modellen=True),
    "modellen falskt": in_file("", anvander_modellen=False),
    "kalla tom": in_file("kallor.1.titel kallor.1.adress kallor.1.ar", kallor=[{}]),
    "kalla utan varden": in_file("", kallor=[_SOURCE]),
    "kalla med okant": in_file("kallor.1.sida", kallor=[{**_SOURCE, "sida": 3}]),
    "kalla med ar som text": in_file("kallor.1.ar", kallor=[{**_SOURCE, "ar": "2020"}]),
    "kalla med brutet ar": in_file("kallor.1.ar", kallor=[{**_SOURCE, "ar": 2020.5}]),
    "kalla med ja": in_file("kallor.1.ar", kallor=[{**_SOURCE, "ar": True}]),
    "kalla med adress som tal": in_file("kallor.1.adress", kallor=[{**_SOURCE, "adress": 5}]),
    "kalla som text": in_file(f"kallor.1 {_CITING}",
                              kallor=["Källan"]),
    "sprak en": in_file("sprak", sprak="en"),
    "varken granskad eller inskickad": Draft(("inskickad",), without=("inskickad",)),
    "bade granskad och inskickad": in_file("inskickad", granskad=str(_TODAY)),
    "granskad": Draft((), data={"granskad": "2026-01-15"}, without=("inskickad",)),
    "inskickad forr": in_file("", inskickad="2020-02-29"),
    "inskickad i morgon": in_file("", inskickad=str(_TODAY + datetime.timedelta(days=1))),
    "inskickad sedan": in_file("inskickad", inskickad=str(_TODAY + datetime.timedelta(days=2))),
    "granskad sedan": Draft(("granskad",), data={"granskad": "2199-01-01"},
                            without=("inskickad",)),
    **{f"inskickad {value!r}": in_file("inskickad", inskickad=value) for value in
       ("2026-02-29", "2026-13-01", "2026-00-10", "0000-01-01", "20260115", "2026-1-5", "i går",
        "15 januari 2026", "2026-W03-4", "", 2026, None, ["2026-01-15"])},
}  # fmt: skip
