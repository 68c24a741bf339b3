"""Many rows with few statements.

A statement that fires triggers may be aborted by one, so SQLite copies every page before the statement changes
it. With a statement for each row that is a copy of a page of every index for every row; with one for many rows
it is one copy for all of them (half of the time of an import).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import Any

from .raw import RawConnection

_PORTIONS = (64, 8, 1)
"""Rows in one statement: few sizes, so that the prepared statements are used again."""


def insert(raw: RawConnection, into: str, rows: Sequence[Sequence[Any]], otherwise: str = "") -> None:
    """Insert rows that are all equally long.

    Args:
        raw: of the database.
        into: the statement up to its ``VALUES``.
        rows: the values of each.
        otherwise: what stands behind the values, such as ``ON CONFLICT``.
    """
    at = 0
    for size in _PORTIONS:
        while len(rows) - at >= size:
            portion = rows[at : at + size]
            raw.execute(
                f"{into} VALUES {_marks(size, len(rows[0]))}{otherwise}", tuple(chain.from_iterable(portion))
            )
            at += size


@cache
def _marks(rows: int, columns: int) -> str:
    one = f"({','.join('?' * columns)})"
    return ",".join([one] * rows)
