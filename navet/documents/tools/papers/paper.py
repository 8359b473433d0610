"""A Word file whose words are a page's own: what it is made of, how it is built, its picture.

A paper is a list of parts, plain data, made by the functions here: headings, text, lists, fields
and tables. What differs between files is only which parts of which page they hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile
from typing import Any

from navet.documents.kit import payload as data
from navet.documents.kit import preview
from navet.documents.kit.entry import BLANK, FILLED, Context, Entry, drawn, entry
from navet.documents.kit.excerpts import Excerpts, plain
from navet.documents.kit.job import Job
from navet.documents.kit.payload import TemplatePayload
from navet.documents.kit.preview import Block
from navet.documents.kit.prose import Piece
from navet.documents.office.controls import Control
from navet.documents.office.opening import begun
from navet.documents.office.word import Paper, TableShape

BUILDER = "page_paper"
Part = dict[str, Any]
_PICTURED = 14
_WIDTH = 17.0
_SHORT = 3


class PaperPayload(TemplatePayload):
    """A paper's content; ``caution`` says what the text is not, and when it was reviewed, or is "".

    ``steps`` say how it is used and are pieces; there are none in an example.
    """

    caution: str
    steps: list[list[Piece]]
    parts: list[Part]


def payload(
    context: Context, title: str, filled: bool, steps: Sequence[list[Piece]], parts: list[Part]
) -> PaperPayload:
    """Return a paper's content.

    ``title`` begins the names of its words: its title and what stands under that.
    """
    base = data.template_base(context.sources, context.tool.id, context.lang, filled)
    words = base["words"]
    named = {"namn": words[f"{title}titel"], "underrubrik": words[f"{title}under"]}
    return {
        **base,
        "words": {**words, **named},
        "caution": "",
        "steps": [] if filled else list(steps),
        "parts": parts,
    }


def with_caution(made: PaperPayload, page: Excerpts) -> PaperPayload:
    """Return a paper that says that it is no legal advice, and when its page was reviewed."""
    said = made["words"]["inte_radgivning"].replace("{datum}", page.reviewed)
    return {**made, "caution": said}


def files(context: Context, name: str, blank: PaperPayload, filled: PaperPayload) -> list[Entry]:
    """Return the entries of a paper that is there both blank and filled in."""
    return [one(context, f"{name}-{BLANK}", blank), one(context, f"{name}-{FILLED}", filled)]


def one(context: Context, file_id: str, made: PaperPayload) -> Entry:
    """Return the entry of a paper."""
    variant = FILLED if made["notice"] else BLANK
    jobs = (Job(BUILDER, "docx", made, cost=2), drawn(picture(made)))
    return entry(context, file_id, jobs, variant)


def heading(text: str, level: int = 2) -> Part:
    """Return a heading of level 1, 2 or 3."""
    return {"kind": "heading", "text": text, "level": level}


def text(pieces: list[Piece], style: str = "Normal") -> Part:
    """Return a paragraph."""
    return {"kind": "text", "pieces": pieces, "style": style}


def labelled(words: str, pieces: list[Piece]) -> Part:
    """Return a paragraph with a bold label."""
    return text([{"text": f"{words}: ", "bold": True}, *pieces])


def bullets(items: list[list[Piece]]) -> Part:
    """Return a bullet list."""
    return {"kind": "bullets", "items": items}


def numbered(items: list[list[Piece]]) -> Part:
    """Return a numbered list."""
    return {"kind": "numbered", "items": items}


def field(tag: str, label: str, placeholder: str, value: str = "") -> Part:
    """Return a field with its label above it."""
    return {"kind": "field", "label": label, **cell(tag, label, placeholder, value)}


def answer(tag: str, alias: str, placeholder: str, value: str = "") -> Part:
    """Return a field whose label stands above it already."""
    return {"kind": "answer", **cell(tag, alias, placeholder, value)}


def cell(
    tag: str, alias: str, placeholder: str, value: str = "", choices: Sequence[str] = ()
) -> Part:
    """Return a table cell to fill in; one with choices is a list to choose from."""
    return {
        "tag": tag,
        "alias": alias,
        "placeholder": placeholder,
        "value": value,
        "choices": list(choices),
    }


def table(
    head: list[str],
    rows: Sequence[Sequence[str | Part]],
    widths: Sequence[float],
    caption: str,
    *,
    high: float = 0.0,
) -> Part:
    """Return a table; widths are shares of the page's, and the first column names each row.

    ``high`` is a row's least height in centimetres, for those who write by hand. A
    short table stays on one page.
    """
    whole = sum(widths)
    return {
        "kind": "table",
        "head": head,
        "rows": [list(row) for row in rows],
        "widths": [round(_WIDTH * width / whole, 2) for width in widths],
        "caption": caption,
        "high": high,
        "together": len(rows) <= _SHORT,
    }


def page_break() -> Part:
    """Return the end of a page."""
    return {"kind": "break"}


def build(made: PaperPayload) -> bytes:
    """Return the paper as .docx."""
    words = made["words"]
    paper = begun(made)
    if made["caution"]:
        paper.paragraph(made["caution"], "Small")
    if made["steps"]:
        paper.paragraph(words["sa_har"], "Field label")
        paper.steps(made["steps"])
    for part in made["parts"]:
        _add(paper, part)
    paper.paragraph(words["oberoende"], "Small")
    paper.paragraph(f"{words['kallor_pa_webben']} {words['licens']}.", "Small")
    paper.link(words["las_mer"], made["tool_address"])
    return paper.to_bytes(made["timestamp"])


def _add(paper: Paper, part: Part) -> None:
    kind = part["kind"]
    if kind == "heading":
        paper.heading(part["text"], part["level"], "Clause" if part["level"] == 2 else "")
    elif kind == "text":
        paper.rich(part["pieces"], part["style"])
    elif kind == "bullets":
        paper.bullets(part["items"])
    elif kind == "numbered":
        paper.steps(part["items"])
    elif kind == "field":
        paper.labelled(part["label"], _control(part))
    elif kind == "answer":
        paper.field(_control(part))
    elif kind == "mixed":
        paper.mixed([_control(one) if "tag" in one else one for one in part["pieces"]])
    elif kind == "break":
        paper.page_break()
    else:
        _table(paper, part)


def _control(part: Part) -> Control:
    if part["choices"]:
        choices = {str(number): one for number, one in enumerate(part["choices"], 1)}
        return Control(part["tag"], part["alias"], part["placeholder"], "", "list", choices)
    return Control(part["tag"], part["alias"], part["placeholder"], part["value"])


def _table(paper: Paper, part: Part) -> None:
    rows = [[one if isinstance(one, str) else _control(one) for one in row] for row in part["rows"]]
    shape = TableShape(
        tuple(part["widths"]),
        part["caption"],
        part["caption"],
        row_headers=True,
        min_height=part["high"],
        together=part["together"],
    )
    paper.table(part["head"], rows, shape)


def picture(made: PaperPayload) -> Block:
    """Return the picture of the first page."""
    blocks = preview.opening(made)
    if made["caution"]:
        blocks.append({"kind": "text", "text": made["caution"]})
    if made["steps"]:
        items = [plain(step) for step in made["steps"]]
        blocks.append({"kind": "steps", "title": made["words"]["sa_har"], "items": items})
    for part in islice(takewhile(_is_on_first_page, made["parts"]), _PICTURED):
        blocks += _drawn(part)
    return preview.paper(made, blocks)


def _is_on_first_page(part: Part) -> bool:
    return bool(part["kind"] != "break")


def _drawn(part: Part) -> list[Block]:
    kind = part["kind"]
    if kind == "heading":
        drawn_as = [{"kind": "clause", "text": part["text"]}]
    elif kind == "text":
        drawn_as = [{"kind": "text", "text": plain(part["pieces"])}]
    elif kind == "mixed":
        said = [one.get("text") or f"{one['placeholder']} " for one in part["pieces"]]
        drawn_as = [{"kind": "text", "text": "".join(said)}]
    elif kind == "field":
        drawn_as = [{"kind": "question", "text": part["label"], "info": ""}, _answer(part)]
    elif kind == "answer":
        drawn_as = [_answer(part)]
    elif kind == "table":
        rows = [
            [_pictured(one, not place) for place, one in enumerate(row)] for row in part["rows"]
        ]
        shape = {"widths": part["widths"], "head": part["head"], "rows": rows}
        drawn_as = [{"kind": "table", **shape}]
    else:
        items = [plain(item) for item in part.get("items", [])]
        drawn_as = [{"kind": "list", "items": items}] if items else []
    return drawn_as


def _pictured(one: str | Part, first: bool) -> Block:
    if isinstance(one, str):
        return {"kind": "name" if first else "answer", "text": one}
    return _answer(one)


def _answer(part: Part) -> Block:
    value = part["value"]
    return {"kind": "answer" if value else "help", "text": value or part["placeholder"]}
