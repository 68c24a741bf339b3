"""Saving, adding, deleting, restoring, moving, undo and history, for any kind of record."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PIL import Image

from inka_desktop.records.ids import new_id
from inka_desktop.records.protocols import Agreement, Protocol
from inka_desktop.services.errors import FieldUnknownError, FinishedError, StillUsedError
from inka_desktop.services.rows import ProtocolFilter
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.errors import UnknownRecordError
from inka_desktop.store.writer import Changes, Transaction
from inka_desktop.viewmodels.questions import change_words

from .conftest import TODAY, Desk


def operations(workspace: Workspace) -> int:
    with workspace.core.raw() as raw:
        return int(raw.execute("SELECT count(*) FROM sync_op").fetchone()[0])


def test_a_save_says_when_and_whether_it_changed_something(desk: Desk) -> None:
    visit = desk.visit()
    editing = desk.workspace.editing
    first = editing.save("protocol", visit, {"place": "Laden", "begin": time(9, 30)}).result()
    again = editing.save("protocol", visit, {"place": "Laden"}).result()
    assert (first.id, first.changed, again.changed) == (visit, True, False)
    assert first.at.tzinfo is not None
    row = desk.workspace.protocols.get(visit, TODAY)
    assert (row.place, row.begin) == ("Laden", time(9, 30))


def test_saves_of_one_focus_share_an_operation(desk: Desk) -> None:
    visit = desk.visit()
    editing = desk.workspace.editing
    focus, before = editing.begin(), operations(desk.workspace)
    for text in ("N", "Na", "Nachbarschaftsladen"):
        editing.save("protocol", visit, {"place": text}, focus).result()
    assert operations(desk.workspace) == before + 1
    editing.save("protocol", visit, {"place": "Laden"}, editing.begin()).result()
    assert operations(desk.workspace) == before + 2


def test_a_missing_or_deleted_record_is_named(desk: Desk) -> None:
    visit = desk.visit()
    editing = desk.workspace.editing
    with pytest.raises(UnknownRecordError):
        editing.save("protocol", uuid4(), {"place": "Laden"}).result()
    editing.delete("protocol", visit).result()
    with pytest.raises(UnknownRecordError):
        editing.save("protocol", visit, {"place": "Laden"}).result()
    with pytest.raises(UnknownRecordError):
        desk.workspace.protocols.get(visit)


def test_names_beside_references_are_filled_in(desk: Desk) -> None:
    visit = desk.visit()
    site = desk.workspace.projects.add_site(desk.project, "Nachbarschaftsladen").result()
    desk.workspace.editing.save("protocol", visit, {"site_id": site}).result()
    assert desk.workspace.protocols.get(visit).site == "Nachbarschaftsladen"
    desk.workspace.editing.save("protocol", visit, {"site_id": None}).result()
    assert desk.workspace.protocols.get(visit).site == ""


def test_a_new_name_reaches_the_records_that_keep_it(desk: Desk) -> None:
    visit = desk.visit()
    editing = desk.workspace.editing
    focus = editing.begin()
    for title in ("Projekt Sonnen", "Projekt Sonnenseite"):
        editing.save("project", desk.project, {"title": title}, focus).result()
    assert desk.workspace.protocols.get(visit).project == "Projekt Sonnenhang"
    editing.save("protocol", visit, {"place": "Laden"}, editing.begin()).result()
    assert desk.workspace.protocols.get(visit).project == "Projekt Sonnenseite"


def test_a_visit_takes_its_parts_along_and_brings_them_back(desk: Desk) -> None:
    visit = desk.visit()
    desk.complete(visit)
    visits, editing = desk.workspace.protocols, desk.workspace.editing
    before = visits.get(visit, TODAY)
    editing.delete("topic", before.topics[0].id).result()
    editing.delete("protocol", visit).result()
    assert visits.count(ProtocolFilter()) == 0
    with desk.workspace.core.raw() as raw:
        for table in ("attendance", "topic", "agreement"):
            assert raw.execute(f"SELECT count(*) FROM {table} WHERE alive = 1").fetchone()[0] == 0
    editing.restore("protocol", visit).result()
    after = visits.get(visit, TODAY)
    assert after.people == before.people
    assert after.agreements == before.agreements
    assert after.topics == before.topics[1:], "what was deleted before stays deleted"


def test_agreements_that_name_each_other_as_released_go_together(desk: Desk) -> None:
    """No device of the office writes that, but one of a carrier could."""
    visit, editing = desk.visit(), desk.workspace.editing
    one, other = (desk.workspace.protocols.add_agreement(visit, what).result() for what in ("Aushang", "Tür"))

    def ring(transaction: Transaction) -> None:
        for row, released in ((one, other), (other, one)):
            transaction.session.get(Agreement, row).released_id = released

    desk.workspace.core.submit(ring, "edit").result()
    editing.delete("agreement", one).result()
    assert desk.workspace.protocols.get(visit, TODAY).agreements == ()
    editing.restore("agreement", one).result()
    assert len(desk.workspace.protocols.get(visit, TODAY).agreements) == 2


def test_what_is_still_used_stays(desk: Desk) -> None:
    desk.visit()
    with pytest.raises(StillUsedError) as refused:
        desk.workspace.editing.delete("project", desk.project).result()
    assert "an einer Stelle verwendet" in refused.value.words("de")
    carrier = desk.workspace.network.organizations("Quellroder")[0]
    with pytest.raises(StillUsedError):
        desk.workspace.editing.delete("organization", carrier.id).result()
    assert desk.workspace.projects.get(desk.project).title == "Projekt Sonnenhang"


def test_a_finished_protocol_is_not_deleted(desk: Desk) -> None:
    visit = desk.finished(TODAY)
    with pytest.raises(FinishedError):
        desk.workspace.editing.delete("protocol", visit).result()
    version = desk.workspace.protocols.get(visit).versions[0]
    desk.workspace.protocols.take_back(version.id).result()
    desk.workspace.editing.delete("protocol", visit).result()


def test_moving_is_one_write_and_keeps_the_others(desk: Desk) -> None:
    visit = desk.visit()
    editing, visits = desk.workspace.editing, desk.workspace.protocols

    def order() -> list[str]:
        return [topic.title for topic in visits.get(visit).topics]

    start, ids = order(), [topic.id for topic in visits.get(visit).topics]
    before = operations(desk.workspace)
    editing.move("topic", ids[3], None).result()
    assert order() == [start[3], *start[:3], *start[4:]]
    editing.move("topic", ids[3], ids[4]).result()
    assert order() == [*start[:3], start[4], start[3]]
    assert operations(desk.workspace) == before + 2
    editing.move("topic", ids[3], ids[3]).result()
    assert order() == [*start[:3], start[4], start[3]]
    new = visits.add_topic(visit, "Dazwischen", ids[0]).result()
    assert order()[:2] == [start[0], "Dazwischen"]
    with pytest.raises(UnknownRecordError):
        editing.move("topic", new, uuid4()).result()
    with pytest.raises(FieldUnknownError):
        editing.move("project", desk.project, None).result()


def test_rows_that_share_a_position_can_be_parted(desk: Desk) -> None:
    """Two devices that insert at the same place make the same position; the id decides then."""
    visit = desk.visit()
    editing, visits = desk.workspace.editing, desk.workspace.protocols
    topics = visits.get(visit).topics
    for topic in topics[:3]:
        editing.save("topic", topic.id, {"position": "i"}).result()
    shown = [topic.id for topic in visits.get(visit).topics]
    editing.move("topic", shown[4], shown[0]).result()
    assert [topic.id for topic in visits.get(visit).topics] == [shown[0], shown[4], *shown[1:4]]


def test_undo_takes_back_one_action_at_a_time(desk: Desk) -> None:
    visit = desk.visit()
    editing, visits = desk.workspace.editing, desk.workspace.protocols
    editing.save("protocol", visit, {"place": "Laden"}, editing.begin()).result()
    editing.save("protocol", visit, {"place": "Rathaus"}, editing.begin()).result()
    person = visits.add_person(visit, function="Projektleitung", organization="Träger").result()
    assert [each.id for each in visits.get(visit).people] == [person]
    done = editing.undo().result()
    assert done is not None
    assert visits.get(visit).people == ()
    editing.undo().result()
    assert visits.get(visit).place == "Laden"
    editing.undo().result()
    assert visits.get(visit).place == ""
    started = editing.undo().result()
    assert started is not None
    assert started.label == "new visit"
    assert visits.count(ProtocolFilter()) == 0


def test_undo_stops_at_a_finish(desk: Desk) -> None:
    desk.finished(TODAY)
    assert desk.workspace.editing.undo().result() is None


def test_history_says_who_what_and_when(desk: Desk) -> None:
    visit = desk.visit()
    editing = desk.workspace.editing
    editing.save("protocol", visit, {"place": "Laden"}).result()
    editing.save("protocol", visit, {"place": "Rathaus"}).result()
    rows = [row for row in editing.history("protocol", visit) if row.field == "place"]
    assert [(row.before, row.after) for row in rows] == [("Laden", "Rathaus"), (None, "Laden")]
    assert {(row.device, row.person, row.action) for row in rows} == {("Laptop Büro", "Fachreferat", "edit")}


def test_history_tells_references_by_name(desk: Desk) -> None:
    rows = desk.workspace.editing.history("protocol", desk.visit())
    assert [row.after for row in rows if row.field == "project_id"] == ["Projekt Sonnenhang"]
    assert not [row.field for row in rows if row.field.endswith("_label")]
    assert not [row.field for row in rows if isinstance(row.after, UUID)]


def test_an_agreement_that_is_settled_has_its_day(desk: Desk) -> None:
    visit = desk.visit()
    workspace = desk.workspace
    agreement = workspace.protocols.add_agreement(visit, "Aushang", "Träger", date(2026, 12, 1)).result()

    def row() -> tuple[str, date | None]:
        found = workspace.protocols.get(visit, TODAY).agreements[0]
        return found.state, found.done_on

    workspace.editing.save("agreement", agreement, {"state": "done"}).result()
    assert row() == ("done", workspace.core.today())
    workspace.editing.save("agreement", agreement, {"state": "open"}).result()
    assert row() == ("open", None)
    workspace.editing.save(
        "agreement", agreement, {"state": "dropped", "done_on": date(2026, 11, 20)}
    ).result()
    assert row() == ("dropped", date(2026, 11, 20))


def test_changes_name_kinds_and_ids(desk: Desk) -> None:
    visit = desk.visit()
    told: list[Changes] = []
    stop = desk.workspace.on_change(told.append)
    desk.workspace.editing.save("protocol", visit, {"place": "Laden"}).result()
    desk.workspace.core.submit(lambda _transaction: None, "nothing").result()
    stop()
    assert told
    assert told[0].kinds == {"protocol"}
    assert told[0].ids == {visit}


def test_generic_adding(desk: Desk) -> None:
    area = desk.workspace.editing.add("area", {"name": "Sonnenhang", "boundaries": "Hang und Bach"}).result()
    assert isinstance(area, UUID)
    linked = desk.workspace.editing.add(
        "project_area", {"project_id": desk.project, "area_id": area}
    ).result()
    with desk.workspace.core.raw() as raw:
        label, space = raw.execute(
            "SELECT area_label, space FROM project_area WHERE id = ?", (linked.bytes,)
        ).fetchone()
        owner = raw.execute("SELECT space FROM project WHERE id = ?", (desk.project.bytes,)).fetchone()
    assert label == "Sonnenhang"
    assert space == owner[0] != desk.workspace.spaces.coord.bytes
    with pytest.raises(UnknownRecordError):
        desk.workspace.editing.add("topic", {"protocol_id": uuid4(), "title": "Thema"}).result()


def test_undo_brings_a_deleted_visit_back_with_its_parts(desk: Desk) -> None:
    visit = desk.visit()
    desk.complete(visit)
    before = desk.workspace.protocols.get(visit, TODAY)
    desk.workspace.editing.delete("protocol", visit).result()
    done = desk.workspace.editing.undo().result()
    assert done is not None
    assert (done.label, done.kept) == ("delete", ())
    assert desk.workspace.protocols.get(visit, TODAY) == before


def test_undoing_a_rename_takes_the_names_beside_references_back(desk: Desk) -> None:
    visit = desk.visit()
    editing = desk.workspace.editing
    editing.save("project", desk.project, {"title": "Projekt Sonnenseite"}, editing.begin()).result()
    editing.begin()
    assert desk.workspace.protocols.count(ProtocolFilter()) == 1
    desk.workspace.core.submit(lambda _transaction: None, "wait").result()
    assert desk.workspace.protocols.get(visit).project == "Projekt Sonnenseite"
    done = editing.undo().result()
    assert done is not None
    assert done.undone == 2
    assert desk.workspace.projects.get(desk.project).title == "Projekt Sonnenhang"
    assert desk.workspace.protocols.get(visit).project == "Projekt Sonnenhang"


def test_a_name_that_many_records_keep(desk: Desk) -> None:
    """More than one transaction may hold: the rest follows in further ones."""
    coord = desk.workspace.spaces.coord

    def write(transaction: Transaction) -> None:
        for _ in range(450):
            transaction.session.add(Protocol(id=new_id(), space=coord, project_id=desk.project))

    desk.workspace.core.submit(write, "test").result()
    desk.workspace.editing.save("project", desk.project, {"title": "Projekt Sonnenseite"}).result()
    for _ in range(3):
        desk.workspace.core.submit(lambda _transaction: None, "wait").result()
    rows = desk.workspace.protocols.page(ProtocolFilter(), "date", True, 0, 1000)
    assert {row.project for row in rows} == {"Projekt Sonnenseite"}
    assert len(rows) == 450


def test_agreements_follow_their_visit_to_another_project(desk: Desk) -> None:
    workspace = desk.workspace
    other = workspace.projects.create(
        "Projekt Tannrieden", ["Landkreis Obere Tann"], "Wegweiser gGmbH"
    ).result()
    visit = desk.visit(date(2026, 9, 14))
    workspace.editing.add("agreement", {"protocol_id": visit, "what": "Aushang erneuern"}).result()
    workspace.editing.save("protocol", visit, {"project_id": other}).result()
    counts = {row.title: row.open_agreements for row in workspace.projects.list(TODAY)}
    assert counts == {"Projekt Sonnenhang": 0, "Projekt Tannrieden": 1}
    assert workspace.protocols.get(visit).project == "Projekt Tannrieden"
    following = workspace.protocols.start(other, TODAY).result()
    assert [row.what for row in workspace.protocols.get(following, TODAY).carried] == ["Aushang erneuern"]


def test_undo_takes_a_large_import_back_as_one_action(desk: Desk) -> None:
    workspace = desk.workspace
    action, coord = workspace.core.new_action(), workspace.spaces.coord

    def bring(transaction: Transaction) -> None:
        transaction.session.add_all(Protocol(id=new_id(), space=coord, place="Import") for _ in range(450))

    for _ in range(2):
        workspace.core.submit(bring, "import", action=action).result()
    assert workspace.protocols.count(ProtocolFilter()) == 900
    done = workspace.editing.undo().result()
    assert done is not None
    assert (done.label, done.undone, done.kept) == ("import", 900, ())
    assert workspace.protocols.count(ProtocolFilter()) == 0


def test_what_came_from_elsewhere_stays_when_a_form_saves_a_text(desk: Desk) -> None:
    visit = desk.visit()
    editing = desk.workspace.editing
    editing.save("protocol", visit, {"observations": "Heizung\nHof 👍🏽", "place": "Laden"}).result()
    before = {"observations": "Heizung\nHof 👍🏽", "place": "Laden"}
    editing.save("protocol", visit, {"observations": "Heizung\nHof 👍🏽 frei", "place": "Halle"}).result()
    typed = {"observations": "Heizung defekt\nHof 👍🏽", "place": "Rathaus"}
    editing.save("protocol", visit, typed, editing.begin(), before).result()
    row = desk.workspace.protocols.get(visit, TODAY)
    assert row.observations == "Heizung defekt\nHof 👍🏽 frei"
    assert row.place == "Rathaus"  # a short text is one value


def test_the_history_of_a_visit_tells_those_of_its_parts(desk: Desk) -> None:
    visit = desk.visit()
    workspace = desk.workspace
    topic = workspace.protocols.add_topic(visit, "Personal").result()
    workspace.editing.save("topic", topic, {"notes": "Eine Stelle ist frei."}).result()
    workspace.editing.save("topic", topic, {"notes": "Beide Stellen sind besetzt."}).result()
    workspace.editing.delete("topic", topic).result()
    told = [row for row in workspace.editing.whole_history("protocol", visit) if row.record_id == topic]
    assert {(row.kind, row.part) for row in told} == {("topic", "Personal")}
    assert [(row.field, row.before, row.after) for row in told] == [
        ("alive", True, False),
        ("notes", "Eine Stelle ist frei.", "Beide Stellen sind besetzt."),
        ("notes", None, "Eine Stelle ist frei."),
        ("title", None, "Personal"),
    ]
    every = workspace.editing.whole_history("protocol", visit)
    assert [row.at for row in every] == sorted((row.at for row in every), reverse=True)
    assert {row.part for row in every if row.record_id == visit} == {""}


def test_a_history_tells_of_parts_that_have_no_name(desk: Desk, tmp_path: Path) -> None:
    workspace, visit, picture = desk.workspace, desk.visit(), tmp_path / "foto.jpg"
    Image.new("RGB", (80, 60)).save(picture)
    photo = workspace.photos.add(visit, picture).result()
    workspace.protocols.add_person(visit, name="Kim Öhler").result()
    workspace.editing.delete("photo", photo).result()
    told = [change_words(row) for row in workspace.editing.whole_history("protocol", visit)]
    assert {"Foto – hinzugefügt", "Foto – gelöscht", "Anwesende Person „Kim Öhler“ – Name: Kim Öhler"} < {
        *told
    }
    assert "gelöscht" not in told, "the protocol is there"
    stock = workspace.stock.create("Nordstadt", TODAY, desk.project).result()
    workspace.editing.save("stock_taking", stock, {"by_walk": False}).result()
    workspace.stock.add_photo(stock, picture).result()
    told = [change_words(row) for row in workspace.editing.whole_history("stock_taking", stock)]
    assert told[:2] == ["Begehungspunkt – hinzugefügt", "Methode: Begehung: nein (vorher ja)"]


def test_the_history_of_a_project_and_a_contract_tells_of_those_who_belong_to_it(desk: Desk) -> None:
    workspace, add = desk.workspace, desk.workspace.editing.add
    workspace.directory.serve(desk.project, "Nordstadt").result()
    link = workspace.projects.add_person(desk.project, "Kim Öhler", "Leitung").result()
    workspace.editing.save("project_person", link, {"role": "Beratung"}).result()
    contract = add("contract", {"title": "Vertrag"}).result()
    party = add("contract_party", {"contract_id": contract}).result()
    workspace.editing.save("contract_party", party, {"organization_label": "Amt"}).result()
    add("contract_party", {"contract_id": contract, "organization_label": "Werk"}).result()
    told = [
        change_words(row)
        for kind, key in (("project", desk.project), ("contract", contract))
        for row in workspace.editing.whole_history(kind, key)
    ]
    assert {
        "Person des Projekts „Kim Öhler“ – hinzugefügt",
        "Person des Projekts „Kim Öhler“ – Rolle: Beratung (vorher Leitung)",
        "Beteiligte Stelle „Stadt Quellrode“ – hinzugefügt",
        "Sozialraum des Projekts „Nordstadt“ – hinzugefügt",
        "Vertragspartei „Amt“ – Organisation: Amt", "Vertragspartei „Werk“ – hinzugefügt",
    } <= {*told}  # fmt: skip


def test_the_history_of_a_whole_tells_nothing_that_the_program_keeps_for_itself(desk: Desk) -> None:
    visit, editing = desk.visit(), desk.workspace.editing
    made = desk.workspace.protocols.add_agreement(visit, "Aushang", "Träger").result()
    desk.workspace.protocols.add_agreement(visit, "Liste", "Träger").result()
    editing.move("agreement", made, None).result()

    def keep(transaction: Transaction) -> None:
        transaction.session.get_one(Agreement, made).released_as = "{}"

    desk.workspace.core.submit(keep, "release").result()
    told = [row.field for row in editing.whole_history("protocol", visit) if row.record_id == made]
    assert told == ["what"]
    assert {"released_as", "position"} <= {row.field for row in editing.history("agreement", made)}
