"""What the easy pages say, for the files: their pages in order, and each step's questions."""

from __future__ import annotations

from dataclasses import dataclass

from navet.content import easy, site
from navet.content.model import Step
from navet.content.places import DOCS, ENDING
from navet.content.site import Page
from navet.documents.kit.sources import Sources
from navet.reading.problems import BadData

TOOL = "enkel"
_START = f"{easy.FOLDER}/index.md"
_KEY_SECTION = "nyckelfraga"


@dataclass(frozen=True)
class EasyPage:
    """A page in easy Swedish; ``step`` is the step that it retells, with its part's number."""

    page: Page
    title: str
    step: Step | None
    part: int

    @property
    def questions(self) -> list[easy.EasyQuestion]:
        """Return the questions of the step in easy words."""
        return list(easy.questions(self.page))

    @property
    def meaning(self) -> list[str]:
        """Return what MUCF's key question means, in lines: what stands below its box.

        The first paragraph there says whose the question is.
        """
        found = self.page.scan
        heading = next((one for one in found.headings if one.id == _KEY_SECTION), None)
        if heading is None:
            return []
        end = found.ends_at(heading)
        under = [
            part for part in found.paragraphs if heading.line < part.line < end and not part.box
        ]
        return [line for part in under[1:] for line in part.text.split("\n")]


def start(sources: Sources) -> Page:
    """Return the start page; BadData if it cannot be read."""
    return _read(sources, _START)


def pages(sources: Sources) -> list[EasyPage]:
    """Return the easy pages in the order in which their start page names them.

    BadData if one of them cannot be read.
    """
    links = start(sources).scan.links
    names = [link.address for link in links if "/" not in link.address]
    keys = dict.fromkeys(f"{easy.FOLDER}/{name}" for name in names if name.endswith(ENDING))
    return [_easy(sources, _read(sources, key)) for key in keys]


def steps(found: list[EasyPage]) -> list[tuple[EasyPage, Step]]:
    """Return the pages that retell a step, each with its step, in the model's order."""
    told = [(page, page.step) for page in found if page.step is not None]
    return sorted(told, key=lambda pair: pair[1].number)


def _read(sources: Sources, key: str) -> Page:
    page, problems = site.read_page(sources.root / DOCS / key, sources.root)
    if page is None or problems:
        raise BadData(problems)
    return page


def _easy(sources: Sources, page: Page) -> EasyPage:
    step = easy.step_of(page, sources.model)
    part = sources.model.part(step.part_id).number if step else 0
    return EasyPage(page, str(page.meta.get("titel", "")), step, part)
