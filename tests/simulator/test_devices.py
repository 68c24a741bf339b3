"""Devices that join, go back to a copy, exist twice, or want what is not theirs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from inka_desktop.exchange import joining
from inka_desktop.exchange import members as membership
from inka_desktop.exchange.crypto import DeviceKeys
from inka_desktop.exchange.delegation import enrol
from inka_desktop.exchange.identity import own_log
from inka_desktop.exchange.losing import confirm_phrase
from inka_desktop.records import ids
from inka_desktop.records.office import Letterhead
from inka_desktop.records.projects import Project
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.values import Role, SpaceKind
from inka_desktop.store.errors import ReadOnlySpaceError
from inka_desktop.store.writer import Transaction

from . import oracle
from .device import Device
from .office import Office, office, show


def has(device: Device, visit: UUID) -> bool:
    """Whether a visit is there."""
    with device.database.readers.session() as session:
        return session.get(Protocol, visit) is not None


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Office]:
    """An owner and a colleague who know each other."""
    with office(tmp_path) as made:
        yield made


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Office]:
    """An owner and two colleagues."""
    with office(tmp_path, colleagues=2) as made:
        yield made


def check(office: Office, *forked: Device) -> None:
    """All invariants, after everybody has met."""
    office.settle()
    forks = {device.replica.identity.device for device in forked}
    oracle.check(office.devices, office.places, {}, forks=forks, authors=office.authors())


# --- restored and cloned profiles -----------------------------------------------------------------------


@pytest.mark.parametrize("how", ["database", "folder", "machine"])
def test_a_restored_profile_begins_anew_and_loses_nothing_it_published(two: Office, how: str) -> None:
    a, b = two.devices
    kept = two.new_visit(a, place="vor der Sicherung")
    a.back_up()
    sent = two.new_visit(a, place="gesendet")
    two.settle()
    author = a.author
    assert a.restore(how)
    fresh = two.new_visit(a, place="danach")
    two.meet(a)
    assert a.author != author
    check(two)
    for device in (a, b):
        assert [show(device, visit, "place") for visit in (kept, sent, fresh)] == [
            "vor der Sicherung",
            "gesendet",
            "danach",
        ]


def test_unsealed_work_of_a_restored_profile_goes_out_under_the_new_name(two: Office) -> None:
    a, b = two.devices
    visit = two.new_visit(a, place="noch nicht gesendet")
    a.back_up()
    two.meet(a)
    a.restore("machine")
    check(two)
    assert show(b, visit, "place") == "noch nicht gesendet"


def test_a_clone_on_another_machine_is_another_author(two: Office) -> None:
    a, b = two.devices
    two.new_visit(a, place="Laden")
    two.settle()
    twin = a.clone("twin", two.root, same_machine=False)
    two.devices.append(twin)
    assert twin.author != a.author
    mine, its = two.new_visit(a, place="hier"), two.new_visit(twin, place="dort")
    check(two)
    assert all(has(device, visit) for device in two.devices for visit in (mine, its))
    assert b.author


def test_a_device_that_exists_twice_becomes_two_and_both_keep_their_work(three: Office) -> None:
    a, b = three.devices[:2]
    visit = three.new_visit(a, place="gemeinsam")
    three.settle()
    twin = a.clone("twin", three.root, same_machine=True)
    assert twin.author == a.author
    three.edit(a, visit, place="hier")
    three.edit(twin, visit, occasion="dort")
    three.meet(a)
    # The twin does not see yet what the other one has published under the same numbers.
    hidden = _hide(three, a)
    twin.meet(three.place)
    three.meet(b)
    three.place.files |= hidden
    three.devices.append(twin)
    check(three, a)
    assert a.author != twin.author
    for device in three.devices:
        assert (show(device, visit, "place"), show(device, visit, "occasion")) == ("hier", "dort")
    with b.database.readers.raw() as raw:
        assert raw.execute("SELECT count(*) FROM sync_log WHERE forked = 1").fetchone()[0] >= 1


def test_what_a_twin_knew_is_waited_for_though_both_sealed_the_same_operation(three: Office) -> None:
    a, b, c = three.devices
    three.new_visit(a, place="noch nicht gesendet")
    twin = a.clone("twin", three.root, same_machine=True)
    three.meet(a)
    three.meet(c)
    hidden = _hide(three, a) | _hide(three, c)
    author = twin.author
    visit = three.new_visit(b, place="von b")
    three.meet(b)
    twin.meet(three.place)  # seals the same operation as its sibling, but knows of the visit
    three.edit(twin, visit, place="vom Zwilling")
    twin.meet(three.place)
    assert twin.author == author
    from_b = _hide(three, b)
    three.meet(c)
    assert not has(c, visit)
    with c.database.readers.raw() as raw:
        assert raw.execute("SELECT count(*) FROM sync_quarantine").fetchone()[0] == 0
    three.place.files |= hidden | from_b
    three.devices.append(twin)
    check(three, a)
    assert show(c, visit, "place") == "vom Zwilling"


def _hide(office: Office, device: Device) -> dict[str, bytes]:
    """Nobody sees for a while what a device has put there."""
    mine = device.replica.identity.author.hex()[:12]
    return {path: office.place.files.pop(path) for path in list(office.place.files) if mine in path}


def test_a_crash_between_sealing_and_the_seal_file_is_made_good(two: Office, tmp_path: Path) -> None:
    a = two.devices[0]
    seal = a.folder / "seal"
    before = seal.read_bytes()
    two.new_visit(a, place="Laden")
    a.replica.seal(everything=True)
    seal.write_bytes(before)  # the process ended before it was written
    a.kill()
    author = a.author
    two.meet(a)
    assert seal.read_bytes() != before
    assert a.author == author


# --- joining --------------------------------------------------------------------------------------------


def test_joining_works_while_no_other_device_is_running(two: Office) -> None:
    visit = two.new_visit(two.devices[0], place="Laden")
    two.meet(two.devices[0])
    guest = two.new_device()
    guest.join(two.invitation())
    two.meet(guest)
    assert show(guest, visit, "place") == "Laden"
    fresh = two.new_visit(guest, place="vom Gast")
    two.meet(guest)
    two.meet(two.devices[1])
    assert show(two.devices[1], fresh, "place") == "vom Gast"


def test_a_statement_enrols_only_the_device_that_makes_it(two: Office) -> None:
    a, b = two.devices
    invitation = two.invitation()
    other = DeviceKeys.new(two.world.rng())
    statement = enrol(invitation.delegation, invitation.seed, other)
    org = b.replica.identity.org
    b.write(lambda tx: membership.state(tx, org, other.device, {"t": "enrol", "statement": statement}))
    two.settle()
    assert other.device not in a.replica.members.devices


# --- rights ---------------------------------------------------------------------------------------------


def _carrier(made: Office) -> Device:
    carrier = made.new_device()
    carrier.join(made.invitation(Role.CARRIER))
    made.settle()
    return carrier


def test_a_carrier_sees_its_project_and_org_and_nothing_else(two: Office) -> None:
    carrier = _carrier(two)
    project, coord = UUID(bytes=two.project), two.new_visit(two.devices[0], internal_note="vertraulich")
    row = ids.new_id()
    carrier.write(lambda tx: tx.session.add(Project(id=row, space=project, title="Sonnenhang")))
    two.settle()
    assert show(two.devices[0], row, "title", Project) == "Sonnenhang"
    assert not has(carrier, coord)
    with carrier.database.readers.raw() as raw:
        assert two.spaces.coord not in {space for (space,) in raw.execute("SELECT space FROM sync_key")}
    oracle.check(two.devices, two.places, {}, forks=set(), authors=two.authors())


def test_a_carrier_cannot_save_in_org(two: Office) -> None:
    carrier = _carrier(two)
    org = UUID(bytes=two.spaces.org)
    record = Letterhead(id=ids.key_id(Letterhead.__number__, org.bytes), space=org, office="Verein")
    with pytest.raises(ReadOnlySpaceError):
        carrier.write(lambda tx: tx.session.add(record))
    two.settle()
    oracle.check(two.devices, two.places, {}, forks=set(), authors=two.authors())


@pytest.mark.parametrize("kind", ["org", "coord"])
def test_what_a_carrier_writes_where_it_may_not_has_no_effect(two: Office, kind: str) -> None:
    a = two.devices[0]
    visit = two.new_visit(a, place="Laden")
    carrier = _carrier(two)
    space = two.spaces.coord if kind == "coord" else two.spaces.org
    if kind == "coord":
        _give_stolen_key(a, carrier, space)
    # Its program has been changed: it does not know what it may not do.
    carrier.database.writer.core.log.read_only = frozenset()
    record = Letterhead if kind == "org" else Protocol
    row = ids.new_id()
    carrier.write(lambda tx: tx.session.add(record(id=row, space=UUID(bytes=space))))
    for _ in range(4):
        two.meet()
    for device in two.devices[:2]:
        with device.database.readers.session() as session:
            assert session.get(record, row) is None
        with device.database.readers.raw() as raw:
            author = carrier.replica.identity.author
            found = raw.execute("SELECT applied FROM sync_log WHERE author = ? AND applied > 0", (author,))
            assert found.fetchall()
            assert raw.execute("SELECT count(*) FROM sync_quarantine").fetchone()[0] == 0
    assert show(a, visit, "place") == "Laden"


def _give_stolen_key(owner: Device, carrier: Device, space: bytes) -> None:
    with owner.database.readers.raw() as raw:
        (key,) = raw.execute("SELECT key FROM sync_key WHERE space = ?", (space,)).fetchone()
    me = carrier.replica.identity

    def work(transaction: Transaction) -> None:
        transaction.raw.execute("INSERT INTO sync_key(space, epoch, key) VALUES (?, 0, ?)", (space, key))
        own_log(transaction.raw, me, space, "coord")
        transaction.log.load_missing()

    carrier.write(work)


def test_a_new_project_reaches_every_coordinator(two: Office) -> None:
    a, b = two.devices

    def create(transaction: Transaction) -> bytes:
        me, members = a.replica.identity, a.replica.members
        return joining.create_space(transaction, me, members, SpaceKind.PROJECT, two.world.rng())

    a.write(lambda tx: confirm_phrase(tx, a.replica.identity, b.replica.identity.device))
    a.replica.reload()
    space = a.write(create)
    a.replica.reload()
    two.settle()
    with b.database.readers.raw() as raw:
        assert raw.execute("SELECT 1 FROM sync_key WHERE space = ?", (space,)).fetchone()
        assert raw.execute("SELECT 1 FROM sync_space WHERE id = ?", (space,)).fetchone()
