"""The stories at windows, at an X server with a window manager; a run that tells them here does so once."""

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
    "test_filling_stories::test_asked_filled_over_three_days_returned_put_right_accepted": 1,
}  # fmt: skip
"""How many scenarios each has; of a file behind ``::`` the one that takes in what the others tell."""


@pytest.mark.parametrize("name", STORIES)
def test_the_story_passes_at_a_real_screen(name: str) -> None:
    file, *scenario = name.split("::")
    story = "::".join([str(Path(__file__).with_name(f"{file}.py")), *scenario])
    with at_a_screen() as screen:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", story],
            env=screen.environment, capture_output=True, text=True, timeout=LONGEST_S, check=False,
        )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{STORIES[name]} passed" in done.stdout
