"""What lists of records say about sending: how far the rows of a page have got, and which wait to be sent.

A page is one query, as for a single record. Which records wait follows from the own operations that no
place has, found by their numbers: however long a list is, only those few are looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from uuid import UUID

from sqlalchemy import TextClause, text

from inka_desktop.records.specs import by_kind
from inka_desktop.store.logs import STREAM_ROWS
from inka_desktop.store.raw import RawConnection

from . import record_state
from .exchange_rows import ARRIVED

_OWN = "SELECT device FROM sync_log WHERE own = 1 LIMIT 1"
_ANYWHERE = "EXISTS (SELECT 1 FROM place)"
_WAITING = f"""
    FROM (SELECT no, max(
            (SELECT coalesce(max(g.seq), 0) FROM place p JOIN place_log g ON g.place = p.id AND g.log = no),
            (SELECT coalesce(max(seq), 0) FROM sync_ack
                WHERE log = no AND space = l.space AND device <> l.device)) AS out
        FROM sync_log l WHERE device = ({_OWN}) AND stream = {STREAM_ROWS} AND {_ANYWHERE}) own
    CROSS JOIN sync_op o ON o.dot > ((own.no << 40) | own.out) AND o.dot < ((own.no + 1) << 40)
"""


def marks(raw: RawConnection, kind: str, ids: Sequence[UUID]) -> dict[UUID, str]:
    """Of some records those whose own work has not arrived yet, with one of ``HERE``, ``CHANGED``, ``SENT``.

    Before there is any exchange place nothing is marked: then all records are only here.

    Args:
        raw: of the database.
        kind: table of the records.
        ids: those of a page.
    """
    own = raw.execute(_OWN).fetchone()
    if own is None or not raw.execute(f"SELECT {_ANYWHERE}").fetchone()[0]:
        return {}
    found = record_state.words(raw, bytes(own[0]), kind, ids)
    return {key: word for key, word in found.items() if word != ARRIVED}


@cache
def waiting(kind: str) -> TextClause:
    """A query for the ids of all records of a kind of which something waits to be sent."""
    owners = " ".join(
        f"WHEN {by_kind()[part.kind].number} THEN"
        f" (SELECT {part.owner} FROM {part.source} s WHERE s.{part.column} = o.row)"
        for part in record_state.parts(kind)
    )
    return text(f"SELECT CASE o.tbl {owners} END {_WAITING}")
