"""Text in the site's languages."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

LANGUAGES = ("sv", "en")
_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
DEFAULT_LANGUAGE = "sv"
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


@dataclass(frozen=True)
class Text:
    """The same text in Swedish and English; ``text["sv"]`` gives one of them."""

    sv: str
    en: str

    def __getitem__(self, lang: str) -> str:
        if lang not in LANGUAGES:
            raise KeyError(lang)
        return self.sv if lang == "sv" else self.en


def text_of(data: dict[str, Any]) -> Text:
    """Return the text in a mapping with the keys sv and en."""
    return Text(str(data["sv"]), str(data["en"]))


def placeholders(text: str) -> list[str]:
    """Return what is to be filled in in a text, such as "{antal}", in order."""
    return _PLACEHOLDER.findall(text)


def decoded(text: str) -> str:
    """Return text with its character references as the characters a reader sees ("&#64;" is @).

    Source: https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references
    """
    return _REFERENCE.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text
