"""An agreement through all its protocols: carried, postponed, settled with what shows it, released."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image

from inka_desktop.records import strokes
from inka_desktop.records.protocols import Agreement, Postponement
from inka_desktop.services import postponing
from inka_desktop.services.approval_rows import Addressee
from inka_desktop.services.due_rows import DueFilter, ThreadRow
from inka_desktop.services.errors import DayAheadError
from inka_desktop.services.places import folder
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.errors import UnknownRecordError
from tests.reports.reading import whole_text

from .conftest import TODAY, Desk
from .devices import Office, meet

DRAWN = strokes.write([[(100, 150), (300, 60)]])
FIRST, DUE, LATER = date(2026, 9, 14), date(2026, 11, 15), date(2026, 12, 15)


def only(workspace: Workspace) -> UUID:
    (row,) = workspace.agreements.all(TODAY)
    return row.id


def told(thread: ThreadRow) -> list[tuple[date | None, date | None, str]]:
    return [(one.old_due, one.new_due, one.reason) for one in thread.postponements]


def test_one_row_through_three_visits(desk: Desk) -> None:
    first = desk.finished(FIRST, due=DUE)
    second, third = desk.visit(date(2026, 10, 12)), desk.visit(TODAY)
    thread = desk.workspace.threads.get(only(desk.workspace), TODAY)
    assert [step.protocol_id for step in thread.steps] == [first, second, third]
    assert thread.row.days_overdue == 8
    for visit in (second, third):
        (carried,) = desk.workspace.protocols.get(visit, TODAY).carried
        assert carried.id == thread.row.id
    desk.workspace.threads.settle(thread.row.id, on=date(2026, 10, 1)).result()
    settled = desk.workspace.threads.get(thread.row.id, TODAY)
    assert [step.protocol_id for step in settled.steps] == [first, second]  # once more, then no longer


def test_nothing_is_done_on_a_day_that_has_not_come(desk: Desk) -> None:
    desk.finished(FIRST, due=DUE)
    workspace, ahead = desk.workspace, desk.workspace.core.today() + timedelta(days=1)
    with pytest.raises(DayAheadError):
        workspace.threads.settle(only(workspace), on=ahead)
    assert workspace.threads.get(only(workspace)).row.state == "open"
    workspace.threads.settle(only(workspace), on=workspace.core.today()).result()


def test_from_a_meeting_about_a_project_into_its_visits(desk: Desk) -> None:
    protocols, series = desk.workspace.protocols, desk.workspace.series
    body = series.create("Steuerungsgruppe", "steering_group", desk.project).result()
    meeting = series.start(body, FIRST).result()
    agreement = protocols.add_agreement(meeting, "Plakat", "Träger", DUE).result()
    visit, again = desk.visit(date(2026, 10, 12)), series.start(body, date(2026, 10, 20)).result()
    for each in (visit, again):
        assert [row.id for row in protocols.get(each, TODAY).carried] == [agreement]
    steps = desk.workspace.threads.get(agreement, TODAY).steps
    assert [step.protocol_id for step in steps] == [meeting, visit, again]
    own = protocols.add_agreement(visit, "Rampe", "Träger", DUE).result()
    assert own not in {row.id for row in protocols.get(again, TODAY).carried}
    assert [step.protocol_id for step in desk.workspace.threads.get(own, TODAY).steps] == [visit]


def test_of_a_meeting_that_stands_alone_nothing_is_lost_sight_of(desk: Desk) -> None:
    ws, protocols = desk.workspace, desk.workspace.protocols
    meeting = protocols.start(None, FIRST, "meeting").result()
    agreement = protocols.add_agreement(meeting, "Plakat", "Stadt", DUE).result()
    undated = protocols.add_agreement(meeting, "Rampe", "Stadt").result()
    listed = [row.id for row in ws.due.page("agreement", DueFilter(), "due", 0, 9, on=TODAY)]
    assert listed == [agreement, undated]
    assert [row.id for row in ws.today.get(TODAY).agreements] == [agreement]
    visit = desk.visit(TODAY)
    assert protocols.get(visit, TODAY).carried == ()
    ws.editing.save("protocol", meeting, {"project_id": desk.project}).result()
    assert [row.id for row in protocols.get(visit, TODAY).carried] == [agreement, undated]


def test_each_new_day_is_kept_with_its_reason(desk: Desk) -> None:
    desk.finished(FIRST, due=DUE)
    agreement, threads = only(desk.workspace), desk.workspace.threads
    threads.postpone(agreement, LATER, "Die Druckerei liefert später").result()
    assert told(threads.get(agreement)) == [(DUE, LATER, "Die Druckerei liefert später")]
    (row,) = desk.workspace.due.page("agreement", DueFilter(), "due", 0, 9, on=TODAY)
    assert (row.due, row.postponed, row.days_overdue) == (LATER, 1, 0)
    (kept,) = threads.get(agreement).postponements
    assert kept.by == "Fachreferat"
    desk.workspace.editing.undo().result()
    assert not threads.get(agreement).postponements
    assert threads.get(agreement).row.due == DUE


def test_a_postponement_is_no_late_change_of_what_was_agreed(desk: Desk) -> None:
    """Neither what was finished, nor what was signed, nor a corrected version says another day then."""
    visit, ws = desk.finished(FIRST, due=DUE), desk.workspace
    shown = ws.signing.to_sign(visit, "sheet")
    ws.signing.sign(visit, "sheet", shown.content_hash, Addressee(function="Leitung"), DRAWN).result()
    agreement = only(ws)
    ws.threads.postpone(agreement, LATER, "Die Druckerei liefert später").result()
    assert ws.late_changes.of(visit) == []
    assert [one.changed for one in ws.signing.get(visit).signatures] == [False]
    ws.editing.save("agreement", agreement, {"what": "Aushang und Emblem erneuern"}).result()
    assert [row.field for row in ws.late_changes.of(visit)] == ["what"]
    assert [one.changed for one in ws.signing.get(visit).signatures] == [True]
    corrected = ws.protocols.finish(visit).result()
    assert [one.due for one in ws.documents.content(visit, corrected.id).agreements] == [DUE]
    assert ws.late_changes.of(visit) == []
    assert ws.threads.get(agreement).row.due == LATER


def test_what_was_postponed_with_a_reason_is_released_as_it_was_agreed(desk: Desk) -> None:
    """The carrier reads what was agreed, and the day of now at the agreement itself."""
    visit, ws = desk.finished(FIRST, due=DUE), desk.workspace
    ws.threads.postpone(only(ws), LATER, "Die Druckerei liefert später").result()
    ws.threads.postpone(only(ws), FIRST, "Sie liefert doch früher").result()
    ws.editing.save("protocol", visit, {"place": "Rathaus"}).result()
    corrected = ws.protocols.finish(visit).result()
    assert [one.due for one in ws.documents.content(visit, corrected.id).agreements] == [DUE]
    ws.releases.release(corrected.id).result()
    assert ws.threads.get(only(ws)).row.due == FIRST
    assert ws.late_changes.of(visit) == []


def test_a_day_put_right_without_a_reason_has_arrived_late(desk: Desk) -> None:
    """So has that of an agreement which no version has yet: a corrected one says the day of now."""
    visit, ws = desk.finished(FIRST, due=DUE), desk.workspace
    ws.editing.save("agreement", only(ws), {"due": LATER}).result()
    assert [row.field for row in ws.late_changes.of(visit)] == ["due"]
    added = ws.protocols.add_agreement(visit, "Rampe", "Stadt", FIRST).result()
    ws.threads.postpone(added, TODAY, "mit der Stadt besprochen").result()
    corrected = ws.protocols.finish(visit).result()
    said = ws.documents.content(visit, corrected.id).agreements
    assert [(one.text, one.due) for one in said][1:] == [("Rampe", TODAY)]
    assert said[0].due == LATER


def test_a_new_agreement_of_the_same_body_for_the_same_day_is_told_with_its_day_of_now(desk: Desk) -> None:
    visit, ws = desk.finished(FIRST, due=DUE), desk.workspace
    body = ws.threads.get(only(ws)).row.responsible
    added = ws.protocols.add_agreement(visit, "Rampe", body, DUE).result()
    ws.threads.postpone(added, LATER, "mit der Stadt besprochen").result()
    corrected = ws.protocols.finish(visit).result()
    said = ws.documents.content(visit, corrected.id).agreements
    assert [(one.responsible, one.due) for one in said] == [(body, DUE), (body, LATER)]


def test_what_the_next_visit_agrees_changes_nothing_of_the_one_before(desk: Desk) -> None:
    """Neither day nor responsible, with or without a reason; nor does a corrected version."""
    first, ws = desk.finished(FIRST, due=DUE), desk.workspace
    agreement = only(ws)
    body = ws.threads.get(agreement).row.responsible
    second = desk.visit(TODAY)
    ws.editing.save("agreement", agreement, {"due": LATER, "responsible": "Stadt"}).result()
    assert ws.late_changes.of(first) == []
    assert [one.due for one in ws.protocols.get(second).carried] == [LATER]
    ws.editing.save("protocol", first, {"place": "Rathaus"}).result()
    corrected = ws.protocols.finish(first).result()
    said = ws.documents.content(first, corrected.id).agreements
    assert [(one.responsible, one.due) for one in said] == [(body, DUE)]
    ws.releases.release(corrected.id).result()
    row = ws.threads.get(only(ws)).row
    assert (row.responsible, row.due) == ("Stadt", LATER)


def test_dropping_a_day_that_came_late_is_told_in_the_thread(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit, ws = desk.finished(FIRST, due=DUE), desk.workspace
    agreement = only(ws)
    monkeypatch.setattr(postponing, "CORRECTING", timedelta(0))
    ws.editing.save("agreement", agreement, {"due": LATER}).result()
    (row,) = ws.late_changes.of(visit)
    assert ws.late_changes.drop(visit, row.key).result()
    thread = ws.threads.get(agreement)
    assert thread.row.due == DUE
    assert told(thread) == [(DUE, LATER, ""), (LATER, DUE, "")]


def test_what_was_settled_before_the_last_visit_and_said_later_is_reported_once(desk: Desk) -> None:
    desk.finished(FIRST, due=DUE)
    ws, agreement = desk.workspace, only(desk.workspace)
    second = desk.finished(date(2026, 11, 9), "Rampe")
    third = desk.visit(date(2026, 11, 16))
    ws.threads.settle(agreement, on=date(2026, 11, 2)).result()
    assert [(one.what, one.state) for one in ws.protocols.get(third).carried if one.id == agreement] == [
        (ws.threads.get(agreement).row.what, "done")
    ]
    assert [step.protocol_id for step in ws.threads.get(agreement).steps][1:] == [second, third]
    ws.protocols.finish(third).result()
    fourth = desk.visit(date(2026, 11, 20))
    assert agreement not in {one.id for one in ws.protocols.get(fourth).carried}
    assert [step.protocol_id for step in ws.threads.get(agreement).steps][1:] == [second, third]


def test_a_corrected_version_says_of_earlier_agreements_what_held_on_its_day(desk: Desk) -> None:
    desk.finished(FIRST, due=DUE)
    ws, agreement = desk.workspace, only(desk.workspace)
    second = desk.finished(date(2026, 11, 9), "Rampe")
    before = ws.documents.content(second, ws.protocols.get(second).versions[0].id).carried
    ws.threads.postpone(agreement, LATER, "Die Druckerei liefert später").result()
    ws.threads.settle(agreement, on=TODAY).result()
    ws.editing.save("protocol", second, {"place": "Rathaus"}).result()
    corrected = ws.protocols.finish(second).result()
    assert ws.documents.content(second, corrected.id).carried == before
    assert [(one.state, one.due) for one in before] == [("open", DUE)]


def test_a_day_typed_in_the_next_visit_is_a_postponement(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.finished(FIRST, due=DUE)
    agreement, save = only(desk.workspace), desk.workspace.editing.save
    save("agreement", agreement, {"due": date(2026, 12, 1)}).result()
    save("agreement", agreement, {"due": LATER}).result()  # typed in two pieces: one postponement
    assert told(desk.workspace.threads.get(agreement)) == [(DUE, LATER, "")]
    (one,) = desk.workspace.threads.get(agreement).postponements
    save("postponement", one.id, {"reason": "Urlaub"}).result()
    assert told(desk.workspace.threads.get(agreement)) == [(DUE, LATER, "Urlaub")]
    save("agreement", agreement, {"due": DUE}).result()  # taken back at once: none
    assert not desk.workspace.threads.get(agreement).postponements
    assert desk.workspace.editing.deleted() == []
    monkeypatch.setattr(postponing, "CORRECTING", timedelta(0))
    save("agreement", agreement, {"due": LATER}).result()
    save("agreement", agreement, {"due": DUE}).result()
    assert told(desk.workspace.threads.get(agreement)) == [(DUE, LATER, ""), (LATER, DUE, "")]


def test_a_day_taken_away_is_not_forgotten(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.finished(FIRST, due=DUE)
    agreement, save = only(desk.workspace), desk.workspace.editing.save
    save("agreement", agreement, {"due": None}).result()
    assert told(desk.workspace.threads.get(agreement)) == [(DUE, None, "")]
    save("agreement", agreement, {"due": DUE}).result()  # deleted by mistake
    assert told(desk.workspace.threads.get(agreement)) == []
    save("agreement", agreement, {"due": None}).result()
    save("agreement", agreement, {"due": LATER}).result()  # deleted, then typed: one postponement
    assert told(desk.workspace.threads.get(agreement)) == [(DUE, LATER, "")]
    monkeypatch.setattr(postponing, "CORRECTING", timedelta(0))
    save("agreement", agreement, {"due": None}).result()
    save("agreement", agreement, {"due": DUE}).result()
    assert told(desk.workspace.threads.get(agreement))[1:] == [(LATER, None, ""), (None, DUE, "")]


def test_a_first_day_is_no_postponement(desk: Desk) -> None:
    desk.finished(FIRST, due=None)
    agreement = only(desk.workspace)
    desk.workspace.editing.save("agreement", agreement, {"due": DUE}).result()
    thread = desk.workspace.threads.get(agreement)
    assert (thread.row.due, told(thread)) == (DUE, [])


def test_writing_a_draft_postpones_nothing(desk: Desk) -> None:
    visit = desk.visit()
    agreement = desk.workspace.protocols.add_agreement(visit, "Plakat", "Träger", DUE).result()
    desk.workspace.editing.save("agreement", agreement, {"due": LATER}).result()
    assert not desk.workspace.threads.get(agreement).postponements
    desk.workspace.threads.postpone(agreement, DUE, "so gemeint").result()  # said with a reason: it is one
    assert told(desk.workspace.threads.get(agreement)) == [(LATER, DUE, "so gemeint")]


def test_done_with_words_and_a_file(desk: Desk, tmp_path: Path) -> None:
    desk.finished(FIRST)
    agreement, threads = only(desk.workspace), desk.workspace.threads
    paper = tmp_path / "Rechnung.txt"
    paper.write_bytes(b"bezahlt")
    threads.settle(
        agreement, on=date(2026, 11, 2), by="Leitung", evidence="Der Aushang hängt.", file=paper
    ).result()
    thread = threads.get(agreement)
    assert (thread.row.state, thread.row.done_on, thread.done_by) == ("done", date(2026, 11, 2), "Leitung")
    assert thread.evidence == "Der Aushang hängt."
    assert thread.file is not None
    assert (thread.file[1], thread.present) == ("Rechnung.txt", True)
    assert desk.workspace.attachments.read(thread.file[0]) == b"bezahlt"
    papers = desk.workspace.agreement_papers
    printed = whole_text(papers.draw(papers.content(DueFilter("all"), "project", date(2026, 11, 3))))
    assert "Nachweis: Der Aushang hängt. · Rechnung.txt (bestätigt von Leitung)" in printed
    desk.workspace.editing.save("agreement", agreement, {"state": "open"}).result()
    again = threads.get(agreement)
    assert (again.row.done_on, again.done_by, again.evidence) == (None, "", "Der Aushang hängt.")
    desk.workspace.editing.save("agreement", agreement, {"state": "dropped"}).result()
    assert threads.get(agreement).done_by == "Fachreferat"


def test_a_photo_as_evidence_loses_its_place(desk: Desk, tmp_path: Path) -> None:
    desk.finished(FIRST)
    photo = tmp_path / "beleg.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (40, 20), "red").save(photo, exif=exif)
    assert b"Exif" in photo.read_bytes()
    agreement = only(desk.workspace)
    desk.workspace.threads.settle(agreement, file=photo).result()
    file = desk.workspace.threads.get(agreement).file
    assert file is not None
    plain = desk.workspace.attachments.read(file[0])
    assert plain is not None
    assert b"Exif" not in plain


def test_a_release_keeps_what_was_said_before(desk: Desk, tmp_path: Path) -> None:
    visit = desk.finished(FIRST, due=DUE)
    workspace, agreement = desk.workspace, only(desk.workspace)
    workspace.threads.postpone(agreement, LATER, "vorher").result()
    paper = tmp_path / "Foto.txt"
    paper.write_bytes(b"Aushang")
    workspace.threads.settle(agreement, evidence="Foto", by="Leitung", file=paper).result()
    workspace.editing.save("agreement", agreement, {"due": DUE, "state": "open"}).result()
    version = workspace.protocols.get(visit).versions[0]
    released = workspace.releases.release(version.id).result()
    live = only(workspace)
    assert live != agreement
    workspace.threads.postpone(agreement, LATER, "nachher").result()  # by either row
    for key in (agreement, live):
        thread = workspace.threads.get(key)
        assert thread.shared
        assert thread.evidence == "Foto"
        assert [step.protocol_id for step in thread.steps] == [visit]
        assert told(thread)[-1] == (DUE, LATER, "nachher")
    workspace.editing.save("agreement", live, {"state": "done"}).result()
    papers = workspace.agreement_papers
    assert "Nachweis: Foto · Foto.txt" in whole_text(papers.draw(papers.content(DueFilter("all"), "project")))
    workspace.editing.save("agreement", live, {"state": "open"}).result()
    with workspace.core.session() as session:
        spaces = {row.reason: row.space for row in session.query(Postponement) if row.alive and row.reason}
        project = session.get(Agreement, live)
        assert project is not None
        assert spaces["nachher"] == project.space != workspace.spaces.coord
    workspace.releases.withdraw(released.id).result()
    back = workspace.threads.get(only(workspace))
    assert (back.row.id, back.row.due, back.evidence, back.shared) == (agreement, LATER, "Foto", False)
    assert told(back)[-1] == (DUE, LATER, "nachher")


def test_deleted_and_brought_back_with_its_postponements(desk: Desk) -> None:
    visit = desk.visit()
    agreement = desk.workspace.protocols.add_agreement(visit, "Plakat", "Träger", DUE).result()
    desk.workspace.threads.postpone(agreement, LATER, "x").result()
    desk.workspace.editing.delete("agreement", agreement).result()
    with pytest.raises(UnknownRecordError):
        desk.workspace.threads.get(agreement)
    desk.workspace.editing.restore("agreement", agreement).result()
    assert told(desk.workspace.threads.get(agreement)) == [(DUE, LATER, "x")]


def test_a_draft_in_the_bin_takes_a_postponed_agreement_along_on_every_device(office: Office) -> None:
    place = office.office.exchange.places.add(folder(office.folder("place")))
    project = office.office.projects.create("Projekt Sonnenhang", ["Stadt"], "Träger").result()
    visit = Desk(office.office, project).visit(FIRST)
    agreement = office.office.protocols.add_agreement(visit, "Plakat", "Träger", DUE).result()
    office.office.threads.postpone(agreement, LATER, "x").result()
    road = office.join(place.id)
    meet(office.office, road)
    office.office.editing.delete("protocol", visit).result()
    meet(office.office, road)
    for one in (office.office, road):
        assert one.agreements.all() == []
    office.office.editing.restore("protocol", visit).result()
    meet(office.office, road)
    for one in (office.office, road):
        assert told(one.threads.get(agreement)) == [(DUE, LATER, "x")]


def test_two_devices_postpone_at_the_same_time(office: Office) -> None:
    place = office.office.exchange.places.add(folder(office.folder("place")))
    project = office.office.projects.create("Projekt Sonnenhang", ["Stadt"], "Träger").result()
    desk = Desk(office.office, project)
    desk.finished(FIRST, due=DUE)
    road = office.join(place.id)
    meet(office.office, road)
    agreement = only(road)
    office.office.threads.postpone(agreement, LATER, "Büro").result()
    road.threads.postpone(agreement, LATER + timedelta(7), "unterwegs").result()
    for _ in range(2):
        meet(office.office, road)
    for one in (office.office, road):
        thread = one.threads.get(agreement)
        assert {reason for _, _, reason in told(thread)} == {"Büro", "unterwegs"}
        assert thread.row.divided == {"due"}
