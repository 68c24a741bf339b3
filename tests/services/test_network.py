"""Organisations and persons: found by any spelling, made once, projects with parties over time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inka_desktop.records.folding import fold
from inka_desktop.records.protocols import Attendance
from inka_desktop.records.specs import by_kind
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.errors import UnknownRecordError

from .conftest import TODAY, Desk


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Öhrebach", "ohrebach"), ("Öhrebach", "Oehrebach"), ("Große Straße", "grosse  strasse"),
        ("Träger", "TRAEGER"), ("Café Müller", "cafe muller"), ("e.\u202fV.", "e. v."),
        ("A\u0308pfel", "Äpfel"),
    ],
)  # fmt: skip
def test_what_a_person_would_call_the_same(one: str, two: str) -> None:
    assert fold(one) == fold(two)


@given(st.text())
def test_folding_twice_is_folding_once_in_spaces(text: str) -> None:
    assert fold(f"  {text} ") == fold(text)


def test_an_organisation_is_made_once(workspace: Workspace) -> None:
    network = workspace.network
    first = network.ensure_organization("Wohnungsgesellschaft Quellrode").result()
    assert network.ensure_organization(" wohnungsgesellschaft  QUELLRODE ").result() == first
    assert network.ensure_organization("Wohnungsgesellschaft Rothenlohe").result() != first
    assert [row.name for row in network.organizations("wohn quell")] == ["Wohnungsgesellschaft Quellrode"]
    assert network.organizations("gesellschaft") == [], "only beginnings of words are meant"


def test_an_organisation_that_ended_is_not_suggested(workspace: Workspace) -> None:
    before, now = (workspace.network.ensure_organization(name).result() for name in ("Amt alt", "Amt neu"))
    today = workspace.core.today()
    for row, last in ((before, today - timedelta(1)), (now, today)):
        workspace.editing.save("organization", row, {"valid_to": last}).result()
    assert [row.name for row in workspace.network.organizations("Amt")] == ["Amt neu"]


def test_persons_by_name_or_by_function(workspace: Workspace) -> None:
    network = workspace.network
    lead = network.ensure_person("", "Projektleitung", "Nachbarschaftswerk").result()
    assert network.ensure_person("", "projektleitung", "NACHBARSCHAFTSWERK").result() == lead
    assert network.ensure_person("", "Projektleitung", "Wegweiser").result() != lead
    named = network.ensure_person("Kim Beispiel", "Beratung", "Nachbarschaftswerk").result()
    assert network.ensure_person("Kim Beispiel", "Leitung", "Nachbarschaftswerk").result() == named
    rows = network.persons("nachbar")
    assert {row.id for row in rows} == {lead, named}
    assert {row.organization for row in rows} == {"Nachbarschaftswerk"}
    assert len(network.organizations()) == 2


def test_a_name_alone_is_the_one_person_called_so(workspace: Workspace) -> None:
    network = workspace.network
    kim = network.ensure_person("Kim Beispiel", "Beratung", "Nachbarschaftswerk").result()
    assert network.ensure_person("kim beispiel").result() == kim
    other = network.ensure_person("Kim Beispiel", "", "Amt").result()
    assert network.ensure_person("Kim Beispiel").result() not in {kim, other}, "nobody knows which of both"


def _whom(workspace: Workspace, row: UUID) -> UUID | None:
    with workspace.core.session() as session:
        return session.get_one(Attendance, row).person_id


def test_a_row_of_people_refers_to_whom_its_words_name(desk: Desk) -> None:
    workspace, save = desk.workspace, desk.workspace.editing.save
    kim, lea = (
        workspace.network.ensure_person(name, "Beratung", "Amt").result() for name in ("Kim Kurz", "Lea Lang")
    )
    row = workspace.protocols.add_person(desk.visit(), "Kim Kurz", "Beratung", "Amt").result()
    for field, words, whom in (
        ("name", "lea LANG", lea),
        ("function", "Leitung", lea),
        ("organization", "Amt für Soziales", lea),
        ("name", "Wer auch immer", None),
        ("organization", "Amt", None),
        ("name", "Kim Kurz", kim),
        ("remark", "bis 10 Uhr", kim),
    ):
        save("attendance", row, {field: words}).result()
        assert _whom(workspace, row) == whom, words
    for whom in (kim, None):
        workspace.editing.undo().result()
        assert _whom(workspace, row) == whom, "undo takes name and person back"


@pytest.mark.parametrize("kind", ["attendance", "series_member", "stock_participant"])
def test_who_is_named_in_a_row_of_people_is_made_and_undone_at_once(desk: Desk, kind: str) -> None:
    workspace = desk.workspace
    owner = next(field for field in by_kind()[kind].fields if field.parent is not None)
    row = workspace.editing.add(
        kind, {owner.name: workspace.editing.add(str(owner.parent), {}).result(), "organization": "Amt"}
    ).result()
    edit = workspace.editing.begin()
    workspace.editing.save(kind, row, {"name": "Nora Neu"}, edit).result()
    made = workspace.network.name_person(kind, row, "Nora Neu", edit).result()
    (found,) = workspace.network.persons("Nora Neu")
    assert (found.id, found.organization) == (made, "Amt")
    assert workspace.network.name_person(kind, row, "nora neu").result() == made, "never twice"
    workspace.editing.undo().result()
    workspace.editing.undo().result()
    assert workspace.network.persons("Nora Neu") == []
    with workspace.core.session() as session:
        record: Any = session.get_one(by_kind()[kind].record, row)
        assert (record.name, record.person_id) == (None, None), "the words and the person are one action"
    assert workspace.network.name_person(kind, row, "").result() is None


def test_words_for_a_party_are_no_organisation(workspace: Workspace) -> None:
    workspace.network.ensure_person("", "Projektleitung", "Träger").result()
    assert workspace.network.organizations() == []
    assert workspace.network.persons("projektleitung")[0].organization == "Träger"


def test_persons_of_a_projects_parties_come_first(desk: Desk) -> None:
    network = desk.workspace.network
    network.ensure_person("", "Beratung", "Amt für Soziales").result()
    near = network.ensure_person("", "Beratung", "Quellroder Nachbarschaftswerk e. V.").result()
    assert network.persons("beratung", desk.project)[0].id == near
    assert network.persons("beratung", limit=1)[0].id != near


def test_a_project_with_parties_and_sites(desk: Desk) -> None:
    projects = desk.workspace.projects
    site = projects.add_site(
        desk.project, "Nachbarschaftsladen", street="Hangstraße 12", city="Quellrode"
    ).result()
    row = projects.get(desk.project)
    assert (row.title, row.file_number, row.status) == ("Projekt Sonnenhang", "MUSTER-2025-0107", "running")
    assert {(party.role, party.organization) for party in row.parties} == {
        ("carrier", "Quellroder Nachbarschaftswerk e. V."), ("municipality", "Stadt Quellrode"),
    }  # fmt: skip
    assert [(each.id, each.name, each.street) for each in row.sites] == [
        (site, "Nachbarschaftsladen", "Hangstraße 12")
    ]
    kinds = {each.name: each.kind for each in desk.workspace.network.organizations()}
    assert kinds == {"Quellroder Nachbarschaftswerk e. V.": "carrier", "Stadt Quellrode": "municipality"}
    with pytest.raises(UnknownRecordError):
        projects.get(uuid4())


def test_a_carrier_changes_on_a_date(desk: Desk) -> None:
    projects = desk.workspace.projects
    projects.set_party(desk.project, "carrier", "Wegweiser gGmbH", date(2027, 1, 1)).result()
    projects.set_party(desk.project, "municipality", "Landkreis Obere Tann", also=True).result()
    before, after = (projects.list(day)[0] for day in (date(2026, 12, 31), date(2027, 1, 1)))
    assert before.carrier == "Quellroder Nachbarschaftswerk e. V."
    assert after.carrier == "Wegweiser gGmbH"
    assert after.municipality == "Stadt Quellrode, Landkreis Obere Tann"
    projects.set_party(desk.project, "carrier", "Miteinander e. V.").result()
    assert projects.list(TODAY)[0].carrier == "Miteinander e. V."
    assert sum(party.role == "carrier" for party in projects.get(desk.project).parties) == 1


def test_a_project_lives_in_a_space_of_its_own(desk: Desk) -> None:
    with desk.workspace.core.raw() as raw:
        kind, label = raw.execute(
            "SELECT s.kind, s.id FROM project p JOIN sync_space s ON s.id = p.space WHERE p.id = ?",
            (desk.project.bytes,),
        ).fetchone()
    assert kind == "project"
    assert label not in (desk.workspace.spaces.coord.bytes, desk.workspace.spaces.org.bytes)


def test_the_list_counts_visits_and_agreements(desk: Desk) -> None:
    workspace = desk.workspace
    desk.finished(date(2026, 9, 14), due=date(2026, 11, 15))
    visit = desk.visit(date(2026, 10, 1))
    workspace.protocols.add_agreement(visit, "Liste zusenden", "Träger", date(2026, 12, 1)).result()
    workspace.editing.save("protocol", visit, {"next_date": TODAY}).result()
    row = workspace.projects.list(TODAY)[0]
    assert (row.last_visit, row.next_visit) == (date(2026, 10, 1), TODAY)
    assert (row.open_agreements, row.overdue_agreements) == (2, 1)
    desk.visit(TODAY)
    row = workspace.projects.list(TODAY)[0]
    assert (row.last_visit, row.next_visit) == (TODAY, None)


def test_an_organisation_that_begins_later_is_not_suggested_yet(workspace: Workspace) -> None:
    key = workspace.network.ensure_organization("Amt für Morgen").result()
    today = workspace.core.today()
    for begins, suggested in ((today + timedelta(1), []), (today, ["Amt für Morgen"])):
        workspace.editing.save("organization", key, {"valid_from": begins}).result()
        assert [row.name for row in workspace.network.organizations("Amt")] == suggested
