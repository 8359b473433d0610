"""Runs a job: this is all that a worker process needs to know."""

from __future__ import annotations

from xlsxwriter.exceptions import XlsxWriterException

from navet.documents.kit import pdf
from navet.documents.kit.job import Job
from navet.documents.tools import BUILDERS
from navet.reading.problems import BadData, Problem, shown


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
    if job.builder in BUILDERS:
        return BUILDERS[job.builder](job.payload)
    if job.form == "png":
        return pdf.png(job.builder, job.payload, job.dpi)
    if job.form == "svg":
        return pdf.svg(job.builder, job.payload)
    return pdf.pdf(job.builder, job.payload)
