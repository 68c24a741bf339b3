"""A double click on a request, an answer or a packet: in a program that starts, waits or is open."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from inka_desktop import double_click
from inka_desktop.gui import start
from inka_desktop.gui.dialogs.answer_dialog import AnswerDialog
from inka_desktop.gui.dialogs.first_start_dialog import FirstStartDialog
from inka_desktop.gui.dialogs.passphrase_dialog import PassphraseDialog
from inka_desktop.gui.dialogs.unlock_dialog import UnlockDialog
from inka_desktop.gui.opened_files import open_file
from inka_desktop.gui.widgets.double_click_card import DoubleClickCard, tell_system
from inka_desktop.records.values import Role
from inka_desktop.services import first_start, unlocking
from inka_desktop.settings import ROLE, Settings
from inka_desktop.store import keyfile
from inka_desktop.store.keys import PassphraseSource
from tests.gui.keys import find
from tests.gui.test_recovery import NEW, end, fill, press, shown, the, visible

Until = Callable[[Callable[[], bool]], None]
OLD = "das alte Kennwort"
Open = Callable[..., start.Session]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An owner's profile with a passphrase."""
    made = tmp_path / "profile"
    first_start.create_workspace(
        made, PassphraseSource(OLD), "Koordinierungsstelle", "Leitung", "Laptop"
    ).close()
    Settings(made).set(ROLE, str(Role.OWNER))
    return made


@pytest.fixture
def groups(folder: Path) -> tuple[str, ...]:
    from inka_desktop.services.workspace import Workspace

    workspace = Workspace.open(folder, PassphraseSource(OLD))
    workspace.ready.result()
    found = workspace.members.recovery_sheet().groups
    workspace.close()
    return found


@pytest.fixture
def request_file(folder: Path, tmp_path: Path) -> Path:
    path = tmp_path / "Anfrage.inka-anfrage"
    path.write_bytes(unlocking.ask(folder, "Projektbegleitung"))
    return path


@pytest.fixture
def opened(folder: Path, qapp: QApplication, until: Until) -> Iterator[Open]:
    sessions: list[start.Session] = []

    def run(file: Path | None = None, at: Path = folder, passphrase: str = "") -> start.Session:
        key = PassphraseSource(passphrase) if passphrase else None
        options = start.StartOptions(at, own_folder=True, language="de", key=key, file=file)
        sessions.append(start.Session(qapp, options))
        sessions[-1].show()
        return sessions[-1]

    yield run
    for session in sessions:
        window = session.window
        end(session, until)
        window.deleteLater()  # with the dialogs that were left open, as ``start.run`` does
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def send(folder: Path, file: Path) -> bool:
    """A second start, in a process of its own; it hands the file over and ends."""
    code = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "from inka_desktop.gui.second_start import raise_other; app = QCoreApplication([]);"
        "sys.exit(not raise_other(Path(sys.argv[1]), Path(sys.argv[2])))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(folder), str(file)], check=False, timeout=60)
    return done.returncode == 0


def test_a_request_leads_to_the_answer_at_the_start_and_in_a_running_program(
    opened: Open, request_file: Path, folder: Path, until: Until
) -> None:
    session = opened(request_file, passphrase=OLD)
    for turn in range(2):
        dialog = the(AnswerDialog, until)
        assert "„Projektbegleitung“" in find(dialog, QLabel, "nameLabel").text(), turn
        dialog.reject()
        until(lambda: not visible(AnswerDialog))
        assert session.context.workspace is not None
        if not turn:
            until(lambda: session.listening is not None)
            assert send(folder, request_file)


def test_whoever_is_no_owner_is_told_where_a_request_belongs(
    opened: Open, request_file: Path, until: Until
) -> None:
    session = opened(passphrase=OLD)
    until(lambda: session.context.workspace is not None)
    told: list[str] = []
    session.context.message_sent.connect(lambda message: told.append(message.text))
    session.context.settings.set(ROLE, str(Role.CARRIER))
    open_file(session, request_file)
    (said,) = told
    assert "beantwortet die Leitung mit dem Wiederherstellungsblatt" in said
    assert not visible(AnswerDialog)


def test_an_answer_leads_to_unlocking_at_the_start(
    opened: Open, request_file: Path, groups: tuple[str, ...], tmp_path: Path, until: Until
) -> None:
    made = unlocking.answer(request_file.read_bytes(), " ".join(groups))
    answer = tmp_path / made.file_name
    answer.write_bytes(made.file)
    session = opened(answer)
    dialog = the(UnlockDialog, until)
    assert find(dialog, QLineEdit, "fileEdit").text() == str(answer)
    until(lambda: find(dialog, QLineEdit, "passphraseEdit").isVisible())
    fill(dialog, codeEdit=made.code, passphraseEdit=NEW, repeatEdit=NEW)
    press(dialog, "answerOpenButton")
    until(lambda: session.context.workspace is not None)
    assert not visible(UnlockDialog)
    assert not [text for text in shown(session.window) if "schon offen" in text]


def test_an_answer_given_to_a_second_start_comes_to_the_window_that_waits(
    opened: Open, request_file: Path, folder: Path, tmp_path: Path, until: Until
) -> None:
    answer = tmp_path / "Antwort.inka-antwort"
    answer.write_bytes(b"later")
    session = opened()
    the(PassphraseDialog, until)
    assert session.context.workspace is None
    assert send(folder, answer)
    dialog = the(UnlockDialog, until)
    assert find(dialog, QLineEdit, "fileEdit").text() == str(answer)
    dialog.reject()
    the(PassphraseDialog, until)
    assert send(folder, answer)  # and again, wherever the person is
    the(UnlockDialog, until)


def test_a_second_window_does_not_ask_for_the_passphrase_too(
    opened: Open, until: Until, qtbot: QtBot
) -> None:
    first = opened()
    the(PassphraseDialog, until)
    second = opened()
    until(second.window.isHidden)
    assert len(visible(PassphraseDialog)) == 1
    assert first.window.isVisible()


def test_an_answer_for_data_that_is_open_says_so(
    opened: Open, tmp_path: Path, folder: Path, until: Until
) -> None:
    answer = tmp_path / "Antwort.inka-antwort"
    answer.write_bytes(b"late")
    session = opened(passphrase=OLD)
    until(lambda: session.context.workspace is not None and session.listening is not None)
    assert send(folder, answer)
    until(lambda: any("schon offen" in text for text in shown(session.window)))


def test_an_answer_where_there_is_no_data_says_so(opened: Open, tmp_path: Path, until: Until) -> None:
    answer = tmp_path / "Antwort.inka-antwort"
    answer.write_bytes(b"lost")
    opened(answer, tmp_path / "empty")
    dialog = the(FirstStartDialog, until)
    assert any("die diese Antwort öffnen kann" in text for text in shown(dialog))


def test_a_key_that_is_gone_from_the_keyring_meets_the_answer_at_once(
    opened: Open, folder: Path, tmp_path: Path, until: Until
) -> None:
    kept = keyfile.read(folder)
    assert kept is not None
    keyfile.write(folder, keyfile.KeyFile("keyring", kept.check, name="fort", recovery=kept.recovery))
    answer = tmp_path / "Antwort.inka-antwort"
    answer.write_bytes(b"given")
    opened(answer)
    dialog = the(UnlockDialog, until)
    assert find(dialog, QLineEdit, "fileEdit").text() == str(answer)
    assert (
        any("wurde auf diesem Gerät nicht gefunden" in text for text in shown(dialog))
        or find(dialog, QLineEdit, "codeEdit").isVisible()
    )


def test_a_bundled_program_lets_a_double_click_start_it_and_the_settings_take_that_back(
    opened: Open, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setattr(double_click, "program", lambda: [sys.executable])
    session = opened(passphrase=OLD)
    until(lambda: session.context.workspace is not None)
    told = double_click.system([sys.executable])
    assert told is not None
    tell_system(session.context, session)
    until(told.is_told)
    card = DoubleClickCard(session.context, session.window)
    check = find(card, QCheckBox)
    check.click()
    until(lambda: not told.is_told())
    tell_system(session.context, session)
    until(lambda: not session.context.jobs.busy())
    assert not told.is_told()
    check.click()
    until(told.is_told)
