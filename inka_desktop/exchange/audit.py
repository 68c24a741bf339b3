"""Reads every kept file of operations again and compares it with the log: signature, content, chain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from inka_desktop.store import logs
from inka_desktop.store.logs import Space
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.readers import Readers

from . import lineage
from .container import open_envelope
from .errors import FileDamagedError, FileTornError, NewerFormatError
from .members import Members

Kept = tuple[int, int, bytes]
"""Log, first number and hash of a kept file."""


@dataclass(slots=True)
class Audit:
    """What the reading showed.

    Attributes:
        looked_at: how many files.
        damaged: those that are not what was once received or sealed.
        contradicted: whole ones of which the log says something else; here the log is wrong.
    """

    looked_at: int = 0
    damaged: list[Kept] = field(default_factory=list)
    contradicted: list[Kept] = field(default_factory=list)


def audit(readers: Readers, members: Members, step: Callable[[int, int], None]) -> Audit:
    """Read all kept files.

    Args:
        readers: of the database.
        members: who signs.
        step: told (done, of) before each file; may raise to end it.
    """
    found = Audit()
    with readers.raw() as raw:
        kept: list[Kept] = raw.execute("SELECT log, first, hash FROM sync_seg ORDER BY log, first").fetchall()
        spaces = {space.number: space for space in logs.spaces(raw)}
    for done, one in enumerate(kept):
        step(done, len(kept))
        with readers.raw() as raw:
            told = _transactions(raw, one, members)
            if told is None:
                found.damaged.append(one)
            elif not _agrees(raw, one, told, spaces):
                found.contradicted.append(one)
        found.looked_at += 1
    return found


_Told = tuple[bytes, list[tuple[int, bytes]]]
"""Author, and per transaction its last number and the chain value there."""


def _transactions(raw: RawConnection, kept: Kept, members: Members) -> _Told | None:
    """What a whole file tells; None when it is damaged."""
    row = raw.execute("SELECT raw FROM sync_seg WHERE log = ? AND first = ? AND hash = ?", kept).fetchone()
    told: list[tuple[int, bytes]] = []
    author = b""
    try:
        envelope = open_envelope(row[0], kept[2][:8].hex())
        header, author = envelope.header, envelope.header.author
        envelope.verify(members.devices[header.device].sign_public)
        key = raw.execute(
            "SELECT key FROM sync_key WHERE space = ? AND epoch = ?", (header.space, header.epoch)
        ).fetchone()
        told += [(wire.last_seq, chain) for wire, chain in envelope.decrypt(key[0]).transactions()]
    except NewerFormatError:
        return author, told  # signed by its device; this version reads it no further
    except (FileDamagedError, FileTornError, KeyError, TypeError):
        return None
    return author, told


def _agrees(raw: RawConnection, kept: Kept, told: _Told, spaces: dict[int, Space]) -> bool:
    """Whether the log says the same of each transaction's end; what is not applied contradicts nothing."""
    log = logs.get_log(raw, kept[0])
    kin = lineage.family(raw, spaces[log.space].number, log.stream, told[0])
    for seq, chain in told[1]:
        known = [logs.chain_at(raw, one, seq) for one in kin if one.start <= seq <= one.applied]
        if known and chain not in known:
            return False
    return True
