"""The workbook's ways to Word: which published files they start from, and how a draft is made."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from navet.content import drafts, templates
from navet.content.reader import Content
from navet.documents import views as document_views
from navet.language.texts import LANGUAGES

BLANK_DIARY = "processdagbok-blank"
BLANK_LETTER = f"{drafts.TOOL}-blank"


@dataclass(frozen=True)
class WordWays:
    """The paths of the blank diary by language and of the blank letter, and the draft's plan, JSON.

    The plan is the ``DraftPlan`` of overrides/block/arbetsbok-word/worddraft.js.
    """

    blanks: Mapping[str, str]
    letter: str
    draft: str


def companions(content: Content) -> tuple[str, ...]:
    """Return the downloads that scripts open, in all languages: paths from the site's root."""
    manifest = document_views.ready(content)
    return tuple(
        manifest.find(name, code).path for code in LANGUAGES for name in (BLANK_DIARY, BLANK_LETTER)
    )


def build(content: Content, lang: str) -> WordWays:
    """Return the view of the building block `arbetsbok-word`."""
    manifest = document_views.ready(content)
    tool = templates.load(content.root).tools[drafts.TOOL]
    asked = drafts.questions(content.model, lang)
    used = {name for clause in tool.draft for name in clause.questions}
    own = {key: text[lang] for key, text in tool.words.items()}
    plan = {
        "clauses": [[clause.tag, clause.questions] for clause in tool.draft],
        "asked": {name: text for name, text in asked.items() if name in used},
        "from": own["utkast_ur"],
        "gap": own["utkast_lucka"],
        "parties": [drafts.PARTIES, own["utkast_fordela"]],
    }
    return WordWays(
        {code: manifest.find(BLANK_DIARY, code).path for code in LANGUAGES},
        manifest.find(BLANK_LETTER, lang).path,
        json.dumps(plan, ensure_ascii=False, separators=(",", ":")),
    )
