"""Snapshots at a place: made by keepers, found by who joins or has to catch up.

A snapshot is believed when another device attests it; where files are gone because something was erased
also when an owner made it, whom everybody trusts already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import msgpack

from inka_desktop.records.values import Role, SpaceKind
from inka_desktop.store import logs
from inka_desktop.store.logs import STREAM_CONTROL, STREAM_ROWS, Space
from inka_desktop.store.migrations import VERSION
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.readers import Readers
from inka_desktop.store.writer import Transaction

from . import attest, delivery, judging, lineage, promises, refilling, retirement, snapknown, snapstate
from .codec import unpack
from .crypto import Rng, hash32
from .deps import Dep, pack_deps, unpack_deps
from .errors import (
    ContentDamagedError,
    FileDamagedError,
    FileTooLargeError,
    FileTornError,
    NewerFormatError,
)
from .identity import Identity
from .members import Members
from .names import SnapshotName
from .naming import Reach
from .recognise import recognise
from .sealing import key_to_seal
from .snapfile import MAX_FILE_BYTES, MAX_PARTS, Block, SnapFile, SnapHeader, SnapWriter, open_snapfile
from .snapload import Loader
from .store import Source

Key = TypeVar("Key", bytes, int)
READER = 1
"""The least version that can read what is written here."""
_HASH_BYTES = 32
_KEEPERS = (Role.OWNER, Role.COORDINATOR, Role.KEEPER)
_UNREADABLE = (FileDamagedError, FileTooLargeError, FileTornError, NewerFormatError)


@dataclass(frozen=True, slots=True)
class Index:
    """What the index of a snapshot says.

    Attributes:
        file: the index itself.
        path: where it lies, as spelled there.
        digest: 32 bytes.
        reach: how far it goes.
        control: how far the control stream had got.
        parts: hash of each part.
        attests: statements about it, unchecked.
    """

    file: SnapFile
    path: str
    digest: bytes
    reach: tuple[Dep, ...]
    control: tuple[Dep, ...]
    parts: tuple[bytes, ...]
    attests: tuple[bytes, ...]

    @property
    def number(self) -> bytes:
        """The snapshot's number, 8 bytes."""
        return self.file.header.number

    @property
    def maker(self) -> bytes:
        """The device that made it, 16 bytes."""
        return self.file.header.device


def is_keeper(members: Members, device: bytes, space: Space) -> bool:
    """Whether a device makes snapshots of a space: coordinators; in a personal space any own device."""
    member = members.devices.get(device)
    if member is None or not member.may_write(space.id, space.kind):
        return False
    return space.kind == SpaceKind.PERSONAL or member.role in _KEEPERS


# --- making -----------------------------------------------------------------------------------------


def tail_of(raw: RawConnection, space: Space) -> int:
    """Operations since the newest snapshot known of."""
    newest: dict[bytes, int] = {}
    for (packed,) in raw.execute("SELECT reach FROM sync_snapshot WHERE space = ?", (space.number,)):
        for dep in unpack_deps(packed):
            newest[dep.author] = max(newest.get(dep.author, 0), dep.seq)
    logs_ = "FROM sync_log WHERE space = ? AND stream = ? AND applied >= start"
    of_rows = (space.number, STREAM_ROWS)
    (written,) = raw.execute(f"SELECT coalesce(sum(applied - start + 1), 0) {logs_}", of_rows).fetchone()
    if not newest:
        return int(written)
    covered = [
        min(applied, newest[author]) - start + 1
        for author, start, applied in raw.execute(f"SELECT author, start, applied {logs_}", of_rows)
        if newest.get(author, 0) >= start
    ]
    return int(written - sum(covered))


def rows_of(raw: RawConnection, space: Space) -> int:
    """How many rows a space has; looks at all of them."""
    found = raw.execute("SELECT count(*) FROM sync_row WHERE space = ?", (space.number,)).fetchone()
    return int(found[0])


def make(
    readers: Readers, identity: Identity, members: Members, space: Space, random: Rng
) -> dict[str, Any] | None:
    """A snapshot of a space as it is now; None while own work of it is not sealed or its key is missing.

    Returns:
        What :func:`keep` writes down.
    """
    with readers.raw() as raw:
        own = logs.find_log(raw, space.number, STREAM_ROWS, identity.author)
        key = key_to_seal(raw, members, space.id, control=False)
        if key is None or (own is not None and logs.last_seq(raw, own.number) > own.applied):
            return None
        reach = snapstate.reach_of(raw, space)
        names = snapstate.naming(raw, reach)
        header = SnapHeader(space.id, identity.device, identity.incarnation, random.token(8), 0, key[0])
        writer = SnapWriter(header, identity.keys, key[1], random)
        settled = retirement.settled(raw, space, members, identity.device)
        digest = snapstate.digest(_written(writer, snapstate.blocks(raw, space, reach, settled)))
        writer.add(snapstate.helping(raw, names))
        writer.add([(snapstate.ATTESTS, _attests(raw, space))])
        writer.add(refilling.blocks(raw, space, names))
        writer.add(snapknown.blocks(raw, names, reach))
        head = {
            "attests": [], "control": pack_deps(_control(raw)), "digest": digest, "reader": READER,
            "reach": pack_deps(_deps(raw, reach)), "schema": VERSION,
        }  # fmt: skip
        rows = rows_of(raw, space)
    return {"space": space.number, "head": head, "index": writer.index(head), "parts": writer.parts,
            "number": header.number, "rows": rows}  # fmt: skip


def _written(writer: SnapWriter, blocks: Iterator[Block]) -> Iterator[Block]:
    for block in blocks:
        writer.add([block])
        yield block


def _deps(raw: RawConnection, reach: Reach) -> list[Dep]:
    found = []
    for number, seq in reach.items():
        log = logs.get_log(raw, number)
        if seq >= log.start:
            found.append(Dep(log.author, seq, log.chain))
    return found


def _attests(raw: RawConnection, space: Space) -> bytes:
    """What was said about earlier snapshots, which later retiring operations name."""
    found = raw.execute(
        "SELECT attests FROM sync_snapshot WHERE space = ? ORDER BY number", (space.number,)
    ).fetchall()
    packed: bytes = msgpack.packb([said for (kept,) in found for said in msgpack.unpackb(kept)])
    return packed


def _control(raw: RawConnection) -> list[Dep]:
    return [
        Dep(log.author, log.applied, log.chain)
        for log in logs.logs(raw)
        if log.stream == STREAM_CONTROL and log.applied >= log.start
    ]


def keep(transaction: Transaction, identity: Identity, made: dict[str, Any]) -> None:
    """Write a snapshot down, in the place of own earlier ones that nobody attested."""
    raw, now = transaction.raw, transaction.log.hybrid.clock.wall_ms()
    empty = msgpack.packb([])
    for (number,) in raw.execute(
        "SELECT number FROM sync_snapshot WHERE space = ? AND own = 1 AND attests = ?", (made["space"], empty)
    ).fetchall():
        forget(raw, made["space"], number)
        raw.execute("DELETE FROM sync_snapshot WHERE space = ? AND number = ?", (made["space"], number))
    raw.execute(
        "INSERT INTO sync_snapshot(space, number, device, digest, reach, attests, own, rows, at)"
        " VALUES (?,?,?,?,?,?,1,?,?)",
        (made["space"], made["number"], identity.device, made["head"]["digest"], made["head"]["reach"], empty,
         made["rows"], now),
    )  # fmt: skip
    files = [made["index"], *made["parts"]]
    raw.executemany(
        "INSERT INTO sync_snapshot_file(space, number, part, raw) VALUES (?,?,?,?)",
        [(made["space"], made["number"], part, data) for part, data in enumerate(files)],
    )


def forget(raw: RawConnection, space: int, number: bytes) -> None:
    """Keep the files of a snapshot no more; that it was attested is still needed to follow a retiring."""
    raw.execute("DELETE FROM sync_snapshot_file WHERE space = ? AND number = ?", (space, number))
    raw.execute(
        "UPDATE sync_snapshot SET own = 0 WHERE space = ? AND number = ?",
        (space, number),
    )


def remember(transaction: Transaction, space: Space, index: Index, members: Members) -> None:
    """Know of another device's snapshot, and of what was said about it."""
    transaction.raw.execute(
        "INSERT OR IGNORE INTO sync_snapshot(space, number, device, digest, reach, attests, own, rows, at)"
        " VALUES (?,?,?,?,?,?,0,0,?)",
        (space.number, index.number, index.maker, index.digest, pack_deps(index.reach), msgpack.packb([]),
         transaction.log.hybrid.clock.wall_ms()),
    )  # fmt: skip
    for said in index.attests:
        statement = attest.read_statement(said, members)
        if statement is not None and (statement.space, statement.number) == (space.id, index.number):
            note_attest(transaction.raw, space, said, statement, b"")


def note_attest(
    raw: RawConnection, space: Space, said: bytes, statement: attest.Statement, own: bytes
) -> None:
    """Keep a statement about a snapshot; the maker publishes it with the index from then on."""
    raw.execute(
        "INSERT OR IGNORE INTO sync_snapshot(space, number, device, digest, reach, attests, own, rows, at)"
        " VALUES (?,?,?,?,?,?,?,0,0)",
        (space.number, statement.number, statement.maker, statement.digest, pack_deps(statement.reach),
         msgpack.packb([]), int(statement.maker == own)),
    )  # fmt: skip
    found = raw.execute(
        "SELECT attests, digest FROM sync_snapshot WHERE space = ? AND number = ?",
        (space.number, statement.number),
    ).fetchone()
    kept = msgpack.unpackb(found[0])
    if found[1] == statement.digest and said not in kept:
        raw.execute(
            "UPDATE sync_snapshot SET attests = ? WHERE space = ? AND number = ?",
            (msgpack.packb([*kept, said]), space.number, statement.number),
        )


# --- finding ----------------------------------------------------------------------------------------


def listed(store: Source, space: bytes) -> list[tuple[SnapshotName, str]]:
    """Names of snapshot files of a space at a place, with their spelling there."""
    found = [(recognise(entry.path), entry.path) for entry in store.listing(f"s/{space.hex()}/snap")]
    return [(name, path) for name, path in found if isinstance(name, SnapshotName)]


def indexes(store: Source, raw: RawConnection, space: Space, members: Members) -> list[Index]:
    """All whole and honest indexes of a space at a place, those that go furthest first."""
    keys = dict(raw.execute("SELECT epoch, key FROM sync_key WHERE space = ?", (space.id,)).fetchall())
    found: dict[tuple[bytes, bytes], Index] = {}
    for name, path in listed(store, space.id):
        if name.part == 0:
            index = _index(store, name, path, members, keys)
            if index is not None and index.file.header.space == space.id:
                found[index.number, index.file.file_hash] = index
    return sorted(
        found.values(),
        key=lambda one: (sum(dep.seq for dep in one.reach), one.number, len(one.attests)),
        reverse=True,
    )


def broken(
    store: Source, names: Iterable[tuple[SnapshotName, str]], read: Iterable[Index], members: Members
) -> set[bytes]:
    """Numbers of the snapshots at a place whose index is torn or forged; not of what only others can read.

    Args:
        store: the place.
        names: what lies there.
        read: the indexes that could be read.
        members: who may have signed.
    """
    whole = {index.number for index in read}
    return {
        name.snapshot
        for name, path in names
        if name.part == 0 and name.snapshot not in whole and _is_broken(store, name, path, members)
    }


def _is_broken(store: Source, name: SnapshotName, path: str, members: Members) -> bool:
    try:
        data = store.read(path, MAX_FILE_BYTES)
        file = open_snapfile(data, name.hash16) if data is not None else None
        member = members.devices.get(file.header.device) if file is not None else None
        if file is not None and member is not None:
            file.verify(member.sign_public)
    except NewerFormatError:
        return False
    except _UNREADABLE:
        return True
    return False


def _index(
    store: Source, name: SnapshotName, path: str, members: Members, keys: dict[int, bytes]
) -> Index | None:
    try:
        data = store.read(path, MAX_FILE_BYTES)
        if data is None:
            return None
        file = open_snapfile(data, name.hash16)
        member = members.devices.get(file.header.device)
        if member is None or file.header.part or file.header.epoch not in keys:
            return None
        file.verify(member.sign_public)
        return _read_index(file, path, file.decrypt(keys[file.header.epoch]).head)
    except _UNREADABLE:
        return None


def _read_index(file: SnapFile, path: str, head: dict[str, Any]) -> Index:
    try:
        if head["reader"] > READER:
            raise NewerFormatError(found=head["reader"], known=READER)
        parts = tuple(one[0] for one in head["parts"])
        attests, digest = tuple(head["attests"]), head["digest"]
    except (KeyError, TypeError, IndexError) as problem:
        raise ContentDamagedError(reason="index") from problem
    hashes = all(type(one) is bytes and len(one) == _HASH_BYTES for one in (*parts, digest))
    if not hashes or len(parts) > MAX_PARTS or any(type(one) is not bytes for one in attests):
        raise ContentDamagedError(reason="index")
    reach, control = unpack_deps(head.get("reach")), unpack_deps(head.get("control"))
    return Index(file, path, digest, reach, control, parts, attests)


def is_attested(index: Index, members: Members) -> bool:
    """Whether another member has found it to be right, and its maker is one still."""
    space = index.file.header.space
    maker = members.devices.get(index.maker)
    if maker is None or not maker.may_write(space, members.spaces.get(space, "")):
        return False
    return bool(_statements(index, members))


def _statements(index: Index, members: Members) -> list[attest.Statement]:
    """What counts of what others said about it."""
    about = (index.file.header.space, index.number, index.digest, index.reach, index.maker)
    read = (attest.read_statement(said, members) for said in index.attests)
    return [
        one
        for one in read
        if one is not None and (one.space, one.number, one.digest, one.reach, one.maker) == about
    ]


def is_usable(index: Index, space: Space, members: Members) -> bool:
    """Whether a device may take it in: attested, or made by a keeper.

    Where files are gone because something in them was erased before anybody else had read them, there is
    nobody who could attest; who catches up then takes a coordinator's word.
    """
    maker = members.devices.get(index.maker)
    if maker is None or not maker.may_write(space.id, space.kind):
        return False
    return is_attested(index, members) or is_keeper(members, index.maker, space)


def reach_of(deps: Iterable[Dep]) -> dict[bytes, int]:
    """How far something goes, by author."""
    return {dep.author: dep.seq for dep in deps}


def goes_as_far(reach: Mapping[Key, int], other: Mapping[Key, int]) -> bool:
    """Whether something that goes up to ``reach``, by author or log, has all of what goes up to ``other``."""
    return all(seq <= reach.get(key, 0) for key, seq in other.items())


def applied(raw: RawConnection, space: Space) -> dict[bytes, int]:
    """Up to which operation each author's rows of a space are here."""
    return {
        log.author: log.applied
        for log in logs.logs(raw)
        if (log.space, log.stream) == (space.number, STREAM_ROWS)
    }


def read_blocks(store: Source, raw: RawConnection, space: Space, index: Index) -> list[SnapFile] | None:
    """The parts of a snapshot, whole and checked against the index; None while one is missing."""
    names = {(name.snapshot, name.part, name.hash16): path for name, path in listed(store, space.id)}
    found = []
    for part, hash_ in enumerate(index.parts, 1):
        path = names.get((index.number, part, hash_[:8].hex()))
        try:
            data = store.read(path, MAX_FILE_BYTES) if path is not None else None
            if data is None or hash32(data) != hash_:
                return None
            found.append(open_snapfile(data))
        except _UNREADABLE:
            return None
    return found


def blocks_of(files: list[SnapFile], raw: RawConnection, space: Space) -> Iterator[Block]:
    """The blocks of all parts, in order.

    Raises:
        FileDamagedError: a part does not open.
    """
    keys = dict(raw.execute("SELECT epoch, key FROM sync_key WHERE space = ?", (space.id,)).fetchall())
    for file in files:
        if file.header.epoch not in keys:
            raise ContentDamagedError(reason="epoch")
        yield from file.decrypt(keys[file.header.epoch]).blocks()


def digest_of_files(files: list[SnapFile], raw: RawConnection, space: Space) -> bytes:
    """The digest of the state in these parts, 32 bytes.

    Raises:
        FileDamagedError: a part does not open.
    """
    return snapstate.digest(blocks_of(files, raw, space))


def absorb(
    transaction: Transaction, space: Space, members: Members, index: Index, files: list[SnapFile], me: bytes
) -> int:
    """Take a snapshot in; returns how many operations came with it.

    Args:
        transaction: the running one.
        space: whose state it is.
        members: who may attest.
        index: of the snapshot.
        files: its parts.
        me: this device, 16 bytes.

    Raises:
        SnapshotUnfitError, FileDamagedError: it cannot be taken; the transaction must be rolled back.
    """
    loader, found = Loader(transaction, space), snapstate.Digest()
    said: list[bytes] = []
    known: list[Block] = []

    def passing() -> Iterator[Block]:
        for block in blocks_of(files, transaction.raw, space):
            found.add(*block)
            if block[0] == snapstate.ATTESTS:
                said.extend(unpack_attests(block[1]))
            if block[0] in snapknown.SECTIONS:
                known.append(block)
            else:
                yield block
        if _believes(index, members, snapknown.hash_of(known)):
            yield from known

    loader.load(passing())
    if found.value() != index.digest:
        raise ContentDamagedError(reason="digest")
    promises.note(transaction.raw, index.number, loader.floor, index.control)
    now_ms = transaction.log.hybrid.clock.wall_ms()
    for dep in index.reach:  # its maker acknowledged it before; messages that say so do not come with it
        log = lineage.holds(transaction.raw, space.number, STREAM_ROWS, dep)
        if log is not None:
            delivery.acknowledge(transaction.raw, space.number, index.maker, log, dep.seq, now_ms)
    for one in [*said, *index.attests]:
        statement = attest.read_statement(one, members)
        if statement is not None and statement.space == space.id:
            note_attest(transaction.raw, space, one, statement, me)
    judging.show_anew(transaction, loader.without_effect())
    judging.show_again(transaction, space)
    judging.forget(transaction.raw)  # what came may have lost its effect since
    return loader.operations


def _believes(index: Index, members: Members, knew: bytes) -> bool:
    """Whether what writers knew counts: somebody found it as it is, or the rest has its maker's word only."""
    said = _statements(index, members)
    return not said or any(one.knew == knew for one in said)


def holds_control(raw: RawConnection, index: Index) -> bool:
    """Whether the control statements are here that the snapshot was made under."""
    org = raw.execute("SELECT no FROM sync_space WHERE kind = 'org'").fetchone()
    return org is not None and all(
        lineage.holds(raw, org[0], STREAM_CONTROL, dep) is not None for dep in index.control
    )


def unpack_attests(packed: bytes) -> list[bytes]:
    """Statements kept about a snapshot."""
    return list(unpack(packed, 10_000))
