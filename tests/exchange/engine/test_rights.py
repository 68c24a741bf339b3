"""EXCHANGE.md 9: who may join, and whose operations count."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from inka_desktop.exchange import identity as identities
from inka_desktop.exchange import joining, pruning
from inka_desktop.exchange.crypto import DeviceKeys
from inka_desktop.exchange.delegation import enrol
from inka_desktop.exchange.invitation import Invitation
from inka_desktop.exchange.members import ENROL, state
from inka_desktop.records.office import Letterhead
from inka_desktop.records.projects import Project
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.values import Role, SpaceKind
from inka_desktop.store.errors import ReadOnlySpaceError
from inka_desktop.store.writer import Transaction
from tests.exchange.engine.office import Desk, Office

DAY_MS = 24 * 60 * 60 * 1000


def give_key(giver: Desk, taker: Desk, space: UUID, kind: SpaceKind) -> None:
    """A device that has got hold of a key it should not have."""
    ((key,),) = giver.query("SELECT key FROM sync_key WHERE space = ? AND epoch = 0", space.bytes)

    def work(tx: Transaction) -> None:
        tx.raw.execute("INSERT OR IGNORE INTO sync_key(space, epoch, key) VALUES (?,0,?)", (space.bytes, key))
        identities.own_log(tx.raw, taker.replica.identity, space.bytes, kind)
        tx.log.load_missing()

    taker.write(work)


def forget_rights(desk: Desk) -> None:
    """From now on this device is no honest one."""

    def work(tx: Transaction) -> None:
        tx.log.read_only = frozenset()

    desk.write(work)


def test_a_carrier_writes_its_project_and_nothing_of_the_coordination(office: Office) -> None:
    a = office.owner
    project = office.project_space()
    carrier = office.join("c", Role.CARRIER)
    for _ in range(2):
        a.meet()
        carrier.meet()
    assert carrier.query("SELECT count(*) FROM sync_space WHERE kind = 'coord'") == [(0,)]
    row = carrier.add(Project, space=SpaceKind.PROJECT, title="Sonnenhang")
    give_key(a, carrier, a.space(SpaceKind.COORD), SpaceKind.COORD)
    with pytest.raises(ReadOnlySpaceError):
        carrier.add(Letterhead, space=SpaceKind.ORG, office="ehrlich")
    forget_rights(carrier)
    visit = carrier.add(Protocol, place="untergeschoben")
    letterhead = carrier.add(Letterhead, space=SpaceKind.ORG, office="untergeschoben")
    carrier.meet()
    a.meet()
    a.meet()
    assert a.get(Project, row).space == project
    assert a.get(Protocol, visit) is None
    assert a.get(Letterhead, letterhead) is None
    assert a.query("SELECT 1 FROM sync_row WHERE row IN (?, ?)", visit.bytes, letterhead.bytes) == []
    later = carrier.add(Project, space=SpaceKind.PROJECT, title="Waldstraße")
    carrier.meet()
    a.meet()
    assert a.get(Project, later).title == "Waldstraße"  # what it may do goes on


def unentitled(office: Office) -> tuple[Desk, UUID]:
    """A carrier's device that wrote a letterhead before it met anybody, and knows now that it may not.

    It had written a packet before: what it says of itself is sealed, and is no reason to judge again.
    """
    carrier = office.join("c", Role.CARRIER)
    carrier.replica.seal(everything=True)
    letterhead = carrier.add(Letterhead, space=SpaceKind.ORG, office="zu früh")
    office.owner.meet()
    carrier.meet()
    return carrier, letterhead


def test_what_was_saved_before_a_device_knew_that_it_may_not_has_no_effect_there_either(
    office: Office,
) -> None:
    carrier, letterhead = unentitled(office)
    for desk in (carrier, office.owner):
        desk.meet()
        shown = desk.get(Letterhead, letterhead)
        assert shown is None or shown.office is None
        assert desk.query("SELECT 1 FROM sync_refused") == [(1,)]


def test_what_has_no_effect_outlives_a_carriers_year_since_it_may_be_accepted(office: Office) -> None:
    carrier, letterhead = unentitled(office)
    written = carrier.query("SELECT body FROM sync_op WHERE row = ?", letterhead.bytes)
    assert len(written) == 1

    def year_later(tx: Transaction) -> None:
        tx.raw.execute(
            "INSERT INTO sync_retired(log, seq, number) SELECT no, applied, x'00' FROM sync_log WHERE own = 1"
        )
        pruning.prune(tx, tx.log.hybrid.clock.wall_ms() + 366 * DAY_MS)

    carrier.write(year_later)
    assert carrier.query("SELECT body FROM sync_op WHERE row = ?", letterhead.bytes) == written


def test_a_reader_reads_and_acknowledges_and_what_it_writes_has_no_effect(office: Office) -> None:
    a = office.owner
    project = office.project_space()
    reader = office.join("r", Role.READER)
    ours = a.add(Project, space=SpaceKind.PROJECT, title="Sonnenhang")
    for _ in range(2):
        a.meet()
        reader.meet()
    a.meet()
    assert reader.get(Project, ours).title == "Sonnenhang"
    device = reader.replica.identity.device
    acked = a.query(
        "SELECT k.seq FROM sync_ack k JOIN sync_log l ON l.no = k.log"
        " WHERE k.device = ? AND l.own = 1 AND l.stream = 0 AND k.space ="
        " (SELECT no FROM sync_space WHERE id = ?)", device, project.bytes,
    )  # fmt: skip
    assert acked == [(1,)]
    with pytest.raises(ReadOnlySpaceError):
        reader.change(Project, ours, title="ehrlich")
    forget_rights(reader)
    reader.change(Project, ours, title="geändert")
    reader.meet()
    a.meet()
    a.meet()
    assert a.get(Project, ours).title == "Sonnenhang"
    assert a.questions() == []


def test_a_second_device_on_one_invitation_is_held_and_the_first_goes_on(office: Office) -> None:
    told = office.invitation()
    a, first = office.owner, office.join("first", invitation=told)
    first.meet()
    a.meet()
    second = office.join("second", invitation=told)
    ours, theirs = first.add(Protocol, place="erste"), second.add(Protocol, place="zweite")
    for _ in range(3):
        for desk in office.desks:
            desk.meet()
    for desk in (a, first):
        held = {member.device: member.held for member in desk.replica.members.devices.values()}
        assert held[first.replica.identity.device] is False
        assert held[second.replica.identity.device] is True
        assert desk.get(Protocol, ours).place == "erste"
        assert desk.get(Protocol, theirs) is None


def test_an_owner_confirms_whom_an_invitation_admitted(office: Office) -> None:
    a, b = office.owner, office.join("b")
    b.meet()
    a.meet()
    me = a.replica
    said = a.write(lambda tx: joining.settle_grants(tx, me.identity, me.members, office.rng()), "grant")
    assert said > 0
    office.settle()
    me.reload()
    assert a.write(lambda tx: joining.settle_grants(tx, me.identity, me.members, office.rng())) == 0
    a.write(lambda tx: state(tx, me.identity.org, b.replica.identity.device, {"t": "phrase"}), "control")
    me.reload()
    project = office.project_space()
    row = a.add(Project, space=SpaceKind.PROJECT, title="Sonnenhang")
    office.settle()
    assert b.get(Project, row).space == project  # its key came with the control stream


def _strangers(office: Office, told: Invitation) -> Invitation:
    """Signed by somebody who is no owner here."""
    stranger = DeviceKeys.new(office.rng())
    delegation = replace(told.delegated(), owner=stranger.sign_public).signed(stranger)
    return replace(told, delegation=delegation)


def _wrong_seed(office: Office, told: Invitation) -> Invitation:
    """Whoever saw the delegation but has not the invitation's key."""
    return replace(told, seed=office.rng().token(32))


def _other_workspace(office: Office, told: Invitation) -> Invitation:
    """The owner's, for another workspace."""
    signed = replace(told.delegated(), workspace=bytes(16)).signed(office.owner.replica.identity.keys)
    return replace(told, delegation=signed)


@pytest.mark.parametrize("change", [_strangers, _wrong_seed, _other_workspace])
def test_an_enrolment_that_the_owner_did_not_delegate_admits_nobody(office: Office, change: object) -> None:
    assert callable(change)
    a = office.owner
    told = change(office, office.invitation())
    guest = office.join("x", invitation=told)
    visit = guest.add(Protocol, place="Laden")
    guest.meet()
    for _ in range(2):
        a.meet()
    assert guest.replica.identity.device not in a.replica.members.devices
    assert a.get(Protocol, visit) is None


def test_an_expired_enrolment_admits_nobody(office: Office) -> None:
    a = office.owner
    guest = office.join("x", invitation=office.invitation(now_ms=office.now_ms - 15 * DAY_MS))
    visit = guest.add(Protocol, place="Laden")
    guest.meet()
    for _ in range(2):
        a.meet()
    assert guest.replica.identity.device not in a.replica.members.devices
    assert a.get(Protocol, visit) is None


def test_an_enrolment_in_time_counts_also_when_it_arrives_late(office: Office) -> None:
    a, guest = office.owner, office.join("x")
    visit = guest.add(Protocol, place="Laden")
    guest.meet()
    for desk in office.desks:
        desk.clock.now_ms += 60 * DAY_MS
    office.settle()
    assert a.get(Protocol, visit).place == "Laden"


def test_a_damaged_enrolment_admits_nobody(office: Office) -> None:
    a = office.owner
    told = office.invitation()
    guest = office._install("x")
    me = guest.write(lambda tx: joining.join(tx, told, office.rng()), "setup")
    statement = bytearray(enrol(told.delegation, told.seed, me.keys))
    statement[100] ^= 1

    def forge(tx: Transaction) -> None:
        with tx.permits.logging():
            tx.raw.execute("DELETE FROM sync_op WHERE kind = 9")
            tx.raw.execute("DELETE FROM sync_tx")
        tx.log.load()
        state(tx, me.org, me.device, {"t": ENROL, "statement": bytes(statement)})

    guest.write(forge)
    guest.begin(me)
    visit = guest.add(Protocol, place="Laden")
    guest.meet()
    for _ in range(2):
        a.meet()
    assert guest.replica.identity.device not in a.replica.members.devices
    assert a.get(Protocol, visit) is None
