"""security.txt (RFC 9116): where to report a vulnerability."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

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
