"""Start-up: first paint against a bare window, Heute against a program that imports the ORM first.

Every run is a process of its own and all programs take turns, so that a noisy machine slows all alike;
medians count. With an X server at hand (Xvfb) the windows are real ones, otherwise Qt's offscreen platform
draws them; ``INKA_BENCH_PLATFORM`` chooses. The key is given as the keyring gives it; what Argon2id adds
where a passphrase is asked for is reported apart.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inka_desktop.store.keys import PassphraseSource
from tests.benchmarks import data
from tests.benchmarks.figures import Figure

RUNS = 15
VISITS = 20_000
BOUND_PAINT, BOUND_SHOWN, BOUND_STALL_S = 1.35, 0.7, 0.050
_PROGRAMS = ("bare_window", "orm_first", "program")
_LONGEST_S = 90

Moments = dict[str, float]
"""What a program told: seconds since it was started, or a length of time in seconds."""


def figures(runs: int = RUNS) -> list[Figure]:
    """The measured figures with their bounds."""
    folder = data.profile(VISITS)
    with _screen() as environment:
        _run("program", folder, environment)  # the disk's cache is warm for all
        taken: dict[str, list[Moments]] = {program: [] for program in _PROGRAMS}
        for _ in range(runs):
            for program in _PROGRAMS:
                taken[program].append(_run(program, folder, environment))
    bare = _median(taken["bare_window"], "painted")
    anchor = _median(taken["orm_first"], "shown")
    painted, shown = (_median(taken["program"], what) for what in ("painted", "shown"))
    stall = _median(taken["program"], "stall")
    passphrase = _argon_s()
    platform = environment["QT_QPA_PLATFORM"]
    return [
        Figure.at_most(f"first_paint_to_bare_window_{platform}", painted / bare, "ratio", BOUND_PAINT),
        Figure.at_most("heute_shown_to_orm_first", shown / anchor, "ratio", BOUND_SHOWN),
        Figure.at_most("longest_stall_after_first_paint", stall, "s", BOUND_STALL_S),
        Figure.told("bare_window", bare, "s"),
        Figure.told("first_paint", painted, "s"),
        Figure.told("orm_first", anchor, "s"),
        Figure.told("heute_shown", shown, "s"),
        Figure.told("passphrase_argon2id", passphrase, "s"),
    ]


def _run(program: str, folder: Path, environment: dict[str, str]) -> Moments:
    """One run; moments count from just before the process is made."""
    command = [sys.executable, "-m", f"tests.benchmarks.anchors.{program}", str(folder), data.KEY.hex()]
    begin = time.monotonic()
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=_LONGEST_S, check=False
    )
    told = dict(line.split() for line in done.stdout.splitlines())
    if done.returncode or not told:
        raise AssertionError(f"{program} ended with {done.returncode}: {done.stderr[-2000:]}")
    lengths = {"stall", "rows"}
    return {name: float(value) - (0 if name in lengths else begin) for name, value in told.items()}


def _median(runs: list[Moments], what: str) -> float:
    return statistics.median(run[what] for run in runs)


def _argon_s() -> float:
    """What deriving the key from a passphrase takes, on top of everything else."""
    source, taken = PassphraseSource("ein langes Kennwort"), []
    with tempfile.TemporaryDirectory() as name:
        source.make(Path(name), data.KEY)
        for _ in range(5):
            begin = time.perf_counter()
            source.get(Path(name))
            taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


@contextmanager
def _screen() -> Iterator[dict[str, str]]:
    """The environment in which all programs open their windows."""
    plain = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    server = shutil.which("Xvfb")
    if server is None or os.environ.get("INKA_BENCH_PLATFORM") == "offscreen":
        yield plain | {"QT_QPA_PLATFORM": "offscreen"}
        return
    reading, writing = os.pipe()
    process = subprocess.Popen(
        [server, "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        pass_fds=[writing], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            display = f":{answer.readline().strip()}"
        yield plain | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
    finally:
        process.terminate()
        process.wait(timeout=10)
