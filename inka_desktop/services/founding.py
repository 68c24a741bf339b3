"""Beginning: a new workspace, or joining one by invitation; and the exchange of an open database."""

from __future__ import annotations

import time
from pathlib import Path
from uuid import UUID

from inka_desktop.exchange import identity as identities
from inka_desktop.exchange import joining
from inka_desktop.exchange.identity import Identity
from inka_desktop.exchange.invitation import Invitation, open_invitation
from inka_desktop.exchange.machine import machine_id
from inka_desktop.exchange.replica import Replica
from inka_desktop.exchange.sealing import is_out
from inka_desktop.records import ids
from inka_desktop.records.network import Person
from inka_desktop.records.office import Device, Letterhead
from inka_desktop.records.values import Role, SpaceKind
from inka_desktop.services.naming import keep_own_name
from inka_desktop.store import logs
from inka_desktop.store.clock import Random, SystemRandom
from inka_desktop.store.database import Database
from inka_desktop.store.writer import Transaction

FIRST_TAG = "KS1"
_LETTERHEAD_NUMBER = Letterhead.__number__


def letterhead_id(org: UUID) -> UUID:
    """The one letterhead of a workspace, the same on every device."""
    return ids.key_id(_LETTERHEAD_NUMBER, "letterhead", org.bytes)


def found_workspace(
    database: Database,
    office: str,
    person: str,
    device: str,
    *,
    random: Random | None = None,
    machine: bytes | None = None,
) -> Replica:
    """Make a workspace in an empty database: spaces, keys, the office's letterhead, person and device.

    Args:
        database: freshly made.
        office: name of the coordination office; also the workspace's.
        person: who works here; known in the office only.
        device: what this device is called in lists.
        random: for keys and ids.
        machine: 16 bytes; this machine's when left out.
    """
    source = random or SystemRandom()
    me_id = ids.new_id()

    def work(transaction: Transaction) -> Identity:
        me, spaces = joining.found(transaction, office, me_id.bytes, FIRST_TAG, source)
        org = UUID(bytes=spaces.org)
        session = transaction.session
        session.add(Person(id=me_id, space=org, name=person))
        session.add(_device(me, org, device, person))
        session.add(Letterhead(id=letterhead_id(org), space=org, office=office))
        return me

    return _begun(database, database.writer.submit(work, "setup", durable=True).result(), source, machine)


def join_workspace(
    database: Database,
    invitation: Invitation,
    device: str,
    *,
    random: Random | None = None,
    machine: bytes | None = None,
) -> Replica:
    """Join a workspace in an empty database; no other device needs to be running.

    The place that the invitation names is remembered; meeting it is the caller's.
    """
    source = random or SystemRandom()

    def work(transaction: Transaction) -> Identity:
        me = joining.join(transaction, invitation, source)
        if me.role in (Role.COORDINATOR, Role.KEEPER):
            transaction.session.add(_device(me, UUID(bytes=me.org), device, ""))
        else:
            keep_own_name(transaction.raw, me.device, me.person, device)
        transaction.raw.execute(
            "INSERT INTO place(id, store_id, kind, path, token, password) VALUES (?,?,?,?,?,?)",
            (
                source.token(16),
                invitation.place.store,
                invitation.place.kind,
                invitation.place.where,
                invitation.place.token,
                invitation.place.password,
            ),
        )
        return me

    return _begun(database, database.writer.submit(work, "setup", durable=True).result(), source, machine)


def read_invitation(data: bytes, code: str) -> Invitation:
    """What an invitation file holds, opened with its code.

    Raises:
        InvitationDamagedError, InvitationCodeError, InvitationExpiredError: by what is wrong with it.
    """
    return open_invitation(data, code, int(time.time()))


def open_exchange(
    database: Database, *, random: Random | None = None, machine: bytes | None = None
) -> Replica | None:
    """The exchange of a database with a workspace in it; None when there is none yet."""
    with database.readers.raw() as raw:
        me = identities.load(raw)
        trusted = joining.setting(raw, "trusted")
    if me is None or trusted is None:
        return None
    replica = Replica(database, me, trusted, random=random, machine=machine)
    replica.start()
    name_device(replica)
    return replica


def _begun(database: Database, me: Identity, random: Random, machine: bytes | None) -> Replica:
    """Write the first seal and start the exchange."""
    here = machine or machine_id()
    with database.readers.raw() as raw:
        identities.write_seal(raw, me, here, identities.seal_file(database.folder))
        trusted = joining.setting(raw, "trusted")
    assert trusted is not None  # written with the identity
    replica = Replica(database, me, trusted, random=random, machine=here)
    replica.start()
    return replica


def _device(me: Identity, org: UUID, name: str, person: str) -> Device:
    return Device(
        id=UUID(bytes=me.device), space=org, name=name, person_id=UUID(bytes=me.person),
        person_label=person or None, role=str(me.role),
    )  # fmt: skip


def name_device(replica: Replica) -> None:
    """Once the person's name has arrived, put it beside the device's own name."""
    me = replica.identity

    def work(transaction: Transaction) -> None:
        device = transaction.session.get(Device, UUID(bytes=me.device))
        person = transaction.session.get(Person, UUID(bytes=me.person))
        if device is not None and person is not None and person.name and device.person_label != person.name:
            device.person_label = person.name

    if me.role in (Role.OWNER, Role.COORDINATOR, Role.KEEPER) and not is_out(replica.members, me):
        replica.database.writer.submit(work, "setup").result()


def name_guests(transaction: Transaction, replica: Replica) -> None:
    """Name the devices of carriers and readers, who may not write in ``org``, by their tags.

    The person's name stays in the project's space: everybody reads ``org``.
    """
    org, session = UUID(bytes=replica.identity.org), transaction.session
    for member in replica.members.devices.values():
        if member.role not in (Role.CARRIER, Role.READER) or member.held:
            continue
        key = UUID(bytes=member.device)
        if session.get(Device, key) is None:
            session.add(
                Device(
                    id=key, space=org, name=member.tag, person_id=UUID(bytes=member.person),
                    role=str(member.role),
                )
            )  # fmt: skip


def new_project_space(transaction: Transaction, replica: Replica) -> bytes:
    """A project's own space where this device may make one; else the coordinators' space.

    Only owners sign the statement that begins a space (EXCHANGE.md 9).
    """
    if replica.identity.role == Role.OWNER:
        return joining.create_space(
            transaction, replica.identity, replica.members, SpaceKind.PROJECT, replica.random
        )
    return next(space.id for space in logs.spaces(transaction.raw) if space.kind == SpaceKind.COORD)


def profile_has_database(folder: Path) -> bool:
    """Whether a profile was begun in a folder."""
    return (folder / "inka.db").exists()
