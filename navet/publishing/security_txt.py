"""security.txt (RFC 9116): where to report a vulnerability."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

from navet.reading.settings import EPOCH

PATH = ".well-known/security.txt"
VALID_FOR = timedelta(days=365)


def expires(built: int) -> datetime:
    """Return when a file written at `built`, seconds since 1970, stops being valid."""
    return datetime.fromtimestamp(built, UTC) + VALID_FOR


def security_txt(site_url: str, repo_url: str, built: int) -> str:
    """Return the file's text; it expires a year after `built`, seconds since 1970.

    Reports go to the repository if there is one, else to the site's page about itself.
    Source: https://www.rfc-editor.org/rfc/rfc9116
    """
    contact = repo_url or f"{site_url}om/"
    return (
        f"Contact: {contact}\n"
        f"Expires: {expires(built):%Y-%m-%dT%H:%M:%SZ}\n"
        "Preferred-Languages: sv, en\n"
        f"Canonical: {site_url}{PATH}\n"
    )


def notices(built: int) -> list[str]:
    """Return what whoever builds the site should know of the file, in whole sentences.

    One that has expired is still written: the same SOURCE_DATE_EPOCH shall give the same bytes on
    whatever day.
    """
    ends = expires(built)
    if ends.timestamp() >= time.time():
        return []
    return [
        f"{PATH} har redan gått ut, den {ends:%Y-%m-%d}. Den gäller ett år från {EPOCH} eller den "
        f"senaste ändringen i Git. Bygg med en nyare {EPOCH}, eller lägg upp sajten utan den filen."
    ]
