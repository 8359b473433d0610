"""A job makes one file out of one payload; its key says what the file's bytes depend on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from navet.documents.kit import pdf

LIBRARIES = ("typst", "python-docx", "XlsxWriter", "segno", "fontpkg-source-sans-3", "lxml")
_CODE = Path(__file__).parents[2]


@dataclass(frozen=True)
class Job:
    """What to make: a builder (a tool's, such as "plan_excel", or a Typst template) and a payload.

    ``form`` is the file's ending. ``dpi`` matters to PNG alone. ``cost`` is about how many times
    longer than a page of PDF it takes, so that jobs can be shared out.
    """

    builder: str
    form: str
    payload: Mapping[str, object]
    dpi: float = 0.0
    cost: float = 1.0

    @property
    def key(self) -> str:
        """Return what the bytes depend on, as a fingerprint: content, code, templates, versions."""
        recipe = [self.builder, self.form, self.dpi, self.payload, code_mark()]
        text = json.dumps(recipe, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


@lru_cache(maxsize=1)
def code_mark() -> str:
    """Return the fingerprint of all code, all Typst templates and the libraries that make files.

    It is read once in each process.
    """
    digest = hashlib.sha256()
    for file in [*sorted(_CODE.rglob("*.py")), *sorted(pdf.FOLDER.glob("*.typ"))]:
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    for name in LIBRARIES:
        digest.update(f"{name}=={version(name)}".encode())
    return digest.hexdigest()
