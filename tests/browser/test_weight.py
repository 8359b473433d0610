"""A first visit is light and fast, and asks nobody else for anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from probe.measure import Visit, best_visit, first_visit
from probe.server import gzip_server

MAX_BYTES = 46_000
MAX_REQUESTS = 8
MAX_BLOCKING_MS = 0
MAX_WORK_MS = 400
MAX_PAINT_MS = 1_700
STEP_PAGE = "fas/forutsattningar/lagar-och-styrande-dokument/"
pytestmark = pytest.mark.xdist_group("weight")


@pytest.fixture(scope="module")
def visit(browser: Browser, site: Path) -> Visit:
    """Return the best of three first visits to a step page on a slow phone."""
    with gzip_server(site) as url:
        return best_visit(browser, url + STEP_PAGE, 3)


def test_it_moves_few_bytes_in_few_requests(visit: Visit) -> None:
    assert visit.bytes <= MAX_BYTES, dict(visit.bytes_by_kind)
    assert visit.requests <= MAX_REQUESTS, visit.addresses


def test_it_neither_blocks_nor_shifts(visit: Visit) -> None:
    """Blocking and work are processor time, paint is the best of three: see probe/measure.py."""
    assert visit.blocking_ms <= MAX_BLOCKING_MS
    assert visit.work_ms <= MAX_WORK_MS
    assert visit.largest_paint_ms <= MAX_PAINT_MS
    assert visit.layout_shift <= 0.01


def test_nothing_fails_and_the_console_is_silent(visit: Visit) -> None:
    assert visit.failed == []
    assert visit.console == []


def test_nothing_loads_for_search_until_somebody_searches(visit: Visit) -> None:
    assert [address for address in visit.addresses if "pagefind" in address] == []


def test_a_visit_ends_on_a_page_whose_worker_is_answered_elsewhere(
    browser: Browser, tmp_path: Path
) -> None:
    """Other sites have workers, and are measured beside this one."""
    page = '<!doctype html><html lang="sv"><title>Prov</title><h1>Prov</h1>'
    page += '<script src="page.js"></script>'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    (tmp_path / "page.js").write_text("new Worker('worker.js');", encoding="utf-8")
    (tmp_path / "worker.js").write_text("postMessage('here');", encoding="utf-8")
    with gzip_server(tmp_path) as url:
        assert {url, f"{url}page.js"} <= {*first_visit(browser, url).addresses}
