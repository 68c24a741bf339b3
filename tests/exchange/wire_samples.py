"""A writer, its keys and a few transactions, the same at every run."""

from __future__ import annotations

from dataclasses import dataclass, field

from inka_desktop.exchange.body import Part
from inka_desktop.exchange.container import Header
from inka_desktop.exchange.crypto import DeviceKeys, SeededRng
from inka_desktop.exchange.deps import Dep, chain_start
from inka_desktop.exchange.operations import Operation, pack_operations
from inka_desktop.exchange.segments import BuiltSegment, build_segment
from inka_desktop.exchange.wire import DELETE, INSERT, UPDATE

OTHER = bytes(range(16))
ACTION = b"action-1"


@dataclass
class Writer:
    """An author of one space with what it needs to publish."""

    seed: int = 1
    rng: SeededRng = field(init=False)

    def __post_init__(self) -> None:
        self.rng = SeededRng(self.seed)
        self.keys = DeviceKeys.new(self.rng)
        self.incarnation = self.rng.token(8)
        self.author = self.keys.author(self.incarnation)
        self.space = self.rng.token(16)
        self.space_key = self.rng.token(32)

    def start(self, stream: str = "d") -> bytes:
        return chain_start(self.space, stream, self.author)

    def transactions(self) -> list[bytes]:
        """Three: two inserts, an update naming two predecessors, a delete with what it saw."""
        rows = [self.rng.token(16) for _ in range(2)]
        insert = [Operation(INSERT, 3, row, {2: "Aushang", 3: 7, 4: None, 5: 1.5}) for row in rows]
        update = [
            Operation(
                UPDATE, 3, rows[0], {2: "Aushang neu", "frage": b"\x00"}, {2: ((OTHER, 4), (self.author, 1))}
            )
        ]
        delete = [Operation(DELETE, 3, rows[1], {1: 0}, {1: ((self.author, 2),)}, {0: ((self.author, 2),)})]
        packed, seq = [], 1
        for label, operations in (("edit", insert), ("resolve", update), ("edit", delete)):
            packed.append(pack_operations(seq, seq << 16, ACTION, label, self.author, operations))
            seq += len(operations)
        return packed

    def segment(self, **changes: object) -> BuiltSegment:
        """The three transactions in a file."""
        fields: dict[str, object] = {"stream": "d", "space": self.space, "device": self.keys.device}
        fields |= {"incarnation": self.incarnation, "first": 1, "last": 4, "epoch": 1}
        header = Header(**{**fields, **changes})  # type: ignore[arg-type]  # names as in Header
        part = Part(1, self.start(header.stream), b"", (Dep(OTHER, 4, b"c" * 16),), (), 1, 1)
        return build_segment(header, [part], self.transactions(), self.keys, self.space_key, self.rng)
