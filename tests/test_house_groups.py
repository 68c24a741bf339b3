"""How tests are handed out: those of one group to one worker, and each under a name that all workers know."""

from __future__ import annotations

import os

import pytest

GROUP = "groups"


@pytest.mark.xdist_group(GROUP)
def test_a_group_is_known_to_who_hands_out_the_tests(request: pytest.FixtureRequest) -> None:
    """A version of pytest had no place for it, and nothing failed: each worker made an example of its own."""
    if not hasattr(request.config, "workerinput"):
        pytest.skip("there is one process, which runs all groups")
    assert request.node.nodeid.endswith(f"@{GROUP}")


@pytest.mark.parametrize("content", [bytes(80), os.urandom(80)])
def test_content_is_no_name(request: pytest.FixtureRequest, content: bytes) -> None:
    """Drawn anew in each worker, it named another test in each, and none was run."""
    assert len(content) == 80
    assert request.node.name.startswith("test_content_is_no_name[content")
