"""What the landscape Word templates begin with: title, purpose and, where filled, a warning."""

from __future__ import annotations

from navet.documents.content import Payload
from navet.documents.look import look_from
from navet.documents.word import Paper


def begun(payload: Payload) -> Paper:
    """Return a landscape paper with its running head, title and, if the case is invented, that."""
    words = payload["words"]
    look = look_from(payload["look"])
    paper = Paper(payload["lang"], words["namn"], words["syfte"], look, wide=True)
    paper.frame(f"{words['namn']} · {words['webbplats']}", (words["sida"], words["av"]))
    paper.paragraph(words["webbplats"], "Kicker")
    paper.paragraph(words["namn"], "Title")
    paper.paragraph(words["underrubrik"], "Subtitle")
    if payload["notice"]:
        paper.paragraph(payload["notice"], "Invented")
    return paper
