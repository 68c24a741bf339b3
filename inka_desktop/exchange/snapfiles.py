"""What a snapshot says of files, beside the state: those that are known, and those that were retired."""

from __future__ import annotations

from collections.abc import Sequence

from inka_desktop.store.logs import Log
from inka_desktop.store.raw import RawConnection

from .snapread import FILE_ROW, RETIRED_ROW, VIEW_ROW, Listed, read_rows_of


def take_files(raw: RawConnection, plain: bytes, logs: Sequence[Log], listed: Sequence[Listed]) -> None:
    """Files of the maker are known here, too, as far as their operations are.

    Args:
        raw: of the running transaction.
        plain: the block.
        logs: those of the snapshot, in its order.
        listed: what it says of each.
    """
    raw.executemany(
        "INSERT OR IGNORE INTO sync_gone(log, first, last, hash) VALUES (?,?,?,?)",
        [
            (logs[place].number, first, last, hash_)
            for place, first, last, hash_ in read_rows_of(plain, "files", *FILE_ROW)
            if last <= listed[place].applied or listed[place].forked
        ],
    )


def take_retired(raw: RawConnection, plain: bytes, logs: Sequence[Log], listed: Sequence[Listed]) -> None:
    """What was retired for the maker need not be kept here either; arguments as above."""
    raw.executemany(
        "INSERT INTO sync_retired(log, seq, number) VALUES (?,?,?) ON CONFLICT DO UPDATE"
        " SET seq = excluded.seq, number = excluded.number WHERE excluded.seq > seq",
        [
            (logs[place].number, min(seq, listed[place].applied), number)
            for place, seq, number in read_rows_of(plain, "retired", *RETIRED_ROW)
            if not listed[place].forked
        ],
    )


def take_views(raw: RawConnection, plain: bytes, logs: Sequence[Log]) -> None:
    """Which branch of an author that exists twice each author knows."""
    raw.executemany(
        "INSERT OR IGNORE INTO sync_view(log, author, target) VALUES (?,?,?)",
        [
            (logs[log].number, author, logs[target].number)
            for log, author, target in read_rows_of(plain, "views", *VIEW_ROW)
        ],
    )
