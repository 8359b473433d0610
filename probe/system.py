"""Sees to it that the programs and fonts of the system that the tests need are there.

Run as ``python -m probe.system``: installs what is missing with the system's package manager where
it may, and otherwise fails with one sentence that names the packages. With the word ``browsers``
after it: what make test-browsers needs too.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Program:
    """A program, under any of its names, and the Debian package that has it."""

    names: tuple[str, ...]
    package: str

    def path(self) -> str | None:
        """Return where the program is, or None."""
        return next((found for name in self.names if (found := shutil.which(name))), None)


@dataclass(frozen=True)
class Font:
    """A font, by the files of its faces in one folder, and the Debian package that has them."""

    files: tuple[str, ...]
    package: str

    def path(self) -> str | None:
        """Return where the first of its files is, or None."""
        folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
        found = (file for folder in folders for file in folder.rglob(self.files[0]))
        return next(map(str, found), None)


FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
# The shell is Chromium's engine without its windows: the same pages, in half the time.
CHROMIUM = Program(
    ("chromium-headless-shell", "chrome-headless-shell", "chromium", "google-chrome"),
    "chromium-headless-shell",
)
WRITER = Program(("soffice", "libreoffice"), "libreoffice-writer-nogui libreoffice-calc-nogui")
POPPLER = Program(("pdftoppm",), "poppler-utils")
JAVA = Program(("java",), "default-jre-headless")
NGINX = Program(("nginx", "/usr/sbin/nginx"), "nginx-light")
APACHE = Program(("apache2", "httpd", "/usr/sbin/apache2"), "apache2-bin")
OPENSSL = Program(("openssl",), "openssl")
FIREFOX = Program(("firefox-esr", "firefox"), "firefox-esr")
WEBKIT = Program(("WebKitWebDriver",), "webkit2gtk-driver")
SCREEN = Program(("Xvfb",), "xvfb")
# The Word files name Calibri, which Word has: this one is as wide and as high, letter by letter.
CARLITO = Font(
    ("Carlito-Regular.ttf", "Carlito-Bold.ttf", "Carlito-Italic.ttf", "Carlito-BoldItalic.ttf"),
    "fonts-crosextra-carlito",
)
# Has the signs that Calibri lacks, such as boxes to tick.
DEJAVU = Font(("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"), "fonts-dejavu-core")
NEEDED = (CHROMIUM, WRITER, CARLITO, DEJAVU, POPPLER, JAVA, NGINX, APACHE, OPENSSL)
BROWSERS = (FIREFOX, WEBKIT, SCREEN)


def missing(needed: Sequence[Program | Font]) -> list[str]:
    """Return the packages of the programs and fonts that are not there."""
    return [name for one in needed if not one.path() for name in one.package.split()]


def may_install() -> bool:
    """Return whether this user may install Debian's packages here."""
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


def main(arguments: Sequence[str] = ()) -> int:
    """Install what is missing, and return 0 if all is there."""
    needed: Sequence[Program | Font] = (*NEEDED, *BROWSERS) if "browsers" in arguments else NEEDED
    packages = missing(needed)
    if packages and may_install():
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update"], check=False, env=environment, **quiet)
        command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
        subprocess.run(command, check=False, env=environment, **quiet)
        packages = missing(needed)
    if packages:
        print(
            "Testerna behöver program eller teckensnitt som inte finns här: installera "
            f"{', '.join(packages)} med systemets pakethanterare och kör igen.",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
