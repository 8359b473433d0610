"""Runs a job: this is all that a worker process needs to know."""

from __future__ import annotations

from navet.documents.kit import pdf
from navet.documents.kit.job import Job
from navet.documents.tools import BUILDERS


def run(job: Job) -> bytes:
    """Make the job's file and return its bytes."""
    if job.builder in BUILDERS:
        return BUILDERS[job.builder](job.payload)
    if job.form == "png":
        return pdf.png(job.builder, job.payload, job.dpi)
    if job.form == "svg":
        return pdf.svg(job.builder, job.payload)
    return pdf.pdf(job.builder, job.payload)
