"""The stories at windows once more, at an X server with a window manager."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.gui.driver import MARKS, at_a_screen

pytestmark = MARKS
LONGEST_S = 300


STORIES = {
    "test_two_days_stories": 1, "test_meeting_day": 1, "test_talk_week": 1, "test_stock_week": 2,
    "test_desk_stories": 2, "test_network_week": 2, "test_archive_day": 1, "test_in_order": 3,
}  # fmt: skip
"""How many scenarios each has."""


@pytest.mark.parametrize("name", STORIES)
def test_the_story_passes_at_a_real_screen(name: str) -> None:
    story = Path(__file__).with_name(f"{name}.py")
    with at_a_screen() as screen:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", str(story)],
            env=screen.environment, capture_output=True, text=True, timeout=LONGEST_S, check=False,
        )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{STORIES[name]} passed" in done.stdout
