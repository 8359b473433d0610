"""The site's own addresses: configuration from the environment, with documented defaults."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

DEFAULT_SITE_URL = "https://samverkansnavet.example/"


@dataclass(frozen=True)
class Settings:
    """Where the site will live (``site_url``, with a slash last) and its repository or ""."""

    site_url: str = DEFAULT_SITE_URL
    repo_url: str = ""

    @property
    def base_path(self) -> str:
        """Return the path of the site on its server, "/" at a root."""
        return urlsplit(self.site_url).path or "/"

    def absolute(self, url: str) -> str:
        """Return the absolute address of a path from the site's root."""
        return self.site_url + url.lstrip("/")


def from_environment(environment: Mapping[str, str] | None = None) -> Settings:
    """Return the settings in SITE_URL and REPO_URL; empty values count as not set."""
    values = os.environ if environment is None else environment
    site_url = (values.get("SITE_URL") or DEFAULT_SITE_URL).rstrip("/") + "/"
    return Settings(site_url, (values.get("REPO_URL") or "").rstrip("/"))


def source_date_epoch(root: Path) -> int:
    """Return the time the build claims, in seconds since 1970.

    SOURCE_DATE_EPOCH if set, else the last commit's time, else 2026-01-01.
    Source: https://reproducible-builds.org/specs/source-date-epoch/
    """
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    if told.isdigit():
        return int(told)
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        found = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return 1_767_225_600
    return int(found.stdout.strip() or 1_767_225_600)
