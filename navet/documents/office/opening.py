"""What every Word template begins with: title, purpose and, where filled, a warning."""

from __future__ import annotations

from navet.documents.kit.look import look_from
from navet.documents.kit.payload import TemplatePayload
from navet.documents.office.word import Paper


def begun(payload: TemplatePayload, *, wide: bool = False, scale: float = 1.0) -> Paper:
    """Return a paper with its running head, title and, if the case is invented, that."""
    words = payload["words"]
    look = look_from(payload["look"])
    paper = Paper(
        payload["lang"],
        words["namn"],
        words["syfte"],
        look,
        words["webbplats"],
        marks={
            "samverkan-dokument": payload["tool"],
            "samverkan-sprak": payload["lang"],
            "samverkan-modell": payload["version"],
        },
        wide=wide,
        scale=scale,
    )
    foot = [words["namn"], words["webbplats"], *([words["pahittat"]] if payload["notice"] else ())]
    paper.frame(" · ".join(foot), (words["sida"], words["av"]))
    paper.paragraph(words["webbplats"], "Kicker")
    paper.paragraph(words["namn"], "Title")
    paper.paragraph(words["underrubrik"], "Subtitle")
    if payload["notice"]:
        paper.paragraph(payload["notice"], "Invented")
    return paper
