"""A job makes one file out of one payload; this is all that a worker process needs to know."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from xlsxwriter.exceptions import XlsxWriterException

from navet.documents import diary, letter, pdf, plan_excel, plan_word, risk_excel, risk_word
from navet.documents.content import Payload
from navet.problems import BadData, Problem, shown

OFFICE: dict[str, Callable[[Payload], bytes]] = {
    "diary": diary.build,
    "letter": letter.build,
    "plan_excel": plan_excel.build,
    "plan_word": plan_word.build,
    "risk_excel": risk_excel.build,
    "risk_word": risk_word.build,
}
LIBRARIES = ("typst", "python-docx", "XlsxWriter", "segno", "fontpkg-source-sans-3", "lxml")
_SHARED_TEMPLATES = ("grund.typ", "hjul.typ")


@dataclass(frozen=True)
class Job:
    """What to make: a builder ("diary", or a Typst template and a form) and its payload."""

    builder: str
    form: str
    payload: Payload
    dpi: float = 0.0

    @property
    def key(self) -> str:
        """Return what the bytes depend on, as a fingerprint: content, code, templates, versions."""
        recipe = [self.builder, self.form, self.dpi, self.payload, code_of(self.builder)]
        text = json.dumps(recipe, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


def run(job: Job) -> bytes:
    """Make the job's file and return its bytes; BadData if its content cannot be made into one."""
    try:
        return _made(job)
    except BadData:
        raise
    except (LookupError, ValueError, TypeError, ArithmeticError, XlsxWriterException) as error:
        name = f"{job.builder} ({job.form}, {job.payload.get('lang', '')})"
        message = f"Filen går inte att göra: {type(error).__name__} {shown(error)}."
        remedy = "Se över det som senast ändrades i modell/, eller hämta tillbaka det."
        raise BadData([Problem("modell/mallar.yml", 1, name, message, remedy)]) from error


def _made(job: Job) -> bytes:
    if job.form in ("docx", "xlsx"):
        return OFFICE[job.builder](job.payload)
    if job.form == "png":
        return pdf.png(job.builder, job.payload, job.dpi)
    if job.form == "svg":
        return pdf.svg(job.builder, job.payload)
    return pdf.pdf(job.builder, job.payload)


@lru_cache(maxsize=64)
def code_of(builder: str) -> str:
    """Return the fingerprint of the code behind a builder, read once in each process."""
    folder = Path(__file__).parent
    if builder.endswith(".typ"):
        files = [pdf.FOLDER / name for name in (*_SHARED_TEMPLATES, builder)]
        files.append(folder / "pdf.py")
    else:
        files = [*sorted(folder.glob("*.py")), pdf.FOLDER / "hjul.typ"]
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    for name in LIBRARIES:
        digest.update(f"{name}=={version(name)}".encode())
    return digest.hexdigest()
