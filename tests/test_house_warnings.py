"""Unexpected warnings of Python and of Qt fail the test in which they appear."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def house(pytester: pytest.Pytester) -> pytest.Pytester:
    """A scratch folder with the project's own pytest options."""
    options = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]["ini_options"]
    lines = [f"qt_api = {options['qt_api']}", f"qt_log_level_fail = {options['qt_log_level_fail']}"]
    lines += ["qt_log_ignore =", *(f"    {pattern}" for pattern in options["qt_log_ignore"])]
    lines += ["filterwarnings =", *(f"    {line}" for line in options["filterwarnings"])]
    pytester.makeini("[pytest]\n" + "\n".join(lines))
    return pytester


def outcome(house: pytest.Pytester, body: str) -> dict[str, int]:
    """What becomes of one test with this body, in a process of its own."""
    house.makepyfile(f"def test_it(qtbot):\n    {body}\n")
    return house.runpytest_subprocess("-p", "no:cacheprovider").parseoutcomes()


def test_a_python_warning_fails(house: pytest.Pytester) -> None:
    assert outcome(house, "import warnings; warnings.warn('odd', DeprecationWarning)") == {"failed": 1}


def test_a_qt_warning_fails(house: pytest.Pytester) -> None:
    body = "from PySide6.QtCore import qWarning; qWarning('QObject: odd')"
    assert outcome(house, body) == {"failed": 1}


def test_an_exception_in_a_slot_fails(house: pytest.Pytester) -> None:
    body = "from PySide6.QtCore import QTimer; QTimer.singleShot(0, lambda: 1 / 0); qtbot.wait(20)"
    assert outcome(house, body) == {"failed": 1}


def test_an_exception_in_a_thread_fails(house: pytest.Pytester) -> None:
    body = "import threading; t = threading.Thread(target=lambda: 1 / 0); t.start(); t.join()"
    assert outcome(house, body) == {"failed": 1}


def test_silence_passes(house: pytest.Pytester) -> None:
    assert outcome(house, "assert qtbot") == {"passed": 1}
