"""How long the files take: from nothing, after one changed question, and with nothing changed."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.tables import show
from navet.content import model
from navet.content.model import Model
from navet.documents.build import CACHE, build_all
from navet.documents.manifest import Manifest
from probe.repositories import ROOT

SITE_URL = "https://samverkansnavet.example/"
TIMESTAMP = 1_767_225_600
FOLDERS = ("docs", "modell", "mallar", "overrides", "navet")


def make(root: Path, known: Model) -> tuple[float, Manifest]:
    """Make all files of both languages, and return how many seconds it took and what was made."""
    start = time.perf_counter()
    made = build_all(root, known, root / "ut", site_url=SITE_URL, timestamp=TIMESTAMP)
    return time.perf_counter() - start, made


def with_one_question_changed(known: Model) -> Model:
    """Return the model with other words in its last question."""
    part = known.parts[-1]
    step = part.steps[-1]
    question = step.questions[-1]
    words = replace(question.text, sv="Vad har vi lärt oss, och av vem?")
    step = replace(step, questions=(*step.questions[:-1], replace(question, text=words)))
    part = replace(part, steps=(*part.steps[:-1], step))
    return replace(known, parts=(*known.parts[:-1], part))


def main() -> None:
    """Print the times on a copy of the repository with an empty cache."""
    with TemporaryDirectory() as temporary:
        root = Path(temporary)
        for name in FOLDERS:
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        known = model.load(root)
        nothing, made = make(root, known)
        unchanged, _ = make(root, known)
        one_question, _ = make(root, with_one_question_changed(known))
        kept = sum(file.stat().st_size for file in (root / CACHE).rglob("*") if file.is_file())
    megabytes = sum(item.size for item in made.items) / 1e6
    show(
        f"Filerna: {len(made.items)} stycken på två språk, {megabytes:.1f} MB",
        ["", "sekunder"],
        [
            ["Från ingenting", f"{nothing:.1f}"],
            ["En fråga ändrad", f"{one_question:.1f}"],
            ["Inget ändrat", f"{unchanged:.2f}"],
        ],
    )
    print(f"Mellanlagret är {kept / 1e6:.1f} MB.")


if __name__ == "__main__":
    main()
