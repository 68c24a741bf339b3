"""The story of the two days once more, at an X server with a window manager."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.gui.driver import MARKS, at_a_screen

pytestmark = MARKS
STORY = Path(__file__).with_name("test_two_days_stories.py")
LONGEST_S = 300


def test_the_two_days_pass_at_a_real_screen() -> None:
    with at_a_screen() as screen:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", str(STORY)],
            env=screen.environment, capture_output=True, text=True, timeout=LONGEST_S, check=False,
        )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 passed" in done.stdout
