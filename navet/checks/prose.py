"""What an editor should read again: notices, which stop no build.

Each is a fault of a kind that has been found on the site: a text that is hard to read although its
words are easy, and a statement that is not what its source makes it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from navet.checks.clean import Clean
from navet.content.citations import keys_of
from navet.content.registers import Source
from navet.content.site import Page, Site
from navet.language import sentences
from navet.language.readability import plain, words
from navet.reading.problems import Problem
from navet.reading.scan import Paragraph

FILE = Path(".cache") / "redaktion.json"
SHORT_WORDS = 6
"""A sentence of fewer words than this is very short."""
MOST_SHORT = 1 / 5
LEAST_SENTENCES = 15
STATUTES = "sfs-"
_HEDGE = re.compile(r"\b(?:troligen|troligtvis|sannolikt|förmodligen|probably|presumably)\b", re.I)
_NOBODY = re.compile(
    r"\b(?:enligt (?:uppgift(?:er)?|vissa|många|flera|källor|obekräftade)\b|det (?:sägs|uppges) att"
    r"|according to (?:some|many|several|sources|reports)\b|reportedly\b|it is said that)",
    re.I,
)
_NOW = re.compile(
    r"\b(?:pågår|just nu|för närvarande|är i gång|is running|is under way|ongoing|currently"
    r"|at present)\b",
    re.I,
)
# Words in bold that say what a paragraph is, such as **Tecken.**, are no sentence.
_LABEL = re.compile(r"^\*\*[^*]{1,60}\*\*[.:]?\s*")
_CITATION = re.compile(r"\[@([^\]]+)\]")
# A source stands after the full stop of the sentence that it is cited for.
_CITED_AFTER = re.compile(r"([.?!])\s*(\[@[^\]]+\])")
_ENDED = re.compile(r"[–-](?:[^–,;]*\s)?(\d{4})$")


def notices(
    site: Site, sources: Mapping[str, Source], today: datetime.date | None = None
) -> Iterator[Problem]:
    """Yield a notice for each place that an editor should read again, page by page.

    ``today`` is the day that a period is over before. The easy pages have rules of their own. Pages
    known to have none are passed over.
    """
    year = (today or datetime.date.today()).year
    clean = Clean(site, str(year), *sorted(sources), file=FILE)
    marked: set[str] = set()
    for (key, _), page in clean.unknown().pages.items():
        if not page.traits.is_easy:
            found = list(_notices(page, sources, year))
            marked.update({key} if found else ())
            yield from found
    clean.remember(marked)


def _notices(page: Page, sources: Mapping[str, Source], year: int) -> Iterator[Problem]:
    yield from _choppy(page)
    ended = page.traits.is_case and _has_ended(str(page.meta.get("period") or ""), year)
    for paragraph in _running(page):
        yield from _hedged_statutes(page, paragraph, sources)
        yield from _nobody(page, paragraph)
        if ended:
            yield from _present_tense(page, paragraph)


def _running(page: Page) -> Iterator[Paragraph]:
    return (one for one in page.scan.paragraphs if one.kind == "text")


def _choppy(page: Page) -> Iterator[Problem]:
    """Yield a notice if more than one sentence in five of the running text is very short."""
    bare = (plain(_LABEL.sub("", one.text)) for one in _running(page))
    found = [sentence for text in bare for sentence in sentences.split(text)]
    short = [text for text in found if len(words(text)) < SHORT_WORDS]
    if len(found) < LEAST_SENTENCES or len(short) <= MOST_SHORT * len(found):
        return
    first = ", ".join(f"”{text}”" for text in short[:3])
    yield Problem(
        page.path,
        page.body_line,
        "korta",
        f"{len(short)} av {len(found)} meningar har färre än {SHORT_WORDS} ord, till exempel "
        f"{first}.",
        "Bind ihop meningar där tanken hör ihop.",
    )


def _hedged_statutes(
    page: Page, paragraph: Paragraph, sources: Mapping[str, Source]
) -> Iterator[Problem]:
    """Yield a notice for a sentence that says of a statute that something is probably so."""
    for text in sentences.split(_CITED_AFTER.sub(r" \2\1", paragraph.text)):
        cited = {key for found in _CITATION.findall(text) for key in keys_of(found)}
        statutes = [key for key in cited & sources.keys() if key.startswith(STATUTES)]
        if statutes and _HEDGE.search(text):
            yield Problem(
                page.path,
                paragraph.line,
                "gardering",
                f"Meningen garderar sig mot en lag: ”{sentences.start(plain(text))}”",
                "Läs paragrafen och skriv vad som står. Är det en tolkning, skriv vems.",
            )


def _nobody(page: Page, paragraph: Paragraph) -> Iterator[Problem]:
    for found in _NOBODY.finditer(paragraph.plain):
        yield Problem(
            page.path,
            paragraph.line,
            "avsandare",
            f"”{found.group()}” säger inte vem som har sagt det.",
            "Skriv vem, eller ta bort uppgiften.",
        )


def _present_tense(page: Page, paragraph: Paragraph) -> Iterator[Problem]:
    for text in sentences.split(paragraph.plain):
        if found := _NOW.search(text):
            yield Problem(
                page.path,
                paragraph.line,
                "presens",
                f"Perioden är slut, men texten säger ”{found.group()}”: ”{sentences.start(text)}”",
                "Skriv vad som hände, i dåtid, eller rätta perioden.",
            )


def _has_ended(period: str, year: int) -> bool:
    """Return whether a period ends with a year that has passed."""
    found = _ENDED.search(period.strip())
    return found is not None and int(found.group(1)) < year
