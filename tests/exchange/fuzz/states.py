"""Updates of long texts, and snapshots: taken in whole, by a real database, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import msgpack
from hypothesis import strategies as st

from inka_desktop.exchange import erasure, questions, retirement, snapknown, snapstate
from inka_desktop.exchange.attest import Checker
from inka_desktop.exchange.errors import FileDamagedError, SnapshotUnfitError
from inka_desktop.exchange.known import Known, streams
from inka_desktop.exchange.snapload import Loader
from inka_desktop.records.values import SpaceKind
from inka_desktop.store import logs, text_doc
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction
from tests.exchange.engine.office import Desk
from tests.exchange.fuzz import mutate
from tests.exchange.fuzz.bench import TakenBackError, bench
from tests.exchange.fuzz.target import Target

# --- texts --------------------------------------------------------------------------------------------


def _updates() -> list[bytes]:
    rng = bench().rng
    doc = text_doc.TextDoc.start("Ein Text.\nNoch einer.")
    found = [doc.edit(text, rng).update for text in ("Ein Text!\nNoch einer.", "Kein Text\n\nmehr " * 40, "")]
    return [*found, doc.snapshot(), doc.version]


def _change_update(update: bytes) -> mutate.Bytes:
    """Changed behind Loro's checksum, with the right one; or anywhere."""
    if not update.startswith(b"loro"):
        return mutate.raw(update)
    behind = mutate.raw(update[20:]).map(lambda rest: _with_checksum(update[:16], rest))
    return st.one_of(behind, behind, behind, mutate.raw(update))


def _with_checksum(front: bytes, rest: bytes) -> bytes:
    return front + _xxh32(rest, int.from_bytes(b"LORO", "little")).to_bytes(4, "little") + rest


def _xxh32(data: bytes, seed: int) -> int:
    """XXH32 of Yann Collet, by its specification."""
    one, two, three, four, five = 2654435761, 2246822519, 3266489917, 668265263, 374761393
    mask = 0xFFFFFFFF

    def turned(value: int, bits: int) -> int:
        return (value << bits | value >> (32 - bits)) & mask

    at, end = 0, len(data)
    if end >= 16:
        lanes = [(seed + one + two) & mask, (seed + two) & mask, seed, (seed - one) & mask]
        while at <= end - 16:
            for lane in range(4):
                word = int.from_bytes(data[at : at + 4], "little")
                lanes[lane] = turned((lanes[lane] + word * two) & mask, 13) * one & mask
                at += 4
        found = sum(turned(lane, bits) for lane, bits in zip(lanes, (1, 7, 12, 18), strict=True)) & mask
    else:
        found = (seed + five) & mask
    found = (found + end) & mask
    while at <= end - 4:
        found = turned((found + int.from_bytes(data[at : at + 4], "little") * three) & mask, 17) * four & mask
        at += 4
    for byte in data[at:]:
        found = turned((found + byte * five) & mask, 11) * one & mask
    found = (found ^ found >> 15) * two & mask
    found = (found ^ found >> 13) * three & mask
    return found ^ found >> 16


def _take_update(data: bytes) -> None:
    doc = text_doc.TextDoc.start("Ein Text.\nNoch einer.")
    doc.take([data])
    versions = [data, doc.version]
    assert isinstance(doc.text, str)
    doc.at(versions)
    doc.common(versions)
    doc.touch([(b"a" * 16, data), (b"b" * 16, doc.version)])
    assert isinstance(doc.is_whole, bool)
    again = text_doc.TextDoc.load(doc.snapshot())
    again.take([data])
    again.edit("Weiter", bench().rng)
    assert again.text == "Weiter"


# --- snapshots ----------------------------------------------------------------------------------------


def _blocks(desk: Desk) -> bytes:
    """All blocks of a real snapshot as one msgpack value."""
    with desk.database.readers.raw() as raw:
        space = next(one for one in logs.spaces(raw) if one.kind == SpaceKind.COORD)
        reach = snapstate.reach_of(raw, space)
        found = list(snapstate.blocks(raw, space, reach))
        found += list(snapstate.helping(raw, snapstate.naming(raw, reach)))
        found += list(snapknown.blocks(raw, snapstate.naming(raw, reach), reach))
    packed: bytes = msgpack.packb([[section, plain] for section, plain in found])
    return packed


def _load(data: bytes) -> None:
    """Blocks of any content on an empty replica; the transaction is rolled back."""
    blocks = mutate.unpacked(data)
    desk = bench().newcomer

    def load(transaction: Transaction) -> None:
        space = next(one for one in logs.spaces(transaction.raw) if one.kind == SpaceKind.COORD)
        Loader(transaction, space).load((one[0], one[1]) for one in blocks)
        _look_at(transaction.raw, desk)
        raise TakenBackError

    before = desk.query("SELECT count(*) FROM sync_op")
    with suppress(TakenBackError, SnapshotUnfitError, FileDamagedError):
        desk.write(load, "snapshot")
    assert desk.query("SELECT count(*) FROM sync_op") == before


def _look_at(raw: RawConnection, desk: Desk) -> None:
    """What was taken in must not trip up who reads it later."""
    for space in logs.spaces(raw):
        reach = snapstate.reach_of(raw, space)
        list(snapstate.blocks(raw, space, reach))
        list(snapstate.helping(raw, snapstate.naming(raw, reach)))
        list(snapknown.blocks(raw, snapstate.naming(raw, reach), reach))
    known = Known(raw, desk.database.readers, desk.replica.identity.device)
    streams(raw, known.spaces)
    questions.open_questions(raw, desk.replica.members)
    erasure.reports(raw, desk.replica.members)
    retirement.snapshots(raw, logs.spaces(raw)[0], desk.replica.members)


def _check(data: bytes) -> None:
    """A device that has it all compares the snapshot with what it has."""
    blocks, desk = mutate.unpacked(data), bench().victim
    with desk.database.readers.raw() as raw:
        space = next(one for one in logs.spaces(raw) if one.kind == SpaceKind.COORD)
        assert isinstance(
            Checker(raw, space, snapstate.reach_of(raw, space)).agrees((one[0], one[1]) for one in blocks),
            bool,
        )


def _snapshots() -> Iterable[bytes]:
    yield _blocks(bench().victim)


def _change_blocks(data: bytes) -> mutate.Bytes:
    """One block changed as a tree."""
    blocks: list[Any] = mutate.unpacked(data)

    def one(at: int) -> mutate.Bytes:
        section, plain = blocks[at]
        return mutate.tree(plain).map(
            lambda changed: msgpack.packb([*blocks[:at], [section, changed], *blocks[at + 1 :]])
        )

    return st.integers(0, len(blocks) - 1).flatmap(one)


TARGETS = (
    Target("text update", _updates, _take_update, _change_update),
    Target("snapshot attested", _snapshots, _check, _change_blocks, lambda: [msgpack.packb([])]),
    Target("snapshot loaded", _snapshots, _load, _change_blocks, share=2),
)
