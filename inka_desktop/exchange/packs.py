"""Own packs at a place: made when enough files have gathered, put there, and read back later.

`packing.py` merges; this is the part of each meeting that does it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from inka_desktop.store.logs import STREAM_CONTROL
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from .container import Envelope, open_envelope
from .packing import Packer
from .store import Store

if TYPE_CHECKING:
    from .replica import Replica

Wanted = Callable[[bytes], bool]
"""Whether a place is for a space, 16 bytes."""


def look_after(
    replica: Replica, packer: Packer, place: bytes, store: Store, wanted: Wanted, step: Callable[[str], None]
) -> None:
    """Make what is due and bring packs at a place a step further.

    A pack may build on control statements: while own ones are not there, it goes after them, with the files.

    Args:
        replica: whose packs.
        packer: merges its files.
        place: the place's id in the database.
        store: the place.
        wanted: which spaces the place is for.
        step: told before each step that must survive a crash right there.
    """
    with replica.readers.raw() as raw:
        due = packer.is_due(raw)
    if due:
        step("pack")
        replica.run(packer.make, "pack", durable=True)
    with replica.readers.raw() as raw:
        work = packer.open_work(raw, place)
        if not work or _has_unsaid(raw, place, replica.identity.device):
            return
    for log, hash_, put_at in work:
        step("put pack")
        with replica.readers.raw() as raw:
            envelope = _kept(raw, log, hash_)
            if envelope is None or not wanted(envelope.header.space):
                continue
            key = _key(raw, envelope)
            (syncs,) = raw.execute("SELECT syncs FROM place WHERE id = ?", (place,)).fetchone()
        done = packer.settle(store, envelope, envelope.decrypt(key), put_at, syncs)
        if done is not None:
            replica.run(partial(_note, row=(place, log, hash_, *done)), "pack")


def _has_unsaid(raw: RawConnection, place: bytes, device: bytes) -> bool:
    """Whether own control statements are not at a place yet; those before a fork go with its branches."""
    found = raw.execute(
        "SELECT 1 FROM sync_log l LEFT JOIN place_log p ON p.log = l.no AND p.place = ?"
        " WHERE l.device = ? AND l.stream = ? AND l.forked = 0 AND l.applied >= l.start"
        " AND l.applied > coalesce(p.seq, 0)",
        (place, device, STREAM_CONTROL),
    ).fetchone()
    return found is not None


def _kept(raw: RawConnection, log: int, hash_: bytes) -> Envelope | None:
    """A pack that is kept here; None when it was retired since."""
    found = raw.execute("SELECT raw FROM sync_seg WHERE log = ? AND hash = ?", (log, hash_)).fetchone()
    return None if found is None else open_envelope(found[0])


def _key(raw: RawConnection, envelope: Envelope) -> bytes:
    header = envelope.header
    found = raw.execute(
        "SELECT key FROM sync_key WHERE space = ? AND epoch = ?", (header.space, header.epoch)
    ).fetchone()
    return bytes(found[0])


def _note(transaction: Transaction, row: tuple[object, ...]) -> None:
    transaction.raw.execute(
        "INSERT INTO sync_pack(place, log, hash, syncs, done) VALUES (?,?,?,?,?)"
        " ON CONFLICT DO UPDATE SET syncs = excluded.syncs, done = excluded.done",
        row,
    )
