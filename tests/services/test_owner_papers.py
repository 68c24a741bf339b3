"""What owners review and print, on real devices: held back saves, ended devices, the sheet."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from inka_desktop.exchange.errors import RecoveryGoneError, UnlockFileError
from inka_desktop.records.values import Role
from inka_desktop.services import first_start, unlocking
from inka_desktop.services.member_rows import GuestRow, HeldBackRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.errors import UnknownRecordError
from inka_desktop.store.keys import GivenKey, PassphraseSource
from tests.reports.reading import whole_text

Office = tuple[Workspace, Workspace, Workspace]
TEXT = "Der Raum ist hell.\nDie Kinderecke fehlt."


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An owner and two colleagues whose words were compared, with one project and one visit."""
    (tmp_path / "place").mkdir()
    key = GivenKey(os.urandom(32))
    owner = first_start.create_workspace(tmp_path / "owner", key, "Koordinierungsstelle", "Leitung", "Büro")
    place = owner.exchange.add_place(tmp_path / "place").result()
    guests = [GuestRow("Kollegin", Role.COORDINATOR), GuestRow("Kollege", Role.COORDINATOR)]
    told = owner.members.invitations.invite_all(guests, place.id)
    owner.exchange.sync().result()
    names = ("Laptop unterwegs", "Laptop Tal")
    joined = [
        first_start.join(tmp_path / name, PassphraseSource("x"), one.file, one.code, name)
        for one, name in zip(told, names, strict=True)
    ]
    sync(*joined, owner)
    for row in owner.members.roster():
        if not row.own:
            owner.members.confirm_phrase(row.id).result()
    project = owner.projects.create("Sonnenhang", ["Quellrode"], "Werk e. V.", "1").result()
    owner.protocols.start(project, date(2026, 11, 23)).result()
    sync(owner, *joined)
    yield owner, joined[0], joined[1]
    for one in (owner, *joined):
        one.close()


def sync(*workspaces: Workspace) -> None:
    for _ in range(2):
        for one in workspaces:
            one.exchange.sync().result()


def device(workspace: Workspace, name: str) -> UUID:
    return next(row.id for row in workspace.members.roster() if row.name == name)


def a_visit(workspace: Workspace) -> UUID:
    found = workspace.today.get(date(2026, 11, 23)).protocols[0].protocol_id
    assert found is not None
    return found


def told(row: HeldBackRow) -> list[tuple[str, str, str, dict[str, object]]]:
    return [
        (one.kind, one.name, one.action, {field.name: field.value for field in one.fields})
        for one in row.records
    ]


def write_late(owner: Workspace, lost: Workspace) -> None:
    """The lost device writes on, not knowing of its loss, and publishes that."""
    visit = a_visit(lost)
    lost.network.ensure_person("Späte Notiz").result()
    lost.editing.save("protocol", visit, {"place": "Beratungsraum", "observations": TEXT}).result()
    topic = lost.protocols.add_topic(visit, "Neues Thema").result()
    lost.editing.save("topic", topic, {"notes": "Was dazu gesagt wurde"}).result()
    owner.members.device_lost(device(owner, "Laptop unterwegs")).result()
    lost.exchange.sync().result()
    owner.exchange.sync().result()


def test_what_is_held_back_says_which_records_and_what_of_them(office: Office) -> None:
    owner, lost, _other = office
    write_late(owner, lost)
    held = owner.members.held_back()
    assert owner.members.owners().held_back == len(held) == 4
    assert {row.person for row in held} == {"Kollegin"}
    assert not any(row.waits or row.left for row in held)
    assert [told(row) for row in held] == [
        [("person", "Späte Notiz", "insert", {"name": "Späte Notiz"})],
        [("protocol", "Sonnenhang", "update", {"place": "Beratungsraum", "observations": TEXT})],
        [("topic", "Sonnenhang", "insert", {"title": "Neues Thema"})],
        [("topic", "Sonnenhang", "update", {"notes": "Was dazu gesagt wurde"})],
    ]
    assert [row.records[0].title for row in held] == ["", "", "Neues Thema", "Neues Thema"]
    assert {row.records[0].on for row in held[1:]} == {date(2026, 11, 23)}


def test_a_new_visit_that_is_held_back_goes_by_its_own_project_and_day(office: Office) -> None:
    owner, lost, _other = office
    project = lost.projects.list()[0].id
    lost.protocols.start(project, date(2026, 12, 1)).result()
    owner.members.sign_off(device(owner, "Laptop unterwegs")).result()
    lost.exchange.sync().result()
    owner.exchange.sync().result()
    (row,) = owner.members.held_back()
    assert {(one.name, one.on, one.action) for one in row.records} == {
        ("Sonnenhang", date(2026, 12, 1), "insert")
    }
    assert row.records[0].kind == "protocol"
    assert row.changes == len(row.records) > 1


def test_what_was_accepted_appears_on_all_devices_and_what_was_left_stays_away(office: Office) -> None:
    owner, lost, other = office
    write_late(owner, lost)
    person, visit, *topic = owner.members.held_back()
    owner.members.leave_held([person.id]).result()
    assert owner.members.owners().held_back == 3
    assert [row.left for row in owner.members.held_back()] == [True, False, False, False]
    owner.members.accept([visit.id]).result()
    assert owner.protocols.get(a_visit(owner)).observations == TEXT
    sync(owner, other)
    assert other.protocols.get(a_visit(other)).observations == TEXT
    assert "Neues Thema" not in {row.title for row in other.protocols.get(a_visit(other)).topics}
    owner.members.accept([row.id for row in topic]).result()
    sync(owner, other)
    notes = {row.title: row.notes for row in other.protocols.get(a_visit(other)).topics}
    assert notes["Neues Thema"] == "Was dazu gesagt wurde"
    assert "Späte Notiz" not in {row.name for row in other.network.persons("Späte")}
    owner.members.accept([person.id]).result()
    assert "Späte Notiz" in {row.name for row in owner.network.persons("Späte")}
    assert (owner.members.held_back(), owner.members.owners().held_back) == ([], 0)


def test_the_paper_says_the_same_later_and_then_who_followed(office: Office) -> None:
    owner, _lost, other = office
    gone = device(owner, "Laptop unterwegs")
    with pytest.raises(UnknownRecordError):
        owner.members.ended_device(gone)
    first = owner.members.device_lost(gone).result()
    assert (first.ended.kind, first.ended.by_person, first.ended.by_device) == ("revoke", "Leitung", "Büro")
    assert (first.keys_replaced, first.spaces) == (3, 3)
    assert {row.name: row.knows for row in first.followers} == {"Büro": True, "Laptop Tal": False}
    counts = {(row.space_kind, row.label, row.kind): row.count for row in first.records}
    assert counts["project", "Sonnenhang", "project"] == counts["coord", "", "protocol"] == 1
    project = owner.projects.list()[0].id
    owner.protocols.start(project, date(2026, 12, 7)).result()  # what is written later did not lie on it
    other.network.ensure_person("Antwort").result()
    sync(owner, other)
    sync(other, owner)
    later = owner.members.ended_device(gone)
    assert {(row.space_kind, row.label, row.kind): row.count for row in later.records} == counts
    assert all(row.knows for row in later.followers)
    assert [row.device for row in owner.members.ended()] == [gone]
    assert other.members.ended_device(gone).ended == later.ended
    text = whole_text(owner.papers.ended_device(gone))
    assert "Gerät verloren" in text
    assert "Projekt Sonnenhang" in text
    assert "2 von 2 Geräten" in text
    assert owner.papers.ended_device_name(gone).endswith("_Gerät-verloren_Laptop-unterwegs.pdf")


def test_a_persons_own_space_on_the_device_is_counted_though_nobody_else_reads_it(office: Office) -> None:
    owner, lost, _other = office
    lost.members.personal_space().result()
    sync(lost, owner)
    row = owner.members.device_lost(device(owner, "Laptop unterwegs")).result()
    assert (row.keys_replaced, row.spaces) == (3, 4)
    assert {one.space_kind for one in row.records} == {"org", "coord", "project"}
    assert "In 3 von 4 Bereichen" in whole_text(owner.papers.ended_device(row.ended.device))


def test_signing_off_has_its_paper_too(office: Office) -> None:
    owner, _lost, _other = office
    gone = device(owner, "Laptop Tal")
    owner.members.sign_off(gone).result()
    assert "Device signed off" in whole_text(owner.papers.ended_device(gone, "en"))


def test_the_sheet_is_printed_until_it_was_typed_back(office: Office) -> None:
    owner, lost, _other = office
    groups = owner.members.recovery_sheet().groups
    text = whole_text(owner.papers.recovery_sheet())
    assert all(group in text for group in groups)
    assert owner.papers.recovery_sheet_name().endswith("_Koordinierungsstelle.pdf")
    owner.members.type_sheet_back(" ".join(groups)).result()
    for workspace in (owner, lost):
        with pytest.raises(RecoveryGoneError):
            workspace.papers.recovery_sheet()


def test_a_request_names_who_asks(tmp_path: Path, office: Office) -> None:
    request = unlocking.ask(tmp_path / "Laptop Tal", "Kollege")
    assert unlocking.asked_by(request) == "Kollege"
    with pytest.raises(UnlockFileError):
        unlocking.asked_by(request[:-1])
