"""Qt itself, judged by exit codes of other processes: an abort inside pytest can look green."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent


def run_program(name: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs one of the programs beside this file to its end."""
    return subprocess.run(
        [sys.executable, str(HERE / name)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, **environment},
    )


def test_ten_thousand_void_calls_leave_the_interpreter_alive() -> None:
    done = run_program("void_calls.py")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def x_display() -> Iterator[str]:
    """An X server of this test's own, e.g. ":7"; ended afterwards."""
    server = shutil.which("Xvfb")
    if server is None:
        pytest.skip("Xvfb is not installed (packaging/system_libs.sh test names the packages)")
    reading, writing = os.pipe()
    process = subprocess.Popen(
        [server, "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        process.terminate()
        process.wait(timeout=10)


@pytest.mark.window
def test_a_real_window_opens_under_x(x_display: str) -> None:
    done = run_program("real_window.py", DISPLAY=x_display, QT_QPA_PLATFORM="xcb")
    assert done.returncode == 0, done.stdout + done.stderr
