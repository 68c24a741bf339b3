"""Files on their way into the rows, and how far they have got."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import takewhile

from inka_desktop.store.logs import STREAM_CONTROL, STREAM_ROWS, Space

from .body import SegmentBody
from .container import Envelope
from .lineage import Stream
from .names import CONTROL
from .wire import WireTransaction

_MOST = 256
"""Files in one transaction."""


class State(Enum):
    """How far a file has got."""

    READY = auto()
    DONE = auto()
    WAITING = auto()
    TWICE = auto()
    """It tells that this very profile exists a second time, or had got further: begin anew first."""


@dataclass(slots=True)
class Parcel:
    """A verified and decrypted file on its way into the rows.

    Attributes:
        applied: operations of it that were applied.
    """

    envelope: Envelope
    body: SegmentBody
    space: Space
    applied: int = 0
    _todo: Iterator[tuple[WireTransaction, bytes]] | None = None
    _next: tuple[WireTransaction, bytes] | None = None
    _chain: bytes = b""

    @property
    def stream(self) -> Stream:
        """Whose operations it holds."""
        header = self.envelope.header
        stream = STREAM_CONTROL if header.stream == CONTROL else STREAM_ROWS
        return Stream(self.space.number, self.space.id, stream, header.author, header.device)

    @property
    def order(self) -> tuple[int, int, int]:
        """Control statements before rows, early operations before late ones, those of one space together."""
        return -self.stream.stream, self.envelope.header.first, self.space.number

    def peek(self) -> tuple[WireTransaction, bytes] | None:
        """The next transaction and the chain value after it, without taking it."""
        if self._todo is None:
            self._todo, self._chain = self.body.transactions(), self.body.parts[0].chain
        if self._next is None:
            self._next = next(self._todo, None)
        return self._next

    def take(self) -> None:
        """Go on to the following transaction."""
        assert self._next is not None  # peeked before
        self._chain, self._next = self._next[1], None

    @property
    def chain(self) -> bytes:
        """The chain value before the next transaction."""
        return self._chain

    def rewind(self, applied: int) -> None:
        """Begin again: the piece was rolled back, and what was applied before is known now."""
        self._todo, self._next, self.applied = None, None, applied


def together(parcels: Sequence[Parcel]) -> list[Parcel]:
    """The first of these parcels and those behind it that may share a transaction with it."""
    first = parcels[0].stream
    return list(
        takewhile(
            lambda one: (one.stream.space, one.stream.stream) == (first.space, first.stream),
            parcels[:_MOST],
        )
    )
