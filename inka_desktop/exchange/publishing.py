"""Puts files at a place: own ones, and those of others that the place lacks; then heads that tell of them.

What a place has taken of one's own is remembered per place and log. The heads say in every meeting what
else is missing there, without a request more: what was learned at one place is passed on so at the
others. Every tenth meeting all files held here are compared with what lies there (`healing.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from inka_desktop.store import logs
from inka_desktop.store.database import Database
from inka_desktop.store.logs import Log
from inka_desktop.store.operation import MESSAGES
from inka_desktop.store.writer import Priority, Transaction

from . import keeping, lineage, told
from .healing import HeldFile, HeldStream, Reading, Shelf, held_streams
from .identity import Identity
from .intake import Found
from .names import HeadName
from .store import Store


class Publisher:
    """Publishes what is held here and not yet at one place."""

    def __init__(
        self, database: Database, identity: Identity, store: Store, place: bytes,
        step: Callable[[str], None],
    ) -> None:  # fmt: skip
        self._database = database
        self._identity = identity
        self._store = store
        self._place = place
        self._step = step

    def publish(
        self, found: Found, only: Collection[bytes] | None = None, verify: Reading | None = None,
        *, passes_on: Collection[bytes] | None = None, heals: bool = True,
    ) -> tuple[int, int]:  # fmt: skip
        """Put new and missing files there.

        Args:
            found: what this meeting saw: heads and listings.
            only: the spaces that the place is for.
            verify: None to go by the heads; else all files are compared with the listings, and some are
                read; told what came of it.
            passes_on: spaces of which others' files go along; all when left out. Who cannot read what is said
                in a space now does not know what was erased there.
            heals: also own ones that lay there before and are gone.

        Returns:
            Own operations that are at the place now for the first time (without acknowledgements), and
            files written.
        """
        sent = writes = 0
        shelf = Shelf(self._database, self._store, self._place, found.listed)
        with self._database.readers.raw() as raw:
            streams = held_streams(raw, self._identity, only, told.unchanged(raw, found.settled))
            done = dict(
                raw.execute("SELECT log, seq FROM place_log WHERE place = ?", (self._place,)).fetchall()
            )
        there_already: list[HeldFile] = []
        if passes_on is not None:
            streams = [one for one in streams if one.own or one.space in passes_on]
        verify = verify if heals else None
        for stream in streams:
            heads = found.heads.get(stream.name, [])
            news = stream.own and any(end.applied != done.get(end.number, 0) for end in stream.ends)
            lacks = (news or (heals and self._lacks(stream, heads))) and self._is_whole(stream)
            if lacks or verify is not None:
                after = self._since(stream, heads, done) if verify is None else None
                lacking = self._files(shelf, stream, after, there_already)
                writes += len(lacking)
                if verify is not None:
                    lay_there = max(done.get(stream.root.number, 0), *(head.seq for head in heads), 0)
                    verify.mended += sum(file.last <= lay_there for file in lacking)
            if lacks:
                self._tell(stream)
                if stream.own:
                    sent += sum(self._note(end, done.get(end.number, 0)) for end in stream.ends)
            if stream.own or lacks:
                self._forget_heads(stream, heads)
            if stream.own and verify is not None:
                copied = [path for name, path in found.copies if name == stream.name]
                for path in [*shelf.copies(stream), *copied]:
                    self._store.delete(path)
        if verify is not None:
            verify.looked_at += len(there_already)
            for file in shelf.changed(there_already, verify):
                verify.mended += 1
                writes += self._write(shelf, file)
        return sent, writes

    def _lacks(self, stream: HeldStream, heads: list[HeadName]) -> bool:
        """Whether the place does not tell of all that is held here, and of nothing further.

        That may be an earlier life of this device, too, of which others have more.
        """
        told = [(head.seq, head.hash16) for head in heads]
        if not [end for end in stream.ends if (end.applied, end.chain[:8].hex()) not in told]:
            return False
        further = max((head.seq for head in heads), default=0)
        return len(stream.ends) > 1 or stream.ends[0].applied >= further

    def _since(self, stream: HeldStream, heads: list[HeadName], done: dict[int, int]) -> int | None:
        """Up to where the place surely has the files of an own stream; None when it must be listed."""
        seq: int = done.get(stream.root.number, 0)
        if not stream.own or stream.ends != (stream.root,):
            return None
        return seq if {head.seq for head in heads} <= {seq} and (seq == 0 or heads) else None

    def _files(
        self, shelf: Shelf, stream: HeldStream, after: int | None, there_already: list[HeldFile]
    ) -> list[HeldFile]:
        """Write the files beyond ``after``, or with None all that the place does not list; returns them."""
        lacking = []
        for file in shelf.files(stream, after or 0):
            if after is None and shelf.lies_there(file):
                there_already.append(file)
            else:
                self._write(shelf, file)
                lacking.append(file)
        return lacking

    def _write(self, shelf: Shelf, file: HeldFile) -> int:
        data = shelf.content(file)
        if data is None:
            return 0
        self._step("segment")
        self._store.write(file.path, data)
        return 1

    def _is_whole(self, stream: HeldStream) -> bool:
        """Whether all that a head would tell of lies in files here, or may lie nowhere any more.

        Of others' a part may still wait, or have come by a snapshot only.
        """
        with self._database.readers.raw() as raw:
            return all(keeping.is_settled(raw, stream.root.number, end.applied) for end in stream.ends)

    def _tell(self, stream: HeldStream) -> None:
        self._step("head")
        for head in stream.heads():
            self._store.touch(head.path)

    def _forget_heads(self, stream: HeldStream, heads: list[HeadName]) -> None:
        """Take away older heads, but none that these logs do not contain: it may be a clone's."""
        wanted = {head.path for head in stream.heads()}
        for head in {head.path: head for head in heads}.values():
            if head.path not in wanted and self._contains(stream, head):
                self._store.delete(head.path)

    def _contains(self, stream: HeldStream, head: HeadName) -> bool:
        root = stream.root
        with self._database.readers.raw() as raw:
            for log in lineage.family(raw, root.space, root.stream, root.author):
                chain = logs.chain_at(raw, log, head.seq) if log.start <= head.seq <= log.applied else None
                if chain is not None and chain.hex()[:16] == head.hash16:
                    return True
        return False

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
