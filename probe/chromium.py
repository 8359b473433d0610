"""The browser that most tests use: the system's Chromium, headless."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from probe.browsing import PATIENCE_SECONDS
from probe.system import CHROMIUM

BROWSER_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Letters stand where the typeface has them, on paper as in a window.
    "--font-render-hinting=none",
]


@contextmanager
def chromium(**options: Any) -> Iterator[Any]:
    """Give a running Chromium (playwright's Browser) while the block runs.

    Whatever is waited for in it may take as long as on a busy machine.
    """
    from playwright.sync_api import expect, sync_playwright  # noqa: PLC0415

    path = CHROMIUM.path()
    assert path, "Installera chromium-headless-shell med systemets pakethanterare."
    expect.set_options(timeout=PATIENCE_SECONDS * 1000)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=path, args=BROWSER_ARGUMENTS, **options
        )
        running.on("context", lambda made: made.set_default_timeout(PATIENCE_SECONDS * 1000))
        yield running
        running.close()
