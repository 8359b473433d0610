"""The words of a page as files repeat them: its sections by id, each with its blocks."""

from __future__ import annotations

from dataclasses import dataclass

from navet.content import pagetexts, site
from navet.content.places import DOCS, file_of
from navet.documents.kit import prose
from navet.documents.kit.prose import Block, Piece
from navet.documents.kit.sources import Sources
from navet.reading.problems import BadData


@dataclass(frozen=True)
class Section:
    """A heading's own text, down to the next heading: its id, words and blocks."""

    id: str
    level: int
    title: str
    blocks: tuple[Block, ...]

    @property
    def texts(self) -> list[list[Piece]]:
        """Return its paragraphs that are not quoted."""
        return [one["pieces"] for one in self._of("text") if not one.get("quote")]

    @property
    def quotes(self) -> list[list[Piece]]:
        """Return its quoted paragraphs."""
        return [one["pieces"] for one in self._of("text") if one.get("quote")]

    @property
    def bullets(self) -> list[list[Piece]]:
        """Return the words of its bullet list."""
        return self._items("list")

    @property
    def steps(self) -> list[list[Piece]]:
        """Return the words of its numbered list."""
        return self._items("numbered")

    @property
    def head(self) -> list[str]:
        """Return the head of its table, in plain words."""
        return [plain(cell) for cell in self._of("table")[0]["head"]]

    @property
    def rows(self) -> list[list[str]]:
        """Return the rows of its table, in plain words."""
        return [[plain(cell) for cell in row] for row in self._of("table")[0]["rows"]]

    def _of(self, kind: str) -> list[Block]:
        return [block for block in self.blocks if block["kind"] == kind]

    def _items(self, kind: str) -> list[list[Piece]]:
        return [
            piece["pieces"]
            for block in self._of(kind)
            for item in block["items"]
            for piece in item[:1]
        ]


@dataclass(frozen=True)
class Excerpts:
    """A page's title, the day of its last review (yyyy-mm-dd), and its sections in order."""

    title: str
    reviewed: str
    sections: tuple[Section, ...]

    def section(self, section_id: str) -> Section:
        """Return a section; KeyError if the page has none of that id."""
        for one in self.sections:
            if one.id == section_id:
                return one
        raise KeyError(section_id)

    def beginning(self, prefix: str) -> list[Section]:
        """Return the sections whose ids begin so, in the page's order."""
        return [one for one in self.sections if one.id.startswith(prefix)]


def read(sources: Sources, key: str, lang: str) -> Excerpts:
    """Return the words of the page at key; BadData if it lacks what the files need of it."""
    page, problems = site.read_page(sources.root / DOCS / file_of(key, lang), sources.root)
    if page is None or problems:
        raise BadData(problems)
    if lacking := list(pagetexts.faults(page)):
        raise BadData(lacking)
    blocks = prose.blocks(page.text, page.key, lang, sources.site_url)
    return Excerpts(
        str(page.meta.get("titel", "")), str(page.meta.get("granskad", "")), _divided(blocks)
    )


def _divided(blocks: list[Block]) -> tuple[Section, ...]:
    starts = [number for number, block in enumerate(blocks) if block["kind"] == "heading"]
    ends = [*starts[1:], len(blocks)]
    return tuple(
        Section(
            blocks[start]["id"],
            blocks[start]["level"],
            plain(blocks[start]["pieces"]),
            tuple(blocks[start + 1 : end]),
        )
        for start, end in zip(starts, ends, strict=True)
    )


def plain(pieces: list[Piece]) -> str:
    """Return the words of pieces, without what they look like."""
    return "".join(piece["text"] for piece in pieces).strip()


def without_label(pieces: list[Piece]) -> list[Piece]:
    """Return pieces without the bold label that they begin with."""
    rest = pieces[1:] if pieces and pieces[0].get("bold") else pieces
    if not rest:
        return rest
    return [{**rest[0], "text": rest[0]["text"].lstrip()}, *rest[1:]]


def label(pieces: list[Piece]) -> str:
    """Return the bold label that pieces begin with, without its colon; "" where there is none."""
    first = pieces[0] if pieces else {}
    return str(first["text"]).rstrip(" :") if first.get("bold") else ""
