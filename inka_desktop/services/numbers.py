"""Numbers of documents: kind, year, device tag and a counter, unique without contact (DESIGN.md 2)."""

from __future__ import annotations

import re

from inka_desktop.store.raw import RawConnection

_COUNTER = re.compile(r"-(\d+)$")


def next_number(raw: RawConnection, kind: str, year: int, tag: str) -> str:
    """The next number of this device, e.g. ``VOP-2026-KS2-014``; noted in the running transaction.

    The counter goes on from the numbers in the records where those are further: the local note may come
    from an older copy of the database.

    Args:
        raw: the writer's connection.
        kind: short word of the document, e.g. ``VOP``.
        year: of the event.
        tag: of the device, given with its invitation.
    """
    start = f"{kind}-{year}-{tag}-"
    noted = raw.execute(
        "SELECT last FROM number_given WHERE kind = ? AND year = ? AND tag = ?", (kind, year, tag)
    ).fetchone()
    used = raw.execute(
        "SELECT number FROM protocol WHERE alive IN (0, 1) AND number > ? AND number < ?",
        (start, start + ":"),
    ).fetchall()
    counters = [int(found[1]) for (number,) in used if (found := _COUNTER.search(number))]
    last = max([noted[0] if noted else 0, *counters]) + 1
    raw.execute(
        "INSERT INTO number_given(kind, year, tag, last) VALUES (?,?,?,?)"
        " ON CONFLICT(kind, year, tag) DO UPDATE SET last = excluded.last",
        (kind, year, tag, last),
    )
    return f"{start}{last:03}"
