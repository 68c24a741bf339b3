"""A real device that is attacked, and a coordinator whose keys the attacker has.

Every input comes from a new incarnation of that coordinator, so that none builds on another. A meeting raises
nothing, whatever it finds, and leaves a database that is whole.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from inka_desktop.exchange.container import Header
from inka_desktop.exchange.crypto import hash32
from inka_desktop.exchange.deps import chain_start
from inka_desktop.exchange.errors import FileTooLargeError
from inka_desktop.exchange.store import Entry
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.values import SpaceKind
from tests.exchange.engine.office import Desk, Office
from tests.exchange.fuzz import closing

_FRESH = 150
"""After so many inputs the office is another one: what was taken in makes the next meeting longer."""


class TakenBackError(Exception):
    """Rolls a transaction back."""


class Bench:
    """A device that is attacked, and the coordinator whose keys the attacker has."""

    def __init__(self) -> None:
        memory = Path("/dev/shm")
        self.folder = Path(tempfile.mkdtemp(prefix="inka-fuzz-", dir=memory if memory.is_dir() else None))
        self.office = Office(self.folder)
        self.victim, self.evil = self.office.owner, self.office.join("b")
        self.office.project_space()
        self.visit = self.victim.add(Protocol, place="Ahornweg", observations="Ein Text.\nNoch einer.")
        self.office.settle()
        self.rng = self.office.rng()
        self.uses = 0
        self.newcomer = self.office.join("n")
        """A device that has joined and met nobody."""

    def close(self) -> None:
        self.office.close()
        shutil.rmtree(self.folder)

    def segment(
        self, transactions: list[bytes], incarnation: bytes, *, stream: str, count: int
    ) -> dict[str, bytes]:
        """Path and content of a file that the evil device signed."""
        space, author = self._space(stream), self.author(incarnation)
        start = chain_start(space, stream, author)
        plain = closing.around(transactions, [1, start, b"", b"", b"", 1, 1], start)
        return self.closed(plain, incarnation, stream=stream, count=count)

    def closed(self, plain: bytes, incarnation: bytes, *, stream: str, count: int) -> dict[str, bytes]:
        """The same around any content."""
        me, space = self.evil.replica.identity, self._space(stream)
        epoch, key = key_of(self.evil, space)
        header = Header(stream, space, me.device, incarnation, 1, count, epoch)
        data = closing.segment(header.to_bytes(), plain, me.keys, key, self.rng)
        return {header.name(hash32(data)).path: data}

    def _space(self, stream: str) -> bytes:
        return self.victim.space(SpaceKind.ORG if stream == "c" else SpaceKind.COORD).bytes

    def author(self, incarnation: bytes) -> bytes:
        return self.evil.replica.identity.keys.author(incarnation)

    def meet(self, files: dict[str, bytes]) -> None:
        """The victim meets a place where only these lie, then looks at itself."""
        self.victim.tick()
        self.victim.replica.take_in(_Lying(files))
        assert self.victim.query("PRAGMA foreign_key_check") == []
        assert self.victim.replica.members.workspace == self.workspace
        assert self.victim.replica.identity.device in {
            one.device for one in self.victim.replica.members.owners()
        }

    @property
    def workspace(self) -> bytes:
        return self.evil.replica.members.workspace


class _Lying:
    """A place with some files in it."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = files

    def listing(self, folder: str) -> list[Entry]:
        start = f"{folder}/"
        below = [path[len(start) :] for path in self._files if path.startswith(start)]
        folders = {one.partition("/")[0] for one in below if "/" in one}
        return [Entry(start + one, 0, True) for one in sorted(folders)] + [
            Entry(start + one, len(self._files[start + one])) for one in below if "/" not in one
        ]

    def read(self, path: str, limit: int) -> bytes | None:
        data = self._files.get(path)
        if data is not None and len(data) > limit:
            raise FileTooLargeError(path=path)
        return data


def _close(found: list[Bench]) -> None:
    for one in found:
        one.close()


@cache
def _held() -> list[Bench]:
    found: list[Bench] = []
    atexit.register(_close, found)
    return found


def bench() -> Bench:
    held = _held()
    if held and held[0].uses >= _FRESH:
        held.pop().close()
    if not held:
        held.append(Bench())
    held[0].uses += 1
    return held[0]


def key_of(desk: Desk, space: bytes) -> tuple[int, bytes]:
    found = desk.query("SELECT epoch, key FROM sync_key WHERE space = ? ORDER BY epoch DESC LIMIT 1", space)
    return int(found[0][0]), bytes(found[0][1])
