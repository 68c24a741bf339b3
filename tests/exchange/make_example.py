"""Writes the example place of `tests/fixtures/exchange/v1/`.

It was run once: `python -m tests.exchange.make_example tests/fixtures/exchange/v1`. What lies there
is never written again; a later format gets a folder of its own.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgpack

from inka_desktop.exchange.attachments import encrypt_attachment
from inka_desktop.exchange.body import Part
from inka_desktop.exchange.container import Header
from inka_desktop.exchange.crypto import DeviceKeys, RecoveryKey, SeededRng, hash32, seal_to
from inka_desktop.exchange.delegation import Delegation, check_enrol, enrol, new_invitation_key
from inka_desktop.exchange.deps import Dep, chain_next, chain_start, pack_deps
from inka_desktop.exchange.invitation import Invitation, InvitedPlace, make_invitation
from inka_desktop.exchange.local_store import LocalStore, create_place
from inka_desktop.exchange.names import HeadName, author12
from inka_desktop.exchange.operations import Operation, pack_operations
from inka_desktop.exchange.seal import Seal, SealFile
from inka_desktop.exchange.segments import BuiltSegment, build_segment
from inka_desktop.exchange.wire import (
    ACK,
    CONTROL,
    DELETE,
    ERASE,
    INSERT,
    RESOLVE,
    TEXT,
    UNDELETE,
    UPDATE,
    Value,
)

from .stranger import read_file

RNG_SEED = 20261122
HLC = (1_795_000_000_000 << 16) + 5
LAST_S = 1_900_000_000
ACTION = b"action01"


@dataclass
class Author:
    """One device writing in one space and stream."""

    keys: DeviceKeys
    incarnation: bytes
    space: bytes
    stream: str = "d"
    seq: int = 0
    chain: bytes = b""
    previous: bytes = b""
    raw: list[bytes] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.id = self.keys.author(self.incarnation)
        self.chain = self.chain or chain_start(self.space, self.stream, self.id)

    @property
    def dep(self) -> Dep:
        return Dep(self.id, self.seq, self.chain)

    def segment(
        self, epoch: int, key: bytes, rng: SeededRng, transactions: list[tuple[str, list[Operation]]],
        deps: tuple[Dep, ...] = (), control: tuple[Dep, ...] = (),
    ) -> BuiltSegment:  # fmt: skip
        """The next segment; one transaction for each label and list of operations."""
        part = Part(self.seq + 1, self.chain, self.previous, deps, control)
        first, fresh = self.seq + 1, []
        for label, operations in transactions:
            fresh.append(pack_operations(self.seq + 1, HLC + self.seq, ACTION, label, self.id, operations))
            self.seq += len(operations)
            self.chain = chain_next(self.chain, fresh[-1])
        self.raw += fresh
        self.parts.append(part)
        built = build_segment(self.header(first, epoch), [part], fresh, self.keys, key, rng)
        self.previous = built.file_hash
        return built

    def pack(self, epoch: int, key: bytes, rng: SeededRng) -> BuiltSegment:
        """Everything so far in one file."""
        return build_segment(self.header(1, epoch, "pack"), self.parts, self.raw, self.keys, key, rng)

    def header(self, first: int, epoch: int, kind: str = "seg") -> Header:
        return Header(
            self.stream, self.space, self.keys.device, self.incarnation, first, self.seq, epoch, kind
        )

    def publish(self, store: LocalStore, built: BuiltSegment) -> None:
        store.write(built.name.path, built.data)
        store.touch(HeadName.of(self.space, self.stream, self.id, self.seq, self.chain).path)


def make(folder: Path) -> None:
    """The place, the invitation, the seal file, and what a reader must find."""
    rng = SeededRng(RNG_SEED)
    owner, guest = DeviceKeys.new(rng), DeviceKeys.new(rng)
    org, space = rng.token(16), rng.token(16)
    keys = {org: {1: rng.token(32)}, space: {1: rng.token(32), 2: rng.token(32)}}
    place_id = rng.token(16)
    (folder / "place").mkdir(parents=True)
    control = Author(owner, rng.token(8), org, "c")
    store = create_place(folder / "place", place_id, author12(control.id), rng)
    seed, signed = _invite(folder, rng, owner, [org, space], keys, place_id)
    two = Author(guest, rng.token(8), space)
    joined = Author(guest, two.incarnation, org, "c")
    statement = enrol(signed, seed, guest)
    enrolled = [("workspace", _messages([(guest.device, {"t": "enrol", "statement": statement})]))]
    joined.publish(store, joined.segment(1, keys[org][1], rng, enrolled))
    _control(store, control, joined, statement, keys[org][1], keys[space][2], space, rng)
    one = Author(owner, control.incarnation, space)
    _data(store, one, two, keys[space], rng, control.dep)
    plain = bytes(range(256)) * 40
    attachment = encrypt_attachment(plain, rng)
    for name, part in zip(attachment.names(space), attachment.parts, strict=True):
        store.write(name.path, part)
    seal = Seal(one.incarnation, rng.token(16)).at(space, "d", one.seq, one.chain)
    SealFile(folder / "seal").write(seal.at(org, "c", control.seq, control.chain))
    known: dict[str, Any] = json.loads((folder / "keys.json").read_text("utf-8"))
    known |= {
        "devices": {one.device.hex(): one.sign_public.hex() for one in (owner, guest)},
        "spaces": {
            one.hex(): {str(n): key.hex() for n, key in epochs.items()} for one, epochs in keys.items()
        },
        "attachment": {"key": attachment.key.hex(), "size": attachment.size, "hash": hash32(plain).hex()},
        "store": place_id.hex(),
        "org": org.hex(),
        "guest": guest.to_bytes().hex(),
    }
    _write(folder / "keys.json", known)
    files = sorted((folder / "place").rglob("*.seg"))
    found = {path.relative_to(folder / "place").as_posix(): read_file(path, known) for path in files}
    _write(folder / "expected.json", found)
    (folder / "place" / "tmp").rmdir()


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _invite(
    folder: Path, rng: SeededRng, owner: DeviceKeys, spaces: list[bytes],
    keys: dict[bytes, dict[int, bytes]], place_id: bytes,
) -> tuple[bytes, bytes]:  # fmt: skip
    seed, public = new_invitation_key(rng)
    signed = Delegation(
        rng.token(16), public, tuple(spaces), "coordinator", rng.token(16), LAST_S, rng.token(16), "KS2",
        owner.sign_public,
    ).signed(owner)  # fmt: skip
    place = InvitedPlace("folder", "/media/INKA-2", place_id)
    invitation = Invitation(
        "INKA Beispiel", seed, signed, place, keys, {(spaces[0], "c"): ()},
        ((owner.sign_public, owner.box_public),),
        {"org": spaces[0], "kinds": [[spaces[0], "org"], [spaces[1], "coord"]]},
    )  # fmt: skip
    data, code = make_invitation(invitation, rng)
    (folder / "invitation.inka").write_bytes(data)
    _write(folder / "keys.json", {"code": code, "expires_s": LAST_S})
    return seed, signed


def _control(
    store: LocalStore, author: Author, joined: Author, statement: bytes, key: bytes, coord_key: bytes,
    coord: bytes, rng: SeededRng,
) -> None:  # fmt: skip
    owner, guest = author.keys, joined.keys
    recovery, told = RecoveryKey.new(rng), check_enrol(statement, [owner.sign_public]).delegation
    genesis = {"t": "genesis", "workspace": told.workspace, "org": author.space, "name": "INKA Beispiel"}
    genesis |= {"recovery": [recovery.sign_public, recovery.box_public], "box": owner.box_public}
    genesis |= {"tag": "KS1", "person": rng.token(16)}
    member = {"t": "member", "sign": guest.sign_public, "box": guest.box_public, "person": told.person}
    member |= {"role": told.role, "spaces": list(told.spaces), "tag": told.tag, "via": told.single_use}
    box = seal_to(guest.box_public, coord_key, rng)
    said: list[tuple[bytes, dict[str, Any]]] = [
        (told.workspace, genesis),
        (author.space, {"t": "space", "kind": "org"}),
        (coord, {"t": "space", "kind": "coord"}),
        (guest.device, member),
        (guest.device, {"t": "grant", "space": coord, "epoch": 2, "box": box}),
    ]
    author.publish(store, author.segment(1, key, rng, [("workspace", _messages(said))], (), (joined.dep,)))


def _messages(said: list[tuple[bytes, dict[str, Any]]]) -> list[Operation]:
    return [Operation(CONTROL, 0, row, {0: msgpack.packb(one)}) for row, one in said]


def _data(
    store: LocalStore, one: Author, two: Author, keys: dict[int, bytes], rng: SeededRng, control: Dep
) -> None:
    visit, note, form = (rng.token(16) for _ in range(3))
    values: dict[int | str, Value] = {
        2: "Begehung Sonnenhang – „Öffnungszeiten“",
        3: "2026-11-22",
        4: None,
        5: 2**63 - 1,
        6: -(2**63),
    }
    inserts = [
        Operation(INSERT, 10, visit, {**values, 7: 50.9787, 8: -0.0, 9: float("inf"), 10: bytes(range(16))}),
        Operation(INSERT, 10, note, {2: "", 3: "2026-11-23", 4: 0, 5: 1, 6: -1, 7: 1e-300, 8: 0.5, 9: 2.0,
                                     10: b""}),
        Operation(INSERT, 44, form, {"alter_unter_25": 12, "größe": "ß", 3: 1}),
    ]  # fmt: skip
    first = one.segment(1, keys[1], rng, [("edit", inserts)], (), (control,))
    one.publish(store, first)
    base = one.dep
    by_two = [
        ("edit", [Operation(UPDATE, 10, visit, {3: "2026-11-24"}, {3: ((one.id, 1),)})]),
        ("edit", [Operation(DELETE, 10, note, {1: 0}, {1: ((one.id, 2),)}, {0: ((one.id, 2),)})]),
        ("ack", [Operation(ACK, 0, two.id, {0: pack_deps([base])})]),
    ]
    two.publish(store, two.segment(1, keys[1], rng, by_two, (base,), (control,)))
    by_one = [
        ("edit", [Operation(UPDATE, 10, visit, {3: "2026-11-25", 2: None},
                            {3: ((one.id, 1),), 2: ((one.id, 1),)})]),
        ("resolve", [Operation(RESOLVE, 10, visit, {3: "2026-11-25"}, {3: ((two.id, 1), (one.id, 4))})]),
        ("undo", [Operation(UNDELETE, 10, note, {1: 1}, {1: ((two.id, 2),)})]),
        ("edit", [Operation(TEXT, 10, visit, {11: msgpack.packb([None, b"update", b"", b"f"])}, {})]),
        ("erase", [Operation(ERASE, 10, note, {2: msgpack.packb([[one.id, 2, 2]])}, {2: ((one.id, 2),)})]),
    ]  # fmt: skip
    one.publish(store, one.segment(2, keys[2], rng, by_one, (two.dep,)))
    store.delete(HeadName.of(one.space, "d", one.id, base.seq, base.chain).path)
    one.publish(store, one.pack(2, keys[2], rng))


if __name__ == "__main__":
    make(Path(sys.argv[1]))
