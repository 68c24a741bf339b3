"""The whole program in a real window, driven by the keyboard alone, and what was saved by it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageGrab

from inka_desktop.services import first_start
from inka_desktop.services.rows import ProtocolFilter, ProtocolRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import PassphraseSource

TOOLS = ("Xvfb", "openbox", "xdotool", "setxkbmap")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]
SOURCE = PassphraseSource("langeskennwort")
OFFICE = "Koordinierungsstelle"
LONGEST_S = 60
NOBODY = "Openbox"
"""What has the focus while no window has it."""
STILL, LOOKS, CURSOR_PX = 3, 15, 200
"""So many pictures without a change, how often between two the program must not work, and how many points
of a picture may change."""
pytestmark = [
    pytest.mark.window,
    pytest.mark.slow,
    pytest.mark.skipif(
        bool(MISSING),
        reason=f"not installed: {', '.join(MISSING)} (sh packaging/system_libs.sh test brings them)",
    ),
]


class Keyboard:
    """A German keyboard at an X server of its own."""

    def __init__(self, display: str) -> None:
        self.program = 0
        """Number of the process that is driven."""
        self.environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}

    def run(self, *arguments: str) -> str:
        """What a program at this display prints; it must not fail."""
        done = subprocess.run(
            arguments, env=self.environment, capture_output=True, text=True, timeout=LONGEST_S, check=True
        )
        return done.stdout

    def wait_for(self, title: str) -> None:
        """Waits until a window of this title has the focus."""
        end = time.monotonic() + LONGEST_S
        while title not in self._focused():
            assert time.monotonic() < end, f"{title!r} never came; {self._focused()!r} has the focus"
            time.sleep(0.05)

    def rest(self) -> None:
        """Waits until the program waits for somebody, and nothing moves but a cursor that blinks."""
        end, still, before = time.monotonic() + LONGEST_S, 0, self._picture()
        while still < STILL:
            assert time.monotonic() < end, "the window never came to rest"
            works = [self._works() for _ in range(LOOKS)]
            now = self._picture()
            moved = sum(ImageChops.difference(before, now).point(bool).histogram()[1:])
            still, before = (0 if any(works) or moved > CURSOR_PX else still + 1), now

    def _works(self) -> bool:
        """Whether a thread of the program runs or would run if the machine had time for it."""
        time.sleep(0.02)
        states = []
        for task in Path("/proc", str(self.program), "task").glob("*/stat"):
            with suppress(OSError):  # a thread that has just ended
                states.append(task.read_text().rpartition(")")[2].split()[0])
        return any(state in "RD" for state in states)

    def _picture(self) -> Image.Image:
        return ImageGrab.grab(xdisplay=self.environment["DISPLAY"]).convert("L")

    def press(self, *keys: str) -> None:
        """One key after the other, e.g. ``ctrl+n``; slowly enough for menus to open."""
        for key in keys:
            self._wait_for_focus()
            self.run("xdotool", "key", "--clearmodifiers", key)
            time.sleep(0.25)

    def write(self, text: str) -> None:
        """Types a text."""
        self._wait_for_focus()
        self.run("xdotool", "type", "--delay", "30", text)
        time.sleep(0.2)

    def _wait_for_focus(self) -> None:
        """While one window closes and another opens the window manager has it itself."""
        end = time.monotonic() + LONGEST_S
        while self._focused() in ("", NOBODY):
            assert time.monotonic() < end, "no window has the focus"
            time.sleep(0.05)

    def _focused(self) -> str:
        done = subprocess.run(
            ["xdotool", "getwindowfocus", "getwindowname"],
            env=self.environment, capture_output=True, text=True, timeout=LONGEST_S, check=False,
        )  # fmt: skip
        return done.stdout.strip()


@pytest.fixture
def keyboard() -> Iterator[Keyboard]:
    """An X server with a window manager; both end with the test."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        # Without -noreset the German keyboard is forgotten where `setxkbmap` ends before anybody else begins.
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    with os.fdopen(reading) as answer:
        made = Keyboard(f":{answer.readline().strip()}")
    manager = subprocess.Popen(["openbox"], env=made.environment, stderr=subprocess.DEVNULL)
    try:
        made.run("setxkbmap", "de")
        made.wait_for(NOBODY)
        yield made
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(timeout=10)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A profile with one project."""
    workspace = first_start.create_workspace(tmp_path / "profile", SOURCE, OFFICE, "Fachreferat", "Laptop")
    workspace.projects.create("Sonnenhang", ["Quellrode"], "Nachbarschaftswerk e. V.").result()
    workspace.close()
    return tmp_path / "profile"


def the_visit(workspace: Workspace) -> ProtocolRow:
    """The one visit there is."""
    rows = workspace.protocols.page(ProtocolFilter(), "date", True, 0)
    assert len(rows) == 1
    return workspace.protocols.get(rows[0].id)


def test_a_visit_from_beginning_to_finishing_without_the_mouse(keyboard: Keyboard, folder: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "inka_desktop", "--data-dir", str(folder), "--language", "de"],
        env=keyboard.environment, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    keyboard.program = program.pid
    try:
        open_with_passphrase(keyboard)
        begin_visit(keyboard)
        write_topic(keyboard)
        keyboard.press("ctrl+0")
        keyboard.write("Schlüssel liegt beim Hausmeister")
        finish_with_what_is_missing(keyboard)
        keyboard.press("alt+F4")
        assert program.wait(timeout=LONGEST_S) == 0
    finally:
        ended = program.poll()
        program.kill()
        said = program.communicate()[1]
        print(f"the program ended with {ended} and said: {said}")  # for whoever sees this test fail
    assert said == ""
    workspace = Workspace.open(folder, SOURCE)
    try:
        assert_saved(the_visit(workspace))
    finally:
        workspace.close()


def open_with_passphrase(keyboard: Keyboard) -> None:
    keyboard.wait_for("INKA Desktop")
    keyboard.rest()
    keyboard.write(SOURCE.passphrase)
    keyboard.press("Return")
    keyboard.wait_for(f"{OFFICE} – INKA Desktop")
    keyboard.rest()


def begin_visit(keyboard: Keyboard) -> None:
    keyboard.press("ctrl+n", "Down", "Return")
    keyboard.wait_for("Besuch beginnen")
    keyboard.write("sonn")
    keyboard.press("Return")
    keyboard.wait_for(f"{OFFICE} – INKA Desktop")
    keyboard.rest()


def write_topic(keyboard: Keyboard) -> None:
    """Two lines; the second becomes an agreement, what follows is thought of as one and stays text."""
    keyboard.press("ctrl+1")
    keyboard.write("Beide Stellen sind besetzt.")
    keyboard.press("Return")
    keyboard.write("Aushang erneuern")
    keyboard.press("ctrl+Return")
    keyboard.write("Träger")
    keyboard.press("Return")
    keyboard.write("+14")
    keyboard.press("Return")
    keyboard.rest()
    keyboard.write(" Größere Räume fehlen")
    keyboard.press("ctrl+Return", "Escape")
    keyboard.write(" weiterhin.")


def finish_with_what_is_missing(keyboard: Keyboard) -> None:
    """Finishing leads to the line for people; with somebody in it, it finishes."""
    keyboard.press("ctrl+shift+Return")
    keyboard.rest()
    keyboard.write("Projektleitung, Nachbarschaftswerk")
    keyboard.press("Return")
    keyboard.rest()
    keyboard.press("ctrl+shift+Return")
    keyboard.rest()


def assert_saved(row: ProtocolRow) -> None:
    today = date.today()  # noqa: DTZ011  # the day on this desk, as the window takes it
    assert row.project == "Sonnenhang"
    assert row.date == today
    # The line that became an agreement is gone from the text, with its end.
    assert row.topics[0].notes == "Beide Stellen sind besetzt. Größere Räume fehlen weiterhin."
    assert [(one.what, one.responsible, one.due) for one in row.agreements] == [
        ("Aushang erneuern", "Träger", today + timedelta(days=14))
    ]
    assert row.quick_note == "Schlüssel liegt beim Hausmeister"
    assert [(one.function, one.organization) for one in row.people] == [
        ("Projektleitung", "Nachbarschaftswerk")
    ]
    assert row.state == "final"
    assert row.number == f"VOP-{today.year}-KS1-001"
