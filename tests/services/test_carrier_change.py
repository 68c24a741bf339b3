"""A project changes its carrier: what the new one gets, what stays with the old one, and who may begin it."""

from __future__ import annotations

import os
from datetime import date
from uuid import UUID

import pytest

from inka_desktop.records.values import PartyRole, Role
from inka_desktop.services import first_start, proposals
from inka_desktop.services.errors import NotCoordinatorError, NotOwnerError, ValueUnusableError
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import GivenKey
from tests.services.conftest import Desk
from tests.services.devices import Office, settle

SINCE = date(2027, 1, 1)


def carriers(workspace: Workspace, project: UUID) -> list[tuple[str, date | None, date | None]]:
    return [
        (one.organization, one.valid_from, one.valid_to)
        for one in workspace.projects.get(project).parties
        if one.role == PartyRole.CARRIER
    ]


def test_the_project_goes_on_in_a_space_of_its_own_and_the_old_one_keeps_what_it_has(desk: Desk) -> None:
    workspace, old = desk.workspace, desk.project
    workspace.projects.add_site(old, "Laden", street="Am Markt 1", city="Quellrode").result()
    desk.finished(date(2026, 11, 23))
    new = workspace.carriers.begin(old, "Neuer Verein e. V.", SINCE).result()
    before, after = workspace.projects.get(old), workspace.projects.get(new)
    assert (after.title, after.file_number, after.funded_from) == (before.title, before.file_number, SINCE)
    assert before.funded_to == date(2026, 12, 31)
    assert carriers(workspace, new) == [("Neuer Verein e. V.", SINCE, None)]
    assert [one[2] for one in carriers(workspace, old)] == [date(2026, 12, 31)]
    towns = {one.organization for one in after.parties if one.role == PartyRole.MUNICIPALITY}
    assert towns == {"Stadt Quellrode"}
    assert [(one.name, one.street, one.city) for one in after.sites] == [("Laden", "Am Markt 1", "Quellrode")]
    with workspace.core.raw() as raw:
        spaces = dict(raw.execute("SELECT id, space FROM project").fetchall())
        moved = raw.execute("SELECT count(*) FROM agreement WHERE space = ?", (spaces[new.bytes],)).fetchone()
    assert spaces[new.bytes] != spaces[old.bytes]
    assert moved == (0,)


def test_the_new_carrier_reads_its_project_and_nothing_of_the_old_one(office: Office) -> None:
    head = office.office
    old = head.projects.create("Sonnenhang", ["Quellrode"], "Alter Verein").result()
    new = head.carriers.begin(old, "Neuer Verein", SINCE).result()
    place = head.exchange.add_place(office.folder("place")).result()
    made = head.exchange.invite("Anna Neu", place.id, Role.CARRIER, [new]).result()
    carrier = office._kept(
        first_start.join(office.folder("new"), GivenKey(os.urandom(32)), made.file, made.code, "PC")
    )
    settle(head, carrier)
    assert [one.id for one in carrier.projects.list()] == [new]
    assert carriers(carrier, new) == [("Neuer Verein", SINCE, None)]
    with carrier.core.raw() as raw:
        told = {name for (name,) in raw.execute("SELECT organization_label FROM project_party")}
    assert "Alter Verein" not in told


def test_a_coordinator_proposes_and_an_owner_begins(office: Office) -> None:
    head = office.office
    project = head.projects.create("Sonnenhang", ["Quellrode"], "Alter Verein").result()
    place = head.exchange.add_place(office.folder("place")).result()
    road = office.join(place.id)
    settle(head, road)
    (theirs,) = [row for row in head.members.roster() if not row.own]
    head.members.confirm_phrase(theirs.id).result()
    settle(head, road)
    with pytest.raises(NotOwnerError):
        road.carriers.begin(project, "Neuer Verein", SINCE).result()
    with pytest.raises(NotCoordinatorError):
        head.carriers.propose(project).result()
    for _ in range(2):
        road.carriers.propose(project).result()
    settle(head, road)
    (asked,) = head.members.proposals()
    assert (asked.what, asked.about, asked.subject) == (proposals.SPACE, project, "Sonnenhang")
    assert (asked.device, asked.own) == ("road", False)
    assert [one.own for one in road.members.proposals()] == [True]
    head.members.settle_proposal(asked.id).result()
    settle(head, road)
    assert head.members.proposals() == road.members.proposals() == []


def test_without_a_name_nothing_begins(desk: Desk) -> None:
    with pytest.raises(ValueUnusableError):
        desk.workspace.carriers.begin(desk.project, "  ", SINCE)
    assert len(desk.workspace.projects.list()) == 1
