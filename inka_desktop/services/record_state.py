"""How far own work on a record has got: only here, sent, or arrived, and with whom.

A record counts with all that belongs to it: a visit with its topics, people, agreements, photos and
finished versions. What others wrote says nothing about that; what this device wrote last decides, and
whether somebody else has the attachments that it added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from inka_desktop.exchange import receipts
from inka_desktop.exchange.identity import Identity
from inka_desktop.records.base import CREATED
from inka_desktop.records.documents import Attachment
from inka_desktop.records.specs import by_kind
from inka_desktop.records.values import Role
from inka_desktop.store.dots import Heads, as_list, heads_of, log_of, seq_of, unpack_heads
from inka_desktop.store.logs import STREAM_ROWS
from inka_desktop.store.merge import children_of
from inka_desktop.store.raw import RawConnection

from .exchange_rows import ARRIVED, CHANGED, FETCHED, HERE, PARTLY, SENT, RecordStateRow
from .naming import device_names

_ATTACHMENT = Attachment.__tablename__


class _Reached(NamedTuple):
    """Of an own log the newest operations: that a place has, that another device has, that has arrived."""

    sent: int
    fetched: int
    arrived: int

    @property
    def out(self) -> int:
        """The newest that is not only here."""
        return max(self.sent, self.fetched)


_Reach = Mapping[int, _Reached]


def states(
    raw: RawConnection, me: Identity, kind: str, ids: Sequence[UUID], has: Callable[[str], bool] | None = None
) -> dict[UUID, RecordStateRow]:
    """How far own work on some records of a kind has got; those without any are left out.

    Whatever their number, rows and heads are one query.

    Args:
        raw: of the database.
        me: this profile.
        kind: table of the records.
        ids: which of them.
        has: whether the attachment of a hash is on this device; attachments are not counted without it.
    """
    reach = _reach(raw, me.device)
    counts = _attachments(raw, kind, ids, has) if has is not None else {}
    return {
        UUID(bytes=owner): _state(raw, me, far, reach, counts.get(owner, (0, 0, 0)))
        for owner, far in _far(raw, kind, ids, reach).items()
    }


def words(raw: RawConnection, own: bytes, kind: str, ids: Sequence[UUID]) -> dict[UUID, str]:
    """As :func:`states`, but only how far; who has it is not asked for."""
    reach = _reach(raw, own)
    return {UUID(bytes=owner): far.word(reach) for owner, far in _far(raw, kind, ids, reach).items()}


@dataclass(slots=True)
class _Far:
    """Of a record the own work.

    Attributes:
        newest: the newest own operation by log.
        known: whether others may know it as it was before.
        held: receipts for own attachments.
        waiting: own attachments that have not arrived.
    """

    newest: dict[int, int] = field(default_factory=dict)
    known: bool = False
    held: list[receipts.Receipt] = field(default_factory=list)
    waiting: int = 0

    def word(self, reach: _Reach) -> str:
        """How far the last of it has got."""
        if any(seq > reach[log].out for log, seq in self.newest.items()):
            return CHANGED if self.known else HERE
        if any(seq > reach[log].fetched for log, seq in self.newest.items()):
            return SENT
        if any(seq > reach[log].arrived for log, seq in self.newest.items()):
            return FETCHED
        return PARTLY if self.waiting else ARRIVED

    def add(self, heads: Heads, reach: _Reach) -> None:
        """Take in what made a row as it is."""
        for value in heads.values():
            for name in as_list(value):
                log, seq = log_of(name), seq_of(name)
                if log in reach:
                    self.newest[log] = max(self.newest.get(log, 0), seq)
                if log not in reach or seq <= reach[log].out:
                    self.known = True


def _far(raw: RawConnection, kind: str, ids: Sequence[UUID], reach: _Reach) -> dict[bytes, _Far]:
    """By record, of those with own work."""
    found: dict[bytes, _Far] = {}
    for owner, packed, hash64, alone, device, at_ms in _heads(raw, kind, ids):
        far, heads = found.setdefault(owner, _Far()), unpack_heads(packed)
        far.add(heads, reach)
        if hash64 and any(log_of(name) in reach for name in heads_of(heads, CREATED)):
            far.waiting += alone
            if device is not None:
                far.held.append(receipts.Receipt(device, at_ms))
    return {owner: far for owner, far in found.items() if far.newest}


def _state(
    raw: RawConnection, me: Identity, far: _Far, reach: _Reach, counts: tuple[int, int, int]
) -> RecordStateRow:
    word, at_office = far.word(reach), me.role == Role.CARRIER
    if word == FETCHED:
        late = next((log, seq) for log, seq in far.newest.items() if seq > reach[log].arrived)
        who = device_names(raw, receipts.fetched_by(raw, *late, me.device) or b"")
        return RecordStateRow(word, *who, None, *counts, far.waiting, at_office)
    if word != ARRIVED:
        return RecordStateRow(word, "", "", None, *counts, far.waiting, at_office)
    known = [receipts.first(raw, log, seq) for log, seq in far.newest.items()]
    last = max((one for one in (*known, *far.held) if one is not None), key=lambda one: one.at_ms)
    at = datetime.fromtimestamp(last.at_ms / 1000, UTC)
    return RecordStateRow(ARRIVED, *device_names(raw, last.device), at, *counts, 0, at_office)


def _reach(raw: RawConnection, own: bytes) -> _Reach:
    """Logs of this device, of earlier incarnations too, and how far they have got."""
    rows = raw.execute(
        "SELECT no,"
        " (SELECT coalesce(max(g.seq), 0) FROM place p JOIN place_log g ON g.place = p.id AND g.log = no),"
        " (SELECT coalesce(max(seq), 0) FROM sync_ack WHERE log = no AND space = l.space AND device <> ?),"
        " (SELECT coalesce(max(seq), 0) FROM sync_ack WHERE log = no AND space = l.space"
        f" AND device IN {receipts.COUNTS})"
        " FROM sync_log l WHERE device = ? AND stream = ?",
        (own, own, STREAM_ROWS),
    ).fetchall()
    return {log: _Reached(*reached) for log, *reached in rows}


class Part(NamedTuple):
    """Where rows stand that belong to a record.

    Attributes:
        kind: table of the rows.
        source: table that names them: their ids in ``column``, the record they belong to in ``owner``.
    """

    kind: str
    column: str
    owner: str
    source: str


@cache
def parts(kind: str) -> tuple[Part, ...]:
    """The record itself, what it owns, and the attachments that those name.

    Args:
        kind: table of the record.
    """
    owned = [(child, column) for child, column in children_of(kind) if child != kind]
    naming = [(child, column) for child, column in owned if "attachment_id" in by_kind()[child].by_name]
    return (
        Part(kind, "id", "id", kind),
        *(Part(child, "id", column, child) for child, column in owned),
        *(Part(_ATTACHMENT, "attachment_id", column, child) for child, column in naming),
    )


def _rows(wanted: Iterable[Part], count: int) -> str:
    """Id, number of the table, owner and whether it is shown, of all that belongs to so many records."""
    marks = ", ".join("?" * count)
    return " UNION ALL ".join(
        f"SELECT {part.column} AS row, {by_kind()[part.kind].number} AS tbl, {part.owner} AS owner, alive"
        f" FROM {part.source} WHERE {part.owner} IN ({marks})"
        for part in wanted
    )


def _heads(raw: RawConnection, kind: str, ids: Sequence[UUID]) -> list[tuple[Any, ...]]:
    """Owner and heads of each row; of attachments hash, whether it waits, who has it, since when."""
    belonging = parts(kind)
    found: list[tuple[Any, ...]] = raw.execute(
        "SELECT owner, heads, a.hash, b.hash IS NOT NULL, h.device, h.at"
        f" FROM ({_rows(belonging, len(ids))}) r"
        " CROSS JOIN sync_row s ON s.row = r.row AND s.tbl = r.tbl"
        f" LEFT JOIN {_ATTACHMENT} a ON r.tbl = {Attachment.__number__} AND r.alive AND a.id = r.row"
        " LEFT JOIN blob_held h ON h.hash = a.hash LEFT JOIN blob_alone b ON b.hash = a.hash",
        [one.bytes for one in ids] * len(belonging),
    ).fetchall()
    return found


def _attachments(
    raw: RawConnection, kind: str, ids: Sequence[UUID], has: Callable[[str], bool]
) -> dict[bytes, tuple[int, int, int]]:
    """For each record how many attachments it has, how many are here, and how many a place has of those."""
    found: dict[bytes, tuple[int, int, int]] = {}
    naming = [part for part in parts(kind) if part.kind == _ATTACHMENT]
    if not naming:
        return found
    for owner, hash64, given in raw.execute(
        "SELECT r.owner, a.hash,"
        " EXISTS (SELECT 1 FROM place p JOIN blob_sent b ON b.place = p.id AND b.hash = a.hash)"
        f" FROM ({_rows(naming, len(ids))}) r JOIN {_ATTACHMENT} a ON a.id = r.row"
        " WHERE r.alive = 1 AND a.hash IS NOT NULL",
        [one.bytes for one in ids] * len(naming),
    ).fetchall():
        total, here, sent = found.get(owner, (0, 0, 0))
        is_here = has(hash64)
        found[owner] = (total + 1, here + is_here, sent + (is_here and bool(given)))
    return found
