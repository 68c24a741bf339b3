"""Processes that are copies of one which has imported the program: importing is most of a start.

    python -m tests.processes.starts SOCKET

A copy has a number, memory, standard files and an end of its own, runs the module it is asked for from its
first line, and can be killed as any process.
"""

from __future__ import annotations

import gc
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from importlib import import_module
from types import TracebackType
from typing import TextIO

IMPORTED = ("inka_desktop.app", "inka_desktop.services.commands", "inka_desktop.reports.protocol")
"""What commands and workers import before they do anything."""
_MOST = 1 << 16
"""Bytes of a wish: module and arguments."""


class Copy:
    """A process that runs a module.

    Attributes:
        pid: its number.
        stdout: what it says; a pipe that ends with it.
        stderr: what it says there.
    """

    def __init__(self, stdout: TextIO, stderr: TextIO, ends: TextIO) -> None:
        self.stdout, self.stderr, self._ends = stdout, stderr, ends
        self.pid = int(ends.readline())
        self._code: int | None = None

    def wait(self, timeout_s: float) -> int:
        """Its exit code, negative where a signal ended it, as :mod:`subprocess` says it.

        Raises:
            TimeoutError: it goes on longer than that.
        """
        if self._code is None:
            if not select.select([self._ends], [], [], timeout_s)[0]:
                raise TimeoutError(self.pid)
            self._code = int(self._ends.readline())
        return self._code

    def kill(self) -> None:
        """Ends it where it has not ended."""
        if self._code is None:
            os.kill(self.pid, signal.SIGKILL)

    def close(self) -> None:
        """Ends it and waits until it is gone."""
        if self._code is None and not select.select([self._ends], [], [], 0)[0]:
            self.kill()
        self.wait(60)
        for each in (self.stdout, self.stderr, self._ends):
            each.close()


class Starts:
    """Makes copies; the process they are copies of ends with it."""

    def __init__(self) -> None:
        self._wishes, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-m", "tests.processes.starts", str(theirs.fileno())]
            self._process = subprocess.Popen(command, pass_fds=[theirs.fileno()])

    def __enter__(self) -> Starts:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, where: TracebackType | None
    ) -> None:
        self._wishes.close()
        self._process.wait()

    def begin(self, module: str, arguments: Sequence[str]) -> Copy:
        """A process that runs ``python -m MODULE ARGUMENTS``, with nobody to ask."""
        pipes = [os.pipe() for _ in range(3)]
        wish = json.dumps([module, *arguments]).encode()
        socket.send_fds(self._wishes, [wish], [write for _, write in pipes])
        for _, write in pipes:
            os.close(write)
        said, told, ends = (os.fdopen(read, encoding="utf-8") for read, _ in pipes)
        return Copy(said, told, ends)

    def run(
        self, module: str, arguments: Sequence[str], timeout_s: float
    ) -> subprocess.CompletedProcess[str]:
        """Runs ``python -m MODULE ARGUMENTS`` to its end; what it says is short enough for a pipe.

        Raises:
            TimeoutError: it goes on longer than that.
        """
        copy = self.begin(module, arguments)
        try:
            code = copy.wait(timeout_s)
            return subprocess.CompletedProcess(
                [module, *arguments], code, copy.stdout.read(), copy.stderr.read()
            )
        finally:
            copy.close()


def _serve(wishes: socket.socket) -> None:
    """Takes wishes until there is nobody who wishes; a parent of each copy waits for it."""
    while True:
        wish, files, _, _ = socket.recv_fds(wishes, _MOST, 3)
        if not wish:
            break
        if os.fork() == 0:
            wishes.close()
            _begin(json.loads(wish), *files)
            return
        for file in files:
            os.close(file)
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _begin(wish: list[str], said: int, told: int, ends: int) -> None:
    """In the copy: runs the module, whose end is that of the process. In its parent: waits and says how."""
    number = os.fork()
    if number:
        for file in (0, 1, 2, said, told):
            os.close(file)
        os.write(ends, f"{number}\n".encode())
        code = os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
        os.write(ends, f"{code}\n".encode())
        os._exit(0)
    os.close(ends)
    for file, standard in ((said, 1), (told, 2)):
        os.dup2(file, standard)
        os.close(file)
    sys.argv = wish
    runpy.run_module(wish[0], run_name="__main__", alter_sys=True)


def main() -> None:
    """Imports what commands and workers import, and waits for wishes."""
    for module in IMPORTED:
        import_module(module)
    assert threading.active_count() == 1, "a thread is not copied"
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    gc.freeze()
    _serve(socket.socket(fileno=int(sys.argv[1])))


if __name__ == "__main__":
    main()
