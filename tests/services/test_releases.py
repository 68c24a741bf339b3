"""Releasing: a copy in the project's space, agreements that live on there, and taking it back."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from inka_desktop.errors import InkaError
from inka_desktop.records.content import decode_content, encode_content
from inka_desktop.records.documents import Attachment, ReleasedProtocol
from inka_desktop.records.protocols import LATE, Agreement
from inka_desktop.records.specs import tables
from inka_desktop.records.values import Role
from inka_desktop.services import first_start, late, scenes
from inka_desktop.services.errors import (
    AgreementsChangedError,
    AlreadySentError,
    NoProjectSpaceError,
    NotNewestError,
    PhotoMarkMissingError,
    StillReleasedError,
)
from inka_desktop.services.releases import Releases
from inka_desktop.services.releasing import without_unknown
from inka_desktop.services.rows import AgreementRow, DecisionRow, ReleasedRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import GivenKey

from .conftest import TODAY, Desk

CANARY = "Vertraulich-Kanarienvogel-7261"


@dataclass
class Office:
    """Devices that meet in one folder: the owner's, a second coordinator's and a carrier's."""

    desk: Desk
    folder: Path
    others: list[Workspace]

    @property
    def owner(self) -> Workspace:
        """The device that began."""
        return self.desk.workspace

    def join(self, role: Role, name: str) -> Workspace:
        """A device that was invited and has met the folder."""
        place = self.owner.exchange.state().places[0].id
        projects = [self.desk.project] if role in (Role.CARRIER, Role.READER) else []
        told = self.owner.exchange.invite(name, place, role, projects).result()
        joined = first_start.join(
            self.folder / name, GivenKey(os.urandom(32)), told.file, told.code, f"Gerät {name}"
        )
        self.others.append(joined)
        self.meet()
        return joined

    def meet(self) -> None:
        """Everybody exchanges until nothing is new."""
        for _ in range(2):
            for one in (self.owner, *self.others):
                assert one.exchange.sync().result().notices == ()


@pytest.fixture
def office(desk: Desk, tmp_path: Path) -> Iterator[Office]:
    """The owner's device with a place."""
    place = tmp_path / "austausch"
    place.mkdir()
    desk.workspace.exchange.add_place(place).result()
    made = Office(desk, tmp_path, [])
    yield made
    for one in made.others:
        one.close()


def photo(workspace: Workspace, visit: UUID, folder: Path, scene: str, mark: str = "") -> UUID:
    """A photo in a visit."""
    path = folder / f"{scene}.jpg"
    path.write_bytes(scenes.picture(scene))
    added = workspace.photos.add(visit, path, scene).result()
    if mark:
        workspace.editing.save("photo", added, {"people_mark": mark}).result()
    return added


def finish(workspace: Workspace, visit: UUID) -> UUID:
    """Finish a visit; returns the version."""
    return workspace.protocols.finish(visit).result().id


def release(workspace: Workspace, visit: UUID) -> ReleasedRow:
    """Release the newest version of a visit."""
    return workspace.releases.release(workspace.protocols.get(visit, TODAY).versions[0].id).result()


def agreed(workspace: Workspace, visit: UUID) -> AgreementRow:
    """The first agreement of a visit as its editor shows it."""
    return workspace.protocols.get(visit, TODAY).agreements[0]


def rows_of(workspace: Workspace, record: Any) -> list[Any]:
    """All rows of a kind."""
    with workspace.core.session() as session:
        return list(session.query(record).order_by(record.id))


# --- the copy ---------------------------------------------------------------------------------------------


def test_a_carrier_reads_what_was_released_and_nothing_else(office: Office, tmp_path: Path) -> None:
    visit = office.desk.visit()
    office.desk.complete(visit)
    office.owner.editing.save("protocol", visit, {"internal_note": CANARY, "place": "Rathaus"}).result()
    photo(office.owner, visit, tmp_path, "poster", "no_persons")
    photo(office.owner, visit, tmp_path, "steps", "not_passed_on")
    finish(office.owner, visit)
    made = release(office.owner, visit)
    carrier = office.join(Role.CARRIER, "Träger")
    (row,) = carrier.releases.all()
    assert (row.id, row.number, row.version, row.date) == (made.id, "VOP-2026-KS1-001", 1, TODAY)
    assert row.project == "Projekt Sonnenhang"
    content = carrier.releases.content(row.id)
    assert content.place == "Rathaus"
    assert [each.caption for each in content.photos] == ["poster"]
    assert carrier.attachments.by_content(content.photos[0].hash_hex) is not None
    assert carrier.releases.document(row.id).pdf == office.owner.releases.document(made.id).pdf
    assert carrier.releases.document(row.id, "en").pages >= 1
    (theirs,) = carrier.agreements.all(TODAY)
    assert (theirs.what, theirs.state, theirs.agreed_on) == ("Aushang erneuern", "open", TODAY)
    for kind in ("protocol", "topic", "attendance", "protocol_version", "photo"):
        with carrier.core.raw() as raw:
            assert raw.execute(f"SELECT count(*) FROM {kind}").fetchone() == (0,), kind


def test_no_byte_of_an_internal_note_is_in_what_a_carrier_gets(office: Office, tmp_path: Path) -> None:
    """Looked for in every table and operation that is not the coordinators', and in every file."""
    visit = office.desk.visit()
    office.desk.complete(visit)
    office.owner.editing.save("protocol", visit, {"internal_note": CANARY}).result()
    photo(office.owner, visit, tmp_path, "poster", "consent")
    finish(office.owner, visit)
    release(office.owner, visit)
    carrier = office.join(Role.CARRIER, "Träger")
    assert not _found_in(carrier)
    with office.owner.core.raw() as raw:
        (coord,) = raw.execute("SELECT no FROM sync_space WHERE kind = 'coord'").fetchone()
        inside = raw.execute("SELECT dot, body FROM sync_op").fetchall()
        logs = dict(raw.execute("SELECT no, space FROM sync_log").fetchall())
    holders = {logs[dot >> 40] for dot, body in inside if CANARY.encode() in body}
    assert holders == {coord}  # the search finds it where it belongs
    for released in carrier.releases.all():
        assert CANARY.encode() not in carrier.releases.document(released.id, "en").pdf


def _found_in(workspace: Workspace) -> bool:
    """Whether any value in the database or any attachment holds the canary."""
    needle = CANARY.encode()
    with workspace.core.raw() as raw:
        names = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in names:
            for row in raw.execute(f'SELECT * FROM "{name}"').fetchall():
                if any(needle in repr(value).encode() for value in row):
                    return True
    files = [workspace.attachments.read(row.id) for row in rows_of(workspace, Attachment)]
    return any(needle in plain for plain in files if plain)


def test_what_is_not_passed_on_has_no_byte_in_the_project(office: Office, tmp_path: Path) -> None:
    visit = office.desk.visit()
    office.desk.complete(visit)
    hidden = photo(office.owner, visit, tmp_path, "steps", "not_passed_on")
    finish(office.owner, visit)
    release(office.owner, visit)
    plain = office.owner.protocols.photo_bytes(hidden)
    carrier = office.join(Role.CARRIER, "Träger")
    assert plain is not None
    assert plain not in [carrier.attachments.read(row.id) for row in rows_of(carrier, Attachment)]


def test_a_photo_needs_its_mark_first(desk: Desk, tmp_path: Path) -> None:
    visit = desk.visit()
    desk.complete(visit)
    added = photo(desk.workspace, visit, tmp_path, "poster")
    finish(desk.workspace, visit)
    with pytest.raises(PhotoMarkMissingError):
        release(desk.workspace, visit)
    assert desk.workspace.releases.of_protocol(visit) == []
    desk.workspace.editing.save("photo", added, {"people_mark": "consent"}).result()
    assert release(desk.workspace, visit).version == 1


def test_releasing_twice_is_one_release(desk: Desk, tmp_path: Path) -> None:
    visit = desk.visit()
    desk.complete(visit)
    photo(desk.workspace, visit, tmp_path, "poster", "consent")
    finish(desk.workspace, visit)
    first = release(desk.workspace, visit)
    before = {spec.kind: len(rows_of(desk.workspace, spec.record)) for spec in tables()}
    assert release(desk.workspace, visit) == first
    assert before == {spec.kind: len(rows_of(desk.workspace, spec.record)) for spec in tables()}


def test_two_devices_that_release_at_once_make_one(office: Office, tmp_path: Path) -> None:
    second = office.join(Role.COORDINATOR, "Kollegin")
    visit = office.desk.visit()
    office.desk.complete(visit)
    photo(office.owner, visit, tmp_path, "poster", "consent")
    finish(office.owner, visit)
    office.meet()
    one, two = release(office.owner, visit), release(second, visit)
    assert one.id == two.id
    carrier = office.join(Role.CARRIER, "Träger")
    office.meet()
    for workspace in (office.owner, second, carrier):
        assert [row.id for row in workspace.releases.all()] == [one.id]
        assert [row.what for row in workspace.agreements.all(TODAY)] == ["Aushang erneuern"]
        assert workspace.exchange.questions() == []
        content = workspace.releases.content(one.id)
        assert workspace.attachments.by_content(content.photos[0].hash_hex) is not None
    assert len([row for row in rows_of(carrier, Attachment) if row.media_type == "image/jpeg"]) == 1


def test_a_project_that_has_no_space_cannot_be_released_and_says_so(office: Office) -> None:
    second = office.join(Role.COORDINATOR, "Kollegin")
    project = second.projects.create("Projekt Waldstraße", [], "Träger").result()
    visit = second.protocols.start(project, TODAY).result()
    second.protocols.add_person(visit, function="Leitung").result()
    finish(second, visit)
    with pytest.raises(NoProjectSpaceError):
        release(second, visit)
    assert second.protocols.get(visit, TODAY).state == "final"


# --- agreements live on -----------------------------------------------------------------------------------


def test_an_agreement_lives_on_in_the_project_for_both_sides(office: Office) -> None:
    visit = office.desk.finished(TODAY)
    release(office.owner, visit)
    carrier = office.join(Role.CARRIER, "Träger")
    (theirs,) = carrier.agreements.all(TODAY)
    carrier.editing.save("agreement", theirs.id, {"state": "done"}).result()
    office.meet()
    ours = agreed(office.owner, visit)
    assert (ours.id, ours.state, ours.protocol_id) == (theirs.id, "done", visit)
    assert [row.state for row in office.owner.agreements.all(TODAY)] == ["done"]
    assert not office.owner.protocols.get(visit, TODAY).arrived_later  # that it is done changes no text
    assert office.owner.projects.list(TODAY)[0].open_agreements == 0
    assert "Träger" in {entry.person for entry in office.owner.editing.history("agreement", ours.id)}


def test_a_released_agreement_is_in_no_list_twice(office: Office) -> None:
    visit = office.desk.finished(date(2026, 11, 20), due=date(2026, 11, 22))
    release(office.owner, visit)
    assert len(office.owner.today.get(TODAY).agreements) == 1
    assert office.owner.today.get(TODAY).agreements[0].protocol_id == visit
    assert office.owner.projects.list(TODAY)[0].open_agreements == 1
    following = office.desk.visit(TODAY)
    assert [row.what for row in office.owner.protocols.get(following, TODAY).carried] == ["Aushang erneuern"]


def test_an_edit_by_the_old_id_is_written_at_the_living_one(desk: Desk) -> None:
    visit = desk.finished(TODAY)
    before = agreed(desk.workspace, visit).id
    release(desk.workspace, visit)
    desk.workspace.editing.save("agreement", before, {"remark": "bestellt"}).result()
    assert agreed(desk.workspace, visit).remark == "bestellt"
    assert desk.workspace.exchange.questions() == []


@pytest.mark.parametrize("take_late", [True, False])
def test_an_edit_that_did_not_know_of_the_release_is_asked_at_the_released_one(
    office: Office, take_late: bool
) -> None:
    visit = office.desk.finished(TODAY)
    second = office.join(Role.COORDINATOR, "Kollegin")
    carrier = office.join(Role.CARRIER, "Träger")
    old = agreed(second, visit).id
    release(office.owner, visit)
    second.editing.save("agreement", old, {"due": date(2027, 1, 15)}).result()
    office.meet()
    assert carrier.exchange.questions() == []
    (asked,) = office.owner.exchange.questions()
    for workspace in (office.owner, second):
        assert [one.id for one in workspace.exchange.questions()] == [asked.id]
        assert asked.record_id == agreed(workspace, visit).id != old
        assert (asked.field, asked.owner_kind, asked.owner_id) == ("due", "protocol", visit)
        assert [entry.value for entry in asked.entries] == [date(2026, 12, 1), date(2027, 1, 15)]
        assert asked.entries[1].person == "Kollegin"
        assert workspace.exchange.state().questions == 1
    chosen = asked.entries[1 if take_late else 0]
    office.owner.exchange.decide([DecisionRow(asked.id, chosen.choice)]).result()
    office.meet()
    wanted = date(2027, 1, 15) if take_late else date(2026, 12, 1)
    for workspace in (office.owner, second, carrier):
        assert workspace.exchange.questions() == []
        assert [row.due for row in workspace.agreements.all(TODAY)] == [wanted]
    carrier.editing.save("agreement", agreed(second, visit).id, {"due": date(2027, 2, 1)}).result()
    office.meet()
    assert office.owner.exchange.questions() == []  # it was decided for good


def test_deleting_a_released_agreement_deletes_both_and_they_come_back_together(desk: Desk) -> None:
    visit = desk.finished(TODAY)
    release(desk.workspace, visit)
    lives = agreed(desk.workspace, visit).id
    desk.workspace.editing.delete("agreement", lives).result()
    assert desk.workspace.protocols.get(visit, TODAY).agreements == ()
    assert desk.workspace.agreements.all(TODAY) == []
    desk.workspace.editing.restore("agreement", lives).result()
    assert agreed(desk.workspace, visit).id == lives


# --- versions, order, taking back -------------------------------------------------------------------------


def test_a_corrected_version_is_released_beside_the_first(office: Office) -> None:
    visit = office.desk.finished(TODAY)
    release(office.owner, visit)
    first = agreed(office.owner, visit).id
    office.meet()
    office.owner.editing.save("protocol", visit, {"place": "Rathaus"}).result()
    office.owner.protocols.add_agreement(visit, "Flyer drucken", "Träger").result()
    finish(office.owner, visit)
    release(office.owner, visit)
    carrier = office.join(Role.CARRIER, "Träger")
    assert [(row.version, row.replaced) for row in carrier.releases.all()] == [(2, False), (1, True)]
    assert [row.what for row in carrier.agreements.all(TODAY)] == ["Aushang erneuern", "Flyer drucken"]
    assert agreed(office.owner, visit).id == first
    old = office.owner.protocols.get(visit, TODAY).versions[1].id
    with pytest.raises(NotNewestError):
        office.owner.releases.release(old).result()


def test_agreements_that_changed_after_finishing_are_finished_first(desk: Desk) -> None:
    visit = desk.finished(TODAY)
    row = agreed(desk.workspace, visit)
    desk.workspace.editing.save("agreement", row.id, {"what": "Plakat erneuern"}).result()
    with pytest.raises(AgreementsChangedError):
        release(desk.workspace, visit)
    assert rows_of(desk.workspace, ReleasedProtocol) == []
    finish(desk.workspace, visit)
    release(desk.workspace, visit)
    assert agreed(desk.workspace, visit).what == "Plakat erneuern"


def test_taking_back_before_it_was_sent_leaves_nothing_to_see(desk: Desk) -> None:
    visit = desk.finished(TODAY)
    old = agreed(desk.workspace, visit).id
    made = release(desk.workspace, visit)
    version = desk.workspace.protocols.get(visit, TODAY).versions[0].id
    with pytest.raises(StillReleasedError):
        desk.workspace.protocols.take_back(version).result()
    desk.workspace.releases.take_back(made.id).result()
    assert desk.workspace.releases.all() == []
    assert agreed(desk.workspace, visit).id == old
    assert release(desk.workspace, visit).id == made.id
    assert agreed(desk.workspace, visit).id != old
    desk.workspace.releases.take_back(made.id).result()
    desk.workspace.protocols.take_back(version).result()
    assert desk.workspace.protocols.get(visit, TODAY).state == "draft"


def test_what_was_sent_is_withdrawn_and_may_have_been_read(office: Office) -> None:
    visit = office.desk.finished(TODAY)
    made = release(office.owner, visit)
    carrier = office.join(Role.CARRIER, "Träger")
    (theirs,) = carrier.agreements.all(TODAY)
    carrier.editing.save("agreement", theirs.id, {"state": "done", "remark": "erledigt"}).result()
    office.meet()
    with pytest.raises(AlreadySentError):
        office.owner.releases.take_back(made.id).result()
    assert office.owner.releases.withdraw(made.id).result() is True
    office.meet()
    assert carrier.releases.all() == []
    assert carrier.agreements.all(TODAY) == []
    back = agreed(office.owner, visit)
    assert (back.state, back.remark) == ("done", "erledigt")  # what the carrier wrote came along
    assert back.id != theirs.id


def test_undo_does_not_reach_behind_a_release(desk: Desk) -> None:
    visit = desk.finished(TODAY)
    release(desk.workspace, visit)
    assert desk.workspace.editing.undo().result() is None
    assert len(desk.workspace.releases.of_protocol(visit)) == 1


def test_a_photo_that_is_not_here_stops_the_release(desk: Desk, tmp_path: Path) -> None:
    visit = desk.visit()
    desk.complete(visit)
    photo(desk.workspace, visit, tmp_path, "poster", "consent")
    finish(desk.workspace, visit)
    shutil.rmtree(desk.workspace.core.database.folder / "files")
    with pytest.raises(InkaError) as told:
        release(desk.workspace, visit)
    assert told.value.code == "services.photo_not_here"
    assert isinstance(desk.workspace.releases, Releases)
    assert rows_of(desk.workspace, Agreement)[0].released_id is None


def test_finding_late_entries_reads_an_index_that_holds_only_them(desk: Desk) -> None:
    """With 50,000 released agreements a walk over all took 1.3 s, the index 0.00001 s."""
    release(desk.workspace, desk.finished(TODAY))
    with desk.workspace.core.raw() as raw:
        plan = " ".join(str(row) for row in raw.execute("EXPLAIN QUERY PLAN " + late._LATE).fetchall())
        said = raw.execute(f"SELECT count(*) FROM agreement WHERE {LATE}").fetchone()
    assert "ix_agreement_late" in plan
    assert "SCAN" not in plan
    assert said == (0,)  # the database writes what was released as this program does


@pytest.mark.parametrize("words", ['Ö "x" \\ /', "Zeile\nzwei\t", "😀", "<&>"])
def test_what_was_released_is_written_as_the_database_writes_it(desk: Desk, words: str) -> None:
    visit = desk.visit()
    desk.complete(visit, what=words, due=None)
    finish(desk.workspace, visit)
    release(desk.workspace, visit)
    with desk.workspace.core.raw() as raw:
        assert raw.execute(f"SELECT count(*) FROM agreement WHERE {LATE}").fetchone() == (0,)


def test_keys_of_newer_versions_do_not_leave() -> None:
    said = {"date": "2026-11-23", "kind": "protocol", "format": 1, "number": "", "version": 1}
    said |= {"internal_note": CANARY, "project": {"title": "S", "secret": CANARY}}
    said |= {"topics": [{"title": "T", "secret": CANARY}]}
    content = decode_content(json.dumps(said).encode())
    assert CANARY.encode() in encode_content(content)
    assert CANARY.encode() not in encode_content(without_unknown(content))
    assert without_unknown(content).topics[0].title == "T"


def test_what_is_taken_back_before_it_was_sent_never_travels(office: Office, tmp_path: Path) -> None:
    visit = office.desk.visit()
    office.desk.complete(visit, what=CANARY)
    office.owner.editing.save("protocol", visit, {"observations": CANARY}).result()
    shown = photo(office.owner, visit, tmp_path, "poster", "consent")
    finish(office.owner, visit)
    made = release(office.owner, visit)
    lives = agreed(office.owner, visit)
    office.owner.editing.save("agreement", lives.id, {"remark": CANARY}).result()
    office.owner.releases.take_back(made.id).result()
    plain = office.owner.protocols.photo_bytes(shown)
    carrier = office.join(Role.CARRIER, "Träger")
    assert not _found_in(carrier)
    assert plain not in [carrier.attachments.read(row.id) for row in rows_of(carrier, Attachment)]
    assert agreed(office.owner, visit).remark == CANARY
    finish(office.owner, visit)
    again = release(office.owner, visit)
    office.meet()
    assert carrier.releases.content(again.id).observations == CANARY
    assert carrier.attachments.by_content(carrier.releases.content(again.id).photos[0].hash_hex) == plain
    assert [row.what for row in carrier.agreements.all(TODAY)] == [CANARY]


def test_taking_one_of_two_releases_back_leaves_the_others_photos(desk: Desk, tmp_path: Path) -> None:
    kept, gone = desk.visit(date(2026, 11, 20)), desk.visit(TODAY)
    for visit in (kept, gone):
        desk.complete(visit)
        photo(desk.workspace, visit, tmp_path, "poster", "consent")
        finish(desk.workspace, visit)
    first, second = release(desk.workspace, kept), release(desk.workspace, gone)
    desk.workspace.releases.take_back(second.id).result()
    (shown,) = desk.workspace.releases.content(first.id).photos
    rows = [row for row in rows_of(desk.workspace, Attachment) if row.content_hash == shown.hash_hex]
    assert {row.space for row in rows} == {row.space for row in rows_of(desk.workspace, Attachment)} - {
        desk.workspace.spaces.org
    }
    assert release(desk.workspace, gone).id == second.id
