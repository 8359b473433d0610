"""The words that search knows, for the reader's browser: spelling, compounds, which pages are core.

One file a language: a line of JSON (see ``Vocabulary``), then the words, one a line, in three
parts with an empty line between them: names of things, other words of the core, words of cases.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

from navet.search.document import Document
from navet.search.words import fold

MOST_CASE_WORDS = 4_000
_LEAST = 3
_LONGEST = 24
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Vocabulary:
    """What goes into a language's file.

    ``labels`` gives the group and title of each core page by Pagefind's name for it;
    ``stop_words`` are folded; ``misspellings`` gives the right word by a wrong one. ``terms`` gives
    the anchor and name of each entry of the glossary by folded phrase, ``glossary`` Pagefind's
    name for its page, "" if there is none.
    """

    core: tuple[Document, ...]
    cases: tuple[Document, ...]
    stop_words: frozenset[str]
    misspellings: dict[str, str]
    labels: dict[str, tuple[str, str]]
    terms: dict[str, tuple[str, str]] = field(default_factory=dict)
    glossary: str = ""

    def file(self) -> bytes:
        """Return the file's contents, compressed; the same words give the same bytes."""
        head = {
            "stop": " ".join(sorted(self.stop_words)),
            "fall": len(self.cases),
            "sidor": dict(sorted(self.labels.items())),
            "ordlista": self.glossary,
            "ord": dict(sorted(self.terms.items())),
            "fel": {fold(wrong): right for wrong, right in sorted(self.misspellings.items())},
        }
        taken: set[str] = set(self.stop_words)
        parts = [
            _part((document.names for document in self.core), taken),
            _part((document.words for document in self.core), taken),
            _part(
                ((*document.names, *document.words) for document in self.cases),
                taken,
                MOST_CASE_WORDS,
            ),
        ]
        lines = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
        text = "\n\n".join([lines, *("\n".join(part) for part in parts)])
        return gzip.compress(text.encode(), compresslevel=9, mtime=0)


def _part(lists: Iterable[tuple[str, ...]], taken: set[str], most: int | None = None) -> list[str]:
    """Return the words that are not taken, as they are usually written, and mark them as taken."""
    counts = Counter(chain.from_iterable(lists))
    worth = ((word, count) for word, count in counts.items() if _worth(word))
    usual: dict[str, str] = {}
    for word, _ in sorted(worth, key=lambda pair: (-pair[1], pair[0])):
        usual.setdefault(fold(word), word)
    found = [word for folded, word in usual.items() if folded not in taken][:most]
    taken.update(map(fold, found))
    return sorted(found)


def _worth(word: str) -> bool:
    return _LEAST <= len(word) <= _LONGEST and not _DIGIT.search(word)
