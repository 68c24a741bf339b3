"""What a member's own device can say: rightly hashed, encrypted and signed, and still not to be believed."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import msgpack

from inka_desktop.exchange import epochs, members, statements
from inka_desktop.exchange.body import MAX_BLOCK_BYTES
from inka_desktop.exchange.crypto import hash32
from inka_desktop.exchange.deps import chain_start
from inka_desktop.exchange.names import author12
from inka_desktop.exchange.operations import Operation, pack_operations
from inka_desktop.exchange.text_values import pack_value
from inka_desktop.exchange.wire import ACK, ATTEST, CONTROL, ERASE, HELD, INSERT, RETIRE, TEXT, UPDATE, Value
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.values import SpaceKind
from inka_desktop.store import logs, text_doc
from inka_desktop.store.oplog import Change, Kind
from inka_desktop.store.writer import Transaction
from tests.damage import changed
from tests.exchange.engine import control
from tests.exchange.engine.office import fields
from tests.exchange.fuzz import closing, mutate
from tests.exchange.fuzz.bench import Bench, TakenBackError, bench
from tests.exchange.fuzz.files import change_body
from tests.exchange.fuzz.target import Target

_ACTION, _BODY = b"hostile!", b"its body"


# --- operations ---------------------------------------------------------------------------------------


def _samples(bench: Bench, author: bytes) -> list[Operation]:
    """One operation of each kind on real rows."""
    number, text = fields(Protocol, "place"), fields(Protocol, "observations")
    row, dep = bench.visit.bytes, bench.author(bench.evil.replica.identity.incarnation)
    change = text_doc.TextDoc.start("Ein Text.").edit("Ein anderer Text.", bench.rng)
    return [
        Operation(INSERT, 8, bench.rng.token(16), {number: "Neu", text: "Ein Text."}),
        Operation(UPDATE, 8, row, {number: "Anders"}, {number: ((author, 1),)}),
        Operation(TEXT, 8, row, {text: pack_value((author, 1), change)}, {text: ((author, 1),)}, None),
        Operation(ERASE, 8, row, {number: msgpack.packb([[dep, 1, 1]])}, {number: ((author, 1),)}),
        Operation(ACK, 0, bytes(16), {0: dep + (1).to_bytes(4, "big") + bytes(16)}),
        Operation(ACK, 0, bytes(16), {0: dep + (1).to_bytes(4, "big") + bytes(16), HELD: bytes(64)}),
        Operation(ATTEST, 0, bytes(16), {0: msgpack.packb([b"said", bytes(64)])}),
        Operation(RETIRE, 0, bytes(16), {0: msgpack.packb({"number": bytes(8), "ranges": b""})}),
    ]


def _transactions() -> list[bytes]:
    here = bench()
    author = here.author(bytes(8))
    samples = _samples(here, author)
    return [
        pack_operations(
            1, 1 << 20, _ACTION, "edit", author, samples[:1] if one is samples[0] else [samples[0], one]
        )
        for one in samples
    ]


def _meet_transaction(data: bytes) -> None:
    """A transaction of any content in a file of rows."""
    here = bench()
    for count in (1, 2):
        here.meet(here.segment([data], here.rng.token(8), stream="d", count=count))


def _meet_values(data: bytes) -> None:
    """What messages, erasures and texts carry: any bytes in a transaction that is right."""
    here = bench()
    incarnation = here.rng.token(8)
    author, number = here.author(incarnation), fields(Protocol, "place")
    said: list[tuple[int, Value]] = [(kind, data) for kind in (ACK, ATTEST, RETIRE, ERASE)]
    operations = [Operation(INSERT, 8, here.rng.token(16), {number: "Neu"})]
    operations += [
        Operation(kind, 8, here.visit.bytes, {number: value}, {number: ()}) if kind == ERASE
        else Operation(kind, 0, bytes(16), {0: value, HELD: value} if kind == ACK else {0: value})
        for kind, value in said
    ]  # fmt: skip
    raw = pack_operations(1, 1 << 20, _ACTION, "edit", author, operations)
    here.meet(here.segment([raw], incarnation, stream="d", count=len(operations)))


def _values() -> list[bytes]:
    here = bench()
    dep = here.author(here.evil.replica.identity.incarnation)
    said = {"space": bytes(16), "number": bytes(8), "digest": bytes(32), "reach": b"", "maker": bytes(16),
            "device": bytes(16)}  # fmt: skip
    retired = {"number": bytes(8), "ranges": b""}
    packed = [msgpack.packb(one) for one in ([[dep, 1, 1]], retired, [msgpack.packb(said), bytes(64)])]
    return [*packed, msgpack.packb(bytes(62))]  # as long as two names of attachments


def _bodies() -> list[bytes]:
    """The content of a right file, which :func:`_meet_body` closes."""
    here = bench()
    author = here.author(_BODY)
    raws = [pack_operations(1, 1 << 20, _ACTION, "edit", author, _samples(here, author)[:1])]
    start = chain_start(here.victim.space(SpaceKind.COORD).bytes, "d", author)
    return [closing.around(raws, [1, start, b"", b"", b"", 1, 1], start)]


def _meet_body(data: bytes) -> None:
    """Any content in a file that a member signed."""
    here = bench()
    for count in (1, 3):
        here.meet(here.closed(data, _BODY, stream="d", count=count))


def _large_bodies() -> Iterable[bytes]:
    rows, packed = closing.table([bytes(MAX_BLOCK_BYTES)] * 17, [1] * 17)
    yield closing.body(
        {"after": bytes(16), "blocks": rows, "parts": [[1, bytes(16), b"", b"", b"", 1, 1]]}, packed
    )


def _meet_changed(data: bytes) -> None:
    """A file of the evil device that anybody changed: nothing of it is applied."""
    here = bench()
    space, author = here.victim.space(SpaceKind.COORD).hex, author12(here.author(_BODY))
    before = here.victim.query("SELECT count(*) FROM sync_op")
    path = f"s/{space}/log/{author}/00000001-00000001.{hash32(data)[:8].hex()}.seg"
    here.meet({path: data})
    assert here.victim.query("SELECT count(*) FROM sync_op") == before


def _right_file() -> list[bytes]:
    """With a signature that is wrong in its last byte, so that no variant of it is right by chance."""
    here = bench()
    (data,) = here.closed(_bodies()[0], _BODY, stream="d", count=1).values()
    return [changed(data)]


# --- control statements -------------------------------------------------------------------------------


def _statements(bench: Bench) -> list[bytes]:
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
    recovery = msgpack.packb({"workspace": person, "owners": [], "ends": [], "cuts": []})
    others: dict[str, dict[str, Any]] = {
            "accept": {"space": space, "ranges": [[person, 1, 1, bytes(16)]]},
            "propose": {"proposal": bytes(16), "what": "invite"}, "settle": {"proposal": bytes(16)},
            "withdraw": {}, "phrase": {}, "leave": {"cuts": []}, "refuse": {"cuts": []},
            "demote": {"cuts": [], "role": "reader", "spaces": [space]},
            "personal": {"boxes": [[evil.replica.identity.device, bytes(80)]], "recovery": bytes(80)},
            "recover": {"statement": recovery, "signature": bytes(64)},
    }  # fmt: skip
    found = {kind: msgpack.packb({"t": kind, **rest}) for kind, rest in others.items()} | found
    return sorted(found.values())


def _meet_statement(data: bytes) -> None:
    """A statement by a coordinator and by an owner, about a device and about nobody."""
    here = bench()
    incarnation = here.rng.token(8)
    author = here.author(incarnation)
    rows = (here.evil.replica.identity.device, here.victim.space(SpaceKind.COORD).bytes, bytes(16))
    operations = [Operation(CONTROL, 0, row, {0: data}) for row in rows]
    raw = pack_operations(1, 1 << 20, _ACTION, "control", author, operations)
    here.meet(here.segment([raw], incarnation, stream="c", count=len(operations)))


def _owner_says(data: bytes) -> None:
    """The same by an owner whose device went wrong, in a transaction that is taken back again."""
    here = bench()
    desk = here.victim

    def say(transaction: Transaction) -> None:
        me = desk.replica.identity
        before = members.fold(transaction.raw, desk.replica.trusted)
        rows = (here.evil.replica.identity.device, desk.space(SpaceKind.COORD).bytes, me.device, bytes(16))
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
        epochs.settle(transaction, me, found, here.rng)
        list(statements.statements(transaction.raw))
        raise TakenBackError

    with suppress(TakenBackError):
        desk.write(say, "control")


_SAID: list[bytes] = []


def _read_statements() -> list[bytes]:
    if not _SAID:
        _SAID.extend(_statements(bench()))
    return _SAID


TARGETS = (
    Target("statement met", _read_statements, _meet_statement, mutate.tree, share=0.5),
    Target("statement of an owner", _read_statements, _owner_says, mutate.tree, share=2),
    Target("transaction met", _transactions, _meet_transaction, mutate.tree, share=0.5),
    Target("value met", _values, _meet_values, mutate.tree, share=0.5),
    Target("body met", _bodies, _meet_body, change_body, _large_bodies, share=0.5),
    Target("file met", _right_file, _meet_changed, share=0.5),
)
