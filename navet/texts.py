"""Text in the site's languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

LANGUAGES = ("sv", "en")
DEFAULT_LANGUAGE = "sv"


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
