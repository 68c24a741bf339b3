"""A right that was taken and given back: what is done with it counts also where a snapshot brought it."""

from __future__ import annotations

from pathlib import Path

from inka_desktop.exchange import losing
from inka_desktop.exchange.upkeep import Habits
from inka_desktop.records.values import Role
from tests.simulator.office import Office, office, show

from .upkeeping import SMALL, ask_for_snapshot, begin, count, join, same


def _take_and_give_back(made: Office) -> None:
    """The first device takes the second's rights in the coordinators' space, then makes it an owner."""
    a, b = made.devices[:2]
    me, gone = a.replica, b.replica.identity.device
    for work in (
        lambda tx: losing.demote(tx, me.identity, me.members, gone, Role.CARRIER, [made.project]),
        lambda tx: losing.name_owner(tx, me.identity, me.members.devices[gone]),
    ):
        a.write(work, "control")
        me.reload()
        made.settle()


def test_what_was_written_with_a_right_given_back_counts_for_who_begins_with_a_snapshot(
    tmp_path: Path,
) -> None:
    """The files that say that its writer knew of both are retired; the snapshot says it."""
    with office(tmp_path) as made:
        begin(made, Habits(pack=100))
        b, c = made.devices[1], join(made)
        made.settle()
        before = made.new_visit(b, place="eins")
        made.settle()
        _take_and_give_back(made)
        after = made.new_visit(b, place="zwei")
        made.edit(b, before, place="drei")
        made.settle()
        begin(made, SMALL)
        ask_for_snapshot(c, made.spaces.coord)
        for _ in range(3):
            made.settle()
        assert count(b, "SELECT count(*) FROM sync_retired") > 0
        late = join(made)
        made.settle()
        assert count(late, "SELECT count(*) FROM sync_base") > 0
        assert (show(late, before, "place"), show(late, after, "place")) == ("drei", "zwei")
        assert {count(device, "SELECT count(*) FROM sync_refused") for device in made.devices} == {0}
        same(made)
