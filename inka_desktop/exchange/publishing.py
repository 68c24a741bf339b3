"""Puts own files at a place: segments first, then the head that tells of them.

What a place has taken is remembered per place and log. Every tenth meeting own files are compared
with what lies there and put back where they vanished or were changed: here the author heals what is
its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from inka_desktop.store import logs
from inka_desktop.store.database import Database
from inka_desktop.store.logs import Log
from inka_desktop.store.operation import MESSAGES
from inka_desktop.store.writer import Priority, Transaction

from . import keeping, lineage
from .container import open_envelope
from .identity import STREAM_LETTERS, Identity
from .names import HeadName, author12
from .recognise import recognise
from .store import Store


@dataclass(frozen=True, slots=True)
class _Own:
    """A stream of this device, in this or an earlier incarnation.

    ``ends`` are the logs in which it goes on: itself, or its branches once the device existed twice.
    """

    root: Log
    ends: tuple[Log, ...]
    space: bytes

    def heads(self) -> dict[str, HeadName]:
        """The heads that belong at a place, by path."""
        letter = STREAM_LETTERS[self.root.stream]
        made = [
            HeadName.of(self.space, letter, self.root.author, end.applied, end.chain) for end in self.ends
        ]
        return {head.path: head for head in made}


class Publisher:
    """Publishes what is sealed and not yet at one place."""

    def __init__(
        self, database: Database, identity: Identity, store: Store, place: bytes, step: Callable[[str], None]
    ) -> None:
        self._database = database
        self._identity = identity
        self._store = store
        self._place = place
        self._step = step

    def publish(self, *, check: bool) -> tuple[int, int]:
        """Put new files there, and with ``check`` also those that are missing or changed.

        Returns:
            Own operations that are at the place now for the first time (without acknowledgements), and
            files written.
        """
        sent = writes = 0
        for own in self._streams():
            done = {end.number: self._seq(end) for end in own.ends}
            wanted, there = own.heads(), self._heads(own)
            lost = any(done.values()) and not wanted.keys() <= there
            news = any(end.applied > done[end.number] for end in own.ends)
            if news or check or lost:
                plain = not (check or lost) and own.root in own.ends
                writes += self._segments(own.root, done[own.root.number] if plain else 0)
                self._step("head")
                for path in wanted:
                    self._store.touch(path)
                sent += sum(self._note(end, done[end.number]) for end in own.ends)
            self._forget_heads(own, there - wanted.keys())
        return sent, writes

    def _streams(self) -> list[_Own]:
        with self._database.readers.raw() as raw:
            spaces = {space.number: space.id for space in logs.spaces(raw)}
            everyone = logs.logs(raw)
            mine = [log for log in everyone if log.device == self._identity.device and log.base is None]
            found = []
            for root in sorted(mine, key=lambda one: -one.stream):
                kin = lineage.family(raw, root.space, root.stream, root.author)
                ends = tuple(log for log in kin if not log.forked and log.applied >= log.start)
                if ends:
                    found.append(_Own(root, ends, spaces[root.space]))
        return found

    def _heads(self, own: _Own) -> set[str]:
        """Own heads that are at the place."""
        shard, letter = f"h/{own.space.hex()[0]}", STREAM_LETTERS[own.root.stream]
        mine = (own.space.hex()[:8], letter, author12(own.root.author))
        names = [recognise(entry.path) for entry in self._store.listing(shard)]
        return {
            name.path
            for name in names
            if isinstance(name, HeadName) and (name.space8, name.stream, name.author12) == mine
        }

    def _forget_heads(self, own: _Own, older: set[str]) -> None:
        """Take away own older heads, but none that these logs do not contain: it may be a clone's."""
        for path in older:
            name = recognise(path)
            if isinstance(name, HeadName) and self._contains(own, name):
                self._store.delete(path)

    def _contains(self, own: _Own, head: HeadName) -> bool:
        with self._database.readers.raw() as raw:
            for log in lineage.family(raw, own.root.space, own.root.stream, own.root.author):
                chain = logs.chain_at(raw, log, head.seq) if log.start <= head.seq <= log.applied else None
                if chain is not None and chain.hex()[:16] == head.hash16:
                    return True
        return False

    def _seq(self, log: Log) -> int:
        with self._database.readers.raw() as raw:
            found = raw.execute(
                "SELECT seq FROM place_log WHERE place = ? AND log = ?", (self._place, log.number)
            ).fetchone()
        return int(found[0]) if found else 0

    def _segments(self, log: Log, after: int) -> int:
        with self._database.readers.raw() as raw:
            rows = raw.execute(
                "SELECT first FROM sync_seg WHERE log = ? AND last > ? ORDER BY first", (log.number, after)
            ).fetchall()
        writes = 0
        for (first,) in rows:
            with self._database.readers.raw() as raw:
                files = [
                    data
                    for data, last in raw.execute(
                        "SELECT raw, last FROM sync_seg WHERE log = ? AND first = ?", (log.number, first)
                    ).fetchall()
                    if keeping.may_publish(raw, log.number, first, last)
                ]
            for data in files:
                self._step("segment")
                self._store.write(open_envelope(data).name.path, data)
                writes += 1
        return writes

    def _note(self, log: Log, before: int) -> int:
        def work(transaction: Transaction) -> int:
            raw = transaction.raw
            raw.execute(
                "INSERT INTO place_log(place, log, seq) VALUES (?,?,?)"
                " ON CONFLICT DO UPDATE SET seq = excluded.seq",
                (self._place, log.number, log.applied),
            )
            counted = raw.execute(
                "SELECT count(*) FROM sync_op WHERE dot > ? AND dot <= ? AND kind NOT IN (?,?,?,?)",
                (log.number << 40 | before, log.number << 40 | log.applied, *MESSAGES),
            ).fetchone()[0]
            return int(counted)

        return self._database.writer.submit(work, "published", priority=Priority.IMPORT).result()
