"""Makes an own file anew out of the log where it was damaged and nobody has it yet.

Sealed operations are all in the log, and the chain says that they are the same. The bytes differ, since
a nonce is never used twice, so a pack of the same range takes the file's place and names it as merged
(FORMAT.md 4): who reads on asks for the old one no more.
"""

from __future__ import annotations

from inka_desktop.store import logs
from inka_desktop.store.logs import Log
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from . import packing
from .audit import KeptFile
from .body import Part
from .container import PACK, Header, open_envelope
from .crypto import Rng
from .deps import Dep, chain_next, chain_start, unpack_deps
from .errors import ContentDamagedError
from .identity import STREAM_LETTERS, Identity
from .pasts import Pasts
from .sealing import claims_of, sealed_wires
from .segments import build_segment


def may_rebuild(raw: RawConnection, file: KeptFile) -> bool:
    """Whether a file is an own one of this life of the device that nobody is known to have.

    Who has it puts it back at the places, in the same bytes; what builds on it may name them.
    """
    log = logs.get_log(raw, file.log)
    seen = raw.execute(
        "SELECT 1 FROM sync_ack WHERE log = ? AND seq >= ? AND device <> ? LIMIT 1",
        (log.number, file.first, log.device),
    ).fetchone()
    return log.own and log.base is None and not log.forked and file.last <= log.applied and seen is None


def rebuild(transaction: Transaction, identity: Identity, random: Rng, file: KeptFile) -> None:
    """Put a pack in the place of a lost file. The transaction must be durable.

    Raises:
        ContentDamagedError: the log is not what was sealed; roll back.
        TransactionTooLargeError: it grew too large for a file; roll back.
    """
    raw, log = transaction.raw, logs.get_log(transaction.raw, file.log)
    space = logs.space_id(raw, log.space)
    epoch = Pasts(raw).epoch(log, file.first)
    key = raw.execute("SELECT key FROM sync_key WHERE space = ? AND epoch = ?", (space, epoch)).fetchone()
    if key is None or epoch is None:
        raise ContentDamagedError(reason="epoch")
    said = sealed_wires(transaction, identity.author, log, file.first, file.last)
    parts = _parts(raw, log, file)
    chain = parts[0].chain
    for one in said:
        chain = chain_next(chain, one)
    if chain != logs.chain_at(raw, log, file.last):
        raise ContentDamagedError(reason="chain")
    letter = STREAM_LETTERS[log.stream]
    header = Header(
        letter, space, identity.device, identity.incarnation, file.first, file.last, epoch, PACK
    )  # fmt: skip
    extra = {packing.FILES: [[file.first, file.last, file.hash]]}
    built = build_segment(header, parts, said, identity.keys, key[0], random, extra)
    packing.hold(raw, log.number, built)
    envelope = open_envelope(built.data)
    packing.replace(raw, log.number, envelope, envelope.decrypt(key[0]))


def _parts(raw: RawConnection, log: Log, file: KeptFile) -> list[Part]:
    """What the file builds on.

    Of the control stream that is known exactly; of others' operations what is claimed by now: nobody has
    the file, so nothing that is here builds on it.
    """
    control: dict[int, list[Dep]] = {file.first: []}
    for first, packed in raw.execute(
        "SELECT first, deps FROM sync_part WHERE log = ? AND first BETWEEN ? AND ? ORDER BY first",
        (log.number, file.first, file.last),
    ).fetchall():
        control.setdefault(first, []).extend(unpack_deps(packed))
    return [
        Part(
            first, _chain_before(raw, log, first), _before(raw, log, first) if first == file.first else b"",
            claims_of(raw, log) if first == file.first else (), tuple(control[first]),
        )
        for first in sorted(control)
    ]  # fmt: skip


def _chain_before(raw: RawConnection, log: Log, first: int) -> bytes:
    if first == 1:
        return chain_start(logs.space_id(raw, log.space), STREAM_LETTERS[log.stream], log.author)
    chain = logs.chain_at(raw, log, first - 1)
    if chain is None:
        raise ContentDamagedError(reason="chain")
    return chain


def _before(raw: RawConnection, log: Log, first: int) -> bytes:
    """The file before it, itself or as it was before it was merged."""
    found = raw.execute(
        "SELECT hash FROM sync_seg WHERE log = ?1 AND last = ?2 UNION ALL"
        " SELECT hash FROM sync_gone WHERE log = ?1 AND last = ?2 LIMIT 1",
        (log.number, first - 1),
    ).fetchone()
    return bytes(found[0]) if found else b""
