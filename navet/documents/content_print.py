"""What goes into the printed material: posters, worksheets, cards, the wall's matrix, the guide."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any

import segno

from navet.documents import content, filelist
from navet.documents.content import Payload, Sources
from navet.documents.risk_excel import SCALE, level
from navet.documents.templates import localise

CARDS_ON_SHEET = 8
SCALES = ("sannolikhet", "konsekvens")
A3, A4 = 1.0, 0.7071


@lru_cache(maxsize=256)
def qr_svg(address: str) -> str:
    """Return a QR code of an address as SVG, with the quiet zone that readers need."""
    target = io.BytesIO()
    segno.make(address, error="m").save(target, kind="svg", border=4, scale=4, xmldecl=False)
    return target.getvalue().decode()


def poster(sources: Sources, lang: str, wheel: str, scale: float) -> Payload:
    """Return the poster's content; scale is 1 for A3 and 0.7071 for A4."""
    return {
        **content.base(sources, "modellbild", lang),
        "parts": content.parts(sources, lang),
        "wheel": wheel,
        "scale": scale,
        "qr": qr_svg(sources.address(lang, "fas/")),
        "address": sources.address(lang, "fas/"),
    }


def picture(sources: Sources, lang: str, wheel: str) -> Payload:
    """Return what the picture alone is made from."""
    alt = sources.templates.common["modellbild_alt"][lang]
    title = sources.model.name[lang]
    return {
        "wheel": wheel,
        "lang": lang,
        "timestamp": sources.timestamp,
        "alt": alt,
        "title": title,
    }


def worksheet(sources: Sources, lang: str, part_id: str, step_id: str = "") -> Payload:
    """Return a step's worksheet, or a whole part's where no step is named."""
    tool = sources.templates.tools["arbetsblad"]
    item = sources.model.part(part_id)
    part = content.part(sources, item, lang)
    part["qr"] = qr_svg(part["address"])
    for step in part["steps"]:
        step["qr"] = qr_svg(step["address"])
    if step_id:
        part["steps"] = [step for step in part["steps"] if step["id"] == step_id]
    named = part["steps"][0]["name"] if step_id else part["name"]
    words = sources.templates.common
    return {
        **content.base(sources, "arbetsblad", lang),
        "kind": "step" if step_id else "part",
        "part": part,
        "title": f"{tool.words['blad'][lang]}: {named}",
        "footer": f"{tool.words['blad'][lang]} · {named} · {words['webbplats'][lang]}",
        "question_level": 2 if step_id else 3,
    }


def cards(sources: Sources, lang: str) -> Payload:
    """Return all cards, eight a sheet: for each part one about it, key questions and questions."""
    made = [
        card for part in content.parts(sources, lang) for card in _part_cards(sources, part, lang)
    ]
    sheets = [made[i : i + CARDS_ON_SHEET] for i in range(0, len(made), CARDS_ON_SHEET)]
    return {**content.base(sources, "fragekort", lang), "sheets": sheets}


def _part_cards(sources: Sources, part: Payload, lang: str) -> list[Payload]:
    words = sources.templates.words("fragekort", lang)
    label = (
        words["block"] if part["kind"] == "forutsattning" else f"{words['fas']} {part['number']}"
    )
    band = f"{label}: {part['name']}"
    made = [
        {
            "part": part["number"],
            "band": band,
            "number": None,
            "label": words["om_delen"],
            "text": part["name"],
            "size": 19,
            "note": ", ".join(step["name"] for step in part["steps"]),
            "ref": "",
            "back_label": words["om_delen"],
            "back": part["purpose"],
        }
    ]
    for step in part["steps"]:
        common = {"part": part["number"], "number": step["number"]}
        place = f"{label} · {words['steg']} {step['number']}: {step['name']}"
        made.append(
            {
                **common,
                "band": place,
                "label": words["nyckelfraga"],
                "text": step["key_question"],
                "size": 18,
                "note": words["perspektiv_bada"],
                "ref": "",
                "back_label": step["name"],
                "back": f"{step['purpose']} {words['nyckel_rad']}",
            }
        )
        made += [
            {
                **common,
                "band": place,
                "label": step["name"],
                "text": question["text"],
                "size": 15 if len(question["text"]) < 95 else 13.6,
                "note": question["perspective"],
                "ref": f"#{question['id']}",
                "back_label": words["rad"],
                "back": question["short"],
            }
            for question in step["questions"]
        ]
    return made


def matrix(sources: Sources, lang: str) -> Payload:
    """Return the wall's risk matrix: rows from the highest likelihood down."""
    tool = sources.templates.tools["riskanalys"]
    address = sources.address(lang, "verktyg/riskanalys/")
    return {
        **content.base(sources, "riskanalys", lang),
        "levels": [[level(s, k) for k in SCALE] for s in reversed(SCALE)],
        "level_words": sources.templates.choices("niva", lang),
        "likelihoods": sources.templates.choices("sannolikhet", lang),
        "impacts": sources.templates.choices("konsekvens", lang),
        "axes": [tool.field(name).name[lang].replace("\u00ad", "") for name in SCALES],
        "qr": qr_svg(address),
        "tool_address": address,
    }


def file_title(sources: Sources, file_id: str, lang: str) -> str:
    """Return the title of a file by its id; KeyError if there is no such file.

    A part's worksheets have the id arbetsblad- and the part's id, a step's arbetsblad-steg- and the
    step's.
    """
    tool = sources.templates.tools["arbetsblad"]
    for part in sources.model.parts:
        if file_id == f"arbetsblad-{part.id}":
            title = tool.file(filelist.PART_TEMPLATE).title[lang].replace("{del}", part.name[lang])
            return f"{tool.name[lang]}: {title}"
    for step in sources.model.steps:
        if file_id == f"arbetsblad-steg-{step.id}":
            title = tool.file(filelist.STEP_TEMPLATE).title[lang]
            title = title.replace("{nr}", str(step.number)).replace("{steg}", step.name[lang])
            return f"{tool.name[lang]}: {title}"
    for tool in sources.templates.tools.values():
        for file in tool.files:
            if file.id == file_id:
                return file.title[lang]
    raise KeyError(file_id)


def workshop(sources: Sources, lang: str) -> Payload:
    """Return the facilitator's guide, the files to print by their titles."""
    guide: dict[str, Any] = localise(sources.workshop, lang)
    plans = [
        {**plan, "filer": [file_title(sources, name, lang) for name in plan["filer"]]}
        for plan in guide["upplagg"]
    ]
    address = sources.address(lang, "verktyg/")
    return {
        **content.base(sources, "workshop", lang),
        "guide": {**guide, "upplagg": plans},
        "qr": qr_svg(address),
        "tool_address": address,
    }
