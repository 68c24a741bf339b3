"""Tests of one group run in one worker: windows at a screen, and the example that many look at."""

from __future__ import annotations

import pytest

GROUP = "groups"


@pytest.mark.xdist_group(GROUP)
def test_a_group_is_known_to_who_hands_out_the_tests(request: pytest.FixtureRequest) -> None:
    """A version of pytest had no place for it, and nothing failed: each worker made an example of its own."""
    if not hasattr(request.config, "workerinput"):
        pytest.skip("there is one process, which runs all groups")
    assert request.node.nodeid.endswith(f"@{GROUP}")
