"""What cells with several heads show, looked up for many rows at once.

One object serves one stretch of a transaction in which no log gets another name: it keeps what it has read.
Long texts are left to :mod:`.texts`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from inka_desktop.records.specs import Value

from .dots import Field, log_of, seq_of
from .operation import Body, Kind, unpack_body, written
from .raw import RawConnection

_IN = 400


class _Op(NamedTuple):
    """An operation that is a head; its body is unpacked when it is shown."""

    kind: int
    packed: bytes


class _Stretch(NamedTuple):
    """A transaction: all operations in it have one clock."""

    first: int
    last: int
    hlc: int


class HeadValues:
    """Reads heads and compares them."""

    def __init__(self, raw: RawConnection) -> None:
        self._raw = raw
        self._ops: dict[int, _Op] = {}
        self._bodies: dict[int, Body] = {}
        self._texts: set[int] = set()
        self._ranks: dict[int, tuple[int, bytes, int]] = {}
        self._authors: dict[int, bytes] = {}
        self._last = _Stretch(0, -1, 0)

    def fetch(self, dots: Iterable[int]) -> None:
        """Read these operations, if they are here and were not read yet."""
        wanted = sorted({name for name in dots if name not in self._ranks})
        for at in range(0, len(wanted), _IN):
            chunk = wanted[at : at + _IN]
            marks = ",".join("?" * len(chunk))
            for name, kind, body in self._raw.execute(
                f"SELECT dot, kind, body FROM sync_op WHERE dot IN ({marks})", chunk
            ):
                self._ops[name] = _Op(kind, body)
                if kind == Kind.TEXT:
                    self._texts.add(name)
        for name in wanted:
            self._ranks[name] = (self._stamp(name), self._author(log_of(name)), seq_of(name))

    def holds_text(self, dots: Iterable[int]) -> bool:
        """Whether one of these operations is on a long text."""
        return not self._texts.isdisjoint(dots)

    def shown(self, dots: Iterable[int], key: Field) -> Value:
        """What the greatest of these heads wrote, by clock, then author, then number."""
        name = max(dots, key=self._ranks.__getitem__)
        op, body = self._ops.get(name), self._bodies.get(name)
        if op is None:
            return None
        if body is None:
            body = self._bodies[name] = unpack_body(op.packed)
        return written(op.kind, body, key)

    def _stamp(self, name: int) -> int:
        if not self._last.first <= name <= self._last.last:
            found = self._raw.execute(
                "SELECT first, last, hlc FROM sync_tx WHERE last >= ? ORDER BY last LIMIT 1", (name,)
            ).fetchone()
            self._last = (
                _Stretch(min(found[0], name), found[1], found[2]) if found else _Stretch(name, name, 0)
            )
        return self._last.hlc

    def _author(self, log: int) -> bytes:
        if log not in self._authors:
            found = self._raw.execute("SELECT author FROM sync_log WHERE no = ?", (log,)).fetchone()
            self._authors[log] = bytes(found[0])
        return self._authors[log]
