"""Operations that a snapshot keeps whole, replaced or not: whose effect may still change.

An owner who ends a device names how far it knows its operations, and what lies beyond has no effect, on
any device (EXCHANGE.md 9). What such an operation had replaced is then shown again, so it must be there.
That holds for everything that some device has not acknowledged yet, and for what stands without effect
and may be accepted one day. What all have acknowledged is settled; of that only heads are needed, and
what such an operation replaced, with what that had replaced itself: it may become a head again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgpack

from inka_desktop.records.base import ALIVE, CREATED
from inka_desktop.records.specs import Value
from inka_desktop.store import logs
from inka_desktop.store.dots import Field, Heads, as_list, dot, heads_of, log_of, seq_of
from inka_desktop.store.effects import Refused
from inka_desktop.store.logs import Space
from inka_desktop.store.operation import MESSAGES, Body, Kind, pack_body, unpack_body
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from .naming import Naming, Reach, WholeOp, read_ops
from .snapfile import Block
from .wire import field_order

SECTION: Final = 6
_MOST_BYTES: Final = 512 * 1024
_REPLACED: Final = ",".join(str(int(kind)) for kind in sorted(set(Kind) - MESSAGES - {Kind.ERASE}))
_NOTHING: Final = pack_body({}, {}, None)
_pack = msgpack.Packer(use_bin_type=True, autoreset=True).pack


def blocks(raw: RawConnection, names: Naming, reach: Reach, settled: Reach) -> Iterator[Block]:
    """How far each log is settled, then the operations beyond and what they replaced, by their codes.

    Args:
        raw: of the database.
        names: the logs of the snapshot.
        reach: how far it goes.
        settled: up to where nothing can lose its effect any more; a replica that has more makes the same.
    """
    upto = {log.number: min(reach[log.number], settled.get(log.number, 0)) for log in names.logs}
    yield SECTION, _pack([upto[log.number] for log in names.logs])
    chunk: list[bytes] = []
    size = 0
    for row in _rows(raw, names, reach, upto):
        plain = _pack(row)
        if chunk and size + len(plain) > _MOST_BYTES:
            yield SECTION, _joined(chunk)
            chunk, size = [], 0
        chunk.append(plain)
        size += len(plain)
    if chunk:
        yield SECTION, _joined(chunk)


def _joined(chunk: list[bytes]) -> bytes:
    header: bytes = msgpack.Packer().pack_array_header(len(chunk))
    return header + b"".join(chunk)


def _rows(raw: RawConnection, names: Naming, reach: Reach, upto: Reach) -> list[list[Any]]:
    """Rows [code, kind, table, row id, fields, values, replaced, saw], ascending by code."""
    found, replaced = list[list[Any]](), dict[int, set[Field]]()
    chosen, refused = dict(_chosen(raw, names, reach, upto)), Refused(raw)
    for name, (kind, table, row, packed) in chosen.items():
        body = unpack_body(packed)
        for key, dots in (body.preds or {}).items() if not refused.has(name) else ():
            for one in refused.through(raw, key, as_list(dots)):
                if one not in chosen and seq_of(one) <= reach.get(log_of(one), 0):
                    replaced.setdefault(one, set()).add(key)
        found.append(_row(names, name, (kind, table, row), body.values, body.preds or {}, body.saw))
    ids = _ids(raw, replaced)
    for name, (kind, table, body) in read_ops(raw, replaced).items():
        values = {key: value for key, value in body.values.items() if key in replaced[name]}
        seen = saw_in(kind, body, values)
        found.append(_row(names, name, (kind, table, ids[name]), values, body.preds or {}, seen))
    return sorted(found, key=lambda one: one[0])


def _chosen(
    raw: RawConnection, names: Naming, reach: Reach, upto: Reach
) -> Iterator[tuple[int, tuple[int, int, bytes, bytes]]]:
    """Operations on rows beyond what is settled, and those without effect."""
    ranges = [(dot(log, upto[log] + 1), dot(log, reach[log])) for log in upto]
    ranges += [
        (first, min(last, dot(log_of(last), reach[log_of(last)])))
        for first, last in raw.execute("SELECT first, last FROM sync_refused").fetchall()
        if log_of(last) in reach
    ]
    kinds = ",".join(str(int(kind)) for kind in sorted(set(Kind) - MESSAGES))
    for first, last in ranges:
        for name, *rest in raw.execute(
            "SELECT dot, kind, tbl, row, body FROM sync_op"
            f" WHERE dot BETWEEN ? AND ? AND tbl > 0 AND kind IN ({kinds})",
            (first, last),
        ).fetchall():
            yield name, tuple(rest)


def _ids(raw: RawConnection, dots: dict[int, set[Field]]) -> dict[int, bytes]:
    return {
        name: found[0]
        for name in dots
        if (found := raw.execute("SELECT row FROM sync_op WHERE dot = ?", (name,)).fetchone()) is not None
    }


def _row(
    names: Naming, name: int, where: tuple[int, int, bytes], values: Any, preds: Any, saw: Any
) -> list[Any]:
    fields = field_order(values)
    named = [names.codes(preds[key]) if preds.get(key) is not None else None for key in fields]
    seen = None if saw is None else {key: names.codes(saw[key]) for key in field_order(saw)}
    return [names.code(name), *where, list(fields), [values[key] for key in fields], named, seen]


def saw_in(kind: int, body: Body, values: Mapping[Field, Value]) -> Heads | None:
    """Of an operation's ``values`` what a deletion saw; of operations on texts the generation by field."""
    if kind == Kind.TEXT:
        return {key: began for key, began in (body.saw or {}).items() if key in values}
    return body.saw if ALIVE in values else None


def take(transaction: Transaction, came: list[WholeOp]) -> None:
    """Keep operations of a snapshot whole; a head of it is here already, with what shows of it."""
    raw = transaction.raw
    known = read_ops(raw, (op.dot for op in came))
    with transaction.permits.logging():
        raw.executemany(
            "INSERT INTO sync_op(dot, kind, tbl, row, body) VALUES (?,?,?,?,?)",
            [
                (op.dot, op.kind, op.table, op.row, pack_body(op.values, op.preds, op.saw))
                for op in came
                if op.dot not in known
            ],
        )
    for op in came:
        if op.dot in known:
            body = known[op.dot][2]
            preds = {**op.preds, **(body.preds or {})}
            whole = pack_body({**op.values, **body.values}, preds, body.saw or op.saw)
            transaction.permits.blanks[op.dot] = whole
            raw.execute("UPDATE sync_op SET body = ? WHERE dot = ?", (whole, op.dot))


def shorten(transaction: Transaction, here: Reach, floor: Reach, said: Mapping[int, bytes | None]) -> None:
    """Keep of operations without effect no more than a snapshot does in which they have one.

    It left out what had replaced the rest, so that may not be shown once they have an effect here, too. So
    far the log says no more than a snapshot would: its files are no measure of it.

    Args:
        transaction: the running one.
        here: by log how far it was here before.
        floor: by log up to where the snapshot calls it settled.
        said: the bodies that it has, by dot; None: it has all.
    """
    raw, own = transaction.raw, {log.number for log in logs.own_logs(transaction.raw)}
    for first, last in raw.execute("SELECT first, last FROM sync_refused").fetchall():
        log = log_of(last)
        if log in own or seq_of(last) > min(here.get(log, 0), floor.get(log, 0)):
            continue
        found = raw.execute(
            f"SELECT dot FROM sync_op WHERE dot BETWEEN ? AND ? AND kind IN ({_REPLACED})", (first, last)
        ).fetchall()
        for (name,) in found:
            body = said.get(name, _NOTHING)
            if body is not None:
                transaction.permits.blanks[name] = body
                raw.execute("UPDATE sync_op SET body = ? WHERE dot = ?", (body, name))
                raw.execute(
                    "INSERT INTO sync_base(log, seq, settled) VALUES (?1,?2,?2) ON CONFLICT DO UPDATE"
                    " SET seq = max(seq, ?2), settled = max(settled, ?2)",
                    (log, seq_of(name)),
                )


def without_effect(transaction: Transaction, space: Space, came: list[WholeOp]) -> set[int]:
    """Operations of a snapshot that it has whole, but that no row shows and nothing replaced.

    For its maker they had no effect; others may have judged so never, or no more.
    """
    replaced = {(one, key) for op in came for key, dots in op.preds.items() for one in as_list(dots)}
    found = set()
    for op in came:
        heads = transaction.log.heads(op.row, op.table, space.number) or {CREATED: []}
        if len(as_list(heads.get(CREATED))) > 1:  # of a row made twice each field says whose it is
            heads = {key: [] for key in op.values} | heads
        standing = [key for key in op.values if (op.dot, key) not in replaced]
        standing += [CREATED] if op.kind == Kind.INSERT else []  # it may have made a row and written nothing
        if any(op.dot not in heads_of(heads, key) for key in standing):
            found.add(op.dot)
    return found
