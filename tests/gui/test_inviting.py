"""Inviting one person or all of a list: what is asked, what is said, and what comes out."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs import invite_list_dialog
from inka_desktop.gui.dialogs.invite_dialog import InviteDialog
from inka_desktop.gui.dialogs.invite_list_dialog import InviteListDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.printing import Outcome
from inka_desktop.records.values import Role
from inka_desktop.services import first_start
from inka_desktop.services.workspace import Workspace
from inka_desktop.store.keys import GivenKey
from inka_desktop.viewmodels import inviting
from tests.gui.keys import find

Until = Callable[[Callable[[], bool]], None]
Kind = TypeVar("Kind", bound=QWidget)


def part(dialog: QWidget, kind: type[Kind], name: str) -> Kind:
    """A control of the dialog."""
    found = find(dialog, kind, name)
    assert isinstance(found, kind)
    return found


def press(dialog: QWidget, name: str) -> None:
    QTest.mouseClick(part(dialog, QPushButton, name), Qt.MouseButton.LeftButton)


@pytest.fixture
def place(workspace: Workspace, project: UUID, tmp_path: Path) -> Path:
    """A place where everybody meets."""
    folder = tmp_path / "Austausch"
    folder.mkdir()
    workspace.exchange.add_place(folder).result()
    return folder


@pytest.fixture
def single(context: Context, workspace: Workspace, place: Path, qtbot: QtBot, until: Until) -> InviteDialog:
    dialog = InviteDialog(context, workspace.exchange.state().places)
    qtbot.addWidget(dialog)
    dialog.show()
    until(lambda: part(dialog, QListWidget, "projectList").count() == 1)
    return dialog


@pytest.fixture
def many(window: MainWindow, context: Context, workspace: Workspace, place: Path) -> InviteListDialog:
    dialog = InviteListDialog(context, workspace.exchange.state().places, window)
    dialog.open()
    return dialog


def test_of_two_projects_of_one_title_the_right_one_is_seen(
    context: Context, workspace: Workspace, place: Path, qtbot: QtBot, until: Until
) -> None:
    workspace.projects.create("Sonnenhang", [], "Haus am Markt").result()
    dialog = InviteDialog(context, workspace.exchange.state().places)
    qtbot.addWidget(dialog)
    offered = part(dialog, QListWidget, "projectList")
    until(lambda: offered.count() == 2)
    assert {offered.item(row).text() for row in range(2)} == {
        "Sonnenhang – Quellroder Nachbarschaftswerk e. V.", "Sonnenhang – Haus am Markt"
    }  # fmt: skip


def test_a_carrier_is_invited_to_chosen_projects_with_its_organisation(
    single: InviteDialog, workspace: Workspace, tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    part(single, QLineEdit, "personEdit").setText("Frau Träger")
    press(single, "inviteButton")
    assert part(single, QLabel, "messageLabel").text() == "Bitte wählen Sie mindestens ein Projekt."
    part(single, QListWidget, "projectList").item(0).setCheckState(Qt.CheckState.Checked)
    organization = part(single, QLineEdit, "organizationEdit").text()
    assert organization == "Quellroder Nachbarschaftswerk e. V."
    press(single, "inviteButton")
    code = part(single, QLabel, "codeLabel")
    until(lambda: bool(code.text()))
    target = tmp_path / "Einladung.inka"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    press(single, "saveButton")
    press(single, "mailButton")
    mail = QGuiApplication.clipboard().text()
    assert "Frau Träger" in mail
    assert code.text() not in mail
    workspace.exchange.sync().result()
    guest = first_start.join(
        tmp_path / "guest", GivenKey(os.urandom(32)), target.read_bytes(), code.text(), "PC"
    )
    guest.exchange.sync().result()
    with guest.core.raw() as raw:
        rows = raw.execute("SELECT name, organization_label FROM person").fetchall()
    assert ("Frau Träger", organization) in rows
    guest.close()


@pytest.mark.parametrize("role", inviting.ROLES)
def test_every_role_that_is_offered_can_be_joined_with(
    role: Role, single: InviteDialog, workspace: Workspace, tmp_path: Path, until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    combo = part(single, QComboBox, "roleCombo")
    combo.setCurrentIndex(combo.findData(role))
    part(single, QLineEdit, "personEdit").setText("Jemand")
    if role == Role.CARRIER:
        part(single, QListWidget, "projectList").item(0).setCheckState(Qt.CheckState.Checked)
    press(single, "inviteButton")
    code = part(single, QLabel, "codeLabel")
    until(lambda: bool(code.text()))
    target = tmp_path / "Einladung.inka"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    press(single, "saveButton")
    workspace.exchange.sync().result()
    guest = first_start.join(
        tmp_path / "guest", GivenKey(os.urandom(32)), target.read_bytes(), code.text(), "PC"
    )
    guest.exchange.sync().result()
    assert guest.info().role == role
    assert [row.title for row in guest.projects.list()] == ["Sonnenhang"]
    guest.close()


def test_only_an_owner_is_offered_to_invite(
    window: MainWindow, workspace: Workspace, place: Path, tmp_path: Path, until: Until
) -> None:
    page = window.show_page("exchange")
    buttons = [one for one in page.findChildren(QPushButton) if one.text() == "Gerät einladen"]
    until(lambda: any(one.isVisible() for one in buttons))


def test_problems_stand_at_their_lines_and_nobody_is_invited(
    many: InviteListDialog, workspace: Workspace, until: Until
) -> None:
    edit, problems = part(many, QPlainTextEdit, "listEdit"), part(many, QListWidget, "problemList")
    edit.setPlainText("Frau Muster;;Verein;Sonnenhang\nHerr Beispiel;;Verein;Sonnenhanf")
    until(problems.isVisible)
    (item,) = [problems.item(row) for row in range(problems.count())]
    assert item.text() == "Zeile 2: Das Projekt „Sonnenhanf“ gibt es nicht. Ist „Sonnenhang“ gemeint?"
    problems.itemActivated.emit(item)
    assert edit.textCursor().blockNumber() == 1
    press(many, "inviteButton")
    until(lambda: "Noch ist niemand eingeladen" in part(many, QLabel, "messageLabel").text())
    assert workspace.members.invitations.open() == []


def test_a_table_becomes_files_and_a_sheet_of_codes(
    window: MainWindow, many: InviteListDialog, workspace: Workspace, tmp_path: Path, until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    table, out, sheet = tmp_path / "liste.csv", tmp_path / "out", tmp_path / "codes.pdf"
    table.write_text("Name;Projekt\nFrau Muster;Sonnenhang\nHerr Beispiel;Sonnenhang\n", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(table), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(out))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(sheet), ""))
    press(many, "fileButton")
    until(lambda: part(many, QLabel, "stateLabel").text() == "2 Einladungen")
    press(many, "inviteButton")
    until(part(many, QPushButton, "saveButton").isVisible)
    press(many, "saveButton")
    until(lambda: part(many, QLabel, "savedLabel").text() == "2 Dateien gespeichert")
    press(many, "sheetButton")
    until(lambda: bool(part(many, QLabel, "sheetLabel").text()))
    assert len(list(out.glob("*.inka"))) == 2
    assert sheet.read_bytes().startswith(b"%PDF")
    press(many, "doneButton")
    until(lambda: not window.findChildren(InviteListDialog))
    assert len(workspace.members.invitations.open()) == 2


def test_invitations_that_nobody_got_are_taken_back_after_a_question(
    many: InviteListDialog, workspace: Workspace, tmp_path: Path, until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(invite_list_dialog, "print_pdf", lambda *args: args[-1](Outcome.FAILED))
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(blocked))
    part(many, QPlainTextEdit, "listEdit").setPlainText("Frau Muster;;Verein;Sonnenhang")
    press(many, "inviteButton")
    until(part(many, QPushButton, "saveButton").isVisible)
    press(many, "saveButton")
    until(lambda: "lässt sich nicht schreiben" in part(many, QLabel, "messageLabel").text())
    press(many, "printButton")
    press(many, "doneButton")
    assert many.isVisible()
    (box,) = many.findChildren(QMessageBox)
    back = next(one for one in box.buttons() if one.text() == "Zurückziehen")
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    until(lambda: workspace.members.invitations.open() == [])
