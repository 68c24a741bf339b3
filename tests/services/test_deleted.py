"""The bin: what was deleted, by whom, and bringing it back; for all kinds alike."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from inka_desktop.records.protocol_types import TYPES
from inka_desktop.services.workspace import Workspace
from inka_desktop.viewmodels.deleted import second_line

from .conftest import TODAY, Desk


def names(workspace: Workspace) -> list[tuple[str, str]]:
    return [(row.kind, row.name) for row in workspace.editing.deleted()]


def test_a_deleted_visit_says_what_when_and_by_whom(desk: Desk) -> None:
    visit = desk.visit()
    desk.workspace.editing.delete("protocol", visit).result()
    (row,) = desk.workspace.editing.deleted()
    assert (row.kind, row.id, row.name, row.day) == ("protocol", visit, "Projekt Sonnenhang", TODAY)
    assert (row.owner, row.device, row.person) == ("", "Laptop Büro", "Fachreferat")
    assert row.at is not None
    assert abs(datetime.now(UTC) - row.at) < timedelta(minutes=5)


def test_a_protocol_says_what_it_is(desk: Desk) -> None:
    made = [desk.workspace.protocols.start(desk.project, TODAY, type).result() for type in TYPES]
    for protocol in made:
        desk.workspace.editing.delete("protocol", protocol).result()
    rows = {row.id: row for row in desk.workspace.editing.deleted()}
    said = [second_line(rows[protocol], TODAY).split(" · ")[0] for protocol in made]
    assert said == ["Vor-Ort-Protokoll", "Trägergespräch", "Niederschrift"]


def test_the_parts_of_a_deleted_whole_come_back_with_it(desk: Desk) -> None:
    visit = desk.visit()
    desk.complete(visit)
    topics = desk.workspace.protocols.get(visit, TODAY).topics
    desk.workspace.editing.delete("topic", topics[0].id).result()
    desk.workspace.editing.delete("protocol", visit).result()
    assert names(desk.workspace) == [("protocol", "Projekt Sonnenhang")]
    desk.workspace.editing.restore("protocol", visit).result()
    (left,) = desk.workspace.editing.deleted()
    assert (left.kind, left.name, left.owner, left.owner_day) == (
        "topic", topics[0].title, "Projekt Sonnenhang", TODAY,
    )  # fmt: skip
    assert len(desk.workspace.protocols.get(visit, TODAY).topics) == len(topics) - 1


def test_every_kind_that_people_delete(desk: Desk) -> None:
    workspace, visit = desk.workspace, desk.visit()
    desk.complete(visit)
    row = workspace.protocols.get(visit, TODAY)
    project = workspace.projects.get(desk.project)
    site = workspace.projects.add_site(desk.project, "Laden").result()
    wanted = [
        ("agreement", row.agreements[0].id, "Aushang erneuern"),
        ("attendance", row.people[0].id, "Projektleitung"),
        ("project_party", project.parties[0].id, project.parties[0].organization),
        ("site", site, "Laden"),
    ]
    for kind, record, _ in wanted:
        workspace.editing.delete(kind, record).result()
    assert names(workspace) == [(kind, name) for kind, _, name in reversed(wanted)]
    for kind, record, _ in wanted:
        workspace.editing.restore(kind, record).result()
    assert names(workspace) == []
    assert workspace.protocols.get(visit, TODAY).agreements[0].what == "Aushang erneuern"
    assert len(workspace.projects.get(desk.project).parties) == len(project.parties)


def test_a_protocol_brings_back_the_project_that_was_deleted_after_it(desk: Desk) -> None:
    workspace, visit = desk.workspace, desk.visit()
    stock = workspace.stock.create("Nordstadt", TODAY, desk.project).result()
    for kind, record in (("protocol", visit), ("stock_taking", stock), ("project", desk.project)):
        workspace.editing.delete(kind, record).result()
    workspace.editing.restore("protocol", visit).result()
    assert names(workspace) == [("stock_taking", "Nordstadt")]
    assert workspace.documents.content(visit, None).project.carrier == "Quellroder Nachbarschaftswerk e. V."
    workspace.editing.undo().result()
    assert {kind for kind, _ in names(workspace)} == {"protocol", "stock_taking", "project"}


def test_a_project_brings_back_the_organisation_that_was_deleted_after_it(desk: Desk) -> None:
    workspace = desk.workspace
    carrier = workspace.network.ensure_organization("Quellroder Nachbarschaftswerk e. V.").result()
    for kind, record in (("project", desk.project), ("organization", carrier)):
        workspace.editing.delete(kind, record).result()
    workspace.editing.restore("project", desk.project).result()
    assert names(workspace) == []


def test_a_merge_that_was_undone_leaves_nothing_in_the_bin(desk: Desk) -> None:
    workspace = desk.workspace
    one, two = (workspace.network.ensure_person(name, "", "Werk").result() for name in ("Kim Öhler", "K. Ö."))
    workspace.twins.merge("person", one, two).result()
    assert names(workspace) == [("person", "K. Ö.")]
    workspace.editing.undo().result()
    assert names(workspace) == []


def test_somebody_who_does_no_more_for_a_project_is_named(desk: Desk) -> None:
    workspace = desk.workspace
    link = workspace.projects.add_person(desk.project, "Kim Öhler", "Leitung").result()
    workspace.editing.delete("project_person", link).result()
    assert names(workspace) == [("project_person", "Kim Öhler")]


def test_a_whole_project_and_bringing_it_back_is_undone_too(desk: Desk) -> None:
    editing = desk.workspace.editing
    editing.delete("project", desk.project).result()
    assert names(desk.workspace) == [("project", "Projekt Sonnenhang")]
    editing.restore("project", desk.project).result()
    assert [row.title for row in desk.workspace.projects.list(date(2026, 11, 23))] == ["Projekt Sonnenhang"]
    editing.undo().result()
    assert names(desk.workspace) == [("project", "Projekt Sonnenhang")]


def test_the_newest_comes_first_and_an_empty_bin_is_empty(desk: Desk) -> None:
    assert desk.workspace.editing.deleted() == []
    visits = [desk.visit(date(2026, 11, day)) for day in (20, 21, 22)]
    for visit in visits:
        desk.workspace.editing.delete("protocol", visit).result()
    assert [row.id for row in desk.workspace.editing.deleted()] == visits[::-1]
