"""Taking values out of own operations that nobody can have seen, because they were never sealed.

What is taken back before it was sent must not travel afterwards. The operations stay, with their numbers
and what they replaced; only the values named are empty from now on, in the log and in the row.
"""

from __future__ import annotations

from collections.abc import Iterable

from inka_desktop.records.specs import TableSpec

from . import search_due
from .dots import dot
from .operation import pack_body, unpack_body
from .writer import Transaction


def blank(transaction: Transaction, spec: TableSpec, row: bytes, space: bytes, names: Iterable[str]) -> None:
    """Empty fields of a row in all own operations that are not sealed; sealed ones keep what they say.

    Args:
        transaction: the running one; what its session holds is written first.
        spec: of the row's table.
        row: 16 bytes.
        space: that holds it, 16 bytes.
        names: of the fields.
    """
    transaction.flush()
    log, raw = transaction.log.own[space], transaction.raw
    keys = {spec.by_name[name].number for name in names}
    (sealed,) = raw.execute("SELECT applied FROM sync_log WHERE no = ?", (log.number,)).fetchone()
    found = raw.execute(
        "SELECT dot, body FROM sync_op WHERE dot > ? AND dot <= ? AND tbl = ? AND row = ?",
        (dot(log.number, sealed), dot(log.number, log.seq), spec.number, row),
    ).fetchall()
    with transaction.permits.logging():
        for name, packed in found:
            body = unpack_body(packed)
            values = {key: None if key in keys else value for key, value in body.values.items()}
            raw.execute(
                "UPDATE sync_op SET body = ? WHERE dot = ?", (pack_body(values, body.preds, body.saw), name)
            )
    search_due.forget(raw, spec.number, row)
    transaction.merger.settle_cells((spec.number, row), keys)
    transaction.session.expire_all()
