"""The index of a built site: what there is to search, kept until a page changes."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from navet.content import glossary
from navet.content.places import url_of
from navet.content.reader import Content
from navet.language.texts import LANGUAGES
from navet.reading import fingerprint
from navet.reading.kept import Kept
from navet.search import bundle, compounds, document, keywords, pages
from navet.search.compounds import PACKAGE
from navet.search.document import Document
from navet.search.keywords import Keywords
from navet.search.pages import SearchPage
from navet.search.vocabulary import Vocabulary
from navet.search.words import fold, words_of

CORE, CASES = "pagefind", "pagefind-exempel"
CACHE = Path(".cache") / "sok"
COMPOUNDS = "sammansattningar.json"
UNFINISHED = "pagar-"
MOST_KEPT = 8
# What the script is told instead of the group of a page that only lists others.
LIST = "lista"
# In many cases, words that stand in this share of them say nothing about any of them.
MANY_CASES = 200
COMMON_SHARE = 0.15


@dataclass(frozen=True)
class Corpus:
    """All documents to index: the core of the site, and its cases.

    ``labels`` are the group and title of each page of the core, by its address.
    """

    core: tuple[Document, ...]
    cases: tuple[Document, ...]
    labels: dict[str, tuple[str, str]]


def write(content: Content, site: Path) -> None:
    """Write the search index of a built site into it; unchanged pages cost no new index."""
    cache = content.root / CACHE
    taken_apart = Kept(cache / COMPOUNDS, compounds.recipe())
    parts = compounds.parts
    known = replace(
        keywords.load(content), parts=lambda word: taken_apart.get(word, lambda: parts(word))
    )
    write_index(pages.read(site), known, site, cache)
    taken_apart.save()


def write_index(read: Iterable[SearchPage], known: Keywords, site: Path, cache: Path) -> None:
    """Write the index of pages into a site; the cache keeps it for pages that do not change."""
    found = corpus(read, known)
    for name, documents in ((CORE, found.core), (CASES, found.cases)):
        shutil.rmtree(site / name, ignore_errors=True)
        if documents:
            shutil.copytree(_cached(cache, documents, name == CORE), site / name)
    names = bundle.names(site / CORE) if found.core else {}
    labels = {names[url]: label for url, label in found.labels.items() if url in names}
    for lang in LANGUAGES if names else ():
        made = Vocabulary(
            _of(found.core, lang),
            _of(found.cases, lang),
            known.stop_words[lang],
            known.misspellings[lang],
            {name: label for name, label in labels.items() if name.startswith(f"{lang}_")},
            known.terms.get(lang, {}),
            names.get(url_of(glossary.PAGE, lang), ""),
        )
        (site / CORE / f"ord-{lang}.gz").write_bytes(made.file())


def _label(page: SearchPage) -> tuple[str, str]:
    return LIST if page.is_list else page.group, page.title


def corpus(found: Iterable[SearchPage], known: Keywords) -> Corpus:
    """Return the documents of pages; in large collections, cases without their commonest words.

    Pages that are read as they are asked for are let go of as soon as their documents are made.
    """
    core: list[Document] = []
    labels: dict[str, tuple[str, str]] = {}
    cases: deque[SearchPage] = deque()
    for page in found:
        if page.is_case:
            cases.append(page)
        else:
            core.append(document.build(page, known))
            labels[page.url] = _label(page)
    return Corpus(tuple(core), tuple(_documents_of(cases, known)), labels)


def _documents_of(cases: deque[SearchPage], known: Keywords) -> Iterator[Document]:
    """Yield each case's document in order, and empty the queue."""
    common = {lang: _common([page for page in cases if page.lang == lang]) for lang in LANGUAGES}
    while cases:
        page = cases.popleft()
        yield document.build(page, known, common[page.lang])


def _common(cases: list[SearchPage]) -> frozenset[str]:
    if len(cases) < MANY_CASES:
        return frozenset()
    counts = Counter(word for page in cases for word in _folded(page))
    return frozenset(word for word, count in counts.items() if count > COMMON_SHARE * len(cases))


def _folded(page: SearchPage) -> set[str]:
    texts = (page.lead, *(section.text for section in page.sections))
    return {fold(word) for text in texts for word in words_of(text)}


def _cached(cache: Path, documents: tuple[Document, ...], with_engine: bool) -> Path:
    """Return a folder with the index of the documents, made now unless it has been made before.

    Several builds may run at once: each makes its index apart and then moves it into place.
    """
    folder = cache / _key(documents, with_engine)
    if folder.exists():
        return folder
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix=UNFINISHED) as temporary:
        made = Path(temporary) / "index"
        bundle.write(documents, made, with_engine)
        with contextlib.suppress(OSError):
            made.rename(folder)
    _prune(cache)
    return folder


def _key(documents: tuple[Document, ...], with_engine: bool) -> str:
    code = fingerprint.of_code(Path(__file__).parent, ("pagefind", PACKAGE))
    parts = (part for one in documents for part in (one.url, one.html))
    return fingerprint.of(code, str(with_engine), *parts)[:20]


def _prune(cache: Path) -> None:
    """Keep the newest indexes only."""
    made = (one for one in cache.iterdir() if one.is_dir())
    finished = [folder for folder in made if not folder.name.startswith(UNFINISHED)]
    finished.sort(key=lambda folder: folder.stat().st_mtime, reverse=True)
    for folder in finished[MOST_KEPT:]:
        shutil.rmtree(folder, ignore_errors=True)


def _of(documents: tuple[Document, ...], lang: str) -> tuple[Document, ...]:
    return tuple(one for one in documents if one.lang == lang)
