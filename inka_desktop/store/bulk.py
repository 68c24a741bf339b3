"""Many rows with few statements.

A statement that fires triggers may be aborted by one, so SQLite copies every page before the statement
changes it. With a statement for each row that is a copy of a page of every index for every row; with one for
many rows it is one copy for all of them (half of the time of an import).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Any

from .raw import RawConnection

_MOST_VALUES = 16_384
"""In one statement."""


def insert(raw: RawConnection, into: str, rows: Sequence[Sequence[Any]], otherwise: str = "") -> None:
    """Insert rows that are all equally long.

    Args:
        raw: of the database.
        into: the statement up to its ``VALUES``.
        rows: the values of each.
        otherwise: what stands behind the values, such as ``ON CONFLICT``.
    """
    for marks, values in _portions(rows):
        raw.execute(f"{into} VALUES {marks}{otherwise}", values)


def update(raw: RawConnection, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Change the same columns of many rows of records; a row that shows all of it already is not touched.

    Args:
        raw: of the database.
        table: its name.
        columns: their names.
        rows: id, space and the columns' values of each; one that another space holds stays as it is.
    """
    places = list(enumerate(columns, 3))
    cells = ", ".join(f'"{name}" = v.column{place}' for place, name in places)
    other = " OR ".join(f'{table}."{name}" IS NOT v.column{place} COLLATE BINARY' for place, name in places)
    same = f"{table}.id = v.column1 AND {table}.space = v.column2"
    for marks, values in _portions(rows):
        raw.execute(
            f"UPDATE {table} SET {cells} FROM (VALUES {marks}) AS v WHERE {same} AND ({other})", values
        )


def _portions(rows: Sequence[Sequence[Any]]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Question marks and values of each statement; halves of halves, so that prepared ones are used again."""
    if not rows:
        return
    at, columns = 0, len(rows[0])
    size = 1 << max(1, _MOST_VALUES // columns).bit_length() - 1
    while left := len(rows) - at:
        while size > left:
            size //= 2
        yield _marks(size, columns), tuple(chain.from_iterable(rows[at : at + size]))
        at += size


@cache
def _marks(rows: int, columns: int) -> str:
    one = f"({','.join('?' * columns)})"
    return ",".join([one] * rows)
