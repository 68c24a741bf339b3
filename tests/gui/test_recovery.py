"""The recovery sheet in the window: printed at set-up, typed back, and opening what nothing else opens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from inka_desktop.exchange.recovery import groups_of
from inka_desktop.exchange.unlocking import ANSWER
from inka_desktop.gui import i18n, start
from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.answer_dialog import AnswerDialog
from inka_desktop.gui.dialogs.first_start_dialog import FirstStartDialog
from inka_desktop.gui.dialogs.groups_dialog import GroupsDialog
from inka_desktop.gui.dialogs.passphrase_dialog import PassphraseDialog
from inka_desktop.gui.dialogs.preview_dialog import PaperDialog
from inka_desktop.gui.dialogs.sheet_dialog import SheetDialog
from inka_desktop.gui.dialogs.unlock_dialog import UnlockDialog
from inka_desktop.gui.jobs import Jobs
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.widgets.groups_edit import GroupsEdit
from inka_desktop.gui.widgets.owners_card import OwnersCard
from inka_desktop.services import first_start
from inka_desktop.services.workspace import Workspace
from inka_desktop.settings import Settings
from inka_desktop.store import keyfile
from inka_desktop.store.keys import PassphraseSource
from tests.gui.conftest import meet
from tests.gui.keys import find, type_into

Until = Callable[[Callable[[], bool]], None]
GROUPS = groups_of(bytes(range(32)))
NEW = "ein neues Kennwort"


def fill(dialog: QWidget, **texts: str) -> None:
    for name, text in texts.items():
        find(dialog, QLineEdit, name).setText(text)


def press(dialog: QWidget, name: str) -> None:
    QTest.mouseClick(find(dialog, QPushButton, name), Qt.MouseButton.LeftButton)


def type_groups(dialog: QWidget, groups: tuple[str, ...]) -> None:
    """Types as a person or a hand scanner does: into whatever has the focus, without a key between."""
    edit = find(dialog, GroupsEdit)
    lines = edit.findChildren(QLineEdit)
    lines[0].setFocus()
    for group in groups:
        for character in group.lower():
            at = next(line for line in lines if line.hasFocus() or dialog.focusWidget() is line)
            type_into(at, character)


def shown(root: QWidget) -> list[str]:
    return [label.text() for label in root.findChildren(QLabel) if label.isVisible() and label.text()]


def visible(kind: type[QDialog]) -> list[QDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]


# --- the groups -------------------------------------------------------------------------------------------


@pytest.fixture
def groups(qtbot: QtBot) -> GroupsEdit:
    edit = GroupsEdit()
    qtbot.addWidget(edit)
    edit.show()
    qtbot.waitUntil(edit.isVisible)
    return edit


def test_a_right_group_leads_to_the_next_and_a_wrong_one_is_named(groups: GroupsEdit) -> None:
    lines = groups.findChildren(QLineEdit)
    lines[0].setFocus()
    type_into(lines[0], GROUPS[0].lower())
    assert lines[0].text() == GROUPS[0]
    assert groups.focusWidget() is lines[1]
    wrong = GROUPS[1][:4] + ("0" if GROUPS[1][4] != "0" else "1")
    type_into(lines[1], wrong)
    assert groups.focusWidget() is lines[1]
    assert shown(groups)[-1] == "Gruppe 2 stimmt nicht. Bitte vergleichen Sie sie mit dem Blatt."
    assert lines[1].property("state") == "problem"
    lines[1].backspace()
    type_into(lines[1], GROUPS[1][4])
    assert lines[1].property("state") == ""
    assert not any("stimmt nicht" in text for text in shown(groups))


def test_a_pasted_key_fills_all_groups(groups: GroupsEdit) -> None:
    QGuiApplication.clipboard().setText("-".join(GROUPS))
    groups.findChildren(QLineEdit)[0].paste()
    assert groups.text() == " ".join(GROUPS)
    assert groups.is_right()


def test_mending_a_group_leaves_the_others_alone(groups: GroupsEdit) -> None:
    lines = groups.findChildren(QLineEdit)
    QGuiApplication.clipboard().setText(" ".join(GROUPS))
    lines[0].paste()
    lines[4].setFocus()
    lines[4].setCursorPosition(5)
    type_into(lines[4], "7")
    assert groups.text() == " ".join(GROUPS)


# --- the sheet --------------------------------------------------------------------------------------------


def test_the_sheet_is_shown_typed_back_and_forgotten(
    window: MainWindow, context: Context, workspace: Workspace, until: Until
) -> None:
    window.commands.run("recovery_sheet")
    until(lambda: bool(window.findChildren(SheetDialog)))
    (dialog,) = window.findChildren(SheetDialog)
    press(dialog, "printButton")
    until(lambda: find(dialog, PaperDialog).pages() == 1)
    find(dialog, PaperDialog).accept()
    press(dialog, "typeButton")
    asking = find(dialog, GroupsDialog)
    sheet = workspace.members.recovery_sheet().groups
    press(asking, "doneButton")
    assert find(asking, QLabel, "messageLabel").text().startswith("Es fehlen noch Gruppen.")
    foreign = groups_of(bytes(32))
    type_groups(asking, foreign)
    press(asking, "doneButton")
    until(lambda: "anderen Koordinierungsstelle" in find(asking, QLabel, "messageLabel").text())
    assert workspace.members.owners().sheet_due
    find(asking, GroupsEdit).clear()
    type_groups(asking, sheet)
    press(asking, "doneButton")
    until(lambda: not workspace.members.owners().sheet_due)
    until(lambda: not window.findChildren(SheetDialog))
    window.commands.run("recovery_sheet")
    until(lambda: "Das Wiederherstellungsblatt ist schon gedruckt und geprüft." in shown(window))


def test_a_coordinator_takes_over_with_the_sheet_when_the_owner_is_gone(
    workspace: Workspace, other: Workspace, qtbot: QtBot, until: Until, tmp_path: Path
) -> None:
    meet(workspace, other)  # the owner's confirmation of the colleague is on its way no more
    context = Context(Jobs(), Settings(tmp_path / "theirs"))
    context.open_workspace(other)
    window = MainWindow(context)
    qtbot.addWidget(window, before_close_func=lambda widget: widget.hide())
    window.show()
    window.greet()
    until(lambda: context.role == "coordinator")
    assert not window.commands.run("recovery_sheet")
    page = window.show_page("exchange")
    card = find(page, OwnersCard)
    until(lambda: bool(visible_buttons(card, "Leitung übernehmen")))
    QTest.mouseClick(visible_buttons(card, "Leitung übernehmen")[0], Qt.MouseButton.LeftButton)
    until(lambda: bool(window.findChildren(GroupsDialog)))
    asking = find(window, GroupsDialog)
    type_groups(asking, workspace.members.recovery_sheet().groups)
    press(asking, "doneButton")
    until(lambda: not window.findChildren(GroupsDialog))
    assert other.members.owners().is_owner
    meet(workspace, other)
    assert workspace.members.owners().owner_devices == 2
    window.close()
    until(lambda: not context.jobs.busy())
    context.close()


def visible_buttons(root: QWidget, text: str) -> list[QPushButton]:
    return [one for one in root.findChildren(QPushButton) if one.isVisible() and one.text() == text]


# --- opening ----------------------------------------------------------------------------------------------


def end(session: start.Session, until: Until) -> None:
    """Closes the program; its clocks stop with it."""
    session.window.close()
    until(lambda: not session.context.jobs.busy())
    gone: list[bool] = []
    session.destroyed.connect(lambda: gone.append(True))
    session.close()
    until(lambda: bool(gone))


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path, until: Until) -> Iterator[start.Session]:
    """The program on a folder, as it starts."""
    i18n.install("de")
    made = start.Session(qapp, start.StartOptions(tmp_path / "profile", own_folder=True, language="de"))
    qapp.setQuitOnLastWindowClosed(False)
    made.show()
    yield made
    end(made, until)


@pytest.fixture
def sheet(tmp_path: Path) -> tuple[str, ...]:
    """A profile with a passphrase, and its workspace's sheet."""
    made = first_start.create_workspace(
        tmp_path / "profile", PassphraseSource("vergessen"), "Koordinierungsstelle", "Leitung", "Laptop"
    )
    made.network.ensure_person("nur hier").result()
    groups = made.members.recovery_sheet().groups
    made.close()
    return groups


def the(kind: type[QDialog], until: Until) -> QDialog:
    until(lambda: bool(visible(kind)))
    return visible(kind)[0]


def test_setting_up_a_workspace_offers_the_sheet_and_it_can_wait(
    session: start.Session, until: Until
) -> None:
    first = the(FirstStartDialog, until)
    press(first, "createButton")
    fill(first, officeEdit="Koordinierungsstelle", personEdit="Leitung", deviceEdit="Laptop")
    fill(first, passphraseEdit=NEW, repeatEdit=NEW)
    press(first, "startButton")
    dialog = the(SheetDialog, until)
    press(dialog, "laterButton")
    until(lambda: not visible(SheetDialog))
    workspace = session.context.workspace
    assert workspace is not None
    assert workspace.members.owners().sheet_due
    until(lambda: "Wiederherstellungsblatt noch nicht geprüft" in shown(session.window))


def test_a_forgotten_passphrase_is_made_good_by_the_sheet(
    sheet: tuple[str, ...], session: start.Session, tmp_path: Path, until: Until
) -> None:
    press(the(PassphraseDialog, until), "forgottenButton")
    dialog = the(UnlockDialog, until)
    press(dialog, "sheetButton")
    until(lambda: find(dialog, QLineEdit, "passphraseEdit").isVisible())
    type_groups(dialog, sheet)
    fill(dialog, passphraseEdit="kurz", repeatEdit="kurz")
    press(dialog, "openButton")
    assert "mindestens 10 Zeichen" in find(dialog, QLabel, "messageLabel").text()
    fill(dialog, passphraseEdit=NEW, repeatEdit=NEW)
    press(dialog, "openButton")
    until(lambda: session.context.workspace is not None)
    assert not visible(UnlockDialog)
    workspace = session.context.workspace
    assert workspace is not None
    assert "nur hier" in {row.name for row in workspace.network.persons("nur")}
    assert PassphraseSource(NEW).get(tmp_path / "profile")


def test_a_foreign_sheet_opens_nothing_and_leads_back_to_the_passphrase(
    sheet: tuple[str, ...], session: start.Session, tmp_path: Path, until: Until
) -> None:
    press(the(PassphraseDialog, until), "forgottenButton")
    dialog = the(UnlockDialog, until)
    press(dialog, "sheetButton")
    type_groups(dialog, groups_of(bytes(32)))
    fill(dialog, passphraseEdit=NEW, repeatEdit=NEW)
    press(dialog, "openButton")
    until(lambda: "anderen Koordinierungsstelle" in find(dialog, QLabel, "messageLabel").text())
    press(dialog, "sheetBackButton")
    press(dialog, "closeButton")
    asking = the(PassphraseDialog, until)
    fill(asking, passphraseEdit="vergessen")
    press(asking, "openButton")
    until(lambda: session.context.workspace is not None)
    assert PassphraseSource("vergessen").get(tmp_path / "profile")


def test_a_key_that_is_gone_is_asked_for_and_answered_by_the_office(
    workspace: Workspace, context: Context, other: Workspace, qtbot: QtBot, qapp: QApplication,
    until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """The office answers in its window; the profile says that the keyring has the key, but it is gone."""
    groups = workspace.members.recovery_sheet().groups
    other.network.ensure_person("nie gesendet").result()
    other.close()
    folder = tmp_path / "other"
    kept = keyfile.read(folder)
    assert kept is not None
    keyfile.write(folder, keyfile.KeyFile("keyring", kept.check, name="fort", recovery=kept.recovery))
    asking = start.Session(qapp, start.StartOptions(folder, own_folder=True, language="de"))
    asking.show()
    dialog = the(UnlockDialog, until)
    assert "Der Schlüssel zu diesen Daten wurde auf diesem Gerät nicht gefunden." in shown(dialog)
    request, answer = tmp_path / "Anfrage.inka-anfrage", tmp_path / "Antwort.inka-antwort"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(request), ""))
    press(dialog, "askButton")
    fill(dialog, nameEdit="Projektbegleitung")
    press(dialog, "saveButton")
    until(request.exists)
    code = answered(context, qtbot, until, monkeypatch, request, answer, groups)
    press(dialog, "askBackButton")
    press(dialog, "answerButton")
    fill(dialog, fileEdit=str(answer), codeEdit="0000-0000", passphraseEdit=NEW, repeatEdit=NEW)
    press(dialog, "answerOpenButton")
    until(lambda: "Dieser Code passt nicht" in find(dialog, QLabel, "messageLabel").text())
    fill(dialog, codeEdit=code)
    press(dialog, "answerOpenButton")
    until(lambda: asking.context.workspace is not None)
    again = asking.context.workspace
    assert again is not None
    assert "nie gesendet" in {row.name for row in again.network.persons("nie")}
    end(asking, until)


def answered(
    context: Context, qtbot: QtBot, until: Until, monkeypatch: pytest.MonkeyPatch, request: Path,
    answer: Path, groups: tuple[str, ...],
) -> str:  # fmt: skip
    """The office's side: file and sheet in, file and code out."""
    dialog = AnswerDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    press(dialog, "answerButton")
    assert "Anfragedatei" in find(dialog, QLabel, "messageLabel").text()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(request), ""))
    press(dialog, "browseButton")
    assert "„Projektbegleitung“" in find(dialog, QLabel, "nameLabel").text()
    type_groups(dialog, groups)
    press(dialog, "answerButton")
    code = find(dialog, QLabel, "codeLabel")
    until(lambda: bool(code.text()))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(answer), ""))
    press(dialog, "saveButton")
    assert answer.read_bytes().startswith(ANSWER)
    return code.text()
