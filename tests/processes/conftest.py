"""Devices that are run as processes, and looked at between the runs."""

from __future__ import annotations

import itertools
import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import PassphraseSource
from tests.processes.starts import Copy, Starts

PASSPHRASE = "ein langes Kennwort"
ON = date(2026, 11, 23)
LONGEST_S = 120
MARKS = pytest.mark.xdist_group("processes")
"""One worker begins the devices for all of these tests."""

Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Device:
    """A profile in a folder of its own."""

    folder: Path
    passphrase: Path
    starts: Starts

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """The program itself, on this profile, in German.

        Each command starts from nothing until it has succeeded so, and what it forgets to import is noticed;
        after that its starts are copies of a process that has imported the program.
        """
        command = [*self.command(), "--language", "de", *arguments]
        kind = " ".join(itertools.takewhile(str.isalpha, (each for each in arguments if each != "--json")))
        if kind in _succeeded:
            return self.starts.run(command[2], command[3:], LONGEST_S)
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=LONGEST_S, check=False, stdin=subprocess.DEVNULL
        )
        if done.returncode == 0:
            _succeeded.add(kind)
        return done

    def command(self) -> list[str]:
        """How the program is started on this profile."""
        return [
            sys.executable, "-m", "inka_desktop", "--data-dir", str(self.folder),
            "--passphrase-file", str(self.passphrase),
        ]  # fmt: skip

    def told(self, *arguments: str) -> dict[str, object]:
        """The program's answer; the command must succeed."""
        done = self.run("--json", *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        answer = json.loads(done.stdout)
        assert isinstance(answer, dict)
        return answer

    @contextmanager
    def opened(self) -> Iterator[Workspace]:
        """The profile, in this process."""
        workspace = Workspace.open(self.folder, PassphraseSource(PASSPHRASE))
        try:
            yield workspace
        finally:
            workspace.close()

    @contextmanager
    def working(self, kind: str, visit: UUID) -> Iterator[Copy]:
        """A process that works until it is killed (:mod:`tests.processes.worker`)."""
        arguments = [kind, str(self.folder), str(self.passphrase), str(visit)]
        process = self.starts.begin("tests.processes.worker", arguments)
        try:
            yield process
        finally:
            process.close()


_succeeded = set[str]()
"""Commands that did their work when they were started from nothing: ``sync``, ``workspace new``."""


def heard_until(process: Copy, word: str) -> list[Line]:
    """What a worker says, up to the first line with a word."""
    heard = [_heard(process)]
    while heard[-1][0] != word:
        heard.append(_heard(process))
    return heard


def killed_after(process: Copy, lines: int, delay_s: float) -> list[Line]:
    """Waits for so many lines and a little longer, kills the process, and returns all that it said."""
    said = [_heard(process) for _ in range(lines)]
    time.sleep(delay_s)
    process.kill()
    rest = process.stdout.readlines()
    assert process.wait(LONGEST_S) == -signal.SIGKILL
    # The kill may have cut the last line; a line counts once it is whole.
    return said + [_read(line) for line in rest if line.endswith("\n")]


def _heard(process: Copy) -> Line:
    line = process.stdout.readline()
    if not line:
        raise AssertionError(process.stderr.read())
    return _read(line)


def _read(line: str) -> Line:
    word, what = line.split()
    return word, what


def newest(lines: list[Line], word: str) -> int:
    """The highest number said with a word; 0 where it was not said."""
    return max((int(number) for said, number in lines if said == word), default=0)


def meet(*devices: Device) -> None:
    """Everybody meets the folder until all have everything; the first time by the program itself."""
    for device in devices:
        assert device.told("sync")["notices"] == []
    for device in devices:
        with device.opened() as workspace:
            assert workspace.exchange.sync().result().notices == ()


@dataclass(frozen=True, slots=True)
class Grounds:
    """A folder in which devices stand; how it was after a step is kept, and found again at the same path.

    Attributes:
        folder: the devices' profiles, the place where they meet, and the passphrase of all.
        kept: copies of it, by the step.
        starts: of processes on them.
    """

    folder: Path
    kept: Path
    starts: Starts

    @property
    def place(self) -> Path:
        """The folder both meet in."""
        return self.folder / "place"

    def device(self, name: str) -> Device:
        """A device by its name."""
        return Device(self.folder / name, self.folder / "passphrase", self.starts)

    def stand(self, step: str, make: Callable[[], None]) -> None:
        """Be as after a step, which is made where nobody has made it yet."""
        kept = self.kept / step
        if kept.exists():
            shutil.rmtree(self.folder)
            shutil.copytree(kept, self.folder)
        else:
            make()
            shutil.copytree(self.folder, kept)


@pytest.fixture(scope="session")
def grounds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grounds]:
    """Where the devices of all these tests stand, one test after the other."""
    with Starts() as starts:
        yield Grounds(tmp_path_factory.mktemp("grounds"), tmp_path_factory.mktemp("kept"), starts)


@pytest.fixture
def office(grounds: Grounds) -> Device:
    """The first device, begun by the command line."""
    device = grounds.device("office")

    def begin() -> None:
        device.passphrase.write_text(PASSPHRASE + "\n", "utf-8")
        grounds.place.mkdir()
        device.told(
            "workspace", "new", "--office", "Koordinierungsstelle", "--person", "A", "--device", "Büro"
        )
        device.told("workspace", "place", str(grounds.place))

    grounds.stand("office", begin)
    return device


@pytest.fixture
def place(office: Device, grounds: Grounds) -> Path:
    """The folder both meet in."""
    return grounds.place


@pytest.fixture
def road(office: Device, grounds: Grounds) -> Device:
    """The second device, joined with file and code while the first one is not running."""
    device = grounds.device("road")

    def join() -> None:
        invited = office.told(
            "workspace", "invite", "--person", "B", "--out", str(grounds.folder / "invitation")
        )
        device.told(
            "workspace", "join", str(invited["file"]), "--code", str(invited["code"]), "--device", "Unterwegs"
        )
        meet(office, device)

    grounds.stand("both", join)
    return device


@pytest.fixture
def visit(office: Device) -> UUID:
    """A visit with somebody present, so that it can be finished."""
    with office.opened() as workspace:
        project = workspace.projects.create("Sonnenhang", ["Quellrode"], "Nachbarschaftswerk e. V.").result()
        made = workspace.protocols.start(project, ON).result()
        workspace.editing.save("protocol", made, {"keeper": "A", "place": "Laden"}).result()
        workspace.protocols.add_person(made, function="Projektleitung", organization="Träger").result()
    return made
