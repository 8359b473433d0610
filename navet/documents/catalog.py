"""The list of all files, made of what each tool says of its own."""

from __future__ import annotations

from itertools import chain

from navet.documents.kit.entry import Context, Entry
from navet.documents.kit.sources import Sources
from navet.documents.tools import ALL, handbook


def entries(sources: Sources, lang: str, wheel: str) -> list[Entry]:
    """Return the files of one language, in the order in which readers meet them.

    ``wheel`` is the picture of the model as SVG.
    """
    tools = sources.templates.tools
    made: dict[str, tuple[Entry, ...]] = {
        files.id: tuple(files.entries(Context(sources, lang, wheel, tools[files.id])))
        for files in ALL
        if files is not handbook.FILES
    }
    book = Context(sources, lang, wheel, tools[handbook.TOOL], made)
    whole = made | {handbook.TOOL: tuple(handbook.entries(book))}
    return list(chain.from_iterable(whole[files.id] for files in ALL))
