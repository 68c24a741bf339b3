"""How a snapshot names operations: the logs it lists, and a code for each dot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from inka_desktop.records.specs import Value
from inka_desktop.store.dots import Field, Heads, as_list, as_stored, log_of, seq_of
from inka_desktop.store.logs import Log
from inka_desktop.store.operation import Body, unpack_body
from inka_desktop.store.raw import RawConnection

_IN = 400

Reach = Mapping[int, int]
"""Log number to the newest operation that counts."""
Op = tuple[int, int, Body]
"""Kind, table and body of an operation."""


class WholeOp(NamedTuple):
    """An operation kept whole, or what was replaced of one; dots are local."""

    dot: int
    kind: int
    table: int
    row: bytes
    values: dict[Field, Value]
    preds: dict[Field, int | list[int]]
    saw: Heads | None


@dataclass(slots=True)
class Naming:
    """Which logs of a space a snapshot names, and how dots are written in it: ``seq * k + index``."""

    logs: list[Log]
    index: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        self.index = {log.number: place for place, log in enumerate(self.logs)}

    def code(self, name: int) -> int:
        """The code of a local dot."""
        return seq_of(name) * len(self.logs) + self.index[log_of(name)]

    def codes(self, dots: int | list[int]) -> int | list[int]:
        """The same of one or several."""
        return as_stored([self.code(one) for one in as_list(dots)])


def read_ops(raw: RawConnection, dots: Iterable[int]) -> dict[int, Op]:
    """Operations by dot; those that are not here are left out."""
    wanted, found = sorted(dots), dict[int, Op]()
    for at in range(0, len(wanted), _IN):
        chunk = wanted[at : at + _IN]
        marks = ",".join("?" * len(chunk))
        for name, kind, table, body in raw.execute(
            f"SELECT dot, kind, tbl, body FROM sync_op WHERE dot IN ({marks})", chunk
        ):
            found[name] = (kind, table, unpack_body(body))
    return found
