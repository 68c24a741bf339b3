"""A German keyboard at an X server of its own: typing into a real window, and when that has come to rest."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageGrab

TOOLS = ("Xvfb", "openbox", "xdotool", "setxkbmap")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]
LONGEST_S = 60
NOBODY = "Openbox"
"""What has the focus while no window has it."""
STILL, LOOKS, CURSOR_PX = 3, 15, 200
"""So many pictures without a change, how often between two the program must not work, and how many points
of a picture may change."""
MARKS = [
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

    def play(self, acts: Sequence[tuple[str, str]], keys_per_s: float) -> None:
        """Types texts and presses keys without waiting for anything in between.

        Args:
            acts: pairs of ``type`` and a text, or of ``key`` and a key such as ``ctrl+1``.
            keys_per_s: pace.
        """
        pause = f"{1 / keys_per_s:.3f}"
        said = list[str]()
        for act, what in acts:
            said += (
                ["type", "--args", "1", "--delay", str(round(1000 / keys_per_s)), what]
                if act == "type"
                else ["key", what]
            )
            said += ["sleep", pause]
        length = sum(len(what) if act == "type" else 1 for act, what in acts)
        self._wait_for_focus()
        subprocess.run(
            ["xdotool", *said], env=self.environment, timeout=LONGEST_S + 3 * length / keys_per_s, check=True
        )


@contextmanager
def at_a_screen() -> Iterator[Keyboard]:
    """An X server with a window manager; both end with the test."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        # Without -noreset the German keyboard is forgotten where `setxkbmap` ends before anybody else begins.
        # With -r no key repeats itself where a busy machine lets go of it late.
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24",
         "-nolisten", "tcp", "-noreset", "-r"],
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
