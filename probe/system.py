"""Sees to it that the programs of the system that the tests need are there.

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


@dataclass(frozen=True)
class Program:
    """A program, under any of its names, and the Debian package that has it."""

    names: tuple[str, ...]
    package: str

    def path(self) -> str | None:
        """Return where the program is, or None."""
        return next((found for name in self.names if (found := shutil.which(name))), None)


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
NEEDED = (CHROMIUM, WRITER, POPPLER, JAVA, NGINX, APACHE, OPENSSL)
BROWSERS = (FIREFOX, WEBKIT, SCREEN)


def missing(needed: Sequence[Program]) -> list[str]:
    """Return the packages of the programs that are not there."""
    return [name for program in needed if not program.path() for name in program.package.split()]


def may_install() -> bool:
    """Return whether this user may install Debian's packages here."""
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


def main(arguments: Sequence[str] = ()) -> int:
    """Install what is missing, and return 0 if all is there."""
    needed = (*NEEDED, *BROWSERS) if "browsers" in arguments else NEEDED
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
            "Testerna behöver program som inte finns här: installera "
            f"{', '.join(packages)} med systemets pakethanterare och kör igen.",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
