"""Anonymous contacts: a key each, sums from a sheet, taken back, and what two devices count adds up."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from inka_desktop.records.contacts import ContactCount
from inka_desktop.records.values import AgeGroup, Basis, Gender, Role
from inka_desktop.services.contact_counts import Contact, CountedRow
from inka_desktop.services.errors import StillUsedError, ValueUnusableError
from inka_desktop.services.figure_errors import (
    NameMissingError,
    NothingToTakeBackError,
    NumberUnusableError,
    PeriodUnusableError,
)
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.errors import UnknownRecordError

from .test_releases import Office, office

__all__ = ["office"]

DAY = date(2026, 11, 23)
QUARTER = (date(2026, 10, 1), date(2026, 12, 31))


def numbers(workspace: Workspace, project: UUID) -> dict[tuple[str, str, str], int]:
    found = workspace.analysis.contacts.sums(project, *QUARTER)
    return {(row.kind, row.gender, row.basis): row.number for row in found}


def test_keys_add_up_in_one_row(workspace: Workspace, project: UUID) -> None:
    for _ in range(20):
        workspace.analysis.contacts.count(Contact(project, DAY, "first", Gender.WOMEN)).result()
    workspace.analysis.contacts.count(Contact(project, DAY, "first", basis=Basis.ESTIMATED), 37).result()
    assert numbers(workspace, project) == {
        ("first", "women", "counted"): 20, ("first", "not_stated", "estimated"): 37,
    }  # fmt: skip
    with workspace.core.session() as session:
        assert session.query(ContactCount).count() == 2
    assert [
        (row.day, row.kind, row.number) for row in workspace.analysis.contacts.days(project, *QUARTER)
    ] == [(DAY, "first", 57)]


def test_what_is_taken_back_is_gone_and_no_more_than_stands_there(
    workspace: Workspace, project: UUID
) -> None:
    contact = Contact(project, DAY, "repeat", Gender.MEN, AgeGroup.FROM_55)
    workspace.analysis.contacts.count(contact, 3).result()
    workspace.analysis.contacts.count(contact, -2).result()
    with pytest.raises(NothingToTakeBackError):
        workspace.analysis.contacts.count(contact, -2).result()
    assert numbers(workspace, project) == {("repeat", "men", "counted"): 1}
    workspace.analysis.contacts.count(contact, -1).result()
    assert numbers(workspace, project) == {}
    workspace.analysis.contacts.count(contact).result()
    assert numbers(workspace, project) == {("repeat", "men", "counted"): 1}


@pytest.mark.parametrize("number", [0, 100_000, -100_000])
def test_no_number_is_refused(workspace: Workspace, project: UUID, number: int) -> None:
    with pytest.raises(NumberUnusableError):
        workspace.analysis.contacts.count(Contact(project, DAY, "first"), number)


def test_words_that_are_none_are_refused(workspace: Workspace, project: UUID) -> None:
    with pytest.raises(ValueUnusableError):
        workspace.analysis.contacts.count(Contact(project, DAY, "first", "somebody"))
    with pytest.raises(PeriodUnusableError):
        workspace.analysis.contacts.sums(project, DAY, date(2026, 11, 22))
    with pytest.raises(NameMissingError):
        workspace.analysis.catalogue.add_kind("  ")


def test_a_kind_of_the_offices_own_has_a_key_too(workspace: Workspace, project: UUID) -> None:
    row = workspace.analysis.catalogue.add_kind("Hausbesuch", "INKA-E2").result()
    kinds = workspace.analysis.contacts.kinds()
    assert [kind.key for kind in kinds] == ["first", "repeat", "short", row.hex]
    workspace.analysis.contacts.count(Contact(project, DAY, row.hex), 2).result()
    workspace.analysis.contacts.count(Contact(project, DAY, "repeat", Gender.WOMEN), 5).result()
    found = workspace.analysis.contacts.by_indicator(project, *QUARTER)
    assert found["INKA-E2", "", ""] == CountedRow(7)
    assert found["INKA-E2", Gender.WOMEN, ""] == CountedRow(5)


def test_a_part_by_gender_and_age_says_how_many_were_estimated(workspace: Workspace, project: UUID) -> None:
    for gender, age, basis, number in (
        (Gender.WOMEN, AgeGroup.FROM_18, Basis.COUNTED, 4),
        (Gender.WOMEN, AgeGroup.FROM_18, Basis.ESTIMATED, 3),
        (Gender.MEN, AgeGroup.FROM_18, Basis.COUNTED, 2),
        (Gender.WOMEN, AgeGroup.FROM_55, Basis.COUNTED, 1),
    ):
        workspace.analysis.contacts.count(Contact(project, DAY, "first", gender, age, basis), number).result()
    found = workspace.analysis.contacts.by_indicator(project, *QUARTER)
    assert found["INKA-E1", Gender.WOMEN, AgeGroup.FROM_18] == CountedRow(7, 3)
    assert found["INKA-E1", "", AgeGroup.FROM_18] == CountedRow(9, 3)
    assert found["INKA-E1", Gender.WOMEN, ""] == CountedRow(8, 3)
    assert found["INKA-E1", "", ""] == CountedRow(10, 3)


def test_undo_takes_a_key_back(workspace: Workspace, project: UUID) -> None:
    workspace.analysis.contacts.count(Contact(project, DAY, "first"), 4).result()
    workspace.analysis.contacts.count(Contact(project, DAY, "first")).result()
    workspace.editing.undo().result()
    assert numbers(workspace, project) == {("first", "not_stated", "counted"): 4}


def test_a_project_with_contacts_stays(workspace: Workspace, project: UUID) -> None:
    workspace.analysis.contacts.count(Contact(project, DAY, "first")).result()
    with pytest.raises(StillUsedError):
        workspace.editing.delete("project", project).result()


def test_contacts_that_were_taken_back_keep_no_project(workspace: Workspace) -> None:
    project = workspace.projects.create("Doppelt", [], "").result()
    workspace.analysis.contacts.count(Contact(project, DAY, "first")).result()
    workspace.analysis.contacts.count(Contact(project, DAY, "first"), -1).result()
    workspace.editing.delete("project", project).result()
    workspace.editing.restore("project", project).result()
    workspace.analysis.contacts.count(Contact(project, DAY, "first")).result()
    with pytest.raises(StillUsedError):
        workspace.editing.delete("project", project).result()


def test_two_devices_count_the_same_and_both_count(office: Office) -> None:
    project = office.desk.project
    carrier = office.join(Role.CARRIER, "Erika Muster")
    contact = Contact(project, DAY, "first", Gender.WOMEN)
    for _ in range(3):
        office.owner.analysis.contacts.count(contact).result()
        carrier.analysis.contacts.count(contact, 2).result()
    office.meet()
    for workspace in (office.owner, carrier):
        assert numbers(workspace, project) == {("first", "women", "counted"): 9}
        assert not workspace.exchange.questions()
    office.owner.analysis.contacts.count(contact, -5).result()  # own three first, then two of the carrier's
    office.meet()
    assert numbers(carrier, project) == {("first", "women", "counted"): 4}


def test_a_carrier_counts_for_its_own_project_only(office: Office) -> None:
    other = office.owner.projects.create("Bahnhof", [], "Offene Höfe e. V.", "").result()
    carrier = office.join(Role.CARRIER, "Erika Muster")
    office.owner.analysis.contacts.count(Contact(other, DAY, "first"), 8).result()
    office.meet()
    assert numbers(carrier, other) == {}
    with pytest.raises(UnknownRecordError):
        carrier.analysis.contacts.count(Contact(other, DAY, "first")).result()


def test_many_counts_that_arrive_together_are_one_line(office: Office, project: UUID) -> None:
    carrier = office.join(Role.CARRIER, "Erika Muster")
    for kind in ("first", "repeat", "referral"):
        carrier.analysis.contacts.count(Contact(project, DAY, kind)).result()
    office.meet()
    counts = [row for row in office.owner.exchange.arrivals() if row.kind == "contact_count"]
    assert [(row.records, row.changes) for row in counts] == [(3, 3)]
