"""What owners decide, on a desk of the test office."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from inka_desktop.exchange import epochs, losing, recovery
from inka_desktop.exchange.crypto import RecoveryKey
from inka_desktop.exchange.statements import REVOKE
from inka_desktop.store.writer import Transaction
from tests.exchange.engine.office import Desk, Office


def apart(office: Office, name: str, work: Callable[[], object]) -> Path:
    """Let work meet a copy of the place that nobody else sees; returns the copy."""
    place = office.place
    office.place = Path(shutil.copytree(place, office.root / name))
    work()
    made, office.place = office.place, place
    return made


def join_up(office: Office, part: Path) -> None:
    """What lies in a copy of the place comes to the place."""
    shutil.copytree(part, office.place, dirs_exist_ok=True)


def settle_keys(owner: Desk) -> None:
    """Confirm, grant and rotate until nothing is due."""
    me = owner.replica
    for _ in range(50):
        said = owner.write(lambda tx: epochs.settle(tx, me.identity, me.members, owner.office.rng()), "grant")
        me.reload()
        if not said:
            return
    raise AssertionError("keys do not settle")


def end(owner: Desk, *devices: Desk, kind: str = REVOKE, keys: bool = True) -> None:
    """Take all rights from devices."""
    me = owner.replica
    for device in devices:
        gone = device.replica.identity.device
        owner.write(partial(_end, desk=owner, gone=gone, kind=kind), "control")
        me.reload()
    if keys:
        settle_keys(owner)


def _end(transaction: Transaction, desk: Desk, gone: bytes, kind: str) -> None:
    losing.end(transaction, desk.replica.identity, desk.replica.members, gone, kind)


def make_owner(owner: Desk, other: Desk) -> None:
    """Name a further owner's device; both know it when this returns."""
    me = owner.replica
    member = me.members.devices[other.replica.identity.device]
    owner.write(lambda tx: losing.name_owner(tx, me.identity, member), "control")
    me.reload()
    settle_keys(owner)
    for _ in range(3):
        owner.meet()
        other.meet()


def accept(owner: Desk) -> int:
    """Accept everything that is held back; returns how much that is."""
    me = owner.replica
    with owner.database.readers.raw() as raw:
        held = losing.held_back(raw)
    owner.write(lambda tx: losing.accept(tx, me.identity, held), "control")
    me.reload()
    return len(held)


def recovery_key(owner: Desk) -> RecoveryKey:
    """What is printed on the sheet."""
    with owner.database.readers.raw() as raw:
        typed = " ".join(recovery.sheet(raw)).lower()
    return recovery.typed_key(owner.replica.members, typed)


def held(desk: Desk) -> int:
    """How many transactions have no effect there."""
    return int(desk.query("SELECT count(*) FROM sync_refused")[0][0])


def role_of(desk: Desk, other: Desk) -> str:
    """The role in which a desk knows another."""
    return desk.replica.members.devices[other.replica.identity.device].role


def without(office: Office, *gone: Desk) -> tuple[Desk, ...]:
    """The desks that remain."""
    return tuple(desk for desk in office.desks if desk not in gone)
