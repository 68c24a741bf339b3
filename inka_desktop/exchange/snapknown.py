"""What writers knew, in a snapshot: of the control stream, and with which key they closed their files.

Who begins with a snapshot has no file that says so and would judge otherwise what was done with a right that
was given back. It stands outside the digest, since a device that began with an older snapshot knows less of
it and can still attest the state; who attests says besides whether this, too, is as here, and only then
others take it in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any, Final

import msgpack

from inka_desktop.store.logs import Log
from inka_desktop.store.raw import RawConnection

from .deps import unpack_deps
from .naming import Naming, Reach
from .snapfile import Block
from .snapread import EPOCH_ROW, PART_ROW, read_rows_of

PARTS: Final = 37
EPOCHS: Final = 38
SECTIONS: Final = frozenset({PARTS, EPOCHS})
_MOST_ROWS: Final = 5_000
_TABLES: Final = ((PARTS, "sync_part", "deps"), (EPOCHS, "sync_epoch", "epoch"))
_pack = msgpack.Packer(use_bin_type=True, autoreset=True).pack


def blocks(raw: RawConnection, names: Naming, reach: Reach) -> Iterator[Block]:
    """What is known up to ``reach``; replicas that read the same files make the same."""
    for section, table, said in _TABLES:
        known = raw.execute(f"SELECT log, first, {said} FROM {table}").fetchall()
        rows: list[list[Any]] = sorted(
            [names.index[log], first, one]
            for log, first, one in known
            if log in names.index and first <= reach[log]
        )
        for at in range(0, len(rows), _MOST_ROWS):
            yield section, _pack(rows[at : at + _MOST_ROWS])


def hash_of(found: Iterable[Block]) -> bytes:
    """32 bytes over blocks of these sections, each behind its section and length; others are passed over."""
    made = blake2b(digest_size=32, person=b"knew")
    for section, plain in found:
        if section in SECTIONS:
            made.update(section.to_bytes(4, "big") + len(plain).to_bytes(4, "big") + plain)
    return made.digest()


def take_parts(raw: RawConnection, plain: bytes, logs: Sequence[Log]) -> None:
    """What writers knew of the control stream.

    Args:
        raw: of the running transaction.
        plain: the block.
        logs: those of the snapshot, in its order.

    Raises:
        ContentDamagedError: it is not as the format says.
    """
    rows = read_rows_of(plain, "parts", *PART_ROW)
    for _place, _first, deps in rows:
        unpack_deps(deps)
    raw.executemany(
        "INSERT OR IGNORE INTO sync_part(log, first, deps) VALUES (?,?,?)",
        [(logs[place].number, first, deps) for place, first, deps in rows],
    )


def take_epochs(raw: RawConnection, plain: bytes, logs: Sequence[Log], here: Mapping[int, int]) -> None:
    """Which key closed the operations that were not here; ``here``: up to where by log others were."""
    raw.executemany(
        "INSERT OR IGNORE INTO sync_epoch(log, first, epoch) VALUES (?,?,?)",
        [
            (logs[place].number, first, epoch)
            for place, first, epoch in read_rows_of(plain, "epochs", *EPOCH_ROW)
            if first > here[logs[place].number]
        ],
    )
