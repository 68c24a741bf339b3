"""The page Sicherung: set up, back up, try out, check, and going back in a program of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMessageBox, QPushButton, QWidget

from inka_desktop.gui.dialogs.backup_dialog import BackupDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.pages.backup_page import BackupPage
from inka_desktop.gui.widgets.card import Card, CardRow
from inka_desktop.gui.widgets.chip import Chip
from inka_desktop.gui.widgets.messages import MessageBar
from inka_desktop.services import first_start
from inka_desktop.services.workspace import Workspace
from tests.gui.conftest import KEY
from tests.gui.keys import find

Until = Callable[[Callable[[], bool]], None]
WORDS = "Apfel Birne Kirsche"


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def buttons(root: QWidget, words: str) -> list[QPushButton]:
    return [one for one in root.findChildren(QPushButton) if one.isVisible() and one.text() == words]


def texts(root: QWidget) -> list[str]:
    return [label.text() for label in root.findChildren(QLabel) if label.isVisible() and label.text()]


@pytest.fixture
def page(window: MainWindow) -> BackupPage:
    click(find(window.show_page("settings"), QPushButton, "backupButton"))
    shown = window.current()
    assert isinstance(shown, BackupPage)
    return shown


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that a person chooses."""
    path = tmp_path / "disk"
    path.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(path))
    return path


def set_up(page: BackupPage, until: Until) -> None:
    click(buttons(page, "Jetzt sichern")[0])
    dialog = page.findChild(BackupDialog)
    assert dialog is not None
    choose = find(dialog, QPushButton, "chooseButton")
    click(choose)
    assert "Bitte wählen Sie mindestens 10 Zeichen." in texts(dialog)
    find(dialog, QLineEdit, "passphraseEdit").setText(WORDS)
    click(choose)
    assert any("verschieden" in text for text in texts(dialog))
    find(dialog, QLineEdit, "againEdit").setText(WORDS)
    click(choose)
    until(lambda: any(text.startswith("Zuletzt gesichert") for text in texts(page)))


def test_the_first_backup_asks_for_passphrase_and_folder_and_can_be_tried_out(
    window: MainWindow, page: BackupPage, disk: Path, until: Until
) -> None:
    until(lambda: "Noch keine Sicherung auf einem anderen Datenträger." in texts(page))
    set_up(page, until)
    assert list((disk / "INKA-Sicherung KS1" / "states").glob("*.db"))
    until(lambda: bool(buttons(page, "Prüfen")))
    click(buttons(page, "Prüfen")[0])
    bar = find(window, MessageBar)
    until(lambda: bar.isVisible() and bar.accessibleName().startswith("Die Sicherung ist vollständig"))


def test_everything_is_checked_part_by_part(page: BackupPage, until: Until) -> None:
    click(buttons(page, "Alles prüfen")[0])
    card = find(page, Card, "findingsCard")
    until(lambda: len(card.findChildren(CardRow)) == 6)
    named = [row.title.text() for row in card.findChildren(CardRow)]
    assert named == ["Datenbank", "Änderungen", "Einträge", "Suche", "Anhänge", "Austauschorte"]
    assert {chip.accessibleName() for chip in card.findChildren(Chip)} == {"in Ordnung"}


def test_going_back_takes_a_second_click(
    page: BackupPage, workspace: Workspace, until: Until, qapp: QApplication
) -> None:
    assert workspace.backups.make_daily().result()
    page.refresh()
    wished: list[object] = []
    page.context.going_back.connect(wished.append)
    for answer, count in (("Abbrechen", 0), ("Wiederherstellen", 1)):
        until(lambda: bool(buttons(page, "Wiederherstellen")))
        click(buttons(page, "Wiederherstellen")[0])
        (box,) = [one for one in page.findChildren(QMessageBox) if one.isVisible()]
        click(buttons(box, answer)[0])
        until(lambda wanted=count: len(wished) == wanted)  # type: ignore[misc]  # default binds now


PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from inka_desktop.gui import start
from inka_desktop.store.keys import GivenKey
state, titles = Path(sys.argv[2]), []
def shown():
    session = [one for one in QApplication.instance().children() if isinstance(one, start.Session)][-1]
    def opened():
        workspace = session.context.workspace
        if workspace is None or not workspace.ready.done():
            QTimer.singleShot(50, opened)
            return
        titles.append([one.title for one in workspace.projects.list()])
        if len(titles) == 1:
            session.context.going_back.emit(state)
        else:
            session.window.close()
    opened()
code = start.run(start.StartOptions(Path(sys.argv[1]), True, key=GivenKey({key!r}), shown=shown))
print("code", code, titles)
"""


def test_the_program_goes_back_and_opens_again(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    opened = first_start.create_workspace(folder, KEY, "Koordinierungsstelle", "Leitung", "Laptop")
    opened.projects.create("Sonnenhang", ["Quellrode"], "Nachbarschaftswerk").result()
    opened.backups.make_daily().result()
    (daily,) = opened.backups.states()
    project = opened.projects.create("Tannrieden", ["Rothenlohe"], "Verein").result()
    opened.protocols.start(project, date(2026, 11, 23)).result()
    opened.close()
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", PROGRAM.format(key=KEY.key), str(folder),
         str(daily.path)],
        capture_output=True, text=True, timeout=120, check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.stdout.strip() == "code 0 [['Sonnenhang', 'Tannrieden'], ['Sonnenhang']]", done.stderr
    assert done.returncode == 0
