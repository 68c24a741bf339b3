"""Fills in from others' snapshots what an erasure took out here and whose files nobody has any more.

Files may have been retired before the erasure that an owner's cut takes back: they cannot come again
(:mod:`.restoring`). Who never carried it out has the values still and makes a snapshot, and who is blank
takes them from there. A snapshot also says what is blank for its maker, so that who begins with it goes on
looking.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from inka_desktop.store import logs
from inka_desktop.store.dots import SEQ_BITS, Field, dot, seq_of
from inka_desktop.store.logs import STREAM_ROWS, Space
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.texts import forget_documents
from inka_desktop.store.writer import Transaction

from . import keeping, restoring
from .naming import Naming
from .shape import number
from .snapfile import Block
from .snapread import ops_of, read_logs, read_rows, read_rows_of, read_whole
from .wire import MAX_SEQ, Value

SECTION = 36
"""Outside the digest: codes of operations that are blank for the maker and need not be."""
CODE_ROW = (number(MAX_SEQ << 24),)
_TOLD = -1
_LOGS, _ROWS, _WHOLE = 1, 3, 6

Said = tuple[int, int, bytes, Mapping[Field, Value]]
"""Dot, table, row and values of an operation."""


def wanted(raw: RawConnection, space: Space) -> set[int]:
    """Operations of a space that are blank here for no erasure with effect."""
    found = raw.execute(
        "SELECT e.dot FROM sync_blank e JOIN sync_log l ON l.no = e.dot >> ? WHERE l.space = ?"
        f" AND (e.by = ? OR (e.by > 0 AND NOT {keeping.COUNTS}))",
        (SEQ_BITS, space.number, _TOLD),
    ).fetchall()
    return {name for (name,) in found}


def blocks(raw: RawConnection, space: Space, names: Naming) -> list[Block]:
    """What a snapshot says of it: rows [code], ascending; nothing where nothing is blank."""
    codes = sorted(names.code(name) for name in wanted(raw, space) if name >> SEQ_BITS in names.index)
    return [(SECTION, restoring.pack([[code] for code in codes]))] if codes else []


def take(raw: RawConnection, plain: bytes, here: Mapping[int, int], name: restoring.Name) -> None:
    """A snapshot came whose maker misses something: of what was not here before, so does this device.

    Args:
        raw: of the running transaction.
        plain: the block.
        here: how far each log was before.
        name: turns codes into dots.
    """
    for (code,) in read_rows_of(plain, "blank", *CODE_ROW):
        one = name(code)
        if seq_of(one) > here.get(one >> SEQ_BITS, 0):
            raw.execute("INSERT OR IGNORE INTO sync_blank(dot, by) VALUES (?,?)", (one, _TOLD))
            restoring.look_again(raw, one >> SEQ_BITS, seq_of(one), seq_of(one))


def fill(transaction: Transaction, space: Space, came: Iterable[Block]) -> int:
    """Take from a snapshot of somebody else what is blank here; returns of how many operations.

    Raises:
        ContentDamagedError: it is not as the format says; roll back.
    """
    blank, rows = wanted(transaction.raw, space), set[tuple[int, bytes]]()
    for one, table, row, values in _said(transaction.raw, space, came):
        if one in blank and restoring.says_more(transaction.raw, one, values):
            restoring.put_back(transaction, one, values)
            forget_documents(transaction.raw, table, row, space.number)
            rows.add((table, row))
    restoring.show(transaction, rows)
    return len(rows)


def _said(raw: RawConnection, space: Space, came: Iterable[Block]) -> Iterator[Said]:
    numbers: list[int] = []

    def name(code: int) -> int:
        return dot(numbers[code % len(numbers)], code // len(numbers))

    begun = False
    for section, plain in came:
        if section == _LOGS:
            found = [logs.find_log(raw, space.number, STREAM_ROWS, one.author) for one in read_logs(plain)]
            numbers += [log.number if log is not None else 0 for log in found]
        elif section == _ROWS:
            shown = read_rows(plain)
            for place, ops in ops_of(shown, name).items():
                for op in ops:
                    yield op.dot, shown.tables[place], shown.rows[place], op.values
        elif section == _WHOLE:
            for whole in read_whole(plain, name) if begun else ():
                yield whole.dot, whole.table, whole.row, whole.values
            begun = True  # the first of them says how far all is settled
