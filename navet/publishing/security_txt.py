"""security.txt (RFC 9116): where to report a vulnerability."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

from navet.content.identity import Identity
from navet.reading.settings import EPOCH, Settings

PATH = ".well-known/security.txt"
VALID_FOR = timedelta(days=365)


def expires(built: int) -> datetime:
    """Return when a file written at `built`, seconds since 1970, stops being valid."""
    return datetime.fromtimestamp(built, UTC) + VALID_FOR


def security_txt(settings: Settings, identity: Identity, built: int) -> str:
    """Return the file's text; it expires a year after `built`, seconds since 1970.

    The first way to reach somebody is the one that the copy prefers: e-mail, web page, repository.
    A copy that has none sends readers to its page about itself.
    Source: https://www.rfc-editor.org/rfc/rfc9116
    """
    site_url = settings.site_url
    ways = (f"mailto:{identity.email}" if identity.email else "", identity.page, settings.repo_url)
    contacts = [way for way in ways if way] or [f"{site_url}om/"]
    told = "".join(f"Contact: {contact}\n" for contact in contacts)
    return (
        f"{told}"
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
