"""Owners, devices, invitations and recovery as a window asks for them; on real files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from inka_desktop.exchange import joining
from inka_desktop.exchange.errors import LastOwnerError, RecoveryGoneError, RecoveryTypedError
from inka_desktop.records.ids import new_id
from inka_desktop.records.projects import Project
from inka_desktop.records.values import Role
from inka_desktop.services import first_start, unlocking
from inka_desktop.services.errors import NotOwnerError
from inka_desktop.services.member_rows import GuestRow
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.errors import WrongKeyError
from inka_desktop.store.keys import GivenKey, PassphraseSource
from inka_desktop.store.raw import RawConnection
from inka_desktop.store.writer import Transaction


@pytest.fixture
def office(tmp_path: Path) -> Iterator[tuple[Workspace, Workspace]]:
    """The office and a colleague who joined and was met."""
    place = tmp_path / "place"
    place.mkdir()
    owner = first_start.create_workspace(
        tmp_path / "owner", GivenKey(os.urandom(32)), "Koordinierungsstelle", "Leitung", "Büro"
    )
    where = owner.exchange.add_place(place).result()
    (told,) = owner.members.invitations.invite_all([GuestRow("Kollegin", Role.COORDINATOR)], where.id)
    owner.exchange.sync().result()
    guest = first_start.join(
        tmp_path / "guest", PassphraseSource("vergesslich"), told.file, told.code, "Laptop"
    )
    for _ in range(2):
        guest.exchange.sync().result()
        owner.exchange.sync().result()
    yield owner, guest
    for one in (owner, guest):
        one.close()


def sync(*workspaces: Workspace) -> None:
    """All meet twice."""
    for _ in range(2):
        for one in workspaces:
            one.exchange.sync().result()


def other(workspace: Workspace) -> UUID:
    """The first device that is not this one's."""
    return next(row.id for row in workspace.members.roster() if not row.own)


def test_heute_says_so_until_there_are_two_owners_and_the_sheet_is_typed_back(
    office: tuple[Workspace, Workspace],
) -> None:
    owner, guest = office
    assert not owner.members.owners().enough
    with pytest.raises(NotOwnerError):
        guest.members.make_owner(other(guest)).result()
    owner.members.make_owner(other(owner)).result()
    sync(owner, guest)
    assert guest.members.owners().owner_devices == 2
    assert guest.members.owners().is_owner
    assert guest.info().role == Role.OWNER
    sheet = owner.members.recovery_sheet()
    typed = " ".join(sheet.groups)
    with pytest.raises(RecoveryTypedError):
        owner.members.type_sheet_back(typed[:-1]).result()
    assert owner.members.owners().sheet_due
    owner.members.type_sheet_back(typed.lower()).result()
    assert owner.members.owners().enough
    with pytest.raises(RecoveryGoneError):
        owner.members.recovery_sheet()


def test_a_lost_device_is_ended_in_one_action_that_says_what_lay_on_it(
    office: tuple[Workspace, Workspace],
) -> None:
    owner, guest = office
    owner.projects.create("Sonnenhang", ["Quellrode"], "Werk e. V.", "1").result()
    owner.members.confirm_phrase(other(owner)).result()
    sync(owner, guest)
    lost = owner.members.device_lost(other(owner)).result()
    assert (lost.ended.name, lost.ended.person, lost.role) == ("Laptop", "Kollegin", "coordinator")
    assert (lost.keys_replaced, lost.spaces) == (3, 3)
    assert {row.kind for row in lost.records} >= {"project", "person", "organization"}
    project = guest.projects.list()[0].id
    guest.protocols.start(project, date(2026, 11, 23)).result()
    sync(owner, guest)
    assert guest.members.owners().out
    assert [row.state for row in owner.members.roster()] == ["works", "out"]
    with pytest.raises(LastOwnerError):
        owner.members.sign_off(next(row.id for row in owner.members.roster() if row.own)).result()


def test_what_is_held_back_is_listed_and_accepted(office: tuple[Workspace, Workspace]) -> None:
    owner, guest = office
    guest.network.ensure_person("Späte Notiz").result()
    owner.members.sign_off(other(owner)).result()
    guest.exchange.sync().result()  # it publishes before the others know
    owner.exchange.sync().result()
    guest_knew = guest.members.owners().out
    held = owner.members.held_back()
    assert guest_knew or [row.person for row in held] == ["Kollegin"]
    owner.members.accept(row.id for row in held).result()
    assert owner.members.held_back() == []


def test_an_invitation_leaves_only_when_what_it_names_outlives_a_power_cut(
    office: tuple[Workspace, Workspace], monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, _ = office
    with owner.core.raw() as raw:
        place = UUID(bytes=raw.execute("SELECT id FROM place").fetchone()[0])
    flushed: list[int] = []
    prepare = joining.prepare

    def watched(raw: RawConnection, *given: Any) -> Any:
        flushed.append(raw.execute("PRAGMA synchronous").fetchone()[0])
        return prepare(raw, *given)

    monkeypatch.setattr(joining, "prepare", watched)
    owner.members.invitations.invite_all([GuestRow("Kollege", Role.COORDINATOR)], place)
    assert flushed == [2]


def test_thirty_invitations_come_from_one_list_and_can_be_taken_back(
    office: tuple[Workspace, Workspace],
) -> None:
    owner, _ = office
    with owner.core.raw() as raw:
        place = UUID(bytes=raw.execute("SELECT id FROM place").fetchone()[0])
    guests = [GuestRow(f"Person {number:02}", Role.CARRIER) for number in range(30)]
    steps: list[tuple[int, int]] = []
    made = owner.members.invitations.invite_all(guests, place, lambda *step: steps.append(step))
    assert steps[-1] == (30, 30)
    assert len({row.code for row in made}) == len({row.file_name for row in made}) == 30
    listed = owner.members.invitations.open()
    assert [row.guest for row in made] == guests
    assert [row.person for row in listed] == [guest.person for guest in guests]
    owner.members.invitations.withdraw([made[0].single_use])
    assert len(owner.members.invitations.open()) == 29


def test_a_person_has_a_space_of_its_own_and_a_new_carrier_a_new_one(
    office: tuple[Workspace, Workspace],
) -> None:
    owner, guest = office
    own = guest.members.personal_space().result()
    assert guest.members.personal_space().result() == own
    sync(guest, owner)
    with owner.core.raw() as raw:
        assert raw.execute("SELECT 1 FROM sync_key WHERE space = ?", (own.bytes,)).fetchone() is None
    row = new_id()

    def copy(transaction: Transaction, space: UUID) -> None:
        transaction.session.add(Project(id=row, space=space, title="Sonnenhang"))

    space = owner.members.begin_carrier_space("Neuer Träger", copy).result()
    with owner.core.session() as session:
        made = session.get(Project, row)
        assert made is not None
        assert made.space == space
    with pytest.raises(NotOwnerError):
        guest.members.begin_carrier_space("Neuer Träger", copy).result()


def test_both_read_the_same_words(office: tuple[Workspace, Workspace]) -> None:
    owner, guest = office
    assert owner.members.phrase(other(owner)) == guest.members.phrase(other(guest))
    assert owner.members.roster()[1].phrase_due
    owner.members.confirm_phrase(other(owner)).result()
    assert not owner.members.roster()[1].phrase_due


def test_a_wiped_keyring_is_made_good_with_all_unsent_work(
    office: tuple[Workspace, Workspace], tmp_path: Path
) -> None:
    owner, guest = office
    guest.network.ensure_person("nur hier, nie gesendet").result()
    sheet = " ".join(owner.members.recovery_sheet().groups)
    guest.close()
    folder = tmp_path / "guest"
    request = unlocking.ask(folder, "Kollegin")
    told = unlocking.answer(request, sheet)
    assert told.name == "Kollegin"
    unlocking.open_with_answer(folder, told.file, told.code, PassphraseSource("neu gemerkt"))
    with pytest.raises(WrongKeyError):
        PassphraseSource("vergesslich").get(folder)
    again = Workspace.open(folder, PassphraseSource("neu gemerkt"))
    assert "nur hier, nie gesendet" in {row.name for row in again.network.persons("nur hier")}
    sync(again, owner)
    assert "nur hier, nie gesendet" in {row.name for row in owner.network.persons("nur hier")}
    again.close()
