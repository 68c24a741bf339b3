"""The first start, passphrases, a new project, an invitation: what is asked and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.first_start_dialog import FirstStartDialog, Founding, Joining
from inka_desktop.gui.dialogs.invite_dialog import InviteDialog
from inka_desktop.gui.dialogs.passphrase_dialog import PassphraseDialog
from inka_desktop.gui.dialogs.preview_dialog import PreviewDialog
from inka_desktop.gui.dialogs.project_dialog import ask_project
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.records.values import Role
from inka_desktop.services import first_start
from inka_desktop.services.workspace import Workspace
from tests.gui.conftest import KEY
from tests.gui.keys import find

Until = Callable[[Callable[[], bool]], None]


def fill(dialog: QWidget, **texts: str) -> None:
    for name, text in texts.items():
        line = find(dialog, QLineEdit, name)
        assert isinstance(line, QLineEdit)
        line.setText(text)


def press(qtbot: QtBot, dialog: QWidget, name: str) -> None:
    button = find(dialog, QPushButton, name)
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def message(dialog: QWidget) -> str:
    label = find(dialog, QLabel, "messageLabel")
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


@pytest.fixture
def first(qtbot: QtBot) -> FirstStartDialog:
    dialog = FirstStartDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_beginning_anew_asks_for_office_person_device_and_passphrase(
    first: FirstStartDialog, qtbot: QtBot
) -> None:
    wishes: list[Founding] = []
    first.founding_wished.connect(wishes.append)
    press(qtbot, first, "createButton")
    press(qtbot, first, "startButton")
    assert message(first) == "Bitte füllen Sie „Name der Koordinierungsstelle“ aus."
    fill(first, officeEdit="Koordinierungsstelle", personEdit="Leitung", deviceEdit="Laptop Büro")
    fill(first, passphraseEdit="kurz", repeatEdit="kurz")
    press(qtbot, first, "startButton")
    assert "mindestens 10 Zeichen" in message(first)
    fill(first, passphraseEdit="ein langer Satz", repeatEdit="ein anderer Satz")
    press(qtbot, first, "startButton")
    assert "verschieden" in message(first)
    assert wishes == []
    fill(first, repeatEdit="ein langer Satz")
    press(qtbot, first, "startButton")
    assert wishes == [Founding("Koordinierungsstelle", "Leitung", "Laptop Büro", "ein langer Satz")]


def test_where_the_system_keeps_the_key_no_passphrase_is_asked(first: FirstStartDialog, qtbot: QtBot) -> None:
    wishes: list[Founding] = []
    first.founding_wished.connect(wishes.append)
    first.ask_passphrase(needed=False)
    press(qtbot, first, "createButton")
    fill(first, officeEdit="Koordinierungsstelle", personEdit="Leitung", deviceEdit="Laptop")
    press(qtbot, first, "startButton")
    assert wishes == [Founding("Koordinierungsstelle", "Leitung", "Laptop", "")]


def test_a_double_click_on_an_invitation_skips_the_choice(
    first: FirstStartDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    wishes: list[Joining] = []
    first.joining_wished.connect(wishes.append)
    first.ask_passphrase(needed=False)
    first.show_invitation(tmp_path / "fehlt.inka")
    fill(first, codeEdit="ABCD", joinDeviceEdit="Laptop unterwegs")
    press(qtbot, first, "acceptButton")
    assert "lässt sich nicht lesen" in message(first)
    (tmp_path / "fehlt.inka").write_bytes(b"file")
    press(qtbot, first, "acceptButton")
    assert wishes == [Joining(b"file", "ABCD", "Laptop unterwegs", "")]
    first.refuse("Dieser Code gehört zu einer anderen Einladung.")
    assert message(first) == "Dieser Code gehört zu einer anderen Einladung."


def test_a_wrong_passphrase_is_asked_for_again(qtbot: QtBot) -> None:
    dialog = PassphraseDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    words: list[str] = []
    dialog.passphrase_entered.connect(words.append)
    fill(dialog, passphraseEdit="falsch")
    press(qtbot, dialog, "openButton")
    dialog.refuse("Bitte versuchen Sie es noch einmal.")
    assert message(dialog) == "Bitte versuchen Sie es noch einmal."
    fill(dialog, passphraseEdit="richtig")
    press(qtbot, dialog, "openButton")
    assert words == ["falsch", "richtig"]


def test_a_project_needs_a_title_and_is_shown(
    window: MainWindow, context: Context, workspace: Workspace, qtbot: QtBot, until: Until
) -> None:
    dialog = ask_project(window, context)
    press(qtbot, dialog, "createButton")
    assert dialog.isVisible()
    fill(dialog, titleEdit="Tannrieden", municipalityEdit="Stadt A; Stadt B", carrierEdit="Wegweiser gGmbH")
    press(qtbot, dialog, "createButton")
    until(lambda: len(workspace.projects.list()) == 1)
    row = workspace.projects.list()[0]
    assert (row.title, row.carrier) == ("Tannrieden", "Wegweiser gGmbH")
    assert {"Stadt A", "Stadt B"} <= {party.organization for party in workspace.projects.get(row.id).parties}
    until(lambda: (page := window.current()) is not None and page.name == "projects")


def test_an_invitation_is_a_file_and_a_code_with_which_another_device_joins(
    context: Context,
    workspace: Workspace,
    qtbot: QtBot,
    until: Until,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "Austausch").mkdir()
    place = workspace.exchange.add_place(tmp_path / "Austausch").result()
    dialog = InviteDialog(context, [place])
    qtbot.addWidget(dialog)
    dialog.show()
    fill(dialog, personEdit="Fachreferat")
    role = find(dialog, QComboBox, "roleCombo")
    role.setCurrentIndex(role.findData(Role.COORDINATOR))
    press(qtbot, dialog, "inviteButton")
    code = find(dialog, QLabel, "codeLabel")
    until(lambda: bool(code.text()))
    target = tmp_path / "Einladung.inka"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    press(qtbot, dialog, "saveButton")
    workspace.exchange.sync().result()
    other = first_start.join(tmp_path / "other", KEY, target.read_bytes(), code.text(), "Laptop unterwegs")
    try:
        assert other.info().workspace_id == workspace.info().workspace_id
        other.exchange.sync().result()
        assert other.info().person == "Fachreferat"
    finally:
        other.close()


def test_the_preview_shows_every_page_and_saves_the_same_bytes(
    context: Context,
    workspace: Workspace,
    visit: UUID,
    qtbot: QtBot,
    until: Until,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = PreviewDialog(context, visit, None)
    qtbot.addWidget(dialog)
    dialog.show()
    until(lambda: dialog.pages() > 0 and not dialog._views[0].pixmap().isNull())
    document = workspace.documents.protocol(visit, "de")
    assert dialog.pages() == document.pages
    dialog.resize(dialog.minimumSize())
    area = find(dialog, QScrollArea, "pagesArea")
    until(lambda: all(view.width() < area.viewport().width() for view in dialog._views))
    until(lambda: area.horizontalScrollBar().maximum() == 0)
    target = tmp_path / "protokoll.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    press(qtbot, dialog, "saveButton")
    until(target.exists)
    assert target.read_bytes() == document.pdf
