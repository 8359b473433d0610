"""Measures a page in Chromium as a slow phone meets it: requests, bytes, blocking and paint.

Bytes, requests and what moves are counted on a slowed line and a slowed processor. How much the
page holds up the phone is counted as the processor time of its main thread, times how much slower
the phone is. Processor time does not grow because other programs run, as the length of a task on
the clock does; what little it grows (colder caches) only makes the page look heavier than it is.
So the best of several visits is what the page itself costs, on a busy machine too.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from probe.browsing import wait_until

# Lighthouse's simulated slow 4G and mid-tier phone.
# Source: https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md
ROUND_TRIP_MS = 150
BYTES_PER_SECOND = 1_600_000 / 8
CPU_SLOWDOWN = 4
LONG_TASK_MS = 50
OBSERVERS = """
window.__paint = 0; window.__shift = 0;
new PerformanceObserver(list => { for (const e of list.getEntries()) window.__paint = e.startTime })
  .observe({type: 'largest-contentful-paint', buffered: true});
new PerformanceObserver(list => { for (const e of list.getEntries()) window.__shift += e.value })
  .observe({type: 'layout-shift', buffered: true});
"""
# Something has been painted; on a busy machine a page can be idle before that.
PAINTED = """
new Promise(painted => new PerformanceObserver(list => {
  if (list.getEntriesByName('first-contentful-paint').length) painted(true)
}).observe({type: 'paint', buffered: true}))
"""
# The page has nothing more to do just now.
IDLE = "document.fonts.ready.then(() => new Promise(requestIdleCallback)).then(() => true)"
ICON = "document.querySelector('link[rel~=icon]')?.href ?? ''"
TRACED = ["-*", "toplevel", "loading", "blink.user_timing"]
TASK = "ThreadControllerImpl::RunTask"


@dataclass
class Visit:
    """A first visit: compressed bytes by kind of resource, and times in milliseconds.

    ``blocking_ms`` is Total Blocking Time: what each task of the main thread takes over 50 ms,
    from the first paint on. ``work_ms`` is what the main thread does before that paint.
    Source: https://web.dev/articles/tbt
    """

    bytes_by_kind: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    addresses: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    under_way: set[str] = field(default_factory=set)
    blocking_ms: float = 0.0
    work_ms: float = 0.0
    largest_paint_ms: float = 0.0
    layout_shift: float = 0.0

    @property
    def requests(self) -> int:
        """How many requests the visit made."""
        return len(self.addresses)

    @property
    def bytes(self) -> int:
        """How many compressed bytes the visit moved."""
        return sum(self.bytes_by_kind.values())


def best_visit(browser: Browser, url: str, times: int) -> Visit:
    """Visit a page some times and return a visit with the least of each time and shift."""
    visits = [first_visit(browser, url) for _ in range(times)]
    best = visits[-1]
    for name in ("blocking_ms", "work_ms", "largest_paint_ms", "layout_shift"):
        setattr(best, name, min(getattr(visit, name) for visit in visits))
    return best


def first_visit(browser: Browser, url: str) -> Visit:
    """Visit a page with an empty cache on a slow phone; return what it cost."""
    visit = Visit()
    with _phone(browser) as page:
        session = page.context.new_cdp_session(page)
        _record(session, visit)
        page.on("console", lambda message: _note(visit, message))
        _slow_down(session)
        page.add_init_script(OBSERVERS)
        page.goto(url)
        _wait_until_quiet(page, visit)
        visit.largest_paint_ms = page.evaluate("window.__paint")
        visit.layout_shift = page.evaluate("window.__shift")
        session.detach()
        _count_icon(page, visit)
    visit.work_ms, visit.blocking_ms = work_and_blocking(browser, url)
    return visit


@contextmanager
def _phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2)
    try:
        yield context.new_page()
    finally:
        context.close()


def _wait_until_quiet(page: Page, visit: Visit) -> None:
    """Wait until nothing is being fetched and the page has nothing to do that would fetch more."""
    quiet = False
    while not quiet:
        wait_until(page, lambda: not visit.under_way, "an answer to each request")
        page.evaluate(IDLE)
        quiet = not visit.under_way


def _count_icon(page: Page, visit: Visit) -> None:
    """Count the icon, which the browser fetches for itself, sooner or later."""
    icon = page.evaluate(ICON)
    if icon and icon not in visit.addresses:
        visit.addresses.append(icon)
        visit.bytes_by_kind["Other"] += int(page.request.get(icon).headers["content-length"])


def work_and_blocking(browser: Browser, url: str) -> tuple[float, float]:
    """Return the main thread's work before the first paint and its blocking after it, in ms.

    Both are processor time on a phone that is CPU_SLOWDOWN times slower than this machine.
    """
    with _phone(browser) as page:
        browser.start_tracing(page=page, categories=TRACED)
        page.goto(url)
        page.evaluate(PAINTED)
        page.evaluate(IDLE)
        events = json.loads(browser.stop_tracing())["traceEvents"]
    start = next(
        event
        for event in events
        if event["name"] == "navigationStart"
        and event["args"].get("data", {}).get("documentLoaderURL") == url
    )
    mine = [
        event for event in events if event["pid"] == start["pid"] and event["ts"] >= start["ts"]
    ]
    paint = next(event["ts"] for event in mine if event["name"] == "firstContentfulPaint")
    tasks = [
        (event["ts"], event.get("tdur", 0) / 1000 * CPU_SLOWDOWN)
        for event in mine
        if event["name"] == TASK and event["ph"] == "X" and event["tid"] == start["tid"]
    ]
    work = sum(cost for begun, cost in tasks if begun < paint)
    blocking = sum(max(0.0, cost - LONG_TASK_MS) for begun, cost in tasks if begun >= paint)
    return work, blocking


def _note(visit: Visit, message: Any) -> None:
    if message.type in ("error", "warning"):
        visit.console.append(message.text)


def _record(session: CDPSession, visit: Visit) -> None:
    kinds: dict[str, str] = {}

    def asked(event: dict[str, Any]) -> None:
        # The script of a worker, which no document loads, is answered to the worker alone.
        if event["loaderId"] and not event["request"]["url"].startswith("data:"):
            visit.under_way.add(event["requestId"])

    def response(event: dict[str, Any]) -> None:
        kinds[event["requestId"]] = event["type"]
        visit.addresses.append(event["response"]["url"])
        if event["response"]["status"] >= 400:
            visit.failed.append(event["response"]["url"])

    def finished(event: dict[str, Any]) -> None:
        kind = kinds.get(event["requestId"], "Other")
        visit.bytes_by_kind[kind] += int(event["encodedDataLength"])
        visit.under_way.discard(event["requestId"])

    def failed(event: dict[str, Any]) -> None:
        visit.under_way.discard(event["requestId"])

    session.on("Network.requestWillBeSent", asked)
    session.on("Network.loadingFailed", failed)
    session.on("Network.responseReceived", response)
    session.on("Network.loadingFinished", finished)
    session.send("Network.enable")


def _slow_down(session: CDPSession) -> None:
    session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": ROUND_TRIP_MS,
            "downloadThroughput": BYTES_PER_SECOND,
            "uploadThroughput": BYTES_PER_SECOND / 2,
        },
    )
