"""Swedish and English belong together: the same pages, the same anchors, in the same order."""

from __future__ import annotations

from collections.abc import Iterator

from navet.problems import Problem
from navet.site import Page, Site

MAY_LACK_ENGLISH = ("exempel",)


def check(site: Site) -> Iterator[Problem]:
    """Yield pages that lack their other language and headings whose ids differ."""
    for (key, lang), page in site.pages.items():
        other = site.page(key, "en" if lang == "sv" else "sv")
        if other is None:
            yield from _alone(page)
        elif lang == "en":
            yield from _anchors(other, page)


def _alone(page: Page) -> Iterator[Problem]:
    if page.lang == "sv" and page.kind in MAY_LACK_ENGLISH:
        return
    stem = page.path.removesuffix(".md").removesuffix(".en")
    lacking, name = (f"{stem}.en.md", "engelsk") if page.lang == "sv" else (f"{stem}.md", "svensk")
    yield Problem(
        page.path,
        1,
        "sprak",
        f"Sidan har ingen {name} version.",
        f"Skapa {lacking} med samma rubriker och samma id:n.",
    )


def _anchors(swedish: Page, english: Page) -> Iterator[Problem]:
    ours = [(h.level, h.id) for h in swedish.scan.headings]
    theirs = [(h.level, h.id) for h in english.scan.headings]
    if ours == theirs:
        return
    swedish_ids, english_ids = {name for _, name in ours}, {name for _, name in theirs}
    yield from _only_in(english, swedish, english_ids - swedish_ids)
    yield from _only_in(swedish, english, swedish_ids - english_ids)
    if swedish_ids == english_ids:
        index = next(
            i for i, pair in enumerate(zip(ours, theirs, strict=False)) if pair[0] != pair[1]
        )
        heading = english.scan.headings[index]
        yield Problem(
            english.path,
            heading.line,
            heading.id or heading.text,
            "Rubriken står i en annan ordning eller på en annan nivå än på den svenska sidan.",
            f"Låt rubrikerna följa {swedish.path}.",
        )


def _only_in(page: Page, other: Page, names: set[str]) -> Iterator[Problem]:
    for heading in page.scan.headings:
        if heading.id in names:
            yield Problem(
                page.path,
                heading.line,
                heading.id or heading.text,
                f"Rubrikens id finns inte i {other.path}.",
                "Ge rubrikerna samma id på båda språken, eller lägg till den som saknas.",
            )
