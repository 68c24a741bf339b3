"""Packs: an author's eight files become one, in levels, so that a folder stays small for years.

A pack holds the same transactions and parts as its files, so nothing waits for more than before. At a
place the old files go only after the pack was read back there, ten own meetings later; on this device
and on readers the pack stands for them at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from inka_desktop.store import logs
from inka_desktop.store.logs import STREAM_CONTROL, Log
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from . import keeping
from .body import MAX_PARTS, SegmentBody
from .container import PACK, Envelope, Header, open_envelope
from .crypto import Rng
from .errors import FileTooLargeError, FileTornError, TransactionTooLargeError
from .identity import Identity
from .names import SegmentName
from .recognise import recognise
from .segments import BuiltSegment, build_segment
from .store import Store

FILES = "files"
"""Key in a pack's head: rows [first, last, hash] of all files that were merged into it, over all levels."""
Merged = tuple[int, int, bytes]
Wanted = Callable[[SegmentName], bool]
_LARGEST = 3 * 1024 * 1024
_REGISTRY = b""


@dataclass(slots=True)
class _File:
    first: int
    last: int
    hash: bytes
    envelope: Envelope
    body: SegmentBody
    level: int


def merged_by(body: SegmentBody) -> list[Merged]:
    """The files that a pack stands for: first and last operation, and hash."""
    told = body.extra.get(FILES)
    rows = [tuple(one) for one in told if type(one) is list] if type(told) is list else []
    return [
        (one[0], one[1], one[2])
        for one in rows
        if [type(part) for part in one] == [int, int, bytes] and body.first <= one[0] <= one[1] <= body.last
    ]


def hold(raw: RawConnection, log: int, built: BuiltSegment) -> None:
    """Keep a pack that was made here; it goes to each place that this device meets."""
    raw.execute(
        "INSERT OR IGNORE INTO sync_seg(log, first, last, hash, raw) VALUES (?,?,?,?,?)",
        (log, built.name.first, built.name.last, built.file_hash, built.data),
    )
    raw.execute("DELETE FROM sync_gone WHERE log = ? AND hash = ?", (log, built.file_hash))
    raw.execute(
        "INSERT OR IGNORE INTO sync_pack(place, log, hash, syncs) VALUES (?,?,?,0)",
        (_REGISTRY, log, built.file_hash),
    )


def know(raw: RawConnection, log: int, envelope: Envelope, body: SegmentBody) -> None:
    """A file came that may not be kept: it is known with all that was merged into it."""
    header = envelope.header
    keeping.know(raw, log, header.first, header.last, envelope.file_hash)
    for first, last, hash_ in _stands_for(raw, log, body) if header.kind == PACK else ():
        keeping.know(raw, log, first, last, hash_)


def _stands_for(raw: RawConnection, log: int, body: SegmentBody) -> list[Merged]:
    """What need not be read beside a pack: it says all of that, or what it lacks was erased."""
    return [
        (first, last, hash_)
        for first, last, hash_ in merged_by(body)
        if not any(first <= seq <= last for seq in body.redacted) or keeping.is_erased(raw, log, first, last)
    ]


def replace(raw: RawConnection, log: int, envelope: Envelope, body: SegmentBody) -> None:
    """A pack came, or was made: the files it was made of are only known from now on."""
    if envelope.header.kind != PACK:
        return
    for first, last, hash_ in _stands_for(raw, log, body):
        keeping.know(raw, log, first, last, hash_)
        raw.execute("DELETE FROM sync_seg WHERE log = ? AND first = ? AND hash = ?", (log, first, hash_))
        raw.execute("DELETE FROM sync_pending WHERE hash = ?", (hash_,))


class Packer:
    """Makes packs of this device's own files, and tidies places."""

    def __init__(self, identity: Identity, random: Rng, step: int, patience: int) -> None:
        """Set up.

        Args:
            identity: whose files.
            random: for nonces.
            step: how many files become one.
            patience: own meetings with a place before old files go.
        """
        self._identity = identity
        self._random = random
        self._step = step
        self._patience = patience

    # --- making -----------------------------------------------------------------------------------

    def is_due(self, raw: RawConnection) -> bool:
        """Whether enough files have gathered since the last time."""
        return any(self._has_gathered(raw, log) for log in self._logs(raw))

    def _logs(self, raw: RawConnection) -> list[Log]:
        """Own logs that are one line; files of an author that exists twice stay as they are."""
        mine = self._identity.device
        return [log for log in logs.logs(raw, device=mine) if log.base is None and not log.forked]

    def _has_gathered(self, raw: RawConnection, log: Log) -> bool:
        count = raw.execute("SELECT count(*) FROM sync_seg WHERE log = ?", (log.number,)).fetchone()[0]
        found = raw.execute("SELECT value FROM setting WHERE name = ?", (f"packed {log.number}",)).fetchone()
        return bool(count >= (found[0] if found else 0) + self._step)

    def make(self, transaction: Transaction) -> int:
        """Merge what has gathered; returns how many packs were made. The transaction must be durable."""
        raw, made = transaction.raw, 0
        for log in self._logs(raw):
            if self._has_gathered(raw, log):
                made += self._make(raw, log)
                count = raw.execute("SELECT count(*) FROM sync_seg WHERE log = ?", (log.number,)).fetchone()
                raw.execute(
                    "INSERT OR REPLACE INTO setting(name, value) VALUES (?,?)",
                    (f"packed {log.number}", count[0]),
                )
        return made

    def _make(self, raw: RawConnection, log: Log) -> int:
        files, made, at = self._files(raw, log), 0, 0
        while at + self._step <= len(files):
            run = files[at : at + self._step]
            merged = self._merge(raw, log, run) if self._fit(run) else None
            if merged is None:
                at += 1
            else:
                files[at : at + self._step] = [merged]
                made, at = made + 1, 0
        return made

    def _files(self, raw: RawConnection, log: Log) -> list[_File]:
        """The files of a log with their levels; none when they are not one line."""
        space = raw.execute("SELECT id FROM sync_space WHERE no = ?", (log.space,)).fetchone()[0]
        keys = dict(raw.execute("SELECT epoch, key FROM sync_key WHERE space = ?", (space,)).fetchall())
        found: list[_File] = []
        for first, last, hash_, data in raw.execute(
            "SELECT first, last, hash, raw FROM sync_seg WHERE log = ? ORDER BY first", (log.number,)
        ).fetchall():
            envelope = open_envelope(data)
            if envelope.header.epoch not in keys or (found and found[-1].last + 1 > first):
                return []
            body = envelope.decrypt(keys[envelope.header.epoch])
            found.append(_File(first, last, hash_, envelope, body, self._level(len(body.parts))))
        return found

    def _level(self, parts: int) -> int:
        level = 0
        while parts >= self._step ** (level + 1):
            level += 1
        return level

    def _fit(self, run: list[_File]) -> bool:
        one_line = all(one.last + 1 == two.first for one, two in pairwise(run))
        if sum(len(file.body.parts) + len(merged_by(file.body)) + 1 for file in run) > MAX_PARTS:
            return False
        same = len({(file.level, file.envelope.header.epoch) for file in run}) == 1
        return one_line and same and sum(len(file.envelope.data) for file in run) < _LARGEST

    def _merge(self, raw: RawConnection, log: Log, run: list[_File]) -> _File | None:
        """One pack of several files; None when it would be too large."""
        head = run[0].envelope.header
        header = Header(
            head.stream,
            head.space,
            head.device,
            head.incarnation,
            run[0].first,
            run[-1].last,
            head.epoch,
            PACK,
        )
        key = raw.execute(
            "SELECT key FROM sync_key WHERE space = ? AND epoch = ?", (head.space, head.epoch)
        ).fetchone()[0]
        parts = [part for file in run for part in file.body.parts]
        transactions = [one for file in run for block in file.body.blocks() for one in block]
        redacted = {seq: chain for file in run for seq, chain in file.body.redacted.items()}
        merged = {(file.first, file.last, file.hash) for file in run}
        merged |= {one for file in run for one in merged_by(file.body)}
        extra = {FILES: [list(one) for one in sorted(merged)]}
        try:
            built = build_segment(
                header, parts, transactions, self._identity.keys, key, self._random, extra, redacted
            )
        except TransactionTooLargeError:
            return None
        hold(raw, log.number, built)
        envelope = open_envelope(built.data)
        body = envelope.decrypt(key)
        replace(raw, log.number, envelope, body)
        raw.executemany(
            "DELETE FROM sync_pack WHERE place = ? AND log = ? AND hash = ?",
            [(_REGISTRY, log.number, file.hash) for file in run],
        )
        return _File(header.first, header.last, built.file_hash, envelope, body, self._level(len(parts)))

    # --- at a place -------------------------------------------------------------------------------

    def open_work(self, raw: RawConnection, place: bytes) -> list[tuple[int, bytes, int | None]]:
        """Packs that a place lacks (None), or whose old files still lie there: log, hash, meeting."""
        return [
            (log, hash_, syncs)
            for log, hash_, syncs, done in raw.execute(
                "SELECT r.log, r.hash, p.syncs, p.done FROM sync_pack r LEFT JOIN sync_pack p"
                " ON p.place = ? AND p.log = r.log AND p.hash = r.hash WHERE r.place = ?",
                (place, _REGISTRY),
            ).fetchall()
            if not done
        ]

    def settle(
        self, store: Store, envelope: Envelope, body: SegmentBody, put_at: int | None, syncs: int
    ) -> tuple[int, int] | None:
        """Go on with one pack at a place.

        Args:
            store: the place.
            envelope: the pack.
            body: what is in it.
            put_at: at which of the own meetings it was put there; None: not yet.
            syncs: which meeting this is.

        Returns:
            At which meeting it was put there, and 1 when its old files are gone; None when nothing changed.
        """
        path = envelope.name.path
        if put_at is None:
            store.write(path, envelope.data)
            return syncs, 0
        if syncs < put_at + self._patience:
            return None
        if not _reads_back(store, path, envelope.data):
            store.write(path, envelope.data)
            return syncs, 0
        old = {hash_[:8].hex() for _, _, hash_ in merged_by(body)}
        delete(store, envelope, lambda name: name.hash16 in old)
        return put_at, 1


def _reads_back(store: Store, path: str, data: bytes) -> bool:
    try:
        return store.read(path, len(data)) == data
    except (FileTornError, FileTooLargeError):
        return False


def folders(space: bytes, stream: int, author: str) -> list[str]:
    """Where an author's files of a stream lie."""
    names = ("ctl",) if stream == STREAM_CONTROL else ("log", "pack")
    return [f"s/{space.hex()}/{name}/{author}" for name in names]


def delete(store: Store, envelope: Envelope, wanted: Wanted) -> int:
    """Take away those files beside a pack that ``wanted`` names; returns how many."""
    name = envelope.name
    stream = STREAM_CONTROL if name.folder == "ctl" else 0
    return delete_files(store, folders(name.space, stream, name.author12), wanted)


def delete_files(store: Store, where: list[str], wanted: Wanted) -> int:
    """Take away files of operations in some folders, copies under changed names included."""
    gone = 0
    for folder in where:
        for entry in store.listing(folder):
            name = None if entry.is_folder else recognise(entry.path)
            if isinstance(name, SegmentName) and wanted(name):
                store.delete(entry.path)
                gone += 1
    return gone
