"""Firefox and WebKit, driven alike: what a reader does on a page, in few words.

Firefox is driven by WebDriver BiDi (puppeteer-core, by probe/engines), WebKitGTK by its own driver
(selenium) on a screen that nobody sees (Xvfb).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from probe import npm
from probe.browsing import PATIENCE_SECONDS
from probe.system import FIREFOX, SCREEN, WEBKIT

_MIDDLE = """const box = arguments[0].getClientRects()[0];
return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];"""
_MINI_BROWSERS = (
    "/usr/lib/*/webkit2gtk-4.*/MiniBrowser",
    "/usr/libexec/webkit2gtk-4.*/MiniBrowser",
)


class Reader(Protocol):
    """A browser with one page; ``keeps`` is the folder that it saves in, None if it saves none."""

    keeps: Path | None

    def open(self, address: str) -> None:
        """Go to an address."""

    def run(self, script: str, given: Any = None) -> Any:
        """Return what a script's function body returns on the page; it gets ``given``."""

    def click(self, selector: str) -> None:
        """Click on the first element that answers to a selector, as a mouse does."""

    def type(self, selector: str, text: str) -> None:
        """Type into an element, key by key."""

    def press(self, key: str) -> None:
        """Press a key where the focus is: "Enter", "ArrowDown" or "Tab"."""

    def faults(self) -> list[str]:
        """Return what the page has complained of, where the browser tells."""


def until(reader: Reader, script: str, given: Any = None) -> Any:
    """Return what a script returns when that is something; AssertionError if it never is.

    A page may be on its way out meanwhile.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS
    said: object = None
    while time.monotonic() < deadline:
        try:
            found = reader.run(script, given)
        except BrowserSaid as error:
            said = error
        else:
            if found:
                return found
        time.sleep(0.05)
    raise AssertionError(f"It never came: {script} ({said})")


def saved(file: Path) -> Path:
    """Return a file that the browser is saving, when it is whole."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not (file.is_file() and file.stat().st_size) or list(file.parent.glob("*.part")):
        assert time.monotonic() < deadline, f"never saved: {list(file.parent.iterdir())}"
        time.sleep(0.05)
    return file


class BrowserSaid(Exception):
    """What a browser answered instead of doing what it was asked."""


class _Firefox:
    def __init__(self, folder: Path) -> None:
        self.keeps: Path | None = folder
        program = FIREFOX.path()
        assert program, "Installera firefox-esr med systemets pakethanterare."
        place = npm.install(npm.ENGINES).parent
        script = place / "firefox.mjs"
        shutil.copy(npm.ENGINES / script.name, script)
        self._process = subprocess.Popen(
            [npm.node(), str(script)],
            cwd=place,
            env=npm.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        patience = PATIENCE_SECONDS * 1000
        self._ask("start", program=program, folder=str(folder), patience=patience)

    def _ask(self, name: str, **given: Any) -> Any:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"name": name, "given": given}) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline() or '{"error": "it ended"}')
        if "error" in answer:
            raise BrowserSaid(answer["error"])
        return answer["value"]

    def open(self, address: str) -> None:
        self._ask("open", address=address)

    def run(self, script: str, given: Any = None) -> Any:
        return self._ask("run", script=script, given=given)

    def click(self, selector: str) -> None:
        self._ask("click", selector=selector)

    def type(self, selector: str, text: str) -> None:
        self._ask("type", selector=selector, text=text)

    def press(self, key: str) -> None:
        self._ask("press", key=key)

    def faults(self) -> list[str]:
        return list(self._ask("faults"))

    def stop(self) -> None:
        try:
            self._ask("stop")
        finally:
            self._process.terminate()
            self._process.wait(PATIENCE_SECONDS)


class _WebKit:
    keeps: Path | None = None

    def __init__(self, screen: str) -> None:
        from selenium import webdriver  # noqa: PLC0415
        from selenium.webdriver.webkitgtk.options import Options  # noqa: PLC0415
        from selenium.webdriver.webkitgtk.service import Service  # noqa: PLC0415

        driver, mini = WEBKIT.path(), _mini_browser()
        assert driver, "Installera webkit2gtk-driver med systemets pakethanterare."
        assert mini, "MiniBrowser, som hör till WebKitGTK, finns inte här."
        options = Options()
        options.binary_location = mini
        options.add_argument("--automation")
        quiet = {"DISPLAY": screen, "LIBGL_ALWAYS_SOFTWARE": "1", "NO_AT_BRIDGE": "1"}
        service = Service(driver, env={**os.environ, **quiet})
        self._driver = webdriver.WebKitGTK(options=options, service=service)
        self._driver.set_window_size(1280, 900)

    def open(self, address: str) -> None:
        self._driver.get(address)

    def run(self, script: str, given: Any = None) -> Any:
        from selenium.common.exceptions import WebDriverException  # noqa: PLC0415

        try:
            return self._driver.execute_script(f"const given = arguments[0]; {script}", given)
        except WebDriverException as error:
            raise BrowserSaid(error.msg) from error

    def _element(self, selector: str) -> Any:
        until(self, "return !!document.querySelector(given)?.getClientRects().length", selector)
        found = self._driver.find_element("css selector", selector)
        center = "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})"
        self._driver.execute_script(center, found)
        return found

    def click(self, selector: str) -> None:
        from selenium.webdriver.common.actions.action_builder import (  # noqa: PLC0415
            ActionBuilder,
        )

        # The driver itself clicks on no links in SVG: this presses the mouse where the link is.
        place = self._driver.execute_script(_MIDDLE, self._element(selector))
        actions = ActionBuilder(self._driver)
        actions.pointer_action.move_to_location(*place).click()
        actions.perform()

    def type(self, selector: str, text: str) -> None:
        self._element(selector).send_keys(text)

    def press(self, key: str) -> None:
        from selenium.webdriver.common.action_chains import ActionChains  # noqa: PLC0415
        from selenium.webdriver.common.keys import Keys  # noqa: PLC0415

        keys = {"Enter": Keys.ENTER, "ArrowDown": Keys.ARROW_DOWN, "Tab": Keys.TAB}
        ActionChains(self._driver).send_keys(keys[key]).perform()

    def faults(self) -> list[str]:
        return []

    def stop(self) -> None:
        self._driver.quit()


def _mini_browser() -> str:
    found = (file for pattern in _MINI_BROWSERS for file in Path("/").glob(pattern[1:]))
    return str(next(found, ""))


@contextmanager
def firefox(downloads: Path) -> Iterator[Reader]:
    """Give a running Firefox, which saves what is downloaded in a folder."""
    running = _Firefox(downloads)
    try:
        yield running
    finally:
        running.stop()


@contextmanager
def webkit() -> Iterator[Reader]:
    """Give a running WebKitGTK."""
    with _screen() as name:
        running = _WebKit(name)
        try:
            yield running
        finally:
            running.stop()


@contextmanager
def _screen() -> Iterator[str]:
    """Give the name of a screen that nobody sees."""
    program = SCREEN.path()
    assert program, "Installera xvfb med systemets pakethanterare."
    ours, theirs = os.pipe()
    command = [
        program,
        "-displayfd",
        str(theirs),
        "-screen",
        "0",
        "1400x1000x24",
        "-nolisten",
        "tcp",
    ]
    process = subprocess.Popen(
        command, pass_fds=(theirs,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(theirs)
    try:
        with os.fdopen(ours) as line:
            number = line.readline().strip()
        assert number, "Xvfb startade inte."
        yield f":{number}"
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)
