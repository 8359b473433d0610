"""What the tests share: the real repository, the real built site, a server and a browser."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path

import pytest

from navet.content import reader
from navet.content.reader import Content
from probe import renamed
from probe.chromium import chromium
from probe.repositories import ROOT, copy_content, mend_content
from probe.server import Server
from probe.sites import build_site, once


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the repository."""
    return ROOT


@pytest.fixture(scope="session")
def content() -> Content:
    """Return the repository's real content."""
    return reader.read(ROOT)


@pytest.fixture(scope="session")
def _copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_content(tmp_path_factory.mktemp("kopia"))


@pytest.fixture
def copy(_copied: Path) -> Iterator[Path]:
    """Return a copy of the content that the test may break: it is mended afterwards.

    So the check knows which of its pages are sound, as in a repository in use.
    """
    yield _copied
    mend_content(_copied)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return the real site, built strictly once for the whole run."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "site"
    return once(folder, functools.partial(build_site, folder))


@pytest.fixture(scope="session")
def theirs(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return the built site of a copy with another name, below a path: see probe/renamed.py."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "omdopt"
    site = folder / "server" / renamed.PATH
    return once(site, functools.partial(renamed.build, folder / "kopia", site))


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """Return the address of the real site, with a slash last."""
    running = Server(site)
    yield running.url
    running.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Return a headless Chromium (playwright's Browser)."""
    with chromium() as running:
        yield running


# What takes long begins the run, so that nobody waits for it in the end. What builds sites of
# its own, or is asked hundreds of times, is done by one of the parallel workers.
_LONG = (
    "checks/test_fuzz", "checks/test_references",
    "site/test_reproducible", "site/test_subpath", "publishing/test_identity",
    "extending/test_recipes", "building/test_serve", "search/test_ranking", "documents/test_build",
    "documents/test_office", "site/test_html", "browser/test_weight", "browser/test_keyboard",
    "browser/test_axe",
)  # fmt: skip


def _turn(item: pytest.Item) -> int:
    name = item.path.relative_to(Path(__file__).parent).with_suffix("").as_posix()
    return _LONG.index(name) if name in _LONG else len(_LONG)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need a program of the system, and put those that take long first."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.system)
    items.sort(key=_turn)
