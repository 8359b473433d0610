"""What the Markdown extensions know about the page that is being rendered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from navet.content.glossary import Term
from navet.content.model import Model
from navet.content.scenario import Answer


@dataclass
class Scope:
    """The page at hand; the build changes it before each page is rendered.

    ``words`` are the labels of the theme in the page's language; ``numbers`` maps source ids to
    their number on the page; ``block`` gives the HTML of a building block; ``href`` gives the
    address of a page, and ``translated`` says whether a page is there in the language at hand;
    ``terms`` is the glossary; ``answers`` holds the invented example's, by language and id.
    ``keeps_lines`` says that a line break in the file means one.
    """

    model: Model
    lang: str = "sv"
    key: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    block: Callable[[str, str], str] = lambda name, argument: ""
    href: Callable[[str], str] = lambda target: target
    translated: Callable[[str], bool] = lambda key: True
    terms: Mapping[str, Term] = field(default_factory=dict)
    answers: Mapping[str, Mapping[str, Answer]] = field(default_factory=dict)
    keeps_lines: bool = False
