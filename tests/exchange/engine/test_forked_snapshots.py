"""Snapshots of somebody who knows of other forks of an author than their reader does (short seed 5000821)."""

from __future__ import annotations

from pathlib import Path

import pytest

from inka_desktop.exchange import retirement
from inka_desktop.exchange.names import SegmentName, author12
from inka_desktop.exchange.upkeep import Habits
from inka_desktop.store import logs
from inka_desktop.store.writer import Transaction
from tests.simulator.device import Device
from tests.simulator.office import Office, office

from .upkeeping import ask_for_snapshot, begin, count, files, join, lose_rows, same


def logs_of(device: Device, author: bytes) -> list[tuple[int, int]]:
    """An author's own log: how far it goes, and whether it was left."""
    with device.database.readers.raw() as raw:
        query = (
            "SELECT applied, forked FROM sync_log WHERE author = ? AND stream = 0 AND applied + forked > 0"
        )
        return [(int(applied), int(forked)) for applied, forked in raw.execute(query, (author,)).fetchall()]


@pytest.mark.parametrize("maker_knows_more", [True, False])
def test_one_side_knows_that_an_author_was_left_further_down(tmp_path: Path, maker_knows_more: bool) -> None:
    with office(tmp_path) as made:
        begin(made, Habits(pack=100, tail=100_000, least=100_000))
        maker, twin = made.devices
        author = twin.replica.identity.author
        early = _copy(made, twin, "early")  # goes on apart from the first operation on
        made.new_visit(twin, place="gemeinsam")
        late = _copy(made, twin, "late")
        for device in (twin, late, early):
            made.new_visit(device, place=device.name)
            device.replica.seal(everything=True)
        made.meet(twin, late, maker)
        reader = join(made)
        assert logs_of(maker, author) == logs_of(reader, author) == [(1, 1)]
        if maker_knows_more:
            made.meet(early, maker)
            assert logs_of(maker, author) == [(0, 1)]
            for name in [one for one in files(made, SegmentName) if one.author12 == author12(author)]:
                if name.space == made.spaces.coord:
                    made.place.take(name.path)
        made.new_visit(maker, place="nur im Stand")
        ask_for_snapshot(maker, made.spaces.coord)
        for _ in range(3):
            made.meet(maker)
        lose_rows(made, maker)
        if not maker_knows_more:
            hidden = dict(made.place.files)
            made.meet(early)
            for path in hidden.keys() - made.place.files.keys():
                made.place.files[path] = hidden[path]
        made.meet(reader)
        assert logs_of(reader, author) == [(0, 1)]
        made.devices += [early, late]
        same(made)
        assert count(reader, "SELECT count(*) FROM protocol WHERE place = 'nur im Stand'") == 1


def test_whoever_has_some_of_a_branch_has_what_it_branched_off_from(tmp_path: Path) -> None:
    """Else a snapshot left out by what a row's beginning was replaced, and it was shown again."""
    with office(tmp_path, colleagues=2) as made:
        begin(made, Habits(pack=100, tail=100_000, least=100_000))
        maker, twin, reader = made.devices
        made.new_visit(twin, place="gemeinsam")
        other = _copy(made, twin, "other")
        for device in (twin, other):
            made.new_visit(device, place=device.name)
            device.replica.seal(everything=True)
        for _ in range(3):
            made.meet(twin, reader, maker)  # acknowledged before anybody knows of the other one
        made.devices.append(other)
        made.settle()
        made.settle()
        maker.write(_forget_roots)
        with maker.database.readers.raw() as raw:
            space = next(one for one in logs.spaces(raw) if one.kind == "coord")
            members, me = maker.replica.members, maker.replica.identity.device
            settled = retirement.settled(raw, space, members, me)
            branches = [one for one in logs.logs(raw) if one.space == space.number and one.base is not None]
        assert len(branches) == 2
        for branch in branches:
            assert branch.base is not None
            assert settled[branch.number] >= branch.start
            assert settled[branch.base] == branch.start - 1 > 0


def _forget_roots(transaction: Transaction) -> None:
    """As where everybody acknowledged an author's operations when they lay in branches already."""
    transaction.raw.execute("DELETE FROM sync_ack WHERE log IN (SELECT base FROM sync_log)")


def _copy(office: Office, device: Device, name: str) -> Device:
    """The same profile once more, on what looks like the same machine."""
    return device.clone(name, office.root, same_machine=True)
