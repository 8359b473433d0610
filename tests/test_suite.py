"""The suite itself: what it rests on and would otherwise lose without a word."""

from __future__ import annotations

import pytest


@pytest.mark.xdist_group("svit")
def test_tests_of_a_group_share_a_worker(request: pytest.FixtureRequest) -> None:
    """Without it, what a group makes once is made by every worker, and the run is twice as long."""
    if getattr(request.config.option, "loadgroup", False):
        assert request.node.nodeid.endswith("@svit")
