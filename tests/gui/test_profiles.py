"""Several people on one device: a second person's first start, changing over, and a PIN."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from inka_desktop.gui.context import Context
from inka_desktop.gui.dialogs.first_start_dialog import FirstStartDialog
from inka_desktop.gui.dialogs.passphrase_dialog import PassphraseDialog
from inka_desktop.gui.dialogs.pin_dialog import PinDialog
from inka_desktop.gui.dialogs.profile_dialog import ProfileDialog
from inka_desktop.gui.dialogs.unlock_dialog import UnlockDialog
from inka_desktop.gui.main_window import MainWindow
from inka_desktop.gui.start import StartOptions, run
from inka_desktop.gui.widgets.messages import MessageBar
from inka_desktop.profiles import Profile, profiles_of
from inka_desktop.records.values import Role
from inka_desktop.services import first_start
from inka_desktop.services.workspace import Workspace
from inka_desktop.store import keys
from inka_desktop.store.errors import WrongPinError
from inka_desktop.store.keys import KeyringSource
from tests.keyrings import Ring, the_systems

from .conftest import KEY, TODAY
from .keys import find
from .test_recovery import type_groups

Kind = TypeVar("Kind", bound=QWidget)
Until = Callable[[Callable[[], bool]], None]
STEP_MS, LONGEST_STEPS = 50, 400


class Director:
    """Plays steps while the program runs its own event loop: each waits for something and does something."""

    def __init__(self, *steps: tuple[Callable[[], object], Callable[[], object]]) -> None:
        self._steps = list(steps)
        self._turns = 0
        self.seen: list[str] = []
        self._timer = QTimer(interval=STEP_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @property
    def left(self) -> int:
        """Steps that were not reached."""
        return len(self._steps)

    def _look(self) -> None:
        self._turns += 1
        if self._turns > LONGEST_STEPS:
            self._timer.stop()
            self.seen = [label.text() for label in shown(QLabel)]
            for dialog in QApplication.topLevelWidgets():
                dialog.close()
            QApplication.quit()
        elif self._steps and self._steps[0][0]():
            self._steps.pop(0)[1]()
            if not self._steps:
                self._timer.stop()


def shown(kind: type[Kind]) -> list[Kind]:
    """Visible windows and dialogs of a kind."""
    found = [one for top in QApplication.topLevelWidgets() for one in (top, *top.findChildren(kind))]
    return [one for one in dict.fromkeys(found) if isinstance(one, kind) and one.isVisible()]


def press(kind: type[QWidget], name: str) -> None:
    button = find(shown(kind)[0], QPushButton, name)
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def fill(kind: type[QWidget], **texts: str) -> None:
    for name, text in texts.items():
        line = find(shown(kind)[0], QLineEdit, name)
        assert isinstance(line, QLineEdit)
        line.setText(text)


def says(kind: type[QWidget], text: str) -> bool:
    """Whether a visible one says this."""
    labels = [label for one in shown(kind) for label in one.findChildren(QLabel) if label.isVisible()]
    return any(text in label.text() for label in labels)


def click_text(text: str) -> None:
    (button,) = [one for one in shown(QPushButton) if one.text() == text]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def press_message() -> None:
    button = find(find(shown(MainWindow)[0], MessageBar), QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def open_settings() -> None:
    shown(MainWindow)[0].show_page("settings")


def close_window() -> None:
    shown(MainWindow)[0].close()


def leave_choice() -> None:
    shown(ProfileDialog)[0].reject()


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clock of the example; the hook for mistakes is put back."""
    monkeypatch.setattr(Context, "today", lambda self: TODAY)
    before = sys.excepthook
    yield
    sys.excepthook = before


def test_a_second_person_comes_by_invitation_and_both_find_their_own(
    workspace: Workspace, project: UUID, tmp_path: Path
) -> None:
    (tmp_path / "place").mkdir()
    place = workspace.exchange.add_place(tmp_path / "place").result()
    made = workspace.exchange.invite("Frau Zweite", place.id, Role.CARRIER, [project]).result()
    workspace.exchange.sync().result()
    workspace.close()
    file, main = tmp_path / made.file_name, tmp_path / "profile"
    file.write_bytes(made.file)

    def choose_first() -> None:
        find(shown(ProfileDialog)[0], QListWidget, "profileList").setCurrentRow(0)
        press(ProfileDialog, "openButton")

    director = Director(
        (lambda: shown(ProfileDialog), lambda: press(ProfileDialog, "createButton")),
        (lambda: says(ProfileDialog, "Bitte füllen Sie „Name Ihres Profils“ aus."),
         lambda: fill(ProfileDialog, nameEdit="Zweite", firstEdit="Erste")),
        (lambda: True, lambda: press(ProfileDialog, "createButton")),
        (lambda: shown(FirstStartDialog), lambda: fill(FirstStartDialog, codeEdit=made.code)),
        (lambda: True, lambda: press(FirstStartDialog, "acceptButton")),
        (lambda: says(MainWindow, "Sonnenhang"), open_settings),
        (lambda: says(MainWindow, "Weitere Personen an diesem Gerät"), lambda: click_text("Profil wechseln")),
        (lambda: shown(ProfileDialog), choose_first),
        (lambda: says(MainWindow, "Fachreferat"), close_window),
    )  # fmt: skip
    assert run(StartOptions(main, own_folder=True, invitation=file, key=KEY)) == 0
    assert director.left == 0, director.seen
    known = profiles_of(main, own_folder=True).all()
    assert known == [Profile(main, "Erste"), Profile(main / "profiles" / "p2", "Zweite")]

    again = Director(
        (lambda: shown(ProfileDialog), lambda: find(shown(ProfileDialog)[0], QListWidget, "profileList")
         .setCurrentRow(1)),
        (lambda: True, lambda: press(ProfileDialog, "openButton")),
        (lambda: says(MainWindow, "Noch ist kein Protokoll freigegeben"), close_window),
    )  # fmt: skip
    assert run(StartOptions(main, own_folder=True, key=KEY)) == 0
    assert again.left == 0, again.seen


def test_leaving_the_choice_opens_nobodys_profile(workspace: Workspace, tmp_path: Path) -> None:
    workspace.close()
    main = tmp_path / "profile"
    second = profiles_of(main, own_folder=True).add("Zweite", "Erste")
    first_start.create_workspace(second.folder, KEY, "Andere", "Leitung", "Laptop").close()
    director = Director((lambda: shown(ProfileDialog), leave_choice))
    assert run(StartOptions(main, own_folder=True, key=KEY)) == 0
    assert director.left == 0, director.seen
    assert shown(MainWindow) == []


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    """The system's keyring."""
    return the_systems(monkeypatch)


def test_a_pin_is_set_in_the_settings_and_asked_for_at_the_next_start(tmp_path: Path, ring: Ring) -> None:
    main = tmp_path / "main"
    first_start.create_workspace(main, KeyringSource(), "Koordinierungsstelle", "Leitung", "Laptop").close()
    setting = Director(
        (lambda: says(MainWindow, "Leitung"), open_settings),
        (lambda: says(MainWindow, "ohne weitere Frage"), lambda: click_text("PIN festlegen")),
        (lambda: shown(PinDialog), lambda: fill(PinDialog, pinEdit="4829", repeatEdit="4829")),
        (lambda: True, lambda: press(PinDialog, "keepButton")),
        (lambda: says(PinDialog, "mindestens 6 Ziffern, die nicht alle gleich sind"),
         lambda: fill(PinDialog, pinEdit="482913", repeatEdit="482913")),
        (lambda: True, lambda: press(PinDialog, "keepButton")),
        (lambda: says(MainWindow, "und einer PIN"), close_window),
    )  # fmt: skip
    assert run(StartOptions(main)) == 0
    assert setting.left == 0
    assert keys.profile_state(main) == "pin"

    opening = Director(
        (lambda: says(PassphraseDialog, "PIN eingeben"),
         lambda: fill(PassphraseDialog, passphraseEdit="111112")),
        (lambda: True, lambda: press(PassphraseDialog, "openButton")),
        (lambda: says(PassphraseDialog, "Das ist nicht die PIN dieses Profils."),
         lambda: fill(PassphraseDialog, passphraseEdit="482913")),
        (lambda: True, lambda: press(PassphraseDialog, "openButton")),
        (lambda: not shown(PassphraseDialog) and shown(MainWindow), close_window),
    )  # fmt: skip
    assert run(StartOptions(main)) == 0
    assert opening.left == 0


def test_a_forgotten_pin_is_made_good_by_the_sheet_and_a_new_one_opens_at_once(
    tmp_path: Path, ring: Ring
) -> None:
    from inka_desktop.store import pin

    main = tmp_path / "main"
    made = first_start.create_workspace(main, KeyringSource(), "Koordinierungsstelle", "Leitung", "Laptop")
    groups = made.members.recovery_sheet().groups
    made.close()
    pin.set_pin(main, "482913")
    for _ in range(pin.FREE_TRIES):
        with pytest.raises(WrongPinError):
            pin.PinSource("111112").get(main)
    director = Director(
        (lambda: says(PassphraseDialog, "PIN eingeben"), lambda: click_text("PIN vergessen")),
        (lambda: shown(UnlockDialog), lambda: press(UnlockDialog, "sheetButton")),
        (lambda: True, lambda: type_groups(shown(UnlockDialog)[0], groups)),
        (lambda: True, lambda: press(UnlockDialog, "openButton")),
        (lambda: says(MainWindow, "fragt nicht mehr nach einer PIN"), press_message),
        (lambda: says(MainWindow, "ohne weitere Frage"), close_window),
    )
    assert run(StartOptions(main)) == 0
    assert director.left == 0, director.seen
    assert keys.profile_state(main) == "keyring"
    pin.set_pin(main, "739164")
    assert pin.PinSource("739164").get(main), "wrong tries were those of the PIN before"


def test_a_pin_is_removed_by_whoever_knows_it(
    tmp_path: Path, ring: Ring, context: Context, qtbot: QtBot, until: Until
) -> None:
    from inka_desktop.store import pin

    folder = tmp_path / "main"
    key = keys.key_of(folder, KeyringSource())
    (folder / "inka.db").write_bytes(b"")
    pin.set_pin(folder, "482913")
    dialog = PinDialog(context, folder, present=True)
    dialog.show()
    done: list[bool] = []
    dialog.protection_changed.connect(lambda: done.append(True))
    fill(PinDialog, beforeEdit="482914")
    press(PinDialog, "removeButton")
    until(lambda: says(PinDialog, "nicht die PIN"))
    fill(PinDialog, beforeEdit="482913")
    press(PinDialog, "removeButton")
    until(lambda: bool(done))
    assert KeyringSource().get(folder) == key
