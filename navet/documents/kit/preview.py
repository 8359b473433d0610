"""What pictures of Word and Excel files are drawn from: the words of the files themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from navet.documents.kit.payload import TemplatePayload

Block = dict[str, Any]
_SHARED = ("lang", "words", "look", "timestamp")


def _shared(payload: TemplatePayload) -> Block:
    known: Mapping[str, Any] = payload
    return {key: known[key] for key in _SHARED}


def paper(payload: TemplatePayload, blocks: list[Block]) -> Block:
    """Return the picture of an upright page of Word."""
    return {**_shared(payload), "kind": "paper", "blocks": blocks}


def opening(payload: TemplatePayload) -> list[Block]:
    """Return what the first page of a Word file begins with."""
    words = payload["words"]
    blocks: list[Block] = [
        {"kind": "title", "kicker": words["webbplats"], "text": words["namn"]},
        {"kind": "subtitle", "text": words["underrubrik"]},
    ]
    if payload["notice"]:
        blocks.append({"kind": "notice", "text": payload["notice"]})
    return blocks


def sheet(payload: TemplatePayload, **parts: Any) -> Block:
    """Return the picture of a sheet of Excel: its title, subtitle, head, widths, rows and part."""
    return {**_shared(payload), "kind": "sheet", "notice": payload["notice"], **parts}
