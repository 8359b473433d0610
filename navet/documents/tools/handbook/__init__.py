"""The handbook: the model, the guidance of the step pages, forms and templates, to print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypedDict

from navet.content import site
from navet.content.model import Step
from navet.content.places import DOCS, file_of
from navet.documents.kit import payload as data
from navet.documents.kit import prose
from navet.documents.kit.entry import KINDS, PORTRAIT_DPI, Context, Entry, ToolFiles, entry
from navet.documents.kit.job import Job
from navet.documents.kit.payload import PartData, Payload
from navet.documents.kit.prose import Block
from navet.documents.kit.sources import Sources
from navet.look import qr

TOOL = "handbok"
TEMPLATE = "handbok.typ"


class ToolData(TypedDict):
    """A tool, with the kinds of its files in words and its page's address."""

    name: str
    purpose: str
    formats: str
    address: str


class Book(Payload):
    """The handbook's content."""

    parts: list[PartData]
    wheel: str
    forms: list[dict[str, str]]
    tools: list[ToolData]
    publisher: str
    original: str
    qr: str
    tools_address: str
    structures_address: str


def entries(context: Context) -> Iterator[Entry]:
    """Yield the handbook, pictured by its cover."""
    payload = content(context)
    cover: Book = {**payload, "parts": [], "forms": [], "tools": []}
    picture = Job(TEMPLATE, "png", cover, PORTRAIT_DPI)
    yield entry(context, TOOL, (Job(TEMPLATE, "pdf", payload, cost=9), picture))


def content(context: Context) -> Book:
    """Return the handbook's content."""
    sources, lang = context.sources, context.lang
    parts = data.parts(sources, lang)
    for part, item in zip(parts, sources.model.parts, strict=True):
        for step, model_step in zip(part["steps"], item.steps, strict=True):
            step["blocks"] = step_blocks(sources, model_step, lang)
    return {
        **data.base(sources, TOOL, lang),
        "parts": parts,
        "wheel": context.wheel,
        "forms": [_form(form, lang) for form in sources.forms],
        "tools": [
            _tool(sources, tool, made, lang) for tool, made in context.others.items() if made
        ],
        "publisher": sources.model.publisher[lang],
        "original": sources.model.original,
        "qr": qr.drawing(sources.address(lang, "")),
        "tools_address": sources.address(lang, "verktyg/"),
        "structures_address": sources.address(lang, "strukturer/"),
    }


def step_blocks(sources: Sources, step: Step, lang: str) -> list[Block]:
    """Return a step page's blocks, every question of the step once, in the model's words.

    A question that the page lacks is added with its guidance in short, so that the book is whole.
    """
    page, _ = site.read_page(sources.root / DOCS / file_of(step.page, lang), sources.root)
    found = prose.blocks(page.text, page.key, lang, sources.site_url) if page else []
    found = [block for block in found if block.get("box") != "nyckelfraga"]
    questions = {item.id: data.question(sources, item, lang) for item in step.questions}
    result: list[Block] = []
    for block in found:
        question = questions.pop(block.get("id", ""), None)
        result.append({"kind": "question", "question": question} if question else block)
    for question in questions.values():
        result.append({"kind": "question", "question": question})
        result.append({"kind": "text", "pieces": [{"text": question["short"]}]})
    return result


def _form(form: dict[str, Any], lang: str) -> dict[str, str]:
    return {
        "name": form["namn"][lang],
        "what": form["vad"][lang],
        "fits": form["passar"][lang],
        "not": form["passar_inte"][lang],
    }


def _tool(sources: Sources, tool_id: str, made: Iterable[Entry], lang: str) -> ToolData:
    tool = sources.templates.tools[tool_id]
    return {
        "name": tool.name[lang],
        "purpose": tool.purpose[lang],
        "formats": ", ".join(dict.fromkeys(KINDS[one.type] for one in made)),
        "address": sources.address(lang, tool.address),
    }


FILES = ToolFiles(TOOL, entries)
