"""Attesting a snapshot: another device checks it against what it holds itself, row by row.

The one that attests has everything the snapshot has, and more. So a row is right when it is as here, or
when it becomes what is here by the operations that came since; and every value in it must stand in the
operation of the same number here. What is attested is signed by itself, so that a device which joins can
believe it before it has read any log.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgpack

from inka_desktop.records.base import CREATED
from inka_desktop.store import logs
from inka_desktop.store.dots import Field, as_list, heads_of, log_of, seq_of
from inka_desktop.store.logs import STREAM_ROWS, Space
from inka_desktop.store.oplook import OpReader
from inka_desktop.store.raw import RawConnection

from . import snapknown, snapread, snapstate
from .codec import unpack
from .crypto import DeviceKeys, verify
from .deps import Dep, pack_deps, unpack_deps
from .errors import ContentDamagedError, SignatureWrongError
from .members import Members
from .naming import Naming, Reach
from .snapfile import Block
from .snapread import Listed
from .snapstate import HeadOp, RowKey, RowState

SIGNED: Final = b"attest"


@dataclass(frozen=True, slots=True)
class Statement:
    """What a device signs about a snapshot.

    Attributes:
        space: 16 bytes.
        number: 8 bytes, the snapshot's.
        digest: 32 bytes, of its state.
        reach: how far it goes.
        maker: device that made it, 16 bytes.
        device: who attests, 16 bytes.
        knew: hash of what its writers knew, where that is as for who attests; empty: it could not tell.
    """

    space: bytes
    number: bytes
    digest: bytes
    reach: tuple[Dep, ...]
    maker: bytes
    device: bytes
    knew: bytes = b""

    def signed(self, keys: DeviceKeys) -> bytes:
        """The statement and its signature, as msgpack."""
        what = {
            "device": self.device, "digest": self.digest, "knew": self.knew, "maker": self.maker,
            "number": self.number, "reach": pack_deps(self.reach), "space": self.space,
        }  # fmt: skip
        said: bytes = msgpack.packb(what, use_bin_type=True)
        packed: bytes = msgpack.packb([said, keys.sign(said, SIGNED)], use_bin_type=True)
        return packed


def read_statement(data: object, members: Members) -> Statement | None:
    """A statement that counts: signed by a member other than the snapshot's maker; None otherwise."""
    try:
        said, signature = unpack(data if type(data) is bytes else b"", 4)
        read = unpack(said, 16)
        found = Statement(
            read["space"], read["number"], read["digest"], unpack_deps(read["reach"]), read["maker"],
            read["device"], read.get("knew", b""),
        )  # fmt: skip
        member = members.devices.get(found.device)
        if member is None or found.device == found.maker:
            return None
        verify(member.sign_public, said, signature, SIGNED)
    except (ContentDamagedError, SignatureWrongError, TypeError, ValueError, KeyError):
        return None
    kind = members.spaces.get(found.space, "")
    return found if member.may_write(found.space, kind) else None


class Checker:
    """Checks one snapshot against this replica."""

    def __init__(self, raw: RawConnection, space: Space, settled: Reach) -> None:
        """Check against what is here.

        Args:
            raw: of the database.
            space: whose snapshot it is.
            settled: up to where this device knows that nothing can lose its effect any more.
        """
        self._raw = raw
        self._space = space
        self._settled = settled
        self._ops = OpReader(raw)
        self._names: Naming
        self._reach: dict[int, int] = {}

    def knew(self) -> list[Block]:
        """What writers of what was checked knew, as far as this device can tell."""
        return list(snapknown.blocks(self._raw, self._names, self._reach))

    def agrees(self, blocks: Iterable[Block]) -> bool:
        """Whether the state in the snapshot is as here, or was before what came since."""
        try:
            return self._agrees(iter(blocks))
        except (ContentDamagedError, KeyError, IndexError, TypeError, ValueError):
            return False  # an operation that the snapshot names is not here, or it is not as the format says

    def _agrees(self, blocks: Iterator[Block]) -> bool:
        section, plain = next(blocks, (0, b""))
        if section != snapstate.LOGS or not self._take_logs(snapread.read_logs(plain)):
            return False
        rest = iter(list(snapstate.heading(self._raw, self._names, self._reach)))
        if (section, plain) != next(rest):
            return False
        ours = snapstate.states(self._raw, self._space)
        behind: list[Block] = []
        for section, plain in blocks:
            if section == snapstate.TRANSACTIONS:
                if (section, plain) != next(rest, None):
                    return False
            elif section == snapstate.ROWS:
                if not self._rows(snapread.read_rows(plain), ours):
                    return False
            elif section <= snapstate.LAST_OF_STATE:
                behind.append((section, plain))
        settled = self._frontier(behind)
        if settled is None:
            return False
        right = list(snapstate.tail(self._raw, self._space, self._names, self._reach, settled))
        return next(rest, None) is None and all(self._is_newer(*one) for one in ours) and behind == right

    def _frontier(self, behind: list[Block]) -> dict[int, int] | None:
        """Up to where the snapshot takes everything for settled; None where this device cannot say so."""
        plain = next((plain for section, plain in behind if section == snapstate.UNSETTLED), None)
        said = snapread.read_frontier(plain, len(self._names.logs)) if plain is not None else []
        found = {log.number: seq for log, seq in zip(self._names.logs, said, strict=True)}
        known = all(seq <= self._settled.get(number, 0) for number, seq in found.items())
        return found if known else None

    def _take_logs(self, listed: list[Listed]) -> bool:
        """Every log must be here, at least as far."""
        for one in listed:
            log = logs.find_log(self._raw, self._space.number, STREAM_ROWS, one.author)
            if log is None or log.applied < one.applied:
                return False
            self._reach[log.number] = one.applied
        self._names = snapstate.naming(self._raw, self._reach)
        return [log.author for log in self._names.logs] == [one.author for one in listed]

    def _rows(self, block: snapread.RowsBlock, ours: Iterator[tuple[RowKey, RowState]]) -> bool:
        bases = [log.number for log in self._names.logs]

        def name(code: int) -> int:
            return snapstate.names_of(code, len(bases), bases)

        found = snapread.ops_of(block, name)
        for place, key in enumerate(zip(block.rows, block.tables, strict=True)):
            ops = found.get(place, [])
            heads = snapstate.derived(ops)
            if place in block.odd:
                heads = {one: snapread.named(dots, name) for one, dots in block.odd[place].items()}
            for ours_key, state in ours:
                if ours_key == key:
                    break
                if ours_key > key or not self._is_newer(ours_key, state):
                    return False
            else:
                return False
            if not self._same(RowState(heads, ops), state, key[1]):
                return False
        return True

    def _is_newer(self, _key: RowKey, state: RowState) -> bool:
        """Whether a row that the snapshot lacks was made since."""
        return not any(self._is_covered(one) for one in as_list(state.heads.get(CREATED)))

    def _is_covered(self, name: int) -> bool:
        return seq_of(name) <= self._reach.get(log_of(name), 0)

    def _same(self, theirs: RowState, ours: RowState, table: int) -> bool:
        """Whether a row of the snapshot leads to what is here."""
        if theirs.heads == ours.heads:
            return _as_set(theirs.ops) == _as_set(ours.ops)
        said = self._leads_here(theirs, ours) and all(self._is_true(op) for op in theirs.ops)
        return said and self._has_texts(theirs, ours, table)

    def _leads_here(self, theirs: RowState, ours: RowState) -> bool:
        since = self._since(ours)
        replaced: dict[Field, set[int]] = {}
        wrote: dict[Field, set[int]] = {}
        for name in since:
            op = self._ops.op(name)
            assert op is not None  # found by walking
            for key in op.body.values:
                wrote.setdefault(key, set()).add(name)
                replaced.setdefault(key, set()).update(op.replaced(key))
        carried = {name: set(op.values) for op in theirs.ops for name in (op.dot,)}
        for key in {*theirs.heads, *ours.heads, *wrote} - {CREATED}:
            before = {one for one in heads_of(theirs.heads, key) if key in carried.get(one, ())}
            after = {one for one in heads_of(ours.heads, key) if self._carries(one, key)}
            if (before | wrote.get(key, set())) - replaced.get(key, set()) != after:
                return False
        return set(as_list(theirs.heads.get(CREATED))) <= set(as_list(ours.heads.get(CREATED)))

    def _has_texts(self, theirs: RowState, ours: RowState, table: int) -> bool:
        """Whether no operation of a long text is missing that the snapshot covers."""
        texts = snapstate.text_fields(table)
        there = {(op.dot, key) for op in theirs.ops for key in op.values}
        wanted = {(op.dot, key) for op in ours.ops for key in texts & op.values.keys()}
        return all(one in there for one in wanted if self._is_covered(one[0]))

    def _since(self, ours: RowState) -> set[int]:
        """Operations on the row that the snapshot does not cover, walked from its heads."""
        waiting = {one for dots in ours.heads.values() for one in as_list(dots)}
        found: set[int] = set()
        while waiting:
            name = waiting.pop()
            op = self._ops.op(name)
            if name in found or self._is_covered(name) or op is None:
                continue
            found.add(name)
            waiting |= {one for key in op.body.values for one in op.replaced(key)}
        return found

    def _carries(self, name: int, key: Field) -> bool:
        op = self._ops.op(name)
        return op is not None and op.names(key)

    def _is_true(self, op: HeadOp) -> bool:
        """Whether the operation of this number here says the same; one that is gone was replaced since."""
        here = self._ops.op(op.dot)
        if here is None:
            return True
        said = all(
            key in here.body.values and _same_value(here.body.values[key], value)
            for key, value in op.values.items()
        )
        preds = all(as_list(dots) == here.replaced(key) for key, dots in op.preds.items())
        return here.kind == op.kind and said and preds


def _as_set(ops: Iterable[HeadOp]) -> dict[int, Any]:
    return {op.dot: (op.kind, _typed(op.values), dict(op.preds), op.saw) for op in ops}


def _typed(values: Mapping[Field, Any]) -> dict[Field, tuple[type, Any]]:
    return {key: (type(value), value) for key, value in values.items()}


def _same_value(one: Any, two: Any) -> bool:
    return type(one) is type(two) and one == two
