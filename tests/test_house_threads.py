"""Threads that may be left behind: work in order, and closing that does not wait for what hangs."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from inka_desktop.services import reaching
from inka_desktop.threads import Helpers


def test_work_is_done_in_order_and_failures_reach_who_waits() -> None:
    helpers, done = Helpers(1, "test"), list[int]()
    for number in range(5):
        helpers.submit(done.append, number)
    with pytest.raises(ZeroDivisionError):
        helpers.submit(lambda: 1 // 0).result(10)
    assert done == list(range(5))
    assert helpers.close()
    with pytest.raises(RuntimeError):
        helpers.submit(done.append, 5)


def test_what_hangs_is_left_behind_and_what_waits_is_dropped() -> None:
    helpers, hold = Helpers(1, "test"), threading.Event()
    running, waiting = helpers.submit(hold.wait, 60), helpers.submit(lambda: None)
    assert not helpers.close(0.01)
    assert waiting.cancelled()
    hold.set()
    assert running.result(10)
    assert helpers.close()


def test_a_drive_that_hangs_counts_as_not_there_and_is_asked_once() -> None:
    hold, asked = threading.Event(), list[bool]()

    def look() -> bool:
        asked.append(True)
        return hold.wait(60)

    for _ in range(3):
        assert not reaching.within("a drive of this test", look, False, 0.01)
    assert len(asked) == 1
    hold.set()
    assert reaching.within("a drive of this test", look, False, 60)


def test_figures_are_loaded_behind_the_forms_they_read(tmp_path: Path) -> None:
    """Two threads that begin with different parts of the engine at once fail both: importlib's locks."""
    code = f"""
import sys
from pathlib import Path
from inka_desktop.services import first_start
from inka_desktop.store.keys import GivenKey
folder, key = Path({str(tmp_path / "p")!r}), GivenKey(bytes(range(32)))
workspace = first_start.create_workspace(folder, key, "K", "F", "L")
assert "inka_desktop.forms" not in sys.modules
workspace.analysis
order = list(sys.modules)
assert order.index("inka_desktop.services.forms") < order.index("inka_desktop.services.analysis")
workspace.close()
"""
    ended = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
