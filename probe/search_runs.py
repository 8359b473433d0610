"""Asks the real search a list of questions in Chromium, for the ranking test and the benchmark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from probe.repositories import ROOT

TOP = 3
LISTS = (ROOT / "probe" / "sokfragor.tsv", ROOT / "probe" / "sokfragor-egna.tsv")
_SEARCH = """async ({question, module}) => {
  const {search} = await import(module);
  const from = performance.now();
  const {hits} = await search(question);
  const shown = await Promise.all(hits.slice(0, 10).map((hit) => hit.data()));
  return {count: hits.length, ms: performance.now() - from, urls: shown.map((one) => one.url)};
}"""


@dataclass(frozen=True)
class Question:
    """What is asked, in which language, and the beginnings of the addresses that answer it."""

    lang: str
    text: str
    wanted: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """The first hits as paths from the site's root, the number of all hits, and the time in ms."""

    question: Question
    paths: tuple[str, ...]
    count: int
    ms: float

    @property
    def right(self) -> bool:
        """Return whether a wanted page is among the first three."""
        return any(path.startswith(self.question.wanted) for path in self.paths[:TOP])

    def __str__(self) -> str:
        return f"{self.question.text!r}: {', '.join(self.paths[:TOP]) or 'inga träffar'}"


def questions(file: Path, lang: str) -> list[Question]:
    """Return the questions of a language in a list."""
    rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
    return [Question(row[0], row[1], tuple(row[2].split("|"))) for row in rows if row[0] == lang]


def ask(page: Any, base: str, asked: Iterable[Question]) -> list[Answer]:
    """Ask the site at base, which page shows a page of, in the language of that page."""
    answers = []
    for question in asked:
        found = page.evaluate(
            _SEARCH, {"question": question.text, "module": f"{base}assets/engine.js"}
        )
        paths = tuple("/" + url.removeprefix(base) for url in found["urls"])
        answers.append(Answer(question, paths, found["count"], found["ms"]))
    return answers


def share_right(answers: list[Answer]) -> float:
    """Return the share of the answers that are right, in percent."""
    return 100 * sum(answer.right for answer in answers) / len(answers)


def start_page(base: str, lang: str) -> str:
    """Return the address of a language's start page."""
    return base if lang == "sv" else f"{base}{lang}/"
