"""What people and areas have to do with: projects over time, protocols, agreements, rounds."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from inka_desktop.services.directory_rows import RelationRow
from inka_desktop.services.errors import StillUsedError, ValueUnusableError

from .conftest import TODAY, Desk

EARLIER, LATER = date(2026, 3, 1), date(2026, 12, 1)


def related(desk: Desk, kind: str, entry: UUID, wanted: str) -> list[RelationRow]:
    """The relations of an entry with records of a kind, in the order shown."""
    rows = desk.workspace.directory.get(kind, entry).relations
    return [row for row in rows if row.kind == wanted]


def test_a_person_has_projects_by_contact_by_agreement_and_by_organisation(desk: Desk) -> None:
    workspace = desk.workspace
    carrier = workspace.projects.get(desk.project).parties[0]
    kim = workspace.network.ensure_person("Kim Öhler", "Leitung", carrier.organization).result()
    (only,) = related(desk, "person", kim, "project")
    assert (only.role, only.through, only.last) == (carrier.role, carrier.organization, None)
    workspace.projects.set_party(desk.project, carrier.role, "Neue Stelle", LATER).result()
    assert related(desk, "person", kim, "project")[0].last == date(2026, 11, 30), "a past one has its dates"
    first = workspace.protocols.add_agreement(desk.visit(EARLIER), "Aushang", "Kim Öhler", None).result()
    agreed = related(desk, "person", kim, "project")[0]
    assert (agreed.role, agreed.first, agreed.last) == ("responsible", EARLIER, None)
    assert [row.name for row in related(desk, "person", kim, "agreement")] == ["Aushang"]
    workspace.editing.save("agreement", first, {"state": "done"}).result()
    assert related(desk, "person", kim, "project")[0].last is not None, "none is open any more"
    assert related(desk, "person", kim, "agreement") == []
    contact = workspace.network.add_contact(desk.project, "Anna Nord").result()
    assert [row.role for row in related(desk, "person", contact, "project")] == ["contact"]
    stranger = workspace.editing.add("person", {"name": "Ole"}).result()
    assert related(desk, "person", stranger, "project") == []


def test_a_person_has_what_they_do_for_projects_between_two_days(desk: Desk) -> None:
    ws = desk.workspace
    kim = ws.network.ensure_person("Kim Öhler", "Beratung", "Amt").result()
    link = ws.projects.add_person(desk.project, "kim oehler", "Projektleitung", date(2026, 1, 1)).result()
    (row,) = ws.projects.get(desk.project).people
    assert (row.id, row.person_id, row.name, row.role) == (link, kim, "Kim Öhler", "Projektleitung")
    ws.editing.save("project_person", link, {"valid_to": date(2026, 9, 30)}).result()
    ws.editing.save("person", kim, {"left_on": date(2026, 8, 31)}).result()
    (told,) = [one for one in ws.directory.get("person", kim).relations if one.kind == "project"]
    assert (told.id, told.role, told.first, told.last) == (
        desk.project, "Projektleitung", date(2026, 1, 1), date(2026, 8, 31),
    )  # fmt: skip
    assert told.link == ("project_person", link)
    with pytest.raises(StillUsedError):
        ws.editing.delete("person", kim).result()
    ws.editing.delete(*told.link).result()
    assert ws.projects.get(desk.project).people == ()
    with pytest.raises(ValueUnusableError):
        ws.projects.add_person(desk.project, " ")
    made = ws.projects.add_person(desk.project, "Nora Neu").result()
    assert [one.id for one in ws.projects.get(desk.project).people] == [made]
    ws.editing.undo().result()
    assert ws.network.persons("Nora Neu") == [], "what was made by typing is undone with it"


def test_a_person_has_the_protocols_they_took_part_in_the_newest_first(desk: Desk) -> None:
    workspace, visits = desk.workspace, [desk.visit(EARLIER), desk.visit(TODAY)]
    kim = workspace.network.ensure_person("Kim Öhler", "Leitung", "Amt").result()
    for visit in visits:
        workspace.protocols.add_person(visit, "Kim Öhler", "Leitung", "Amt").result()
    rows = related(desk, "person", kim, "protocol")
    assert [row.id for row in rows] == [*reversed(visits)]
    assert [(row.first, row.role, row.through) for row in rows] == [
        (TODAY, "visit", "present"), (EARLIER, "visit", "present"),
    ]  # fmt: skip
    workspace.editing.delete("protocol", visits[0]).result()
    assert [row.id for row in related(desk, "person", kim, "protocol")] == visits[1:]


def test_an_area_has_its_rounds_the_newest_first(desk: Desk) -> None:
    workspace = desk.workspace
    first = workspace.stock.create("Altstadt", EARLIER, desk.project).result()
    second = workspace.stock.follow(first, TODAY).result()
    workspace.stock.create("Neustadt", TODAY).result()
    area = UUID(str(workspace.stock.get(first).values["area_id"]))
    rows = related(desk, "area", area, "stock_taking")
    assert [(row.id, row.first) for row in rows] == [(second, TODAY), (first, EARLIER)]
