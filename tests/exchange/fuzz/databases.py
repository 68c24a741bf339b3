"""What a member's own device can say: rightly hashed, encrypted and signed, and still not to be believed.

A coordinator's keys close hostile files, which a real device with a real database meets. Every input comes
from a new incarnation of that coordinator, so that none builds on another. A meeting raises nothing, whatever
it finds, and leaves a database that is whole.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import msgpack
from hypothesis import strategies as st

from inka_desktop.exchange import snapstate
from inka_desktop.exchange.container import Header
from inka_desktop.exchange.crypto import hash32
from inka_desktop.exchange.deps import chain_next, chain_start
from inka_desktop.exchange.errors import FileDamagedError, FileTooLargeError, SnapshotUnfitError
from inka_desktop.exchange.operations import Operation, pack_operations
from inka_desktop.exchange.snapload import Loader
from inka_desktop.exchange.store import Entry
from inka_desktop.exchange.text_values import pack_value
from inka_desktop.exchange.wire import ACK, ATTEST, CONTROL, ERASE, INSERT, RETIRE, TEXT, UPDATE, Value
from inka_desktop.records.values import SpaceKind
from inka_desktop.records.visits import SiteVisit
from inka_desktop.store import logs, text_doc
from inka_desktop.store.writer import Transaction
from tests.exchange.engine import control
from tests.exchange.engine.office import Desk, Office, fields
from tests.exchange.fuzz import closing, mutate
from tests.exchange.fuzz.target import Target

_ACTION = b"hostile!"
_FRESH = 150
"""After so many inputs the office is another one: what was taken in makes the next meeting longer."""


class _Bench:
    """A device that is attacked, and the coordinator whose keys the attacker has."""

    def __init__(self) -> None:
        memory = Path("/dev/shm")
        self.folder = Path(tempfile.mkdtemp(prefix="inka-fuzz-", dir=memory if memory.is_dir() else None))
        self.office = Office(self.folder)
        self.victim, self.evil = self.office.owner, self.office.join("b")
        self.office.project_space()
        self.visit = self.victim.add(SiteVisit, place="Ahornweg", observations="Ein Text.\nNoch einer.")
        self.office.settle()
        self.rng = self.office.rng()
        self.uses = 0
        self.statements = _statements(self)
        self.blocks = _blocks(self.victim)

    def close(self) -> None:
        self.office.close()
        shutil.rmtree(self.folder)

    def segment(self, transactions: list[bytes], incarnation: bytes, *, stream: str, count: int) -> dict[str, bytes]:
        """Path and content of a file that the evil device signed."""
        me = self.evil.replica.identity
        kind = SpaceKind.ORG if stream == "c" else SpaceKind.COORD
        space = self.victim.space(kind).bytes
        epoch, key = _key(self.evil, space)
        author = me.keys.author(incarnation)
        header = Header(stream, space, me.device, incarnation, 1, count, epoch)
        start = chain_start(space, stream, author)
        part = [1, start, b"", b"", b"", 1, 1]
        plain = closing.around(transactions, header, part, chain_next, start)
        data = closing.segment(header.to_bytes(), plain, me.keys, key, self.rng)
        return {header.name(hash32(data)).path: data}

    def author(self, incarnation: bytes) -> bytes:
        return self.evil.replica.identity.keys.author(incarnation)

    def meet(self, files: dict[str, bytes]) -> None:
        """The victim meets a place where only these lie, then looks at itself."""
        self.victim.tick()
        self.victim.replica.take_in(_Lying(files))
        assert self.victim.query("PRAGMA foreign_key_check") == []
        assert self.victim.replica.members.workspace == self.workspace
        assert self.victim.replica.identity.device in {one.device for one in self.victim.replica.members.owners()}

    @property
    def workspace(self) -> bytes:
        return self.evil.replica.members.workspace


class _Lying:
    """A place with some files in it."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = files

    def listing(self, folder: str) -> list[Entry]:
        start = f"{folder}/"
        below = [path[len(start) :] for path in self._files if path.startswith(start)]
        folders = {one.partition("/")[0] for one in below if "/" in one}
        return [Entry(start + one, 0, True) for one in sorted(folders)] + [
            Entry(start + one, len(self._files[start + one])) for one in below if "/" not in one
        ]

    def read(self, path: str, limit: int) -> bytes | None:
        data = self._files.get(path)
        if data is not None and len(data) > limit:
            raise FileTooLargeError(path=path)
        return data


@cache
def _held() -> list[_Bench]:
    found: list[_Bench] = []
    atexit.register(lambda: [one.close() for one in found])
    return found


def _bench() -> _Bench:
    held = _held()
    if held and held[0].uses >= _FRESH:
        held.pop().close()
    if not held:
        held.append(_Bench())
    held[0].uses += 1
    return held[0]


def _key(desk: Desk, space: bytes) -> tuple[int, bytes]:
    found = desk.query("SELECT epoch, key FROM sync_key WHERE space = ? ORDER BY epoch DESC LIMIT 1", space)
    return int(found[0][0]), bytes(found[0][1])


# --- transactions -------------------------------------------------------------------------------------------------


def _samples(bench: _Bench, author: bytes) -> list[Operation]:
    """One operation of each kind on real rows."""
    number, text = fields(SiteVisit, "place"), fields(SiteVisit, "observations")
    row, dep = bench.visit.bytes, bench.author(bench.evil.replica.identity.incarnation)
    change = text_doc.TextDoc.start("Ein Text.").edit("Ein anderer Text.", bench.rng)
    return [
        Operation(INSERT, 8, bench.rng.token(16), {number: "Neu", text: "Ein Text."}),
        Operation(UPDATE, 8, row, {number: "Anders"}, {number: ((author, 1),)}),
        Operation(TEXT, 8, row, {text: pack_value((author, 1), change)}, {text: ((author, 1),)}, None),
        Operation(ERASE, 8, row, {number: msgpack.packb([[dep, 1, 1]])}, {number: ((author, 1),)}),
        Operation(ACK, 0, bytes(16), {0: dep + (1).to_bytes(4, "big") + bytes(16)}),
        Operation(ATTEST, 0, bytes(16), {0: msgpack.packb([b"said", bytes(64)])}),
        Operation(RETIRE, 0, bytes(16), {0: msgpack.packb({"number": bytes(8), "ranges": b""})}),
    ]


def _transactions() -> list[bytes]:
    bench = _bench()
    author = bench.author(bytes(8))
    samples = _samples(bench, author)
    return [pack_operations(1, 1 << 20, _ACTION, "edit", author, [one for one in samples[:1] if one is not samples[at]]
                            + [samples[at]]) for at in range(len(samples))]  # fmt: skip


def _meet_transaction(data: bytes) -> None:
    """A transaction of any content in a file of rows."""
    bench = _bench()
    for count in (1, 2):
        bench.meet(bench.segment([data], bench.rng.token(8), stream="d", count=count))


def _meet_values(data: bytes) -> None:
    """What messages, erasures and texts carry: any bytes in a transaction that is right."""
    bench = _bench()
    incarnation = bench.rng.token(8)
    author, number = bench.author(incarnation), fields(SiteVisit, "place")
    said: list[tuple[int, Value]] = [(kind, data) for kind in (ACK, ATTEST, RETIRE, ERASE)]
    operations = [Operation(INSERT, 8, bench.rng.token(16), {number: "Neu"})]
    operations += [
        Operation(kind, 8, bench.visit.bytes, {number: value}, {number: ()}) if kind == ERASE
        else Operation(kind, 0, bytes(16), {0: value})
        for kind, value in said
    ]  # fmt: skip
    raw = pack_operations(1, 1 << 20, _ACTION, "edit", author, operations)
    bench.meet(bench.segment([raw], incarnation, stream="d", count=len(operations)))


def _values() -> list[bytes]:
    bench = _bench()
    dep = bench.author(bench.evil.replica.identity.incarnation)
    return [msgpack.packb([[dep, 1, 1]]), msgpack.packb({"number": bytes(8), "ranges": b""}),
            msgpack.packb([msgpack.packb({"space": bytes(16), "number": bytes(8), "digest": bytes(32), "reach": b"",
                                          "maker": bytes(16), "device": bytes(16)}), bytes(64)])]  # fmt: skip


# --- control statements -------------------------------------------------------------------------------------------


def _statements(bench: _Bench) -> list[bytes]:
    """Every statement that owners and others make, from the log of an office where all were made."""
    victim, evil = bench.victim, bench.evil
    other, third = bench.office.join("c"), bench.office.join("d")
    bench.office.settle()
    control.make_owner(victim, other)
    control.end(victim, third)
    with suppress(AssertionError):
        control.accept(victim)
    joined = victim.query("SELECT body FROM sync_op WHERE kind = ?", CONTROL)
    found = {}
    for (body,) in joined:
        said = msgpack.unpackb(msgpack.unpackb(body, strict_map_key=False)[0][0], strict_map_key=False)
        found[said["t"]] = msgpack.packb(said)
    person, space = bytes(16), bench.victim.space(SpaceKind.COORD).bytes
    found |= {
        kind: msgpack.packb({"t": kind, **rest})
        for kind, rest in {
            "accept": {"space": space, "ranges": [[person, 1, 1, bytes(16)]]},
            "propose": {"proposal": bytes(16), "space": space, "kind": "invite"}, "settle": {"proposal": bytes(16)},
            "withdraw": {}, "phrase": {}, "leave": {"cuts": []}, "refuse": {"cuts": []},
            "demote": {"cuts": [], "role": "reader", "spaces": [space]},
            "personal": {"boxes": [[evil.replica.identity.device, bytes(80)]]},
            "recover": {"statement": msgpack.packb({"workspace": person, "owners": [], "ends": [], "cuts": []}),
                        "signature": bytes(64)},
        }.items()
        if kind not in found
    }  # fmt: skip
    return sorted(found.values())


def _meet_statement(data: bytes) -> None:
    """A statement by a coordinator and by an owner, about a device and about nobody."""
    bench = _bench()
    incarnation = bench.rng.token(8)
    author = bench.author(incarnation)
    rows = (bench.evil.replica.identity.device, bench.victim.space(SpaceKind.COORD).bytes, bytes(16))
    operations = [Operation(CONTROL, 0, row, {0: data}) for row in rows]
    raw = pack_operations(1, 1 << 20, _ACTION, "control", author, operations)
    bench.meet(bench.segment([raw], incarnation, stream="c", count=len(operations)))


def _owner_says(data: bytes) -> None:
    """The same by an owner whose device went wrong, in a transaction that is taken back again."""
    bench = _bench()
    desk = bench.victim

    def say(transaction: Transaction) -> None:
        from inka_desktop.exchange import epochs, members, statements
        from inka_desktop.store.oplog import Change, Kind

        me = desk.replica.identity
        before = members.fold(transaction.raw, desk.replica.trusted)
        rows = (bench.evil.replica.identity.device, desk.space(SpaceKind.COORD).bytes, me.device, bytes(16))
        transaction.log.write([Change(me.org, 0, row, Kind.CONTROL, {0: data}) for row in rows])
        found = members.fold(transaction.raw, desk.replica.trusted)
        assert found.workspace == before.workspace
        for space in logs.spaces(transaction.raw):
            for member in found.devices.values():
                member.may_write(space.id, space.kind)
            found.epoch(space.id)
            if found.rights is not None:
                found.rights.left(space.id, space.kind)
                found.rights.proposals()
                for log in logs.logs(transaction.raw):
                    found.rights.constant(log.device, space)
        epochs.settle(transaction, me, found, bench.rng)
        list(statements.statements(transaction.raw))
        raise _TakenBackError

    with suppress(_TakenBackError):
        desk.write(say, "control")


class _TakenBackError(Exception):
    """Rolls a transaction back."""


def _read_statements() -> list[bytes]:
    return _bench().statements


# --- texts --------------------------------------------------------------------------------------------------------


def _updates() -> list[bytes]:
    rng = _bench().rng
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
    again.edit("Weiter", _bench().rng)
    assert again.text == "Weiter"


# --- snapshots ----------------------------------------------------------------------------------------------------


def _blocks(desk: Desk) -> bytes:
    """All blocks of a real snapshot as one msgpack value."""
    with desk.database.readers.raw() as raw:
        space = next(one for one in logs.spaces(raw) if one.kind == SpaceKind.COORD)
        reach = snapstate.reach_of(raw, space)
        found = list(snapstate.blocks(raw, space, reach))
        found += list(snapstate.helping(raw, snapstate.naming(raw, reach)))
    packed: bytes = msgpack.packb([[section, plain] for section, plain in found])
    return packed


def _load(data: bytes) -> None:
    """Blocks of any content on an empty replica; the transaction is rolled back."""
    blocks = mutate.unpacked(data)
    desk = _newcomer()

    def load(transaction: Transaction) -> None:
        space = next(one for one in logs.spaces(transaction.raw) if one.kind == SpaceKind.COORD)
        Loader(transaction, space).load((one[0], one[1]) for one in blocks)
        raise _TakenBackError

    before = desk.query("SELECT count(*) FROM sync_op")
    with suppress(_TakenBackError, SnapshotUnfitError, FileDamagedError, FileTooLargeError):
        desk.write(load, "snapshot")
    assert desk.query("SELECT count(*) FROM sync_op") == before


def _newcomer() -> Desk:
    """A device that has joined and met nobody."""
    bench = _bench()
    if not hasattr(bench, "newcomer"):
        bench.newcomer = bench.office.join("n")  # type: ignore[attr-defined]  # made when it is needed
    found: Desk = bench.newcomer  # type: ignore[attr-defined]  # made above
    return found


def _snapshots() -> Iterable[bytes]:
    yield _bench().blocks


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
    Target("statement met", _read_statements, _meet_statement, mutate.tree, share=0.5),
    Target("statement of an owner", _read_statements, _owner_says, mutate.tree, share=2),
    Target("transaction met", _transactions, _meet_transaction, mutate.tree, share=0.5),
    Target("value met", _values, _meet_values, mutate.tree, share=0.5),
    Target("text update", _updates, _take_update, _change_update),
    Target("snapshot loaded", _snapshots, _load, _change_blocks, share=2),
)  # fmt: skip
