"""EXCHANGE.md 9: who lost its rights reads nothing new; what a key known to be old closed counts nowhere."""

from __future__ import annotations

from functools import partial

import pytest

from inka_desktop.exchange import epochs, losing
from inka_desktop.exchange.container import open_envelope
from inka_desktop.records.protocols import Protocol
from inka_desktop.records.values import SpaceKind
from inka_desktop.store.writer import Transaction
from tests.exchange.engine.control import end, held, make_owner, role_of
from tests.exchange.engine.office import Desk, Office


def test_the_newest_keys_are_held_by_nobody_who_may_not_read(
    office: Office, four: tuple[Desk, Desk, Desk, Desk]
) -> None:
    a, b, c, _ = four
    open_invitation = office.invitation()
    end(a, b)
    a.meet()
    a.meet()
    secret = a.add(Protocol, place="geheim")
    a.meet()
    b.meet()
    b.meet()
    assert role_of(b, b) == ""
    assert b.get(Protocol, secret) is None
    newest = a.query("SELECT max(epoch) FROM sync_key WHERE space = ?", a.space(SpaceKind.COORD).bytes)
    keys = {key for (key,) in a.query("SELECT key FROM sync_key WHERE epoch = ?", newest[0][0])}
    assert keys
    assert not keys & {key for (key,) in b.query("SELECT key FROM sync_key")}
    c.meet()
    assert c.get(Protocol, secret).place == "geheim"
    assert open_invitation.space_keys  # made before, and it had been told to nobody
    assert b.replica.seal(everything=True) == 0  # its work stays with it


def test_what_is_sealed_right_after_a_rotation_is_closed_with_the_new_key(
    office: Office, four: tuple[Desk, Desk, Desk, Desk]
) -> None:
    """A packet is written between the rotation and the next meeting."""
    a, b, c, _ = four
    end(a, b, keys=False)
    _rotate(a)
    visit = a.add(Protocol, place="gleich danach")
    a.replica.seal(everything=True)
    office.settle(a, c)
    assert held(c) == held(a) == 0
    assert c.get(Protocol, visit).place == "gleich danach"


def test_what_is_closed_with_a_key_known_to_be_replaced_counts_nowhere_whatever_came_first(
    office: Office, four: tuple[Desk, Desk, Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """D knows of the rotation before the file comes, C hears of both in one meeting.

    A wrote it with a version that did not keep with which key, and reads that from its files.
    """
    a, b, c, d = four
    end(a, b, keys=False)
    _rotate(a)
    a.meet()
    d.meet()
    visit = a.add(Protocol, place="mit dem alten Schlüssel")
    with monkeypatch.context() as changed:  # a program that was changed, or had this fault
        changed.setattr(epochs, "sealing_epoch", lambda *_, **__: 0)
        a.replica.seal(everything=True)
    for before in ("DELETE FROM sync_epoch", "DELETE FROM setting WHERE name = 'epochs'"):
        a.write(partial(_execute, before))
    a.close()
    a.reopen()
    office.settle(a, d)
    office.settle(a, c, d)
    later = a.add(Protocol, place="mit dem neuen")
    office.settle(a, c, d)
    for desk in (a, c, d):
        assert held(desk) == 1
        assert not desk.values(Protocol, visit, "place")
        assert desk.get(Protocol, later).place == "mit dem neuen"


def _execute(query: str, transaction: Transaction) -> None:
    transaction.raw.execute(query)


def _rotate(owner: Desk) -> None:
    """State that the keys are replaced; the program has not looked at it yet."""
    me = owner.replica
    owner.write(lambda tx: epochs.settle(tx, me.identity, me.members, owner.office.rng()), "grant")


def test_an_open_invitation_gets_the_new_keys(office: Office) -> None:
    a, b = office.owner, office.join("b")
    told = office.invitation()
    office.settle()
    a.write(lambda tx: losing.note_invitation(tx, a.replica.identity, told))
    a.replica.reload()
    end(a, b)
    a.meet()
    a.meet()
    secret = a.add(Protocol, place="geheim")
    a.meet()
    late = office.join("late", invitation=told)
    for _ in range(3):
        late.meet()
    assert late.get(Protocol, secret).place == "geheim"


def test_keys_of_an_owner_who_met_nobody_any_more_are_used_until_others_are_told(
    office: Office, pair: tuple[Desk, Desk]
) -> None:
    """A changes the keys, invites and is lost before it meets anybody; B, an owner too, ends A's device."""
    a, b = pair
    c = office.join("c")
    office.settle()
    make_owner(a, b)
    office.settle()
    end(a, c)
    told = office.invitation()
    late = office.join("late", invitation=told)
    late.add(Protocol, place="mit A's Schlüssel")
    late.meet()
    assert b.meet().received > 0  # that it enrolled
    end(b, a)
    for _ in range(3):
        b.meet()
        late.meet()
    late.add(Protocol, place="mit B's Schlüssel")
    late.meet()
    space = b.space(SpaceKind.COORD).bytes
    ((newest,),) = b.query("SELECT max(epoch) FROM sync_key WHERE space = ?", space)
    assert newest < max(told.space_keys[space])  # numbers are drawn: later need not be greater
    assert open_envelope(office.files_of(late)[-1].read_bytes()).header.epoch == newest
