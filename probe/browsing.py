"""What the browser tests wait for, and what they print with: the page itself, never a time."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from navet.look import fonts

PATIENCE_SECONDS = 60
# Each module that the page asks for has been called with its element, and what it then moved has
# been laid out. import() gives the page's own module, after the page's own call of it; from disk
# disk.js does.
_STARTED = """async () => {
  const frame = document.querySelector("script[src$='/navet.js']");
  const load = globalThis.navetDisk?.load ?? ((address) => import(address));
  const names = [...document.querySelectorAll('[data-modul]')].map((one) => one.dataset.modul);
  const addresses = names.map((name) => new URL(`./${name}.js`, frame.src));
  await Promise.all(addresses.map(load));
  await document.fonts.ready;
  await new Promise(requestAnimationFrame);
}"""
# A face made from bytes is used at once, unlike the page's own, which the browser leaves out for
# as long as the page is open if it did not come in time (font-display: optional).
_FACE = """async ([name, width]) => {
  const frame = document.querySelector('script[type=module]');
  const answer = await fetch(new URL('source-sans-3.woff2', frame.src));
  const bytes = await answer.arrayBuffer();
  const face = new FontFace(name, bytes, {weight: '400 700', sizeAdjust: `${width}%`});
  for (const one of [...document.fonts]) if (one.family === name) document.fonts.delete(one);
  document.fonts.add(await face.load());
  await document.fonts.ready;
  await new Promise(requestAnimationFrame);
}"""
OWN, NARROW, WIDE = 100, 80, 140
"""Widths of a typeface in percent of the site's own: itself, Arial Narrow, DejaVu Sans Bold."""


def settled(page: Any) -> None:
    """Wait until the page's modules have run and its fonts are in place; needs JavaScript."""
    page.evaluate(_STARTED)


def visit(page: Any, address: str) -> None:
    """Open an address and wait until the page is settled."""
    page.goto(address)
    settled(page)


def follow(page: Any, link: Any) -> None:
    """Follow a link, and wait until the page that it leads to has come."""
    with page.expect_navigation():
        link.click()


def use_face(page: Any, width: int = OWN) -> None:
    """Show the page in the site's own face, or in one that is narrower or wider.

    So a measure is of a typeface that is known, however late the page's own font came and
    whichever fonts the machine has. A wide face stands for what readers without Arial get.
    """
    page.evaluate(_FACE, [fonts.WEB_FAMILY, width])


def wait_until(page: Any, condition: Callable[[], bool], what: str) -> None:
    """Let the page's events in until the condition holds; AssertionError says what never came."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, f"It never came: {what}"
        page.wait_for_timeout(10)
