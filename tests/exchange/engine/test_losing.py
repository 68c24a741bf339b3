"""EXCHANGE.md 9: who loses rights is heard up to the cut, the same everywhere, whatever came first."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

import pytest

from inka_desktop.exchange import joining, losing, recovery
from inka_desktop.exchange.crypto import RecoveryKey
from inka_desktop.exchange.errors import LastOwnerError
from inka_desktop.exchange.invitation import InvitedPlace
from inka_desktop.exchange.names import author12
from inka_desktop.exchange.statements import LEAVE
from inka_desktop.records.projects import Project
from inka_desktop.records.protocols import Protocol, Topic
from inka_desktop.records.values import Role, SpaceKind
from tests.exchange.engine.control import (
    accept,
    apart,
    end,
    held,
    join_up,
    make_owner,
    recovery_key,
    role_of,
    settle_keys,
    without,
)
from tests.exchange.engine.office import Desk, Office


def test_what_lies_past_the_cut_goes_out_of_effect_wherever_it_was_applied(
    office: Office, four: tuple[Desk, Desk, Desk, Desk]
) -> None:
    a, b, c, d = four
    before = b.add(Protocol, place="vorher")
    shared = a.add(Protocol, place="gemeinsam", keeper="A")
    office.settle()
    after = b.add(Protocol, place="nachher")
    b.change(Protocol, shared, place="von B", keeper="B")
    b.meet()
    c.meet()  # it applies what lies past the cut and builds on it
    topic = c.add(Topic, protocol_id=after, title="Aushang")
    c.change(Protocol, shared, place="von C")
    end(a, b)  # without having seen it
    a.meet()
    d.meet()  # the revocation comes before what it cuts
    for _ in range(3):
        for desk in (c, a, d):
            desk.meet()
    office.settle(a, c, d)
    for desk in (a, c, d):
        assert desk.get(Protocol, before).place == "vorher"
        assert desk.get(Protocol, after).place is None  # a place for the topic, nothing of B's
        assert desk.get(Protocol, after).alive
        assert desk.get(Topic, topic).title == "Aushang"
        assert desk.get(Protocol, shared).place == "von C"
        assert desk.get(Protocol, shared).keeper == "A"
        assert held(desk) == 2
        assert desk.questions() == []
    assert accept(a) == 2
    office.settle(a, c, d)
    for desk in (a, c, d):
        assert desk.get(Protocol, after).place == "nachher"
        assert desk.get(Protocol, shared).keeper == "B"
        assert desk.values(Protocol, shared, "place") == {"von C"}
        assert held(desk) == 0


def test_what_builds_on_something_without_effect_may_come_in_the_same_piece(
    office: Office, four: tuple[Desk, Desk, Desk, Desk]
) -> None:
    a, b, c, d = four
    shared = a.add(Protocol)
    a.change(Protocol, shared, place="gemeinsam")
    for number in range(9):
        c.add(Protocol, place=f"Laden {number}")  # so that C's next file is looked at after B's
    office.settle()

    def wrote() -> None:
        b.change(Protocol, shared, place="von B")
        b.meet()
        c.meet()
        c.change(Protocol, shared, place="von C")
        c.meet()

    part = apart(office, "wrote", wrote)
    end(a, b)
    a.meet()
    d.meet()  # it knows of the end before anything of this comes
    join_up(office, part)
    steps: list[str] = []
    d.step = steps.append
    d.meet()
    assert steps.count("apply") == 1  # all of it together
    assert d.values(Protocol, shared, "place") == {"von C"}
    assert held(d) == 1
    office.settle(a, c, d)
    assert {one.get(Protocol, shared).place for one in (a, c, d)} == {"von C"}


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_order_of_arrival_decides_nothing(office: Office, order: tuple[int, ...]) -> None:
    b, c, d = (office.join(name) for name in "bcd")
    office.settle()
    settle_keys(office.owner)
    a, parts = office.owner, list[Path]()
    visit = a.add(Protocol, place="Laden")
    office.settle()

    def revoked() -> None:
        end(a, b)
        a.meet()

    def wrote() -> None:
        b.change(Protocol, visit, place="von B")
        b.add(Protocol, place="neu von B")
        b.meet()

    def built() -> None:
        join_up(office, parts[1])
        c.meet()
        c.change(Protocol, visit, keeper="von C", place="von C")
        c.meet()

    for work in (revoked, wrote, built):
        parts.append(apart(office, work.__name__, work))
    for number in order:
        join_up(office, parts[number])
        d.meet()
    office.settle(a, c, d)
    for desk in (a, c, d):
        assert desk.get(Protocol, visit).place == "von C"
        assert desk.query("SELECT 1 FROM sync_row r WHERE EXISTS (SELECT 1 FROM protocol v WHERE"
                          " v.id = r.row AND v.place = 'neu von B')") == []  # fmt: skip


def test_two_owners_who_end_each_other_are_suspended_until_the_recovery_key_speaks(
    office: Office, four: tuple[Desk, Desk, Desk, Desk]
) -> None:
    a, b, c, d = four
    make_owner(a, b)
    office.settle()
    key = recovery_key(a)

    def ends(one: Desk, other: Desk) -> None:
        end(one, other, keys=False)
        one.meet()

    parts = [apart(office, f"{one.name} ends", partial(ends, one, other)) for one, other in ((a, b), (b, a))]
    for part in parts:
        join_up(office, part)
    for desk in (a, b, c, d, a, b, c, d):
        desk.meet()
    assert [role_of(c, one) for one in (a, b)] == ["", ""]
    me = c.replica
    gone = recovery.suspended(me.members)
    c.write(lambda tx: recovery.name_owner(tx, me.identity, me.members, key, gone), "control")
    me.reload()
    assert [role_of(c, one) for one in (a, b, c)] == ["", "", Role.OWNER]
    settle_keys(c)
    visit = c.add(Protocol, place="geht weiter")
    for _ in range(3):
        c.meet()
        d.meet()
    assert role_of(d, c) == Role.OWNER
    assert d.get(Protocol, visit).place == "geht weiter"
    assert b.get(Protocol, visit) is None


def recovers(desk: Desk, key: RecoveryKey, gone: Iterable[bytes] = ()) -> None:
    me = desk.replica
    desk.write(lambda tx: recovery.name_owner(tx, me.identity, me.members, key, gone), "control")
    me.reload()
    desk.meet()


def confirms(owner: Desk, other: Desk) -> None:
    """As an owner does with each device that joined, knowing of nothing else."""
    me = owner.replica
    member = me.members.devices[other.replica.identity.device]
    owner.write(lambda tx: losing.confirm(tx, me.identity, me.members, member), "control")
    me.reload()
    owner.meet()


def beside(office: Office, works: Mapping[str, Callable[[], object]], order: Iterable[str]) -> None:
    """Each without knowing of the others; what they wrote comes to the place in some order."""
    parts = {name: apart(office, name, work) for name, work in works.items()}
    for name in order:
        join_up(office, parts[name])
        for desk in office.desks * 2:
            desk.meet()


@pytest.mark.parametrize("order", [("confirms", "recovers"), ("recovers", "confirms")])
def test_a_confirmation_that_did_not_know_of_the_recovery_key_takes_nothing_back(
    office: Office, four: tuple[Desk, Desk, Desk, Desk], order: tuple[str, str]
) -> None:
    a, b, c, d = four
    key = recovery_key(a)
    works = {"confirms": partial(confirms, a, c), "recovers": partial(recovers, c, key)}
    beside(office, works, order)
    assert [role_of(desk, c) for desk in four] == [Role.OWNER] * 4
    end(c, b)  # what it decides as an owner counts, though it knows both
    for desk in office.desks * 2:
        desk.meet()
    assert [role_of(desk, b) for desk in (a, c, d)] == ["", "", ""]
    confirms(a, c)  # who knows of it may decide again, as any owner
    for desk in (a, c, d):
        desk.meet()
    assert role_of(d, c) == Role.OWNER


@pytest.mark.parametrize("order", [("ends", "recovers"), ("recovers", "ends")])
def test_a_loss_beside_the_recovery_key_still_wins(
    office: Office, four: tuple[Desk, Desk, Desk, Desk], order: tuple[str, str]
) -> None:
    """A device that was stolen is not made an owner's by a sheet typed in without the news."""
    a, b, c, d = four
    key = recovery_key(a)

    def ends() -> None:
        end(a, c, keys=False)
        a.meet()

    beside(office, {"ends": ends, "recovers": partial(recovers, c, key)}, order)
    assert [role_of(desk, c) for desk in (a, b, d)] == ["", "", ""]


@pytest.mark.parametrize("order", [("ends", "recovers"), ("recovers", "ends")])
def test_an_owner_whom_the_recovery_key_ended_cannot_end_its_device_beside_it(
    office: Office, four: tuple[Desk, Desk, Desk, Desk], order: tuple[str, str]
) -> None:
    a, b, c, d = four
    key = recovery_key(a)
    gone = [a.replica.identity.device]

    def ends() -> None:
        end(a, c, keys=False)
        a.meet()

    beside(office, {"ends": ends, "recovers": partial(recovers, c, key, gone)}, order)
    assert [[role_of(desk, one) for one in (a, c)] for desk in (b, c, d)] == [["", Role.OWNER]] * 3


@pytest.mark.parametrize("others", range(4))
def test_what_an_ended_owner_says_behind_its_cut_counts_nothing_however_many_are_ended(
    office: Office, four: tuple[Desk, Desk, Desk, Desk], others: int
) -> None:
    a, b, c, _ = four
    more = [office.join(f"more {number}") for number in range(others)]
    make_owner(a, b)
    office.settle()
    wished = b.replica.members.devices[c.replica.identity.device]

    def names() -> None:
        me = b.replica
        b.write(lambda tx: losing.name_owner(tx, me.identity, wished), "control")
        b.meet()

    def ends() -> None:
        end(a, b, *more, keys=False)
        a.meet()

    beside(office, {"names": names, "ends": ends}, ("names", "ends"))
    assert [role_of(desk, b) for desk in (a, c)] == ["", ""]
    assert [role_of(desk, c) for desk in (a, c)] == [Role.COORDINATOR] * 2


def test_two_new_owners_who_each_end_the_other_ones_maker_count_nothing(
    office: Office, four: tuple[Desk, Desk, Desk, Desk]
) -> None:
    """Each loss would take away what the other rests on: there is no round in which that settles."""
    a, b, c, d = four
    make_owner(a, b)
    office.settle()

    def names_who_ends(maker: Desk, made: Desk, ended: Desk) -> None:
        me = maker.replica
        wished = me.members.devices[made.replica.identity.device]
        maker.write(lambda tx: losing.name_owner(tx, me.identity, wished), "control")
        maker.meet()
        made.meet()
        end(made, ended, keys=False)
        made.meet()

    works = {
        "one": partial(names_who_ends, a, c, b),
        "two": partial(names_who_ends, b, d, a),
    }
    beside(office, works, ("one", "two"))
    found = [[role_of(desk, one) for one in four] for desk in four]
    assert found == [[Role.OWNER, Role.OWNER, Role.COORDINATOR, Role.COORDINATOR]] * 4


def test_the_only_owner_cannot_be_ended(office: Office) -> None:
    a = office.owner
    with pytest.raises(LastOwnerError):
        end(a, a, kind=LEAVE)


def test_a_demoted_device_goes_on_where_it_may(office: Office) -> None:
    a, project = office.owner, office.project_space()
    b = office.join("b")
    office.settle()
    settle_keys(a)
    office.settle()
    me = a.replica
    gone = b.replica.identity.device
    a.write(
        lambda tx: losing.demote(tx, me.identity, me.members, gone, Role.CARRIER, [project.bytes]), "control"
    )
    me.reload()
    settle_keys(a)
    secret = a.add(Protocol, place="geheim")
    for _ in range(3):
        a.meet()
        b.meet()
    assert b.get(Protocol, secret) is None
    row = b.add(Project, space=SpaceKind.PROJECT, title="Sonnenhang")
    b.meet()
    a.meet()
    assert a.get(Project, row).title == "Sonnenhang"


def test_a_held_device_is_confirmed_or_refused_and_then_counts_or_not(office: Office) -> None:
    a, told = office.owner, office.invitation()
    first = office.join("first", invitation=told)
    a.tick()
    second = office.join("second", invitation=told)
    visit = second.add(Protocol, place="zweites Gerät")
    for _ in range(3):
        for desk in office.desks:
            desk.meet()
    assert first.get(Protocol, visit) is None
    member = a.replica.members.devices[second.replica.identity.device]
    assert member.held
    me = a.replica
    a.write(lambda tx: losing.confirm(tx, me.identity, me.members, member, "KS7"), "control")
    me.reload()
    settle_keys(a)
    office.settle()
    for desk in office.desks:
        assert desk.get(Protocol, visit).place == "zweites Gerät"
    assert second.replica.identity.tag == "KS7"
    third = office.join("third", invitation=told)
    theirs = third.add(Protocol, place="drittes")
    for _ in range(2):
        third.meet()
        a.meet()
    end(a, third, kind="refuse")
    for _ in range(3):
        for desk in without(office, third):
            desk.meet()
    office.settle(*without(office, third))
    assert first.get(Protocol, theirs) is None


@pytest.mark.parametrize("late", [False, True])
def test_a_guest_of_the_second_owner_is_admitted_whoever_is_heard_first(office: Office, late: bool) -> None:
    a, b, c = office.owner, office.join("b"), office.join("c")
    office.settle()
    settle_keys(a)
    office.settle()
    me = a.replica
    member = me.members.devices[b.replica.identity.device]
    a.write(lambda tx: losing.name_owner(tx, me.identity, member), "control")
    me.reload()
    a.meet()
    b.meet()
    with b.database.readers.raw() as raw:
        guest = joining.Guest(Role.COORDINATOR, office.rng().token(16), "KS9")
        place = InvitedPlace("folder", str(office.place), office.store_id)
        told = joining.prepare(raw, b.replica.identity, guest, place, office.now_ms, office.rng())
    control = office.place / "s" / a.space(SpaceKind.ORG).hex / "ctl" / author12(me.identity.author)
    hidden = {path: path.read_bytes() for path in control.iterdir()} if late else {}
    for path in hidden:
        path.unlink()
    fourth = office.join("fourth", invitation=told)
    visit = fourth.add(Protocol, place="vom Gast")
    fourth.meet()
    c.meet()
    for path, data in hidden.items():
        path.write_bytes(data)
    for _ in range(3):
        for desk in office.desks:
            desk.meet()
    office.settle()
    assert c.get(Protocol, visit).place == "vom Gast"
    assert c.query("SELECT count(*) FROM sync_quarantine") == [(0,)]
    end(a, b)  # its invitation was used before that was known: the guest stays
    for _ in range(3):
        for desk in without(office, b):
            desk.meet()
    assert role_of(c, fourth) == Role.COORDINATOR


def test_a_crash_before_everything_was_judged_again_is_made_good(
    office: Office, four: tuple[Desk, Desk, Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b, c, _ = four
    b.add(Protocol, place="nachher")
    b.meet()
    c.meet()
    end(a, b)
    a.meet()
    with monkeypatch.context() as broken:
        from inka_desktop.exchange.replica import Replica

        broken.setattr(Replica, "reload", lambda _self: False)
        c.meet()
    assert held(c) == 0
    c.close()
    c.reopen()
    assert held(c) == 1
    assert c.query("SELECT count(*) FROM protocol WHERE place = 'nachher'") == [(0,)]
