"""All checks of the content, in one report: what ``make check`` and the build both give."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from navet.checks import (
    assets,
    colours,
    counts,
    dates,
    documents,
    easy,
    frame,
    identity,
    layout,
    leftovers,
    letters,
    marks,
    markup,
    meetings,
    menu,
    news,
    pairs,
    picture,
    prose,
    questions,
    references,
    scripts,
    selfcheck,
    shapes,
    structures,
    titles,
    translations,
    writing,
)
from navet.checks import blocks as blocks_check
from navet.checks.cases import front_matter as cases_check
from navet.checks.clean import Clean
from navet.content import blocks, citations, reader, words
from navet.content.reader import Content, Unsound
from navet.content.site import Site
from navet.reading import settings
from navet.reading.problems import Problem


@dataclass(frozen=True)
class Report:
    """What a check found: sorted problems, which stop a build, and notices, which do not.

    Notices stand in the order to take them up in.
    """

    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...] = ()
    summary: str = ""

    def __str__(self) -> str:
        """Return the whole report in Swedish, with the count last."""
        lines = [str(problem) for problem in self.problems]
        lines += [f"Att se över: {notice}" for notice in self.notices]
        return "\n".join([*lines, self.summary])

    def annotations(self) -> str:
        """Return the report as GitHub Actions annotations."""
        lines = [problem.annotation() for problem in self.problems]
        lines += [notice.annotation("notice") for notice in self.notices]
        return "\n".join(lines)


def check(content: Content) -> Report:
    """Return every problem of every page, in both languages."""
    missing = tuple(reader.missing(content.root, blocks.FOLDER, words.FOLDER))
    if missing:
        return Report(missing, (), _count(missing))
    found = settings.problems()
    found += _page_problems(content.root, content.site, content.registers.shapes)
    found += menu.check(content.site, content.registers)
    found += news.check(content.site, content.registers)
    found += counts.check(content.site, content.registers)
    found += meetings.check(content.site, content.registers)
    found += selfcheck.check(content.site, content.registers)
    found += shapes.check_all(content.site, content.registers)
    found += citations.check(content.site, content.registers)
    found += identity.check(content.site, content.registers)
    found += structures.check(content.site, content.registers)
    found += blocks_check.check(content.site, content.registers)
    found += references.check(content.site, content.registers)
    found += translations.check(content.registers)
    found += colours.check(content.site, content.registers)
    found += documents.check(content.site, content.registers)
    found += picture.check(content.site, content.registers)
    found += letters.check(content.site, content.registers)
    found += cases_check.check(content.root, content.model, content.registers, content.site)
    problems = tuple(sorted(set(found)))
    sources = content.registers.sources
    notices = (*cases_check.notices(content.site), *prose.notices(content.site, sources))
    return Report(problems, notices, _summary(content, problems))


def _page_problems(root: Path, pages: Site, wanted: shapes.Shapes) -> list[Problem]:
    """Return what can be said of the pages without the registers other than the pages' shapes."""
    differing, others = _within_pages(pages, wanted)
    found = [*pages.problems, *differing, *others]
    found += questions.check(pages, {(problem.path, problem.id) for problem in differing})
    found += dates.check(pages)
    found += markup.check(pages, blocks.names(root))
    found += easy.check(pages)
    found += assets.check(pages)
    found += frame.check(pages)
    found += scripts.check(root)
    return found


def _within_pages(pages: Site, wanted: shapes.Shapes) -> tuple[list[Problem], list[Problem]]:
    """Return what the two languages of a page differ in, and what else a page alone decides.

    Pages known to be without fault are passed over, unless another is not: what is said of that one
    may rest on what the others are like.
    """
    clean = Clean(pages, repr(pages.model), repr(wanted))
    found = _looked_into(clean.unknown(), wanted)
    if any(found):
        return _looked_into(pages, wanted)
    clean.remember()
    return found


def _looked_into(pages: Site, wanted: shapes.Shapes) -> tuple[list[Problem], list[Problem]]:
    others = [*layout.check(pages), *marks.check(pages), *writing.check(pages)]
    others += titles.check(pages)
    return list(pairs.check(pages, wanted)), [*others, *leftovers.check(pages)]


def run(root: Path) -> Report:
    """Return the report on the repository at root; never an exception because of its content."""
    return examine(root)[1]


def examine(root: Path) -> tuple[Content | None, Report]:
    """Return the content of the repository at root, None if it cannot be used, and the report."""
    try:
        content = reader.read(root)
    except Unsound as error:
        problems = error.problems
        if error.site is not None:
            problems = tuple(sorted({*problems, *_page_problems(root, error.site, {})}))
        return None, Report(problems, (), _count(problems))
    return content, check(content)


def _summary(content: Content, problems: tuple[Problem, ...]) -> str:
    if problems:
        return _count(problems)
    pages = content.site.pages.values()
    swedish = sum(1 for page in pages if page.lang == "sv")
    return (
        f"Inga problem: {swedish} sidor på svenska och {len(content.site.pages) - swedish} på "
        f"engelska, {len(content.model.questions)} följdfrågor och "
        f"{len(content.model.steps)} nyckelfrågor."
    )


def _count(problems: tuple[Problem, ...]) -> str:
    files = len({problem.path for problem in problems if problem.line})
    where = f" i {files} {'fil' if files == 1 else 'filer'}" if files else ""
    return f"{len(problems)} problem{where}."
