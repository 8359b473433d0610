"""What tests in browsers of other kinds than Chromium share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from probe import other_browsers
from probe.other_browsers import Reader


@pytest.fixture(
    scope="module",
    params=[
        pytest.param("firefox", marks=pytest.mark.xdist_group("firefox")),
        pytest.param("webkit", marks=pytest.mark.xdist_group("webkit")),
    ],
)
def reader(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Reader]:
    """Return a browser of another kind than Chromium."""
    if request.param == "firefox":
        with other_browsers.firefox(tmp_path_factory.mktemp("hamtat")) as running:
            yield running
    else:
        with other_browsers.webkit() as running:
            yield running
