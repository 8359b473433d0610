"""The site's own addresses and time: configuration from the environment, with documented defaults.

``problems`` says what is wrong with the values and is part of every check and build; the functions
that return values then never meet a bad one, and fall back on the default for it.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from navet.reading import addresses
from navet.reading.addresses import NotAnAddress
from navet.reading.problems import Problem

SITE, REPOSITORY, EPOCH = "SITE_URL", "REPO_URL", "SOURCE_DATE_EPOCH"
DEFAULT_SITE_URL = "https://samverkansnavet.example/"
EXAMPLE_REPOSITORY = "https://github.com/er-organisation/samverkansnavet"
# 2026-01-01, for a copy without Git.
DEFAULT_EPOCH = 1_767_225_600
# The last second that the date of a file in a ZIP can hold; earlier dates than 1980 are raised.
LAST_EPOCH = 4_354_819_199
_LONGEST_SHOWN = 80

Environment = Mapping[str, str]


@dataclass(frozen=True)
class Settings:
    """Where the site will live (``site_url``, with a slash last) and its repository or "".

    ``shown_at`` is the path that the site is shown at meanwhile, if it is shown elsewhere.
    """

    site_url: str = DEFAULT_SITE_URL
    repo_url: str = ""
    shown_at: str = ""

    @property
    def base_path(self) -> str:
        """Return the path of the site on its server, "/" at a root."""
        return self.shown_at or urlsplit(self.site_url).path or "/"

    def absolute(self, url: str) -> str:
        """Return the absolute address of a path from the site's root."""
        return self.site_url + url.lstrip("/")


def from_environment(
    environment: Environment | None = None, site: str = "", repository: str = ""
) -> Settings:
    """Return the settings in SITE_URL and REPO_URL; empty and refused values count as not set.

    Then those given hold, which are sound addresses without a slash last, or "".
    """
    told, _ = _site(_values(environment))
    told_repository, _ = _repository(_values(environment))
    address = told or site
    return Settings(f"{address}/" if address else DEFAULT_SITE_URL, told_repository or repository)


def problems(environment: Environment | None = None) -> list[Problem]:
    """Return what is wrong with the environment's SITE_URL, REPO_URL and SOURCE_DATE_EPOCH.

    The path of each problem is the variable's name, its line 0.
    """
    values = _values(environment)
    found = [_site(values)[1], _repository(values)[1], _epoch(values)[1]]
    return [problem for problem in found if problem is not None]


def notices(environment: Environment | None = None, site: str = "") -> list[str]:
    """Return what whoever builds the site should know, in whole sentences; none stops a build.

    ``site`` is the address that holds where the environment has none.
    """
    values = _values(environment)
    told, problem = _site(values)
    name = SITE if told else "adress i modell/sajt.yml"
    site = told or site
    found = []
    if not site and problem is None:
        found.append(
            f"{SITE} är inte satt, och modell/sajt.yml har ingen adress. Sajtens egna adresser och "
            f"QR-koder leder därför till exempeladressen {DEFAULT_SITE_URL}"
        )
    if site.startswith("http://") and not addresses.is_private(site):
        found.append(
            f"{name} börjar med http://. Då går trafiken till sajten okrypterad. Har servern "
            "https, skriv adressen så."
        )
    return found


def source_date_epoch(root: Path, environment: Environment | None = None) -> int:
    """Return the time the build claims, in seconds since 1970.

    SOURCE_DATE_EPOCH if set, else the last commit's time, else 2026-01-01.
    Source: https://reproducible-builds.org/specs/source-date-epoch/
    """
    told, _ = _epoch(_values(environment))
    if told is not None:
        return told
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        found = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return DEFAULT_EPOCH
    return int(found.stdout.strip() or DEFAULT_EPOCH)


def _values(environment: Environment | None) -> Environment:
    return os.environ if environment is None else environment


def _site(values: Environment) -> tuple[str, Problem | None]:
    """Return the site's address without a slash last, "" if there is none, and what is wrong."""
    return _address(values, SITE, addresses.EXAMPLE)


def _repository(values: Environment) -> tuple[str, Problem | None]:
    found, problem = _address(values, REPOSITORY, EXAMPLE_REPOSITORY)
    if found and not urlsplit(found).path:
        fault = "leder till en hel server i stället för till ett kodförråd"
        return "", _problem(REPOSITORY, values[REPOSITORY], fault, EXAMPLE_REPOSITORY)
    return found.removesuffix(".git"), problem


def _address(values: Environment, name: str, example: str) -> tuple[str, Problem | None]:
    told = values.get(name, "").strip()
    if not told:
        return "", None
    try:
        return addresses.read(told), None
    except NotAnAddress as error:
        better = example if error.better == addresses.EXAMPLE else error.better
        if name == REPOSITORY:
            better = better.rstrip("/").removesuffix(".git")
        return "", _problem(name, told, error.fault, better)


def _epoch(values: Environment) -> tuple[int | None, Problem | None]:
    told = values.get(EPOCH, "").strip()
    if not told:
        return None, None
    if not (told.isascii() and told.isdigit()):
        fault = "är inte ett heltal. Värdet räknas i sekunder sedan den 1 januari 1970"
    elif int(told) > LAST_EPOCH:
        last = datetime.fromtimestamp(LAST_EPOCH, UTC)
        fault = f"är en tid efter år {last:%Y}, och så sena tider får inte plats i filerna"
    else:
        return int(told), None
    return None, _problem(EPOCH, told, fault, str(DEFAULT_EPOCH))


def _problem(name: str, told: str, fault: str, better: str) -> Problem:
    """Return a problem with a variable; a value that may hold a password is not repeated."""
    shown = told if len(told) <= _LONGEST_SHOWN else f"{told[:_LONGEST_SHOWN]}…"
    subject = "Värdet" if "@" in told else f"”{shown}”"
    return Problem(
        name, 0, "miljövariabel", f"{subject} {fault}.", "Skriv till exempel:", f"{name}={better}"
    )
