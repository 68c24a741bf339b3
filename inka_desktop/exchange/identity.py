"""Who this profile is in the exchange: device keys, incarnation, workspace; and when it begins anew.

A profile that was restored from a copy or cloned must not write other operations under numbers that
were used already. So it becomes a new author as soon as anything says that it may be one
(EXCHANGE.md 3): the seal file is missing, of another machine, or ahead of the database.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import msgpack

from inka_desktop.store import logs
from inka_desktop.store.clock import Random
from inka_desktop.store.logs import STREAM_CONTROL, STREAM_ROWS, Log
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction

from . import relabel
from .crypto import DeviceKeys
from .deps import chain_start
from .names import CONTROL, DATA
from .seal import Seal, SealFile

SEAL_NAME = "seal"
_TAG_LETTERS = "abcdefghjkmnpqrstuvwxyz"
"""No letter that reads like a digit."""
STREAM_LETTERS = {STREAM_ROWS: DATA, STREAM_CONTROL: CONTROL}


@dataclass(slots=True)
class Identity:
    """This profile's keys and names.

    Attributes:
        keys: of the device.
        incarnation: 8 bytes.
        workspace, org: 16 bytes each; ``org`` is the space that carries the control stream.
        person: 16 bytes.
        tag: of the device, for numbers, e.g. ``KS2``.
        role: word of :class:`inka_desktop.records.values.Role`, as the control stream says.
        name: of the workspace.
    """

    keys: DeviceKeys
    incarnation: bytes
    workspace: bytes
    org: bytes
    person: bytes
    tag: str
    role: str
    name: str

    @property
    def author(self) -> bytes:
        """The author that this profile writes as, 16 bytes."""
        return self.keys.author(self.incarnation)

    @property
    def device(self) -> bytes:
        """The device's id, 16 bytes."""
        return self.keys.device

    def with_org(self, spaces: Collection[bytes] | None) -> frozenset[bytes] | None:
        """What travels where only some spaces are wanted: nobody can use them without ``org``.

        Args:
            spaces: 16 bytes each; None for all, which stays so.
        """
        return None if spaces is None else frozenset({*spaces, self.org})


def load(raw: RawConnection) -> Identity | None:
    """The identity kept in the database; None before a workspace was made or joined."""
    found = raw.execute("SELECT value FROM setting WHERE name = 'identity'").fetchone()
    if found is None:
        return None
    keys, *rest = msgpack.unpackb(found[0])
    return Identity(DeviceKeys.from_bytes(keys), *rest)


def save(raw: RawConnection, identity: Identity) -> None:
    """Keep the identity in the database, which is encrypted."""
    packed = msgpack.packb(
        (
            identity.keys.to_bytes(), identity.incarnation, identity.workspace, identity.org, identity.person,
            identity.tag, identity.role, identity.name,
        )
    )  # fmt: skip
    raw.execute("INSERT OR REPLACE INTO setting(name, value) VALUES ('identity', ?)", (packed,))


def own_log(
    raw: RawConnection, identity: Identity, space: bytes, kind: str, stream: int = STREAM_ROWS
) -> Log:
    """This author's log in a space, begun when it is missing."""
    number = logs.add_space(raw, space, kind)
    found = logs.find_log(raw, number, stream, identity.author)
    if found is not None:
        return found
    start = chain_start(space, STREAM_LETTERS[stream], identity.author)
    return logs.add_log(raw, number, identity.author, identity.device, start, stream=stream, own=True)


def needs_new_incarnation(raw: RawConnection, identity: Identity, seal: Seal | None, machine: bytes) -> bool:
    """Whether the seal says that this database is a copy, or not the newest state of its author."""
    if seal is None or seal.machine != machine or seal.incarnation != identity.incarnation:
        return True
    for (space, stream), (seq, chain) in seal.sealed.items():
        log = _sealed_log(raw, identity, space, stream)
        if log is None or logs.chain_at(raw, log, seq) != chain:
            return True
    return False


def _sealed_log(raw: RawConnection, identity: Identity, space: bytes, letter: str) -> Log | None:
    stream = STREAM_CONTROL if letter == CONTROL else STREAM_ROWS
    found = raw.execute("SELECT no FROM sync_space WHERE id = ?", (space,)).fetchone()
    return logs.find_log(raw, found[0], stream, identity.author) if found else None


def renew(transaction: Transaction, identity: Identity, random: Random) -> None:
    """Become a new author: unsealed operations are stamped anew, sealed ones stay as they are.

    Its numbers get two characters more (KS2x7), since the copy may be giving out the same ones.
    The seal file must be written right after the commit (:func:`write_seal`).
    """
    raw = transaction.raw
    identity.incarnation = random.token(8)
    identity.tag = marked_tag(identity.tag, identity.incarnation)
    save(raw, identity)
    kinds = {space.number: space for space in logs.spaces(raw)}
    for old in [log for log in logs.logs(raw) if log.own]:
        raw.execute("UPDATE sync_log SET own = 0 WHERE no = ?", (old.number,))
        space = kinds[old.space]
        new = own_log(raw, identity, space.id, space.kind, old.stream)
        relabel.move(transaction, old, old.applied + 1, new.number, -old.applied)
    transaction.log.load()


def marked_tag(tag: str, incarnation: bytes) -> str:
    """The device tag of a later incarnation: two characters of its id behind the tag it began with."""
    return f"{began_tag(tag)}{_TAG_LETTERS[incarnation[0] % len(_TAG_LETTERS)]}{incarnation[1] % 10}"


def began_tag(tag: str) -> str:
    """The device tag without what a later incarnation put behind it."""
    return re.sub(r"(?<=[0-9])[a-z][0-9]$", "", tag)


def retag(raw: RawConnection, identity: Identity, tag: str) -> None:
    """Take another tag for numbers: an owner gave it at review."""
    marked = identity.tag != began_tag(identity.tag)
    identity.tag = marked_tag(tag, identity.incarnation) if marked else tag
    save(raw, identity)


def take_role(raw: RawConnection, identity: Identity, role: str) -> None:
    """Be what an owner's statement makes of this device."""
    identity.role = str(role)
    save(raw, identity)


def write_seal(raw: RawConnection, identity: Identity, machine: bytes, file: SealFile) -> None:
    """Write down how far this author has sealed every stream; when this returns it is on the disk."""
    seal = Seal(identity.incarnation, machine)
    spaces = {space.number: space.id for space in logs.spaces(raw)}
    for log in logs.logs(raw):
        if log.own and log.applied > 0:
            seal = seal.at(spaces[log.space], STREAM_LETTERS[log.stream], log.applied, log.chain)
    file.write(seal)


def seal_file(folder: Path) -> SealFile:
    """The seal beside a profile's database."""
    return SealFile(folder / SEAL_NAME)
