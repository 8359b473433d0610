"""The text beside the pages of a copy: that it is to be unpacked first, and what it is."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from navet.language.texts import DEFAULT_LANGUAGE

_WIDTH_OF_LINE = 72


def name(lang: str) -> str:
    """Return the name of the file; any program that unpacks a ZIP can write it."""
    return "LAS-MIG.txt" if lang == DEFAULT_LANGUAGE else "README.txt"


def text(words: Mapping[str, str], version: str, day: str, site_url: str) -> str:
    """Return the text, with line breaks that every editor shows; ``site_url`` may be ""."""
    newest = words["disk_lasmig_nyast"].format(adress=site_url) if site_url else ""
    paragraphs = (
        words["sajt"],
        words["disk_lasmig_packa"],
        words["disk_lasmig_vad"],
        words["disk_lasmig_arbetsbok"],
        words["disk_lasmig_version"].format(version=version, dag=day),
        newest,
        words["disk_lasmig_licens"],
    )
    told = (textwrap.fill(one, _WIDTH_OF_LINE, break_long_words=False) for one in paragraphs if one)
    return ("\n\n".join(told) + "\n").replace("\n", "\r\n")
