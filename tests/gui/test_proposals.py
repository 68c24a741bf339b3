"""What coordinators propose and owners do: on the page Senden und Empfangen, at a person, at a project."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QMenu, QMessageBox, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.carrier_dialog import CarrierDialog
from inka_desktop.gui.dialogs.invite_dialog import InviteDialog
from inka_desktop.gui.dialogs.project_choice import ProjectChoiceDialog
from inka_desktop.gui.jobs import Jobs
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.widgets.fields import ChoiceCombo
from inka_desktop.records.values import Role
from inka_desktop.services.workspace import Workspace
from inka_desktop.settings import ROLE, Settings
from tests.gui.conftest import WAIT_MS, meet
from tests.gui.keys import find, type_into
from tests.gui.test_devices import box, buttons, click, menu, rows

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def colleague(workspace: Workspace, other: Workspace) -> Workspace:
    """The coordinator's device, its six words compared."""
    (theirs,) = [row for row in workspace.members.roster() if not row.own]
    workspace.members.confirm_phrase(theirs.id).result()
    meet(workspace, other)
    return other


@pytest.fixture
def desk(colleague: Workspace, tmp_path: Path, qtbot: QtBot, until: Until) -> Iterator[MainWindow]:
    """The coordinator's window."""
    settings = Settings(tmp_path / "settings")
    settings.set(ROLE, Role.COORDINATOR)  # as it was remembered
    context = Context(Jobs(), settings)
    context.open_workspace(colleague)
    made = MainWindow(context)
    qtbot.addWidget(made, before_close_func=lambda widget: widget.hide())
    made.resize(1280, 800)
    made.show()
    made.greet()
    until(lambda: made.current() is not None and not context.jobs.busy())
    yield made
    made.close()
    qtbot.waitUntil(lambda: not context.jobs.busy(), timeout=WAIT_MS)
    context.close()
    context.deleteLater()


def other_device(workspace: Workspace) -> UUID:
    return next(row.id for row in workspace.members.roster() if not row.own)


def actions(button: QToolButton) -> dict[str, QAction]:
    shown = button.menu()
    assert isinstance(shown, QMenu)
    return {action.text(): action for action in shown.actions()}


def test_a_coordinator_proposes_to_sign_a_device_off_and_sees_that_it_is_open(
    desk: MainWindow, workspace: Workspace, colleague: Workspace, until: Until
) -> None:
    page = desk.show_page("exchange")
    until(lambda: bool(buttons(page, "Abmelden vorschlagen")))
    assert not buttons(page, "Mehr") or "Gerät abmelden" not in menu(page)
    click(buttons(page, "Abmelden vorschlagen")[0])
    until(lambda: "Gerät „Laptop Büro (Fachreferat)“ abmelden" in rows(page))
    assert not buttons(page, "Ablehnen")
    meet(workspace, colleague)
    (asked,) = workspace.members.proposals()
    assert (asked.what, asked.about) == ("end", other_device(colleague))


def test_an_owner_does_what_is_proposed_or_declines(
    window: MainWindow, workspace: Workspace, colleague: Workspace, until: Until
) -> None:
    person = workspace.editing.add("person", {"name": "Anna Beispiel"}).result()
    meet(workspace, colleague)
    for what, about in (("end", other_device(workspace)), ("invite", person)):
        colleague.members.propose(what, about).result()
    meet(workspace, colleague)
    page = window.show_page("exchange")
    until(lambda: len(buttons(page, "Ablehnen")) == 2)
    assert "Anna Beispiel einladen" in rows(page)
    click(buttons(page, "Ablehnen")[0])
    until(lambda: len(workspace.members.proposals()) == 1)
    assert all(row.state == "works" for row in workspace.members.roster())
    until(lambda: len(buttons(page, "Ablehnen")) == 1)
    click(buttons(page, "Einladen …")[0])
    until(lambda: bool(page.findChildren(InviteDialog)))
    dialog = page.findChildren(InviteDialog)[0]
    assert find(dialog, QLineEdit, "personEdit").text() == "Anna Beispiel"
    find(dialog, ChoiceCombo, "roleCombo").set_value(Role.COORDINATOR)
    click(find(dialog, QPushButton, "inviteButton"))
    until(lambda: workspace.members.proposals() == [])
    assert [row.person for row in workspace.members.invitations.open()] == ["Anna Beispiel"]
    dialog.reject()


def test_signing_off_what_was_proposed_answers_the_proposal(
    window: MainWindow, workspace: Workspace, colleague: Workspace, until: Until
) -> None:
    colleague.members.propose("end", other_device(workspace)).result()
    meet(workspace, colleague)
    page = window.show_page("exchange")
    until(lambda: bool(buttons(page, "Abmelden …")))
    click(buttons(page, "Abmelden …")[0])
    until(lambda: any(one.isVisible() for one in page.findChildren(QMessageBox)))
    click(next(one for one in box(page).findChildren(QPushButton) if one.text() == "Gerät abmelden"))
    until(lambda: workspace.members.proposals() == [])
    assert next(row for row in workspace.members.roster() if not row.own).state == "out"


def test_a_coordinator_proposes_an_invitation_at_a_contact_person(
    desk: MainWindow, workspace: Workspace, colleague: Workspace, until: Until
) -> None:
    person = workspace.editing.add("person", {"name": "Anna Beispiel"}).result()
    meet(workspace, colleague)
    desk._context.show_page("entry", person)
    more = find(desk, QToolButton, "moreButton")
    until(lambda: more.menu() is not None and "Einladung vorschlagen" in actions(more))
    actions(more)["Einladung vorschlagen"].trigger()
    until(lambda: [one.about for one in colleague.members.proposals()] == [person])


def test_the_carrier_changes_with_name_and_day(
    window: MainWindow, workspace: Workspace, project: UUID, until: Until
) -> None:
    page = window.show_page("projects")
    more = find(page, QToolButton, "moreButton")
    until(lambda: find(page, QWidget, "detailWidget").isVisible())
    actions(more)["Träger wechselt …"].trigger()
    (dialog,) = page.findChildren(CarrierDialog)
    begin = find(dialog, QPushButton, "beginButton")
    click(begin)
    assert find(dialog, QWidget, "hintLabel").isVisible()
    type_into(find(dialog, QLineEdit, "carrierEdit"), "Neuer Verein")
    click(begin)
    type_into(find(dialog, QLineEdit, "sinceEdit"), "01.01.2027")
    click(begin)
    until(lambda: len(workspace.projects.list()) == 2)
    (new,) = [row.id for row in workspace.projects.list() if row.id != project]
    assert workspace.projects.get(new).funded_from == date(2027, 1, 1)
    until(lambda: page._project == new)  # type: ignore[attr-defined]  # a page of projects


def test_a_coordinator_proposes_the_change_of_a_carrier(
    desk: MainWindow, workspace: Workspace, colleague: Workspace, until: Until
) -> None:
    project = workspace.projects.create("Sonnenhang", ["Quellrode"], "Alter Verein").result()
    meet(workspace, colleague)
    page = desk.show_page("projects")
    until(lambda: find(page, QWidget, "detailWidget").isVisible())
    actions(find(page, QToolButton, "moreButton"))["Träger wechselt …"].trigger()
    until(lambda: [one.about for one in colleague.members.proposals()] == [project])


def test_a_device_leaves_the_owners_or_only_reads(
    window: MainWindow, workspace: Workspace, colleague: Workspace, project: UUID, until: Until
) -> None:
    workspace.members.make_owner(other_device(workspace)).result()
    page = window.show_page("exchange")
    until(lambda: "Aus der Leitung nehmen" in menu(page))
    menu(page)["Aus der Leitung nehmen"].trigger()
    click(next(one for one in box(page).findChildren(QPushButton) if one.text() == "Aus der Leitung nehmen"))
    until(lambda: workspace.members.owners().owner_devices == 1)
    until(lambda: "Nur noch lesen …" in menu(page))
    menu(page)["Nur noch lesen …"].trigger()
    (dialog,) = page.findChildren(ProjectChoiceDialog)
    until(lambda: len(dialog.findChildren(QCheckBox)) == 2)
    next(one for one in dialog.findChildren(QCheckBox) if one.accessibleName() == "Sonnenhang").click()
    QTest.mouseClick(find(dialog, QPushButton, "chooseButton"), Qt.MouseButton.LeftButton)
    until(lambda: next(row for row in workspace.members.roster() if not row.own).role == Role.READER)
    later = workspace.projects.create("Danach", ["Quellrode"], "Verein").result()
    meet(workspace, colleague)
    assert colleague.info().role == Role.READER
    assert project in [row.id for row in colleague.projects.list()]
    assert later not in [row.id for row in colleague.projects.list()]
