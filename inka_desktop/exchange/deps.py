"""Where a log had got to: (author, seq, chain value), one by one and as flat bytes in files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from .crypto import ID_BYTES, hash16
from .errors import ContentDamagedError

CHAIN_BYTES = 16
_ONE = ID_BYTES + 4 + CHAIN_BYTES


@dataclass(frozen=True, slots=True, order=True)
class Dep:
    """An author's stream up to ``seq``, whose chain value is ``chain``.

    Attributes:
        author: 16 bytes.
        seq: 1 or more.
        chain: 16 bytes; tells two branches with the same numbers apart.
    """

    author: bytes
    seq: int
    chain: bytes


def pack_deps(deps: Iterable[Dep]) -> bytes:
    """36 bytes each, ascending by author: author, seq as 4 bytes big-endian, chain value."""
    return b"".join(dep.author + dep.seq.to_bytes(4, "big") + dep.chain for dep in sorted(deps))


def unpack_deps(data: object) -> tuple[Dep, ...]:
    """What :func:`pack_deps` wrote.

    Raises:
        ContentDamagedError: not bytes, cut off, not ascending, an author twice, or a seq of 0.
    """
    if type(data) is not bytes or len(data) % _ONE:
        raise ContentDamagedError(reason="deps")
    deps = tuple(
        Dep(data[at : at + 16], int.from_bytes(data[at + 16 : at + 20], "big"), data[at + 20 : at + _ONE])
        for at in range(0, len(data), _ONE)
    )
    ascending = all(one.author < two.author for one, two in pairwise(deps))
    if not ascending or any(dep.seq < 1 for dep in deps):
        raise ContentDamagedError(reason="deps")
    return deps


def chain_start(space: bytes, stream: str, author: bytes) -> bytes:
    """The chain value before an author's first operation in a space's stream: 16 bytes."""
    return hash16(space + stream.encode() + author, b"chain")


def chain_next(chain: bytes, transaction: bytes) -> bytes:
    """The chain value after one more transaction: BLAKE2b-128(chain || transaction's bytes)."""
    return hash16(chain + transaction)
