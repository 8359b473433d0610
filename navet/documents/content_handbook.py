"""What goes into the handbook: the model, the guidance of the step pages, forms and templates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from navet.documents import content, prose
from navet.documents.content import Payload, Sources
from navet.documents.content_print import qr_svg
from navet.model import Step

_TOOLS = (
    "processdagbok",
    "tidsplan",
    "riskanalys",
    "avsiktsforklaring",
    "modellbild",
    "arbetsblad",
    "fragekort",
    "workshop",
)
_FORMATS = {
    "processdagbok": "Word",
    "tidsplan": "Excel, Word",
    "riskanalys": "Excel, Word, PDF",
    "avsiktsforklaring": "Word",
    "modellbild": "PDF, SVG, PNG",
    "arbetsblad": "PDF",
    "fragekort": "PDF",
    "workshop": "PDF",
}


def page_text(root: Path, page: str, lang: str) -> str:
    """Return a page's Markdown in a language, or "" where there is no such page yet."""
    name = page if lang == "sv" else page.removesuffix(".md") + ".en.md"
    file = root / "docs" / name
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def handbook(sources: Sources, lang: str, wheel: str, root: Path) -> Payload:
    """Return the handbook's content."""
    parts = content.parts(sources, lang)
    for part, item in zip(parts, sources.model.parts, strict=True):
        for step, model_step in zip(part["steps"], item.steps, strict=True):
            step["blocks"] = step_blocks(sources, model_step, lang, root)
    address = sources.address(lang, "")
    return {
        **content.base(sources, "handbok", lang),
        "parts": parts,
        "wheel": wheel,
        "forms": [_form(form, lang) for form in sources.forms],
        "tools": [_tool(sources, tool_id, lang) for tool_id in _TOOLS],
        "publisher": sources.model.publisher[lang],
        "original": sources.model.original,
        "qr": qr_svg(address),
        "tools_address": sources.address(lang, "verktyg/"),
        "structures_address": sources.address(lang, "strukturer/"),
    }


def step_blocks(sources: Sources, step: Step, lang: str, root: Path) -> list[Payload]:
    """Return a step page's blocks, every question of the step once, in the model's words.

    A question that the page lacks is added with its guidance in short, so that the book is whole.
    """
    text = page_text(root, step.page, lang)
    found = prose.blocks(text, step.page, lang, sources.site_url) if text else []
    found = [block for block in found if block.get("box") != "nyckelfraga"]
    words = sources.templates.common
    questions = {
        item.id: content.question(item, lang, words[f"perspektiv_{item.perspective}"][lang])
        for item in step.questions
    }
    result: list[Payload] = []
    for block in found:
        question = questions.pop(block.get("id", ""), None)
        result.append({"kind": "question", "question": question} if question else block)
    for question in questions.values():
        result.append({"kind": "question", "question": question})
        result.append({"kind": "text", "pieces": [{"text": question["short"]}]})
    return result


def _form(form: dict[str, Any], lang: str) -> Payload:
    return {
        "name": form["namn"][lang],
        "what": form["vad"][lang],
        "fits": form["passar"][lang],
        "not": form["passar_inte"][lang],
    }


def _tool(sources: Sources, tool_id: str, lang: str) -> Payload:
    tool = sources.templates.tools[tool_id]
    return {
        "name": tool.name[lang],
        "purpose": tool.purpose[lang],
        "formats": _FORMATS[tool_id],
        "address": sources.address(lang, f"verktyg/{tool_id}/"),
    }
