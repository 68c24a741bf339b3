"""Files from which what was erased is taken out, and who takes the old ones away."""

from __future__ import annotations

from uuid import UUID

import pytest

from inka_desktop.exchange import body as bodies
from inka_desktop.exchange import erasure, redaction
from inka_desktop.exchange.container import open_envelope
from inka_desktop.exchange.names import SegmentName, author12
from inka_desktop.exchange.upkeep import Habits
from inka_desktop.records.ids import new_id
from inka_desktop.records.projects import Project
from inka_desktop.records.specs import by_kind
from inka_desktop.records.values import Role
from tests.simulator.office import Office, show

from .redacting import (
    KEEPER,
    PROBLEMS,
    SECRET,
    agree,
    begins_with_logs,
    erase,
    everywhere,
    operations,
    plain,
    redactions,
    seal,
)
from .upkeeping import begin, count, files, keys

__all__ = ["plain"]


# --- what nobody else has read ------------------------------------------------------------------------


@pytest.mark.parametrize("left", [False, True], ids=["sealed only", "at the place"])
def test_what_stands_behind_something_erased_in_the_same_file_is_read(plain: Office, left: bool) -> None:
    a, b, _ = plain.devices
    visit = plain.new_visit(a, keeper=SECRET, place="Rathaus", problems=f"{SECRET} ruft an")
    other = plain.new_visit(a, place="Laden", keeper="")
    seal(a)
    if left:
        plain.meet(a)
    erase(a, visit, KEEPER, PROBLEMS)
    plain.edit(a, other, place="Laden hinten")
    plain.meet(a)
    plain.meet(b)
    assert show(b, other, "place") == "Laden hinten"
    assert (show(b, visit, "place"), show(b, visit, "keeper")) == ("Rathaus", None)
    assert count(b, "SELECT count(*) FROM sync_base") == 0, "no snapshot was needed"
    known = operations(a).keys()
    late = begins_with_logs(plain)
    agree(plain)
    assert known <= operations(late).keys()
    assert known <= operations(b).keys()
    assert SECRET.encode() not in everywhere(plain)


def test_without_redacted_files_it_would_wait_for_ever(
    plain: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or need a snapshot: the test above fails when files with something erased are only dropped."""
    monkeypatch.setattr(redaction, "redacted", lambda *_: None)
    a, b, _ = plain.devices
    visit = plain.new_visit(a, keeper=SECRET)
    seal(a)
    erase(a, visit, KEEPER)
    plain.edit(a, visit, place="Laden")
    plain.meet(a)
    plain.meet(b)
    assert count(b, "SELECT count(*) FROM sync_base") > 0


def test_an_older_program_says_that_it_needs_an_update(
    plain: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b, _ = plain.devices
    visit = plain.new_visit(a, keeper=SECRET)
    seal(a)
    erase(a, visit, KEEPER)
    plain.meet(a)
    monkeypatch.setattr(bodies, "READER_VERSION", 1)
    (meeting,) = plain.meet(b)
    assert "exchange.newer_format" in meeting.notices
    monkeypatch.undo()
    agree(plain)


def test_a_second_erasure_goes_on_from_the_first_and_packs_take_both_in(plain: Office) -> None:
    a, *_ = plain.devices
    visits = [plain.new_visit(a, keeper=f"{SECRET} {number}", place=f"Ort {number}") for number in range(3)]
    seal(a)
    for visit in visits[:2]:
        erase(a, visit, KEEPER)
        plain.meet(a)
    (found,) = redactions(plain)
    assert found.header.kind == "pack"
    assert len(found.decrypt(keys(plain)[found.header.space, found.header.epoch]).redacted) == 2
    begin(plain, Habits(pack=2, patience=1, tail=100_000, least=100_000))
    for number in range(4):
        plain.edit(a, visits[2], place=f"weiter {number}")
        plain.meet(a)
    assert [one.header.last > found.header.last for one in redactions(plain)] == [True]
    known = operations(a).keys()
    late = begins_with_logs(plain)
    agree(plain)
    assert known <= operations(late).keys()
    assert f"{SECRET} 1".encode() not in everywhere(plain)
    assert show(late, visits[2], "keeper") == f"{SECRET} 2"


def test_two_files_of_one_range_are_no_fork_and_the_fuller_one_goes(plain: Office) -> None:
    a, b, c = plain.devices
    visit = plain.new_visit(a, keeper=SECRET, place="Rathaus")
    plain.meet(a, b)
    erase(a, visit, KEEPER)
    plain.meet(a, b)
    assert redactions(plain)
    plain.meet(c)
    for device in (b, c):
        assert count(device, "SELECT count(*) FROM sync_log WHERE forked = 1") == 0
    agree(plain)
    assert SECRET.encode() not in everywhere(plain)


def test_a_file_read_before_its_erasure_stands_for_what_was_taken_out_of_it(plain: Office) -> None:
    """Who begins with a snapshot is told so, too, and does not wait for a file that nobody has."""
    a, b, _ = plain.devices
    visit = plain.new_visit(a, keeper=SECRET, place="Rathaus")
    plain.new_visit(a, place="Laden")
    plain.meet(a)
    mine, coord = author12(a.replica.identity.author), plain.spaces.coord
    found = [one for one in files(plain, SegmentName) if (one.space, one.author12) == (coord, mine)]
    merged = open_envelope(plain.place.published[found[-1].path]).file_hash
    erase(a, visit, KEEPER)
    plain.meet(a)
    (new,) = redactions(plain)
    plain.meet(b)
    assert count(b, f"SELECT count(*) FROM sync_seg WHERE hash = x'{new.file_hash.hex()}'") == 1
    assert count(b, f"SELECT count(*) FROM sync_gone WHERE hash = x'{merged.hex()}'") == 1


def test_what_another_device_erased_is_written_anew_by_its_author(plain: Office) -> None:
    a, b, c = plain.devices
    visit = plain.new_visit(a, keeper=SECRET, place="Rathaus")
    plain.meet(a, b)
    plain.edit(a, visit, place="Laden")
    erase(b, visit, KEEPER)
    plain.meet(b, a)
    (found,) = redactions(plain)
    assert found.header.device == a.replica.identity.device
    plain.meet(c)
    agree(plain)


def test_a_file_that_came_back_to_the_place_is_judged_by_what_it_says(plain: Office) -> None:
    a, b, _ = plain.devices
    visit = plain.new_visit(a, keeper=SECRET)
    plain.meet(a, b)
    author = f"/{a.replica.identity.author.hex()[:12]}/"
    old = {path: data for path, data in plain.place.files.items() if author in path}
    erase(a, visit, KEEPER)
    plain.meet(a)
    gone, clean = old.keys() - plain.place.files.keys(), {one.name.path for one in redactions(plain)}
    plain.place.files |= old
    plain.meet(b, a)
    assert gone
    assert not gone & plain.place.files.keys()
    assert clean
    assert clean <= plain.place.files.keys()


def test_at_a_place_that_no_keeper_meets_a_carrier_takes_away_what_it_can_read(plain: Office) -> None:
    """Short seed 5000033: the carrier had put others' files there, as whoever holds them does."""
    a = plain.devices[0]
    carrier = plain.new_device()
    carrier.join(plain.invitation(Role.CARRIER))
    project, row = UUID(bytes=plain.project), new_id()
    a.write(lambda tx: tx.session.add(Project(id=row, space=project, title=SECRET, description="Laden")))
    plain.settle()
    author = f"/{a.replica.identity.author.hex()[:12]}/"
    lying = {path: data for path, data in plain.place.files.items() if author in path}
    spec = by_kind()["project"]
    a.write(lambda tx: erasure.erase(tx, spec, row.bytes, [spec.by_name["title"].number]), "erase")
    plain.settle()
    (gone,) = lying.keys() - plain.place.files.keys()
    plain.place.files[gone] = lying[gone]
    for _ in range(3):  # one of them looks at everything
        plain.meet(carrier)
    assert gone not in plain.place.files
    assert show(carrier, row, "description", Project) == "Laden"

    plain.place.files[gone] = lying[gone][:-1]  # what it cannot read it leaves to those who may
    for _ in range(3):
        plain.meet(carrier)
    assert gone in plain.place.files
    for _ in range(3):
        plain.meet(a)
    assert gone not in plain.place.files


def test_a_device_held_for_review_takes_away_what_it_put_there_itself(plain: Office) -> None:
    """Short seed 9314525: it was alone with a carrier at a place, who cannot read the office's files."""
    a = plain.devices[0]
    visit = plain.new_visit(a, keeper=SECRET)
    invitation = plain.invitation()
    for _ in range(2):  # one invitation, taken up twice
        plain.new_device().join(invitation)
    plain.settle()
    members = a.replica.members.devices
    (second,) = [one for one in plain.devices if members[one.replica.identity.device].held]
    author = f"/{a.replica.identity.author.hex()[:12]}/"
    lying = {path: data for path, data in plain.place.files.items() if author in path}
    erase(a, visit, KEEPER)
    plain.settle()
    gone = lying.keys() - plain.place.files.keys()
    plain.place.files |= {path: lying[path] for path in gone}
    for _ in range(3):  # one of them looks at everything
        plain.meet(second)
    assert gone
    assert not gone & plain.place.files.keys()
